// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/tls.c - thread-local storage: three segments of one's own
 *
 * Linux:    arch/x86/kernel/tls.c
 * Read:     asm/segment.h before
 *
 * A thread's variables lie at gs:offset, and gs names one of the GDT's entries
 * 6 to 8. What a thread wants in them is kept in its thread_struct; __switch_to
 * copies it into the GDT.
 */
#include <linux/syscalls.h>
#include <asm/tls.h>
#include <uapi/asm/ldt.h>

/* 6.1's rule: 32-bit data segments that are present. */
static bool tls_desc_okay(const struct user_desc *info)
{
	return info->seg_32bit && info->contents <= 1 && !info->seg_not_present;
}

/* What user_desc says when an entry shall be emptied: LDT_empty, LDT_zero. */
static bool tls_desc_clear(const struct user_desc *info)
{
	bool common = !info->base_addr && !info->limit && !info->contents &&
		      !info->limit_in_pages && !info->useable;
	bool empty = info->read_exec_only && info->seg_not_present &&
		     !info->seg_32bit;
	bool zero = !info->read_exec_only && !info->seg_not_present &&
		    !info->seg_32bit;

	return common && (empty || zero);
}

static void fill_ldt(struct desc_struct *desc, const struct user_desc *info)
{
	*desc = (struct desc_struct){
		.limit0	= info->limit,
		.limit1	= info->limit >> 16,
		.base0	= info->base_addr,
		.base1	= info->base_addr >> 16,
		.base2	= info->base_addr >> 24,
		.type	= (info->contents << 2) | (!info->read_exec_only << 1) | 1,
		.s	= 1,
		.dpl	= 3,
		.p	= 1,
		.avl	= info->useable,
		.d	= 1,
		.g	= info->limit_in_pages,
	};
}

static int get_free_idx(void)
{
	struct desc_struct *tls = current->thread.tls_array;
	int idx;

	for (idx = 0; idx < GDT_ENTRY_TLS_ENTRIES; idx++)
		if (!tls[idx].p)
			return idx + GDT_ENTRY_TLS_MIN;
	return -ESRCH;
}

/**
 * do_set_thread_area - change a TLS entry
 * @p: the task, current or a new one
 * @idx: index in the GDT, or -1 for what the program says
 * @u_info: the program's description; receives the index that was chosen
 * @can_allocate: may entry_number be -1, "any that is free"?
 *
 * Return: 0, -EFAULT, -EINVAL (no TLS index, or a segment that could do more
 * than hold data), -ESRCH (none is free).
 */
int do_set_thread_area(struct task_struct *p, int idx,
		       struct user_desc __user *u_info, int can_allocate)
{
	struct thread_struct *t = &p->thread;
	struct desc_struct desc = {};
	struct user_desc info;

	if (copy_from_user(&info, u_info, sizeof(info)))
		return -EFAULT;
	if (!tls_desc_clear(&info)) {
		if (!tls_desc_okay(&info))
			return -EINVAL;
		fill_ldt(&desc, &info);
	}
	if (idx == -1)
		idx = info.entry_number;
	if (idx == -1 && can_allocate) {
		idx = get_free_idx();
		if (idx < 0)
			return idx;
		if (put_user(idx, &u_info->entry_number))
			return -EFAULT;
	}
	if (idx < GDT_ENTRY_TLS_MIN || idx > GDT_ENTRY_TLS_MAX)
		return -EINVAL;

	t->tls_array[idx - GDT_ENTRY_TLS_MIN] = desc;
	if (p == current)
		load_TLS(t);
	return 0;
}

/** sys_get_thread_area() - one's own entry. Return: 0, -EFAULT, -EINVAL. */
SYSCALL_DEFINE1(get_thread_area, struct user_desc __user *, u_info)
{
	struct desc_struct *desc;
	struct user_desc info;
	int idx;

	if (get_user(idx, &u_info->entry_number))
		return -EFAULT;
	if (idx < GDT_ENTRY_TLS_MIN || idx > GDT_ENTRY_TLS_MAX)
		return -EINVAL;
	desc = &current->thread.tls_array[idx - GDT_ENTRY_TLS_MIN];
	info = (struct user_desc){
		.entry_number	 = idx,
		.base_addr	 = desc->base0 | desc->base1 << 16 |
				   desc->base2 << 24,
		.limit		 = desc->limit0 | desc->limit1 << 16,
		.seg_32bit	 = desc->d,
		.contents	 = desc->type >> 2,
		.read_exec_only	 = !(desc->type & 2),
		.limit_in_pages	 = desc->g,
		.seg_not_present = !desc->p,
		.useable	 = desc->avl,
	};
	return copy_to_user(u_info, &info, sizeof(info)) ? -EFAULT : 0;
}

SYSCALL_DEFINE1(set_thread_area, struct user_desc __user *, u_info)
{
	return do_set_thread_area(current, -1, u_info, 1);
}
