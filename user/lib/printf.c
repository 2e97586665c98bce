// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/printf.c - the commands printf and (the shell's) echo
 *
 * Linux:    IEEE Std 1003.1, printf and echo; messages are dash's
 * Read:     user/sh/builtin.c before
 *
 * The shell's echo knows backslashes, as dash's does. /bin/echo needs -e.
 *
 * Left out: %e %f %g
 */
#include "sys.h"
#include "commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int status;
static int stopped;		/* by \c */

static int octal(const char **s, int digits)
{
	int n = 0;

	while (digits-- && **s >= '0' && **s <= '7')
		n = n * 8 + *(*s)++ - '0';
	return n;
}

/*
 * One character that may have a backslash. In an argument of echo and of %b
 * an octal number begins with a 0 that does not count. Returns what follows.
 */
static const char *escaped(const char *s, int argument, char *c)
{
	static const char letters[] = "a\ab\bf\fn\nr\rt\tv\v\\\\";
	const char *p;

	*c = *s++;
	if (*c != '\\' || !*s)
		return s;
	if (*s >= '0' && *s <= '7' && (!argument || *s == '0')) {
		s += argument;
		*c = octal(&s, 3);
		return s;
	}
	if (argument && *s == 'c') {
		stopped = 1;
		return s + strlen(s);
	}
	for (p = letters; *p; p += 2) {
		if (*p == *s) {
			*c = p[1];
			return s + 1;
		}
	}
	return s;
}

static void put_escaped(const char *s)
{
	char c;

	while (*s && !stopped) {
		s = escaped(s, 1, &c);
		if (!stopped)
			putchar(c);
	}
}

/**
 * echo_words - print words with blanks in between
 * @newline: and a newline
 * @escapes: a backslash means something
 */
void echo_words(char **word, int newline, int escapes)
{
	stopped = 0;
	for (; *word && !stopped; word++) {
		if (escapes)
			put_escaped(*word);
		else
			fputs(*word, stdout);
		if (word[1] && !stopped)
			putchar(' ');
	}
	if (newline && !stopped)
		putchar('\n');
}

int echo_command(int argc, char **argv)
{
	int newline = argc < 2 || strcmp(argv[1], "-n");

	echo_words(argv + 2 - newline, newline, 1);
	return 0;
}

/* "0x1f", "017", "'a" for the code of a. */
static long long number(const char *s)
{
	char *end;
	long long n;

	if (*s == '"' || *s == '\'')
		return (unsigned char)s[1];
	n = strtoll(s, &end, 0);
	if (end == s && *s) {
		tool_message("%s: expected numeric value", s);
		status = 1;
	} else if (*end) {
		tool_message("%s: not completely converted", s);
		status = 1;
	}
	return n;
}

/* One conversion: @spec is "%-5" and the like, @type its letter. */
static void convert(char *spec, char type, const char *arg)
{
	size_t len = strlen(spec);

	if (strchr("diouxX", type)) {
		sprintf(spec + len, "ll%c", type);
		printf(spec, number(arg ? arg : ""));
	} else if (type == 'c') {
		if (arg && *arg)
			putchar(*arg);
	} else if (type == 'b') {
		put_escaped(arg ? arg : "");
	} else {
		spec[len] = 's';
		spec[len + 1] = '\0';
		printf(spec, arg ? arg : "");
	}
}

/* From a % on; returns what follows, NULL for an unknown letter. */
static const char *directive(const char *s, char ***args)
{
	char spec[64] = "%";
	size_t len = 1;

	for (s++; *s && strchr("-+ #0123456789.*", *s); s++) {
		if (len > 40)
			return NULL;
		if (*s != '*') {
			spec[len++] = *s;
		} else if (**args) {
			len += snprintf(spec + len, 12, "%d",
					(int)number(*(*args)++));
		}
	}
	spec[len] = '\0';
	if (!*s || !strchr("diouxXcsb", *s)) {
		tool_message("%%%c: invalid directive", *s);
		status = 1;
		return NULL;
	}
	convert(spec, *s, **args);
	if (**args)
		(*args)++;
	return s + 1;
}

/**
 * printf_command - the command; the format is used until no argument is left
 *
 * Return: 0, 1 if an argument or the format was wrong, 2 without a format.
 */
int printf_command(int argc, char **argv)
{
	char **args = argv + 2;
	char **before;
	const char *s;
	char c;

	if (argc > 1 && !strcmp(argv[1], "--")) {
		argv++;
		argc--;
		args++;
	} else if (argc > 1 && argv[1][0] == '-' && argv[1][1]) {
		tool_message("Illegal option %s", argv[1]);
		return 2;
	}
	if (argc < 2) {
		tool_message("usage: printf format [arg ...]");
		return 2;
	}
	status = 0;
	stopped = 0;
	do {
		before = args;
		for (s = argv[1]; s && *s && !stopped;) {
			if (s[0] == '%' && s[1] == '%') {
				putchar('%');
				s += 2;
			} else if (*s == '%') {
				s = directive(s, &args);
			} else {
				s = escaped(s, 0, &c);
				putchar(c);
			}
		}
	} while (s && *args && args != before && !stopped);
	return status;
}
