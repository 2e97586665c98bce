/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/grep/regex.h - regular expressions
 */
#ifndef USER_GREP_REGEX_H
#define USER_GREP_REGEX_H

#include <stddef.h>

enum { RE_EXTENDED = 1, RE_FIXED = 2, RE_ICASE = 4, RE_WORD = 8, RE_LINE = 16 };

#define MAX_PROGRAM	2000

enum op { CHAR, ANY, SET, BEGIN, END, WORD_BEGIN, WORD_END, WORD_EDGE,
	  WORD_INSIDE, SPLIT, JUMP, FOUND };

struct inst {
	enum op op;
	unsigned char c;
	short x, y;			/* relative: code can be moved */
	unsigned char *set;		/* one bit for each character */
};

extern struct inst re_program[MAX_PROGRAM];
extern int re_flags;

const char *re_compile(const char *pattern, int flags);
int re_search(const char *s, size_t len, size_t from, size_t *start,
	      size_t *end);

#endif /* USER_GREP_REGEX_H */
