// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/largefile.c - what newlib's stdio wants of a Linux target
 *
 * A compiler for i686-linux-gnu defines __linux__, for which newlib's
 * <sys/config.h> defines __LARGE64_FILES; its FILE then writes and seeks by
 * two functions that only newlib's own Linux port has. Offsets stay 31 bits.
 */
#include <stdio.h>
#include <unistd.h>

#ifdef __LARGE64_FILES
_fpos64_t __sseek64(struct _reent *r, void *cookie, _fpos64_t offset,
		    int whence);
_ssize_t __swrite64(struct _reent *r, void *cookie, const char *buf,
		    size_t len);

_fpos64_t __sseek64(struct _reent *r, void *cookie, _fpos64_t offset,
		    int whence)
{
	FILE *file = cookie;

	(void)r;
	return lseek(file->_file, offset, whence);
}

/* A file that appends was opened with O_APPEND: the kernel seeks. */
_ssize_t __swrite64(struct _reent *r, void *cookie, const char *buf,
		    size_t len)
{
	FILE *file = cookie;

	(void)r;
	return write(file->_file, buf, len);
}
#endif
