/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/memory.h - the map of the address space
 *
 * Linux:    arch/arm/include/asm/memory.h, Documentation/arm/memory.rst
 * Notes:    chapter 6, "Who owns which address?"
 * Read:     asm/page.h after
 *
 *	ffe00000 +----------------------------+
 *	         | fixmap (one 2 MiB table)   |  asm/fixmap.h
 *	ffc00000 | unused                     |
 *	ff800000 | device tree, read-only     |  FDT_FIXED_BASE
 *	ff000000 | ioremap()                  |  IOREMAP_START
 *	         +----------------------------+  VMALLOC_END
 *	         | vmalloc, 240 MiB or more   |
 *	         +----------------------------+  VMALLOC_START
 *	         | 8 MiB hole                 |
 *	         +----------------------------+  high_memory, at most ef800000
 *	         | lowmem: RAM from 40000000  |  v = pa - PHYS_OFFSET + PAGE_OFFSET
 *	c0010000 |   kernel text, data, bss   |
 *	c0000000 +----------------------------+  PAGE_OFFSET
 *	         | 16 MiB (Linux: modules)    |
 *	bf000000 +----------------------------+  TASK_SIZE, STACK_TOP
 *	         | user                       |
 *	00002000 +----------------------------+  FIRST_USER_ADDRESS
 *
 * VMALLOC_END is 3.18's; 6.1 has ff800000.
 *
 * Left out: patching of the physical offset at boot: RAM starts where QEMU's
 *	     "virt" machine has it
 */
#ifndef _ASM_ARM_MEMORY_H
#define _ASM_ARM_MEMORY_H

#ifdef __ASSEMBLY__
#define UL(x)		x
#else
#define UL(x)		x##UL
#endif

#define PAGE_OFFSET		UL(0xC0000000)
#define PHYS_OFFSET		UL(0x40000000)
#define TEXT_OFFSET		UL(0x00010000)	/* where QEMU loads an Image */

#define TASK_SIZE		(PAGE_OFFSET - UL(0x01000000))
#define TASK_UNMAPPED_BASE	ALIGN(TASK_SIZE / 3, UL(0x01000000))

#define IOREMAP_START		UL(0xff000000)
#define IOREMAP_END		FDT_FIXED_BASE

/* Two 2 MiB blocks: the tree may lie anywhere below 4 GiB. */
#define FDT_FIXED_BASE		UL(0xff800000)
#define FDT_FIXED_SIZE		(UL(2) << 21)
#define FDT_VIRT_BASE(pa)	((void *)(FDT_FIXED_BASE | ((pa) & 0x1fffff)))

/*
 * head.S maps only this much of RAM; what setup_arch() allocates before
 * paging_init() must lie in it, and so must the whole kernel.
 */
#define EARLY_LOWMEM_SIZE	UL(0x01000000)

/* Memory types: indexes into MAIR0/MAIR1, which proc-v7.S loads. */
#define MT_DEV_SHARED		4	/* registers of devices */
#define MT_WRITEALLOC		7	/* normal memory, cached */

#endif
