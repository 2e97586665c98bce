/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * linker/vmlinux.lds.S - where everything lies in the kernel image
 *
 * Linux:    arch/x86/kernel/vmlinux.lds.S, arch/arm/kernel/vmlinux.lds.S and
 *           include/asm-generic/vmlinux.lds.h
 * Read:     scripts/build.mk before, arch's head.S after
 *
 *	_text = _stext    .head.text .text            r-x
 *	_etext
 *	__start_rodata    .rodata __ex_table .notes   r--
 *	__end_rodata
 *	__init_begin      .init.text                  r-x
 *	                  .init.data initcalls        rw-   freed after boot
 *	__init_end
 *	_sdata            .data..init_task .data      rw-
 *	_edata
 *	__bss_start       .bss                        rw-
 *	__bss_stop _end
 *
 * Every change of rights is at a page's border, so that no page is both
 * writable and executable.
 *
 * x86 is loaded by multiboot from the ELF file: sections have a load address
 * (LMA) below their address, and QEMU and GRUB move the entry point by the same
 * distance.  arm is loaded as a raw binary 64 KiB above the start of RAM, so
 * only the order counts.
 */
#define PAGE_SIZE	4096
#define THREAD_SIZE	(PAGE_SIZE << CONFIG_THREAD_SIZE_ORDER)

#ifdef CONFIG_X86
# define PAGE_OFFSET	0xC0000000
# define TEXT_OFFSET	0x00100000
# define LOAD_OFFSET	PAGE_OFFSET
# define ENTRY_SYMBOL	startup_32
OUTPUT_FORMAT("elf32-i386")
OUTPUT_ARCH(i386)
#endif
#ifdef CONFIG_ARM
# define PAGE_OFFSET	0xC0000000
# define TEXT_OFFSET	0x00010000
# define LOAD_OFFSET	(PAGE_OFFSET - 0x40000000)
# define ENTRY_SYMBOL	stext
OUTPUT_FORMAT("elf32-littlearm")
OUTPUT_ARCH(arm)
#endif

#define AT_LMA(section)	AT(ADDR(section) - LOAD_OFFSET)
#define TABLE(start, stop, section)					\
	. = ALIGN(4);							\
	start = .;							\
	KEEP(*(section))						\
	stop = .;
#define TEXT_PART(name, section)					\
	. = ALIGN(4);							\
	__##name##_text_start = .;					\
	*(section)							\
	__##name##_text_end = .;

ENTRY(ENTRY_SYMBOL)

PHDRS
{
	text PT_LOAD FLAGS(5);
	rodata PT_LOAD FLAGS(4);
	inittext PT_LOAD FLAGS(5);
	data PT_LOAD FLAGS(6);
}

SECTIONS
{
	. = PAGE_OFFSET + TEXT_OFFSET;

	.head.text : AT_LMA(.head.text) {
		_text = .;
		_stext = .;
		/* GRUB looks for this in the first 8 KiB of the file. */
		KEEP(*(.multiboot))
		KEEP(*(.head.text))
	} :text
	.text : AT_LMA(.text) {
		TEXT_PART(sched, .sched.text)
		TEXT_PART(entry, .entry.text)
		TEXT_PART(irqentry, .irqentry.text)
		TEXT_PART(softirqentry, .softirqentry.text)
		*(.text .text.*)
		*(.fixup)
		*(.glue_7 .glue_7t .v4_bx .vfp11_veneer)
	} :text
	_etext = .;

	. = ALIGN(PAGE_SIZE);
	__start_rodata = .;
	.rodata : AT_LMA(.rodata) {
		*(.rodata .rodata.*)
		TABLE(__start___ex_table, __stop___ex_table, __ex_table)
	} :rodata
	.notes : AT_LMA(.notes) {
		KEEP(*(.note.understack))
	} :rodata
	.eh_frame : AT_LMA(.eh_frame) {
		KEEP(*(.eh_frame))
	} :rodata
	. = ALIGN(PAGE_SIZE);
	__end_rodata = .;

	__init_begin = .;
	.init.text : AT_LMA(.init.text) {
		_sinittext = .;
		*(.init.text .init.text.*)
		_einittext = .;
	} :inittext
	. = ALIGN(PAGE_SIZE);
	.init.data : AT_LMA(.init.data) {
		*(.init.data .init.data.* .init.rodata .init.rodata.*)
		TABLE(__setup_start, __setup_end, .init.setup)
		/* level 1 first; within a level in the order of linking */
		TABLE(__initcall_start, __initcall_end, SORT(.initcall?.init))
		TABLE(__con_initcall_start, __con_initcall_end, .con_initcall.init)
		TABLE(__alt_instructions, __alt_instructions_end, .altinstructions)
	} :data
	. = ALIGN(PAGE_SIZE);
	__init_end = .;

	/* A page to be unmapped, so that task 0's stack has a guard as well. */
	. = ALIGN(2 * THREAD_SIZE) + 2 * THREAD_SIZE;
	init_stack_guard = . - PAGE_SIZE;
	.data : AT_LMA(.data) {
		_sdata = .;
		/* Masking a stack pointer must find init_task's thread_info. */
		*(.data..init_task)
		. = ALIGN(PAGE_SIZE);
		*(.data..page_aligned)
		*(.data .data.* .data..*)
		*(.got .got.plt .igot .igot.plt)
		. = ALIGN(4);
	} :data
	_edata = .;

	.bss : AT_LMA(.bss) {
		. = ALIGN(PAGE_SIZE);
		__bss_start = .;
		*(.bss..page_aligned)
		*(.bss .bss.* .bss..* COMMON)
		. = ALIGN(4);
		__bss_stop = .;
	} :data
	. = ALIGN(PAGE_SIZE);
	_end = .;

#define DEBUG_SECTION(name) name 0 : { *(name) } :NONE
	DEBUG_SECTION(.debug_abbrev)
	DEBUG_SECTION(.debug_addr)
	DEBUG_SECTION(.debug_aranges)
	DEBUG_SECTION(.debug_frame)
	DEBUG_SECTION(.debug_info)
	DEBUG_SECTION(.debug_line)
	DEBUG_SECTION(.debug_line_str)
	DEBUG_SECTION(.debug_loc)
	DEBUG_SECTION(.debug_loclists)
	DEBUG_SECTION(.debug_macro)
	DEBUG_SECTION(.debug_ranges)
	DEBUG_SECTION(.debug_rnglists)
	DEBUG_SECTION(.debug_str)
	DEBUG_SECTION(.debug_str_offsets)
	DEBUG_SECTION(.comment)
	DEBUG_SECTION(.ARM.attributes)

	/DISCARD/ : {
		*(.note.GNU-stack .note.gnu.*)
		*(.ARM.exidx* .ARM.extab*)
		*(.plt .iplt .rel.* .rela.* .interp .dynamic .dynsym .dynstr)
	}
}

ASSERT(_sdata % (2 * THREAD_SIZE) == 0, "init_thread_union is not aligned to THREAD_ALIGN")
