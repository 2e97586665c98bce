// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/edit.c - a line is typed at a terminal
 *
 * Linux:    drivers/tty/n_tty.c edits with backspace, ^U and ^W only; for more
 *           a program takes the keys one by one, as readline does
 * Read:     input.c before, history.c after
 *
 *	left right ^B ^F home end ^A ^E		move
 *	backspace delete ^D ^W ^U ^K		delete
 *	up down ^P ^N				earlier and later lines
 *	tab					completes a name
 *	^L ^C ^D (in an empty line)		clears, gives up, ends
 *
 * While a line is typed the terminal neither collects it, nor echoes, nor
 * makes ^C a signal; while a command runs it does, as it did before.
 *
 *	row 0  |# echo a long line that does not f|	columns: of the window
 *	row 1  |it into the window_               |	row: where the cursor is
 */
#define sigset_t	linux_sigset_t
#include <asm/ioctls.h>
#include <asm/termbits.h>
#define termio		linux_termio
#include <asm/termios.h>
#undef sigset_t
#include "../lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

#define CTRL(c)		((c) & 31)
#define BACKSPACE	127
#define ESCAPE		27

enum key {	/* above all characters */
	KEY_LEFT = 256, KEY_RIGHT, KEY_UP, KEY_DOWN, KEY_HOME, KEY_END,
	KEY_DELETE, KEY_NONE
};

static struct {
	const char *prompt;
	struct text line;
	size_t at;		/* the cursor, an index into the line */
	int row;		/* of the cursor, counted from the prompt's */
	int columns;
	int back;		/* how far up in the history; 0: the new line */
	char *newest;		/* the new line, while an old one is shown */
} ed;

static struct text screen;	/* collected, written at once */

static void flush_screen(void)
{
	if (screen.len)
		write(2, screen.s, screen.len);
	screen.len = 0;
}

/* UTF-8: all bytes of a character but the first are 10xxxxxx. */
static int is_later_byte(char c)
{
	return (c & 0xc0) == 0x80;
}

static int width(const char *s, size_t len)
{
	int columns = 0;
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] == ESCAPE)	/* colours take no room */
			while (i + 1 < len && s[i] != 'm')
				i++;
		else if (!is_later_byte(s[i]))
			columns++;
	}
	return columns;
}

/* Columns from the prompt's beginning to an index of the line. */
static int column_of(size_t at)
{
	return width(ed.prompt, strlen(ed.prompt)) + width(ed.line.s, at);
}

static void move_by(int n, char direction)
{
	char text[16];

	if (n <= 0)
		return;
	snprintf(text, sizeof(text), "\033[%d%c", n, direction);
	text_append(&screen, text);
}

/* A terminal wraps when the next character comes; this makes it wrap now. */
static void wrap_now(size_t at)
{
	int column = column_of(at);

	if (column && column % ed.columns == 0)
		text_append(&screen, " \b");
}

static void place_cursor(int from_row)
{
	int column = column_of(ed.at);

	ed.row = column / ed.columns;
	move_by(from_row - ed.row, 'A');
	move_by(ed.row - from_row, 'B');
	text_add(&screen, '\r');
	move_by(column % ed.columns, 'C');
}

static void redraw(void)
{
	move_by(ed.row, 'A');
	text_append(&screen, "\r\033[J");
	text_append(&screen, ed.prompt);
	text_append(&screen, text_string(&ed.line));
	wrap_now(ed.line.len);
	if (ed.at == ed.line.len)
		ed.row = column_of(ed.at) / ed.columns;
	else
		place_cursor(column_of(ed.line.len) / ed.columns);
}

/* ---- changes ------------------------------------------------------------- */

static void insert(const char *s, size_t len)
{
	int at_end = ed.at == ed.line.len;
	size_t i;

	for (i = 0; i < len; i++)
		text_add(&ed.line, '\0');
	memmove(ed.line.s + ed.at + len, ed.line.s + ed.at,
		ed.line.len - len - ed.at);
	memcpy(ed.line.s + ed.at, s, len);
	ed.at += len;
	if (!at_end) {
		redraw();
		return;
	}
	for (i = 0; i < len; i++)
		text_add(&screen, s[i]);
	wrap_now(ed.at);
	ed.row = column_of(ed.at) / ed.columns;
}

static void erase(size_t from, size_t to)
{
	memmove(ed.line.s + from, ed.line.s + to, ed.line.len - to + 1);
	ed.line.len -= to - from;
	ed.at = from;
	redraw();
}

static size_t before(size_t at)
{
	while (at && is_later_byte(ed.line.s[--at]))
		;
	return at;
}

static size_t after(size_t at)
{
	while (at < ed.line.len && is_later_byte(ed.line.s[++at]))
		;
	return at;
}

static void backspace(void)
{
	if (!ed.at)
		return;
	if (ed.at == ed.line.len && column_of(ed.at) % ed.columns) {
		ed.at = before(ed.at);
		ed.line.len = ed.at;
		ed.line.s[ed.at] = '\0';
		text_append(&screen, "\b \b");
		return;
	}
	erase(before(ed.at), ed.at);
}

static void erase_word(void)
{
	size_t from = ed.at;

	while (from && ed.line.s[from - 1] == ' ')
		from--;
	while (from && ed.line.s[from - 1] != ' ')
		from--;
	erase(from, ed.at);
}

static void move_to(size_t at)
{
	int row = ed.row;

	ed.at = at;
	place_cursor(row);
}

static void replace_line(const char *s)
{
	ed.line.len = 0;
	text_append(&ed.line, s);
	if (!*s && ed.line.s)
		ed.line.s[0] = '\0';
	ed.at = ed.line.len;
	redraw();
}

/* One line up (1) or down (-1) in the history. */
static void walk_history(int step)
{
	int back = ed.back + step;
	const char *s = back > 0 ? get_history(back) : ed.newest;

	if (back < 0 || !s)
		return;
	if (ed.back == 0)
		ed.newest = get_string(text_string(&ed.line), ed.line.len);
	ed.back = back;
	replace_line(back ? s : ed.newest);
}

/* ---- completion ---------------------------------------------------------- */

static void show_all(const struct words *found)
{
	int i;

	move_by(column_of(ed.line.len) / ed.columns - ed.row, 'B');
	text_add(&screen, '\n');
	for (i = 0; i < found->nr; i++) {
		text_append(&screen, found->word[i]);
		text_append(&screen, i + 1 < found->nr ? "  " : "\n");
	}
	ed.row = 0;
	redraw();
}

/* All that the names have in common is added to what is typed. */
static void complete(void)
{
	struct words found = { NULL, 0 };
	size_t typed = complete_name(text_string(&ed.line), ed.at, &found);
	size_t len;
	int i;

	if (!found.nr) {
		text_add(&screen, '\a');
		return;
	}
	len = strlen(found.word[0]);
	for (i = 1; i < found.nr; i++)
		while (strncmp(found.word[0], found.word[i], len))
			len--;
	if (len > typed)
		insert(found.word[0] + typed, len - typed);
	if (found.nr == 1 && found.word[0][len - 1] != '/')
		insert(" ", 1);
	else if (found.nr > 1 && len <= typed)
		show_all(&found);
}

/* ---- keys ---------------------------------------------------------------- */

static int read_byte(void)
{
	unsigned char c;

	flush_screen();
	return read(0, &c, 1) == 1 ? c : EOF;
}

/* ESC [ A, ESC O A, ESC [ 3 ~ */
static int read_escape(void)
{
	int c = read_byte();
	int number = 0;

	if (c != '[' && c != 'O')
		return c == EOF ? EOF : KEY_NONE;
	for (c = read_byte(); (c >= '0' && c <= '9') || c == ';';
	     c = read_byte())
		number = c == ';' ? 0 : number * 10 + c - '0';
	switch (c) {
	case 'A':
		return KEY_UP;
	case 'B':
		return KEY_DOWN;
	case 'C':
		return KEY_RIGHT;
	case 'D':
		return KEY_LEFT;
	case 'H':
		return KEY_HOME;
	case 'F':
		return KEY_END;
	case '~':
		return number == 1 || number == 7 ? KEY_HOME :
		       number == 4 || number == 8 ? KEY_END :
		       number == 3 ? KEY_DELETE : KEY_NONE;
	}
	return c == EOF ? EOF : KEY_NONE;
}

static void move_key(int key)
{
	switch (key) {
	case KEY_LEFT:
	case CTRL('B'):
		move_to(before(ed.at));
		break;
	case KEY_RIGHT:
	case CTRL('F'):
		move_to(after(ed.at));
		break;
	case KEY_HOME:
	case CTRL('A'):
		move_to(0);
		break;
	case KEY_END:
	case CTRL('E'):
		move_to(ed.line.len);
		break;
	case KEY_UP:
	case CTRL('P'):
		walk_history(1);
		break;
	case KEY_DOWN:
	case CTRL('N'):
		walk_history(-1);
		break;
	}
}

static void other_key(int key)
{
	char c = key;

	switch (key) {
	case BACKSPACE:
	case CTRL('H'):
		backspace();
		break;
	case KEY_DELETE:
	case CTRL('D'):
		if (ed.at < ed.line.len)
			erase(ed.at, after(ed.at));
		break;
	case CTRL('W'):
		erase_word();
		break;
	case CTRL('U'):
		erase(0, ed.at);
		break;
	case CTRL('K'):
		erase(ed.at, ed.line.len);
		break;
	case CTRL('L'):
		text_append(&screen, "\033[H\033[2J");
		ed.row = 0;
		redraw();
		break;
	case '\t':
		complete();
		break;
	default:
		if (key >= ' ' && key < 256)
			insert(&c, 1);
		else
			move_key(key);
	}
}

/* Returns '\n', EOF, or CTRL('C') for a line that is given up. */
static int edit(void)
{
	int key;

	for (;;) {
		key = read_byte();
		if (key == ESCAPE)
			key = read_escape();
		if (key == EOF || (key == CTRL('D') && !ed.line.len))
			return EOF;
		if (key == '\n' || key == '\r' || key == CTRL('C'))
			return key == '\r' ? '\n' : key;
		other_key(key);
	}
}

/* ---- the terminal -------------------------------------------------------- */

/* Into @cooked goes how it was, to be restored. */
static int make_raw(struct termios *cooked)
{
	struct termios raw;

	if (ioctl(0, TCGETS, cooked))
		return -1;
	/* A shell that was killed at its prompt may have left it raw. */
	cooked->c_lflag |= ICANON | ECHO | ISIG;
	raw = *cooked;
	raw.c_lflag &= ~(ICANON | ECHO | ISIG | IEXTEN);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	return ioctl(0, TCSETSW, &raw);
}

static int window_columns(void)
{
	struct winsize size;

	if (ioctl(2, TIOCGWINSZ, &size) || !size.ws_col)
		return 80;
	return size.ws_col;
}

/**
 * can_edit - can a line be typed here with more than the terminal's editing?
 */
int can_edit(void)
{
	const char *term = get_var("TERM");

	return isatty(0) && isatty(2) && term && strcmp(term, "dumb");
}

/**
 * edit_line - have a line typed
 * @prompt: it is shown before
 * @line: the line is put here, with its newline
 *
 * Return: 1; 0 at the end of the input. After ^C it does not return.
 */
int edit_line(const char *prompt, struct text *line)
{
	const char *last = strrchr(prompt, '\n');
	struct termios cooked;
	int end;

	if (make_raw(&cooked))
		return 0;
	interrupted = 0;	/* a ^C just before is none for this line */
	memset(&ed, 0, sizeof(ed));
	memset(&screen, 0, sizeof(screen));
	ed.columns = window_columns();
	text_append(&screen, prompt);
	ed.prompt = last ? last + 1 : prompt;
	text_add(&ed.line, '\0');
	ed.line.len = 0;
	end = edit();
	/* Before the newline: who sees it may type for the command. */
	ioctl(0, TCSETSW, &cooked);
	if (end == CTRL('C'))
		text_append(&screen, "^C");
	if (end != EOF) {
		move_by(column_of(ed.line.len) / ed.columns - ed.row, 'B');
		text_add(&screen, '\n');
	}
	flush_screen();
	if (end == CTRL('C'))
		give_up(128 + SIGINT);
	if (end == EOF && !ed.line.len)
		return 0;
	add_history(text_string(&ed.line));
	text_append(line, text_string(&ed.line));
	text_add(line, '\n');
	return 1;
}
