/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/desc.h - descriptors of segments, gates and task states
 *
 * Linux:    arch/x86/include/asm/desc.h, desc_defs.h, struct x86_hw_tss of
 *	     processor.h
 * Read:     asm/segment.h before; kernel/cpu.c, kernel/idt.c, kernel/tls.c after
 */
#ifndef _ASM_X86_DESC_H
#define _ASM_X86_DESC_H

#include <linux/build_bug.h>
#include <linux/types.h>
#include <asm/segment.h>

struct desc_struct {
	u16 limit0;
	u16 base0;
	u16 base1: 8, type: 4, s: 1, dpl: 2, p: 1;
	u16 limit1: 4, avl: 1, l: 1, d: 1, g: 1, base2: 8;
} __packed;

#define DESC_TSS	0x9	/* type: a 32-bit TSS that is not busy */
#define GATE_INTERRUPT	0xE
#define GATE_TASK	0x5

/* Flat: base 0, limit 4 GiB in pages. @_type: 0xA code, 0x2 data, readable. */
#define GDT_ENTRY_FLAT(_type, _dpl) {					\
	.limit0 = 0xFFFF, .limit1 = 0xF, .type = (_type) | 1, .s = 1,	\
	.dpl = (_dpl), .p = 1, .d = 1, .g = 1,				\
}

typedef struct {
	u16 offset_low;
	u16 segment;
	u8 zero;
	u8 type: 5, dpl: 2, p: 1;
	u16 offset_middle;
} __packed gate_desc;

struct desc_ptr {
	u16 size;		/* in bytes, minus 1 */
	unsigned long address;
} __packed;

/* What the CPU reads and writes at a task switch by hardware (#DF only), and
 * where it finds the kernel's stack on the way out of user mode: ss0:sp0. */
struct x86_hw_tss {
	u16 back_link, __blh;
	unsigned long sp0;
	u16 ss0, __ss0h;
	unsigned long sp1;
	u16 ss1, __ss1h;
	unsigned long sp2;
	u16 ss2, __ss2h;
	unsigned long __cr3;
	unsigned long ip, flags;
	unsigned long ax, cx, dx, bx, sp, bp, si, di;
	u16 es, __esh, cs, __csh, ss, __ssh, ds, __dsh, fs, __fsh, gs, __gsh;
	u16 ldt, __ldth;
	u16 trace, io_bitmap_base;
} __packed;

static_assert(sizeof(struct desc_struct) == 8 && sizeof(gate_desc) == 8);
static_assert(sizeof(struct x86_hw_tss) == 104);

extern struct desc_struct gdt_page[GDT_ENTRIES];
extern struct x86_hw_tss cpu_tss;

static inline void load_idt(const struct desc_ptr *ptr)
{
	__asm__ volatile("lidt %0" : : "m" (*ptr));
}

static inline void load_TR_desc(void)
{
	__asm__ volatile("ltr %w0" : : "q" (GDT_ENTRY_TSS * 8));
}

/* There is no LDT: a selector that names one is as good as a bad one. */
static inline void clear_LDT(void)
{
	__asm__ volatile("lldt %w0" : : "q" (0));
}

void set_tss_desc(unsigned int entry, struct x86_hw_tss *tss);

#endif
