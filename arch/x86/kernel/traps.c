// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/traps.c - exceptions become signals, or an oops
 *
 * Linux:    arch/x86/kernel/traps.c (6.1)
 * Read:     entry/entry_32.S before (IDTENTRY), mm/fault.c for page faults
 * Left out: kprobes, the debug registers, vm86, machine-check banks
 *
 * From user mode: the program gets a signal. From the kernel: if the
 * instruction is in the exception table its fix-up follows, else die().
 */
#define pr_fmt(fmt) "traps: " fmt

#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <asm/cpufeature.h>
#include <asm/fpu.h>
#include <asm/setup.h>
#include <asm/stacktrace.h>
#include <asm/traps.h>

/**
 * unhandled_signal - would this signal end the program unannounced?
 * @tsk: the task that gets it
 * @sig: signal number
 *
 * Return: whether the log should mention it: always for init, else when the
 * program has no handler.
 */
bool unhandled_signal(struct task_struct *tsk, int sig)
{
	__sighandler_t handler = tsk->sighand->action[sig - 1].sa.sa_handler;

	return is_global_init(tsk) || handler == SIG_IGN || handler == SIG_DFL;
}

void sprint_vma_addr(char *buf, unsigned int size, unsigned long ip)
{
	struct mm_struct *mm = current->mm;
	struct vm_area_struct *vma;

	buf[0] = '\0';
	mmap_read_lock(mm);
	vma = find_vma(mm, ip);
	if (vma && vma->vm_start <= ip && vma->vm_file)
		snprintf(buf, size, " in %s[%lx+%lx]",
			 vma->vm_file->f_path.dentry->d_name,
			 vma->vm_start, vma->vm_end - vma->vm_start);
	mmap_read_unlock(mm);
}

static void show_signal(struct pt_regs *regs, int signr, const char *prefix,
			const char *desc, unsigned long error_code)
{
	char where[80];

	if (!unhandled_signal(current, signr) || !printk_ratelimit())
		return;
	sprint_vma_addr(where, sizeof(where), regs->ip);
	pr_info("%s[%d] %s%s ip:%lx sp:%lx error:%lx%s\n", current->comm,
		task_pid_nr(current), prefix, desc, regs->ip, regs->sp,
		error_code, where);
}

/*
 * The one way for all that is not a page fault. @signr with @sicode 0 is sent
 * with SI_KERNEL and no address.
 */
static void do_error_trap(struct pt_regs *regs, unsigned long error_code,
			  const char *str, int trapnr, int signr, int sicode)
{
	struct task_struct *tsk = current;

	if (!user_mode(regs) && fixup_exception(regs))
		return;
	tsk->thread.error_code = error_code;
	tsk->thread.trap_nr = trapnr;
	if (!user_mode(regs)) {
		die(str, regs, error_code);
		return;
	}

	cond_local_irq_enable(regs);
	show_signal(regs, signr, trapnr == X86_TRAP_GP ? "" : "trap ", str,
		    error_code);
	if (sicode)
		force_sig_fault(signr, sicode, (void __user *)regs->ip);
	else
		force_sig(signr);
}

#define DEFINE_ERROR_TRAP(name, trapnr, str, signr, sicode)		\
void exc_##name(struct pt_regs *regs, unsigned long error_code)	\
{									\
	do_error_trap(regs, error_code, str, trapnr, signr, sicode);	\
}

DEFINE_ERROR_TRAP(divide_error, X86_TRAP_DE, "divide error", SIGFPE, FPE_INTDIV)
DEFINE_ERROR_TRAP(overflow, X86_TRAP_OF, "overflow", SIGSEGV, 0)
DEFINE_ERROR_TRAP(bounds, X86_TRAP_BR, "bounds", SIGSEGV, 0)
DEFINE_ERROR_TRAP(invalid_op, X86_TRAP_UD, "invalid opcode", SIGILL, ILL_ILLOPN)
DEFINE_ERROR_TRAP(coproc_segment_overrun, X86_TRAP_OLD_MF,
		  "coprocessor segment overrun", SIGFPE, 0)
DEFINE_ERROR_TRAP(invalid_tss, X86_TRAP_TS, "invalid TSS", SIGSEGV, 0)
DEFINE_ERROR_TRAP(segment_not_present, X86_TRAP_NP, "segment not present",
		  SIGBUS, 0)
DEFINE_ERROR_TRAP(stack_segment, X86_TRAP_SS, "stack segment", SIGBUS, 0)
DEFINE_ERROR_TRAP(general_protection, X86_TRAP_GP, "general protection fault",
		  SIGSEGV, 0)
DEFINE_ERROR_TRAP(alignment_check, X86_TRAP_AC, "alignment check", SIGBUS,
		  BUS_ADRALN)

/* The program's iret frame names a segment that it may not have. */
void iret_error(struct pt_regs *regs, unsigned long error_code)
{
	do_error_trap(regs, error_code, "iret exception", X86_TRAP_IRET, SIGILL,
		      ILL_BADSTK);
}

/* Single step: the program has set EFLAGS.TF. */
void exc_debug(struct pt_regs *regs, unsigned long error_code)
{
	if (!user_mode(regs)) {
		die("debug", regs, error_code);
		return;
	}
	cond_local_irq_enable(regs);
	force_sig_fault(SIGTRAP, TRAP_TRACE, (void __user *)regs->ip);
}

/* A trap: ip is behind the int3, and nothing is wrong with the program. */
void exc_int3(struct pt_regs *regs, unsigned long error_code)
{
	if (!user_mode(regs)) {
		die("int3", regs, error_code);
		return;
	}
	cond_local_irq_enable(regs);
	current->thread.trap_nr = X86_TRAP_BP;
	force_sig(SIGTRAP);
}

void exc_nmi(struct pt_regs *regs, unsigned long error_code)
{
	printk(KERN_EMERG "Uhhuh. NMI received for unknown reason.\n");
	printk(KERN_EMERG "Dazed and confused, but trying to continue\n");
}

/* Only the task gate of #DF sets CR0.TS, and its entry clears it. */
void exc_device_not_available(struct pt_regs *regs, unsigned long error_code)
{
	die("unexpected #NM exception", regs, 0);
}

void exc_spurious_interrupt_bug(struct pt_regs *regs, unsigned long error_code)
{
}

void exc_machine_check(struct pt_regs *regs, unsigned long error_code)
{
	panic("Machine check");
}

/* Exceptions that are raised and not masked: x87 and SSE number them alike. */
static int fpu_exception_code(unsigned int err)
{
	if (err & 0x01)
		return FPE_FLTINV;
	if (err & 0x04)
		return FPE_FLTDIV;
	if (err & 0x08)
		return FPE_FLTOVF;
	if (err & 0x12)
		return FPE_FLTUND;
	if (err & 0x20)
		return FPE_FLTRES;
	return 0;
}

static void math_error(struct pt_regs *regs, int trapnr)
{
	struct fxregs_state *fx = &current->thread.fpu;
	unsigned int err;

	if (!user_mode(regs)) {
		die(trapnr == X86_TRAP_MF ? "fpu exception" : "simd exception",
		    regs, 0);
		return;
	}
	fxsave(fx);
	cond_local_irq_enable(regs);
	err = trapnr == X86_TRAP_MF ? fx->swd & ~fx->cwd :
				      ~(fx->mxcsr >> 7) & fx->mxcsr;
	current->thread.trap_nr = trapnr;
	if (fpu_exception_code(err))
		force_sig_fault(SIGFPE, fpu_exception_code(err),
				(void __user *)regs->ip);
}

void exc_coprocessor_error(struct pt_regs *regs, unsigned long error_code)
{
	math_error(regs, X86_TRAP_MF);
}

void exc_simd_coprocessor_error(struct pt_regs *regs, unsigned long error_code)
{
	math_error(regs, X86_TRAP_XF);
}

/**
 * handle_stack_overflow - the report of 6.1, and the end of current
 * @regs: the registers when the guard page was touched
 * @fault_address: the address in it
 * @info: the stack above it
 *
 * Context: on the stack of double faults.
 */
void __noreturn handle_stack_overflow(struct pt_regs *regs,
				      unsigned long fault_address,
				      struct stack_info *info)
{
	const char *name = stack_type_name(info->type);

	bust_spinlocks(1);	/* the overflow may have been printk()'s own */
	pr_emerg("BUG: %s stack guard page was hit at %px (stack is %px..%px)\n",
		 name, (void *)fault_address, info->begin, info->end);
	bust_spinlocks(0);
	/*
	 * An interrupt that found no room even for what the CPU pushes: its
	 * handler has not begun, and nobody will ever end it.
	 */
	die_of_overflow("stack guard page", name, regs,
			!(regs->flags & X86_EFLAGS_IF) ||
			i8259A_in_service(PIC_MASTER_CMD));
}

/**
 * rewind_stack_and_make_dead - give up all frames, then make_task_dead()
 * @signr: the signal that its parent is told of
 */
void __noreturn rewind_stack_and_make_dead(int signr)
{
	__asm__ volatile("xorl %%ebp, %%ebp\n\t"
			 "movl %1, %%esp\n\t"
			 "call make_task_dead"
			 : : "a" (signr), "r" (task_pt_regs(current)));
	unreachable();
}

/*
 * A stack pointer to the hole behind lowmem: the push faults, and so does that of
 * the fault's frame. (Linux takes a segment of size 0 as ss; QEMU does not look at
 * the size of segments.)
 */
int arch_provoke_double_fault(void)
{
	local_irq_disable();
	__asm__ volatile("movl %0, %%esp\n\t"
			 "pushl $0"
			 : : "r" ((char *)high_memory + PAGE_SIZE));
	return 0;
}

/* The vectors are set since setup_arch(); now the CPU learns where the stack of
 * an entry from user mode is, and that of a double fault. */
void __init trap_init(void)
{
	cpu_init();
}
