// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/stacktrace.c - from frame to frame
 *
 * Linux:    arch/arm/kernel/stacktrace.c
 * Notes:    chapter 3, "Reading a stack backwards"
 * Read:     linux/stacktrace.h before, kernel/stacktrace.c after
 *
 * -mapcs-frame gives each C function the same start, and so the same frame:
 *
 *	mov  ip, sp                     fp -> | pc   (of the push, + 8) |
 *	push {..., fp, ip, lr, pc}            | lr   return address     |
 *	sub  fp, ip, #4                       | sp   before the call    |
 *	                                      | fp   of the caller      |
 *	                                      | saved registers, locals |
 *
 * The chain has two gaps. A return address in .entry.text means that assembly
 * called, and that struct pt_regs lies where its sp was: the walk goes on with
 * the interrupted registers. And code that was interrupted before its "sub fp"
 * has run, or that is assembly without a frame, still has its caller's address
 * in lr; fp belongs to the caller.
 *
 * Left out: unwind tables (CONFIG_ARM_UNWIND), Thumb
 */
#include <linux/arch.h>
#include <linux/interrupt.h>
#include <linux/kallsyms.h>
#include <asm/traps.h>

#define INSN_SUB_FP_IP		0xe24cb000	/* sub fp, ip, #n */
#define INSN_SUB_FP_IP_MASK	0xfffff000

extern const char ret_fast_syscall[];

struct stackframe {
	unsigned long fp, sp, pc;
};

static bool in_stack(unsigned long *sp, enum stack_type type, void *base,
		     unsigned long size, struct stack_info *info)
{
	info->type = type;
	info->begin = base;
	info->end = info->begin + size / sizeof(long);
	return base && sp >= info->begin && sp < info->end;
}

/**
 * get_stack_info() - which stack does an address lie in?
 * @sp:		the address
 * @task:	whose stack it may be
 * @info:	filled in when found
 *
 * Return: whether it is one.
 */
bool get_stack_info(unsigned long *sp, struct task_struct *task,
		    struct stack_info *info)
{
	return in_stack(sp, STACK_TYPE_TASK, task_stack_page(task), THREAD_SIZE,
			info) ||
	       in_stack(sp, STACK_TYPE_IRQ, irq_stack_ptr, THREAD_SIZE, info) ||
	       in_stack(sp, STACK_TYPE_OVERFLOW,
			(char *)overflow_stack_ptr - OVERFLOW_STACK_SIZE,
			OVERFLOW_STACK_SIZE, info);
}

/*
 * Has the function at @pc set up its frame when it is about to run @pc? Where
 * there is no function somebody has called a wild pointer.
 */
static bool frame_is_set_up(unsigned long pc)
{
	unsigned long size, offset;
	char namebuf[KSYM_NAME_LEN];
	const u32 *insn, *end = (const u32 *)pc;

	if (!kallsyms_lookup(pc, &size, &offset, namebuf))
		return false;
	for (insn = (const u32 *)(pc - offset); insn < end; insn++)
		if ((*insn & INSN_SUB_FP_IP_MASK) == INSN_SUB_FP_IP)
			return true;
	return false;
}

/*
 * Does [@low, @p) lie in the stack where the walk is? An interrupt's frames lead
 * over to the stack that it interrupted, once: @low does not count then.
 */
static bool walk_to(struct task_struct *task, struct stack_info *info,
		    unsigned long low, unsigned long p)
{
	unsigned long *word = (unsigned long *)p - 1;
	struct stack_info next;

	if (word >= info->begin && word < info->end)
		return low < p;
	/* Overflow, interrupt, task: the walk ends because it never goes back. */
	if (!get_stack_info(word, task, &next) || next.type >= info->type)
		return false;
	*info = next;
	return true;
}

/*
 * One frame up.
 * Return: false when the chain ends, or does not lead upwards.
 */
static bool unwind_frame(struct task_struct *task, struct stack_info *info,
			 struct stackframe *frame)
{
	unsigned long fp = frame->fp;

	if (fp & 3 || !walk_to(task, info, frame->sp + 12, fp + 4) ||
	    fp - 12 < (unsigned long)info->begin)
		return false;
	frame->fp = *(unsigned long *)(fp - 12);
	frame->sp = *(unsigned long *)(fp - 8);
	frame->pc = *(unsigned long *)(fp - 4);
	return frame->sp > fp || info->type != STACK_TYPE_TASK;
}

/*
 * Where the entry code that called has saved the registers: at its sp. A system
 * call has put two arguments below them, but it always comes from user mode.
 */
static struct pt_regs *entry_regs(struct task_struct *task,
				  const struct stackframe *frame)
{
	struct pt_regs *top = task_pt_regs(task);

	if (frame->pc == (unsigned long)ret_fast_syscall)
		return top;
	if (frame->sp > (unsigned long)top || frame->sp & 7)
		return NULL;
	return (struct pt_regs *)frame->sp;
}

/*
 * Hand over the interrupted pc and go on from there.
 * Return: false when the walk is over: user mode, or the top of the stack.
 */
static bool unwind_regs(stack_trace_consume_fn consume, void *cookie,
			struct task_struct *task, struct stack_info *info,
			struct pt_regs *regs, struct stackframe *frame)
{
	unsigned long pc = regs->ARM_pc, sp = regs->ARM_sp;
	struct stack_info above;

	/* An overflow: sp is in the guard page, its frames are above that. */
	if (get_stack_guard_info(sp, &above))
		sp = (unsigned long)above.begin;
	if (regs == task_pt_regs(task) && !user_mode(regs))
		return false;		/* a kernel thread was never in user mode */
	if (!consume(cookie, pc, regs) || user_mode(regs) || in_entry_text(pc) ||
	    !walk_to(task, info, (unsigned long)regs, sp + 4))
		return false;
	frame->fp = regs->ARM_fp;
	frame->sp = sp;
	frame->pc = pc;
	if (frame_is_set_up(pc))
		return true;
	frame->pc = regs->ARM_lr;
	return consume(cookie, frame->pc, NULL);
}

/**
 * arch_stack_walk() - visit the return addresses of a stack
 * @consume:	called for each; false ends the walk
 * @cookie:	for @consume
 * @task:	whose stack; NULL: current
 * @regs:	start here; NULL: at the caller, or where @task went to sleep
 *
 * Context: any, for current or a task that does not run.
 */
void arch_stack_walk(stack_trace_consume_fn consume, void *cookie,
		     struct task_struct *task, struct pt_regs *regs)
{
	struct stackframe frame = { 0 };
	struct stack_info info;

	if (!task)
		task = current;
	get_stack_info(task_stack_page(task), task, &info);
	if (task == current)
		get_stack_info((unsigned long *)(regs ? (unsigned long)regs :
						 current_stack_pointer()),
			       task, &info);
	if (regs) {
		if (!unwind_regs(consume, cookie, task, &info, regs, &frame))
			return;
	} else if (task == current) {
		frame.fp = (unsigned long)__builtin_frame_address(0);
		frame.sp = current_stack_pointer();
	} else {
		frame.fp = thread_saved_fp(task);
		frame.sp = thread_saved_sp(task);
		frame.pc = thread_saved_pc(task);
		if (in_entry_text(frame.pc) || !consume(cookie, frame.pc, NULL))
			return;		/* a new task has not called anything */
	}
	for (;;) {
		if (in_entry_text(frame.pc)) {
			regs = entry_regs(task, &frame);
			if (!regs || !unwind_regs(consume, cookie, task, &info,
						  regs, &frame))
				return;
		} else if (!unwind_frame(task, &info, &frame) ||
			   !consume(cookie, frame.pc, NULL)) {
			return;
		}
	}
}
