// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/foreign/hello.c - a program of another libc: arguments, auxv, maps
 *
 *	hello-glibc [arguments...]
 *
 * Linux:    any static program for i386 or armhf must run here as it is. This
 *           one is linked with glibc by Debian's cross compilers; glibc wants
 *           more of a kernel before main() than newlib does
 * Read:     scripts/user.mk (how it is built), user/stackmap.c
 *
 * Where exec puts strings depends on how long auxv is, so for those entries
 * that point at a string the string is printed.
 */
#include <elf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <link.h>

extern char **environ;

static void print_auxv(void)
{
	const ElfW(auxv_t) *a;
	char **p = environ;

	while (*p)
		p++;
	for (a = (const void *)(p + 1); a->a_type != AT_NULL; a++) {
		unsigned long value = a->a_un.a_val;

		printf("auxv %2lu ", (unsigned long)a->a_type);
		if (a->a_type == AT_EXECFN || a->a_type == AT_PLATFORM)
			printf("\"%s\"\n", (const char *)value);
		else if (a->a_type == AT_RANDOM)
			printf("(16 bytes)\n");
		else
			printf("%08lx\n", value);
	}
}

static int print_maps(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[256];

	if (!maps) {
		fprintf(stderr, "hello: /proc/self/maps: %s\n", strerror(errno));
		return 1;
	}
	while (fgets(line, sizeof(line), maps))
		fputs(line, stdout);
	fclose(maps);
	return 0;
}

int main(int argc, char **argv)
{
	int i;

	for (i = 0; i < argc; i++)
		printf("argv[%d] \"%s\"\n", i, argv[i]);
	for (i = 0; environ[i]; i++)
		printf("envp[%d] \"%s\"\n", i, environ[i]);
	print_auxv();
	return print_maps();
}
