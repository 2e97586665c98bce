// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/param.c - $x, ${x:-word} and its relatives, $(command)
 *
 * Linux:    IEEE Std 1003.1, "Parameter Expansion", "Command Substitution"
 * Read:     expand.c before
 *
 *	${x-w} ${x:-w}	w if x is not set (with a colon: or empty)
 *	${x=w} ${x:=w}	likewise, and x becomes w
 *	${x?w} ${x:?w}	likewise an error that says w
 *	${x+w} ${x:+w}	the other way round
 *	${x#w} ${x##w}	x without its shortest (longest) beginning like w
 *	${x%w} ${x%%w}	x without its shortest (longest) end like w
 *	${#x}		the length of x
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

static const char *number(long n)
{
	char text[12];

	snprintf(text, sizeof(text), "%ld", n);
	return get_string(text, strlen(text));
}

/* $-: the letters of the options that are on. */
static const char *option_letters(void)
{
	struct text t = { NULL, 0, 0 };
	int i;

	for (i = 'A'; i < 'z'; i++)
		if (option[i])
			text_add(&t, i);
	return text_string(&t);
}

/* All but $@ and $*; NULL if it is not set. */
static const char *param_value(const char *name)
{
	switch (*name) {
	case '#':
		return number(positional.nr - 1);
	case '?':
		return number(last_status);
	case '$':
		return number(shell_pid);
	case '!':
		return last_background ? number(last_background) : NULL;
	case '-':
		return option_letters();
	}
	if (*name >= '0' && *name <= '9')
		return atoi(name) < positional.nr ?
			       positional.word[atoi(name)] : NULL;
	return get_var(name);
}

static int is_all(const char *name)
{
	return *name == '@' || *name == '*';
}

static void append_param(const char *name, const char *value, int quoted)
{
	if (is_all(name))
		append_all_positional(quoted, *name == '*');
	else if (value)
		append_value(value, quoted);
	else if (option['u'])
		fail("%s: parameter not set", name);
}

/* @value without what the pattern matches. */
static void append_trimmed(const struct part *p, const char *value,
			   int quoted)
{
	char *s = get_string(value, strlen(value));
	char *pattern = expand_pattern(p->word);
	int len = strlen(s);
	int i;
	char c;

	if (p->op == '#') {
		for (i = p->strong ? len : 0; i >= 0 && i <= len;
		     i += p->strong ? -1 : 1) {
			c = s[i];
			s[i] = '\0';
			if (match(pattern, s)) {
				s[i] = c;
				append_value(s + i, quoted);
				return;
			}
			s[i] = c;
		}
	} else {
		for (i = p->strong ? 0 : len; i >= 0 && i <= len;
		     i += p->strong ? 1 : -1) {
			if (match(pattern, s + i)) {
				s[i] = '\0';
				break;
			}
		}
	}
	append_value(s, quoted);
}

static void assign_default(const struct part *p, int quoted)
{
	char *value = expand_single(p->word);

	if (!is_name(p->text))
		fail("%s: bad variable name", p->text);
	set_var(p->text, value, 0);
	append_value(value, quoted);
}

static void complain_unset(const struct part *p)
{
	if (p->word)
		fail("%s: %s", p->text, expand_single(p->word));
	fail("%s: parameter not set%s", p->text, p->strong ? " or null" : "");
}

static void append_length(const struct part *p, const char *value, int quoted)
{
	const char *length;

	if (!value && option['u'] && !is_all(p->text))
		fail("%s: parameter not set", p->text);
	length = is_all(p->text) ? number(positional.nr - 1) :
				   number(value ? strlen(value) : 0);
	append_value(length, quoted);
}

/**
 * expand_param - evaluate $x or ${x...}
 * @quoted: it stands inside quotes
 */
void expand_param(const struct part *p, int quoted)
{
	const char *value = is_all(p->text) ? NULL : param_value(p->text);
	int is_set = is_all(p->text) ? positional.nr > 1 : value != NULL;

	if (value && p->strong && !*value)
		is_set = 0;
	switch (p->op) {
	case 'l':
		append_length(p, value, quoted);
		return;
	case '#':
	case '%':
		if (value)
			append_trimmed(p, value, quoted);
		else
			append_param(p->text, value, quoted);
		return;
	case '+':
		if (is_set)
			append_operand(p->word, quoted);
		return;
	case 'b':
		fail("Bad substitution");
	}
	if (is_set || !p->op)
		append_param(p->text, value, quoted);
	else if (p->op == '-')
		append_operand(p->word, quoted);
	else if (p->op == '=')
		assign_default(p, quoted);
	else
		complain_unset(p);
}

int output_status;

/* ---- $(command) ---------------------------------------------------------- */

static char *read_all(int fd)
{
	struct text t = { NULL, 0, 0 };
	char buf[512];
	ssize_t n;
	ssize_t i;

	while ((n = read(fd, buf, sizeof(buf))) != 0) {
		if (n < 0 && errno != EINTR)
			break;
		for (i = 0; i < n; i++)
			if (buf[i])
				text_add(&t, buf[i]);
	}
	return t.len ? t.s : get(1);
}

/**
 * command_output - what a command prints
 *
 * Return: the text; it lives until release(). $? is the command's status.
 */
char *command_output(const struct part *p)
{
	char *output;
	pid_t pid;
	int fd[2];

	if (!p->command) {
		output_status = 0;
		return get(1);
	}
	if (pipe(fd))
		fail("Pipe call failed");
	pid = fork_child(0);
	if (pid == 0) {
		close(fd[0]);
		if (fd[1] != 1) {
			dup2(fd[1], 1);
			close(fd[1]);
		}
		exit_shell(run(p->command, RUN_EXIT));
	}
	close(fd[1]);
	output = read_all(fd[0]);
	close(fd[0]);
	output_status = wait_child(pid);
	last_status = output_status;
	return output;
}
