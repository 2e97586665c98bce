// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/test.c - the command test, also called [
 *
 * Linux:    IEEE Std 1003.1, test; messages are dash's
 * Read:     user/sh/builtin.c before
 *
 *	or       and [-o or]
 *	and      not [-a and]
 *	not      ! not  |  primary
 *	primary  ( or )  |  -e file ...  |  a = b ...  |  a
 *
 * Left out: -t without a number, == (write =)
 */
#include "sys.h"
#include "commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char **at;		/* the word that is looked at; NULL ends */
static const char *name;
static const char *problem;	/* the first one, or NULL */
static const char *problem_word;

static int test_or(void);

static int wrong(const char *word, const char *what)
{
	if (!problem) {
		problem = what;
		problem_word = word;
	}
	return 0;
}

static int is_unary(const char *s)
{
	return s[0] == '-' && s[1] && !s[2] &&
	       strchr("bcdefghknprstuwxzLOGS", s[1]);
}

static int is_binary(const char *s)
{
	static const char *const operators[] = {
		"=", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge",
		"-nt", "-ot", "-ef", NULL
	};
	int i;

	for (i = 0; operators[i]; i++)
		if (!strcmp(operators[i], s))
			return 1;
	return 0;
}

static int test_mode(const struct stat *st, char op)
{
	switch (op) {
	case 'b':
		return S_ISBLK(st->st_mode);
	case 'c':
		return S_ISCHR(st->st_mode);
	case 'd':
		return S_ISDIR(st->st_mode);
	case 'f':
		return S_ISREG(st->st_mode);
	case 'p':
		return S_ISFIFO(st->st_mode);
	case 'h':
	case 'L':
		return S_ISLNK(st->st_mode);
	case 'S':
		return S_ISSOCK(st->st_mode);
	case 's':
		return st->st_size > 0;
	case 'u':
		return (st->st_mode & 04000) != 0;
	case 'g':
		return (st->st_mode & 02000) != 0;
	case 'k':
		return (st->st_mode & 01000) != 0;
	case 'O':
		return st->st_uid == geteuid();
	case 'G':
		return st->st_gid == getegid();
	}
	return 1;
}

static int test_unary(char op, const char *arg)
{
	struct stat st;

	switch (op) {
	case 'n':
		return *arg != '\0';
	case 'z':
		return *arg == '\0';
	case 't':
		return isatty(atoi(arg));
	case 'r':
		return access(arg, R_OK) == 0;
	case 'w':
		return access(arg, W_OK) == 0;
	case 'x':
		return access(arg, X_OK) == 0;
	case 'h':
	case 'L':
		return lstat(arg, &st) == 0 && test_mode(&st, op);
	}
	return stat(arg, &st) == 0 && test_mode(&st, op);
}

static long long number(const char *s)
{
	char *end;
	long long n = strtoll(s, &end, 10);

	end += strspn(end, " \t\n");
	if (*end || end == s)
		wrong(s, "Illegal number: ");
	return n;
}

static int test_files(const char *a, const char *op, const char *b)
{
	struct stat sa = { 0 }, sb = { 0 };
	int have_a = stat(a, &sa) == 0;
	int have_b = stat(b, &sb) == 0;

	if (op[1] == 'e')
		return have_a && have_b && sa.st_dev == sb.st_dev &&
		       sa.st_ino == sb.st_ino;
	if (!have_a || !have_b)
		return op[1] == 'n' ? have_a : have_b;
	if (sa.st_mtime != sb.st_mtime)
		return (sa.st_mtime > sb.st_mtime) == (op[1] == 'n');
	return op[1] == 'n' ? sa.st_mtim.tv_nsec > sb.st_mtim.tv_nsec :
			      sa.st_mtim.tv_nsec < sb.st_mtim.tv_nsec;
}

static int test_binary(const char *a, const char *op, const char *b)
{
	long long na, nb;

	if (!strcmp(op, "="))
		return strcmp(a, b) == 0;
	if (!strcmp(op, "!="))
		return strcmp(a, b) != 0;
	if (*op == '<')
		return strcmp(a, b) < 0;
	if (*op == '>')
		return strcmp(a, b) > 0;
	if (!strcmp(op, "-nt") || !strcmp(op, "-ot") || !strcmp(op, "-ef"))
		return test_files(a, op, b);
	na = number(a);
	nb = number(b);
	if (!strcmp(op, "-eq"))
		return na == nb;
	if (!strcmp(op, "-ne"))
		return na != nb;
	if (op[1] == 'l')
		return op[2] == 't' ? na < nb : na <= nb;
	return op[2] == 't' ? na > nb : na >= nb;
}

static int primary(void)
{
	const char *word = *at;
	int result;

	if (!word)
		return wrong(NULL, "argument expected");
	if (at[1] && at[2] && is_binary(at[1])) {
		at += 3;
		return test_binary(at[-3], at[-2], at[-1]);
	}
	if (!strcmp(word, "(") && at[1]) {
		at++;
		result = test_or();
		if (!*at || strcmp(*at, ")"))
			return wrong(NULL, "closing paren expected");
		at++;
		return result;
	}
	if (is_unary(word) && at[1]) {
		at += 2;
		return test_unary(word[1], at[-1]);
	}
	at++;
	return *word != '\0';
}

static int test_not(void)
{
	/* "! = x" compares; "!" alone is a word. */
	if (*at && !strcmp(*at, "!") && at[1] &&
	    !(at[2] && !at[3] && is_binary(at[1]))) {
		at++;
		return !test_not();
	}
	return primary();
}

static int test_and(void)
{
	int result = test_not();

	while (*at && !strcmp(*at, "-a") && at[1]) {
		at++;
		result &= test_not();
	}
	return result;
}

static int test_or(void)
{
	int result = test_and();

	while (*at && !strcmp(*at, "-o") && at[1]) {
		at++;
		result |= test_and();
	}
	return result;
}

/**
 * test_command - the command
 *
 * Return: 0 if it is true, 1 if not, 2 after a message.
 */
int test_command(int argc, char **argv)
{
	int result;

	name = argv[0];
	problem = NULL;
	problem_word = NULL;
	if (!strcmp(name, "[")) {
		if (strcmp(argv[argc - 1], "]")) {
			tool_message("missing ]");
			return 2;
		}
		argv[--argc] = NULL;
	}
	if (argc < 2)
		return 1;
	at = argv + 1;
	result = test_or();
	if (*at)
		wrong(*at, ": unexpected operator");
	if (!problem)
		return !result;
	if (problem[0] == ':')
		tool_message("%s%s", problem_word, problem);
	else
		tool_message("%s%s", problem, problem_word ? problem_word : "");
	return 2;
}
