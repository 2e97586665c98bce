// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/dmademo.c - a device writes to a buffer on the kernel stack: to what?
 *
 *	dmademo MODE [MIB]	MODE: single, unchecked, pages, sg, kmalloc, vmap;
 *				with MIB of memory that may be the victim's
 *
 * Linux:    include/linux/dma-mapping.h dma_map_single(), kernel/dma/mapping.c
 * Notes:    docs/dma.md
 * Read:     drivers/stackdma.c before: it does it and says what it saw
 *
 * A mapped kernel stack gets a false physical address by dma_map_single(). What
 * is there depends on where lowmem ends: try MEM=128M, highmem=64M (x86),
 * vmalloc=960M (arm), GEN=2.
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <fcntl.h>
#include <linux/mman.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FILE_NAME	"/sys/kernel/debug/stackdma"
#define HALF		32
#define EDGE		" +--------------+\n"

static const char pattern[HALF + 1] = "This is memory of dmademo here. ";

static char report[4096];
static char *memory;
static size_t bytes;

/* The rest of the report's line that begins with @key; the @nth of them. */
static char *line(const char *key, int nth)
{
	size_t len = strlen(key);
	char *p;

	for (p = report; p; p = strchr(p, '\n'), p = p ? p + 1 : NULL)
		if (!strncmp(p, key, len) && !nth--)
			return p + len + 1;
	return NULL;
}

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static void fill(long mib)
{
	size_t i;

	bytes = mib << 20;
	memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		fail("dmademo: mmap");
	for (i = 0; i < bytes; i += HALF)
		memcpy(memory + i, pattern, HALF);
}

/* The kernel did nothing to this memory that this program asked for. */
static void look_at_memory(void)
{
	size_t i;

	for (i = 0; i < bytes; i += HALF)
		if (memcmp(memory + i, pattern, HALF))
			printf("  my memory, at %08lx: |%.32s|\n",
			       (unsigned long)memory + i, memory + i);
}

static void run(const char *mode)
{
	int fd = open(FILE_NAME, O_RDWR);
	ssize_t len;

	if (fd < 0)
		fail("dmademo: " FILE_NAME);
	if (write(fd, mode, strlen(mode)) < 0)
		fail("dmademo: the device");
	len = read(fd, report, sizeof(report) - 1);
	if (len <= 0)
		fail("dmademo: the report");
	report[len] = '\0';
}

/* Two dozen hexadecimal bytes are no picture: as text. */
static void print_text(const char *what, const char *hex)
{
	int i, c;

	printf("     %s |", what);
	for (i = 0; i < HALF; i++) {
		c = strtol(hex + 3 * i, NULL, 16);
		putchar(c >= ' ' && c < 127 ? c : '.');
	}
	printf("|\n");
}

static void print_piece(int nth)
{
	const char *device = line("device", nth), *owner;

	if (!device)
		return;
	owner = strchr(device, ':') + 2;
	printf("  %.8s: %.*s\n", device, (int)strcspn(owner, "\n"), owner);
	print_text("before", line("before", nth));
	print_text("after ", line("after ", nth));
}

/* The device may have been given nothing, or all in one page. */
static void print_picture(void)
{
	unsigned long buffer = strtoul(line("buffer", 0), NULL, 16);
	const char *real = line("real", 0), *device = line("device", 0);
	const char *above = line("device", 1);
	int border = !((buffer + HALF) % PAGE_SIZE);

	printf("  buffer, virtual             is really at    the device wrote to\n"
	       "  %08lx" EDGE, buffer + 2 * HALF);
	printf("  %8s | 32 bytes     | --> %.8s    %.8s\n", "", real + 9,
	       above ? above : "-");
	printf("  %08lx %s\n", buffer + HALF,
	       border ? "+ page border  +" : "|              |");
	printf("  %8s | 32 bytes     | --> %.8s    %.8s\n", "", real,
	       device ? device : "-");
	printf("  %08lx" EDGE, buffer);
}

static void print_verdict(void)
{
	static const char *const text[][2] = {
		{ "right", "The device wrote to the buffer." },
		{ "refused", "dma_map_single() takes no vmalloc address: "
			     "see dmesg." },
		{ "lost", "No RAM there: the device says ERROR. "
			  "The buffer is unchanged." },
		{ "stranger", "The buffer is as it was. "
			      "Somebody else's memory is not." },
	};
	const char *verdict = line("verdict", 0);
	int i;

	for (i = 0; i < 4; i++)
		if (!strncmp(verdict, text[i][0], strlen(text[i][0])))
			printf("Verdict: %s. %s\n", text[i][0], text[i][1]);
}

int main(int argc, char **argv)
{
	if (argc < 2 || argc > 3)
		wrong_usage("dmademo single|unchecked|pages|sg|kmalloc|vmap [MIB]");
	if (argc == 3)
		fill(parse_number(argv[2], "MIB"));
	run(argv[1]);
	printf("dmademo %s: 64 bytes by DMA to a buffer %s\n\n", argv[1],
	       !strcmp(argv[1], "kmalloc") ? "of kmalloc()" :
	       !strcmp(argv[1], "vmap") ? "of vmap()" : "on the kernel stack");
	print_picture();
	putchar('\n');
	print_piece(1);
	print_piece(0);
	look_at_memory();
	print_verdict();
	return 0;
}
