// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/addrlimit.c - what an overwritten addr_limit is worth
 *
 * Linux:    drivers/misc/lkdtm has no such trigger; the attack is why addr_limit
 *           left the stack (4.9) and then the kernel (5.18)
 * Read:     drivers/lkdtm/bugs.c (OVERFLOW_ADDR_LIMIT) before
 *
 *	addrlimit ADDRESS LENGTH [provoke]
 *
 * Asks write() to copy LENGTH bytes of the kernel's memory into a file, and prints
 * them, or the error. With "provoke" the kernel stack is overflowed before.
 */
#include "../../user/lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIRECT	"/sys/kernel/debug/provoke-crash/DIRECT"
#define TRIGGER	"OVERFLOW_ADDR_LIMIT"

int main(int argc, char **argv)
{
	char text[256] = "";
	int provoke, file, n;
	void *address;

	if (argc < 3) {
		fprintf(stderr, "usage: addrlimit ADDRESS LENGTH [provoke]\n");
		return 2;
	}
	address = (void *)strtoul(argv[1], NULL, 16);
	n = atoi(argv[2]);
	provoke = open(DIRECT, O_WRONLY);
	file = open("/tmp/stolen", O_RDWR | O_CREAT | O_TRUNC, 0600);
	if (provoke < 0 || file < 0 || n < 0 || n >= sizeof(text)) {
		perror("addrlimit");
		return 2;
	}
	if (argc > 3)
		write(provoke, TRIGGER, strlen(TRIGGER));
	n = write(file, address, n);
	if (n < 0) {
		printf("write: %s\n", strerror(errno));
		return 1;
	}
	lseek(file, 0, SEEK_SET);
	read(file, text, n);
	printf("stolen: %s\n", text);
	return 0;
}
