// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/ps.c - the processes
 *
 *	ps [-e] [-o list]	list: pid ppid tty stat time comm args rss vsz ...
 *	ps ax			all of them, as without a word
 *
 * Linux:    fs/proc/array.c and base.c write what is read here; procps. Without
 *           options this is its `ps ax`: who has one terminal wants to see all
 *
 *	STAT	R runs, S sleeps, D sleeps deeply, T stopped, Z zombie
 *		s leads a session, l has threads, + is in the foreground, N nice
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Fields of /proc/PID/stat, counted as in proc(5). */
enum { PPID = 4, PGRP = 5, SESSION = 6, TTY_NR = 7, TPGID = 8, UTIME = 14,
       STIME = 15, PRIORITY = 18, NICE = 19, NUM_THREADS = 20, VSIZE = 23,
       RSS = 24, NR_FIELDS = 25 };

struct process {
	int pid;
	char comm[64];
	char state;
	long long field[NR_FIELDS];
	char args[1024];
};

static int is_last;		/* the column is not padded */

static void print_text(const char *s, int width)
{
	printf("%-*s", is_last ? 0 : width, s);
}

static void print_pid(const struct process *p)
{
	printf("%7d", p->pid);
}

static void print_ppid(const struct process *p)
{
	printf("%7lld", p->field[PPID]);
}

static void print_pgid(const struct process *p)
{
	printf("%7lld", p->field[PGRP]);
}

static void print_sid(const struct process *p)
{
	printf("%7lld", p->field[SESSION]);
}

/* include/linux/kdev_t.h: new_encode_dev() */
static void print_tty(const struct process *p)
{
	unsigned int dev = p->field[TTY_NR];
	unsigned int major = dev >> 8 & 0xfff;
	unsigned int minor = (dev & 0xff) | (dev >> 12 & 0xfff00);
	char name[24] = "?";

	if (major >= 136 && major <= 143)
		snprintf(name, sizeof(name), "pts/%u",
			 minor + (major - 136) * 256);
	else if (major == 4)
		snprintf(name, sizeof(name), "tty%s%u", minor < 64 ? "" : "S",
			 minor < 64 ? minor : minor - 64);
	else if (major == 204 && minor >= 64)
		snprintf(name, sizeof(name), "ttyAMA%u", minor - 64);
	else if (major == 5 && minor == 1)
		snprintf(name, sizeof(name), "console");
	else if (dev)
		snprintf(name, sizeof(name), "%u,%u", major, minor);
	print_text(name, 8);
}

static void print_stat(const struct process *p)
{
	char text[8];

	snprintf(text, sizeof(text), "%c%s%s%s%s", p->state,
		 p->field[NICE] < 0 ? "<" : p->field[NICE] > 0 ? "N" : "",
		 p->field[SESSION] == p->pid ? "s" : "",
		 p->field[NUM_THREADS] > 1 ? "l" : "",
		 p->field[TPGID] == p->field[PGRP] ? "+" : "");
	print_text(text, 4);
}

static void print_state(const struct process *p)
{
	putchar(p->state);
}

static void print_time(const struct process *p)
{
	unsigned long ticks_per_second = 100;	/* USER_HZ, of all of Linux */
	unsigned long s = (p->field[UTIME] + p->field[STIME]) /
			  ticks_per_second;

	printf("%3lu:%02lu", s / 60, s % 60);
}

static void print_comm(const struct process *p)
{
	print_text(p->comm, 15);
}

static void print_args(const struct process *p)
{
	print_text(p->args, 7);
}

static void print_rss(const struct process *p)
{
	printf("%5lld", p->field[RSS] * (long long)(PAGE_SIZE / 1024));
}

static void print_vsz(const struct process *p)
{
	printf("%6lld", p->field[VSIZE] / 1024);
}

static void print_nice(const struct process *p)
{
	printf("%3lld", p->field[NICE]);
}

static void print_nlwp(const struct process *p)
{
	printf("%4lld", p->field[NUM_THREADS]);
}

static const struct column {
	const char *name;
	const char *title;
	int width;		/* negative: the title stands at the left */
	void (*print)(const struct process *p);
} columns[] = {
	{ "pid", "PID", 7, print_pid },
	{ "ppid", "PPID", 7, print_ppid },
	{ "pgid", "PGID", 7, print_pgid },
	{ "sid", "SID", 7, print_sid },
	{ "tty", "TTY", -8, print_tty },
	{ "stat", "STAT", -4, print_stat },
	{ "state", "S", -1, print_state },
	{ "time", "TIME", 6, print_time },
	{ "comm", "COMMAND", -15, print_comm },
	{ "args", "COMMAND", -7, print_args },
	{ "cmd", "CMD", -7, print_args },
	{ "rss", "RSS", 5, print_rss },
	{ "vsz", "VSZ", 6, print_vsz },
	{ "ni", "NI", 3, print_nice },
	{ "nlwp", "NLWP", 4, print_nlwp },
};

#define NR_COLUMNS	((int)(sizeof(columns) / sizeof(columns[0])))

static const struct column *shown[NR_COLUMNS + 1];
static int nr_shown;
/* ---- /proc --------------------------------------------------------------- */

/* "12 (name) S 1 12 ...": the name may have brackets and blanks of its own. */
static int read_stat(struct process *p)
{
	char path[32];
	char buf[1024];
	char *name, *end, *s;
	int i;

	snprintf(path, sizeof(path), "/proc/%d/stat", p->pid);
	if (read_file(path, buf, sizeof(buf)) <= 0)
		return -1;
	name = strchr(buf, '(');
	end = strrchr(buf, ')');
	if (!name || !end)
		return -1;
	*end = '\0';
	snprintf(p->comm, sizeof(p->comm), "%s", name + 1);
	p->state = end[2];
	s = end + 3;
	for (i = PPID; i < NR_FIELDS; i++)
		p->field[i] = strtoll(s, &s, 10);
	return 0;
}

/* A kernel thread has no arguments: its name in brackets instead. */
static void read_args(struct process *p)
{
	char path[32];
	ssize_t len;
	ssize_t i;

	snprintf(path, sizeof(path), "/proc/%d/cmdline", p->pid);
	len = read_file(path, p->args, sizeof(p->args));
	if (len <= 0) {
		snprintf(p->args, sizeof(p->args), "[%s]%s", p->comm,
			 p->state == 'Z' ? " <defunct>" : "");
		return;
	}
	while (len && !p->args[len - 1])
		len--;
	for (i = 0; i < len; i++)
		if (!isprint((unsigned char)p->args[i]))
			p->args[i] = p->args[i] ? '?' : ' ';
}

static int by_number(const void *a, const void *b)
{
	return atoi(*(char *const *)a) - atoi(*(char *const *)b);
}

static void print_process(const struct process *p)
{
	int i;

	for (i = 0; i < nr_shown; i++) {
		is_last = i + 1 == nr_shown;
		if (i)
			putchar(' ');
		shown[i]->print(p);
	}
	putchar('\n');
}

static int print_all(void)
{
	char **names = list_directory("/proc");
	static struct process p;
	int nr = 0;
	int i;

	if (!names) {
		tool_error("/proc");
		return 1;
	}
	while (names[nr])
		nr++;
	qsort(names, nr, sizeof(*names), by_number);
	for (i = 0; i < nr; i++) {
		p.pid = atoi(names[i]);
		if (p.pid <= 0 || read_stat(&p))
			continue;	/* no process, or it has ended */
		read_args(&p);
		print_process(&p);
	}
	return 0;
}

/* ---- columns ------------------------------------------------------------- */

static void choose(char *list)
{
	char *word;
	int i;

	for (word = strtok(list, ", "); word; word = strtok(NULL, ", ")) {
		for (i = 0; i < NR_COLUMNS; i++)
			if (!strcmp(columns[i].name, word))
				break;
		if (i == NR_COLUMNS || nr_shown == NR_COLUMNS) {
			tool_message("unknown column '%s'; there are:", word);
			for (i = 0; i < NR_COLUMNS; i++)
				fprintf(stderr, " %s", columns[i].name);
			fputc('\n', stderr);
			exit(1);
		}
		shown[nr_shown++] = &columns[i];
	}
}

static void print_titles(void)
{
	int i;

	for (i = 0; i < nr_shown; i++)
		printf("%s%*s", i ? " " : "",
		       i + 1 == nr_shown && shown[i]->width < 0 ? 0 :
		       shown[i]->width, shown[i]->title);
	putchar('\n');
}

int main(int argc, char **argv)
{
	static const char usage[] = "ps [-e] [-o list] | ps ax";
	char usual[] = "pid,tty,stat,time,args";
	int c;

	while ((c = next_option(argc, argv, "eAo:", usage)) != -1)
		if (c == 'o')
			choose(optarg);
	if (optind < argc && strspn(argv[optind], "ax") != strlen(argv[optind]))
		wrong_usage(usage);
	if (!nr_shown)
		choose(usual);
	print_titles();
	return print_all();
}
