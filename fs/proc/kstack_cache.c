// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/kstack_cache.c - /proc/kstack_cache: was the cache of stacks of use?
 *
 * Linux:    none
 * Read:     kernel/stack_vmap.c before
 */
#include "internal.h"

static int kstack_cache_show(struct seq_file *m, void *v)
{
	const struct kstack_cache_stat *s = &kstack_cache_stat;

	seq_printf(m, "hits %lu\nmisses %lu\nkept %lu\nfreed %lu\n",
		   s->hits, s->misses, s->kept, s->freed);
	return 0;
}

static int __init proc_kstack_cache_init(void)
{
	proc_create_single("kstack_cache", 0444, NULL, kstack_cache_show);
	return 0;
}
fs_initcall(proc_kstack_cache_init);
