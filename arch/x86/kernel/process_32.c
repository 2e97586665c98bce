// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/process_32.c - a task's first frames, and the switch to it
 *
 * Linux:    arch/x86/kernel/process.c, process_32.c (6.1)
 * Notes:    chapter 3, "copy_thread"; walk fork-dup-task
 * Read:     asm/ptrace.h, asm/switch_to.h before; __switch_to_asm and
 *	     ret_from_fork in entry/entry_32.S after
 *
 *	p->stack + THREAD_SIZE +-------------------------+
 *	                       | padding                 |
 *	thread.sp0 ----------> +-------------------------+
 *	                       | struct pt_regs          | the parent's, ax = 0;
 *	                       |                         | a kernel thread's: 0
 *	                       +-------------------------+
 *	                       | ret_addr ret_from_fork  | struct
 *	                       | bp  -> pt_regs, encoded | inactive_task_frame
 *	                       | bx  function or 0       |
 *	                       | di  argument            |
 *	thread.sp -----------> | si, flags               |
 *	                       +-------------------------+
 *
 * The first switch_to() the new task pops the lower frame and "returns" into
 * ret_from_fork, which leaves through the upper one.
 */
#include <linux/arch.h>
#include <linux/random.h>
#include <asm/fpu.h>
#include <asm/tls.h>

#ifdef CONFIG_THREAD_INFO_IN_TASK
struct task_struct *current_task = &init_task;
#endif

const struct fxregs_state init_fpstate = {
	.cwd	= FCW_DEFAULT,
	.mxcsr	= MXCSR_DEFAULT,
};

static unsigned long encode_frame_pointer(struct pt_regs *regs)
{
	return (unsigned long)regs & 0x7fffffff;
}

/**
 * copy_thread - give a new task its two frames
 * @clone_flags: CLONE_SETTLS is looked at
 * @sp: user stack pointer, 0 for the parent's; a kernel thread's function
 * @arg: a kernel thread's argument
 * @p: the new task, with a stack
 * @tls: address of a struct user_desc, with CLONE_SETTLS
 *
 * Context: current is the parent.
 * Return: 0, or what do_set_thread_area() returns for a bad @tls.
 */
int copy_thread(unsigned long clone_flags, unsigned long sp, unsigned long arg,
		struct task_struct *p, unsigned long tls)
{
	struct pt_regs *childregs = task_pt_regs(p);
	struct fork_frame *fork_frame =
		container_of(childregs, struct fork_frame, regs);
	struct inactive_task_frame *frame = &fork_frame->frame;

	memset(frame, 0, sizeof(*frame));
	frame->bp = encode_frame_pointer(childregs);
	frame->ret_addr = (unsigned long)ret_from_fork;
	p->thread.sp = (unsigned long)fork_frame;
	p->thread.sp0 = (unsigned long)(childregs + 1);

	if (p->flags & PF_KTHREAD) {
		memset(childregs, 0, sizeof(*childregs));
		p->thread.fpu = init_fpstate;
		frame->bx = sp;
		frame->di = arg;
		return 0;
	}

	/* The parent's registers are in the CPU, not in its task_struct. */
	fxsave(&p->thread.fpu);
	*childregs = *task_pt_regs(current);
	childregs->ax = 0;
	if (sp)
		childregs->sp = sp;

	if (clone_flags & CLONE_SETTLS)
		return do_set_thread_area(p, -1, (struct user_desc __user *)tls,
					  0);
	return 0;
}

/**
 * start_thread - the registers of a fresh program
 * @regs: task_pt_regs(current)
 * @new_ip: first instruction
 * @new_sp: address of argc
 */
void start_thread(struct pt_regs *regs, unsigned long new_ip,
		  unsigned long new_sp)
{
	*regs = (struct pt_regs){
		.ds	= __USER_DS,
		.es	= __USER_DS,
		.ss	= __USER_DS,
		.cs	= __USER_CS,
		.ip	= new_ip,
		.sp	= new_sp,
		.flags	= X86_EFLAGS_IF,
		.orig_ax = -1,
	};
}

/**
 * flush_thread - exec: nothing of the old program's segments and FPU remains
 */
void flush_thread(void)
{
	struct thread_struct *t = &current->thread;

	memset(t->tls_array, 0, sizeof(t->tls_array));
	load_TLS(t);
	fxrstor(&init_fpstate);
}

/**
 * __switch_to - what changes with the task besides the stack
 * @prev_p: the task that ran until now
 * @next_p: the task whose stack this already is
 *
 * Context: interrupts off.
 * Return: @prev_p.
 */
struct task_struct *__switch_to(struct task_struct *prev_p,
				struct task_struct *next_p)
{
	struct thread_struct *next = &next_p->thread;

	cpu_tss.sp0 = next->sp0;
	set_current(next_p);
	load_TLS(next);

	if (!(prev_p->flags & PF_KTHREAD))
		fxsave(&prev_p->thread.fpu);
	if (!(next_p->flags & PF_KTHREAD))
		fxrstor(&next->fpu);
	return prev_p;
}

void cpu_idle_wait(void)
{
	arch_safe_halt();
}

/**
 * arch_align_stack - up to 8 KiB of random slack, and 16-byte alignment
 * @sp: address on the user's stack
 *
 * exec calls it twice: for the top of the stack and for the strings.
 *
 * Return: the lowered address.
 */
unsigned long arch_align_stack(unsigned long sp)
{
	if (!(current->personality & ADDR_NO_RANDOMIZE) && randomize_va_space)
		sp -= get_random_int() % 8192;
	return sp & ~0xfUL;
}

/* Somewhere in the 32 MiB behind the program. */
unsigned long arch_randomize_brk(struct mm_struct *mm)
{
	return randomize_page(mm->brk, 0x02000000);
}
