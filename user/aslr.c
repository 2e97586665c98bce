// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/aslr.c - where do N programs find their stack, mappings, heap?
 *
 *	aslr N			N times fork and exec, then a picture
 *
 * Linux:    fs/binfmt_elf.c randomize_stack_top(): 2048 tops, a page apart;
 *           mm/util.c arch_mmap_rnd(): 256 places; arch_randomize_brk()
 * Notes:    chapter "Randomization"
 * Read:     stacktop.c before (the same without fork); `setarch -R aslr 9`
 *
 * Only exec draws lots, so each draw is a program: this one, called as
 * `aslr -`, which writes its addresses into a pipe.
 */
#include "lib/stackview.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DRAWS	100000L
#define BINS		16
#define SPAN		(8UL << 20)	/* of the tops */
#define BAR		48

/* What one program tells, and the extremes of all. */
struct draw {
	unsigned long stack;	/* end of [stack] */
	unsigned long sp;	/* at the first instruction, below that end */
	unsigned long mmap;	/* of a first page */
	unsigned long heap;
};

static struct stack_view view;
static struct draw least = { -1UL, -1UL, -1UL, -1UL }, most;
static unsigned long top;	/* of all stacks: the end without lots */
static unsigned long bins[BINS];

static int tell(void)
{
	struct draw draw;

	draw.heap = (unsigned long)sbrk(0);
	draw.mmap = (unsigned long)mmap(NULL, PAGE_SIZE, PROT_NONE,
					MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	look_at_stack(&view);
	draw.stack = view.end;
	draw.sp = view.end - (unsigned long)initial_stack;
	return write(1, &draw, sizeof(draw)) == sizeof(draw) ? 0 : 1;
}

static void die(const char *what)
{
	fprintf(stderr, "aslr: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* One program's addresses; without lots, if @persona says so. */
static void ask(struct draw *draw, unsigned long persona)
{
	char *argv[] = { (char *)"aslr", (char *)"-", NULL };
	int ends[2], status;
	pid_t pid;

	if (syscall(__NR_pipe2, ends, 0) < 0)
		die("pipe");
	pid = fork();
	if (pid < 0)
		die("fork");
	if (!pid) {
		personality(persona);
		dup2(ends[1], 1);
		execve((char *)getauxval(AT_EXECFN), argv, environ);
		_exit(127);
	}
	close(ends[1]);
	if (read(ends[0], draw, sizeof(*draw)) != sizeof(*draw))
		die("a program told nothing");
	close(ends[0]);
	waitpid(pid, &status, 0);
}

static void widen(unsigned long value, unsigned long *low, unsigned long *high)
{
	if (value < *low)
		*low = value;
	if (value > *high)
		*high = value;
}

static void add(const struct draw *draw)
{
	unsigned long bin = (top - draw->stack) / (SPAN / BINS);

	widen(draw->stack, &least.stack, &most.stack);
	widen(draw->sp, &least.sp, &most.sp);
	widen(draw->mmap, &least.mmap, &most.mmap);
	widen(draw->heap, &least.heap, &most.heap);
	bins[bin < BINS ? bin : BINS - 1]++;
}

static void print_histogram(void)
{
	unsigned long largest = 1;
	int i;

	for (i = 0; i < BINS; i++)
		if (bins[i] > largest)
			largest = bins[i];
	printf("\nhow many stacks end in the 512 kB below\n");
	for (i = 0; i < BINS; i++)
		printf("%08lx %6lu %.*s\n", top - i * (SPAN / BINS), bins[i],
		       (int)((bins[i] * BAR + largest - 1) / largest),
		       "################################################");
}

static void print_span(const char *name, unsigned long low, unsigned long high)
{
	printf("%-5s %08lx %08lx %8lu kB apart\n", name, low, high,
	       KB(high - low));
}

int main(int argc, char **argv)
{
	unsigned long persona = personality(0xffffffff);
	struct draw draw;
	long i, draws;

	if (argc == 2 && !strcmp(argv[1], "-"))
		return tell();
	draws = number(argc == 2 ? argv[1] : NULL, 1, MAX_DRAWS,
		       "aslr N: where N programs find their stack, mappings, heap");
	ask(&draw, persona | ADDR_NO_RANDOMIZE);
	top = draw.stack;
	for (i = 0; i < draws; i++) {
		ask(&draw, persona);
		add(&draw);
	}
	print_span("stack", least.stack, most.stack);
	print_span("mmap", least.mmap, most.mmap);
	print_span("heap", least.heap, most.heap);
	printf("sp    %lu to %lu bytes below the end of the stack\n", least.sp,
	       most.sp);
	print_histogram();
	return 0;
}
