// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/process.c - registers of tasks: new, fresh, shown
 *
 * Linux:    arch/arm/kernel/process.c (3.18; the register dump is 6.1's)
 * Notes:    chapter 4, "A child returns from a call it never made"
 * Read:     asm/thread_info.h before, __switch_to in entry-armv.S after
 *
 *	child's stack after copy_thread()
 *	+------------------------+
 *	| pt_regs: the parent's, |  r0 = 0, sp = the new stack if there is one
 *	+------------------------+  <- cpu_context.sp
 *	| nothing                |     cpu_context.pc = ret_from_fork
 *	| thread_info            |
 *	+------------------------+
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <asm/tls.h>
#include <asm/traps.h>

#ifdef CONFIG_THREAD_INFO_IN_TASK
struct task_struct *__current = &init_task;
#endif

/**
 * copy_thread() - registers for a new task
 * @clone_flags:	CLONE_SETTLS is looked at
 * @sp:		new user stack pointer, 0: the parent's; kernel thread: function
 * @arg:	kernel thread: argument of the function
 * @p:		the new task; its stack holds a copy of our thread_info
 * @tls:	for CLONE_SETTLS
 *
 * The order of events is 3.18's. The parent's VFP registers are still in the
 * CPU: the copy in its thread_info is as old as its last switch.
 *
 * Return: 0.
 */
int copy_thread(unsigned long clone_flags, unsigned long sp, unsigned long arg,
		struct task_struct *p, unsigned long tls)
{
	struct thread_info *thread = task_thread_info(p);
	struct pt_regs *childregs = task_pt_regs(p);

	memset(&thread->cpu_context, 0, sizeof(thread->cpu_context));
	if (p->flags & PF_KTHREAD) {
		memset(childregs, 0, sizeof(*childregs));
		thread->cpu_context.r4 = arg;
		thread->cpu_context.r5 = sp;
		childregs->ARM_cpsr = SVC_MODE;
	} else {
		*childregs = *task_pt_regs(current);
		childregs->ARM_r0 = 0;
		if (sp)
			childregs->ARM_sp = sp;
	}
	thread->cpu_context.pc = (unsigned long)ret_from_fork;
	thread->cpu_context.sp = (unsigned long)childregs;

	vfp_save_state(&thread->vfpstate);
	if (clone_flags & CLONE_SETTLS)
		thread->tp_value[0] = tls;
	thread->tp_value[1] = get_tpuser();
	return 0;
}

/**
 * start_thread() - registers of a program that has just been loaded
 * @regs:	to be filled
 * @pc:		entry point; bit 0 set: Thumb
 * @sp:		stack pointer
 */
void start_thread(struct pt_regs *regs, unsigned long pc, unsigned long sp)
{
	memset(regs->uregs, 0, sizeof(regs->uregs));
	regs->ARM_cpsr = USR_MODE | PSR_ENDSTATE;
	if (pc & 1)
		regs->ARM_cpsr |= PSR_T_BIT;
	regs->ARM_pc = pc & ~1UL;
	regs->ARM_sp = sp;
}

/**
 * flush_thread() - nothing of the old program stays in the registers
 */
void flush_thread(void)
{
	struct thread_info *thread = current_thread_info();

	memset(&thread->vfpstate, 0, sizeof(thread->vfpstate));
	vfp_load_state(&thread->vfpstate);
	memset(&current->thread, 0, sizeof(current->thread));
	set_tls(0);
	set_tpuser(0);
}

/**
 * cpu_idle_wait() - until the next interrupt
 *
 * Context: interrupts off: one that came since the idle task looked for work
 * is still pending, and WFI then does not wait. On return they are on.
 */
void cpu_idle_wait(void)
{
	__asm__ volatile("dsb\n\twfi" : : : "memory");
	local_irq_enable();
}

/* What this kernel knows of Cortex-A15 and supports: no SWP, no ThumbEE. */
unsigned long arch_elf_hwcap(void)
{
	return HWCAP_HALF | HWCAP_THUMB | HWCAP_FAST_MULT | HWCAP_VFP |
	       HWCAP_EDSP | HWCAP_NEON | HWCAP_VFPv3 | HWCAP_TLS | HWCAP_VFPv4 |
	       HWCAP_IDIVA | HWCAP_IDIVT | HWCAP_VFPD32 | HWCAP_LPAE;
}

unsigned long arch_elf_hwcap2(void)
{
	return 0;
}

const char *arch_elf_platform(void)
{
	return "v7l";
}

/* arm has no second, smaller randomization of sp. */
unsigned long arch_align_stack(unsigned long sp)
{
	return sp;
}

/* 32 MiB above the end of the program's data. */
unsigned long arch_randomize_brk(struct mm_struct *mm)
{
	return randomize_page(mm->brk, 0x02000000);
}

/* No instruction for it in ARMv7. */
int arch_get_random_long(unsigned long *v)
{
	return 0;
}

static const char *const processor_modes[16] = {
	"USER_32", "FIQ_32", "IRQ_32", "SVC_32", "UK4_32", "UK5_32", "MON_32",
	"ABT_32", "UK8_32", "UK9_32", "HYP_32", "UND_32", "UK12_32", "UK13_32",
	"UK14_32", "SYS_32",
};

static const char *const isa_modes[4] = { "ARM", "Thumb", "Jazelle", "ThumbEE" };

static void show_psr(unsigned long psr)
{
	char flags[] = "NZCV";
	int i;

	for (i = 0; i < 4; i++)
		if (!(psr & (PSR_N_BIT >> i)))
			flags[i] += 'a' - 'A';
	printk("Flags: %s  IRQs o%s  FIQs o%s  Mode %s  ISA %s  Segment %s\n",
	       flags, psr & PSR_I_BIT ? "ff" : "n", psr & PSR_F_BIT ? "ff" : "n",
	       processor_modes[psr & 0xf],
	       isa_modes[((psr >> 24) & 1) * 2 | ((psr >> 5) & 1)],
	       (psr & 0xf) ? "none" : "user");
}

static void show_control(void)
{
	u32 sctlr, table, dac;

	__asm__("mrc p15, 0, %0, c1, c0, 0" : "=r" (sctlr));
	__asm__("mrc p15, 0, %0, c2, c0, 0" : "=r" (table));
	__asm__("mrc p15, 0, %0, c3, c0, 0" : "=r" (dac));
	printk("Control: %08x  Table: %08x  DAC: %08x\n", sctlr, table, dac);
}

/**
 * show_regs() - print the registers of an exception, as 6.1 does
 * @regs:	the registers
 */
void show_regs(struct pt_regs *regs)
{
	const long *r = regs->uregs;

	dump_stack_print_info(KERN_DEFAULT);
	printk("Hardware name: Generic DT based system\n");
	printk("PC is at %pS\n", (void *)regs->ARM_pc);
	printk("LR is at %pS\n", (void *)regs->ARM_lr);
	printk("pc : [<%08lx>]    lr : [<%08lx>]    psr: %08lx\n",
	       regs->ARM_pc, regs->ARM_lr, regs->ARM_cpsr);
	printk("sp : %08lx  ip : %08lx  fp : %08lx\n", r[13], r[12], r[11]);
	printk("r10: %08lx  r9 : %08lx  r8 : %08lx\n", r[10], r[9], r[8]);
	printk("r7 : %08lx  r6 : %08lx  r5 : %08lx  r4 : %08lx\n",
	       r[7], r[6], r[5], r[4]);
	printk("r3 : %08lx  r2 : %08lx  r1 : %08lx  r0 : %08lx\n",
	       r[3], r[2], r[1], r[0]);
	show_psr(regs->ARM_cpsr);
	show_control();
	if (!user_mode(regs))
		dump_oops(regs);
}
