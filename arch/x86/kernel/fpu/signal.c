// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/fpu/signal.c - the FPU's registers in a signal frame
 *
 * Linux:    arch/x86/kernel/fpu/signal.c, regset.c (6.1)
 * Read:     arch/x86/kernel/signal.c before
 *
 * They lie there twice, in struct _fpstate_32: as FSAVE wrote them, which is
 * what programs of 1995 know, and behind it the 512 bytes of FXSAVE. Only the
 * latter has the SSE registers; of the x87's the former counts on the way back.
 *
 *	FSAVE    tag: 2 bits a register (valid, zero, special, empty), registers
 *	         of 10 bytes, each word of the environment in 32 bits
 *	FXSAVE   twd: 1 bit a register (not empty), registers in 16 bytes
 */
#include <linux/arch.h>
#include <asm/fpu.h>
#include <asm/sigframe.h>

#define FXSAVE_OFFSET	offsetof(struct _fpstate_32, _fxsr_env)

static_assert(sizeof(struct _fpstate_32) ==
	      FXSAVE_OFFSET + sizeof(struct fxregs_state));

/* FXSAVE insists on 16 bytes, XSAVE, for which this is made, on 64. */
void __user *fpu__alloc_mathframe(unsigned long sp)
{
	sp = (sp - sizeof(struct fxregs_state)) & -64UL;
	return (void __user *)(sp - FXSAVE_OFFSET);
}

static u32 register_tag(const struct _fpxreg *st)
{
	const u16 *sig = st->significand;

	switch (st->exponent & 0x7fff) {
	case 0x7fff:
		return 2;
	case 0:
		return sig[0] | sig[1] | sig[2] | sig[3] ? 2 : 1;
	default:
		return sig[3] & 0x8000 ? 0 : 2;
	}
}

/* Register i of the stack is number i + top of the chip. */
static u32 twd_fxsr_to_i387(const struct _fpstate_32 *fp,
			    const struct fxregs_state *fx)
{
	unsigned int top = (fx->swd >> 11) & 7, i;
	u32 tag = 0xffff0000;

	for (i = 0; i < 8; i++)
		tag |= (fx->twd >> i & 1 ?
			register_tag(&fp->_fxsr_st[(i - top) & 7]) : 3) << i * 2;
	return tag;
}

static u16 twd_i387_to_fxsr(u32 tag)
{
	u16 twd = 0;
	int i;

	for (i = 0; i < 8; i++)
		twd |= ((tag >> i * 2 & 3) != 3) << i;
	return twd;
}

static void convert_from_fxsr(struct _fpstate_32 *fp,
			      const struct fxregs_state *fx)
{
	int i;

	fp->cw = fx->cwd | 0xffff0000;
	fp->sw = fx->swd | 0xffff0000;
	fp->tag = twd_fxsr_to_i387(fp, fx);
	fp->ipoff = fx->fip;
	fp->cssel = (fx->fcs & 0xffff) | (u32)fx->fop << 16;
	fp->dataoff = fx->foo;
	fp->datasel = fx->fos;
	for (i = 0; i < 8; i++)
		memcpy(&fp->_st[i], &fp->_fxsr_st[i], sizeof(fp->_st[i]));
	fp->status = fx->swd;
	fp->magic = X86_FXSR_MAGIC;
}

static void convert_to_fxsr(struct fxregs_state *fx, struct _fpstate_32 *fp)
{
	int i;

	fx->cwd = fp->cw;
	fx->swd = fp->sw;
	fx->twd = twd_i387_to_fxsr(fp->tag);
	fx->fop = fp->cssel >> 16;
	fx->fip = fp->ipoff;
	fx->fcs = fp->cssel & 0xffff;
	fx->foo = fp->dataoff;
	fx->fos = fp->datasel;
	for (i = 0; i < 8; i++)
		memcpy(&fp->_fxsr_st[i], &fp->_st[i], sizeof(fp->_st[i]));
}

/** copy_fpstate_to_sigframe() - to @buf. Return: 0, or bytes not written. */
int copy_fpstate_to_sigframe(void __user *buf)
{
	struct _fpstate_32 fp __aligned(16);
	struct fxregs_state *fx = (void *)&fp._fxsr_env;

	memset(&fp, 0, sizeof(fp));
	fxsave(fx);
	convert_from_fxsr(&fp, fx);
	return copy_to_user(buf, &fp, sizeof(fp));
}

/**
 * fpu__restore_sig() - from a frame into the CPU
 * @buf: NULL: the program gets what a new one has
 *
 * The only thing that FXRSTOR would not swallow is an unknown bit in mxcsr.
 *
 * Return: 0, -EFAULT, -EINVAL; on errors the registers are a new program's.
 */
int fpu__restore_sig(void __user *buf)
{
	struct _fpstate_32 fp __aligned(16);
	struct fxregs_state *fx = (void *)&fp._fxsr_env;
	u32 mask;

	fxsave(fx);
	mask = fx->mxcsr_mask ?: 0xffbf;	/* 0: of the first SSE CPUs */
	fxrstor(&init_fpstate);
	if (!buf)
		return 0;
	if (copy_from_user(&fp, buf, sizeof(fp)))
		return -EFAULT;
	if (fx->mxcsr & ~mask)
		return -EINVAL;
	convert_to_fxsr(fx, &fp);
	fxrstor(fx);
	return 0;
}
