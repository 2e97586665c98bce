// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/sysctl.c - the variables of /proc/sys/kernel
 *
 * Linux:    kernel/sysctl.c, utsname_sysctl.c; entries of kernel/{fork,panic}.c
 * Read:     include/linux/sysctl.h before, fs/proc/proc_sysctl.c after
 *
 * Left out: all that has no counterpart here; vectors of more than one number
 */
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/panic.h>
#include <linux/sched.h>
#include <linux/sysctl.h>
#include <linux/syslog.h>
#include <linux/utsname.h>

#define TMPBUFLEN	22		/* no number is written longer */
#define MAX_THREADS	0x3fffffff	/* what a futex has room for */

/**
 * proc_dostring() - a text that cannot be changed
 * @table: ->data is the text
 * @write: 0
 * @buffer: gets the text, and an end of line
 * @lenp: see proc_handler
 * @ppos: where to begin
 *
 * Return: 0.
 */
int proc_dostring(struct ctl_table *table, int write, void *buffer,
		  size_t *lenp, loff_t *ppos)
{
	const char *text = table->data;
	size_t len = strlen(text) + 1, pos = min_t(loff_t, *ppos, len);

	*lenp = min(*lenp, len - pos);
	memcpy(buffer, text + pos, *lenp);
	if (*lenp && pos + *lenp == len)
		((char *)buffer)[*lenp - 1] = '\n';
	*ppos += *lenp;
	return 0;
}

/* A number, and space or nothing behind it. Return: 0, -EINVAL. */
static int proc_get_int(const char **text, int *value)
{
	const char *end = *text;
	char number[TMPBUFLEN];

	while (*end && !isspace(*end))
		end++;
	if (end - *text >= TMPBUFLEN)
		return -EINVAL;
	strscpy(number, *text, end - *text + 1);
	*text = end;
	return kstrtoint(number, 0, value) ? -EINVAL : 0;
}

/**
 * proc_dointvec_minmax() - a number
 * @table: ->data is the int; ->extra1 and ->extra2 its borders, or NULL
 * @write: change it
 * @buffer: text
 * @lenp: see proc_handler
 * @ppos: only what is written at the beginning of the file counts
 *
 * Return: 0, -EINVAL: not a number, or not between the borders.
 */
int proc_dointvec_minmax(struct ctl_table *table, int write, void *buffer,
			 size_t *lenp, loff_t *ppos)
{
	const int *min = table->extra1, *max = table->extra2;
	const char *text = skip_spaces(buffer);
	int value, error;

	if (!write) {
		*lenp = *ppos ? 0 : scnprintf(buffer, *lenp + 1, "%d\n",
					      *(int *)table->data);
	} else if (!*ppos && *lenp) {
		error = proc_get_int(&text, &value);
		if (error || (min && value < *min) || (max && value > *max))
			return -EINVAL;
		*(int *)table->data = value;
		*lenp = skip_spaces(text) - (char *)buffer;
	}
	*ppos += *lenp;
	return 0;
}

/* Flags can be added only: what has happened has happened. */
static int proc_taint(struct ctl_table *table, int write, void *buffer,
		      size_t *lenp, loff_t *ppos)
{
	int flags = get_taint(), bit;
	struct ctl_table t = { .data = &flags };
	int error = proc_dointvec(&t, write, buffer, lenp, ppos);

	for (bit = 0; write && !error && bit < TAINT_FLAGS_COUNT; bit++)
		if (flags & (1 << bit))
			add_taint(bit);
	return error;
}

static const int zero, one = 1, max_threads_max = MAX_THREADS;
static const int pid_max_min = RESERVED_PIDS + 1, pid_max_max = PID_MAX_DEFAULT;

static struct ctl_table kern_table[] = {
	{ "ostype", init_utsname_data.sysname, 0444, proc_dostring },
	{ "osrelease", init_utsname_data.release, 0444, proc_dostring },
	{ "version", init_utsname_data.version, 0444, proc_dostring },
	{ "panic_on_oops", &panic_on_oops, 0644, proc_dointvec },
	{ "tainted", NULL, 0644, proc_taint },
	{ "randomize_va_space", &randomize_va_space, 0644, proc_dointvec },
	{ "pid_max", &pid_max, 0644, proc_dointvec_minmax, &pid_max_min,
	  &pid_max_max },
	{ "threads-max", &max_threads, 0644, proc_dointvec_minmax, &one,
	  &max_threads_max },
	{ "dmesg_restrict", &dmesg_restrict, 0644, proc_dointvec_minmax, &zero,
	  &one },
	{ }
};

static int __init sysctl_init(void)
{
	return register_sysctl("kernel", kern_table) ? 0 : -ENOMEM;
}
fs_initcall(sysctl_init);
