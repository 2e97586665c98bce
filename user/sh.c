// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh.c - a small shell: where commands come from
 *
 *	sh			commands from the standard input; prompt "# "
 *	sh file [words...]	commands from a file; $1 ... are the words
 *	sh -c line [words...]	commands from an argument; $0 ... are the words
 *
 * Linux:    IEEE Std 1003.1, "Shell Command Language", of which this is a part
 * Read:     sh/lexer.c, sh/parser.c, sh/expand.c, sh/run.c in this order
 *
 * Exit status: the last command's; 2 after a syntax error; 127 if there is no
 * such command, 126 if it cannot be run, 128 + n if signal n killed it.
 *
 * Left out: pipes, jobs and "&", functions, file name patterns, $(command),
 *           here documents, line editing
 */
#include "lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh/sh.h"

int last_status;
int interactive;
struct words positional;

/* ---- memory: all that one command line needs is freed together ----------- */

struct block {
	struct block *next;
	long long align[];
};

static struct block *blocks;

/**
 * get - zeroed memory that lives as long as the current command line
 * @size: bytes
 *
 * Return: the memory; without any the shell ends.
 */
void *get(size_t size)
{
	struct block *b = calloc(1, sizeof(*b) + size);

	if (!b) {
		fprintf(stderr, "sh: %s\n", strerror(ENOMEM));
		exit(2);
	}
	b->next = blocks;
	blocks = b;
	return b->align;
}

/* A loop may run for ever: each turn releases what it got since the mark. */
void *mark(void)
{
	return blocks;
}

void release(void *mark)
{
	struct block *b;

	while (blocks != mark) {
		b = blocks;
		blocks = b->next;
		free(b);
	}
}

char *get_string(const char *s, size_t len)
{
	return memcpy(get(len + 1), s, len);
}

/* The array doubles, so it is copied seldom; release() frees the old ones. */
void add_word(struct words *list, const char *word)
{
	char **bigger;

	if (!(list->nr & (list->nr + 1))) {
		bigger = get((2 * list->nr + 2) * sizeof(char *));
		if (list->nr)
			memcpy(bigger, list->word, list->nr * sizeof(char *));
		list->word = bigger;
	}
	list->word[list->nr++] = (char *)word;
}

/* ---- input ------------------------------------------------------------- */

static const char *text;	/* of -c or of the file; NULL: standard input */
static char line[1024];
static size_t line_pos;
static size_t line_len;
static int at_line_start = 1;	/* of a command, as opposed to its next line */

/* By single bytes: what follows the line belongs to the commands it runs. */
static int read_line(void)
{
	if (interactive)
		fputs(at_line_start ? "# " : "> ", stderr);
	at_line_start = 0;
	line_pos = 0;
	line_len = 0;
	while (line_len < sizeof(line)) {
		if (read(0, line + line_len, 1) != 1)
			break;
		if (line[line_len++] == '\n')
			break;
	}
	return line_len > 0;
}

/**
 * next_char - the next character of the commands
 *
 * Return: the character, or EOF.
 */
int next_char(void)
{
	if (text)
		return *text ? (unsigned char)*text++ : EOF;
	if (line_pos == line_len && !read_line())
		return EOF;
	return (unsigned char)line[line_pos++];
}

static const char *read_script(const char *path)
{
	struct stat st;
	char *buf;

	if (stat(path, &st) == 0) {
		buf = malloc(st.st_size + 1);
		if (buf && read_file(path, buf, st.st_size + 1) >= 0)
			return buf;
	}
	fprintf(stderr, "sh: %s: %s\n", path, strerror(errno));
	exit(errno == ENOENT ? 127 : 126);
}

static void set_positional(char **argv)
{
	positional.word = argv;
	while (argv[positional.nr])
		positional.nr++;
}

static void find_input(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "-c")) {
		if (argc < 3) {
			fprintf(stderr, "sh: -c: a command is missing\n");
			exit(2);
		}
		text = argv[2];
		if (argc > 3)
			argv += 3;
		else
			argv[1] = NULL;
	} else if (argc > 1) {
		text = read_script(argv[1]);
		argv++;
	} else {
		interactive = isatty(0);
	}
	set_positional(argv);
}

int main(int argc, char **argv)
{
	struct node *n;
	int status;

	import_environment(environ);
	find_input(argc, argv);
	if (interactive)
		hold_interrupts();
	for (;;) {
		at_line_start = 1;
		interrupted = 0;
		n = parse_command_line(&status);
		if (status < 0)
			break;
		if (status > 0)
			last_status = status;
		if (status > 0 && !interactive)
			break;
		if (status > 0)
			line_pos = line_len;
		if (interactive)
			take_interrupt();	/* typed before the line's end */
		if (n)
			run(n);
		/* The terminal has shown "^C" and stayed on that line. */
		if (interactive && (interrupted || take_interrupt()))
			fputc('\n', stderr);
		release(NULL);
	}
	if (interactive)
		fputc('\n', stderr);
	return last_status;
}
