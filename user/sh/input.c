// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/input.c - where characters come from
 *
 * Read:     sh.h before, word.c and lexer.c after
 *
 * Inputs lie on each other: a script, in it `eval`, in that a `command` in
 * backquotes. The topmost is read until it ends.
 *
 * The standard input is read by single bytes: what follows a line belongs to
 * the commands of that line, as in `sh < file` with a `read` in the file.
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

#define MAX_UNREAD	4

struct input {
	struct input *below;
	int fd;			/* -1: only the text */
	const char *text;	/* what has been read and not been taken */
	char *line;		/* the memory of it, for a terminal */
	int unread[MAX_UNREAD];
	int nr_unread;
	int saved_line_number;
};

int line_number;
int run_line;
int at_first_line;
static struct input *input;

static struct input *push(int line)
{
	struct input *in = must(calloc(1, sizeof(*in)));

	in->below = input;
	in->fd = -1;
	in->saved_line_number = line_number;
	input = in;
	line_number = line;
	return in;
}

/**
 * push_string - read from a string next
 * @s: it has to live until pop_input()
 * @line: number of its first line, for messages
 */
void push_string(const char *s, int line)
{
	push(line)->text = s;
}

void push_descriptor(int fd)
{
	push(1)->fd = fd;
}

void pop_input(void)
{
	struct input *in = input;

	input = in->below;
	line_number = in->saved_line_number;
	free(in->line);
	free(in);
}

/* What is read now, for pop_inputs_to(). */
void *input_mark(void)
{
	return input;
}

void pop_inputs_to(void *mark)
{
	while (input != mark)
		pop_input();
	input->nr_unread = 0;
}

/* The rest of a line with an error in it is not run. */
void drop_input_line(void)
{
	if (input->text)
		input->text = "";
}

static const char *prompt(void)
{
	static int failed;	/* a prompt with a syntax error is shown as it is */
	const char *value = get_var(at_first_line ? "PS1" : "PS2");
	struct part *parts;

	if (!value || failed || !strpbrk(value, "$`\\")) {
		failed = 0;
		return value ? value : "";
	}
	failed = 1;
	push_string(value, line_number);
	parts = read_here_parts();
	pop_input();
	failed = 0;
	return expand_text(parts);
}

/* A line from a terminal; 0 at its end. */
static int read_terminal(struct input *in)
{
	struct text line = { NULL, 0, 0 };
	void *before = mark();
	const char *text = prompt();
	char c;

	at_first_line = 0;
	if (can_edit()) {
		if (!edit_line(text, &line))
			return 0;
	} else {
		fputs(text, stderr);
		while (read_one(in->fd, &c) == 1) {
			text_add(&line, c);
			if (c == '\n')
				break;
		}
		if (interrupted)
			give_up(128 + SIGINT);
	}
	free(in->line);
	in->line = must(strdup(text_string(&line)));
	in->text = in->line;
	release(before);
	return *in->text != '\0';
}

static int read_char(void)
{
	struct input *in = input;
	unsigned char c;
	ssize_t n;

	if (in->text && *in->text)
		return (unsigned char)*in->text++;
	if (in->fd < 0)
		return EOF;
	if (interactive)
		return read_terminal(in) ? (unsigned char)*in->text++ : EOF;
	do {
		n = read(in->fd, &c, 1);
	} while (n < 0 && errno == EINTR);
	return n == 1 ? c : EOF;
}

/**
 * input_char - the next character of the commands
 *
 * Return: the character, or EOF.
 */
int input_char(void)
{
	struct input *in = input;
	int c;

	do {
		c = in->nr_unread ? in->unread[--in->nr_unread] : read_char();
	} while (c == '\0');
	line_number += c == '\n';
	return c;
}

/* input_char() will return it once more. */
void unread_char(int c)
{
	line_number -= c == '\n';
	input->unread[input->nr_unread++] = c;
}

/**
 * read_script - a file of commands, as a whole
 * @path: its name
 *
 * Return: the text, to be given to free(); NULL with errno.
 */
char *read_script(const char *path)
{
	size_t size = 4096;
	size_t len = 0;
	char *buf = must(malloc(size));
	ssize_t n = 0;
	size_t i, kept;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	while (fd >= 0 && (n = read(fd, buf + len, size - len - 1)) > 0) {
		len += n;
		if (len + 1 == size)
			buf = must(realloc(buf, size *= 2));
	}
	if (fd < 0 || n < 0) {
		free(buf);
		buf = NULL;
	}
	if (fd >= 0)
		close(fd);
	if (!buf)
		return NULL;
	for (i = 0, kept = 0; i < len; i++)
		if (buf[i])
			buf[kept++] = buf[i];
	buf[kept] = '\0';
	return buf;
}
