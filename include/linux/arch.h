/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/arch.h - everything an architecture provides, on one page
 *
 * Linux:    spread over include/asm-generic and the users; collected here so
 *	     that a port knows when it is complete (docs/porting.md)
 * Read:     arch/x86/include/asm and arch/arm/include/asm after
 *
 * Functions are declared first and the asm headers included after them: an
 * inline with another signature, or one that is missing, does not compile.
 */
#ifndef _KERNEL_ARCH_H
#define _KERNEL_ARCH_H

#include <linux/compiler.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/stacktrace.h>
#include <linux/syscalls.h>

struct pt_regs;
struct task_struct;
struct mm_struct;
struct vm_area_struct;
struct linux_binprm;
struct ksignal;
struct seq_file;

/* ---- start-up, in this order -------------------------------------------- */
/* Memory into memblock, boot_command_line, initrd_start/_end (phys), page
 * tables (paging_init() inside), early console. @cmdline_p: the text. */
void __init setup_arch(char **cmdline_p);
void __init trap_init(void);		/* exception vectors */
void __init init_IRQ(void);		/* interrupt controller */
void __init time_init(void);		/* clocksource, tick, persistent clock */
/* After the last use of __init code: kernel text RO, data NX, init freed. */
void mark_rodata_ro(void);
void cpu_idle_wait(void);		/* interrupts on, wait for the next one */

/* ---- processes ----------------------------------------------------------- */
/*
 * copy_thread() builds the child's kernel stack: pt_regs at the top, and below
 * what switch_to() pops, so that it starts in ret_from_fork. For a kernel
 * thread (PF_KTHREAD) @sp is the function and @arg its argument.
 * Return: 0, or -ENOMEM, or -EINVAL for a bad @tls.
 */
int copy_thread(unsigned long clone_flags, unsigned long sp, unsigned long arg,
		struct task_struct *p, unsigned long tls);
/* Registers of a fresh program: all zero but pc and sp. */
void start_thread(struct pt_regs *regs, unsigned long pc, unsigned long sp);
void flush_thread(void);		/* exec: FPU, TLS, debug state */
void ret_from_fork(void);		/* assembly */
/* Back to the upper end of current's stack, and make_task_dead() from there:
 * what lies below is given up. */
void __noreturn rewind_stack_and_make_dead(int signr);
/* For LKDTM. Return: -ENODEV: there is no such fault on this CPU. */
int arch_provoke_double_fault(void);
struct task_struct *__switch_to(struct task_struct *prev,
				struct task_struct *next);

/* ---- registers, traces ---------------------------------------------------- */
void show_regs(struct pt_regs *regs);	/* prints, with the current task */
/* asm/ptrace.h: user_mode(regs) instruction_pointer(regs)
 * user_stack_pointer(regs) task_pt_regs(tsk)
 * kernel/ptrace.c: */
int syscall_get_nr(struct task_struct *task, struct pt_regs *regs);
void syscall_get_arguments(struct task_struct *task, struct pt_regs *regs,
			   unsigned long *args);
long syscall_get_return_value(struct task_struct *task, struct pt_regs *regs);
void syscall_set_return_value(struct task_struct *task, struct pt_regs *regs,
			      int error, long val);
/* Back to the trap instruction, with @nr or the number it had. */
void syscall_rollback(struct task_struct *task, struct pt_regs *regs);
void syscall_restart_with(struct pt_regs *regs, long nr);	/* restart_syscall */

/* ---- signals --------------------------------------------------------------- */
/*
 * Write a frame below the user's stack pointer, or on the alternate stack, and
 * let @regs be those of the handler's first instruction. setup_rt_frame() is
 * for SA_SIGINFO. sys_sigreturn() and sys_rt_sigreturn() take them back.
 * Return: 0; else it could not be written, and the task gets SIGSEGV.
 */
int setup_frame(struct ksignal *ksig, sigset_t *set, struct pt_regs *regs);
int setup_rt_frame(struct ksignal *ksig, sigset_t *set, struct pt_regs *regs);

/* ---- address spaces --------------------------------------------------------- */
pgd_t *pgd_alloc(struct mm_struct *mm);	/* kernel entries shared, or NULL */
void pgd_free(struct mm_struct *mm, pgd_t *pgd);
void switch_mm(struct mm_struct *prev, struct mm_struct *next,
	       struct task_struct *tsk);
void activate_mm(struct mm_struct *prev, struct mm_struct *next);
void flush_tlb_all(void);
void flush_tlb_mm(struct mm_struct *mm);
void flush_tlb_page(struct vm_area_struct *vma, unsigned long addr);
void flush_tlb_range(struct vm_area_struct *vma, unsigned long start,
		     unsigned long end);
void flush_tlb_kernel_range(unsigned long start, unsigned long end);
/* After the kernel wrote instructions or a page that user code may run. */
/* The random slack below a string area; x86 only moves sp. */
unsigned long arch_align_stack(unsigned long sp);
unsigned long arch_randomize_brk(struct mm_struct *mm);
/* "v7l", "i686": AT_PLATFORM, or NULL */
const char *arch_elf_platform(void);
unsigned long arch_elf_hwcap(void);
unsigned long arch_elf_hwcap2(void);
int show_cpuinfo(struct seq_file *m, void *v);	/* /proc/cpuinfo, returns 0 */
/* Random bytes from hardware, for the pool: 1 when *v was set. */
int arch_get_random_long(unsigned long *v);

/* ---- the end ------------------------------------------------------------------ */
void machine_halt(void) __noreturn;
void machine_power_off(void) __noreturn;
void machine_restart(char *cmd) __noreturn;

/* ---- upcalls: the architecture calls these generic functions -------------------- */
/*
 * start_kernel()			after the assembly has set up a stack
 * do_page_fault() of the arch  ->	handle_mm_fault(), expand_stack()
 * fixup_exception(regs)		lib/extable.c through asm/extable.h
 * generic_handle_irq(), irq_enter(), irq_exit()
 * exit_to_user_mode_loop()		work before user mode, interrupts off
 * schedule_tail(), do_exit(), die(), force_sig_fault(), tick_periodic()
 */
bool fixup_exception(struct pt_regs *regs);

#include <asm/elf.h>
#include <asm/irqflags.h>
#include <asm/mmu_context.h>
#include <asm/page.h>
#include <asm/pgtable.h>
#include <asm/processor.h>
#include <asm/ptrace.h>
#include <asm/switch_to.h>
#include <asm/tlbflush.h>

#ifndef TASK_SIZE
# error "asm/processor.h: TASK_SIZE, STACK_TOP, STACK_TOP_MAX"
#endif
#ifndef switch_to
# error "asm/switch_to.h: switch_to(prev, next, last)"
#endif
#ifndef VMALLOC_START
# error "asm/pgtable.h: VMALLOC_START, VMALLOC_END"
#endif
#ifndef ELF_ARCH
# error "asm/elf.h: ELF_ARCH, elf_check_arch(), ELF_ET_DYN_BASE, ELF_PLATFORM"
#endif
#ifndef task_pt_regs
# error "asm/ptrace.h: task_pt_regs(tsk)"
#endif
#ifndef PAGE_KERNEL
# error "asm/pgtable.h: PAGE_KERNEL, __P000 … __S111"
#endif
#ifndef __pa
# error "asm/page.h: __pa, __va, PAGE_OFFSET, ARCH_PFN_OFFSET"
#endif

_Static_assert((THREAD_SIZE & (THREAD_SIZE - 1)) == 0,
	       "current_thread_info() masks the stack pointer");
_Static_assert(sizeof(struct pt_regs) % sizeof(long) == 0,
	       "pt_regs must keep the stack aligned");
_Static_assert(sizeof(pte_t) == 8 && sizeof(phys_addr_t) == 8,
	       "both architectures use 64-bit page-table entries");
_Static_assert(PTRS_PER_PGD == 4 && PTRS_PER_PMD == 512 && PTRS_PER_PTE == 512,
	       "three levels of 4/512/512 entries");

#endif
