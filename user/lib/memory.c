// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/memory.c - the heap's end and mappings
 *
 * Linux:    mm/mmap.c (brk, mmap_pgoff), mm/mremap.c, mm/mprotect.c
 * Read:     sys.h before, tests/system/mmaptest.c for what each call promises
 */
#include "sys.h"
#include "alias.h"

static char *heap_end;

/**
 * brk - move the end of the heap
 * @end: the new end
 *
 * The system call never fails: it returns the end that is now valid.
 *
 * Return: 0, or -1 with ENOMEM.
 */
int brk(void *end)
{
	heap_end = (char *)sys_call(__NR_brk, end);
	if (heap_end == end)
		return 0;
	errno = ENOMEM;
	return -1;
}

void *sbrk(ptrdiff_t increment)
{
	char *old;

	if (!heap_end)
		heap_end = (char *)sys_call(__NR_brk, 0);
	old = heap_end;
	if (increment && brk(old + increment))
		return (void *)-1;
	return old;
}
ALIAS(_sbrk, sbrk);

/**
 * mmap - map a file or anonymous memory
 * @off: byte offset in the file, a multiple of PAGE_SIZE
 *
 * Return: the address, or MAP_FAILED with errno.
 */
void *mmap(void *addr, size_t len, int prot, int flags, int fd, off_t off)
{
	if (off & (PAGE_SIZE - 1)) {
		errno = EINVAL;
		return MAP_FAILED;
	}
	return (void *)syscall(__NR_mmap2, addr, len, prot, flags, fd,
			       off / PAGE_SIZE);
}

int munmap(void *addr, size_t len)
{
	return syscall(__NR_munmap, addr, len);
}

int mprotect(void *addr, size_t len, int prot)
{
	return syscall(__NR_mprotect, addr, len, prot);
}

void *mremap(void *old, size_t old_len, size_t new_len, int flags, void *new)
{
	return (void *)syscall(__NR_mremap, old, old_len, new_len, flags, new);
}

int madvise(void *addr, size_t len, int advice)
{
	return syscall(__NR_madvise, addr, len, advice);
}
