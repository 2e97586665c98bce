/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/lib/getuser.S - __get_user_1, _2, _4, _8
 *
 * Linux:    arch/x86/lib/getuser.S
 * Read:     asm/uaccess.h before: it makes the calls, after access_ok()
 *
 *	in:   eax = address of the program's value
 *	out:  eax = 0 or -EFAULT; edx = value, ecx = its upper half (8 only)
 */
#include <linux/linkage.h>
#include <asm/asm.h>
#include <generated/asm-offsets.h>

	.cfi_sections .debug_frame
	.text

.macro GET_USER size insn
ENTRY(__get_user_\size)
	.cfi_startproc
	ASM_STAC
1:	\insn	(%eax), %edx
	_ASM_EXTABLE 1b, bad_get_user
	.ifeq \size - 8
2:	movl	4(%eax), %ecx
	_ASM_EXTABLE 2b, bad_get_user
	.endif
	ASM_CLAC
	xorl	%eax, %eax
	ret
	.cfi_endproc
ENDPROC(__get_user_\size)
.endm

GET_USER 1 movzbl
GET_USER 2 movzwl
GET_USER 4 movl
GET_USER 8 movl

bad_get_user:
	.cfi_startproc
	ASM_CLAC
	xorl	%edx, %edx
	xorl	%ecx, %ecx
	movl	$-ASM_EFAULT, %eax
	ret
	.cfi_endproc
END(bad_get_user)

NOEXEC_STACK_NOTE
