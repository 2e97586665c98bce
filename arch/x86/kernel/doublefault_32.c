// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/doublefault_32.c - the fault that cannot push its frame
 *
 * Linux:    arch/x86/kernel/doublefault_32.c (5.5 on)
 * Notes:    chapter 9, "What an overflow looks like"; walk overflow-vmap
 * Read:     kernel/stack_vmap.c, asm_exc_double_fault in entry/entry_32.S before,
 *	     handle_stack_overflow() in traps.c after
 *
 * A fault whose frame does not fit on the stack is a double fault, and that
 * needs another stack. On 32 bits the CPU gets one by a task gate: it stores
 * all registers into the TSS it ran on and loads those of this one.
 *
 *	cpu_tss   <- the interrupted registers        doublefault_tss
 *	             (not cr3: the CPU never            ip  asm_exc_double_fault
 *	             stores that one)                   sp  doublefault_stack
 *	                                                cr3 swapper_pg_dir
 *
 * How a kernel stack that is too small ends here (CONFIG_VMAP_STACK):
 *
 *	1 a push hits the guard page below the stack: page fault, cr2 = address
 *	2 the CPU cannot push the frame of the page fault there either: #DF
 *	3 task gate: the registers go to cpu_tss, TR names doublefault_tss
 *	4 asm_exc_double_fault: TS and NT off; doublefault_shim(): TR back to
 *	  cpu_tss, the gate armed again, a pt_regs made of what cpu_tss holds
 *	5 exc_double_fault(): cr2 is in a guard page: handle_stack_overflow()
 *	  reports, on this stack
 *	6 the task's cr3 is loaded, rewind_stack_and_make_dead() goes back to the
 *	  upper end of the task's stack and ends the task
 *
 * Linux stops at 5: i386 has no VMAP_STACK there, and every other #DF is the
 * end here too, since nobody knows what is left.
 *
 * Left out: an area of the CPU's entry code (Linux's home of this stack), more
 *	     than one CPU
 */
#include <linux/arch.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <asm/stacktrace.h>
#include <asm/traps.h>

/* Like any stack of this generation it starts with a thread_info. */
static union thread_union boot_doublefault_stack __aligned(THREAD_SIZE);
union thread_union *doublefault_stack = &boot_doublefault_stack;

static struct x86_hw_tss doublefault_tss = {
	.ip		= (unsigned long)asm_exc_double_fault,
	.flags		= X86_EFLAGS_FIXED,
	.sp		= (unsigned long)(&boot_doublefault_stack + 1),
	.bx		= (unsigned long)&cpu_tss,	/* for gdb */
	.cs		= __KERNEL_CS,
	.ss		= __KERNEL_DS,
	.ds		= __USER_DS,
	.es		= __USER_DS,
	.io_bitmap_base	= sizeof(struct x86_hw_tss),
};

asmlinkage void __noreturn doublefault_shim(void);

/* The CPU marked the old TSS and this one as busy and linked them. */
static void force_reload_TR(void)
{
	set_tss_desc(GDT_ENTRY_TSS, &cpu_tss);
	load_TR_desc();
	set_tss_desc(GDT_ENTRY_DOUBLEFAULT_TSS, &doublefault_tss);
}

#ifdef CONFIG_STACK_THREAD_UNION
/* sp0 is the one pointer to the task's stack that it cannot lose. */
static void borrow_thread_info(void)
{
	doublefault_stack->thread_info = *(struct thread_info *)
		(cpu_tss.sp0 & ~(THREAD_SIZE - 1));
}
#else
static void borrow_thread_info(void)
{
}
#endif

/**
 * exc_double_fault - report, and end the task or stop the machine
 * @regs: the interrupted registers
 * @error_code: always 0
 * @address: what CR2 held
 */
void exc_double_fault(struct pt_regs *regs, unsigned long error_code,
		      unsigned long address)
{
	struct stack_info info;

	if (get_stack_guard_info(address, &info)) {
		load_cr3(current->active_mm->pgd);
		handle_stack_overflow(regs, address, &info);
	}

	pr_emerg("PANIC: double fault, error_code: 0x%lx\n", error_code);
	dump_stack_print_info(KERN_EMERG);
	__show_regs(regs, regs->sp);
	show_stack(current, regs, KERN_EMERG);
	panic("Machine halted.");
}

asmlinkage void __noreturn doublefault_shim(void)
{
	unsigned long address = read_cr2();
	struct pt_regs regs = {
		.bx = cpu_tss.bx, .cx = cpu_tss.cx, .dx = cpu_tss.dx,
		.si = cpu_tss.si, .di = cpu_tss.di, .bp = cpu_tss.bp,
		.ax = cpu_tss.ax, .ds = cpu_tss.ds, .es = cpu_tss.es,
		.fs = cpu_tss.fs, .gs = cpu_tss.gs, .orig_ax = -1,
		.ip = cpu_tss.ip, .cs = cpu_tss.cs, .flags = cpu_tss.flags,
		.sp = cpu_tss.sp, .ss = cpu_tss.ss,
	};

	borrow_thread_info();
	force_reload_TR();
	exc_double_fault(&regs, 0, address);
	unreachable();
}

/* From now on this stack has a guard page as well. */
static int __init doublefault_init_stack(void)
{
	if (IS_ENABLED(CONFIG_VMAP_STACK)) {
		doublefault_stack = alloc_irq_stack();
		doublefault_tss.sp = (unsigned long)(doublefault_stack + 1);
	}
	return 0;
}
core_initcall(doublefault_init_stack);

/**
 * doublefault_init_cpu_tss - arm the task gate
 */
void __init doublefault_init_cpu_tss(void)
{
	doublefault_tss.__cr3 = __pa(swapper_pg_dir);
	set_tss_desc(GDT_ENTRY_DOUBLEFAULT_TSS, &doublefault_tss);
}
