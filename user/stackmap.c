// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/stackmap.c - prints the stack that the kernel built for this program
 *
 *	stackmap [arguments...]		any arguments: they are what is shown
 *
 * Linux:    fs/binfmt_elf.c create_elf_tables() wrote the part from argc to
 *           the random bytes, fs/exec.c copy_strings() the strings above
 * Notes:    chapter "What main() finds"
 * Read:     lib/start.c before; try `setarch -R stackmap a b`
 *
 * Every line is an address, what is there, and its value, high addresses
 * first, so the listing has the direction of all pictures in the notes:
 *
 *	top   | zero word, file name, environment, arguments (strings)  |
 *	      | [slack] platform string, 16 random bytes, [padding]     |
 *	      | auxv[], envp[], argv[]                                  |
 *	sp -> | argc                                                    |
 *
 * Nothing is assumed but that order: each part's address comes from a
 * pointer that the kernel left, and what is between two parts is counted.
 */
#include "lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The parts in order of falling addresses; each ends where the last begins. */
enum part {
	ZERO, EXECFN, ENV_STRINGS, ARG_STRINGS, SLACK, PLATFORM, RANDOM,
	PADDING, AUXV, ENVP, ARGV, ARGC, NR_PARTS
};

static const char *const part_name[NR_PARTS] = {
	"zero word", "file name", "environment strings", "argument strings",
	"slack", "platform string", "random bytes", "padding",
	"auxv[]", "envp[]", "argv[]", "argc",
};

static const struct {
	unsigned long type;
	const char *name;
} aux_names[] = {
#define AUX(name)	{ AT_##name, #name }
	AUX(NULL), AUX(IGNORE), AUX(EXECFD), AUX(PHDR), AUX(PHENT),
	AUX(PHNUM), AUX(PAGESZ), AUX(BASE), AUX(FLAGS), AUX(ENTRY),
	AUX(NOTELF), AUX(UID), AUX(EUID), AUX(GID), AUX(EGID),
	AUX(PLATFORM), AUX(HWCAP), AUX(CLKTCK), AUX(SECURE),
	AUX(BASE_PLATFORM), AUX(RANDOM), AUX(HWCAP2), AUX(EXECFN),
	AUX(SYSINFO_EHDR), AUX(MINSIGSTKSZ),
#ifdef AT_SYSINFO
	AUX(SYSINFO),
#endif
#undef AUX
};

/* The stack as the program was given it. */
static struct {
	unsigned long vm_start;
	unsigned long vm_end;
	unsigned long start[NR_PARTS];	/* each ends at part_end() */
	int argc;
	char **argv;
	int envc;
	char **envp;
	int auxc;
	struct auxv *auxv;
} st;

static char maps[65536];
static char maps_line[128];

static int find_stack(void)
{
	char *line;
	char *end;

	if (read_file("/proc/self/maps", maps, sizeof(maps)) < 0)
		return -1;
	for (line = maps; *line; line = end + 1) {
		end = strchr(line, '\n');
		if (!end)
			return -1;
		*end = '\0';
		if (!strstr(line, "[stack]"))
			continue;
		snprintf(maps_line, sizeof(maps_line), "%s", line);
		st.vm_start = strtoul(line, &line, 16);
		st.vm_end = strtoul(line + 1, NULL, 16);
		return 0;
	}
	return -1;
}

/* Where a string that lies below the part above it begins. */
static unsigned long string_or(unsigned long type, unsigned long otherwise)
{
	unsigned long at = getauxval(type);

	return at ? at : otherwise;
}

static void find_parts(void)
{
	unsigned long *start = st.start;
	unsigned long sp = (unsigned long)initial_stack;
	unsigned long below;

	st.argc = initial_stack[0];
	st.argv = (char **)(initial_stack + 1);
	st.envp = st.argv + st.argc + 1;
	while (st.envp[st.envc])
		st.envc++;
	st.auxv = (struct auxv *)(st.envp + st.envc + 1);
	while (st.auxv[st.auxc].type != AT_NULL)
		st.auxc++;
	st.auxc++;

	start[ZERO] = st.vm_end - sizeof(long);
	start[EXECFN] = string_or(AT_EXECFN, start[ZERO]);
	start[ENV_STRINGS] = st.envc ? (unsigned long)st.envp[0] :
				       start[EXECFN];
	start[ARG_STRINGS] = st.argc ? (unsigned long)st.argv[0] :
				       start[ENV_STRINGS];
	below = string_or(AT_PLATFORM, start[ARG_STRINGS]);
	start[SLACK] = below;
	if (getauxval(AT_PLATFORM))
		start[SLACK] += strlen((char *)below) + 1;
	start[PLATFORM] = below;
	start[RANDOM] = string_or(AT_RANDOM, below);
	start[PADDING] = (unsigned long)(st.auxv + st.auxc);
	start[AUXV] = (unsigned long)st.auxv;
	start[ENVP] = (unsigned long)st.envp;
	start[ARGV] = (unsigned long)st.argv;
	start[ARGC] = sp;
}

static unsigned long part_end(int part)
{
	return part ? st.start[part - 1] : st.vm_end;
}

static void print_string(const char *name, int index, const char *s)
{
	char label[24];

	if (index < 0)
		snprintf(label, sizeof(label), "%s", name);
	else
		snprintf(label, sizeof(label), "%s[%d]", name, index);
	printf("%08lx  %-10s \"", (unsigned long)s, label);
	for (; *s; s++) {
		if (*s < ' ' || *s > '~')
			printf("\\%03o", (unsigned char)*s);
		else
			putchar(*s);
	}
	puts("\"");
}

static void print_gap(int part)
{
	unsigned long len = part_end(part) - st.start[part];

	if (len)
		printf("%08lx  %-10s %lu bytes\n", st.start[part],
		       part_name[part], len);
}

static void print_random(void)
{
	const unsigned char *p = (unsigned char *)getauxval(AT_RANDOM);
	int i;

	if (!p)
		return;
	printf("%08lx  random     ", (unsigned long)p);
	for (i = 0; i < 16; i++)
		printf("%02x", p[i]);
	putchar('\n');
}

static void print_strings(void)
{
	int i;

	printf("%08lx  top        end of [stack]\n", st.vm_end);
	printf("%08lx  zero       %08lx\n", st.start[ZERO],
	       *(unsigned long *)st.start[ZERO]);
	if (getauxval(AT_EXECFN))
		print_string("execfn", -1, (char *)getauxval(AT_EXECFN));
	for (i = st.envc - 1; i >= 0; i--)
		print_string("env", i, st.envp[i]);
	for (i = st.argc - 1; i >= 0; i--)
		print_string("arg", i, st.argv[i]);
	print_gap(SLACK);
	if (getauxval(AT_PLATFORM))
		print_string("platform", -1, (char *)getauxval(AT_PLATFORM));
	print_random();
	print_gap(PADDING);
}

static void print_aux(int index)
{
	const struct auxv *a = &st.auxv[index];
	const char *name = "?";
	size_t i;

	for (i = 0; i < sizeof(aux_names) / sizeof(aux_names[0]); i++)
		if (aux_names[i].type == a->type)
			name = aux_names[i].name;
	printf("%08lx  auxv[%d]%s   %2lu %-12s %08lx\n", (unsigned long)a,
	       index, index < 10 ? " " : "", a->type, name, a->value);
}

static void print_pointers(const char *name, char **p, int nr)
{
	int i;

	for (i = nr; i >= 0; i--)
		printf("%08lx  %s[%d]%s   %08lx\n", (unsigned long)(p + i),
		       name, i, i < 10 ? " " : "", (unsigned long)p[i]);
}

static void print_tables(void)
{
	int i;

	for (i = st.auxc - 1; i >= 0; i--)
		print_aux(i);
	print_pointers("envp", st.envp, st.envc);
	print_pointers("argv", st.argv, st.argc);
	printf("%08lx  argc       %d\n", st.start[ARGC], st.argc);
	printf("%08lx  sp         sp %% 16 = %lu\n", st.start[ARGC],
	       st.start[ARGC] % 16);
}

static void print_picture(void)
{
	static const char edge[] = "+------------------------------+";
	int part;

	printf("\n%08lx %s [stack] ends\n", st.vm_end, edge);
	for (part = 0; part < NR_PARTS; part++)
		printf("%8s | %-20s %7lu |\n", "", part_name[part],
		       part_end(part) - st.start[part]);
	printf("%08lx %s sp\n", st.start[ARGC], edge);
	printf("%8s | %-20s %7lu |\n", "", "free",
	       st.start[ARGC] - st.vm_start);
	printf("%08lx %s [stack] begins: %lu kB\n", st.vm_start, edge,
	       (st.vm_end - st.vm_start) / 1024);
}

int main(void)
{
	if (find_stack()) {
		fprintf(stderr, "stackmap: no [stack] in /proc/self/maps\n");
		return 1;
	}
	find_parts();
	print_strings();
	print_tables();
	printf("\n%s\n", maps_line);
	print_picture();
	return 0;
}
