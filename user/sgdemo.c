// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sgdemo.c - 8 bytes of the kernel stack in a scatterlist: which page is it?
 *
 *	sgdemo [HOW [MIB]]	HOW: stack (as in Linux 4.20), kmalloc (5.0),
 *				pages; with MIB of memory that may be the victim's
 *
 * Linux:    include/linux/scatterlist.h sg_set_buf()
 * Notes:    docs/scatterlist.md
 * Read:     drivers/gss_krb5_seqnum.c before: it does it and says what it saw
 *
 * Try MEM=1G, highmem=64M (x86), vmalloc=960M (arm), GEN=2, CONFIG=DEBUG_SG=y.
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <fcntl.h>
#include <linux/mman.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FILE_NAME	"/sys/kernel/debug/gss_krb5"
#define PATTERN		0x6f6f6f6fU

/* The lower and the upper half of the 8 bytes. */
static struct half {
	char real[9], named[9], owner[64], before[12], after[12];
} half[2];
static char verdict[32];
static unsigned long buffer;
static unsigned int *memory;
static size_t words;

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static void fill(size_t mib)
{
	size_t i;

	words = (mib << 20) / sizeof(*memory);
	memory = mmap(NULL, mib << 20, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		fail("sgdemo: mmap");
	for (i = 0; i < words; i++)
		memory[i] = PATTERN;
}

/* Lets the kernel do @what, and reads what it saw. */
static void run(const char *what, const char *how)
{
	char text[1024], *p = text;
	int fd = open(FILE_NAME, O_RDWR), i;
	ssize_t len;

	snprintf(text, sizeof(text), "%s %s", what, how);
	if (fd < 0 || write(fd, text, strlen(text)) < 0)
		fail("sgdemo: " FILE_NAME);
	len = read(fd, text, sizeof(text) - 1);
	close(fd);
	text[len > 0 ? len : 0] = '\0';
	p = strstr(text, "verdict ");
	if (!p || sscanf(p, "verdict %31[^\n] buffer %lx", verdict, &buffer) != 2)
		fail("sgdemo: the report");
	for (i = 0; i < 2; i++) {
		p = strstr(p, "real ");
		if (!p || sscanf(p, "real %8s named %8s %63[^\n] "
				 "before %11[^\n] after %11[^\n]",
				 half[i].real, half[i].named, half[i].owner,
				 half[i].before, half[i].after) != 5)
			fail("sgdemo: the report");
		p++;
	}
}

/* A page of 4096 bytes ends where the low half ends, if the buffer lies so. */
static void print_picture(void)
{
	int border = !((buffer + 4) % 4096);

	printf("            virtual            the bytes are at   the list names\n"
	       "  %08lx +-------------------+\n"
	       "           | bytes 4 to 7      | --> %s        %s\n"
	       "  %08lx %s\n"
	       "           | bytes 0 to 3      | --> %s        %s\n"
	       "  %08lx +-------------------+\n\n",
	       buffer + 8, half[1].real, half[1].named, buffer + 4,
	       border ? "+ - page border - - +" : "|                   |",
	       half[0].real, half[0].named, buffer);
}

static void print_owners(void)
{
	int i;

	for (i = 1; i >= 0; i--)
		printf("  %s: %s\n      %s -> %s\n", half[i].named, half[i].owner,
		       half[i].before, half[i].after);
}

/* Nobody asked the kernel to do anything to this memory. */
static void look_at_memory(void)
{
	size_t i;

	for (i = 0; i < words; i++)
		if (memory[i] != PATTERN)
			printf("  my memory at %08lx was %08x, is %08x\n",
			       (unsigned long)&memory[i], PATTERN, memory[i]);
}

static const char *meaning(void)
{
	if (!strcmp(verdict, "right"))
		return "the buffer is encrypted";
	if (!strcmp(verdict, "lost"))
		return "no RAM is there: -EIO, and the buffer is plain text";
	return "somebody else's bytes were changed, not the buffer's";
}

int main(int argc, char **argv)
{
	const char *how = argc > 1 ? argv[1] : "stack";

	if (argc > 3 || !strstr("stack kmalloc pages", how))
		wrong_usage("sgdemo [stack|kmalloc|pages [MIB]]");
	if (argc == 3)
		fill(parse_number(argv[2], "MIB"));
	run("encrypt", how);
	printf("sgdemo %s: krb5_encrypt() of 8 bytes %s\n\n", how,
	       strcmp(how, "kmalloc") ? "on the kernel stack" : "of kmalloc()");
	print_picture();
	print_owners();
	look_at_memory();
	printf("Verdict: %s: %s.\n", verdict, meaning());
	run("seqnum", how);
	printf("krb5_get_seq_num(): %s.\n", verdict);
	return 0;
}
