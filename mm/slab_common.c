// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/slab_common.c - /proc/slabinfo: the caches, and how many objects are in use
 *
 * Linux:    mm/slab_common.c
 * Read:     mm/slab.c before
 *
 * Left out: limits that can be written
 */
#include <linux/kernel.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>

#include "slab.h"

/* SLUB counts what the active slab has left as active; here it is free. */
static int slab_show(struct seq_file *m, void *unused)
{
	struct kmem_cache *s;

	seq_puts(m, "slabinfo - version: 2.1\n"
		 "# name            <active_objs> <num_objs> <objsize> "
		 "<objperslab> <pagesperslab> : tunables <limit> <batchcount> "
		 "<sharedfactor> : slabdata <active_slabs> <num_slabs> "
		 "<sharedavail>\n");
	list_for_each_entry(s, &slab_caches, list)
		seq_printf(m, "%-17s %6u %6u %6u %4u %4u : tunables"
			   "    0    0    0 : slabdata %6u %6u      0\n",
			   s->name, s->nr_slabs * s->objects - slab_count_free(s),
			   s->nr_slabs * s->objects, s->size, s->objects,
			   1U << s->order, s->nr_slabs, s->nr_slabs);
	return 0;
}

static int __init slab_proc_init(void)
{
	proc_create_single("slabinfo", 0400, NULL, slab_show);
	return 0;
}
fs_initcall(slab_proc_init);
