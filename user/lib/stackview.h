/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/lib/stackview.h - a program looks at its own [stack] and draws it
 *
 * Linux:    /proc/PID/maps says where the area is (fs/proc/task_mmu.c), bit 63
 *           of a word in /proc/PID/pagemap whether a page is there
 * Read:     stackview.c after; ../grow.c, ../jump.c, ../guardgap.c use it
 */
#ifndef USER_STACKVIEW_H
#define USER_STACKVIEW_H

#include "sys.h"

#define VIEW_PAGES	(64UL << 20 >> 12)	/* 64 MiB: more is not drawn */
#define KB(bytes)	((bytes) / 1024)

struct stack_view {
	unsigned long start;
	unsigned long end;
	unsigned long present;			/* pages */
	unsigned char is_present[VIEW_PAGES];	/* [0] is the highest page */
};

/* What the handler of on_stack_overflow() saw. */
struct overflow {
	unsigned long address;		/* of the fault */
	int code;			/* SEGV_MAPERR 1, SEGV_ACCERR 2 */
};

void look_at_stack(struct stack_view *view);
void print_stack(const char *when, const struct stack_view *view);
void draw_stacks(const struct stack_view *before,
		 const struct stack_view *after);
void print_limit(void);
void on_stack_overflow(void (*report)(const struct overflow *));
long number(const char *text, long min, long max, const char *usage);

#endif /* USER_STACKVIEW_H */
