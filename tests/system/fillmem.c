// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/fillmem.c - all memory but a little holds a pattern, and keeps it
 *
 *	fillmem [ROUNDS]	in a guest only: nothing is left for others
 *
 * Linux:    mm/page_alloc.c (zones), mm/highmem.c
 * Read:     nomem.c, threadhelp.h before
 *
 * Half of the free memory becomes pages of the program, a quarter files in tmpfs;
 * then come threads, each with a kernel stack of its own and a patterned user
 * stack, the program's own stack, and pages until only KEEP is free. Every page
 * has another pattern, written while the others were still being allocated. A
 * frame that two use, or a page that is written through a wrong mapping, shows.
 * /proc/self/pagemap says which frames the pages are in: none may occur twice.
 */
#include "rawcall.h"
#include "tap.h"
#include "threadhelp.h"
#include <linux/futex.h>
#include <unistd.h>

#define KEEP		6144		/* kB that stay free */
#define THREADS		200
#define STACK		(16 * PAGE_SIZE)
#define DEEP		(4UL << 20)	/* of the program's own stack */
#define MAX_FRAMES	(1UL << 19)	/* 2 GiB of RAM */
#define WORDS		(PAGE_SIZE / sizeof(unsigned))
#define STEP		61		/* words from one that is written to the next */

static unsigned char seen[MAX_FRAMES / 8];
static unsigned long frames, twice, high, first_high;
static int tids[THREADS], gate, spoilt_stacks;
static char *stacks;

static long kb(const char *name)
{
	static char text[4096];
	char *line;

	read_file("/proc/meminfo", text, sizeof(text));
	line = strstr(text, name);
	return line ? strtol(line + strlen(name), NULL, 10) : -1;
}

static unsigned mix(unsigned long page, unsigned long word)
{
	unsigned x = page * 2654435761U + word * 40503U + 1;

	return x ^ x >> 15;
}

static void write_page(void *page, unsigned long id)
{
	unsigned long i;

	for (i = id % STEP; i < WORDS; i += STEP)
		((unsigned *)page)[i] = mix(id, i);
}

/* How many words are not as they were written. */
static int spoilt(const void *page, unsigned long id)
{
	unsigned long i;
	int n = 0;

	for (i = id % STEP; i < WORDS; i += STEP)
		n += ((const unsigned *)page)[i] != mix(id, i);
	return n;
}

static void *map(size_t len, int fd)
{
	return mmap(NULL, len, PROT_READ | PROT_WRITE, fd < 0 ? MAP_PRIVATE |
		    MAP_ANONYMOUS : MAP_SHARED, fd, 0);
}

/* The frames of mapped pages, each to occur once. */
static void note_frames(const char *start, size_t len)
{
	unsigned long long entry[512];
	unsigned long page = (unsigned long)start / PAGE_SIZE, frame;
	size_t left = len / PAGE_SIZE, n, i;
	int fd = S(open, "/proc/self/pagemap", O_RDONLY, 0);

	lseek(fd, page * 8, SEEK_SET);
	for (; left; left -= n) {
		n = left < 512 ? left : 512;
		if (read(fd, entry, n * 8) != (ssize_t)(n * 8))
			break;
		for (i = 0; i < n; i++) {
			if (!(entry[i] >> 63))
				continue;
			frame = entry[i] & (MAX_FRAMES - 1);
			twice += seen[frame / 8] >> frame % 8 & 1;
			seen[frame / 8] |= 1 << frame % 8;
			frames++;
			high += frame >= first_high;
		}
	}
	close(fd);
}

/* ---- the program's memory, in chunks -------------------------------------------- */

#define CHUNK		(4UL << 20)
#define MAX_CHUNKS	512

static char *chunk[MAX_CHUNKS];
static unsigned int chunks;
static unsigned long not_zero;

static int add_chunk(size_t len)
{
	char *p = map(len, -1);
	size_t i;

	if (p == MAP_FAILED || chunks == MAX_CHUNKS)
		return -1;
	chunk[chunks++] = p;
	for (i = 0; i < len; i += PAGE_SIZE) {
		not_zero += *(int *)(p + i) || *(int *)(p + i + PAGE_SIZE - 4);
		write_page(p + i, (unsigned long)(p + i));
	}
	return 0;
}

static unsigned long check_chunks(size_t len)
{
	unsigned long n = 0;
	unsigned int c;
	size_t i;

	for (c = 0; c < chunks; c++)
		for (i = 0; i < len; i += PAGE_SIZE)
			n += spoilt(chunk[c] + i, (unsigned long)(chunk[c] + i));
	return n;
}

/* ---- files: written by write(), read back through read() and through mmap() ----- */

static char name[32];

static const char *file_name(unsigned int n)
{
	snprintf(name, sizeof(name), "/tmp/fill.%u", n);
	return name;
}

static int add_file(unsigned int n)
{
	static char page[PAGE_SIZE];
	int fd = S(open, file_name(n), O_RDWR | O_CREAT | O_TRUNC, 0600);
	unsigned long i;

	for (i = 0; i < CHUNK / PAGE_SIZE; i++) {
		write_page(page, n << 16 | i);
		if (write(fd, page, PAGE_SIZE) != PAGE_SIZE)
			return -1;
	}
	return close(fd);
}

static unsigned long check_file(unsigned int n)
{
	static char page[PAGE_SIZE];
	int fd = S(open, file_name(n), O_RDWR, 0);
	char *p = map(CHUNK, fd);
	unsigned long i, bad = 0;

	for (i = 0; i < CHUNK / PAGE_SIZE; i++) {
		if (read(fd, page, PAGE_SIZE) != PAGE_SIZE)
			return 1;
		bad += spoilt(page, n << 16 | i);
		bad += spoilt(p + i * PAGE_SIZE, n << 16 | i);
	}
	note_frames(p, CHUNK);
	munmap(p, CHUNK);
	close(fd);
	return bad;
}

/* ---- stacks ---------------------------------------------------------------------- */

/* Each thread fills its stack, waits at the gate, and looks whether all is there. */
static int thread(void)
{
	char *top = __builtin_frame_address(0);
	char *low = stacks + (size_t)(top - stacks) / STACK * STACK, *p;
	int bad = 0;

	for (p = low; p < low + STACK - 2 * PAGE_SIZE; p += PAGE_SIZE)
		write_page(p, (unsigned long)p);
	while (!*(volatile int *)&gate)
		S(futex, &gate, FUTEX_WAIT, 0, 0, 0, 0);
	for (p = low; p < low + STACK - 2 * PAGE_SIZE; p += PAGE_SIZE)
		bad += spoilt(p, (unsigned long)p);
	__atomic_fetch_add(&spoilt_stacks, bad, __ATOMIC_SEQ_CST);
	return 0;
}

static int start_threads(void)
{
	int i;

	gate = 0;
	stacks = map(THREADS * STACK, -1);
	for (i = 0; i < THREADS; i++) {
		tids[i] = -1;
		if (clone_call(THREAD | CLONE_FS | CLONE_FILES | CLONE_PARENT_SETTID |
			       CLONE_CHILD_CLEARTID, stacks + (i + 1) * STACK,
			       &tids[i], &tids[i], thread) < 0)
			return i;
	}
	S(nanosleep, &(struct { long s, ns; }){ 0, 200000000 }, 0);
	return i;
}

static void end_threads(void)
{
	int i, tid;

	gate = 1;
	S(futex, &gate, FUTEX_WAKE, THREADS, 0, 0, 0);
	for (i = 0; i < THREADS; i++)
		while ((tid = *(volatile int *)&tids[i]))
			S(futex, &tids[i], FUTEX_WAIT, tid, 0, 0, 0);
	note_frames(stacks, THREADS * STACK);
	munmap(stacks, THREADS * STACK);
}

/* ---- all of it --------------------------------------------------------------------- */

static void fill_and_check(size_t files)
{
	unsigned long bad = 0, i;

	while (kb("MemFree:") > KEEP + (long)(CHUNK / 1024))
		if (add_chunk(CHUNK))
			break;
	printf("# MemFree %ld kB, HighFree %ld kB, LowFree %ld kB\n",
	       kb("MemFree:"), kb("HighFree:"), kb("LowFree:"));
	ok(kb("MemFree:") < KEEP + 4096, "nearly nothing is free");
	ok(kb("HighFree:") < 1024, "all of highmem is used");
	is(not_zero, 0, "a new page is zero");
	is(check_chunks(CHUNK), 0, "pages of the program");
	for (i = 0; i < chunks; i++)
		note_frames(chunk[i], CHUNK);
	for (i = 0; i < files; i++)
		bad += check_file(i);
	is(bad, 0, "pages of files, by read() and by mmap()");
}

/* Runs on top of DEEP bytes of stack that hold a pattern. */
static __attribute__((noinline)) void on_deep_stack(size_t files)
{
	char deep[DEEP + PAGE_SIZE];
	char *low = (char *)(((unsigned long)deep | (PAGE_SIZE - 1)) + 1), *p;
	int bad = 0;

	for (p = low; p + PAGE_SIZE <= deep + sizeof(deep); p += PAGE_SIZE)
		write_page(p, (unsigned long)p);
	fill_and_check(files);
	for (p = low; p + PAGE_SIZE <= deep + sizeof(deep); p += PAGE_SIZE)
		bad += spoilt(p, (unsigned long)p);
	is(bad, 0, "the program's own stack");
	note_frames(low, DEEP - PAGE_SIZE);
}

static void round_of(void)
{
	size_t files = 0, i;
	long start = kb("MemFree:");

	frames = twice = high = not_zero = chunks = spoilt_stacks = 0;
	memset(seen, 0, sizeof(seen));
	while (kb("MemFree:") > start / 2)
		if (add_chunk(CHUNK))
			break;
	while (kb("MemFree:") > start / 4 && files < 200)
		if (add_file(files++))
			break;
	is(start_threads(), THREADS, "threads, asleep in the kernel");
	on_deep_stack(files);
	end_threads();
	is(spoilt_stacks, 0, "stacks of threads");
	is(twice, 0, "no frame belongs to two pages");
	printf("# %lu frames were seen, %lu of them in highmem\n", frames, high);
	ok(high * 4 > (unsigned long)kb("HighTotal:") / 10 * 9,
	   "nine tenths of highmem and more");
	ok((frames - high) * 4 > (unsigned long)kb("LowTotal:") / 10 * 9,
	   "and of lowmem");
	for (i = 0; i < chunks; i++)
		munmap(chunk[i], CHUNK);
	for (i = 0; i < files; i++)
		unlink(file_name(i));
}

int main(int argc, char **argv)
{
	int rounds = argc > 1 ? atoi(argv[1]) : 1, i;
	long before = 0, after;

	/* The border lies at a multiple of 32 MiB, about; arm's RAM is at 1 GiB. */
	first_high = ((kb("LowTotal:") + 16384) / 32768 * 32768) / 4;
#ifdef __arm__
	first_high += 0x40000;
#endif
	for (i = 0; i < rounds; i++) {
		if (i == 1)	/* page tables and slabs of the first round stay */
			before = kb("MemFree:");
		round_of();
	}
	S(nanosleep, &(struct { long s, ns; }){ 0, 100000000 }, 0);
	after = kb("MemFree:");
	printf("# MemFree before %ld kB, after %ld kB\n", before, after);
	ok(rounds < 2 || after >= before - 64, "all of it came back");
	return done();
}
