// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/printk.c - what the kernel has to say
 *
 * Linux:    kernel/printk/printk.c
 * Read:     include/linux/printk.h before
 *
 *	printk(KERN_INFO "text\n")
 *	   | vsnprintf()                  into a buffer that is not on the stack
 *	   v
 *	log_buf   "<6>[    0.123456] text\n" ...     a ring; the oldest text goes
 *	   |
 *	   v      if 6 < console_loglevel
 *	console   "[    0.123456] text\r\n"
 *
 * Until a console registers, only the ring is written; the console then gets
 * all of it.
 *
 * On the command line: loglevel=N, quiet (4); frame=1 puts 0x0e before and 0x0f
 * after each record on the console, so that whoever reads the serial line can
 * tell the log from what programs write.
 *
 * Locks:    interrupts off. A fault in here prints too (see textbuf), and what
 *	     is cut in two is better than what is not said.
 * Left out: KERN_CONT, rate limits, printing from another thread, syslog(2)
 */
#include <linux/kernel.h>
#include <linux/math64.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/time.h>

#define LOG_BUF_LEN	(1 << 16)
#define LOG_LINE_MAX	512
#define PREFIX_MAX	32

#define CONSOLE_LOGLEVEL_QUIET		4
#define CONSOLE_LOGLEVEL_DEFAULT	7
#define CONSOLE_LOGLEVEL_MOTORMOUTH	15
#define MESSAGE_LOGLEVEL_DEFAULT	4

int console_loglevel = CONSOLE_LOGLEVEL_DEFAULT;
int oops_in_progress;

static char log_buf[LOG_BUF_LEN];
static u64 log_head;			/* bytes ever written */
static struct console *console_drivers;
static bool frame_records;

/* [1] is for a printk() that interrupts a printk(), as a fault may. */
static char textbuf[2][LOG_LINE_MAX];
static unsigned int printk_depth;

static char log_char(u64 pos)
{
	return log_buf[pos % LOG_BUF_LEN];
}

static void log_store(const char *s, size_t len)
{
	while (len--)
		log_buf[log_head++ % LOG_BUF_LEN] = *s++;
}

static u64 log_tail(void)
{
	return log_head > LOG_BUF_LEN ? log_head - LOG_BUF_LEN : 0;
}

/* One line of the ring, "<6>[ … ] text\n", to one console. */
static void console_emit_line(struct console *con, u64 start, u64 end)
{
	static char buf[LOG_LINE_MAX + PREFIX_MAX];
	size_t n = 0;
	u64 pos;

	if (log_char(start + 1) - '0' >= console_loglevel)
		return;
	if (frame_records)
		buf[n++] = 0x0e;
	for (pos = start + 3; pos < end && n < sizeof(buf) - 3; pos++)
		buf[n++] = log_char(pos);
	buf[n++] = '\r';
	buf[n++] = '\n';
	if (frame_records)
		buf[n++] = 0x0f;
	con->write(con, buf, n);
}

/* All lines from @pos on to one console. */
static void console_replay(struct console *con, u64 pos)
{
	u64 end;

	while (pos < log_head) {
		for (end = pos; end < log_head && log_char(end) != '\n'; end++)
			;
		if (log_char(pos) == '<')	/* not the rest of an old line */
			console_emit_line(con, pos, end);
		pos = end + 1;
	}
}

static void store_line(int level, const char *text, size_t len)
{
	char prefix[PREFIX_MAX];
	u64 sec = ktime_get_ns();
	u32 nsec = do_div(sec, NSEC_PER_SEC);
	int n;

	n = scnprintf(prefix, sizeof(prefix), "<%d>[%5lu.%06lu] ", level,
		      (unsigned long)sec, nsec / NSEC_PER_USEC);
	log_store(prefix, n);
	log_store(text, len);
	log_store("\n", 1);
}

/* Each line of the text becomes a record with a time of its own. */
static void vprintk_store(int level, const char *text)
{
	const char *nl;

	do {
		nl = strchr(text, '\n');
		store_line(level, text, nl ? (size_t)(nl - text) : strlen(text));
		text = nl + 1;
	} while (nl && *text);
}

/**
 * vprintk() - printk() with the arguments in a list
 * @fmt: may begin with KERN_…
 * @args: the list
 *
 * Context: any.
 * Return: characters of the text.
 */
int vprintk(const char *fmt, va_list args)
{
	struct console *con;
	unsigned long flags;
	int level = MESSAGE_LOGLEVEL_DEFAULT, len = 0;
	char *text;
	u64 start;

	local_irq_save(flags);
	if (printk_depth < ARRAY_SIZE(textbuf)) {
		text = textbuf[printk_depth++];
		len = vscnprintf(text, LOG_LINE_MAX, fmt, args);
		if (text[0] == KERN_SOH[0] && text[1]) {
			level = text[1] - '0';
			text += 2;
		}
		start = log_head;
		vprintk_store(level, text);
		for (con = console_drivers; con; con = con->next)
			console_replay(con, start);
		printk_depth--;
	}
	local_irq_restore(flags);
	return len;
}

/**
 * printk() - write to the log, and to the consoles
 * @fmt: KERN_… and a format; a line, its end included
 *
 * Context: any.
 * Return: characters of the text.
 */
int printk(const char *fmt, ...)
{
	va_list args;
	int ret;

	va_start(args, fmt);
	ret = vprintk(fmt, args);
	va_end(args);
	return ret;
}

/**
 * register_console() - the log goes there too, first all that was said before
 * @con: can write from now on
 *
 * Context: any; early in setup_arch().
 */
void register_console(struct console *con)
{
	unsigned long flags;

	local_irq_save(flags);
	con->next = console_drivers;
	console_drivers = con;
	console_replay(con, log_tail());
	local_irq_restore(flags);
	pr_info("printk: console [%s%d] enabled\n", con->name, con->index);
}

/**
 * bust_spinlocks() - the kernel is dying; print, whatever state things are in
 * @yes: 1 at the beginning, 0 at the end
 */
void bust_spinlocks(int yes)
{
	if (yes) {
		oops_in_progress++;
		printk_depth = 0;
	} else {
		oops_in_progress--;
	}
}

/** console_verbose() - what leads to a panic is shown even if "quiet" */
void console_verbose(void)
{
	console_loglevel = CONSOLE_LOGLEVEL_MOTORMOUTH;
}

static int __init loglevel(char *str)
{
	return kstrtoint(str, 10, &console_loglevel);
}
early_param("loglevel", loglevel);

static int __init quiet_kernel(char *str)
{
	console_loglevel = CONSOLE_LOGLEVEL_QUIET;
	return 0;
}
early_param("quiet", quiet_kernel);

static int __init frame_setup(char *str)
{
	return kstrtobool(str, &frame_records);
}
early_param("frame", frame_setup);
