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
 * Left out: KERN_CONT, a rate limit for each place, printing from another thread,
 *	     reading /dev/kmsg (drivers/char/mem.c has what is written to it)
 */
#include <linux/kernel.h>
#include <linux/math64.h>
#include <linux/slab.h>
#include <linux/syscalls.h>
#include <linux/syslog.h>

#define LOG_BUF_LEN	(1 << 16)
#define LOG_LINE_MAX	512
#define PREFIX_MAX	32
#define RECORD_MAX	(LOG_LINE_MAX + PREFIX_MAX)

#define CONSOLE_LOGLEVEL_MIN		1
#define CONSOLE_LOGLEVEL_QUIET		4
#define CONSOLE_LOGLEVEL_DEFAULT	7
#define CONSOLE_LOGLEVEL_MOTORMOUTH	15
#define MESSAGE_LOGLEVEL_DEFAULT	4

int console_loglevel = CONSOLE_LOGLEVEL_DEFAULT;
int oops_in_progress;
int dmesg_restrict = 1;			/* as Debian configures it */

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
	static char buf[RECORD_MAX];
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
 * __printk_ratelimit() - may something be logged that programs can cause?
 * @func: the caller, by printk_ratelimit()
 *
 * Return: true ten times in five seconds; then false, and they are counted.
 */
bool __printk_ratelimit(const char *func)
{
	static unsigned long begin;
	static int printed, missed;

	if (time_after(jiffies, begin + 5 * HZ)) {
		if (missed)
			pr_warn("%s: %d callbacks suppressed\n", func, missed);
		begin = jiffies;
		printed = missed = 0;
	}
	if (printed < 10) {
		printed++;
		return true;
	}
	missed++;
	return false;
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

/* Positions in log_buf: what syslog(2) has read, and what it has cleared. */
static u64 syslog_pos, clear_pos;

/* @pos, or where the oldest whole record begins if that is later. */
static u64 log_first(u64 pos)
{
	if (pos >= log_tail())
		return pos;
	for (pos = log_tail(); pos < log_head && log_char(pos) != '\n'; pos++)
		;
	return pos + 1;
}

/* What is left of the record at *@pos, which moves on. Return: bytes, 0: none. */
static size_t log_read(u64 *pos, char *text)
{
	unsigned long flags;
	size_t n = 0;

	local_irq_save(flags);
	*pos = log_first(*pos);
	while (*pos < log_head && n < RECORD_MAX) {
		text[n++] = log_char((*pos)++);
		if (text[n - 1] == '\n')
			break;
	}
	local_irq_restore(flags);
	return n;
}

/* Records from @pos on that fit; one of them in parts if @partial. */
static int syslog_copy(u64 *pos, char __user *buf, size_t size, bool partial)
{
	char *text = kmalloc(RECORD_MAX, GFP_KERNEL);
	int len = 0;
	size_t n;
	u64 next;

	if (!text)
		return -ENOMEM;
	for (;;) {
		next = *pos;
		n = log_read(&next, text);
		if (n > size && partial && !len) {
			next -= n - size;
			n = size;
		}
		if (!n || n > size)
			break;
		if (copy_to_user(buf + len, text, n)) {
			len = len && partial ? len : -EFAULT;
			break;
		}
		*pos = next;
		len += n;
		size -= n;
	}
	kfree(text);
	return len;
}

/* Waits for a record. printk() cannot wake us: it may be called by a wake-up. */
static int syslog_print(char __user *buf, int size)
{
	while (log_first(syslog_pos) >= log_head) {
		if (signal_pending(current))
			return -ERESTARTSYS;
		set_current_state(TASK_INTERRUPTIBLE);
		schedule_timeout(HZ / 10);
	}
	return syslog_copy(&syslog_pos, buf, size, true);
}

/* The newest records that fit into @size bytes, the oldest of them first. */
static int syslog_print_all(char __user *buf, int size, bool clear)
{
	u64 pos = log_first(clear_pos);
	int len;

	while (log_head > pos + size)
		while (log_char(pos++) != '\n')
			;
	len = syslog_copy(&pos, buf, size, false);
	if (clear)
		clear_pos = pos;
	return len;
}

static int do_syslog_action(int type, char __user *buf, int len)
{
	static int saved_console_loglevel = -1;

	switch (type) {
	case SYSLOG_ACTION_CLOSE:
	case SYSLOG_ACTION_OPEN:
		return 0;
	case SYSLOG_ACTION_READ:
	case SYSLOG_ACTION_READ_ALL:
	case SYSLOG_ACTION_READ_CLEAR:
		if (!buf || len < 0)
			return -EINVAL;
		if (!len)
			return 0;
		if (!access_ok(buf, len))
			return -EFAULT;
		if (type == SYSLOG_ACTION_READ)
			return syslog_print(buf, len);
		return syslog_print_all(buf, len,
					type == SYSLOG_ACTION_READ_CLEAR);
	case SYSLOG_ACTION_CLEAR:
		clear_pos = log_head;
		return 0;
	case SYSLOG_ACTION_CONSOLE_OFF:
		if (saved_console_loglevel == -1)
			saved_console_loglevel = console_loglevel;
		console_loglevel = CONSOLE_LOGLEVEL_MIN;
		return 0;
	case SYSLOG_ACTION_CONSOLE_ON:
		if (saved_console_loglevel != -1)
			console_loglevel = saved_console_loglevel;
		saved_console_loglevel = -1;
		return 0;
	case SYSLOG_ACTION_CONSOLE_LEVEL:
		if (len < CONSOLE_LOGLEVEL_MIN || len > 8)
			return -EINVAL;
		console_loglevel = len;
		saved_console_loglevel = -1;
		return 0;
	case SYSLOG_ACTION_SIZE_UNREAD:
		return log_head - log_first(syslog_pos);
	case SYSLOG_ACTION_SIZE_BUFFER:
		return LOG_BUF_LEN;
	}
	return -EINVAL;
}

/**
 * sys_syslog() - read the log, or decide what the console shows
 * @type: SYSLOG_ACTION_…
 * @buf: gets records, "<6>[    0.123456] text\n" each
 * @len: its size, or the new level of the console
 *
 * Return: bytes read; SIZE_…: bytes; 0; -EPERM, -EINVAL, -EFAULT, -ENOMEM,
 * -ERESTARTSYS.
 */
SYSCALL_DEFINE3(syslog, int, type, char __user *, buf, int, len)
{
	bool restricted = dmesg_restrict || (type != SYSLOG_ACTION_READ_ALL &&
					     type != SYSLOG_ACTION_SIZE_BUFFER);

	if (restricted && !capable(CAP_SYSLOG))
		return -EPERM;
	return do_syslog_action(type, buf, len);
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
