/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/stat.h - what stat(2) and its family are made from
 *
 * Linux:    include/linux/stat.h
 */
#ifndef _KERNEL_STAT_H
#define _KERNEL_STAT_H

#include <linux/fs.h>

struct kstat {
	umode_t mode;
	unsigned int nlink;
	u32 blksize;
	u64 ino;
	dev_t dev, rdev;
	kuid_t uid;
	kgid_t gid;
	loff_t size;
	struct timespec64 atime, mtime, ctime;
	u64 blocks;
};

int vfs_getattr(const struct path *path, struct kstat *stat);

#endif
