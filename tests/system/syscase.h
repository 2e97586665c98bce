/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/system/syscase.h - tables of system calls with their answers
 *
 *	static const struct syscase cases[] = {
 *		C(-EFAULT, read, F_ZERO, HOLE, 1),
 *	};
 *
 * prints "ok 1 - read(F_ZERO, HOLE, 1) = -EFAULT": the words of the source, so
 * that a test can see which calls and which arguments have been asked.
 *
 * NATIVE() rows are for kernels of 32 bits: one of 64 bits lets i386 programs have
 * more addresses and larger sizes, and is not asked.
 *
 * Linux:    errno as a program without a C library sees it
 * Read:     rawcall.h before; sys_files.c and the other sys_*.c after
 *
 * Words for arguments. Areas lie at fixed addresses:
 *
 *	AREA +0		RW, two pages; END(n) is n bytes before their end
 *	     +2		HOLE, no mapping
 *	     +3		RO, can only be read, holds zeros
 *	     +4		NONE, PROT_NONE
 *	     +5		its last three bytes are NO_END, a string without end
 *	KERNEL		the kernel's first address, HIGH its last page
 *
 * Descriptors have fixed numbers, F_...; make_case_files() opens them in an
 * empty folder that becomes the working directory.
 */
#ifndef TESTS_SYSCASE_H
#define TESTS_SYSCASE_H

#include "rawcall.h"
#include "tap.h"

/* Linux's numbers; newlib has others of its own. */
#undef ENOSYS
#undef EOVERFLOW
#undef EOPNOTSUPP
#undef ETIMEDOUT
#undef ETXTBSY
#define ENOSYS		38
#define EOVERFLOW	75
#define EOPNOTSUPP	95
#define ETIMEDOUT	110
#define ETXTBSY		26

#pragma GCC diagnostic ignored "-Wint-conversion"

struct syscase {
	long expected;
	int native;
	const char *name;
	unsigned long arg[7];		/* the number first */
};

#define C(answer, call, ...)						\
	{ answer, 0, #call "(" #__VA_ARGS__ ") = " #answer,		\
	  { __NR_##call, ##__VA_ARGS__ } }
#define NATIVE(answer, call, ...)					\
	{ answer, 1, #call "(" #__VA_ARGS__ ") = " #answer,		\
	  { __NR_##call, ##__VA_ARGS__ } }
#define CASES(table)							\
	run_cases(table, sizeof(table) / sizeof((table)[0]))

#define AREA	0x50000000UL
#define RW	AREA
#define RW2	(AREA + 1024)
#define END(n)	(AREA + 2 * PAGE_SIZE - (n))
#define HOLE	(AREA + 2 * PAGE_SIZE)
#define RO	(AREA + 3 * PAGE_SIZE)
#define NONE	(AREA + 4 * PAGE_SIZE)
#define KERNEL	0xc0000000UL
#define HIGH	0xfffff000UL
#define NO_END	(AREA + 6 * PAGE_SIZE - 3)
#define INT_MIN	((int)0x80000000)
#define INT_MAX	0x7fffffff
#define LONG_PATH	((unsigned long)long_path)
#define LONG_NAME	((unsigned long)long_name)

/* A 64-bit argument after an odd number of others: arm begins a new pair. */
#ifdef __arm__
#define WIDE(low, high)	0, low, high
#else
#define WIDE(low, high)	low, high
#endif

#define NO_FD	-1
#define F_NONE	40	/* a number that is not open */
#define F_BIG	70000	/* and that no table reaches */
#define F_RW	20	/* "f", ten bytes */
#define F_RO	21
#define F_WO	22
#define F_DIR	23	/* "d" */
#define F_NULL	24
#define F_ZERO	25
#define F_FULL	26

static char long_path[5000];
static char long_name[300];

__attribute__((unused))
static void run_cases(const struct syscase *c, int count)
{
	struct new_utsname uts;
	long ret;

	uname(&uts);
	for (; count--; c++) {
		if (c->native && strstr(uts.machine, "64")) {
			ok(1, "%s", c->name);
			continue;
		}
		ret = sys_call(c->arg[0], c->arg[1], c->arg[2], c->arg[3],
			       c->arg[4], c->arg[5], c->arg[6]);
		is(ret, c->expected, c->name);
	}
}

static void map_areas(void)
{
	mmap((void *)AREA, 6 * PAGE_SIZE, PROT_READ | PROT_WRITE,
	     MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	memset((void *)NO_END, 'x', 3);
	munmap((void *)HOLE, PAGE_SIZE);
	mprotect((void *)RO, PAGE_SIZE, PROT_READ);
	mprotect((void *)NONE, PAGE_SIZE, PROT_NONE);
	memset(long_name, 'n', 256);
	memset(long_path, '/', sizeof(long_path) - 1);
}

static void open_as(long fd, const char *path, int flags)
{
	long got = S(open, path, flags, 0644);

	S(dup2, got, fd);
	S(close, got);
}

/* Files, a folder and links of known names. */
__attribute__((unused))
static int make_case_files(const char *where, const char *name)
{
	map_areas();
	if (enter_folder(where, name))
		return skip_all("cannot make a folder");
	open_as(F_RW, "f", O_RDWR | O_CREAT);
	S(write, F_RW, "0123456789", 10);
	S(mkdir, "d", 0755);
	S(mkdir, "d/sub", 0755);
	S(symlink, "loop", "loop");
	S(symlink, "f", "link");
	open_as(F_RO, "f", O_RDONLY);
	open_as(F_WO, "f", O_WRONLY);
	open_as(F_DIR, "d", O_RDONLY);
	open_as(F_NULL, "/dev/null", O_RDWR);
	open_as(F_ZERO, "/dev/zero", O_RDWR);
	open_as(F_FULL, "/dev/full", O_RDWR);
	return 0;
}

__attribute__((unused))
static void remove_case_files(const char *name)
{
	static const char *const files[] = { "f", "loop", "link" };
	int i;

	for (i = 0; i < 3; i++)
		S(unlink, files[i]);
	S(rmdir, "d/sub");
	S(rmdir, "d");
	is(leave_folder(name), 0, "all files are removed");
}

/*
 * The paths that each call with a path has to refuse: behind it come the
 * arguments that follow the path.
 */
#define BAD_PATHS(call, ...)						\
	C(-EFAULT, call, NULL, ##__VA_ARGS__),				\
	C(-EFAULT, call, HOLE, ##__VA_ARGS__),				\
	C(-EFAULT, call, KERNEL, ##__VA_ARGS__),			\
	C(-EFAULT, call, NO_END, ##__VA_ARGS__),			\
	C(-ENOENT, call, "", ##__VA_ARGS__),				\
	C(-ENAMETOOLONG, call, LONG_PATH, ##__VA_ARGS__),		\
	C(-ENAMETOOLONG, call, LONG_NAME, ##__VA_ARGS__),		\
	C(-ENOTDIR, call, "f/x", ##__VA_ARGS__),			\
	C(-ENOENT, call, "no/x", ##__VA_ARGS__),			\
	C(-ELOOP, call, "loop/x", ##__VA_ARGS__)

/* The same for calls whose path is relative to a descriptor. */
#define BAD_PATHS_AT(call, ...)						\
	C(-EFAULT, call, AT_FDCWD, NULL, ##__VA_ARGS__),		\
	C(-EFAULT, call, AT_FDCWD, HOLE, ##__VA_ARGS__),		\
	C(-EFAULT, call, AT_FDCWD, KERNEL, ##__VA_ARGS__),		\
	C(-EFAULT, call, NO_FD, HOLE, ##__VA_ARGS__),			\
	C(-EFAULT, call, F_DIR, NO_END, ##__VA_ARGS__),			\
	C(-ENOENT, call, F_DIR, "", ##__VA_ARGS__),			\
	C(-ENAMETOOLONG, call, NO_FD, LONG_PATH, ##__VA_ARGS__),	\
	C(-EBADF, call, NO_FD, "sub/x", ##__VA_ARGS__),			\
	C(-EBADF, call, F_NONE, "sub/x", ##__VA_ARGS__),		\
	C(-ENOTDIR, call, F_RW, "sub/x", ##__VA_ARGS__),		\
	C(-ENOTDIR, call, F_NULL, "sub/x", ##__VA_ARGS__),		\
	C(-ENOTDIR, call, NO_FD, "/dev/null/x", ##__VA_ARGS__),		\
	C(-ENOENT, call, F_DIR, "no/x", ##__VA_ARGS__)

#endif /* TESTS_SYSCASE_H */
