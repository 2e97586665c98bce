// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/stackview.c - a program looks at its own [stack] and draws it
 *
 * Linux:    mm/memory.c makes a page when it is first touched; expand_stack()
 *           in mm/mmap.c has moved the start of the area before
 * Read:     stackview.h before
 *
 * Nothing here may need much stack: what is measured must not move. So the
 * buffers are static, and the handler of SIGSEGV has a stack of its own.
 */
#include "stackview.h"
#include "siginfo.h"
#include <linux/resource.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS		32	/* characters of one drawing */
#define ROWS		14	/* at most; then a character is 2, 4 ... pages */
#define ALT_STACK	16384

static char text[16384];
static uint64_t entries[VIEW_PAGES];

static void die(const char *what)
{
	fprintf(stderr, "%s: %s\n", what, strerror(errno));
	exit(1);
}

static void find_area(struct stack_view *view)
{
	char *line;

	if (read_file("/proc/self/maps", text, sizeof(text)) < 0)
		die("/proc/self/maps");
	line = strstr(text, "[stack]");
	if (!line)
		die("no [stack] in /proc/self/maps");
	while (line > text && line[-1] != '\n')
		line--;
	view->start = strtoul(line, &line, 16);
	view->end = strtoul(line + 1, NULL, 16);
}

/**
 * look_at_stack - where the area is, and which of its pages are there
 * @view: gets it
 */
void look_at_stack(struct stack_view *view)
{
	unsigned long pages, i;
	int fd = open("/proc/self/pagemap", O_RDONLY);

	find_area(view);
	pages = (view->end - view->start) / PAGE_SIZE;
	if (pages > VIEW_PAGES)
		pages = VIEW_PAGES;
	if (fd < 0)
		die("/proc/self/pagemap");
	lseek(fd, (view->end / PAGE_SIZE - pages) * 8, SEEK_SET);
	if (read(fd, entries, pages * 8) != (ssize_t)pages * 8)
		die("/proc/self/pagemap");
	close(fd);
	view->present = 0;
	for (i = 0; i < pages; i++) {
		view->is_present[i] = entries[pages - 1 - i] >> 63;
		view->present += view->is_present[i];
	}
}

void print_stack(const char *when, const struct stack_view *view)
{
	printf("%-7s %08lx-%08lx %6lu kB, of which %5lu kB are there\n", when,
	       view->start, view->end, KB(view->end - view->start),
	       view->present * KB(PAGE_SIZE));
}

/* All of the pages there: '#', some: '+', none: '.', outside: ' '. */
static char picture_of(const struct stack_view *view, unsigned long first,
		       unsigned long count)
{
	unsigned long pages = (view->end - view->start) / PAGE_SIZE;
	unsigned long here = 0;
	unsigned long i;

	if (first >= pages)
		return ' ';
	if (first + count > pages)
		count = pages - first;
	for (i = first; i < first + count; i++)
		here += view->is_present[i];
	return here == count ? '#' : here ? '+' : '.';
}

/**
 * draw_stacks - two drawings side by side, the highest page at the top left
 * @before: the smaller one
 * @after: the larger one
 *
 *	c0000000  ##..............................   ########...
 */
void draw_stacks(const struct stack_view *before, const struct stack_view *after)
{
	unsigned long pages = (after->end - after->start) / PAGE_SIZE;
	unsigned long scale = 1, at;
	int i;

	if (pages > VIEW_PAGES)
		pages = VIEW_PAGES;
	while (pages > scale * COLUMNS * ROWS)
		scale *= 2;
	printf("\none character: %lu kB   # there   %s. only promised\n",
	       scale * KB(PAGE_SIZE), scale > 1 ? "+ partly   " : "");
	printf("%-10s%-*s%s\n", "", COLUMNS + 1, "before", "after");
	for (at = 0; at < pages; at += scale * COLUMNS) {
		printf("%08lx  ", after->end - at * PAGE_SIZE);
		for (i = 0; i < COLUMNS; i++)
			putchar(picture_of(before, at + i * scale, scale));
		putchar(' ');
		for (i = 0; i < COLUMNS; i++)
			putchar(picture_of(after, at + i * scale, scale));
		putchar('\n');
	}
}

void print_limit(void)
{
	struct rlimit64 limit;

	if (prlimit64(0, RLIMIT_STACK, NULL, &limit))
		die("prlimit64");
	if (limit.rlim_cur == RLIM64_INFINITY)
		printf("limit   unlimited (ulimit -s)\n");
	else
		printf("limit   %lu kB (ulimit -s)\n",
		       (unsigned long)KB(limit.rlim_cur));
	fflush(stdout);
}

/* ---- the end of the stack ------------------------------------------------ */

static void (*overflow_report)(const struct overflow *);

static void handler(int sig, struct linux_siginfo *info, void *context)
{
	struct overflow what = { (unsigned long)info->si_addr, info->si_code };

	overflow_report(&what);
	fflush(stdout);
	_exit(128 + sig);
}

/**
 * on_stack_overflow - be told of the fault that the stack cannot serve
 * @report: called once, on a stack of its own; then the program ends as if
 *	    SIGSEGV had killed it
 *
 * Without a second stack there is none on which a handler could run.
 */
void on_stack_overflow(void (*report)(const struct overflow *))
{
	static char memory[ALT_STACK];
	linux_stack_t stack = { .ss_sp = memory, .ss_size = sizeof(memory) };

	overflow_report = report;
	if (syscall(__NR_sigaltstack, &stack, NULL))
		die("sigaltstack");
	if (set_handler(SIGSEGV, handler, SA_SIGINFO | SA_ONSTACK))
		die("sigaction");
}

/**
 * number - a word of the command line as a number, or the end
 * @text: the word, may be missing
 * @min: the smallest that makes sense
 * @max: the largest
 * @usage: "program WHAT: sentence"
 *
 * Return: the number; does not return if there is none.
 */
long number(const char *text, long min, long max, const char *usage)
{
	char *end = NULL;
	long value = text ? strtol(text, &end, 10) : 0;

	if (text && *text && !*end && value >= min && value <= max)
		return value;
	if (text)
		fprintf(stderr, "`%s` is no number from %ld to %ld.\n", text,
			min, max);
	fprintf(stderr, "usage: %s\n", usage);
	exit(2);
}
