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
#include <stdio.h>
#include <string.h>

#define ERRORS(X)							\
	X(EPERM, "Operation not permitted")				\
	X(ENOENT, "No such file or directory")				\
	X(ESRCH, "No such process")					\
	X(EINTR, "Interrupted system call")				\
	X(EIO, "Input/output error")					\
	X(ENXIO, "No such device or address")				\
	X(E2BIG, "Argument list too long")				\
	X(ENOEXEC, "Exec format error")					\
	X(EBADF, "Bad file descriptor")					\
	X(ECHILD, "No child processes")					\
	X(EAGAIN, "Resource temporarily unavailable")			\
	X(ENOMEM, "Cannot allocate memory")				\
	X(EACCES, "Permission denied")					\
	X(EFAULT, "Bad address")					\
	X(ENOTBLK, "Block device required")				\
	X(EBUSY, "Device or resource busy")				\
	X(EEXIST, "File exists")					\
	X(EXDEV, "Invalid cross-device link")				\
	X(ENODEV, "No such device")					\
	X(ENOTDIR, "Not a directory")					\
	X(EISDIR, "Is a directory")					\
	X(EINVAL, "Invalid argument")					\
	X(ENFILE, "Too many open files in system")			\
	X(EMFILE, "Too many open files")				\
	X(ENOTTY, "Inappropriate ioctl for device")			\
	X(ETXTBSY, "Text file busy")					\
	X(EFBIG, "File too large")					\
	X(ENOSPC, "No space left on device")				\
	X(ESPIPE, "Illegal seek")					\
	X(EROFS, "Read-only file system")				\
	X(EMLINK, "Too many links")					\
	X(EPIPE, "Broken pipe")						\
	X(EDOM, "Numerical argument out of domain")			\
	X(ERANGE, "Numerical result out of range")			\
	X(EDEADLK, "Resource deadlock avoided")				\
	X(ENAMETOOLONG, "File name too long")				\
	X(ENOLCK, "No locks available")					\
	X(ENOSYS, "Function not implemented")				\
	X(ENOTEMPTY, "Directory not empty")				\
	X(ELOOP, "Too many levels of symbolic links")			\
	X(ENODATA, "No data available")					\
	X(ETIME, "Timer expired")					\
	X(EPROTO, "Protocol error")					\
	X(EBADMSG, "Bad message")					\
	X(EOVERFLOW, "Value too large for defined data type")		\
	X(ELIBBAD, "Accessing a corrupted shared library")		\
	X(EILSEQ, "Invalid or incomplete multibyte or wide character")	\
	X(ENOTSOCK, "Socket operation on non-socket")			\
	X(EOPNOTSUPP, "Operation not supported")			\
	X(ENOBUFS, "No buffer space available")				\
	X(ETIMEDOUT, "Connection timed out")				\
	X(EALREADY, "Operation already in progress")			\
	X(EINPROGRESS, "Operation now in progress")			\
	X(ESTALE, "Stale file handle")					\
	X(EDQUOT, "Disk quota exceeded")				\
	X(ECANCELED, "Operation canceled")

#define KEEP(name, text)	LIBC_##name = name,
enum { ERRORS(KEEP) };

#include <asm/errno.h>

#define ENTRY(name, text)	{ name, LIBC_##name, #name, text },
static const struct {
	short linux_nr;
	short libc_nr;
	const char *name;
	const char *text;
} errors[] = { ERRORS(ENTRY) };

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

/**
 * strerror - an error in words; glibc's, in place of newlib's
 * @err: a value of errno (newlib's number)
 */
char *strerror(int err)
{
	static char unknown[32];
	size_t i;

	for (i = 0; i < NR_ERRORS; i++)
		if (errors[i].libc_nr == err)
			return (char *)errors[i].text;
	if (!err)
		return (char *)"Success";
	snprintf(unknown, sizeof(unknown), "Unknown error %d", err);
	return unknown;
}

/* What newlib's perror() calls; with it newlib's table stays out. */
char *_strerror_r(struct _reent *r, int err, int internal, int *error)
{
	(void)r;
	(void)internal;
	(void)error;
	return strerror(err);
}
