/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/printk.h - the kernel log
 *
 * Linux:    include/linux/printk.h, kern_levels.h
 * Left out: KERN_CONT, a rate limit for each place
 */
#ifndef _KERNEL_PRINTK_H
#define _KERNEL_PRINTK_H

#include <linux/sprintf.h>

#define KERN_SOH	"\001"
#define KERN_EMERG	KERN_SOH "0"
#define KERN_ALERT	KERN_SOH "1"
#define KERN_CRIT	KERN_SOH "2"
#define KERN_ERR	KERN_SOH "3"
#define KERN_WARNING	KERN_SOH "4"
#define KERN_NOTICE	KERN_SOH "5"
#define KERN_INFO	KERN_SOH "6"
#define KERN_DEFAULT	""

int printk(const char *fmt, ...) __printf(1, 2) __cold;
int vprintk(const char *fmt, va_list args);

#ifndef pr_fmt
#define pr_fmt(fmt) fmt
#endif
#define pr_emerg(fmt, ...)	printk(KERN_EMERG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_alert(fmt, ...)	printk(KERN_ALERT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_crit(fmt, ...)	printk(KERN_CRIT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_err(fmt, ...)	printk(KERN_ERR pr_fmt(fmt), ##__VA_ARGS__)
#define pr_warn(fmt, ...)	printk(KERN_WARNING pr_fmt(fmt), ##__VA_ARGS__)
#define pr_notice(fmt, ...)	printk(KERN_NOTICE pr_fmt(fmt), ##__VA_ARGS__)
#define pr_info(fmt, ...)	printk(KERN_INFO pr_fmt(fmt), ##__VA_ARGS__)
#define pr_warn_once(fmt, ...) do {					\
	static bool __printed;						\
	if (!__printed) {						\
		__printed = true;					\
		pr_warn(fmt, ##__VA_ARGS__);				\
	}								\
} while (0)

/**
 * struct console - where the log (and /dev/console's output) goes
 * @name:	"ttyS" or "ttyAMA"
 * @write:	sends bytes and waits until the last one is in the device;
 *		no line-end translation
 * @index:	0 for the first port
 * @next:	register_console()'s list
 */
struct console {
	const char *name;
	void (*write)(struct console *con, const char *s, unsigned int count);
	int index;
	struct console *next;
};

void register_console(struct console *con);
/* Break the console's state so that a dying kernel can still print. */
void bust_spinlocks(int yes);
extern int console_loglevel;
void console_verbose(void);	/* show everything from now on */
extern int oops_in_progress;

void dump_stack(void) __cold;
/* "CPU: 0 PID: 1 Comm: init Not tainted …" */
void dump_stack_print_info(const char *log_lvl);

bool __printk_ratelimit(const char *func);
#define printk_ratelimit()	__printk_ratelimit(__func__)

#endif
