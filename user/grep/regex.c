// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/grep/regex.c - a pattern becomes a small program
 *
 * Linux:    IEEE Std 1003.1, "Regular Expressions"; \w \s \< \> \b \+ \? \| as
 *           in GNU's
 * Read:     regex.h, ../lib/bracket.c before, search.c after
 *
 *	a(b|c)*d	0 CHAR a
 *			1 SPLIT 2 6	go on at both
 *			2 SPLIT 3 5
 *			3 CHAR b   4 JUMP 6-> 1 ...
 *
 * newlib's is not in the library that is built for x86.
 *
 * Left out: back references (\1)
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "../lib/commands.h"
#include "regex.h"

#define MAX_REPEAT	255

struct inst re_program[MAX_PROGRAM];
int re_flags;
static int nr;
static const char *p;			/* the pattern from here on */
static const char *begin;		/* of it */
static int depth;			/* of brackets */
static const char *problem;

static void alternatives(void);

static void emit(struct inst inst)
{
	if (nr == MAX_PROGRAM - 1)
		problem = "Regular expression too big";
	else
		re_program[nr++] = inst;
}

static void insert(int at, struct inst inst)
{
	emit(inst);
	if (problem)
		return;
	memmove(&re_program[at + 1], &re_program[at],
		(nr - 1 - at) * sizeof(re_program[0]));
	re_program[at] = inst;
}

/* ---- what the pattern says ----------------------------------------------- */

/* Is this operator here? In a basic expression it has a backslash. */
static int is_operator(char c)
{
	if (re_flags & RE_EXTENDED)
		return *p == c;
	return p[0] == '\\' && p[1] == c;
}

static void skip_operator(void)
{
	p += re_flags & RE_EXTENDED ? 1 : 2;
}

static void set_add(unsigned char *set, int c)
{
	set[c >> 3] |= 1 << (c & 7);
	if (re_flags & RE_ICASE && isalpha(c))
		set[(c ^ 32) >> 3] |= 1 << (c & 7);
}

static void emit_set(unsigned char *set, int invert)
{
	int i;

	for (i = 0; invert && i < 32; i++)
		set[i] = ~set[i];
	emit((struct inst){ .op = SET, .set = set });
}

static unsigned char *new_set(void)
{
	unsigned char *set = calloc(1, 32);

	if (!set)
		exit(2);
	return set;
}

/* After the [. */
static void bracket(void)
{
	unsigned char *set = new_set();
	int invert = *p == '^';
	const char *end;
	int c, found;

	p += invert;
	for (c = 0; c < 256; c++) {
		end = match_bracket(p, c, 0, &found);
		if (!end) {
			problem = "Unmatched [, [^, [:, [., or [=";
			return;
		}
		if (found & BRACKET_MATCH)
			set_add(set, c);
	}
	if (found & BRACKET_NO_CLASS)
		problem = "Invalid character class name";
	else if (found & BRACKET_BAD_RANGE)
		problem = "Invalid range end";
	p = end;
	emit_set(set, invert);
}

static void class_escape(char c)
{
	unsigned char *set = new_set();
	int i;

	for (i = 0; i < 128; i++)
		if (tolower(c) == 'w' ? isalnum(i) || i == '_' : isspace(i))
			set_add(set, i);
	emit_set(set, isupper((unsigned char)c) != 0);
}

static void escape(void)
{
	static const char letters[] = "<>bB";
	static const enum op ops[] = { WORD_BEGIN, WORD_END, WORD_EDGE,
				       WORD_INSIDE };
	const char *found;
	char c = *p;

	if (!c) {
		problem = "Trailing backslash";
		return;
	}
	p++;
	found = strchr(letters, c);
	if (found)
		emit((struct inst){ .op = ops[found - letters] });
	else if (strchr("wWsS", c))
		class_escape(c);
	else if (c >= '1' && c <= '9')
		problem = "back references are not supported";
	else
		emit((struct inst){ .op = CHAR, .c = c });
}

/* One thing that can be repeated. */
static void atom(void)
{
	/* At the beginning of a basic expression a * is a star. */
	int is_start = p == begin || (p > begin + 1 && p[-2] == '\\' &&
				      (p[-1] == '(' || p[-1] == '|'));
	int basic = !(re_flags & RE_EXTENDED);
	char c;

	if (is_operator('(')) {
		skip_operator();
		depth++;
		alternatives();
		depth--;
		if (!is_operator(')'))
			problem = "Unmatched ( or \\(";
		else
			skip_operator();
		return;
	}
	c = *p++;
	if (c == '.')
		emit((struct inst){ .op = ANY });
	else if (c == '[')
		bracket();
	else if (c == '^' && (!basic || is_start))
		emit((struct inst){ .op = BEGIN });
	else if (c == '$' && (!basic || !*p ||
			      !strncmp(p, "\\)", 2) || !strncmp(p, "\\|", 2)))
		emit((struct inst){ .op = END });
	else if (c == '\\')
		escape();
	else
		emit((struct inst){ .op = CHAR, .c = c });
}

/* ---- repetition ---------------------------------------------------------- */

static void copy_code(int from, int len)
{
	while (len-- && !problem)
		emit(re_program[from++]);
}

static void repeat_star(int from)
{
	int len = nr - from;

	insert(from, (struct inst){ .op = SPLIT, .x = 1, .y = len + 2 });
	emit((struct inst){ .op = JUMP, .x = -(len + 1) });
}

static void repeat_optional(int from)
{
	insert(from, (struct inst){ .op = SPLIT, .x = 1, .y = nr - from + 1 });
}

/* {n}, {n,}, {n,m}: the code is copied so many times. */
static void repeat_counted(int from)
{
	int len = nr - from;
	int least, most, i, at;
	char *end;

	least = *p == ',' ? 0 : strtol(p, &end, 10);
	if (*p != ',')
		p = end;
	most = least;
	if (*p == ',') {
		p++;
		most = *p >= '0' && *p <= '9' ? strtol(p, &end, 10) : -1;
		if (most >= 0)
			p = end;
	}
	if (!is_operator('}') || least > MAX_REPEAT || most > MAX_REPEAT ||
	    (most >= 0 && most < least)) {
		problem = "Invalid content of \\{\\}";
		return;
	}
	skip_operator();
	for (i = 1; i < least; i++)
		copy_code(from, len);
	for (i = least ? least : 1; i < most && !problem; i++) {
		at = nr;
		copy_code(from, len);
		repeat_optional(at);
	}
	at = nr - len;
	if (most < 0 && least) {
		at = nr;
		copy_code(from, len);
	}
	if (most < 0)
		repeat_star(at);
	else if (!most)
		nr = from;
	else if (!least)
		repeat_optional(from);
}

static void repeated(void)
{
	int from = nr;
	const char *before = p;
	int plain_star = !(re_flags & RE_EXTENDED) &&
			 (p == begin || (p[-1] == '(' && p[-2] == '\\') ||
			  (p == begin + 1 && *begin == '^'));

	if (*p == '*' && (plain_star || p == begin)) {
		p++;
		emit((struct inst){ .op = CHAR, .c = '*' });
	} else {
		atom();
	}
	while (!problem && p > before) {
		if (*p == '*' && !(nr == from + 1 && plain_star &&
				   re_program[from].op == BEGIN)) {
			p++;
			repeat_star(from);
		} else if (is_operator('+')) {
			int len = nr - from;

			skip_operator();
			copy_code(from, len);
			repeat_star(nr - len);
		} else if (is_operator('?')) {
			skip_operator();
			repeat_optional(from);
		} else if (is_operator('{')) {
			skip_operator();
			repeat_counted(from);
		} else {
			break;
		}
	}
}

static int at_end(void)
{
	return !*p || *p == '\n' || is_operator('|') ||
	       (depth && is_operator(')'));
}

static void alternatives(void)
{
	int from = nr;
	int jump;

	while (!at_end() && !problem)
		repeated();
	if ((!is_operator('|') && !(*p == '\n' && !depth)) || problem)
		return;
	if (*p == '\n')
		p++;
	else
		skip_operator();
	insert(from, (struct inst){ .op = SPLIT, .x = 1, .y = nr - from + 2 });
	jump = nr;
	emit((struct inst){ .op = JUMP });
	if (*p && p[-1] == '\n')
		begin = p;
	alternatives();
	re_program[jump].x = nr - jump;
}

/**
 * re_compile - make a pattern ready for re_search()
 * @pattern: one or more, in lines
 * @how: RE_*
 *
 * Return: NULL, or what is wrong with it.
 */
const char *re_compile(const char *pattern, int how)
{
	int from;

	p = pattern;
	begin = pattern;
	re_flags = how;
	nr = 0;
	if (re_flags & RE_LINE)
		emit((struct inst){ .op = BEGIN });
	if (re_flags & RE_WORD)
		emit((struct inst){ .op = WORD_EDGE });
	from = nr;
	if (re_flags & RE_FIXED) {
		while (*p) {
			int alternative = nr;

			for (; *p && *p != '\n'; p++)
				emit((struct inst){ .op = CHAR, .c = *p });
			if (!*p || problem)
				break;
			p++;
			insert(alternative, (struct inst){
				.op = SPLIT, .x = 1,
				.y = nr - alternative + 2 });
			emit((struct inst){ .op = JUMP, .x = -1 });
		}
		/* Every alternative but the last goes to the end. */
		for (; from < nr; from++)
			if (re_program[from].op == JUMP)
				re_program[from].x = nr - from;
	} else {
		alternatives();
		if (!problem && *p)
			problem = "Unmatched ) or \\)";
	}
	if (re_flags & RE_WORD)
		emit((struct inst){ .op = WORD_EDGE });
	if (re_flags & RE_LINE)
		emit((struct inst){ .op = END });
	re_program[nr].op = FOUND;
	return problem;
}
