/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/sh/expand.h - words become arguments
 */
#ifndef USER_SH_EXPAND_H
#define USER_SH_EXPAND_H

void expand_words(struct word *word, struct words *out);
char *expand_single(const struct part *parts);	/* with ~ */
char *expand_text(const struct part *parts);	/* without ~ */
char *expand_assignment(const struct part *parts);
char *expand_pattern(const struct part *parts);
void append_char(char c, int quoted);
void append_value(const char *value, int quoted);
void append_all_positional(int quoted, int star);
void append_parts(const struct part *parts, int quoted);
void append_operand(const struct part *parts, int quoted);
void expand_param(const struct part *p, int quoted);
char *command_output(const struct part *p);
long long arith(const char *expression);
int match(const char *pattern, const char *s);
int glob_into(const char *pattern, struct words *out);

#endif /* USER_SH_EXPAND_H */
