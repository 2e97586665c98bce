// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/options.c - the options of a program
 *
 * Linux:    IEEE Std 1003.1, "Utility Syntax Guidelines"; glibc's getopt() lets
 *           options follow other words, too; newlib's gets that wrong
 * Read:     commands.h before
 *
 *	argv:	name  -a  x  y  -b  z	words that are no options wait behind
 *	name  -a  -b  x  y  z		optind: what is left, in the end
 */
#include "sys.h"
#include "commands.h"
#include <stdlib.h>
#include <string.h>

int optind = 1;
char *optarg;
int usage_status = 1;

/**
 * wrong_usage - say how a program is called, and end it
 * @usage: what follows "usage: "
 */
void wrong_usage(const char *usage)
{
	fflush(stdout);
	fprintf(stderr, "usage: %s\n", usage);
	exit(usage_status);
}

/* The word at @from moves in front of those that wait, and is taken. */
static char *take_word(char **argv, int from)
{
	char *word = argv[from];

	memmove(argv + optind + 1, argv + optind,
		(from - optind) * sizeof(*argv));
	argv[optind++] = word;
	return word;
}

/**
 * next_option - the next option; a wrong one prints the usage and ends
 * @letters: "ab:" is -a and -b argument; with a + in front
 *	     options end at the first other word
 * @usage: what follows "usage: "
 *
 * Return: the letter, or -1 after the last one; optind is the next word.
 */
int next_option(int argc, char **argv, const char *letters,
		const char *usage)
{
	static const char *rest = "";	/* of a word such as -abc */
	static int waiting;		/* words that are no options */
	const char *known;
	char c;

	check_output();
	while (!*rest) {
		char *word = argv[optind + waiting];

		if (!word || ((*word != '-' || !word[1]) && *letters == '+'))
			return -1;
		if (*word != '-' || !word[1]) {
			waiting++;
			continue;
		}
		rest = take_word(argv, optind + waiting) + 1;
		if (!strcmp(rest, "-")) {
			rest = "";
			return -1;
		}
	}
	c = *rest++;
	known = c == ':' || c == '+' ? NULL : strchr(letters, c);
	if (!known) {
		tool_message("invalid option -- '%c'", c);
		wrong_usage(usage);
	}
	if (known[1] != ':')
		return c;
	optarg = (char *)rest;
	if (!*rest && !argv[optind + waiting]) {
		tool_message("option requires an argument -- '%c'", c);
		wrong_usage(usage);
	}
	if (!*rest)
		optarg = take_word(argv, optind + waiting);
	rest = "";
	return c;
}

/**
 * old_count_option - "-5" as the first word becomes "-n5"
 */
void old_count_option(int argc, char **argv)
{
	char *word;

	if (argc < 2 || argv[1][0] != '-' || argv[1][1] < '0' ||
	    argv[1][1] > '9')
		return;
	word = malloc(strlen(argv[1]) + 2);
	if (!word)
		return;
	sprintf(word, "-n%s", argv[1] + 1);
	argv[1] = word;
}

/**
 * parse_number - a number that is not negative, or the program ends
 * @what: it is for, as the message says
 */
unsigned long long parse_number(const char *s, const char *what)
{
	char *end;
	unsigned long long n = strtoull(s, &end, 10);

	if (*end || end == s || *s == '-' || *s == '+') {
		tool_message("invalid %s: '%s'", what, s);
		exit(usage_status);
	}
	return n;
}

/* ---- modes --------------------------------------------------------------- */

static int who_mask(const char **s)
{
	int mask = 0;

	for (; **s && strchr("ugoa", **s); (*s)++)
		mask |= **s == 'u' ? 04700 : **s == 'g' ? 02070 :
			**s == 'o' ? 01007 : 07777;
	return mask;
}

static int what_bits(const char **s, int mode, int is_dir)
{
	int bits = 0;

	for (; **s && strchr("rwxXst", **s); (*s)++) {
		if (**s == 's' || **s == 't')
			bits |= **s == 's' ? 06000 : 01000;
		else if (**s == 'r')
			bits |= 0444;
		else if (**s == 'w')
			bits |= 0222;
		else if (**s == 'x' || is_dir || mode & 0111)
			bits |= 0111;
	}
	return bits;
}

/**
 * parse_mode - "644" or "u+x,go-w" as a mode
 * @s: the text
 * @mode: what it changes
 * @is_dir: X means x
 *
 * Return: the new mode, -1 if the text is wrong.
 */
int parse_mode(const char *s, int mode, int is_dir)
{
	int who, bits;
	char op;

	if (*s >= '0' && *s <= '7' && strlen(s) < 5)
		return strspn(s, "01234567") == strlen(s) ?
			       (int)strtol(s, NULL, 8) : -1;
	do {
		who = who_mask(&s);
		if (!who)
			who = 07777;
		if (!*s || !strchr("+-=", *s))
			return -1;
		while (*s && strchr("+-=", *s)) {
			op = *s++;
			bits = what_bits(&s, mode, is_dir) & who;
			if (op == '=')
				mode &= ~who;
			mode = op == '-' ? mode & ~bits : mode | bits;
		}
	} while (*s++ == ',');
	return s[-1] ? -1 : mode;
}
