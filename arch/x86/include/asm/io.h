/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/io.h - the port address space
 *
 * Linux:    arch/x86/include/asm/io.h, shared/io.h; lib/iomap.c
 */
#ifndef _ASM_X86_IO_H
#define _ASM_X86_IO_H

#include <linux/byteorder/generic.h>
#include <linux/types.h>

#define __DEFINE_IO(suffix, type)					\
static inline void out##suffix(type value, u16 port)			\
{									\
	__asm__ volatile("out" #suffix " %0, %1" : : "a" (value), "Nd" (port)); \
}									\
static inline type in##suffix(u16 port)					\
{									\
	type value;							\
									\
	__asm__ volatile("in" #suffix " %1, %0" : "=a" (value) : "Nd" (port)); \
	return value;							\
}

__DEFINE_IO(b, u8)
__DEFINE_IO(w, u16)
__DEFINE_IO(l, u32)

/* A port as if it were memory; in Linux such an __iomem may be either. */
static inline void __iomem *ioport_map(unsigned long port, unsigned int nr)
{
	return (void __iomem *)port;
}

static inline u32 ioread32be(const void __iomem *port)
{
	return swab32(inl((unsigned long)port));
}

static inline void iowrite32be(u32 val, void __iomem *port)
{
	outl(swab32(val), (unsigned long)port);
}

#endif
