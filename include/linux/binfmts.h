/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/binfmts.h - a program on its way into memory
 *
 * Linux:    include/linux/binfmts.h (3.18; rlim_stack and argmin are later)
 * Notes:    chapter 7, "One page becomes 132 kB"; walk exec-132k
 * Read:     fs/exec.c after
 */
#ifndef _KERNEL_BINFMTS_H
#define _KERNEL_BINFMTS_H

#include <linux/fs.h>
#include <linux/sched.h>

#define BINPRM_BUF_SIZE		256	/* first bytes of the file (128 before 5.1) */
#define MAX_ARG_STRLEN		(PAGE_SIZE * 32)
#define MAX_ARG_STRINGS		0x7FFFFFFF

struct linux_binprm {
	char buf[BINPRM_BUF_SIZE];
	struct vm_area_struct *vma;	/* the stack area being built */
	struct mm_struct *mm;		/* the new one; NULL once it is in use */
	unsigned long p;		/* lowest byte of the strings so far */
	unsigned long argmin;		/* strings may not go below */
	unsigned int recursion_depth;	/* of #! interpreters */
	struct file *file;
	int argc, envc;
	const char *filename;		/* as execve() was given it */
	const char *interp;		/* what really runs */
	unsigned long exec;		/* address of the filename string */
	struct rlimit rlim_stack;	/* RLIMIT_STACK when exec began (4.16) */
};

struct linux_binfmt {
	struct list_head lh;
	int (*load_binary)(struct linux_binprm *bprm);
};

void register_binfmt(struct linux_binfmt *fmt);
void insert_binfmt(struct linux_binfmt *fmt);

/* executable_stack of setup_arg_pages(), from PT_GNU_STACK */
#define EXSTACK_DEFAULT		0	/* no header: what the architecture does */
#define EXSTACK_DISABLE_X	1
#define EXSTACK_ENABLE_X	2

/* For kernel_init(): strings in kernel memory. */
int kernel_execve(const char *filename, const char *const *argv,
		  const char *const *envp);
int prepare_binprm(struct linux_binprm *bprm);
int copy_strings_kernel(int argc, const char *const *argv,
			struct linux_binprm *bprm);
int remove_arg_zero(struct linux_binprm *bprm);
int bprm_change_interp(const char *interp, struct linux_binprm *bprm);
int search_binary_handler(struct linux_binprm *bprm);
int flush_old_exec(struct linux_binprm *bprm);
void setup_new_exec(struct linux_binprm *bprm);
int setup_arg_pages(struct linux_binprm *bprm, unsigned long stack_top,
		    int executable_stack);
struct file *do_open_exec(struct filename *name);
struct file *open_exec(const char *name);
void free_bprm(struct linux_binprm *bprm);

#endif
