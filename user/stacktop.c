// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/stacktop.c - where does the stack end, in N programs?
 *
 *	stacktop N	execs itself N times, then prints a histogram
 *
 * Linux:    fs/binfmt_elf.c randomize_stack_top(): 2048 tops, a page apart
 * Notes:    chapter "Randomization"
 * Read:     stackmap.c before; try `setarch -R stacktop 16`
 *
 * fork() copies an address space and so its stack: only exec draws again. Each
 * program therefore execs the next one, and what has been seen is handed on
 * as one string of the argument vector:
 *
 *	argv: "stacktop" "N" "<state in hexadecimal>"
 *
 * The first exec is done without randomization, to learn the real top. A
 * digest of all tops in their order tells whether two runs drew the same.
 */
#include "lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SPAN		(8UL << 20)	/* bytes in which tops are expected */
#define BINS		16
/* x86 can lower the top by one more page: arch_align_stack(). */
#define SLOTS		(SPAN / PAGE_SIZE + 8)
#define SHOW		16		/* with so few, each top is printed */
/* chi-square with 15 degrees of freedom exceeds this once in 1000 times. */
#define CHI_SQUARE_LIMIT "37.70"

struct state {
	unsigned long persona;		/* the caller's, to be restored */
	unsigned long stack_top;	/* without randomization; 0: unknown */
	unsigned long done;
	unsigned long min;
	unsigned long max;
	unsigned long unaligned;
	unsigned long outside;
	unsigned long digest;
	unsigned long bin[BINS];
	unsigned char seen[SLOTS / 8];
};

static struct state state;

static void die(const char *what)
{
	fprintf(stderr, "stacktop: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* The end of the area that /proc/self/maps calls [stack]. */
static unsigned long read_top(void)
{
	static char maps[8192];
	char *name;

	if (read_file("/proc/self/maps", maps, sizeof(maps)) < 0)
		die("/proc/self/maps");
	name = strstr(maps, "[stack]");
	if (!name) {
		errno = ENOENT;
		die("[stack]");
	}
	while (name > maps && name[-1] != '\n')
		name--;
	return strtoul(strchr(name, '-') + 1, NULL, 16);
}

/* FNV-1a over the tops, low byte first. */
static void add_to_digest(unsigned long top)
{
	int i;

	for (i = 0; i < 4; i++, top >>= 8)
		state.digest = (state.digest ^ (top & 255)) * 16777619UL;
}

static void record(unsigned long top)
{
	unsigned long below = (state.stack_top - top) / PAGE_SIZE;

	if (!state.done || top < state.min)
		state.min = top;
	if (top > state.max)
		state.max = top;
	if (top % PAGE_SIZE)
		state.unaligned++;
	if (below >= SLOTS) {
		state.outside++;
	} else {
		unsigned long bin = below / (SPAN / PAGE_SIZE / BINS);

		state.bin[bin < BINS ? bin : BINS - 1]++;
		state.seen[below / 8] |= 1 << below % 8;
	}
	add_to_digest(top);
	state.done++;
}

static void next(char *program, char *count)
{
	static char text[2 * sizeof(state) + 1];
	char *argv[] = { program, count, text, NULL };
	const unsigned char *p = (unsigned char *)&state;
	size_t i;

	for (i = 0; i < sizeof(state); i++)
		sprintf(text + 2 * i, "%02x", p[i]);
	/* argv[0] may be a bare name; this is the path that was exec'ed. */
	execve((char *)getauxval(AT_EXECFN), argv, environ);
	die(program);
}

static void parse_state(const char *text)
{
	unsigned char *p = (unsigned char *)&state;
	char pair[3] = "";
	size_t i;

	if (strlen(text) != 2 * sizeof(state)) {
		errno = EINVAL;
		die("state");
	}
	for (i = 0; i < sizeof(state); i++) {
		memcpy(pair, text + 2 * i, 2);
		p[i] = strtoul(pair, NULL, 16);
	}
}

static unsigned long distinct_tops(void)
{
	unsigned long nr = 0;
	size_t i;

	for (i = 0; i < SLOTS; i++)
		nr += state.seen[i / 8] >> i % 8 & 1;
	return nr;
}

/* In hundredths: the sum of (seen - expected)^2 / expected over the bins. */
static unsigned long chi_square(void)
{
	unsigned long long sum = 0;
	int i;

	for (i = 0; i < BINS; i++)
		sum += (unsigned long long)state.bin[i] * state.bin[i];
	return (100 * BINS * sum) / state.done - 100ULL * state.done;
}

static void print_histogram(void)
{
	unsigned long most = 1;
	int i;

	for (i = 0; i < BINS; i++)
		if (state.bin[i] > most)
			most = state.bin[i];
	for (i = 0; i < BINS; i++) {
		int stars = (state.bin[i] * 50 + most - 1) / most;

		printf("%4lu kB %6lu %.*s\n", (i + 1) * (SPAN / BINS / 1024),
		       state.bin[i], stars,
		       "##################################################");
	}
}

static void report(void)
{
	unsigned long chi = chi_square();

	printf("execs      %lu\n", state.done);
	printf("top        %08lx (without randomization)\n", state.stack_top);
	printf("largest    %08lx (%lu kB below)\n", state.max,
	       (state.stack_top - state.max) / 1024);
	printf("smallest   %08lx (%lu kB below)\n", state.min,
	       (state.stack_top - state.min) / 1024);
	printf("distinct   %lu\n", distinct_tops());
	printf("unaligned  %lu\n", state.unaligned);
	printf("outside    %lu\n", state.outside);
	printf("chi-square %lu.%02lu (uniform: below " CHI_SQUARE_LIMIT
	       " in 999 of 1000 cases)\n", chi / 100, chi % 100);
	printf("digest     %#010lx\n", state.digest);
	printf("\nless than so far below the top:\n");
	print_histogram();
}

int main(int argc, char **argv)
{
	unsigned long wanted = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	unsigned long top;

	if (!wanted || argc > 3) {
		fprintf(stderr, "usage: stacktop N\n");
		return 1;
	}
	if (argc == 2) {
		state.digest = 2166136261UL;
		state.persona = personality(0xffffffff);
		personality(state.persona | ADDR_NO_RANDOMIZE);
		next(argv[0], argv[1]);
	}
	parse_state(argv[2]);
	top = read_top();
	if (!state.stack_top) {
		state.stack_top = top;
		personality(state.persona);
		next(argv[0], argv[1]);
	}
	record(top);
	if (wanted <= SHOW) {
		printf("%08lx\n", top);
		fflush(stdout);
	}
	if (state.done < wanted)
		next(argv[0], argv[1]);
	report();
	return 0;
}
