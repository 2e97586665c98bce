/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/panic.h - the end of the machine, or of one task
 *
 * Linux:    include/linux/panic.h, kernel/panic.c
 */
#ifndef _KERNEL_PANIC_H
#define _KERNEL_PANIC_H

#include <linux/compiler.h>

struct pt_regs;

void panic(const char *fmt, ...) __noreturn __cold __printf(1, 2);

/*
 * die() reports a fault of the kernel itself ("Oops: …"): registers,
 * backtrace; then the current task dies of @sig, or the machine panics when
 * it cannot (in interrupt, idle task, init, or panic_on_oops).
 */
void die(const char *str, struct pt_regs *regs, long err) __cold;
void die_of_overflow(const char *str, const char *name, struct pt_regs *regs,
		     bool irqs_off) __cold __noreturn;
void make_task_dead(int signr) __noreturn;

extern int panic_on_oops;
extern int panic_timeout;

#define TAINT_DIE	7
#define TAINT_WARN	9
#define TAINT_FLAGS_COUNT	19
void add_taint(unsigned int flag);
unsigned long get_taint(void);
const char *print_tainted(void);

#endif
