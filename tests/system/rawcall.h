/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/system/rawcall.h - system calls with the kernel's numbers and flags
 *
 * Linux:    errno, O_* and AT_* as user programs see them
 * Read:     user/lib/sys.h before
 *
 * newlib's headers have flags and three errors of their own, which the library
 * translates. These programs test the kernel's answers, so nothing is
 * translated: S(open, "/", 0, 0) gives a descriptor or minus Linux's number.
 */
#ifndef TESTS_RAWCALL_H
#define TESTS_RAWCALL_H

#define stat	linux_stat
#define stat64	linux_stat64
#include <asm/stat.h>
#undef stat
#undef stat64
#include "../../user/lib/sys.h"
#undef st_atime
#undef st_mtime
#undef st_ctime
#undef O_CREAT
#undef O_EXCL
#undef O_TRUNC
#undef O_APPEND
#undef O_NONBLOCK
#undef O_NOCTTY
#undef O_SYNC
#undef O_CLOEXEC
#undef O_DIRECTORY
#undef O_NOFOLLOW
#undef AT_FDCWD
#undef AT_SYMLINK_NOFOLLOW
#undef AT_REMOVEDIR
#undef AT_EACCESS
#undef AT_SYMLINK_FOLLOW
#undef F_DUPFD_CLOEXEC
#define flock	linux_flock
#include <linux/fcntl.h>
#undef flock
#undef ENAMETOOLONG
#undef ENOTEMPTY
#undef ELOOP
#define ENAMETOOLONG	36
#define ENOTEMPTY	39
#define ELOOP		40

/* A 64-bit argument begins with an even register on arm. */
#ifdef __arm__
#define PAD		0,
#else
#define PAD
#endif

#define S(nr, ...)	sys_call(__NR_##nr, ##__VA_ARGS__)

__attribute__((unused))
static long touch(const char *path)
{
	long fd = S(open, path, O_CREAT | O_WRONLY, 0644);

	return fd < 0 ? fd : S(close, fd);
}

/* A new folder @name in @where becomes the working directory. */
__attribute__((unused))
static long enter_folder(const char *where, const char *name)
{
	S(umask, 022);
	S(mkdir, where, 0777);
	S(chdir, where);
	S(mkdir, name, 0755);
	return S(chdir, name);
}

/* Succeeds if it is empty. */
__attribute__((unused))
static long leave_folder(const char *name)
{
	S(chdir, "..");
	return S(rmdir, name);
}

#endif /* TESTS_RAWCALL_H */
