// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/filename.c - a path's text, safe from its program
 *
 * Linux:    the beginning of fs/namei.c
 * Read:     include/linux/namei.h before, fs/namei.c after
 *
 * A program can change its memory while the kernel works on a path, so the
 * text is copied once and only the copy is looked at.
 */
#include <linux/fs.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

static struct filename *alloc_filename(size_t size)
{
	struct filename *result = kmalloc(sizeof(*result) + size, GFP_KERNEL);

	if (!result)
		return ERR_PTR(-ENOMEM);
	result->name = result->iname;
	atomic_set(&result->refcnt, 1);
	return result;
}

/**
 * getname_flags - copy a path from a program
 * @name: the path
 * @flags: LOOKUP_EMPTY allows ""
 *
 * Context: may fault, so a process.
 * Return: the copy, for putname(); or ERR_PTR: -EFAULT, -ENAMETOOLONG (PATH_MAX
 * bytes or more), -ENOENT (empty), -ENOMEM.
 */
struct filename *getname_flags(const char __user *name, unsigned int flags)
{
	struct filename *result;
	long size = strnlen_user(name, PATH_MAX);
	long len;

	if (!size)
		return ERR_PTR(-EFAULT);
	if (size > PATH_MAX)
		return ERR_PTR(-ENAMETOOLONG);
	if (size == 1 && !(flags & LOOKUP_EMPTY))
		return ERR_PTR(-ENOENT);
	result = alloc_filename(size);
	if (IS_ERR(result))
		return result;
	/* Another thread may have written there since it was measured. */
	len = strncpy_from_user(result->iname, name, size);
	if (len < 0 || len == size) {
		putname(result);
		return ERR_PTR(len < 0 ? len : -ENAMETOOLONG);
	}
	return result;
}

/* getname_flags() for a path that must not be empty. */
struct filename *getname(const char __user *name)
{
	return getname_flags(name, 0);
}

/**
 * getname_kernel - the same for a path of the kernel
 * @name: the path
 *
 * Return: a copy, for putname(); or ERR_PTR: -ENAMETOOLONG, -ENOMEM.
 */
struct filename *getname_kernel(const char *name)
{
	size_t size = strlen(name) + 1;
	struct filename *result;

	if (size > PATH_MAX)
		return ERR_PTR(-ENAMETOOLONG);
	result = alloc_filename(size);
	if (!IS_ERR(result))
		memcpy(result->iname, name, size);
	return result;
}

/* Give back what getname() returned, error or not. */
void putname(struct filename *name)
{
	if (!IS_ERR(name) && atomic_dec_and_test(&name->refcnt))
		kfree(name);
}
