// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/errno.c - the kernel's error numbers become newlib's
 *
 * Linux:    include/uapi/asm-generic/errno.h (ENOSYS 38); newlib's
 *           sys/errno.h has System V's (ENOSYS 88). 1 to 34 are the same.
 * Read:     sys.h before
 *
 * Both headers define the same names, so the first one's values are kept in
 * an enum before the second one replaces the macros: no number is typed here.
 */
#include "sys.h"

#define ERROR_NAMES(X)							\
	X(EPERM) X(ENOENT) X(ESRCH) X(EINTR) X(EIO) X(ENXIO) X(E2BIG)	\
	X(ENOEXEC) X(EBADF) X(ECHILD) X(EAGAIN) X(ENOMEM) X(EACCES)	\
	X(EFAULT) X(ENOTBLK) X(EBUSY) X(EEXIST) X(EXDEV) X(ENODEV)	\
	X(ENOTDIR) X(EISDIR) X(EINVAL) X(ENFILE) X(EMFILE) X(ENOTTY)	\
	X(ETXTBSY) X(EFBIG) X(ENOSPC) X(ESPIPE) X(EROFS) X(EMLINK)	\
	X(EPIPE) X(EDOM) X(ERANGE) X(EDEADLK) X(ENAMETOOLONG) X(ENOLCK)	\
	X(ENOSYS) X(ENOTEMPTY) X(ELOOP) X(ENODATA) X(ETIME) X(EPROTO)	\
	X(EBADMSG) X(EOVERFLOW) X(ELIBBAD) X(EILSEQ) X(ENOTSOCK)	\
	X(EOPNOTSUPP) X(ENOBUFS) X(ETIMEDOUT) X(EALREADY)		\
	X(EINPROGRESS) X(ESTALE) X(EDQUOT) X(ECANCELED)

#define KEEP(name)	LIBC_##name = name,
enum { ERROR_NAMES(KEEP) };

#include <asm/errno.h>

#define PAIR(name)	{ name, LIBC_##name, #name },
static const struct {
	short linux_nr;
	short libc_nr;
	const char *name;
} errors[] = { ERROR_NAMES(PAIR) };

#define NR_ERRORS	(sizeof(errors) / sizeof(errors[0]))

/**
 * sys_result - a system call's result in libc's form
 * @ret: what sys_call() returned
 *
 * Return: @ret, or -1 with errno set if @ret is one of the 4095 error values.
 */
long sys_result(long ret)
{
	size_t i;

	if ((unsigned long)ret < -4095UL)
		return ret;
	errno = -ret;
	for (i = 0; i < NR_ERRORS; i++)
		if (errors[i].linux_nr == -ret)
			errno = errors[i].libc_nr;
	return -1;
}

/**
 * errno_name - the name of an error, for tests that compare with Linux
 * @err: a value of errno (newlib's number)
 *
 * Return: "ENOENT" and so on; "success" for 0, "unknown" for any other.
 */
const char *errno_name(int err)
{
	size_t i;

	for (i = 0; i < NR_ERRORS; i++)
		if (errors[i].libc_nr == err)
			return errors[i].name;
	return err ? "unknown" : "success";
}
