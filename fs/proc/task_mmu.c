// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/task_mmu.c - /proc/PID/{maps,smaps,pagemap}, the Vm lines of status
 *
 * Linux:    fs/proc/task_mmu.c (6.1's format)
 * Notes:    chapter 6, "Reading a [stack] line"; walk address-space
 * Read:     include/linux/mm_types.h before
 *
 *	beec2000-beee3000 rw-p 00000000 00:00 0          [stack]
 *	vm_start vm_end   flags vm_pgoff device inode     what it is
 *	Size:                132 kB	vm_end - vm_start: what is promised
 *	Rss:                   4 kB	page frames behind it: what is there
 *
 * Left out: huge pages, swap, protection keys, NUMA: their lines print 0
 */
#include <linux/kernel.h>
#include <linux/math64.h>
#include <linux/uaccess.h>
#include "internal.h"

struct proc_maps_private {
	struct mm_struct *mm;		/* [I] mm_count held since open */
	bool locked;			/* between start() and stop() */
};

/**
 * task_mem() - the Vm… lines of /proc/PID/status
 * @m:		output
 * @mm:		mm_users held by the caller
 */
void task_mem(struct seq_file *m, struct mm_struct *mm)
{
	unsigned long anon = mm->rss_stat[MM_ANONPAGES];
	unsigned long file = mm->rss_stat[MM_FILEPAGES];
	unsigned long shmem = mm->rss_stat[MM_SHMEMPAGES];
	unsigned long total_rss = anon + file + shmem;
	unsigned long text, lib;
	const struct {
		const char *name;
		unsigned long kb;
	} lines[] = {
#define KB(pages) ((pages) << (PAGE_SHIFT - 10))
		{ "VmPeak", KB(max(mm->hiwater_vm, mm->total_vm)) },
		{ "VmSize", KB(mm->total_vm) },
		{ "VmLck", KB(mm->locked_vm) },
		{ "VmPin", 0 },
		{ "VmHWM", KB(max(mm->hiwater_rss, total_rss)) },
		{ "VmRSS", KB(total_rss) },
		{ "RssAnon", KB(anon) },
		{ "RssFile", KB(file) },
		{ "RssShmem", KB(shmem) },
		{ "VmData", KB(mm->data_vm) },
		{ "VmStk", KB(mm->stack_vm) },
#undef KB
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(lines); i++)
		seq_printf(m, "%s:\t%8lu kB\n", lines[i].name, lines[i].kb);
	text = PAGE_ALIGN(mm->end_code) - (mm->start_code & PAGE_MASK);
	text = min(text, mm->exec_vm << PAGE_SHIFT);
	lib = (mm->exec_vm << PAGE_SHIFT) - text;
	seq_printf(m, "VmExe:\t%8lu kB\nVmLib:\t%8lu kB\nVmPTE:\t%8lu kB\n",
		   text >> 10, lib >> 10, (unsigned long)mm->pgtables_bytes >> 10);
	seq_printf(m, "VmSwap:\t%8lu kB\n", 0UL);
}

unsigned long task_vsize(struct mm_struct *mm)
{
	return PAGE_SIZE * mm->total_vm;
}

/*
 * The position of this seq_file is an address: the next area's start; -1 behind
 * the last one. A process that is gone gives an error, a zombie an empty file.
 */
static void *m_start(struct seq_file *m, loff_t *ppos)
{
	struct proc_maps_private *priv = m->private;
	struct mm_struct *mm = priv->mm;

	if (*ppos < 0)
		return NULL;
	if (!pid_task(PROC_I(file_inode(m->file))->pid, PIDTYPE_PID))
		return ERR_PTR(-ESRCH);
	if (!mm || !atomic_inc_not_zero(&mm->mm_users))
		return NULL;
	mmap_read_lock(mm);
	priv->locked = true;
	return find_vma(mm, *ppos);
}

static void *m_next(struct seq_file *m, void *v, loff_t *ppos)
{
	struct vm_area_struct *next = ((struct vm_area_struct *)v)->vm_next;

	*ppos = next ? (loff_t)next->vm_start : -1;
	return next;
}

/* Called after start() even when that found nothing. */
static void m_stop(struct seq_file *m, void *v)
{
	struct proc_maps_private *priv = m->private;

	if (!priv->locked)
		return;
	priv->locked = false;
	mmap_read_unlock(priv->mm);
	mmput(priv->mm);
}

static bool is_stack(const struct vm_area_struct *vma)
{
	return vma->vm_start <= vma->vm_mm->start_stack &&
	       vma->vm_end >= vma->vm_mm->start_stack;
}

/* A name for what is not a file, or NULL: plain anonymous memory. */
static const char *vma_special_name(struct vm_area_struct *vma)
{
	struct mm_struct *mm = vma->vm_mm;

	if (vma->vm_ops && vma->vm_ops->name)
		return vma->vm_ops->name(vma);
	if (vma->vm_start <= mm->brk && vma->vm_end >= mm->start_brk)
		return "[heap]";
	return is_stack(vma) ? "[stack]" : NULL;
}

static void show_map_vma(struct seq_file *m, struct vm_area_struct *vma)
{
	unsigned long flags = vma->vm_flags, ino = 0;
	const char *name;
	u64 pgoff = 0;
	dev_t dev = 0;

	if (vma->vm_file) {
		struct inode *inode = file_inode(vma->vm_file);

		dev = inode->i_sb->s_minor;	/* major 0: no real device */
		ino = inode->i_ino;
		pgoff = (u64)vma->vm_pgoff << PAGE_SHIFT;
	}
	seq_setwidth(m, 25 + sizeof(void *) * 6 - 1);
	seq_put_hex_ll(m, NULL, vma->vm_start, 8);
	seq_put_hex_ll(m, "-", vma->vm_end, 8);
	seq_putc(m, ' ');
	seq_putc(m, flags & VM_READ ? 'r' : '-');
	seq_putc(m, flags & VM_WRITE ? 'w' : '-');
	seq_putc(m, flags & VM_EXEC ? 'x' : '-');
	seq_putc(m, flags & VM_MAYSHARE ? 's' : 'p');
	seq_put_hex_ll(m, " ", pgoff, 8);
	seq_put_hex_ll(m, " ", MAJOR(dev), 2);
	seq_put_hex_ll(m, ":", MINOR(dev), 2);
	seq_put_decimal_ull_width(m, " ", ino, 0);
	seq_putc(m, ' ');
	if (vma->vm_file) {
		seq_pad(m, ' ');
		seq_path(m, &vma->vm_file->f_path, "\n");
	} else {
		name = vma_special_name(vma);
		if (name) {
			seq_pad(m, ' ');
			seq_puts(m, name);
		}
	}
	seq_putc(m, '\n');
}

static int show_map(struct seq_file *m, void *v)
{
	show_map_vma(m, v);
	return 0;
}

struct mem_size_stats {
	unsigned long resident, referenced, anonymous;
	unsigned long shared_clean, shared_dirty, private_clean, private_dirty;
	u64 pss, pss_dirty;		/* bytes << PSS_SHIFT */
};
#define PSS_SHIFT	12

/* One present pte. The zero page is nobody's: not resident. */
static void smaps_pte_entry(pte_t pte, struct mem_size_stats *mss)
{
	struct page *page = pfn_to_page(pte_pfn(pte));
	bool dirty, shared;
	u64 pss;

	if (!pfn_valid(pte_pfn(pte)) || page == empty_zero_page)
		return;
	mss->resident += PAGE_SIZE;
	if (PageAnon(page))
		mss->anonymous += PAGE_SIZE;
	if (pte_young(pte))
		mss->referenced += PAGE_SIZE;

	dirty = pte_dirty(pte) || PageDirty(page);
	shared = page_mapcount(page) >= 2;
	*(shared ? (dirty ? &mss->shared_dirty : &mss->shared_clean) :
		   (dirty ? &mss->private_dirty : &mss->private_clean)) += PAGE_SIZE;
	pss = (u64)PAGE_SIZE << PSS_SHIFT;
	if (shared)
		pss = div_u64(pss, page_mapcount(page));
	mss->pss += pss;
	if (dirty)
		mss->pss_dirty += pss;
}

static void smap_gather_stats(struct vm_area_struct *vma,
			      struct mem_size_stats *mss)
{
	unsigned long addr = vma->vm_start;

	while (addr < vma->vm_end) {
		pmd_t *pmd = mm_find_pmd(vma->vm_mm, addr);
		pte_t *pte;

		if (!pmd) {	/* no table: skip all that it would map */
			addr = (addr & PMD_MASK) + PMD_SIZE;
			continue;
		}
		pte = pte_offset_map(pmd, addr);
		if (pte_present(*pte))
			smaps_pte_entry(*pte, mss);
		addr += PAGE_SIZE;
	}
}

static void show_smap_vma_flags(struct seq_file *m, struct vm_area_struct *vma)
{
	static const struct {
		unsigned long bit;
		char name[4];
	} mnemonics[] = {
		{ VM_READ, "rd " }, { VM_WRITE, "wr " }, { VM_EXEC, "ex " },
		{ VM_SHARED, "sh " }, { VM_MAYREAD, "mr " }, { VM_MAYWRITE, "mw " },
		{ VM_MAYEXEC, "me " }, { VM_MAYSHARE, "ms " },
		{ VM_GROWSDOWN, "gd " }, { VM_PFNMAP, "pf " }, { VM_LOCKED, "lo " },
		{ VM_IO, "io " }, { VM_SEQ_READ, "sr " }, { VM_RAND_READ, "rr " },
		{ VM_DONTCOPY, "dc " }, { VM_DONTEXPAND, "de " },
		{ VM_ACCOUNT, "ac " }, { VM_NORESERVE, "nr " },
	};
	unsigned int i;

	seq_puts(m, "VmFlags: ");
	for (i = 0; i < ARRAY_SIZE(mnemonics); i++)
		if (vma->vm_flags & mnemonics[i].bit)
			seq_puts(m, mnemonics[i].name);
	seq_putc(m, '\n');
}

/* @name is as wide as it is to be printed, with its colon. */
static void show_kb(struct seq_file *m, const char *name, u64 bytes)
{
	seq_put_decimal_ull_width(m, name, bytes >> 10, 8);
	seq_puts(m, " kB\n");
}

static int show_smap(struct seq_file *m, void *v)
{
	struct vm_area_struct *vma = v;
	struct mem_size_stats mss = { 0 };
	static const char *const absent[] = {
		"LazyFree:       ", "AnonHugePages:  ", "ShmemPmdMapped: ",
		"FilePmdMapped:  ", "Shared_Hugetlb: ",
	};
	unsigned int i;

	smap_gather_stats(vma, &mss);
	show_map_vma(m, vma);
	show_kb(m, "Size:           ", vma->vm_end - vma->vm_start);
	show_kb(m, "KernelPageSize: ", PAGE_SIZE);
	show_kb(m, "MMUPageSize:    ", PAGE_SIZE);
	show_kb(m, "Rss:            ", mss.resident);
	show_kb(m, "Pss:            ", mss.pss >> PSS_SHIFT);
	show_kb(m, "Pss_Dirty:      ", mss.pss_dirty >> PSS_SHIFT);
	show_kb(m, "Shared_Clean:   ", mss.shared_clean);
	show_kb(m, "Shared_Dirty:   ", mss.shared_dirty);
	show_kb(m, "Private_Clean:  ", mss.private_clean);
	show_kb(m, "Private_Dirty:  ", mss.private_dirty);
	show_kb(m, "Referenced:     ", mss.referenced);
	show_kb(m, "Anonymous:      ", mss.anonymous);
	for (i = 0; i < ARRAY_SIZE(absent); i++)
		show_kb(m, absent[i], 0);
	/* Linux's own misprint: this one is narrower. */
	seq_printf(m, "Private_Hugetlb: %7lu kB\n", 0UL);
	show_kb(m, "Swap:           ", 0);
	show_kb(m, "SwapPss:        ", 0);
	show_kb(m, "Locked:         ", vma->vm_flags & VM_LOCKED ? mss.pss >> PSS_SHIFT : 0);
	seq_puts(m, "THPeligible:    0\n");
	show_smap_vma_flags(m, vma);
	return 0;
}

static const struct seq_operations proc_pid_maps_op = {
	.start = m_start, .next = m_next, .stop = m_stop, .show = show_map,
};
static const struct seq_operations proc_pid_smaps_op = {
	.start = m_start, .next = m_next, .stop = m_stop, .show = show_smap,
};

static int proc_maps_open(struct inode *inode, struct file *file,
			  const struct seq_operations *ops)
{
	struct mm_struct *mm = proc_mem_open(inode);
	struct proc_maps_private *priv;
	int ret;

	if (IS_ERR(mm))
		return PTR_ERR(mm);
	priv = kzalloc(sizeof(*priv), GFP_KERNEL);
	ret = priv ? seq_open(file, ops) : -ENOMEM;
	if (!ret) {
		priv->mm = mm;
		((struct seq_file *)file->private_data)->private = priv;
		return 0;
	}
	kfree(priv);
	if (mm)
		mmdrop(mm);
	return ret;
}

static int pid_maps_open(struct inode *inode, struct file *file)
{
	return proc_maps_open(inode, file, &proc_pid_maps_op);
}

static int pid_smaps_open(struct inode *inode, struct file *file)
{
	return proc_maps_open(inode, file, &proc_pid_smaps_op);
}

static int proc_map_release(struct inode *inode, struct file *file)
{
	struct seq_file *m = file->private_data;
	struct proc_maps_private *priv = m->private;

	if (priv->mm)
		mmdrop(priv->mm);
	kfree(priv);
	return seq_release(inode, file);
}

const struct file_operations proc_pid_maps_operations = {
	.open		= pid_maps_open,
	.read		= seq_read,
	.llseek		= seq_lseek,
	.release	= proc_map_release,
};

const struct file_operations proc_pid_smaps_operations = {
	.open		= pid_smaps_open,
	.read		= seq_read,
	.llseek		= seq_lseek,
	.release	= proc_map_release,
};

#define PM_ENTRY_BYTES		sizeof(u64)
#define PM_MMAP_EXCLUSIVE	(1ULL << 56)
#define PM_FILE			(1ULL << 61)
#define PM_PRESENT		(1ULL << 63)

/* The page frame's number in the low 55 bits, and what is said of it above. */
static u64 pagemap_entry(struct mm_struct *mm, unsigned long addr, bool show_pfn)
{
	struct vm_area_struct *vma = find_vma(mm, addr);
	pte_t *pte = NULL;
	struct page *page;
	u64 entry;

	if (vma && addr >= vma->vm_start)
		pte = mm_find_pte(mm, addr);
	if (!pte || !pte_present(*pte))
		return 0;
	entry = PM_PRESENT | (show_pfn ? pte_pfn(*pte) : 0);
	page = vm_normal_page(vma, addr, *pte);
	if (page && !PageAnon(page))
		entry |= PM_FILE;
	if (page && page_mapcount(page) == 1)
		entry |= PM_MMAP_EXCLUSIVE;
	return entry;
}

/* Fills @buffer from @addr on. Return: entries, less at the end of memory. */
static unsigned int pagemap_fill(struct mm_struct *mm, unsigned long addr,
				 u64 *buffer, unsigned int max, bool show_pfn)
{
	unsigned int n;

	mmap_read_lock(mm);
	for (n = 0; n < max && addr < mm->task_size; n++, addr += PAGE_SIZE)
		buffer[n] = pagemap_entry(mm, addr, show_pfn);
	mmap_read_unlock(mm);
	return n;
}

/*
 * /proc/PID/pagemap: eight bytes for each page of the address space. Which
 * frames they are is for root: it would help to attack the machine.
 */
static ssize_t pagemap_read(struct file *file, char __user *buf, size_t count,
			    loff_t *ppos)
{
	struct mm_struct *mm = file->private_data;
	ssize_t done = 0;
	unsigned int n;
	u64 *page;

	if (!mm || !atomic_inc_not_zero(&mm->mm_users))
		return 0;
	page = (u64 *)__get_free_page(GFP_KERNEL);
	if (!page)
		done = -ENOMEM;
	else if (*ppos % PM_ENTRY_BYTES || count % PM_ENTRY_BYTES)
		done = -EINVAL;
	while (done >= 0 && count && *ppos / PM_ENTRY_BYTES < ULONG_MAX >> PAGE_SHIFT) {
		n = pagemap_fill(mm, (*ppos / PM_ENTRY_BYTES) << PAGE_SHIFT, page,
				 min_t(size_t, count, PAGE_SIZE) / PM_ENTRY_BYTES,
				 capable(CAP_SYS_ADMIN));
		n *= PM_ENTRY_BYTES;
		if (!n)
			break;
		if (copy_to_user(buf + done, page, n)) {
			done = -EFAULT;
			break;
		}
		done += n;
		count -= n;
		*ppos += n;
	}
	free_page((unsigned long)page);
	mmput(mm);
	return done;
}

const struct file_operations proc_pagemap_operations = {
	.open		= proc_pid_mem_open,
	.read		= pagemap_read,
	.llseek		= generic_file_llseek,
	.release	= proc_pid_mem_release,
};
