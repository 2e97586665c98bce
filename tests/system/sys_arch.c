// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sys_arch.c - calls that only one of the two architectures has
 *
 * Linux:    arch/x86/kernel/tls.c, arch/arm/kernel/traps.c
 * Read:     syscase.h before
 */
#include "syscase.h"

#ifdef __i386__

#include <asm/ldt.h>

static struct user_desc wrong_entry = { .entry_number = 99 };

static const struct syscase cases[] = {
	C(-ECHILD, waitpid, -1, NULL, 0),
	C(-ECHILD, waitpid, -1, HOLE, 0),
	C(-ECHILD, waitpid, -1, KERNEL, 1),
	C(-EINVAL, waitpid, -1, HOLE, 0x100),
	C(-EFAULT, time, HOLE),
	C(-EFAULT, time, KERNEL),
	C(-EFAULT, time, RO),
	C(0, alarm, 0),
	C(0, alarm, 1000000),
	C(1000000, alarm, 0),
	C(-EINVAL, getrlimit, 16, RW),
	C(-EINVAL, getrlimit, -1, HOLE),
	C(-EFAULT, getrlimit, 3, HOLE),
	C(-EFAULT, getrlimit, 3, KERNEL),
	C(-EFAULT, getrlimit, 3, RO),
	C(-EFAULT, getrlimit, 3, END(4)),
	C(-EFAULT, umount, HOLE),
	C(-EFAULT, umount, KERNEL),
	C(-ENOENT, umount, "/nowhere/at/all"),
	C(-EFAULT, set_thread_area, NULL),
	C(-EFAULT, set_thread_area, HOLE),
	C(-EFAULT, set_thread_area, KERNEL),
	C(-EFAULT, set_thread_area, END(8)),
	C(-EINVAL, set_thread_area, &wrong_entry),
	C(-EFAULT, get_thread_area, HOLE),
	C(-EFAULT, get_thread_area, KERNEL),
	C(-EINVAL, get_thread_area, &wrong_entry),
};

#else

#include <asm/unistd.h>

#define __NR_cacheflush	__ARM_NR_cacheflush
#define __NR_set_tls	__ARM_NR_set_tls
#define __NR_get_tls	__ARM_NR_get_tls
#define __NR_unknown	(__ARM_NR_BASE + 0x7ff)

static const struct syscase cases[] = {
	C(-EINVAL, cacheflush, RW, RW, -1),
	C(-EINVAL, cacheflush, RW2, RW, 0),
	C(0, cacheflush, RW, RW2, 0),
	C(-ENOSYS, unknown, 0),
	C(0, set_tls, 0x12345678),
	C(0x12345678, get_tls),
};

#endif

int main(void)
{
	map_areas();
	CASES(cases);
	return done();
}
