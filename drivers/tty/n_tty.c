// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/tty/n_tty.c - the line discipline: from keys to lines, and output
 *
 * Linux:    drivers/tty/n_tty.c
 * Read:     include/linux/tty.h before, drivers/tty/n_tty_read.c after
 *
 * In canonical mode (ICANON) a reader gets whole lines, and until Enter is
 * pressed the line can be edited:
 *
 *	read_buf  | e c h o \n | c a t \n | l s         |
 *	          ^ read_tail             ^ canon_head  ^ read_head
 *	read_flags           1          1                 line ends
 *
 * ^D is a line end that a reader does not see: behind an empty line it makes
 * read() return 0. Without ICANON each byte is given out as it comes.
 *
 * Context of everything named receive: the UART's interrupt. A signal is sent
 * from there, which is why ^C also stops a program that never reads.
 *
 * Left out: IXON, ECHOPRT, UTF-8 columns
 */
#include <linux/ctype.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/tty.h>
#include <linux/uaccess.h>
#include "tty.h"

#define OUT_CHUNK		64

static bool is_cc(struct tty_struct *tty, unsigned char c, int which)
{
	return c != __DISABLED_CHAR && c == tty->termios.c_cc[which];
}

static bool iscntrl(unsigned char c)
{
	return c < ' ' || c == 0x7f;
}

/**
 * n_tty_init - the state of a terminal that nobody has touched
 * @tty: the terminal
 */
void n_tty_init(struct tty_struct *tty)
{
	static const unsigned char cc[NCCS] = {
		[VINTR] = 'C' - '@', [VQUIT] = '\\' - '@', [VERASE] = 0x7f,
		[VKILL] = 'U' - '@', [VEOF] = 'D' - '@', [VMIN] = 1,
		[VSUSP] = 'Z' - '@', [VWERASE] = 'W' - '@',
		[VREPRINT] = 'R' - '@', [VLNEXT] = 'V' - '@',
	};

	tty->termios = (struct termios){
		.c_iflag = ICRNL,
		.c_oflag = OPOST | ONLCR,
		.c_cflag = B115200 | CS8 | CREAD | HUPCL | CLOCAL,
		.c_lflag = ISIG | ICANON | ECHO | ECHOE | ECHOK | ECHOCTL |
			   ECHOKE | IEXTEN,
	};
	memcpy(tty->termios.c_cc, cc, sizeof(cc));
	init_waitqueue_head(&tty->read_wait);
	mutex_init(&tty->read_lock);
	spin_lock_init(&tty->lock);
}

/* The column behind @c, when @c is written at @column. */
static unsigned int next_column(unsigned int column, unsigned char c)
{
	switch (c) {
	case '\n':
	case '\r':
		return 0;
	case '\t':
		return (column | 7) + 1;
	case '\b':
		return column ? column - 1 : 0;
	default:
		return iscntrl(c) ? column : column + 1;
	}
}

/* What the terminal has to get for @c. Return: 1 or 2 bytes in @out. */
static int do_output_char(struct tty_struct *tty, unsigned char c, char *out)
{
	tty->column = next_column(tty->column, c);
	if (c == '\n' && O_FLAG(tty, OPOST) && O_FLAG(tty, ONLCR)) {
		out[0] = '\r';
		out[1] = '\n';
		return 2;
	}
	out[0] = c;
	return 1;
}

static void put_char(struct tty_struct *tty, unsigned char c)
{
	char out[2];

	tty->con->write(tty->con, out, do_output_char(tty, c, out));
}

static bool echo_as_caret(struct tty_struct *tty, unsigned char c)
{
	return L_FLAG(tty, ECHOCTL) && iscntrl(c) && c != '\t' && c != '\n';
}

static void echo_char(struct tty_struct *tty, unsigned char c)
{
	if (echo_as_caret(tty, c)) {
		put_char(tty, '^');
		c ^= 0x40;
	}
	put_char(tty, c);
}

/* Where the cursor stood before the typed line was longer than up to @pos. */
static unsigned int column_at(struct tty_struct *tty, size_t pos)
{
	unsigned int column = tty->canon_column;
	size_t i;

	for (i = tty->canon_head; i != pos; i++) {
		unsigned char c = tty->read_buf[MASK(i)];

		column = echo_as_caret(tty, c) ? column + 2 :
						 next_column(column, c);
	}
	return column;
}

/*
 * Takes back what was typed behind @pos, in the buffer and, if the terminal can
 * do that (ECHOE), on the screen; else @c is shown.
 */
static void erase_to(struct tty_struct *tty, size_t pos, unsigned char c)
{
	unsigned int column = column_at(tty, pos);
	bool kill = is_cc(tty, c, VKILL);

	if (pos == tty->read_head)
		return;
	tty->read_head = pos;
	if (!L_FLAG(tty, ECHO))
		return;
	if (!L_FLAG(tty, ECHOE) ||
	    (kill && !(L_FLAG(tty, ECHOK) && L_FLAG(tty, ECHOKE)))) {
		echo_char(tty, c);
		if (kill && L_FLAG(tty, ECHOK))
			put_char(tty, '\n');
		return;
	}
	while (tty->column > column) {
		put_char(tty, '\b');
		put_char(tty, ' ');
		put_char(tty, '\b');
	}
}

/* VERASE, VWERASE, VKILL. Return: false for any other character. */
static bool receive_erase(struct tty_struct *tty, unsigned char c)
{
	size_t pos = tty->read_head, begin = tty->canon_head;

	if (is_cc(tty, c, VKILL)) {
		pos = begin;
	} else if (is_cc(tty, c, VWERASE) && L_FLAG(tty, IEXTEN)) {
		while (pos != begin && isspace(tty->read_buf[MASK(pos - 1)]))
			pos--;
		while (pos != begin && !isspace(tty->read_buf[MASK(pos - 1)]))
			pos--;
	} else if (is_cc(tty, c, VERASE) || c == '\b') {
		/* Terminals disagree about the key; both are taken. */
		if (pos != begin)
			pos--;
	} else {
		return false;
	}
	erase_to(tty, pos, c);
	return true;
}

static void put_tty_queue(struct tty_struct *tty, unsigned char c)
{
	clear_bit(MASK(tty->read_head), tty->read_flags);
	tty->read_buf[MASK(tty->read_head++)] = c;
}

/* VLNEXT, VREPRINT: keys about the line. Return: false for any other. */
static bool receive_extended(struct tty_struct *tty, unsigned char c)
{
	size_t pos;

	if (!L_FLAG(tty, IEXTEN))
		return false;
	if (is_cc(tty, c, VLNEXT)) {
		tty->lnext = true;
		if (L_FLAG(tty, ECHO) && L_FLAG(tty, ECHOCTL)) {
			put_char(tty, '^');
			put_char(tty, '\b');
		}
		return true;
	}
	if (!is_cc(tty, c, VREPRINT) || !L_FLAG(tty, ECHO))
		return false;
	echo_char(tty, c);
	put_char(tty, '\n');
	tty->canon_column = 0;
	for (pos = tty->canon_head; pos != tty->read_head; pos++)
		echo_char(tty, tty->read_buf[MASK(pos)]);
	return true;
}

/* The line is complete: a reader may have it. */
static void end_line(struct tty_struct *tty, unsigned char c)
{
	set_bit(MASK(tty->read_head), tty->read_flags);
	tty->read_buf[MASK(tty->read_head++)] = c;
	tty->canon_head = tty->read_head;
	wake_up_interruptible(&tty->read_wait);
}

static size_t room(struct tty_struct *tty)
{
	return N_TTY_BUF_SIZE - (tty->read_head - tty->read_tail);
}

/* A byte of the line; the last place is kept for what ends the line. */
static void receive_byte(struct tty_struct *tty, unsigned char c)
{
	bool canon = L_FLAG(tty, ICANON);

	if (room(tty) <= canon) {
		if (canon)
			put_char(tty, '\a');
		return;
	}
	if (tty->canon_head == tty->read_head)
		tty->canon_column = tty->column;
	put_tty_queue(tty, c);
	if (L_FLAG(tty, ECHO))
		echo_char(tty, c);
	if (!canon)
		wake_up_interruptible(&tty->read_wait);
}

static void receive_canon(struct tty_struct *tty, unsigned char c)
{
	bool echo = L_FLAG(tty, ECHO);

	if (receive_erase(tty, c) || receive_extended(tty, c))
		return;
	if (is_cc(tty, c, VEOF)) {
		if (room(tty))
			end_line(tty, __DISABLED_CHAR);
	} else if (c == '\n' || is_cc(tty, c, VEOL) ||
		   (is_cc(tty, c, VEOL2) && L_FLAG(tty, IEXTEN))) {
		if (c == '\n' && (echo || L_FLAG(tty, ECHONL)))
			put_char(tty, c);
		else if (echo)
			echo_char(tty, c);
		if (room(tty))
			end_line(tty, c);
	} else {
		receive_byte(tty, c);
	}
}

/* Return: the signal that the character asks for, or 0. */
static int signal_of_char(struct tty_struct *tty, unsigned char c)
{
	if (!L_FLAG(tty, ISIG))
		return 0;
	if (is_cc(tty, c, VINTR))
		return SIGINT;
	if (is_cc(tty, c, VQUIT))
		return SIGQUIT;
	return is_cc(tty, c, VSUSP) ? SIGTSTP : 0;
}

static void flush_locked(struct tty_struct *tty)
{
	tty->read_tail = tty->canon_head = tty->read_head;
}

/* One more key. Return: a signal for the foreground, or 0. */
static int receive_locked(struct tty_struct *tty, unsigned char c)
{
	int sig;

	if (tty->lnext) {
		tty->lnext = false;
		receive_byte(tty, c);
		return 0;
	}
	if (c == '\r') {
		if (I_FLAG(tty, IGNCR))
			return 0;
		if (I_FLAG(tty, ICRNL))
			c = '\n';
	} else if (c == '\n' && I_FLAG(tty, INLCR)) {
		c = '\r';
	}
	sig = signal_of_char(tty, c);
	if (sig) {
		if (!L_FLAG(tty, NOFLSH))
			flush_locked(tty);
		if (L_FLAG(tty, ECHO))
			echo_char(tty, c);
		return sig;
	}
	if (L_FLAG(tty, ICANON))
		receive_canon(tty, c);
	else
		receive_byte(tty, c);
	return 0;
}

/**
 * n_tty_receive_char - a key was pressed
 * @tty: the terminal
 * @c: its code
 *
 * Context: interrupt.
 */
void n_tty_receive_char(struct tty_struct *tty, unsigned char c)
{
	unsigned long flags;
	int sig;

	spin_lock_irqsave(&tty->lock, flags);
	sig = receive_locked(tty, c);
	spin_unlock_irqrestore(&tty->lock, flags);
	if (sig && tty->pgrp)
		kill_pgrp(tty->pgrp, sig, 1);
}

/* Throw away what was typed and not yet read. */
void n_tty_flush_buffer(struct tty_struct *tty)
{
	unsigned long flags;

	spin_lock_irqsave(&tty->lock, flags);
	flush_locked(tty);
	spin_unlock_irqrestore(&tty->lock, flags);
}

/**
 * n_tty_set_termios - change the modes
 * @tty: the terminal
 * @new: all of them
 *
 * What was typed under the other rule is not lost: it becomes a line.
 */
void n_tty_set_termios(struct tty_struct *tty, const struct termios *new)
{
	unsigned long flags;

	spin_lock_irqsave(&tty->lock, flags);
	if ((tty->termios.c_lflag ^ new->c_lflag) & ICANON) {
		if (tty->read_head != tty->read_tail)
			set_bit(MASK(tty->read_head - 1), tty->read_flags);
		tty->canon_head = tty->read_head;
	}
	tty->termios = *new;
	spin_unlock_irqrestore(&tty->lock, flags);
	wake_up_interruptible(&tty->read_wait);
}

/**
 * n_tty_write - write() of a terminal
 * @tty: the terminal
 * @buf: the program's text
 * @n: bytes
 *
 * Return: bytes, -EFAULT.
 */
ssize_t n_tty_write(struct tty_struct *tty, const char __user *buf, size_t n)
{
	char in[OUT_CHUNK], out[2 * OUT_CHUNK];
	size_t done = 0, chunk, i;
	unsigned long flags;
	int len;

	for (; done < n; done += chunk) {
		/* Nobody else runs until we are through, and ^C shall end it. */
		if (done && signal_pending(current))
			break;
		if (need_resched())
			schedule();
		chunk = min_t(size_t, n - done, sizeof(in));
		if (copy_from_user(in, buf + done, chunk))
			return done ? done : -EFAULT;
		spin_lock_irqsave(&tty->lock, flags);
		for (i = len = 0; i < chunk; i++)
			len += do_output_char(tty, in[i], out + len);
		spin_unlock_irqrestore(&tty->lock, flags);
		tty->con->write(tty->con, out, len);
	}
	return done;
}
