// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/stacktrace.c - from frame to frame
 *
 * Linux:    arch/x86/kernel/stacktrace.c, unwind_frame.c, dumpstack_32.c
 * Notes:    chapter 3, "Reading a stack backwards"
 * Read:     linux/stacktrace.h, ENCODE_FRAME_POINTER in entry/calling.h before,
 *	     kernel/stacktrace.c after
 *
 *	  function's frame            entry frame
 *	+------------------+        +------------------+
 *	| return address   |        | struct pt_regs   | .ip was interrupted
 *	bp -> saved bp ----+-> ...  |                  | .bp leads on
 *	| locals           |        bp & 0x7fffffff -> +------------------+
 *	+------------------+
 *
 * Each saved bp must lie above the one before and in the same stack, so the
 * walk ends, whatever an overflow has written.
 *
 * Left out: ORC tables, the guesses of a walk without frame pointers ("?")
 */
#include <linux/arch.h>
#include <linux/interrupt.h>
#include <linux/kallsyms.h>
#include <asm/stacktrace.h>
#include <asm/traps.h>

static bool in_stack(unsigned long *sp, enum stack_type type,
		     void *base, struct stack_info *info)
{
	unsigned long *begin = base, *end = begin + THREAD_SIZE / sizeof(long);

	if (!base || sp < begin || sp >= end)
		return false;
	*info = (struct stack_info){ type, begin, end };
	return true;
}

/**
 * get_stack_info - which stack is this?
 * @sp: an address
 * @task: its stack is the one that counts
 * @info: receives type and borders
 *
 * Return: false if @sp is in no stack of @task.
 */
bool get_stack_info(unsigned long *sp, struct task_struct *task,
		    struct stack_info *info)
{
	return in_stack(sp, STACK_TYPE_TASK, task_stack_page(task), info) ||
	       in_stack(sp, STACK_TYPE_IRQ, irq_stack_ptr, info) ||
	       in_stack(sp, STACK_TYPE_OVERFLOW, doublefault_stack, info);
}

/** stack_type_name - as the report of an overflow calls it */
const char *stack_type_name(enum stack_type type)
{
	return type == STACK_TYPE_TASK ? "TASK" :
	       type == STACK_TYPE_IRQ ? "IRQ" : "#DF";
}

/* Is all of [p, p + size) on the stack, and above @low? */
static bool on_stack(const struct stack_info *info, unsigned long p,
		     unsigned long size, unsigned long low)
{
	return p > low && p >= (unsigned long)info->begin &&
	       p + size <= (unsigned long)info->end && p % sizeof(long) == 0;
}

static struct pt_regs *decode_frame_pointer(unsigned long bp)
{
	if (!bp || (bp & 0x80000000))
		return NULL;
	return (struct pt_regs *)(bp | 0x80000000);
}

/* An interrupt of the kernel saved no sp and ss. */
#define KERNEL_REGS_SIZE	offsetof(struct pt_regs, sp)

/**
 * interrupted_sp - the stack pointer of interrupted kernel code
 * @regs: its registers
 *
 * The CPU does not save it, since the frame lies there; only a double fault's
 * registers lie elsewhere, and have it.
 */
unsigned long *interrupted_sp(struct pt_regs *regs)
{
	struct stack_info info;

	if (get_stack_info((unsigned long *)regs, current, &info) &&
	    info.type == STACK_TYPE_OVERFLOW)
		return (unsigned long *)regs->sp;
	return (unsigned long *)&regs->sp;
}

/*
 * Interrupted before the function had pushed bp, or before it had set it: the
 * chain does not know about it yet, and its return address is the first or
 * second word of the stack. Not seldom: a stack overflows in a push. The same
 * holds where there is no function, because somebody has called a wild pointer.
 */
static bool consume_prologue(stack_trace_consume_fn consume_entry,
			     void *cookie, struct task_struct *task,
			     struct pt_regs *regs)
{
	unsigned long *sp = interrupted_sp(regs), size, offset;
	char namebuf[KSYM_NAME_LEN];
	struct stack_info info;

	if (!kallsyms_lookup(regs->ip, &size, &offset, namebuf))
		offset = 0;
	return offset > 1 || !get_stack_info(sp + offset, task, &info) ||
	       !kernel_text_address(sp[offset]) ||
	       consume_entry(cookie, sp[offset], NULL);
}

/* Return: whether the walk goes on, from regs->bp. */
static bool walk_regs(stack_trace_consume_fn consume_entry, void *cookie,
		      struct task_struct *task, const struct stack_info *info,
		      struct pt_regs *regs)
{
	/* All zero: here a kernel thread began. */
	if (!user_mode(regs) && !regs->ip)
		return false;
	if (!consume_entry(cookie, regs->ip, regs) || user_mode(regs))
		return false;
	return !on_stack(info, (unsigned long)regs, KERNEL_REGS_SIZE, 0) ||
	       consume_prologue(consume_entry, cookie, task, regs);
}

/* An interrupt's frames lead over to the stack that it interrupted, once. */
static bool next_stack(struct task_struct *task, struct stack_info *info,
		       unsigned long p)
{
	struct stack_info next;

	/* #DF, interrupt, task: the walk ends because it never goes back. */
	if (!get_stack_info((unsigned long *)p, task, &next) ||
	    next.type >= info->type)
		return false;
	*info = next;
	return true;
}

static void walk(stack_trace_consume_fn consume_entry, void *cookie,
		 struct task_struct *task, struct stack_info *info,
		 unsigned long bp)
{
	unsigned long low = 0;

	for (;;) {
		struct pt_regs *regs = decode_frame_pointer(bp);
		unsigned long *frame = (unsigned long *)bp;

		if (next_stack(task, info, (unsigned long)(regs ?: (void *)frame)))
			low = 0;
		if (regs) {
			if (!on_stack(info, (unsigned long)regs,
				      KERNEL_REGS_SIZE, low) ||
			    !walk_regs(consume_entry, cookie, task, info, regs))
				return;
			low = (unsigned long)regs;
			bp = regs->bp;
		} else {
			if (!on_stack(info, bp, 2 * sizeof(long), low) ||
			    !consume_entry(cookie, frame[1], NULL))
				return;
			low = bp;
			bp = frame[0];
		}
	}
}

/**
 * arch_stack_walk - hand out the return addresses, innermost first
 * @consume_entry: sees each
 * @cookie: its first argument
 * @task: current, or a task that does not run
 * @regs: registers to start from, or NULL: from the caller, or from where
 *	@task was switched away
 */
void noinline arch_stack_walk(stack_trace_consume_fn consume_entry,
			      void *cookie, struct task_struct *task,
			      struct pt_regs *regs)
{
	unsigned long bp = (unsigned long)__builtin_frame_address(0);
	struct inactive_task_frame *frame;
	struct stack_info info;

	get_stack_info(task_stack_page(task), task, &info);
	if (task == current)
		get_stack_info(regs ? (unsigned long *)regs : (unsigned long *)bp,
			       task, &info);
	if (regs) {
		if (!walk_regs(consume_entry, cookie, task, &info, regs))
			return;
		bp = regs->bp;
	} else if (task != current) {
		frame = (struct inactive_task_frame *)task->thread.sp;
		if (!consume_entry(cookie, frame->ret_addr, NULL))
			return;
		bp = frame->bp;
	}
	walk(consume_entry, cookie, task, &info, bp);
}
