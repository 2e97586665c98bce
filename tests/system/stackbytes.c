// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/stackbytes.c - the first stack, byte for byte
 *
 * Prints sp, the auxv ids in order, and every byte from AT_PLATFORM's string
 * to the top word, for tests/host/test_exec.py to compare with Linux's.
 */
#include "lib/sys.h"
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	char **p = argv + argc + 1;		/* envp */
	unsigned long *auxv;
	const unsigned char *byte, *end;

	while (*p)
		p++;
	printf("sp=%#lx\nids=", (unsigned long)(argv - 1));
	for (auxv = (unsigned long *)(p + 1); ; auxv += 2) {
		printf("%s%lu", auxv == (unsigned long *)(p + 1) ? "" : " ",
		       auxv[0]);
		if (!auxv[0])
			break;
	}
	printf("\nauxv_words=%d\n",
	       (int)(auxv + 2 - (unsigned long *)(p + 1)));
	/* The file name's string, its NUL and the zero word end the stack. */
	end = (const unsigned char *)getauxval(AT_EXECFN);
	while (*end)
		end++;
	end += 1 + sizeof(long);
	printf("platform=%#lx\nrandom=%#lx\ntop=%#lx\nbytes=",
	       getauxval(AT_PLATFORM), getauxval(AT_RANDOM),
	       (unsigned long)end);
	for (byte = (const unsigned char *)getauxval(AT_PLATFORM); byte < end;
	     byte++)
		printf("%02x", *byte);
	printf("\n");
	fflush(stdout);
	return 0;
}
