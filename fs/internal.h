/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * fs/internal.h - what the files of fs/ share with each other only
 *
 * Linux:    fs/internal.h, and struct nameidata of fs/namei.c
 * Read:     fs/namei.c after
 */
#ifndef _FS_INTERNAL_H
#define _FS_INTERNAL_H

#include <linux/fs.h>

enum { LAST_NORM, LAST_ROOT, LAST_DOT, LAST_DOTDOT };

/**
 * struct nameidata - a walk along a path
 * @path:	where it has arrived, with a reference
 * @root:	what "/" and the topmost ".." mean, with a reference
 * @name:	the text that is left
 * @link:	from kmalloc: what @name points into after a symbolic link
 * @last:	the component that was cut off @name, not terminated
 * @last_len:	its bytes
 * @last_type:	LAST_NORM, or LAST_ROOT when the path has no component
 * @links:	symbolic links followed
 */
struct nameidata {
	struct path path;
	struct path root;
	const char *name;
	char *link;
	const char *last;
	unsigned int last_len;
	int last_type;
	int links;
};

/* The name was "last/": what it leads to has to be a directory. */
#define trailing_slashes(nd)	(*(nd)->name == '/')
#define IS_DEADDIR(dir)		(!(dir)->i_nlink)	/* after rmdir() */

int path_init(struct nameidata *nd, int dfd, const char *name);
int link_path_walk(struct nameidata *nd);
int walk_component(struct nameidata *nd, bool follow);
int step_into(struct nameidata *nd, struct dentry *dentry, bool follow);
void terminate_walk(struct nameidata *nd);
struct dentry *lookup_last(struct nameidata *nd);
int filename_parentat(int dfd, struct filename *name, struct nameidata *nd);
int may_create(struct inode *dir, struct dentry *child);

#endif
