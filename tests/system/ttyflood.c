// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/ttyflood.c - one write() to the terminal that does not end by itself
 *
 * Linux:    do_tty_write() in drivers/tty/tty_io.c looks for signals after each piece
 * Read:     drivers/tty/n_tty.c (n_tty_write()) before
 *
 * 64 MiB of nothing, and an alarm after 20 ms: the signal must end it.
 */
#include "../../user/lib/sys.h"
#include <asm/mman.h>
#include <linux/time.h>
#include <stdio.h>

#define SIZE	(64UL << 20)

int main(void)
{
	struct { struct { long sec, usec; } interval, value; } soon = {
		.value = { 0, 20000 },
	};
	void *zeros = mmap(NULL, SIZE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1,
			   0);

	if (zeros == MAP_FAILED) {
		perror("ttyflood");
		return 2;
	}
	syscall(__NR_setitimer, ITIMER_REAL, &soon, NULL);
	write(1, zeros, SIZE);
	return 0;
}
