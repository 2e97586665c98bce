// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/binfmt_elf_tables.c - what main() finds above its stack pointer
 *
 * Linux:    fs/binfmt_elf.c, create_elf_tables() (3.18; auxv as 6.1)
 * Notes:    chapter 8, "What main() finds"; walk initial-stack
 * Read:     fs/exec.c before (the strings), user/stackmap.c after
 *
 *	vm_end	+------------------------------+
 *		| 0 (one word)                 |
 *		| filename, envp, argv strings |  copy_strings()
 *		+------------------------------+ <- bprm->p on entry
 *		| random slack                 |  arch_align_stack(): x86 only
 *		| "v7l", "i686"                |  AT_PLATFORM
 *		| 16 random bytes              |  AT_RANDOM: libc's canary
 *		| 0 … 15 bytes                 |  so that sp is a multiple of 16
 *		| auxv: pairs, last AT_NULL    |
 *		| NULL, envp[]                 |
 *		| NULL, argv[]                 |
 *		| argc                         |
 *		+------------------------------+ <- bprm->p on return: sp
 *
 * Left out: AT_BASE_PLATFORM, AT_EXECFD, AT_MINSIGSTKSZ, the entries of a vDSO,
 *	     and the second version of the macros for a stack that grows upwards
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/random.h>
#include <linux/uaccess.h>
#include "binfmt_elf.h"

#define STACK_ADD(sp, items)	((elf_addr_t __user *)(sp) - (items))
#define STACK_ROUND(sp, items)	((unsigned long)((sp) - (items)) & ~15UL)
#define STACK_ALLOC(sp, len)	((elf_addr_t __user *)((sp) -= (len)))

/* Fills mm->saved_auxv, in Linux's order; returns the words, AT_NULL too. */
static int fill_auxv(struct linux_binprm *bprm, const struct elf_image *img,
		     void __user *u_platform, void __user *u_rand_bytes)
{
	unsigned long *auxv = current->mm->saved_auxv;
	const struct cred *cred = current_cred();
	int i = 0;

	memset(auxv, 0, sizeof(current->mm->saved_auxv));
#define NEW_AUX_ENT(id, val) do {					\
	auxv[i++] = (id);						\
	auxv[i++] = (unsigned long)(val);				\
} while (0)
	NEW_AUX_ENT(AT_HWCAP, arch_elf_hwcap());
	NEW_AUX_ENT(AT_PAGESZ, PAGE_SIZE);
	NEW_AUX_ENT(AT_CLKTCK, USER_HZ);
	NEW_AUX_ENT(AT_PHDR, img->phdr_addr);
	NEW_AUX_ENT(AT_PHENT, sizeof(struct elf_phdr));
	NEW_AUX_ENT(AT_PHNUM, img->ex.e_phnum);
	NEW_AUX_ENT(AT_BASE, img->interp ? img->interp->load_bias : 0);
	NEW_AUX_ENT(AT_FLAGS, 0);
	NEW_AUX_ENT(AT_ENTRY, img->entry);
	NEW_AUX_ENT(AT_UID, cred->uid);
	NEW_AUX_ENT(AT_EUID, cred->euid);
	NEW_AUX_ENT(AT_GID, cred->gid);
	NEW_AUX_ENT(AT_EGID, cred->egid);
	NEW_AUX_ENT(AT_SECURE, 0);
	NEW_AUX_ENT(AT_RANDOM, u_rand_bytes);
	NEW_AUX_ENT(AT_HWCAP2, arch_elf_hwcap2());
	NEW_AUX_ENT(AT_EXECFN, bprm->exec);
	if (u_platform)
		NEW_AUX_ENT(AT_PLATFORM, u_platform);
	NEW_AUX_ENT(AT_NULL, 0);
#undef NEW_AUX_ENT
	BUG_ON(i > AT_VECTOR_SIZE);
	return i;
}

/*
 * @nr pointers at *@sp, one to each string from *@str on, and a NULL. Both
 * move behind what was written and read.
 */
static int put_pointers(elf_addr_t __user **sp, unsigned long *str, int nr)
{
	elf_addr_t __user *p = *sp;
	unsigned long s = *str;

	while (nr-- > 0) {
		long len;

		if (put_user((elf_addr_t)s, p++))
			return -EFAULT;
		len = strnlen_user((void __user *)s, MAX_ARG_STRLEN);
		if (!len || len > (long)MAX_ARG_STRLEN)
			return -EINVAL;
		s += len;
	}
	*str = s;
	*sp = p + 1;
	return put_user(0, p);
}

/**
 * create_elf_tables() - write argc, argv[], envp[] and auxv below the strings
 * @bprm:	->p is the lowest string on entry, the program's sp on return
 * @img:	where the program lies
 *
 * [exec 7/8 tables]
 *
 * Context: current->mm is the new one; may sleep.
 * Return: 0; -EFAULT (the stack cannot grow so far: RLIMIT_STACK), -EINVAL
 * (a string lost its NUL: somebody else writes to this memory).
 */
int create_elf_tables(struct linux_binprm *bprm, const struct elf_image *img)
{
	struct mm_struct *mm = current->mm;
	const char *k_platform = ELF_PLATFORM;
	elf_addr_t __user *u_platform = NULL, *u_rand_bytes, *sp;
	unsigned long p = bprm->p, str;
	unsigned char k_rand_bytes[16];
	struct vm_area_struct *vma;
	int items, auxv_words, err;

	p = arch_align_stack(p);
	if (k_platform) {
		size_t len = strlen(k_platform) + 1;

		u_platform = STACK_ALLOC(p, len);
		if (copy_to_user(u_platform, k_platform, len))
			return -EFAULT;
	}
	/* The seed of the program's own canary and pointer guard. */
	get_random_bytes(k_rand_bytes, sizeof(k_rand_bytes));
	u_rand_bytes = STACK_ALLOC(p, sizeof(k_rand_bytes));
	if (copy_to_user(u_rand_bytes, k_rand_bytes, sizeof(k_rand_bytes)))
		return -EFAULT;

	auxv_words = fill_auxv(bprm, img, u_platform, u_rand_bytes);
	sp = STACK_ADD(p, auxv_words);
	items = (bprm->argc + 1) + (bprm->envc + 1) + 1;
	bprm->p = STACK_ROUND(sp, items);
	sp = (elf_addr_t __user *)bprm->p;

	/* Grow once, now, instead of by faults in the middle of the tables. */
	mmap_write_lock(mm);
	vma = find_extend_vma(mm, bprm->p);
	mmap_write_unlock(mm);
	if (!vma)
		return -EFAULT;

	if (put_user(bprm->argc, sp++))
		return -EFAULT;
	str = mm->arg_start;
	err = put_pointers(&sp, &str, bprm->argc);
	if (err)
		return err;
	mm->arg_end = mm->env_start = str;
	err = put_pointers(&sp, &str, bprm->envc);
	if (err)
		return err;
	mm->env_end = str;

	if (copy_to_user(sp, mm->saved_auxv, auxv_words * sizeof(elf_addr_t)))
		return -EFAULT;
	return 0;
}
