// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/tty/n_tty_read.c - the line discipline's other half: its readers
 *
 * Linux:    drivers/tty/n_tty.c (n_tty_read(), n_tty_poll())
 * Read:     drivers/tty/n_tty.c before, drivers/tty/tty_ioctl.c after
 *
 * In canonical mode a read() gets one line, or what fits of it. Otherwise:
 *
 *	VMIN  VTIME
 *	> 0   0       waits until so many bytes are there
 *	> 0   > 0     likewise, or until nothing came for so long behind the first
 *	0     > 0     waits so long for the first byte
 *	0     0       does not wait
 *
 * Locks:    tty->read_lock: one reader at a time; tty->lock for each byte
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/poll.h>
#include <linux/sched.h>
#include <linux/uaccess.h>
#include "tty.h"

/* Is there a line, or are there @n bytes? */
static bool input_available(struct tty_struct *tty, size_t n)
{
	if (L_FLAG(tty, ICANON))
		return tty->canon_head != tty->read_tail;
	return tty->read_head - tty->read_tail >= n;
}

/* How much a reader would get; what ^D left is not counted. */
unsigned int n_tty_inq(struct tty_struct *tty)
{
	size_t pos = tty->read_tail;
	unsigned int n = 0;

	if (!L_FLAG(tty, ICANON))
		return tty->read_head - pos;
	for (; pos != tty->canon_head; pos++)
		n += tty->read_buf[MASK(pos)] != __DISABLED_CHAR ||
		     !test_bit(MASK(pos), tty->read_flags);
	return n;
}

enum { NO_BYTE, BYTE, LAST_BYTE, END_OF_FILE };

/* The next byte for a reader, *c. The interrupt may be typing meanwhile. */
static int take_byte(struct tty_struct *tty, unsigned char *c)
{
	bool canon = L_FLAG(tty, ICANON);
	unsigned long flags;
	int ret = NO_BYTE;

	spin_lock_irqsave(&tty->lock, flags);
	if (tty->read_tail != (canon ? tty->canon_head : tty->read_head)) {
		size_t pos = MASK(tty->read_tail++);

		*c = tty->read_buf[pos];
		ret = canon && test_bit(pos, tty->read_flags) ? LAST_BYTE : BYTE;
		if (ret == LAST_BYTE && *c == __DISABLED_CHAR)
			ret = END_OF_FILE;
	}
	spin_unlock_irqrestore(&tty->lock, flags);
	return ret;
}

/* Moves a line, or what is there. Return: bytes, or -EFAULT. */
static ssize_t copy_from_read_buf(struct tty_struct *tty, char __user *buf,
				  size_t n)
{
	size_t copied = 0;
	unsigned char c;
	int kind = BYTE;

	while (copied < n && kind == BYTE) {
		kind = take_byte(tty, &c);
		if (kind == NO_BYTE || kind == END_OF_FILE)
			break;
		if (put_user(c, buf + copied))
			return copied ? copied : -EFAULT;
		copied++;
	}
	return copied;
}

/* Sleeps until something is typed. Return: ticks left, or -ERESTARTSYS. */
static long wait_for_input(struct tty_struct *tty, long timeout)
{
	DEFINE_WAIT(wait);

	prepare_to_wait(&tty->read_wait, &wait, TASK_INTERRUPTIBLE);
	if (!signal_pending(current) && !input_available(tty, 1))
		timeout = schedule_timeout(timeout);
	finish_wait(&tty->read_wait, &wait);
	return signal_pending(current) ? -ERESTARTSYS : timeout;
}

/* Without ICANON: until VMIN bytes are there, or VTIME tenths are over. */
static ssize_t read_bytes(struct tty_struct *tty, struct file *file,
			  char __user *buf, size_t n)
{
	long time = 0, timeout = MAX_SCHEDULE_TIMEOUT;
	size_t done = 0, min = 1;
	ssize_t ret = 0;

	if (!L_FLAG(tty, ICANON)) {
		time = tty->termios.c_cc[VTIME] * (HZ / 10);
		min = tty->termios.c_cc[VMIN];
		/* The time runs from the first byte, or from now. */
		if (!min)
			timeout = time;
	}
	while (done < n) {
		if (!input_available(tty, 1)) {
			if (!timeout)
				break;
			ret = -EAGAIN;
			if (file->f_flags & O_NONBLOCK)
				break;
			ret = timeout = wait_for_input(tty, timeout);
			if (ret < 0)
				break;
			ret = 0;
			continue;
		}
		ret = copy_from_read_buf(tty, buf + done, n - done);
		if (ret < 0)
			break;
		done += ret;
		if (L_FLAG(tty, ICANON) || done >= min)
			break;
		if (time)
			timeout = time;
	}
	return done ? done : ret;
}

/**
 * n_tty_read - read() of a terminal
 * @tty: the terminal
 * @file: for O_NONBLOCK
 * @buf: the program's buffer
 * @n: its size in bytes
 *
 * Return: bytes, 0 for ^D, -EAGAIN, -ERESTARTSYS (a signal), -EFAULT.
 */
ssize_t n_tty_read(struct tty_struct *tty, struct file *file, char __user *buf,
		   size_t n)
{
	ssize_t ret;

	if (file->f_flags & O_NONBLOCK) {
		if (!mutex_trylock(&tty->read_lock))
			return -EAGAIN;
	} else if (mutex_lock_interruptible(&tty->read_lock)) {
		return -ERESTARTSYS;
	}
	ret = read_bytes(tty, file, buf, n);
	mutex_unlock(&tty->read_lock);
	return ret;
}

/* ->poll() of a terminal: output never waits. */
unsigned int n_tty_poll(struct tty_struct *tty, struct file *file,
			poll_table *pt)
{
	const cc_t *cc = tty->termios.c_cc;
	size_t min = cc[VMIN] && !cc[VTIME] ? cc[VMIN] : 1;

	poll_wait(file, &tty->read_wait, pt);
	return POLLOUT | POLLWRNORM |
	       (input_available(tty, min) ? POLLIN | POLLRDNORM : 0);
}
