/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * drivers/tty/tty.h - what the two halves of the line discipline share
 *
 * Linux:    the beginning of drivers/tty/n_tty.c
 * Read:     include/linux/tty.h before
 */
#ifndef _TTY_TTY_H
#define _TTY_TTY_H

#include <linux/tty.h>

#define MASK(pos)		((pos) & (N_TTY_BUF_SIZE - 1))
#define __DISABLED_CHAR		'\0'	/* also what ^D leaves in the buffer */

#define I_FLAG(tty, f)		((tty)->termios.c_iflag & (f))
#define O_FLAG(tty, f)		((tty)->termios.c_oflag & (f))
#define L_FLAG(tty, f)		((tty)->termios.c_lflag & (f))

#endif
