// SPDX-License-Identifier: GPL-2.0-only
/*
 * scripts/profile_plugin.c - QEMU plugin: which code runs between two marks?
 *
 * Linux:    perf record does it with samples, this counts every instruction
 * Read:     user/bench.c (the marks), scripts/bench (builds and loads this)
 *
 * QEMU translates a guest in blocks: straight code with one way in. A block is
 * counted each time it runs while the switch is on, and the switch is a mark,
 * an instruction that does nothing and that nobody else uses:
 *
 *	x86   0f 1f 80 <32 bits>   nopl 0x53544152(%eax), nopl 0x53544f50(%eax)
 *	arm   0xe320f0f3, f5       dbg #3, dbg #5
 *
 * At QEMU's end one line for each block goes to the file of the option `out`:
 * address, instructions, how often.
 *
 * Debian packages no header for plugins; what is used of version 1 is declared
 * here. A block that faults in its middle is counted to its end.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint64_t qemu_plugin_id_t;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
typedef void (*udata_cb)(unsigned int cpu, void *data);

int qemu_plugin_version = 1;
void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t id,
		void (*cb)(qemu_plugin_id_t, struct qemu_plugin_tb *));
void qemu_plugin_register_atexit_cb(qemu_plugin_id_t id,
		void (*cb)(qemu_plugin_id_t, void *), void *data);
void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *tb, udata_cb cb,
		int flags, void *data);
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *insn,
		udata_cb cb, int flags, void *data);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *tb);
uint64_t qemu_plugin_tb_vaddr(const struct qemu_plugin_tb *tb);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *tb,
						 size_t i);
const void *qemu_plugin_insn_data(const struct qemu_plugin_insn *insn);
size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *insn);

struct block {
	struct block *next;
	uint64_t vaddr, insns, runs;
};

static struct block *blocks;
static bool on;
static const char *out;

static const struct {
	unsigned char bytes[8];
	size_t size;
	bool on;
} marks[] = {
	{ { 0x0f, 0x1f, 0x80, 0x52, 0x41, 0x54, 0x53 }, 7, true },
	{ { 0x0f, 0x1f, 0x80, 0x50, 0x4f, 0x54, 0x53 }, 7, false },
	{ { 0xf3, 0xf0, 0x20, 0xe3 }, 4, true },
	{ { 0xf5, 0xf0, 0x20, 0xe3 }, 4, false },
};

static void run_mark(unsigned int cpu, void *value)
{
	on = value;
}

static void run_block(unsigned int cpu, void *block)
{
	((struct block *)block)->runs += on;
}

static void translate(qemu_plugin_id_t id, struct qemu_plugin_tb *tb)
{
	struct block *block = calloc(1, sizeof(*block));
	struct qemu_plugin_insn *insn;
	size_t i, m;

	*block = (struct block){ blocks, qemu_plugin_tb_vaddr(tb),
				 qemu_plugin_tb_n_insns(tb) };
	blocks = block;
	qemu_plugin_register_vcpu_tb_exec_cb(tb, run_block, 0, block);
	for (i = 0; i < block->insns; i++) {
		insn = qemu_plugin_tb_get_insn(tb, i);
		for (m = 0; m < sizeof(marks) / sizeof(marks[0]); m++)
			if (qemu_plugin_insn_size(insn) == marks[m].size &&
			    !memcmp(qemu_plugin_insn_data(insn), marks[m].bytes,
				    marks[m].size))
				qemu_plugin_register_vcpu_insn_exec_cb(insn,
					run_mark, 0, marks[m].on ? &on : NULL);
	}
}

static void finish(qemu_plugin_id_t id, void *unused)
{
	FILE *file = fopen(out, "w");
	struct block *block;

	for (block = blocks; file && block; block = block->next)
		if (block->runs)
			fprintf(file, "%lx %lu %lu\n", (long)block->vaddr,
				(long)block->insns, (long)block->runs);
	if (file)
		fclose(file);
}

int qemu_plugin_install(qemu_plugin_id_t id, const void *info, int argc,
			char **argv)
{
	if (argc != 1 || strncmp(argv[0], "out=", 4))
		return 1;
	out = strdup(argv[0] + 4);
	qemu_plugin_register_vcpu_tb_trans_cb(id, translate);
	qemu_plugin_register_atexit_cb(id, finish, NULL);
	return 0;
}
