// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/meminfo.c - /proc/meminfo
 *
 * Linux:    fs/proc/meminfo.c (6.1's names and format)
 * Read:     include/linux/mmzone.h before
 *
 * Left out: lines of what does not exist here (swap, huge pages, CMA)
 */
#include "internal.h"

static void show_val_kb(struct seq_file *m, const char *s, unsigned long pages)
{
	seq_printf(m, "%s%8lu kB\n", s, pages << (PAGE_SHIFT - 10));
}

static int meminfo_proc_show(struct seq_file *m, void *v)
{
	unsigned long total = totalram_pages(), free = nr_free_pages();
	unsigned long high = totalhigh_pages(), freehigh = nr_free_highpages();
	unsigned long anon = global_node_page_state(NR_ANON_MAPPED);

	show_val_kb(m, "MemTotal:       ", total);
	show_val_kb(m, "MemFree:        ", free);
	/* Nothing can be reclaimed: pages of ramfs have no other home. */
	show_val_kb(m, "MemAvailable:   ", free);
	show_val_kb(m, "Buffers:        ", 0);
	show_val_kb(m, "Cached:         ", global_node_page_state(NR_FILE_PAGES));
	if (IS_ENABLED(CONFIG_HIGHMEM)) {
		show_val_kb(m, "HighTotal:      ", high);
		show_val_kb(m, "HighFree:       ", freehigh);
		show_val_kb(m, "LowTotal:       ", total - high);
		show_val_kb(m, "LowFree:        ", free - freehigh);
	}
	show_val_kb(m, "SwapTotal:      ", 0);
	show_val_kb(m, "SwapFree:       ", 0);
	show_val_kb(m, "AnonPages:      ", anon);
	show_val_kb(m, "Mapped:         ", global_node_page_state(NR_FILE_MAPPED));
	show_val_kb(m, "Shmem:          ", global_node_page_state(NR_SHMEM));
	show_val_kb(m, "Slab:           ", global_node_page_state(NR_SLAB_PAGES));
	show_val_kb(m, "SReclaimable:   ", 0);
	show_val_kb(m, "SUnreclaim:     ", global_node_page_state(NR_SLAB_PAGES));
	/* 3.18 counted stacks; one of both is zero. */
	seq_printf(m, "KernelStack:    %8lu kB\n",
		   global_node_page_state(NR_KERNEL_STACK) * (THREAD_SIZE / 1024) +
		   global_node_page_state(NR_KERNEL_STACK_KB));
	show_val_kb(m, "PageTables:     ", global_node_page_state(NR_PAGETABLE));
	show_val_kb(m, "VmallocTotal:   ",
		    (VMALLOC_END - VMALLOC_START) >> PAGE_SHIFT);
	return 0;
}

static int __init proc_meminfo_init(void)
{
	proc_create_single("meminfo", 0444, NULL, meminfo_proc_show);
	return 0;
}
fs_initcall(proc_meminfo_init);
