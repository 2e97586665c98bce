/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/fdtable.h - the open files of a process
 *
 * Linux:    include/linux/fdtable.h, file.h (the table is not a second
 *	     structure: without RCU nobody reads an old one)
 * Read:     fs/file.c after
 *
 * Locks:    [l] file_lock
 */
#ifndef _KERNEL_FDTABLE_H
#define _KERNEL_FDTABLE_H

#include <linux/atomic.h>
#include <linux/spinlock.h>

struct file;
struct task_struct;

#define NR_OPEN_DEFAULT	BITS_PER_LONG
extern unsigned int sysctl_nr_open;	/* no table is larger */

struct files_struct {
	atomic_t count;
	spinlock_t file_lock;
	unsigned int max_fds;		/* [l] a multiple of BITS_PER_LONG */
	struct file **fd;		/* [l] fd_array, or from kmalloc */
	unsigned long *open_fds, *close_on_exec;	/* [l] bitmaps */
	struct file *fd_array[NR_OPEN_DEFAULT];
	unsigned long open_fds_init, close_on_exec_init;
};

extern struct files_struct init_files;

struct files_struct *dup_fd(struct files_struct *oldf, int *errorp);
void exit_files(struct task_struct *tsk);
void put_files_struct(struct files_struct *files);
void reset_files_struct(struct files_struct *files);
int unshare_files(struct files_struct **displaced);
void do_close_on_exec(struct files_struct *files);

int get_unused_fd_flags(unsigned int flags);	/* -EMFILE, -ENOMEM */
void put_unused_fd(unsigned int fd);
void fd_install(unsigned int fd, struct file *file);
int close_fd(unsigned int fd);			/* -EBADF */
int f_dupfd(unsigned int from, struct file *file, unsigned int flags);
void set_close_on_exec(unsigned int fd, int flag);
bool get_close_on_exec(unsigned int fd);
struct file *fget(unsigned int fd);		/* NULL: not open */
/* The file behind @fd of @files without a reference, or NULL. */
struct file *files_lookup_fd(struct files_struct *files, unsigned int fd);
void fput(struct file *file);

#endif
