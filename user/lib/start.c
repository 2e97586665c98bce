// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/start.c - from the kernel's stack to main()
 *
 * Linux:    glibc's csu/libc-start.c (__libc_start_main)
 * Notes:    nobody passes envp or the auxiliary vector to a program: it finds
 *           them by walking over what create_elf_tables() wrote
 * Read:     crt0_x86.S or crt0_arm.S before
 *
 *	initial_stack -> argc
 *	                 argv[0] ... argv[argc-1] NULL
 *	                 envp[0] ...              NULL      <- environ
 *	                 auxv pairs ...        AT_NULL      <- auxv
 *
 * Left out: constructors, thread-local storage, the stack protector's canary
 */
#include "sys.h"
#include <stdlib.h>

int main(int argc, char **argv, char **envp);
void start_c(unsigned long *sp);

unsigned long *initial_stack;
const char *program_name;
static const struct auxv *auxv;

/**
 * getauxval - look a value up in the auxiliary vector
 * @type: AT_PAGESZ, AT_RANDOM, ...
 *
 * Return: the value, 0 if the kernel gave none of that type.
 */
unsigned long getauxval(unsigned long type)
{
	const struct auxv *a;

	for (a = auxv; a->type != AT_NULL; a++)
		if (a->type == type)
			return a->value;
	return 0;
}

/**
 * start_c - first C function of a program
 * @sp: the stack pointer as the kernel set it, where argc is
 *
 * Return: never; main()'s result is the exit status.
 */
void start_c(unsigned long *sp)
{
	int argc = sp[0];
	char **argv = (char **)(sp + 1);
	char **p = argv + argc + 1;

	initial_stack = sp;
	program_name = argv[0];
	environ = p;
	while (*p)
		p++;
	auxv = (const struct auxv *)(p + 1);
	exit(main(argc, argv, environ));
}
