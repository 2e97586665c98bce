// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sys_memory.c - calls on the address space: how they refuse
 *
 *	sys_memory [folder]	works in a new folder in there, default /tmp
 *
 * Linux:    mm/mmap.c, mm/mprotect.c, mm/mremap.c, mm/madvise.c
 * Read:     syscase.h before; mmaptest.c has what succeeds
 */
#include "syscase.h"

#define PAGES(n)	((n) * PAGE_SIZE)
#define MAP		(AREA + 0x100000)	/* four pages */
#define FAR		(AREA + 0x200000)	/* nothing is there */
#define ANON		(MAP_PRIVATE | MAP_ANONYMOUS)
#define FIXED		(ANON | MAP_FIXED)
#define RDWR		(PROT_READ | PROT_WRITE)

static const struct syscase mapping[] = {
	C(-EINVAL, mmap2, 0, 0, RDWR, ANON, -1, 0),
	C(-EINVAL, mmap2, 0, PAGES(1), RDWR, MAP_ANONYMOUS, -1, 0),
	C(-EINVAL, mmap2, 0, PAGES(1), RDWR, 0, F_RW, 0),
	C(-EOPNOTSUPP, mmap2, 0, PAGES(1), PROT_READ, 0x3 | 0x800000, F_RO, 0),
	C(-EINVAL, mmap2, 0, PAGES(1), RDWR, 0x4 | MAP_ANONYMOUS, -1, 0),
	C(-ENOMEM, mmap2, 0, -1, RDWR, ANON, -1, 0),
	C(-ENOMEM, mmap2, 0, -PAGE_SIZE, RDWR, ANON, -1, 0),
	C(-EINVAL, mmap2, MAP + 1, PAGES(1), RDWR, FIXED, -1, 0),
	C(-EINVAL, mmap2, MAP + 1, PAGES(1), RDWR, FIXED, -1, 1),
	C(-ENOMEM, mmap2, HIGH, PAGES(1), RDWR, FIXED, -1, 0),
	NATIVE(-ENOMEM, mmap2, KERNEL, PAGES(1), RDWR, FIXED, -1, 0),
	C(-ENOMEM, mmap2, MAP, 0xf0000000, RDWR, FIXED, -1, 0),
	C(MAP, mmap2, MAP, PAGES(4), RDWR, FIXED, -1, 0),
	C(-EEXIST, mmap2, MAP, PAGES(1), RDWR, ANON | MAP_FIXED_NOREPLACE, -1,
	  0),
	C(-EEXIST, mmap2, MAP - PAGES(1), PAGES(2), RDWR,
	  ANON | MAP_FIXED_NOREPLACE, -1, 0),
	C(-EBADF, mmap2, 0, PAGES(1), RDWR, MAP_PRIVATE, NO_FD, 0),
	C(-EBADF, mmap2, 0, 0, RDWR, MAP_PRIVATE, F_NONE, 0),
	C(-EINVAL, mmap2, 0, 0, RDWR, MAP_PRIVATE, F_WO, 0),
	C(-EACCES, mmap2, 0, PAGES(1), PROT_READ, MAP_PRIVATE, F_WO, 0),
	C(-EACCES, mmap2, 0, PAGES(1), PROT_WRITE, MAP_SHARED, F_RO, 0),
	C(-EACCES, mmap2, 0, PAGES(1), PROT_NONE, MAP_SHARED, F_WO, 0),
	C(-ENODEV, mmap2, 0, PAGES(1), PROT_READ, MAP_PRIVATE, F_DIR, 0),
	C(-EINVAL, mmap2, 0, PAGES(1), PROT_READ, MAP_SHARED | MAP_GROWSDOWN,
	  F_RO, 0),
	NATIVE(-EOVERFLOW, mmap2, 0, PAGES(2), PROT_READ, MAP_PRIVATE, F_RO,
	       -1),
	C(FAR, mmap2, FAR, PAGES(1), PROT_READ, MAP_SHARED | MAP_FIXED, F_RO,
	  0),
	C(-EACCES, mprotect, FAR, PAGES(1), PROT_WRITE),
	C(0, munmap, FAR, PAGES(1)),
	C(-EINVAL, munmap, MAP + 1, PAGES(1)),
	C(-EINVAL, munmap, MAP, 0),
	C(-EINVAL, munmap, MAP, -1),
	C(-EINVAL, munmap, MAP, -PAGE_SIZE),
	C(-EINVAL, munmap, HIGH, PAGES(1)),
	C(0, munmap, FAR, PAGES(1)),
	C(0, munmap, FAR, 1),
};

static const struct syscase protecting[] = {
	C(-EINVAL, mprotect, MAP + 1, PAGES(1), PROT_READ),
	C(-EINVAL, mprotect, MAP + 1, 0, PROT_READ),
	C(0, mprotect, MAP, 0, PROT_READ),
	C(0, mprotect, FAR, 0, PROT_READ),
	C(-ENOMEM, mprotect, FAR, PAGES(1), PROT_READ),
	C(-ENOMEM, mprotect, HOLE, PAGES(1), PROT_READ),
	C(-ENOMEM, mprotect, MAP, PAGES(5), PROT_READ),
	C(0, mprotect, MAP, PAGES(4), RDWR),
	C(-ENOMEM, mprotect, MAP, -PAGE_SIZE, RDWR),
	C(-ENOMEM, mprotect, HIGH, PAGES(1), PROT_READ),
	C(-EINVAL, mprotect, MAP, PAGES(1), 0x10),
	C(-EINVAL, mprotect, MAP, PAGES(1), -1),
	C(-EINVAL, mprotect, MAP + 1, PAGES(1), -1),
	C(-EINVAL, mprotect, MAP, 0, 0x03000000),
	C(-EINVAL, mprotect, MAP, PAGES(1), 0x03000000),
	C(-EINVAL, mprotect, MAP, PAGES(1), 0x01000000),
	C(-EINVAL, madvise, MAP, PAGES(1), -1),
	C(-EINVAL, madvise, MAP, PAGES(1), 1000),
	C(-EINVAL, madvise, MAP + 1, PAGES(1), MADV_DONTNEED),
	C(-EINVAL, madvise, FAR, 0, 1000),
	C(0, madvise, FAR, 0, MADV_DONTNEED),
	C(-ENOMEM, madvise, FAR, PAGES(1), MADV_DONTNEED),
	C(-ENOMEM, madvise, FAR, PAGES(1), MADV_NORMAL),
	C(-ENOMEM, madvise, HOLE, PAGES(1), MADV_DONTNEED),
	C(-ENOMEM, madvise, MAP, PAGES(5), MADV_DONTNEED),
	C(-EINVAL, madvise, MAP, -1, MADV_DONTNEED),
	C(-EINVAL, madvise, MAP, -PAGE_SIZE, MADV_DONTNEED),
	C(0, madvise, MAP, 1, MADV_DONTNEED),
	C(0, madvise, MAP, PAGES(4), MADV_NORMAL),
};

static const struct syscase moving[] = {
	C(-EINVAL, mremap, MAP + 1, PAGES(1), PAGES(1), 0, 0),
	C(-EINVAL, mremap, MAP, PAGES(1), PAGES(1), 8, 0),
	C(-EINVAL, mremap, MAP, PAGES(1), PAGES(1), -1, 0),
	C(-EINVAL, mremap, MAP, PAGES(1), 0, 0, 0),
	C(-EINVAL, mremap, MAP, PAGES(1), 0, MREMAP_MAYMOVE, 0),
	C(-EINVAL, mremap, MAP, 0, PAGES(1), 0, 0),
	C(-EINVAL, mremap, MAP, 0, PAGES(1), MREMAP_MAYMOVE, 0),
	C(-EFAULT, mremap, FAR, PAGES(1), PAGES(2), MREMAP_MAYMOVE, 0),
	C(-EFAULT, mremap, HOLE, PAGES(1), PAGES(2), 0, 0),
	C(-EFAULT, mremap, MAP, PAGES(8), PAGES(16), MREMAP_MAYMOVE, 0),
	C(-EINVAL, mremap, MAP, PAGES(1), PAGES(1), MREMAP_FIXED, FAR),
	C(-EINVAL, mremap, MAP, PAGES(1), PAGES(1),
	  MREMAP_FIXED | MREMAP_MAYMOVE, FAR + 1),
	C(-EINVAL, mremap, MAP, PAGES(2), PAGES(2),
	  MREMAP_FIXED | MREMAP_MAYMOVE, MAP + PAGES(1)),
	C(-EINVAL, mremap, MAP, PAGES(1), PAGES(1),
	  MREMAP_FIXED | MREMAP_MAYMOVE, HIGH),
	NATIVE(-EINVAL, mremap, MAP, PAGES(1), PAGES(1),
	       MREMAP_FIXED | MREMAP_MAYMOVE, KERNEL),
	C(-ENOMEM, mremap, MAP, PAGES(2), PAGES(3), 0, 0),
	C(MAP, mremap, MAP, PAGES(4), PAGES(3), 0, 0),
	C(MAP, mremap, MAP, PAGES(3), PAGES(4), 0, 0),
	C(MAP, mremap, MAP, PAGES(1), PAGES(1), 0, HOLE),
	C(FAR, mremap, MAP, PAGES(4), PAGES(4),
	  MREMAP_FIXED | MREMAP_MAYMOVE, FAR),
	C(-EFAULT, mremap, MAP, PAGES(4), PAGES(4), 0, 0),
	C(0, munmap, FAR, PAGES(4)),
};

/* The answer to what cannot be is the old end. */
static void test_brk(void)
{
	long end = S(brk, 0);

	is(S(brk, 1), end, "brk(1) = the old end");
	is(S(brk, HIGH), end, "brk(HIGH) = the old end");
	is(S(brk, -1), end, "brk(-1) = the old end");
	is(S(brk, end - 0x100000), end, "brk(below its start) = the old end");
	is(S(brk, end + 1), end + 1, "brk(one more) = the new end");
	is(S(brk, end), end, "brk(end) = end");
}

int main(int argc, char **argv)
{
	if (make_case_files(argc > 1 ? argv[1] : "/tmp", "sys_memory"))
		return 0;
	CASES(mapping);
	CASES(protecting);
	CASES(moving);
	test_brk();
	remove_case_files("sys_memory");
	return done();
}
