/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/init.h - code that runs once, and in which order
 *
 * Linux:    include/linux/init.h
 */
#ifndef _KERNEL_INIT_H
#define _KERNEL_INIT_H

#include <linux/types.h>

#define __init		__section(".init.text") __cold
#define __initdata	__section(".init.data")
#define __initconst	__section(".init.rodata")

typedef int (*initcall_t)(void);

/* linker/vmlinux.lds.S puts the levels one after the other. */
#define __define_initcall(fn, id)					\
	static initcall_t __initcall_##fn __used			\
	__section(".initcall" #id ".init") = fn

#define core_initcall(fn)	__define_initcall(fn, 1)
#define fs_initcall(fn)		__define_initcall(fn, 5)
#define device_initcall(fn)	__define_initcall(fn, 6)

extern initcall_t __initcall_start[], __initcall_end[];

/**
 * struct obs_kernel_param - a word of the kernel command line and its parser
 * @str:	the word, "norandmaps" or "highmem=" without the '='
 * @setup_func:	called with the text after '=' (or an empty string);
 *		returns 0 when the value made sense
 * @early:	1 = before the page allocator works (parse_early_param())
 */
struct obs_kernel_param {
	const char *str;
	int (*setup_func)(char *val);
	int early;
};

extern const struct obs_kernel_param __setup_start[], __setup_end[];

#define __setup_param(str_, id, fn, early_)				\
	static const struct obs_kernel_param __setup_##id __used	\
	__section(".init.setup") = { str_, fn, early_ }

#define __setup(str, fn)	__setup_param(str, fn, fn, 0)
#define early_param(str, fn)	__setup_param(str, fn, fn, 1)

/* The whole command line as the boot loader passed it. */
#define COMMAND_LINE_SIZE	1024
extern char boot_command_line[COMMAND_LINE_SIZE];
void parse_early_param(void);

void start_kernel(void);

#endif
