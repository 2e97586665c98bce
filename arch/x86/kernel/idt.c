// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/idt.c - which vector enters the kernel where
 *
 * Linux:    arch/x86/kernel/idt.c
 * Read:     asm/traps.h before, entry/entry_32.S after
 *
 * All are interrupt gates: the CPU switches interrupts off on entry. What a
 * program may raise with an int instruction has privilege level 3 (int3, into,
 * int $0x80); any other vector, used so, ends as a general protection fault.
 */
#include <linux/init.h>
#include <linux/kernel.h>
#include <asm/desc.h>
#include <asm/irq.h>
#include <asm/traps.h>

static gate_desc idt_table[NR_VECTORS] __aligned(8);

static const struct desc_ptr idt_descr = {
	.size		= sizeof(idt_table) - 1,
	.address	= (unsigned long)idt_table,
};

struct idt_data {
	u8 vector, dpl;
	const void *addr;
};

static const struct idt_data def_idts[] __initconst = {
	{ X86_TRAP_DE, 0, asm_exc_divide_error },
	{ X86_TRAP_DB, 0, asm_exc_debug },
	{ X86_TRAP_NMI, 0, asm_exc_nmi },
	{ X86_TRAP_BP, 3, asm_exc_int3 },
	{ X86_TRAP_OF, 3, asm_exc_overflow },
	{ X86_TRAP_BR, 0, asm_exc_bounds },
	{ X86_TRAP_UD, 0, asm_exc_invalid_op },
	{ X86_TRAP_NM, 0, asm_exc_device_not_available },
	{ X86_TRAP_OLD_MF, 0, asm_exc_coproc_segment_overrun },
	{ X86_TRAP_TS, 0, asm_exc_invalid_tss },
	{ X86_TRAP_NP, 0, asm_exc_segment_not_present },
	{ X86_TRAP_SS, 0, asm_exc_stack_segment },
	{ X86_TRAP_GP, 0, asm_exc_general_protection },
	{ X86_TRAP_PF, 0, asm_exc_page_fault },
	{ X86_TRAP_SPURIOUS, 0, asm_exc_spurious_interrupt_bug },
	{ X86_TRAP_MF, 0, asm_exc_coprocessor_error },
	{ X86_TRAP_AC, 0, asm_exc_alignment_check },
	{ X86_TRAP_MC, 0, asm_exc_machine_check },
	{ X86_TRAP_XF, 0, asm_exc_simd_coprocessor_error },
	{ IA32_SYSCALL_VECTOR, 3, entry_INT80_32 },
};

static void __init set_intr_gate(unsigned int vector, unsigned int dpl,
				 const void *addr)
{
	unsigned long offset = (unsigned long)addr;

	idt_table[vector] = (gate_desc){
		.offset_low	= offset,
		.offset_middle	= offset >> 16,
		.segment	= __KERNEL_CS,
		.type		= GATE_INTERRUPT,
		.dpl		= dpl,
		.p		= 1,
	};
}

/**
 * idt_setup_traps - fill the table and hand it to the CPU
 *
 * Context: early in setup_arch(), interrupts off; from then on an exception
 * is reported instead of resetting the machine.
 */
void __init idt_setup_traps(void)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(def_idts); i++)
		set_intr_gate(def_idts[i].vector, def_idts[i].dpl,
			      def_idts[i].addr);
	for (i = 0; i < NR_IRQS; i++)
		set_intr_gate(ISA_IRQ_VECTOR(i), 0, irq_entries_start[i]);

	/* #DF changes to another task, by hardware: another stack. */
	idt_table[X86_TRAP_DF] = (gate_desc){
		.segment	= GDT_ENTRY_DOUBLEFAULT_TSS * 8,
		.type		= GATE_TASK,
		.p		= 1,
	};
	load_idt(&idt_descr);
}
