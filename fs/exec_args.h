/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * fs/exec_args.h - the strings that execve() is given
 *
 * Linux:    fs/exec.c
 * Read:     fs/exec.c after
 */
#ifndef _FS_EXEC_ARGS_H
#define _FS_EXEC_ARGS_H

#include <linux/binfmts.h>
#include <linux/uaccess.h>

/*
 * The argv or envp of execve(): an array in user memory, or in the kernel's
 * own when it starts init. (3.18 told them apart by set_fs().)
 */
struct user_arg_ptr {
	bool is_kernel;
	union {
		const char __user *const __user *native;
		const char *const *kernel;
	} ptr;
};

static inline const char __user *get_user_arg_ptr(struct user_arg_ptr argv, int nr)
{
	const char __user *native;

	if (argv.is_kernel)
		return (const char __force __user *)argv.ptr.kernel[nr];
	if (get_user(native, argv.ptr.native + nr))
		return (const char __force __user *)ERR_PTR(-EFAULT);
	return native;
}

/* Length with the NUL, 0 on a fault, more than MAX_ARG_STRLEN if too long. */
static inline long arg_strnlen(struct user_arg_ptr argv, const char __user *str)
{
	if (argv.is_kernel)
		return strlen((const char __force *)str) + 1;
	return strnlen_user(str, MAX_ARG_STRLEN);
}

static inline int arg_copy(struct user_arg_ptr argv, void *to,
			   const char __user *from, size_t n)
{
	if (argv.is_kernel) {
		memcpy(to, (const char __force *)from, n);
		return 0;
	}
	return copy_from_user(to, from, n) ? -EFAULT : 0;
}

/* The page that strings go to: most lie in the same page as the one before. */
struct arg_window {
	struct page *page;		/* with a reference; NULL: none yet */
	char *kaddr;			/* where it is mapped */
	unsigned long pos;		/* its address in the new stack, or 0 */
};

/* Number of strings before the NULL; a NULL array has none. */
static inline int count(struct user_arg_ptr argv, int max)
{
	int i = 0;

	if (!argv.ptr.native)
		return 0;
	for (;;) {
		const char __user *p = get_user_arg_ptr(argv, i);

		if (!p)
			return i;
		if (IS_ERR((const char __force *)p))
			return -EFAULT;
		if (i >= max)
			return -E2BIG;
		i++;
		if (fatal_signal_pending(current))
			return -ERESTARTNOHAND;
	}
}

#endif
