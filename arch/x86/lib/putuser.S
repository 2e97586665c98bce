/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/lib/putuser.S - __put_user_1, _2, _4, _8
 *
 * Linux:    arch/x86/lib/putuser.S
 * Read:     asm/uaccess.h before: it makes the calls, after access_ok()
 *
 *	in:   ecx = address; eax = value, edx = its upper half (8 only)
 *	out:  ecx = 0 or -EFAULT
 */
#include <linux/linkage.h>
#include <asm/asm.h>
#include <generated/asm-offsets.h>

	.cfi_sections .debug_frame
	.text

.macro PUT_USER size insn reg
ENTRY(__put_user_\size)
	.cfi_startproc
	ASM_STAC
1:	\insn	\reg, (%ecx)
	_ASM_EXTABLE 1b, bad_put_user
	.ifeq \size - 8
2:	movl	%edx, 4(%ecx)
	_ASM_EXTABLE 2b, bad_put_user
	.endif
	ASM_CLAC
	xorl	%ecx, %ecx
	ret
	.cfi_endproc
ENDPROC(__put_user_\size)
.endm

PUT_USER 1 movb %al
PUT_USER 2 movw %ax
PUT_USER 4 movl %eax
PUT_USER 8 movl %eax

bad_put_user:
	.cfi_startproc
	ASM_CLAC
	movl	$-ASM_EFAULT, %ecx
	ret
	.cfi_endproc
END(bad_put_user)

NOEXEC_STACK_NOTE
