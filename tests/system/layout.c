// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/layout.c - where are program, heap, mappings, stack?
 *
 *	layout			a row for each stack limit
 *
 * Linux:    mm/util.c arch_pick_mmap_layout(), mmap_base(); arm goes from the
 *           bottom up when the stack is unlimited, i386 never does
 * Read:     growstack.c before; `setarch -R layout` prints the same each time
 *
 * Which of the mappings the kernel itself makes (Linux has a vDSO, we do not)
 * must not matter: for mappings from the top down the highest address below
 * the stack is printed, else the lowest one above the heap.
 */
#include "../../user/lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NO_LIMIT	(-1L)

static char text[16384];

/* End of the last area below @heap: the program's, with its bss. */
static unsigned long end_of_program(unsigned long heap)
{
	unsigned long start, last = 0;
	char *line, *next;

	read_file("/proc/self/maps", text, sizeof(text));
	for (line = text; (next = strchr(line, '\n')); line = next + 1) {
		start = strtoul(line, &line, 16);
		if (start < heap)
			last = strtoul(line + 1, NULL, 16);
	}
	return last;
}

static void look(unsigned long above, unsigned long *lowest,
		 unsigned long *highest, unsigned long *stack)
{
	unsigned long start, end;
	char *line, *next;

	read_file("/proc/self/maps", text, sizeof(text));
	for (line = text; (next = strchr(line, '\n')); line = next + 1) {
		*next = '\0';
		start = strtoul(line, &line, 16);
		end = strtoul(line + 1, NULL, 16);
		if (strstr(line, "[stack]")) {
			*stack = end;
			return;
		}
		if (start >= above && !*lowest)
			*lowest = start;
		*highest = end;
	}
}

static int report(const char *limit)
{
	unsigned long lowest = 0, highest = 0, stack = 0;
	unsigned long heap = (unsigned long)sbrk(0);
	unsigned long program = end_of_program(heap);
	char *first = mmap(NULL, PAGE_SIZE, PROT_READ,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char *second = mmap(NULL, PAGE_SIZE, PROT_NONE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int down = second < first;

	look(heap + 64 * PAGE_SIZE, &lowest, &highest, &stack);
	printf("limit %s: stack %08lx, mappings %s %08lx, heap %lu\n", limit,
	       stack, down ? "down from" : "up from", down ? highest : lowest,
	       heap - program);
	return 0;
}

static void row(long kb)
{
	struct rlimit64 limit = { kb * 1024, RLIM64_INFINITY };
	char name[24] = "unlimited";
	char *argv[] = { (char *)"layout", name, NULL };
	char *envp[] = { NULL };

	if (kb == NO_LIMIT)
		limit.rlim_cur = RLIM64_INFINITY;
	else
		snprintf(name, sizeof(name), "%ld kB", kb);
	if (fork() == 0) {
		prlimit64(0, RLIMIT_STACK, &limit, NULL);
		execve((char *)getauxval(AT_EXECFN), argv, envp);
		_exit(1);
	}
	wait(NULL);
}

int main(int argc, char **argv)
{
	static const long kb[] = {
		NO_LIMIT, 1048576, 262144, 65536, 8192, 1024, 64
	};
	size_t i;

	if (argc == 2)
		return report(argv[1]);
	for (i = 0; i < sizeof(kb) / sizeof(kb[0]); i++)
		row(kb[i]);
	return 0;
}
