// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/arith.c - $((1 + 2))
 *
 * Linux:    IEEE Std 1003.1, "Arithmetic Expansion": C's operators on signed
 *           integers; dash, like this file, leaves ++, -- and the comma out
 * Read:     expand.c before
 *
 * One function reads an operand, binary operators of at least a given
 * precedence, and so the right operand by calling itself with a higher one.
 * What is not evaluated, as on the right of 0 &&, is read all the same.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

static const char *whole;	/* the expression, for messages */
static const char *at;
static int skipping;

static long long expression(int precedence);

static const struct operator {
	const char *text;
	int precedence;
} operators[] = {	/* the longer before their beginnings */
	{ "<<=", 0 }, { ">>=", 0 },
	{ "||", 2 }, { "&&", 3 }, { "==", 7 }, { "!=", 7 }, { "<=", 8 },
	{ ">=", 8 }, { "<<", 9 }, { ">>", 9 }, { "+=", 0 }, { "-=", 0 },
	{ "*=", 0 }, { "/=", 0 }, { "%=", 0 }, { "&=", 0 }, { "^=", 0 },
	{ "|=", 0 },
	{ "|", 4 }, { "^", 5 }, { "&", 6 }, { "<", 8 }, { ">", 8 },
	{ "+", 10 }, { "-", 10 }, { "*", 11 }, { "/", 11 }, { "%", 11 },
	{ "?", 1 },
};

static _Noreturn void wrong(const char *what)
{
	fail("arithmetic expression: %s: \"%s\"", what, whole);
}

static void skip_blanks(void)
{
	at += strspn(at, " \t\n");
}

static const struct operator *next_operator(void)
{
	size_t i;

	skip_blanks();
	for (i = 0; i < sizeof(operators) / sizeof(operators[0]); i++)
		if (*at == *operators[i].text &&
		    !strncmp(at, operators[i].text,
			     strlen(operators[i].text)))
			return &operators[i];
	return NULL;
}

static long long variable(const char *name)
{
	const char *value = get_var(name);
	char *end;
	long long n;

	if (!value && option['u'] && !skipping)
		fail("%s: parameter not set", name);
	if (!value)
		return 0;
	n = strtoll(value, &end, 0);
	if (end[strspn(end, " \t\n")])
		fail("Illegal number: %s", value);
	return n;
}

static long long binary(const char *op, long long a, long long b)
{
	unsigned long long ua = a;

	if ((*op == '/' || *op == '%') && !b) {
		if (skipping)
			return 0;
		wrong("division by zero");
	}
	switch (op[0] + (op[1] && op[1] != '=' ? 256 : 0)) {
	case '|':
		return a | b;
	case '^':
		return a ^ b;
	case '&':
		return a & b;
	case '+':
		return ua + b;
	case '-':
		return ua - b;
	case '*':
		return ua * b;
	case '/':
		return b == -1 ? (long long)-ua : a / b;
	case '%':
		return b == -1 ? 0 : a % b;
	case '<' + 256:
		return ua << (b & 63);
	case '>' + 256:
		return a >> (b & 63);
	case '=':
		return a == b;
	case '!':
		return a != b;
	case '<':
		return op[1] ? a <= b : a < b;
	case '>':
		return op[1] ? a >= b : a > b;
	}
	return 0;
}

/* NAME, NAME = expression, NAME += expression ... */
static long long name_or_assignment(void)
{
	size_t len = name_length(at);
	const char *name = get_string(at, len);
	const struct operator *op;
	char text[24];
	long long n;

	at += len;
	op = next_operator();
	if (op && op->precedence == 0) {
		at += strlen(op->text);
		n = variable(name);
		n = binary(get_string(op->text, strlen(op->text) - 1), n,
			   expression(0));
	} else if (*at == '=' && at[1] != '=') {
		at++;
		n = expression(0);
	} else {
		return variable(name);
	}
	snprintf(text, sizeof(text), "%lld", n);
	if (!skipping)
		set_var(name, text, 0);
	return n;
}

static long long number(void)
{
	char *end;
	long long n;

	errno = 0;
	n = strtoll(at, &end, 0);
	if (end == at)
		wrong("expecting primary");
	at = end;
	return n;
}

static long long operand(void)
{
	long long n;

	skip_blanks();
	switch (*at) {
	case '!':
		at++;
		return !operand();
	case '~':
		at++;
		return ~operand();
	case '-':
		at++;
		return -(unsigned long long)operand();
	case '+':
		at++;
		return operand();
	case '(':
		at++;
		n = expression(0);
		skip_blanks();
		if (*at != ')')
			wrong("expecting ')'");
		at++;
		return n;
	}
	return name_length(at) ? name_or_assignment() : number();
}

/* Evaluate the next expression, or only read it. */
static long long maybe(int wanted, int precedence)
{
	long long n;

	skipping += !wanted;
	n = expression(precedence);
	skipping -= !wanted;
	return n;
}

static long long choice(int wanted)
{
	long long yes = maybe(wanted, 1);
	long long no;

	skip_blanks();
	if (*at != ':')
		wrong("expecting ':'");
	at++;
	no = maybe(!wanted, 1);
	return wanted ? yes : no;
}

static long long expression(int precedence)
{
	long long n = operand();
	const struct operator *op;

	while ((op = next_operator()) && op->precedence &&
	       op->precedence >= precedence) {
		at += strlen(op->text);
		if (op->precedence == 1)
			n = choice(n != 0);
		else if (op->precedence == 2)
			n = maybe(!n, 3) != 0 || n;
		else if (op->precedence == 3)
			n = maybe(n != 0, 4) != 0 && n;
		else
			n = binary(op->text, n,
				   expression(op->precedence + 1));
	}
	return n;
}

/**
 * arith - evaluate an arithmetic expression
 * @s: the expression, in which parameters have been expanded
 *
 * Return: its value; after an error the command ends.
 */
long long arith(const char *s)
{
	long long n;

	whole = s;
	at = s;
	skipping = 0;
	skip_blanks();
	if (!*at)
		return 0;
	n = expression(0);
	skip_blanks();
	if (*at)
		wrong("expecting EOF");
	return n;
}
