/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/path.h - a place in the tree: which mount, which name
 *
 * Linux:    include/linux/path.h
 * Read:     linux/dcache.h after
 */
#ifndef _KERNEL_PATH_H
#define _KERNEL_PATH_H

#include <linux/types.h>

struct dentry;
struct vfsmount;

struct path {
	struct vfsmount *mnt;	/* NULL: a file without a place, d_name is all */
	struct dentry *dentry;
};

/* fs/namei.c: references to both. */
void path_get(const struct path *path);
void path_put(const struct path *path);

static inline bool path_equal(const struct path *a, const struct path *b)
{
	return a->mnt == b->mnt && a->dentry == b->dentry;
}

#endif
