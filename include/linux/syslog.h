/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/syslog.h - what syslog(2) can do
 *
 * Linux:    include/linux/syslog.h
 * Read:     kernel/printk.c after
 */
#ifndef _KERNEL_SYSLOG_H
#define _KERNEL_SYSLOG_H

enum {
	SYSLOG_ACTION_CLOSE, SYSLOG_ACTION_OPEN, SYSLOG_ACTION_READ,
	SYSLOG_ACTION_READ_ALL, SYSLOG_ACTION_READ_CLEAR, SYSLOG_ACTION_CLEAR,
	SYSLOG_ACTION_CONSOLE_OFF, SYSLOG_ACTION_CONSOLE_ON,
	SYSLOG_ACTION_CONSOLE_LEVEL, SYSLOG_ACTION_SIZE_UNREAD,
	SYSLOG_ACTION_SIZE_BUFFER,
};

extern int dmesg_restrict;	/* only for root */

#endif
