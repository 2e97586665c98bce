// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/sys_ia32.c - 64-bit file offsets in two registers
 *
 * Linux:    arch/x86/kernel/sys_ia32.c (sys_ia32_pread64() ...)
 * Read:     entry/syscalls/syscall_32.tbl before
 *
 * The lower half comes first, in whatever register is next; arm wants an even
 * one, so the entries cannot be the same.
 */
#include <linux/linkage.h>
#include <linux/syscalls.h>
#include <linux/types.h>

static loff_t offset_of(u32 low, u32 high)
{
	return (u64)high << 32 | low;
}

SYSCALL_DEFINE5(ia32_pread64, unsigned int, fd, char __user *, buf,
		u32, count, u32, poslo, u32, poshi)
{
	return ksys_pread64(fd, buf, count, offset_of(poslo, poshi));
}

SYSCALL_DEFINE5(ia32_pwrite64, unsigned int, fd, const char __user *, buf,
		u32, count, u32, poslo, u32, poshi)
{
	return ksys_pwrite64(fd, buf, count, offset_of(poslo, poshi));
}

SYSCALL_DEFINE3(ia32_truncate64, const char __user *, filename,
		u32, offset_low, u32, offset_high)
{
	return ksys_truncate(filename, offset_of(offset_low, offset_high));
}

SYSCALL_DEFINE3(ia32_ftruncate64, unsigned int, fd, u32, offset_low,
		u32, offset_high)
{
	return ksys_ftruncate(fd, offset_of(offset_low, offset_high));
}
