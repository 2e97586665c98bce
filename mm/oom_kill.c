// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/oom_kill.c - when there is no page left, somebody must go
 *
 * Linux:    mm/oom_kill.c
 * Notes:    chapter 7, "A stack without a limit"
 * Read:     mm/memory.c before
 *
 * A page fault that finds no memory cannot return an error: there is no call
 * that could fail. So the faulting process is killed; for init, the process
 * that has most. Linux always looks for the largest, from inside the page
 * allocator; here kmalloc() and system calls get NULL and -ENOMEM. The
 * lowmem that user pages cannot have (zone->lowmem_reserve) lets the kernel go
 * on meanwhile.
 *
 * Left out: oom_score_adj, the reaper
 */
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/sched.h>

#define K(pages)	((pages) << (PAGE_SHIFT - 10))

/* What would come back if @p died, in pages; 0: leave it alone. */
static unsigned long oom_badness(struct task_struct *p)
{
	if (!p->mm || is_global_init(p) || (p->flags & PF_KTHREAD))
		return 0;
	return get_mm_rss(p->mm) + (p->mm->pgtables_bytes >> PAGE_SHIFT);
}

static struct task_struct *select_bad_process(void)
{
	struct task_struct *p, *chosen = NULL;
	unsigned long points, most = 0;

	for_each_process(p) {
		points = oom_badness(p);
		if (points > most) {
			most = points;
			chosen = p;
		}
	}
	return chosen;
}

static void oom_kill_process(struct task_struct *p)
{
	struct mm_struct *mm = p->mm;

	pr_err("Out of memory: Killed process %d (%s) total-vm:%lukB, anon-rss:%lukB, file-rss:%lukB, shmem-rss:%lukB, UID:%u pgtables:%lukB oom_score_adj:%hd\n",
	       task_pid_nr(p), p->comm, K(mm->total_vm),
	       K(mm->rss_stat[MM_ANONPAGES]), K(mm->rss_stat[MM_FILEPAGES]),
	       K(mm->rss_stat[MM_SHMEMPAGES]), p->cred->uid,
	       mm->pgtables_bytes >> 10, 0);
	group_send_sig_info(SIGKILL, SEND_SIG_PRIV, p);
}

/**
 * pagefault_out_of_memory() - a fault of current's found no memory
 *
 * The architecture calls it for VM_FAULT_OOM in user mode, without mmap_lock,
 * and then returns to the instruction. The process that faults is the one
 * that dies; only for init's sake somebody else does.
 *
 * Context: may sleep. Panics when only init is left.
 */
void pagefault_out_of_memory(void)
{
	struct task_struct *p = current;

	if (fatal_signal_pending(p))
		return;		/* on its way */
	if (is_global_init(p)) {
		p = select_bad_process();
		if (!p)
			panic("System is deadlocked on memory\n");
	}
	if (!fatal_signal_pending(p))
		oom_kill_process(p);
	if (p != current) {
		/* Let the victim run to its end. */
		set_current_state(TASK_KILLABLE);
		schedule_timeout(1);
	}
}
