// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/traps.c - what the CPU could not do
 *
 * Linux:    arch/arm/kernel/traps.c (texts of 6.1)
 * Read:     entry-armv.S, entry-common.S before, mm/fault.c after
 * Left out: hooks for single instructions, the "user_debug=" messages
 */
#include <linux/arch.h>
#include <linux/interrupt.h>
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/syscalls.h>
#include <uapi/asm/unistd.h>
#include <asm/cacheflush.h>
#include <asm/tls.h>
#include <asm/traps.h>

/* The stack from @bottom to @top, eight words in a line. */
static void dump_stack_words(unsigned long bottom, unsigned long top)
{
	unsigned long first, p;
	char line[8 * 9 + 1];
	int n;

	printk("Stack: (0x%08lx to 0x%08lx)\n", bottom, top);
	for (first = bottom & ~31UL; first < top; first += 32) {
		n = 0;
		for (p = first; p < first + 32 && p < top; p += 4)
			n += p < bottom ?
				sprintf(line + n, "         ") :
				sprintf(line + n, " %08lx", *(unsigned long *)p);
		printk("%04lx:%s\n", first & 0xffff, line);
	}
}

/* Four instructions before the one that failed, and that one in parentheses. */
static void dump_instr(struct pt_regs *regs)
{
	const u32 *insn = (const u32 *)instruction_pointer(regs);
	char line[64];
	int i, n = 0;

	if (!kernel_text_address(regs->ARM_pc) || thumb_mode(regs)) {
		printk("Code: bad PC value\n");
		return;
	}
	for (i = -4; i <= 0; i++)
		n += sprintf(line + n, i ? "%08x " : "(%08x)", insn[i]);
	printk("Code: %s\n", line);
}

/**
 * dump_oops() - what an exception of the kernel had before it
 * @regs:	its registers
 */
void dump_oops(struct pt_regs *regs)
{
	unsigned long sp = kernel_stack_pointer(regs) & ~3UL;
	struct stack_info info;

	printk("Process %.16s (pid: %d, stack limit = 0x%px)\n", current->comm,
	       current->pid, end_of_stack(current));
	if (get_stack_info((unsigned long *)sp, current, &info))
		dump_stack_words(sp, (unsigned long)info.end);
	dump_instr(regs);
}

/**
 * arm_notify_die() - an exception that nothing can mend
 * @str:	for the oops
 * @regs:	registers of the exception
 * @signo:	for a program
 * @si_code:	for a program
 * @addr:	for a program
 * @err:	fault status, or 0
 * @trap:	number of the exception, shown in a signal frame
 *
 * A program gets a signal that it cannot block; the kernel dies.
 */
void arm_notify_die(const char *str, struct pt_regs *regs, int signo,
		    int si_code, void __user *addr, unsigned long err,
		    unsigned long trap)
{
	if (!user_mode(regs)) {
		die(str, regs, err);
		return;
	}
	current->thread.error_code = err;
	current->thread.trap_no = trap;
	force_sig_fault(signo, si_code, addr);
}

/**
 * do_undefinstr() - an instruction that this CPU does not know
 * @regs:	pc is behind the instruction
 */
asmlinkage void do_undefinstr(struct pt_regs *regs)
{
	regs->ARM_pc -= thumb_mode(regs) ? 2 : 4;
	if (interrupts_enabled(regs))
		local_irq_enable();
	arm_notify_die("Internal error: Oops - undefined instruction", regs, SIGILL, ILL_ILLOPC,
		       (void __user *)instruction_pointer(regs), 0, 6);
}

/**
 * bad_mode() - an exception from a mode in which nothing should run
 * @regs:	its registers
 * @reason:	which vector
 */
asmlinkage void bad_mode(struct pt_regs *regs, int reason)
{
	static const char *const handler[] = {
		"prefetch abort", "data abort", "address exception",
		"interrupt", "undefined instruction",
	};

	pr_crit("Bad mode in %s handler detected\n", handler[reason]);
	die("Internal error: Oops - bad mode", regs, 0);
	local_irq_disable();
	panic("bad mode");
}

void *overflow_stack_ptr;

static int __init allocate_overflow_stacks(void)
{
	unsigned long stack = __get_free_page(GFP_KERNEL | __GFP_NOFAIL);

	if (!stack)
		return -ENOMEM;
	overflow_stack_ptr = (void *)(stack + OVERFLOW_STACK_SIZE);
	return 0;
}
core_initcall(allocate_overflow_stacks);

static void show_stack_range(const char *name, void *base, unsigned long size)
{
	pr_emerg("%s [0x%08lx..0x%08lx]\n", name, (unsigned long)base,
		 (unsigned long)base + size);
}

/**
 * handle_bad_stack() - sp had left its stack when an exception came
 * @regs:	of the interrupted code, sp as it was
 *
 * Context: on the overflow stack, interrupts off. The texts are 6.1's.
 */
asmlinkage void handle_bad_stack(struct pt_regs *regs)
{
	unsigned long sp = regs->ARM_sp - 1;
	bool irq = sp - (unsigned long)irq_stack_ptr + PAGE_SIZE <
		   THREAD_SIZE + PAGE_SIZE;

	bust_spinlocks(1);	/* the overflow may have been printk()'s own */
	pr_emerg("Insufficient stack space to handle exception!\n");
	show_stack_range("Task stack:    ", current->stack, THREAD_SIZE);
	if (irq_stack_ptr)
		show_stack_range("IRQ stack:     ", irq_stack_ptr, THREAD_SIZE);
	show_stack_range("Overflow stack:",
			 (char *)overflow_stack_ptr - OVERFLOW_STACK_SIZE,
			 OVERFLOW_STACK_SIZE);
	bust_spinlocks(0);
	die_of_overflow("Internal error: kernel stack overflow",
			irq ? "IRQ" : "TASK", regs, !interrupts_enabled(regs));
}

/**
 * rewind_stack_and_make_dead() - give up all frames, then make_task_dead()
 * @signr:	the signal that its parent is told of
 */
void __noreturn rewind_stack_and_make_dead(int signr)
{
	register int r0 __asm__("r0") = signr;

	__asm__ volatile("mov fp, #0\n\t"
			 "mov sp, %1\n\t"
			 "bl make_task_dead"
			 : : "r" (r0), "r" (task_pt_regs(current)));
	unreachable();
}

/* Exceptions always find the stack of their mode. */
int arch_provoke_double_fault(void)
{
	return -ENODEV;
}

/* A program wrote instructions to [start, end). */
static int do_cache_op(unsigned long start, unsigned long end, int flags)
{
	if (end < start || flags)
		return -EINVAL;
	if (!access_ok((void __user *)start, end - start))
		return -EFAULT;
	return v7_coherent_range(start, end);
}

static long bad_syscall(int no, struct pt_regs *regs)
{
	unsigned long swi = instruction_pointer(regs) - (thumb_mode(regs) ? 2 : 4);

	arm_notify_die("Internal error: Oops - bad syscall", regs, SIGILL, ILL_ILLTRP,
		       (void __user *)swi, no, 0);
	return regs->ARM_r0;
}

/**
 * arm_syscall() - a number that the table does not have
 * @no:		the number, from r7
 * @regs:	registers of the caller
 *
 * Numbers from __ARM_NR_BASE on are the processor's own calls.
 *
 * Return: result for r0; -ENOSYS for an unknown number below
 * __ARM_NR_BASE + 0x7ff; for a higher one the caller gets SIGILL.
 */
asmlinkage long arm_syscall(unsigned int no, struct pt_regs *regs)
{
	if (no < __ARM_NR_BASE)
		return sys_ni_syscall();
	switch (no) {
	case __ARM_NR_BASE:		/* branch through 0 */
		force_sig_fault(SIGSEGV, SEGV_MAPERR, NULL);
		return regs->ARM_r0;
	case __ARM_NR_breakpoint:
		regs->ARM_pc -= thumb_mode(regs) ? 2 : 4;
		force_sig_fault(SIGTRAP, TRAP_BRKPT,
				(void __user *)instruction_pointer(regs));
		return regs->ARM_r0;
	case __ARM_NR_cacheflush:
		return do_cache_op(regs->ARM_r0, regs->ARM_r1, regs->ARM_r2);
	case __ARM_NR_usr26:	/* for processors that still have 26 bits */
	case __ARM_NR_usr32:
		break;
	case __ARM_NR_set_tls:
		set_tls(regs->ARM_r0);
		return 0;
	case __ARM_NR_get_tls:
		return current_thread_info()->tp_value[0];
	default:
		if ((no & 0xffff) <= 0x7ff && no >> 16 == __ARM_NR_BASE >> 16)
			return -ENOSYS;
		break;
	}
	return bad_syscall(no, regs);
}

/**
 * trap_init() - the vectors work since cpu_init(); what is left is the
 * floating-point unit, which programs may use and the kernel does not
 */
void __init trap_init(void)
{
	unsigned long access;

	__asm__ volatile("mrc p15, 0, %0, c1, c0, 2" : "=r" (access));
	access |= 0xf << 20;		/* coprocessors 10 and 11, all modes */
	__asm__ volatile("mcr p15, 0, %0, c1, c0, 2\n\tisb" : : "r" (access));
	vfp_enable();
}
