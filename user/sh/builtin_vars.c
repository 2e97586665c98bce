// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/builtin_vars.c - export, readonly, unset, local, set, read, getopts
 *
 * Linux:    IEEE Std 1003.1, "Special Built-In Utilities", read, getopts
 * Read:     builtin.c and vars.c before
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

/* NAME or NAME=value; returns the value or NULL, and cuts it off. */
static char *cut_assignment(char *word)
{
	size_t len = name_length(word);
	char end = word[len];

	if (!len || (end && end != '='))
		fail("%.*s: bad variable name", (int)strcspn(word, "="), word);
	word[len] = '\0';
	return end ? word + len + 1 : NULL;
}

int do_export(int argc, char **argv)
{
	int flag = argv[0][0] == 'e' ? VAR_EXPORT : VAR_READONLY;
	char *value;
	int i;

	if (argc == 1 || !strcmp(argv[1], "-p")) {
		print_vars(argv[0], flag);
		return 0;
	}
	for (i = 1; i < argc; i++) {
		value = cut_assignment(argv[i]);
		if (value)
			set_var(argv[i], value, 0);
		flag_var(argv[i], flag);
	}
	return 0;
}

int do_local(int argc, char **argv)
{
	char *value;
	int i;

	for (i = 1; i < argc; i++) {
		value = cut_assignment(argv[i]);
		if (make_local(argv[i]))
			fail("not in a function");
		if (value)
			set_var(argv[i], value, 0);
	}
	return 0;
}

int do_unset(int argc, char **argv)
{
	int functions = argc > 1 && !strcmp(argv[1], "-f");
	int variables = argc > 1 && !strcmp(argv[1], "-v");
	int i;

	for (i = 1 + (functions || variables); i < argc; i++) {
		if (functions) {
			unset_function(argv[i]);
			continue;
		}
		if (!is_name(argv[i]))
			fail("%s: bad variable name", argv[i]);
		if (unset_var(argv[i]))
			fail("%s: is read only", argv[i]);
	}
	return 0;
}

/* ---- set ----------------------------------------------------------------- */

static const struct {
	char letter;
	const char *name;
} options[] = {
	{ 'e', "errexit" }, { 'f', "noglob" }, { 'n', "noexec" },
	{ 'x', "xtrace" }, { 'C', "noclobber" }, { 'a', "allexport" },
	{ 'u', "nounset" },
};

#define NR_OPTIONS	(sizeof(options) / sizeof(options[0]))

static void set_named_option(const char *name, int on)
{
	size_t i;

	for (i = 0; i < NR_OPTIONS; i++)
		if (name && !strcmp(options[i].name, name)) {
			set_option(options[i].letter, on);
			return;
		}
	if (name)
		fail("Illegal option %co %s", on ? '-' : '+', name);
	for (i = 0; i < NR_OPTIONS; i++)
		printf("%-15s %s\n", options[i].name,
		       option[(int)options[i].letter] ? "on" : "off");
}

int do_set(int argc, char **argv)
{
	const char *p;
	int on;
	int i;

	if (argc == 1) {
		print_vars("", 0);
		return 0;
	}
	for (i = 1; i < argc && strchr("-+", *argv[i]) && *argv[i]; i++) {
		on = *argv[i] == '-';
		if (!strcmp(argv[i], "--")) {
			set_positional(argv + i + 1, argc - i - 1);
			return 0;
		}
		for (p = argv[i] + 1; *p; p++) {
			if (*p == 'o')
				set_named_option(i + 1 < argc ? argv[++i] :
							       NULL, on);
			else if (set_option(*p, on))
				fail("Illegal option %c%c", on ? '-' : '+',
				     *p);
			if (*p == 'o')
				break;
		}
	}
	if (i < argc)
		set_positional(argv + i, argc - i);
	return 0;
}

/* ---- read ---------------------------------------------------------------- */

/* By single bytes, so that the next command finds the next line. */
static int read_line(struct text *line, struct text *quoted, int raw)
{
	char c;
	ssize_t n;

	for (;;) {
		n = read_one(0, &c);
		if (n != 1 && (n == 0 || errno != EINTR || interrupted ||
			       trap_pending()))
			return 1;
		if (n != 1 || c == '\0')
			continue;
		if (c == '\\' && !raw) {
			if (read_one(0, &c) != 1)
				return 1;
			if (c == '\n')
				continue;
			text_add(line, c);
			text_add(quoted, 'q');
			continue;
		}
		if (c == '\n')
			return 0;
		text_add(line, c);
		text_add(quoted, ' ');
	}
}

struct splitter {
	const char *s;
	const char *quoted;
	const char *ifs;
};

static int is_ifs(const struct splitter *r, size_t i)
{
	return r->s[i] && r->quoted[i] == ' ' && strchr(r->ifs, r->s[i]);
}

static int is_blank(const struct splitter *r, size_t i)
{
	return is_ifs(r, i) && strchr(" \t\n", r->s[i]);
}

/* Cuts the next field off; @last takes all that is left. */
static char *next_field(struct splitter *r, int last)
{
	size_t len = 0;
	size_t end;
	char *field;

	while (is_blank(r, 0)) {
		r->s++;
		r->quoted++;
	}
	while (r->s[len] && !is_ifs(r, len))
		len++;
	for (end = len; is_blank(r, end);)
		end++;
	if (is_ifs(r, end) && !is_blank(r, end))
		end++;
	while (is_blank(r, end))
		end++;
	if (last && r->s[end]) {	/* more than one field: as it is */
		len = strlen(r->s);
		end = len;
		while (len && is_blank(r, len - 1))
			len--;
	}
	field = get_string(r->s, len);
	r->s += end;
	r->quoted += end;
	return field;
}

int do_read(int argc, char **argv)
{
	struct text line = { NULL, 0, 0 };
	struct text quoted = { NULL, 0, 0 };
	struct splitter r;
	int status;
	int raw = 0;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (!strcmp(argv[i], "-r")) {
			raw = 1;
		} else if (!strcmp(argv[i], "-p") && i + 1 < argc) {
			if (isatty(0))
				fputs(argv[++i], stderr);
			else
				i++;
		} else {
			fail("Illegal option %s", argv[i]);
		}
	}
	if (i == argc)
		fail("arg count");
	status = read_line(&line, &quoted, raw);
	if (interrupted)
		give_up(128 + SIGINT);
	r.s = text_string(&line);
	r.quoted = text_string(&quoted);
	r.ifs = get_var("IFS") ? get_var("IFS") : " \t\n";
	r.ifs = get_string(r.ifs, strlen(r.ifs));
	for (; i < argc; i++) {
		if (!is_name(argv[i]))
			fail("%s: bad variable name", argv[i]);
		set_var(argv[i], next_field(&r, i + 1 == argc), 0);
	}
	return status;
}

/* ---- getopts ------------------------------------------------------------- */

static void set_number(const char *name, int n)
{
	char text[12];

	snprintf(text, sizeof(text), "%d", n);
	set_var(name, text, 0);
}

/* The argument of an option: the rest of the word, or the next word. */
static int option_argument(const char *rest, const struct words *words,
			   int *index, const char *letter, int quiet)
{
	if (*rest) {
		set_var("OPTARG", rest, 0);
	} else if (*index + 1 < words->nr) {
		set_var("OPTARG", words->word[++*index], 0);
	} else {
		if (quiet)
			set_var("OPTARG", letter, 0);
		else
			fprintf(stderr, "No arg for -%s option\n", letter);
		return quiet ? ':' : '?';
	}
	return *letter;
}

/*
 * getopts letters name [words]: the next option of $1 ... goes to the name. In a word
 * such as -ab the place of the next letter is kept from call to call.
 */
int do_getopts(int argc, char **argv)
{
	static int offset = 1;
	const char *optind = get_var("OPTIND");
	int index = optind ? atoi(optind) : 1;
	int quiet = argc > 1 && argv[1][0] == ':';
	struct words given = { argv + 2, argc - 2 };
	struct words *words = argc > 3 ? &given : &positional;
	char letter[2] = "";
	const char *known;
	const char *word;

	if (argc < 3)
		fail("Usage: getopts optstring var [arg...]");
	word = index < words->nr ? words->word[index] : NULL;
	if (!word || word[0] != '-' || !word[1] || !strcmp(word, "--")) {
		offset = 1;
		set_number("OPTIND", index + (word && !strcmp(word, "--")));
		set_var(argv[2], "?", 0);
		return 1;
	}
	if ((size_t)offset >= strlen(word))
		offset = 1;
	letter[0] = word[offset++];
	known = letter[0] == ':' ? NULL : strchr(argv[1], letter[0]);
	unset_var("OPTARG");
	if (!known && quiet)
		set_var("OPTARG", letter, 0);
	else if (!known)
		fprintf(stderr, "Illegal option -%s\n", letter);
	if (!known) {
		letter[0] = '?';
	} else if (known[1] == ':') {
		letter[0] = option_argument(word + offset, words, &index,
					    letter, quiet);
		offset = strlen(word);
	}
	set_var(argv[2], letter, 0);
	if (!word[offset]) {
		index++;
		offset = 1;
	}
	set_number("OPTIND", index);
	return 0;
}
