/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/lib/usercopy_32.S - copying to and from a program, and its strings
 *
 * Linux:    arch/x86/lib/usercopy_32.c; strnlen and strncpy as in 3.18 and
 *	     lib/strncpy_from_user.c (6.1)
 * Read:     linux/uaccess.h before: the callers, and what is returned
 *
 * The first pass moves words. When it faults, the rest is tried again byte by
 * byte, so that what is reported as not copied is exact, also when a word lies
 * across the end of the last mapped page.
 */
#include <linux/linkage.h>
#include <asm/asm.h>
#include <generated/asm-offsets.h>
#include "../entry/calling.h"

	.cfi_sections .debug_frame
	.text

/* eax = to, edx = from, ecx = n; one side is the program's */
ENTRY(raw_copy_to_user)
ENTRY(raw_copy_from_user)
	.cfi_startproc
	PUSH_REG edi
	PUSH_REG esi
	movl	%eax, %edi
	movl	%edx, %esi
	movl	%ecx, %edx
	shrl	$2, %ecx
	andl	$3, %edx
	ASM_STAC
1:	rep movsl
	movl	%edx, %ecx
2:	rep movsb
3:	ASM_CLAC
	movl	%ecx, %eax
	POP_REG	esi
	POP_REG	edi
	ret
	.cfi_endproc
	.pushsection .fixup, "ax"
4:	leal	(%edx, %ecx, 4), %ecx
	jmp	2b
	.popsection
	_ASM_EXTABLE 1b, 4b
	_ASM_EXTABLE 2b, 3b
ENDPROC(raw_copy_to_user)
ENDPROC(raw_copy_from_user)

/* eax = to, edx = n */
ENTRY(__clear_user)
	.cfi_startproc
	PUSH_REG edi
	movl	%eax, %edi
	movl	%edx, %ecx
	shrl	$2, %ecx
	andl	$3, %edx
	xorl	%eax, %eax
	ASM_STAC
1:	rep stosl
	movl	%edx, %ecx
2:	rep stosb
3:	ASM_CLAC
	movl	%ecx, %eax
	POP_REG	edi
	ret
	.cfi_endproc
	.pushsection .fixup, "ax"
4:	leal	(%edx, %ecx, 4), %ecx
	jmp	2b
	.popsection
	_ASM_EXTABLE 1b, 4b
	_ASM_EXTABLE 2b, 3b
ENDPROC(__clear_user)

/*
 * eax = s, edx = n > 0. scasb leaves in ecx how many bytes it did not look
 * at; if none of n was a zero, the answer is n + 1.
 */
ENTRY(__strnlen_user)
	.cfi_startproc
	PUSH_REG edi
	movl	%eax, %edi
	movl	%edx, %ecx
	xorl	%eax, %eax
	ASM_STAC
1:	repne scasb
	setne	%al
	subl	%ecx, %edx
	addl	%edx, %eax
2:	ASM_CLAC
	POP_REG	edi
	ret
	.cfi_endproc
	_ASM_EXTABLE 1b, 2b			/* eax is still 0 */
ENDPROC(__strnlen_user)

/*
 * eax = dst, edx = src, ecx = n > 0. A word is read only at an aligned
 * address, so that it never reaches into a page that the string does not. It
 * has a zero byte if subtracting 1 from each byte borrows in one whose top bit
 * was clear.
 */
ENTRY(__strncpy_from_user)
	.cfi_startproc
	PUSH_REG ebx
	PUSH_REG esi
	PUSH_REG edi
	PUSH_REG ebp
	movl	%eax, %edi
	movl	%edx, %esi
	movl	%ecx, %ebp			/* bytes left */
	movl	%ecx, %edx			/* n */
	ASM_STAC
next_byte:
	testl	$3, %esi
	jz	next_word
one_byte:
	testl	%ebp, %ebp
	jz	done
1:	movb	(%esi), %al
	movb	%al, (%edi)
	testb	%al, %al
	jz	done
	incl	%esi
	incl	%edi
	decl	%ebp
	jmp	next_byte
next_word:
	cmpl	$4, %ebp
	jb	one_byte
2:	movl	(%esi), %eax
	leal	-0x01010101(%eax), %ebx
	movl	%eax, %ecx
	notl	%ecx
	andl	%ecx, %ebx
	testl	$0x80808080, %ebx
	jnz	one_byte
	movl	%eax, (%edi)
	addl	$4, %esi
	addl	$4, %edi
	subl	$4, %ebp
	jmp	next_word
done:
	movl	%edx, %eax
	subl	%ebp, %eax
3:	ASM_CLAC
	POP_REG	ebp
	POP_REG	edi
	POP_REG	esi
	POP_REG	ebx
	ret
	.cfi_endproc
	.pushsection .fixup, "ax"
4:	movl	$-ASM_EFAULT, %eax
	jmp	3b
	.popsection
	_ASM_EXTABLE 1b, 4b
	_ASM_EXTABLE 2b, 4b
ENDPROC(__strncpy_from_user)

NOEXEC_STACK_NOTE
