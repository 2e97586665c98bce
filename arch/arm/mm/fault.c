// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/mm/fault.c - an address that could not be translated, or not so used
 *
 * Linux:    arch/arm/mm/fault.c (order of 3.18, texts of 6.1), fsr-3level.c
 * Notes:    chapter 8, "The stack grows by faulting"; walk stack-growth
 * Read:     entry-armv.S before, mm/memory.c (handle_mm_fault()) after
 *
 *	do_DataAbort(addr, fsr, regs)   do_PrefetchAbort(addr, ifsr, regs)
 *	            \                      /
 *	             fsr_info[status].fn()
 *	              |                |
 *	        do_page_fault()    NULL: arm_notify_die()
 *	          |  in an area, and allowed?
 *	          +--> handle_mm_fault()
 *	          +--> user mode: __do_user_fault(), a signal
 *	          +--> kernel: __do_kernel_fault(), fix-up or oops
 *
 * Left out: alignment fix-ups (LDM and LDRD of a program at an odd address are
 *	     a SIGBUS here, Linux emulates them), hardware breakpoints
 */
#include <linux/arch.h>
#include <linux/extable.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <asm/traps.h>

/* Fault status register, long-descriptor format. */
#define FSR_LNX_PF	(1U << 31)	/* ours: it was an instruction fetch */
#define FSR_CM		(1U << 13)	/* cache maintenance; FSR_WRITE is set too */
#define FSR_WRITE	(1U << 11)
#define FSR_STATUS	0x3f
#define is_permission_fault(fsr)	(((fsr) & FSR_STATUS & ~3) == 0x0c)

struct fsr_info {
	/* Return: whether the fault is still to be reported. */
	int (*fn)(unsigned long addr, unsigned int fsr, struct pt_regs *regs);
	int sig, code;
	const char *name;
};

/* "[addr] *pgd=..., *pmd=..., *pte=...", as far as there are tables. */
static void show_pte(struct mm_struct *mm, unsigned long addr)
{
	pgd_t *pgd;
	pmd_t *pmd;
	char buf[96];
	int n;

	if (!mm)
		mm = &init_mm;
	pgd = pgd_offset(mm, addr);
	n = scnprintf(buf, sizeof(buf), "[%08lx] *pgd=%08llx", addr,
		      pgd_val(*pgd));
	if (pgd_val(*pgd)) {
		pmd = pmd_offset(pud_offset(p4d_offset(pgd, addr), addr), addr);
		n += scnprintf(buf + n, sizeof(buf) - n, ", *pmd=%08llx",
			       pmd_val(*pmd));
		if (!pmd_none(*pmd) && !pmd_bad(*pmd))
			scnprintf(buf + n, sizeof(buf) - n, ", *pte=%08llx",
				  pte_val(*pte_offset_kernel(pmd, addr)));
	}
	pr_alert("%s\n", buf);
}

static void die_kernel_fault(const char *msg, struct mm_struct *mm,
			     unsigned long addr, unsigned int fsr,
			     struct pt_regs *regs)
{
	console_verbose();
	pr_alert("8<--- cut here ---\n");
	pr_alert("Unable to handle kernel %s at virtual address %08lx when %s\n",
		 msg, addr, fsr & FSR_LNX_PF ? "execute" :
		 fsr & FSR_WRITE ? "write" : "read");
	show_pte(mm, addr);
	die("Internal error: Oops", regs, fsr & ~FSR_LNX_PF);
}

/* A fault of kernel code that the areas of the process do not explain. */
static void __do_kernel_fault(struct mm_struct *mm, unsigned long addr,
			      unsigned int fsr, struct pt_regs *regs)
{
	if (fixup_exception(regs))
		return;
	die_kernel_fault(addr < PAGE_SIZE ? "NULL pointer dereference" :
			 "paging request", mm, addr, fsr, regs);
}

static void __do_user_fault(unsigned long addr, unsigned int fsr, int sig,
			    int code)
{
	current->thread.address = addr;
	current->thread.error_code = fsr & ~FSR_LNX_PF;
	current->thread.trap_no = 14;
	force_sig_fault(sig, code, (void __user *)addr);
}

/*
 * Find the area, let a stack grow down to @addr, check the rights and bring
 * the page in. mmap_lock is held.
 * Return: VM_FAULT_*; *code is the si_code when it is VM_FAULT_SIGSEGV.
 */
static vm_fault_t __do_page_fault(struct mm_struct *mm, unsigned long addr,
				  unsigned int flags, unsigned long vm_flags,
				  struct pt_regs *regs, int *code)
{
	struct vm_area_struct *vma = find_vma(mm, addr);

	*code = SEGV_MAPERR;
	if (!vma)
		return VM_FAULT_SIGSEGV;
	if (vma->vm_start > addr) {
		if (!(vma->vm_flags & VM_GROWSDOWN) ||
		    addr < FIRST_USER_ADDRESS || expand_stack(vma, addr))
			return VM_FAULT_SIGSEGV;
	}
	*code = SEGV_ACCERR;
	if (!(vma->vm_flags & vm_flags))
		return VM_FAULT_SIGSEGV;
	return handle_mm_fault(vma, addr & PAGE_MASK, flags, regs);
}

/* VM_FAULT_ERROR for a program. */
static void user_fault_error(vm_fault_t fault, unsigned long addr,
			     unsigned int fsr, int code)
{
	if (fault & VM_FAULT_OOM)
		pagefault_out_of_memory();
	else if (fault & VM_FAULT_SIGBUS)
		__do_user_fault(addr, fsr, SIGBUS, BUS_ADRERR);
	else
		__do_user_fault(addr, fsr, SIGSEGV, code);
}

static int do_page_fault(unsigned long addr, unsigned int fsr,
			 struct pt_regs *regs)
{
	unsigned long vm_flags = VM_READ | VM_WRITE | VM_EXEC;
	struct mm_struct *mm = current->mm;
	unsigned int flags = 0;
	vm_fault_t fault;
	int code;

	if (interrupts_enabled(regs))
		local_irq_enable();
	if (user_mode(regs))
		flags |= FAULT_FLAG_USER;
	if ((fsr & FSR_WRITE) && !(fsr & FSR_CM)) {
		flags |= FAULT_FLAG_WRITE;
		vm_flags = VM_WRITE;
	}
	if (fsr & FSR_LNX_PF) {
		flags |= FAULT_FLAG_INSTRUCTION;
		vm_flags = VM_EXEC;
		if (is_permission_fault(fsr) && !user_mode(regs))
			die_kernel_fault("execution of memory", mm, addr, fsr,
					 regs);
	}
	/*
	 * Kernel code reaches user memory only where the exception table says
	 * so, and never with a spin lock held. Everything else is a bug, and
	 * must not end up waiting for a lock that it holds itself.
	 */
	if (!user_mode(regs) &&
	    (in_atomic() || !mm || addr >= TASK_SIZE ||
	     !search_exception_tables(regs->ARM_pc))) {
		__do_kernel_fault(mm, addr, fsr, regs);
		return 0;
	}

	mmap_read_lock(mm);
	fault = __do_page_fault(mm, addr, flags, vm_flags, regs, &code);
	mmap_read_unlock(mm);
	if (likely(!(fault & VM_FAULT_ERROR)))
		return 0;
	if (user_mode(regs))
		user_fault_error(fault, addr, fsr, code);
	else
		__do_kernel_fault(mm, addr, fsr, regs);
	return 0;
}

/* By the status bits; a level is the last two of them. */
static const struct fsr_info fsr_info[FSR_STATUS + 1] = {
	[5] = { do_page_fault, SIGSEGV, SEGV_MAPERR, "level 1 translation fault" },
	[6] = { do_page_fault, SIGSEGV, SEGV_MAPERR, "level 2 translation fault" },
	[7] = { do_page_fault, SIGSEGV, SEGV_MAPERR, "level 3 translation fault" },
	[9] = { do_page_fault, SIGSEGV, SEGV_ACCERR, "level 1 access flag fault" },
	[10] = { do_page_fault, SIGSEGV, SEGV_ACCERR, "level 2 access flag fault" },
	[11] = { do_page_fault, SIGSEGV, SEGV_ACCERR, "level 3 access flag fault" },
	[13] = { do_page_fault, SIGSEGV, SEGV_ACCERR, "level 1 permission fault" },
	[14] = { do_page_fault, SIGSEGV, SEGV_ACCERR, "level 2 permission fault" },
	[15] = { do_page_fault, SIGSEGV, SEGV_ACCERR, "level 3 permission fault" },
	[16] = { NULL, SIGBUS, 0, "synchronous external abort" },
	[17] = { NULL, SIGBUS, 0, "asynchronous external abort" },
	[21] = { NULL, SIGBUS, 0, "level 1 external abort on a table walk" },
	[22] = { NULL, SIGBUS, 0, "level 2 external abort on a table walk" },
	[23] = { NULL, SIGBUS, 0, "level 3 external abort on a table walk" },
	[33] = { NULL, SIGBUS, BUS_ADRALN, "alignment fault" },
	[34] = { NULL, SIGTRAP, TRAP_HWBKPT, "debug event" },
};

static void do_abort(const char *what, unsigned long addr, unsigned int fsr,
		     struct pt_regs *regs)
{
	const struct fsr_info *inf = &fsr_info[fsr & FSR_STATUS];

	if (inf->fn && !inf->fn(addr, fsr, regs))
		return;
	fsr &= ~FSR_LNX_PF;
	pr_alert("8<--- cut here ---\n");
	pr_alert("Unhandled %s: %s (0x%03x) at 0x%08lx\n", what,
		 inf->name ? inf->name : "unknown fault", fsr, addr);
	show_pte(current->mm, addr);
	arm_notify_die("Internal error: Oops", regs, inf->sig ? inf->sig : SIGBUS, inf->code,
		       (void __user *)addr, fsr, 0);
}

/**
 * do_DataAbort() - a load or store failed
 * @addr:	address that was accessed (DFAR)
 * @fsr:	why (DFSR)
 * @regs:	pc is at the instruction
 */
asmlinkage void do_DataAbort(unsigned long addr, unsigned int fsr,
			     struct pt_regs *regs)
{
	do_abort("fault", addr, fsr & ~FSR_LNX_PF, regs);
}

/**
 * do_PrefetchAbort() - an instruction could not be fetched
 * @addr:	its address (IFAR)
 * @ifsr:	why (IFSR); there is no write bit in it
 * @regs:	pc is at the instruction
 */
asmlinkage void do_PrefetchAbort(unsigned long addr, unsigned int ifsr,
				 struct pt_regs *regs)
{
	do_abort("prefetch abort", addr, (ifsr & ~FSR_WRITE) | FSR_LNX_PF, regs);
}
