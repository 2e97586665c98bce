// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/tty/tty_io.c - the terminal as a device file
 *
 * Linux:    drivers/tty/tty_io.c
 * Read:     include/linux/tty.h before, drivers/tty/n_tty.c after
 *
 * There is one terminal: the serial port that is the console.
 *
 *	/dev/console  5:1    it
 *	/dev/ttyS0    4:64   it; who opens this gets it as controlling terminal
 *	/dev/tty      5:0    the controlling terminal of the process that opens
 *
 *	UART interrupt --> tty_insert_flip_char --> n_tty --> read()
 *	write() ---------> n_tty (newline becomes CR LF) --> console->write()
 *
 * Left out: other terminals, pseudo terminals, flow control, hang-up; input
 *	     goes through the line discipline in the interrupt itself
 */
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/tty.h>
#include <uapi/linux/major.h>

static struct tty_struct console_tty;

/**
 * tty_register_console - make a serial port the terminal
 * @con: its output
 *
 * Context: any, also before memory can be allocated.
 */
void tty_register_console(struct console *con)
{
	n_tty_init(&console_tty);
	console_tty.con = con;
}

/**
 * tty_insert_flip_char - a byte has come in
 * @ch: the byte
 *
 * Context: interrupt.
 */
void tty_insert_flip_char(unsigned char ch)
{
	if (console_tty.con)
		n_tty_receive_char(&console_tty, ch);
}

static int tty_open(struct inode *inode, struct file *file)
{
	struct tty_struct *tty = &console_tty;

	if (inode->i_rdev == MKDEV(TTYAUX_MAJOR, 0))
		tty = current->signal->tty;
	if (!tty || !tty->con)
		return -ENXIO;
	file->private_data = tty;
	if (inode->i_rdev == MKDEV(TTY_MAJOR, 64))
		tty_open_proc_set_tty(file, tty);
	return 0;
}

/* Background jobs are stopped, unless it is the console that they use. */
static int job_control(struct file *file, int sig)
{
	if (file_inode(file)->i_rdev == MKDEV(TTYAUX_MAJOR, 1))
		return 0;
	return tty_check_change(file->private_data, sig);
}

static ssize_t tty_read(struct file *file, char __user *buf, size_t n,
			loff_t *pos)
{
	int error = job_control(file, SIGTTIN);

	return error ? error : n_tty_read(file->private_data, file, buf, n);
}

static ssize_t tty_write(struct file *file, const char __user *buf, size_t n,
			 loff_t *pos)
{
	struct tty_struct *tty = file->private_data;
	int error = 0;

	if (tty->termios.c_lflag & TOSTOP)
		error = job_control(file, SIGTTOU);
	return error ? error : n_tty_write(tty, buf, n);
}

static unsigned int tty_poll(struct file *file, poll_table *pt)
{
	return n_tty_poll(file->private_data, file, pt);
}

static const struct file_operations tty_fops = {
	.llseek = no_llseek,
	.read = tty_read,
	.write = tty_write,
	.poll = tty_poll,
	.unlocked_ioctl = tty_ioctl,
	.open = tty_open,
};

static int __init tty_init(void)
{
	int error = register_chrdev(TTYAUX_MAJOR, 0, 2, "/dev/tty", &tty_fops);

	if (!error)
		error = register_chrdev(TTY_MAJOR, 64, 1, "ttyS", &tty_fops);
	return error;
}
fs_initcall(tty_init);
