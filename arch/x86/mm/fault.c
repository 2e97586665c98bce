// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/mm/fault.c - what a page fault means
 *
 * Linux:    arch/x86/mm/fault.c (6.1)
 * Notes:    chapter 6, "The stack grows"; walk stack-growth
 * Read:     entry/entry_32.S before, mm/memory.c (handle_mm_fault()) after
 *
 *	exc_page_fault
 *	  address of the kernel           -> do_kern_addr_fault
 *	  address of the program          -> do_user_addr_fault
 *	    lock_mm_and_find_vma	     grows a stack area
 *	    access_error		     rights of the area
 *	    handle_mm_fault		     makes the page
 *
 *	no way to repair it:
 *	  user mode                       -> SIGSEGV, one line in the log
 *	  kernel, in the exception table  -> fixup_exception
 *	  kernel, elsewhere               -> page_fault_oops
 *
 * Left out: vmalloc faults (all page tables share the kernel's part), spurious
 *	     faults, protection keys, vsyscall, F00F
 */
#include <linux/extable.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/sched.h>
#include <asm/cpufeature.h>
#include <asm/stacktrace.h>
#include <asm/traps.h>

static void dump_pagetable(unsigned long address)
{
	pgd_t *base = __va(read_cr3());
	pud_t *pud = (pud_t *)&base[pgd_index(address)];
	char line[96];
	int len;

	len = snprintf(line, sizeof(line), "*pdpt = %016llx", pud_val(*pud));
	if (pud_present(*pud)) {
		pmd_t *pmd = pmd_offset(pud, address);

		len += snprintf(line + len, sizeof(line) - len,
				" *pde = %016llx", pmd_val(*pmd));
		if (pmd_present(*pmd) && !pmd_large(*pmd))
			snprintf(line + len, sizeof(line) - len,
				 " *pte = %016llx",
				 pte_val(*pte_offset_kernel(pmd, address)));
	}
	pr_info("%s\n", line);
}

static void show_fault_oops(struct pt_regs *regs, unsigned long error_code,
			    unsigned long address)
{
	pte_t *pte = error_code & X86_PF_INSTR ?
		     mm_find_pte(current->active_mm, address) : NULL;

	if (pte && pte_present(*pte) && !pte_exec(*pte))
		pr_crit("kernel tried to execute NX-protected page - exploit attempt? (uid: %d)\n",
			current_uid());
	if (pte && pte_present(*pte) && pte_exec(*pte) && address < TASK_SIZE)
		pr_crit("unable to execute userspace code (SMEP?) (uid: %d)\n",
			current_uid());

	if (address < PAGE_SIZE && !user_mode(regs))
		pr_alert("BUG: kernel NULL pointer dereference, address: %08lx\n",
			 address);
	else
		pr_alert("BUG: unable to handle page fault for address: %08lx\n",
			 address);
	pr_alert("#PF: %s %s in %s mode\n",
		 error_code & X86_PF_USER ? "user" : "supervisor",
		 error_code & X86_PF_INSTR ? "instruction fetch" :
		 error_code & X86_PF_WRITE ? "write access" : "read access",
		 user_mode(regs) ? "user" : "kernel");
	pr_alert("#PF: error_code(0x%04lx) - %s\n", error_code,
		 !(error_code & X86_PF_PROT) ? "not-present page" :
		 error_code & X86_PF_RSVD ? "reserved bit violation" :
		 "permissions violation");
	dump_pagetable(address);
}

/* The values for sigcontext. What is behind TASK_SIZE a program must not tell
 * apart: it all looks present and forbidden. */
static void set_signal_archinfo(unsigned long address, unsigned long error_code)
{
	struct thread_struct *t = &current->thread;

	if (address >= TASK_SIZE)
		error_code |= X86_PF_PROT;
	t->trap_nr = X86_TRAP_PF;
	t->error_code = error_code | X86_PF_USER;
	t->cr2 = address;
}

static void page_fault_oops(struct pt_regs *regs, unsigned long error_code,
			    unsigned long address)
{
	struct stack_info info;

	/*
	 * Somebody reached into the guard with sp still above it: a large frame
	 * has been made and is being filled. What is left of the stack may be
	 * too little for the report.
	 */
	if (get_stack_guard_info(address, &info)) {
		__asm__ volatile("movl %3, %%esp\n\t"
				 "call handle_stack_overflow"
				 : : "a" (regs), "d" (address), "c" (&info),
				 "r" (doublefault_stack + 1) : "memory");
		unreachable();
	}

	set_signal_archinfo(address, error_code);
	show_fault_oops(regs, error_code, address);
	if (task_stack_end_corrupted(current))
		pr_emerg("Thread overran stack, or stack corrupted\n");
	die("Oops", regs, error_code);
}

/* As 6.1 on one CPU; a program with a handler is not mentioned. */
static void show_signal_msg(struct pt_regs *regs, unsigned long error_code,
			    unsigned long address)
{
	const char *loglvl = is_global_init(current) ? KERN_EMERG : KERN_INFO;
	char where[80];

	if (!unhandled_signal(current, SIGSEGV) || !printk_ratelimit())
		return;
	sprint_vma_addr(where, sizeof(where), regs->ip);
	printk("%s%s[%d]: segfault at %lx ip %08lx sp %08lx error %lx%s likely on CPU 0 (core 0, socket 0)\n",
	       loglvl, current->comm, task_pid_nr(current), address, regs->ip,
	       regs->sp, error_code, where);
	show_opcodes(regs, loglvl);
}

static void bad_area_nosemaphore(struct pt_regs *regs, unsigned long error_code,
				 unsigned long address, int si_code)
{
	if (!user_mode(regs)) {
		if (!fixup_exception(regs))
			page_fault_oops(regs, error_code, address);
		return;
	}

	local_irq_enable();
	if (address >= TASK_SIZE)
		error_code |= X86_PF_PROT;
	show_signal_msg(regs, error_code, address);
	set_signal_archinfo(address, error_code);
	force_sig_fault(SIGSEGV, si_code, (void __user *)address);
}

/* Does the area forbid what was tried? A fault on a present page that is no
 * write was an instruction fetch, or a read of PROT_NONE. */
static bool access_error(unsigned long error_code, struct vm_area_struct *vma)
{
	if (error_code & X86_PF_WRITE)
		return !(vma->vm_flags & VM_WRITE);
	if (error_code & X86_PF_PROT)
		return true;
	return !(vma->vm_flags & VM_ACCESS_FLAGS);
}

/*
 * The area of @address with mmap_lock held for reading, or NULL without it. A
 * stack area above @address grows down to it, how far ever that is (up to 4.20
 * an access of more than 64 KiB below sp was refused); that needs the lock for
 * writing.
 */
static struct vm_area_struct *lock_mm_and_find_vma(struct mm_struct *mm,
						   unsigned long address)
{
	struct vm_area_struct *vma;
	int err;

	for (;;) {
		mmap_read_lock(mm);
		vma = find_vma(mm, address);
		if (likely(vma && vma->vm_start <= address))
			return vma;
		mmap_read_unlock(mm);
		if (!vma || !(vma->vm_flags & VM_GROWSDOWN))
			return NULL;

		mmap_write_lock(mm);
		vma = find_vma(mm, address);
		err = vma && (vma->vm_flags & VM_GROWSDOWN) ?
		      expand_stack(vma, address) : -EFAULT;
		mmap_write_unlock(mm);
		if (err)
			return NULL;
	}
}

static void mm_fault_error(struct pt_regs *regs, unsigned long error_code,
			   unsigned long address, vm_fault_t fault)
{
	if (fault & VM_FAULT_SIGSEGV) {
		bad_area_nosemaphore(regs, error_code, address, SEGV_MAPERR);
	} else if (!user_mode(regs)) {
		if (!fixup_exception(regs))
			page_fault_oops(regs, error_code, address);
	} else if (fault & VM_FAULT_OOM) {
		pagefault_out_of_memory();
	} else {
		set_signal_archinfo(address, error_code);
		force_sig_fault(SIGBUS, BUS_ADRERR, (void __user *)address);
	}
}

static void do_user_addr_fault(struct pt_regs *regs, unsigned long error_code,
			       unsigned long address)
{
	struct mm_struct *mm = current->mm;
	struct vm_area_struct *vma;
	unsigned int flags = 0;
	vm_fault_t fault;

	if (!user_mode(regs)) {
		/*
		 * The kernel may touch a program's memory in few places only,
		 * with AC set where there is SMAP, and never execute it.
		 */
		bool forbidden = boot_cpu_has(X86_FEATURE_SMAP) &&
				 !(regs->flags & X86_EFLAGS_AC);

		if ((error_code & X86_PF_INSTR) || forbidden ||
		    !search_exception_tables(regs->ip)) {
			page_fault_oops(regs, error_code, address);
			return;
		}
	}
	if (!mm || in_atomic()) {
		bad_area_nosemaphore(regs, error_code, address, SEGV_MAPERR);
		return;
	}
	cond_local_irq_enable(regs);

	if (user_mode(regs))
		flags |= FAULT_FLAG_USER;
	if (error_code & X86_PF_WRITE)
		flags |= FAULT_FLAG_WRITE;
	if (error_code & X86_PF_INSTR)
		flags |= FAULT_FLAG_INSTRUCTION;

	vma = lock_mm_and_find_vma(mm, address);
	if (unlikely(!vma)) {
		bad_area_nosemaphore(regs, error_code, address, SEGV_MAPERR);
		return;
	}
	if (unlikely(access_error(error_code, vma))) {
		mmap_read_unlock(mm);
		bad_area_nosemaphore(regs, error_code, address, SEGV_ACCERR);
		return;
	}
	fault = handle_mm_fault(vma, address, flags, regs);
	mmap_read_unlock(mm);
	if (unlikely(fault & VM_FAULT_ERROR))
		mm_fault_error(regs, error_code, address, fault);
}

/**
 * exc_page_fault - the page-fault exception
 * @regs: registers at the fault
 * @error_code: X86_PF_*
 *
 * Context: interrupts off until cr2 is read; a second fault would change it.
 */
void exc_page_fault(struct pt_regs *regs, unsigned long error_code)
{
	unsigned long address = read_cr2();

	if (unlikely(error_code & X86_PF_RSVD)) {
		show_fault_oops(regs, error_code, address);
		die("Bad pagetable", regs, error_code);
		return;
	}
	if (address >= TASK_SIZE)
		bad_area_nosemaphore(regs, error_code, address, SEGV_MAPERR);
	else
		do_user_addr_fault(regs, error_code, address);
}
