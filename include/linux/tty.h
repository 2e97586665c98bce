/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/tty.h - the serial console as a terminal
 *
 * Linux:    include/linux/tty.h, tty_driver.h, tty_port.h
 * Read:     drivers/tty/tty_io.c, n_tty.c after
 *
 * Locks:    [l] lock, with interrupts off: the UART's interrupt types
 */
#ifndef _KERNEL_TTY_H
#define _KERNEL_TTY_H

#include <linux/mutex.h>
#include <uapi/linux/major.h>
#include <uapi/asm/termios.h>
#include <uapi/asm/termbits.h>

struct console;
struct file;
struct pid;
struct poll_table_struct;

#define N_TTY_BUF_SIZE	4096
#define tty_devnum(tty)	MKDEV(TTY_MAJOR, 64)	/* there is only one */

/* The three positions only grow; masked, they are indices of read_buf. */
struct tty_struct {
	struct console *con;		/* output; NULL: no UART driver */
	struct termios termios;		/* [l] */
	struct winsize winsize;
	struct pid *session, *pgrp;	/* [l] whose terminal; who gets ^C */
	wait_queue_head_t read_wait;
	struct mutex read_lock;		/* one reader at a time */
	spinlock_t lock;
	bool lnext;			/* [l] the next key has no meaning */
	unsigned int column;		/* [l] of the cursor */
	unsigned int canon_column;	/* [l] where the typed line begins */
	size_t read_tail;		/* [l] next byte for a reader */
	size_t canon_head;		/* [l] end of the complete lines */
	size_t read_head;		/* [l] where the next key goes */
	unsigned char read_buf[N_TTY_BUF_SIZE];
	unsigned long read_flags[BITS_TO_LONGS(N_TTY_BUF_SIZE)]; /* line ends */
};

/*
 * The UART driver's interrupt handler calls this for each byte that came in.
 * Context: interrupt.
 */
void tty_insert_flip_char(unsigned char ch);
/* The UART driver: output of programs goes through the console's write(). */
void tty_register_console(struct console *con);

/* drivers/tty/n_tty.c: the line discipline */
void n_tty_init(struct tty_struct *tty);
void n_tty_receive_char(struct tty_struct *tty, unsigned char c);
ssize_t n_tty_read(struct tty_struct *tty, struct file *file, char __user *buf,
		   size_t n);
unsigned int n_tty_poll(struct tty_struct *tty, struct file *file,
			struct poll_table_struct *pt);
ssize_t n_tty_write(struct tty_struct *tty, const char __user *buf, size_t n);
void n_tty_set_termios(struct tty_struct *tty, const struct termios *new);
unsigned int n_tty_inq(struct tty_struct *tty);
void n_tty_flush_buffer(struct tty_struct *tty);

/* drivers/tty/tty_ioctl.c, drivers/tty/tty_jobctrl.c */
long tty_ioctl(struct file *file, unsigned int cmd, unsigned long arg);
long tty_jobctrl_ioctl(struct tty_struct *tty, unsigned int cmd,
		       unsigned long arg);
int tty_check_change(struct tty_struct *tty, int sig);
void tty_open_proc_set_tty(struct file *file, struct tty_struct *tty);
void disassociate_ctty(int on_exit);

#endif
