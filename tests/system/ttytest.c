// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/ttytest.c - the line discipline and job control
 *
 *	ttytest		on a terminal; somebody has to type, see test_console.py
 *
 * Linux:    drivers/tty/n_tty.c, drivers/tty/tty_jobctrl.c
 * Read:     rawcall.h before
 *
 * "type: " asks for the next keys. What is echoed is compared as well, so the
 * modes are set here and not taken as they are.
 */
#include "rawcall.h"
#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <linux/poll.h>
#include "tap.h"

struct winsize {
	unsigned short row, col, x, y;
};

static char buf[300];
static struct termios old, now;

static void set_modes(int lflag, int min, int time)
{
	now = old;
	now.c_iflag = ICRNL;
	now.c_oflag = OPOST | ONLCR;
	now.c_lflag = ISIG | IEXTEN | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE;
	now.c_lflag ^= lflag;
	if (!(now.c_lflag & ICANON)) {
		now.c_cc[VMIN] = min;
		now.c_cc[VTIME] = time;
	}
	S(ioctl, 0, TCSETSW, &now);
}

static long ask(const char *what, long size)
{
	long n;

	printf("type %s: ", what);
	fflush(stdout);
	n = S(read, 0, buf, size);
	buf[n > 0 ? n : 0] = '\0';
	return n;
}

static void test_canonical(void)
{
	set_modes(ICANON, 0, 0);
	is(ask("^V^C", 100), 5, "a line with a literal ^C");
	is_text(buf, "ab\003c\n", "is");
	is(ask("^R", 100), 4, "reprinted");
	is_text(buf, "abc\n", "is");
	is(ask("^W", 100), 6, "a word erased");
	is_text(buf, "a b d\n", "is");
	is(ask("a long line", 3), 3, "a part of it");
	is(S(read, 0, buf, 100), 4, "the rest");
	is(ask("^D", 100), 0, "^D on an empty line");
	is(ask("x^D", 100), 1, "behind an x");
	set_modes(ICANON | ECHOKE, 0, 0);
	is(ask("^U", 100), 2, "^U without ECHOKE");
	set_modes(ICANON | ECHOE, 0, 0);
	is(ask("DEL", 100), 2, "DEL without ECHOE");
	set_modes(ICANON | ECHO, 0, 0);
	is(ask("unseen", 100), 7, "without ECHO");
	S(write, 1, "\n", 1);
}

static void test_counts(void)
{
	struct pollfd p = { 0, POLLIN, 0 };
	int n = -1;

	set_modes(ICANON, 0, 0);
	is(S(poll, &p, 1, 0), 0, "nothing to read");
	printf("type hello: ");
	fflush(stdout);
	is(S(poll, &p, 1, -1), 1, "poll");
	S(ioctl, 0, FIONREAD, &n);
	is(n, 6, "FIONREAD");
	is(S(ioctl, 0, TCFLSH, 3), -EINVAL, "TCFLSH 3");
	is(S(ioctl, 0, TCFLSH, TCIFLUSH), 0, "TCFLSH");
	S(ioctl, 0, FIONREAD, &n);
	is(n, 0, "thrown away");
	is(S(ioctl, 0, FIONREAD, 8), -EFAULT, "FIONREAD to 8");
	is(S(ioctl, 0, TCSETS, 8), -EFAULT, "TCSETS from 8");
}

static void test_raw(void)
{
	long i, n;

	set_modes(0, 3, 0);
	is(ask("abc", 100), 3, "VMIN 3");
	set_modes(0, 5, 10);
	is(ask("xy", 100), 2, "VMIN 5, VTIME 10");
	set_modes(0, 0, 2);
	is(S(read, 0, buf, 100), 0, "VTIME 2 and nothing typed");
	set_modes(0, 0, 255);
	n = ask("z", 100);
	/* A guest's time may pass much faster than that of who types. */
	for (i = 0; i < 1000 && !n; i++)
		n = S(read, 0, buf, 100);
	is(n, 1, "a key");
	set_modes(0, 0, 0);
	is(S(read, 0, buf, 100), 0, "neither");
	set_modes(ISIG, 1, 0);
	is(ask("^C", 100), 1, "^C without ISIG");
	is(buf[0], 3, "is a byte");
	set_modes(ICANON, 0, 0);
}

static void set_foreground(pid_t pgrp)
{
	S(ioctl, 0, TIOCSPGRP, &pgrp);
}

/* A job: a child in a group of its own, in the foreground or not. */
static pid_t job(void (*what)(void), int foreground)
{
	pid_t pid = fork();

	if (!pid) {
		setpgid(0, 0);
		if (foreground)
			set_foreground(getpid());
		default_signal(SIGTTOU);
		what();
		_exit(7);
	}
	setpgid(pid, pid);
	return pid;
}

static int status_of(pid_t pid)
{
	int status = -1;

	waitpid(pid, &status, WUNTRACED);
	return status;
}

static void wait_for_key(void)
{
	printf("type signal: ");
	fflush(stdout);
	for (;;)
		S(pause);
}

static void read_tty(void)
{
	long fd = S(open, "/dev/tty", O_RDWR, 0);

	if (fd < 0 || S(read, fd, buf, 1) == -EIO)
		_exit(5);
}

static void ignore_and_read(void)
{
	ignore_signal(SIGTTIN);
	read_tty();
}

static void write_tty(void)
{
	long fd = S(open, "/dev/tty", O_RDWR, 0);

	S(write, fd, "written\n", 8);
}

static void change_tty(void)
{
	S(ioctl, 0, TCSETS, &now);
}

static void no_terminal(void)
{
	int n;

	if (S(setsid) < 0)
		_exit(1);
	if (S(open, "/dev/tty", O_RDWR, 0) != -ENXIO)
		_exit(2);
	if (S(ioctl, 0, TIOCGPGRP, &n) != -ENOTTY)
		_exit(3);
	if (S(ioctl, 0, TIOCSCTTY, 0) != -EPERM)
		_exit(4);
	_exit(0);
}

static void test_jobs(void)
{
	pid_t pid, self = S(getpgid, 0);
	int status;

	ignore_signal(SIGTTOU);
	pid = job(wait_for_key, 1);
	is(status_of(pid), SIGTSTP << 8 | 0x7f, "^Z");
	kill(-pid, SIGCONT);
	S(write, 1, "type quit: ", 11);
	is(status_of(pid), SIGQUIT, "^\\");
	set_foreground(self);
	pid = job(read_tty, 0);
	is(status_of(pid), SIGTTIN << 8 | 0x7f, "a background reader");
	kill(pid, SIGKILL);
	status_of(pid);
	is(status_of(job(ignore_and_read, 0)), 5 << 8, "that ignores it: EIO");
	pid = job(change_tty, 0);
	is(status_of(pid), SIGTTOU << 8 | 0x7f, "who changes the modes");
	kill(pid, SIGKILL);
	status_of(pid);
	is(status_of(job(write_tty, 0)), 7 << 8, "a writer may");
	set_modes(ICANON | TOSTOP, 0, 0);
	pid = job(write_tty, 0);
	is(status_of(pid), SIGTTOU << 8 | 0x7f, "with TOSTOP not");
	kill(pid, SIGKILL);
	status_of(pid);
	pid = fork();
	if (!pid)
		no_terminal();
	waitpid(pid, &status, 0);
	is(status, 0, "a new session has no terminal");
}

static volatile int resized;

static void on_resize(int sig)
{
	resized++;
}

static void test_ioctls(void)
{
	struct winsize w = { 25, 80, 0, 0 }, got;
	pid_t n = -1;

	signal(SIGWINCH, on_resize);
	is(S(ioctl, 0, TIOCSWINSZ, &w), 0, "TIOCSWINSZ");
	is(resized, 1, "SIGWINCH");
	is(S(ioctl, 0, TIOCSWINSZ, &w), 0, "the same again");
	is(resized, 1, "no signal");
	S(ioctl, 0, TIOCGWINSZ, &got);
	is(got.row * 1000 + got.col, 25080, "TIOCGWINSZ");
	is(S(ioctl, 0, TIOCSWINSZ, 8), -EFAULT, "from 8");
	is(S(ioctl, 0, TIOCGSID, &n), 0, "TIOCGSID");
	is(n == S(getsid, 0), 1, "is our session");
	n = -1;
	is(S(ioctl, 0, TIOCSPGRP, &n), -EINVAL, "TIOCSPGRP -1");
	n = 99999;
	is(S(ioctl, 0, TIOCSPGRP, &n), -ESRCH, "TIOCSPGRP of nobody");
	is(S(ioctl, 0, 0x5499, 0), -ENOTTY, "no such ioctl");
}

int main(void)
{
	if (S(ioctl, 0, TCGETS, &old))
		return skip_all("no terminal");
	test_canonical();
	test_counts();
	test_raw();
	test_jobs();
	test_ioctls();
	S(ioctl, 0, TCSETS, &old);
	return done();
}
