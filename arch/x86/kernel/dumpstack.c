// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/dumpstack.c - registers on the console
 *
 * Linux:    arch/x86/kernel/dumpstack.c, __show_regs() of process_32.c (6.1)
 * Read:     kernel/panic.c before: die() calls show_regs()
 */
#include <linux/arch.h>
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <asm/stacktrace.h>

#define PROLOGUE_SIZE	42	/* bytes shown before the instruction */
#define OPCODE_BUFSIZE	64

/* @src: of a program or of the kernel. */
static bool copy_code(u8 *buf, unsigned long src, struct pt_regs *regs)
{
	if (user_mode(regs))
		return !copy_from_user(buf, (void __user *)src, OPCODE_BUFSIZE);
	/* Anything else could fault and change the CR2 that is shown below. */
	if (!kernel_text_address(regs->ip))
		return false;
	memcpy(buf, (void *)src, OPCODE_BUFSIZE);
	return true;
}

/**
 * show_opcodes - the bytes around the instruction, for a disassembler
 * @regs: the registers; <> marks the byte at ip
 * @loglvl: KERN_...
 */
void show_opcodes(struct pt_regs *regs, const char *loglvl)
{
	u8 opcodes[OPCODE_BUFSIZE];
	char line[OPCODE_BUFSIZE * 3 + 4];
	unsigned int i, len = 0;

	if (!copy_code(opcodes, regs->ip - PROLOGUE_SIZE, regs)) {
		printk("%sCode: Unable to access opcode bytes at 0x%lx.\n",
		       loglvl, regs->ip - PROLOGUE_SIZE);
		return;
	}
	for (i = 0; i < OPCODE_BUFSIZE; i++)
		len += snprintf(line + len, sizeof(line) - len,
				i == PROLOGUE_SIZE ? " <%02x>" : " %02x",
				opcodes[i]);
	printk("%sCode:%s\n", loglvl, line);
}

/**
 * __show_regs - all registers, with a stack pointer that the caller knows
 * @regs: saved registers
 * @sp: what ESP was; regs->sp exists only in a frame from user mode
 */
void __show_regs(struct pt_regs *regs, unsigned long sp)
{
	unsigned int ss = user_mode(regs) ? regs->ss : __KERNEL_DS;

	if (user_mode(regs))
		printk("EIP: 0x%lx\n", regs->ip);
	else
		printk("EIP: %pS\n", (void *)regs->ip);
	show_opcodes(regs, KERN_DEFAULT);
	printk("EAX: %08lx EBX: %08lx ECX: %08lx EDX: %08lx\n",
	       regs->ax, regs->bx, regs->cx, regs->dx);
	printk("ESI: %08lx EDI: %08lx EBP: %08lx ESP: %08lx\n",
	       regs->si, regs->di, regs->bp, sp);
	printk("DS: %04x ES: %04x FS: %04x GS: %04x SS: %04x EFLAGS: %08lx\n",
	       regs->ds, regs->es, regs->fs, regs->gs, ss, regs->flags);
	printk("CR0: %08lx CR2: %08lx CR3: %08lx CR4: %08lx\n",
	       read_cr0(), read_cr2(), read_cr3(), read_cr4());
}

void show_regs(struct pt_regs *regs)
{
	dump_stack_print_info(KERN_DEFAULT);
	__show_regs(regs, user_mode(regs) ? regs->sp :
				(unsigned long)interrupted_sp(regs));
}
