// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sysfuzz/draw.c - which call, and with which arguments
 *
 * Linux:    none; the idea of a letter for each argument is trinity's
 * Read:     ../sysfuzz.c before
 *
 * Seven of eight calls come from hints[], so that descriptors, paths and
 * structures often are what the call asks for; one of eight arguments and one
 * of eight numbers are anything. The areas that pointers are drawn from:
 *
 *	AREA	+0	four pages to read and write, filled with words that
 *			are pointers, lengths and small numbers
 *		+4	a page that can only be read
 *		+5	a page that cannot be used at all
 *		+6	nothing
 */
#include "../rawcall.h"
#include <asm/ioctls.h>
#include <linux/futex.h>
#include <linux/sched.h>
#include <string.h>
#include "fuzz.h"

#ifndef __NR_umount
#define __NR_umount	__NR_umount2
#endif

#define AREA		0x30000000UL
#define RW_PAGES	4UL
#define READ_ONLY	(AREA + RW_PAGES * PAGE_SIZE)
#define NO_ACCESS	(READ_ONLY + PAGE_SIZE)
#define KERNEL		0xc0000000UL
#define UNMAPPED	(NO_ACCESS + PAGE_SIZE)
#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))
#define PICK(array)	((array)[below(COUNT(array))])

/* ---- chance: the same on every machine ----------------------------------- */

static unsigned int random_state;

void seed_random(unsigned int seed, unsigned int batch)
{
	random_state = seed * 2654435761U ^ (batch + 1) * 2246822519U;
	if (!random_state)
		random_state = 1;
	below(2);
	below(2);
}

unsigned int below(unsigned int limit)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state % limit;
}

/* ---- the letters of hints[] ---------------------------------------------- */

static const long edges[] = {
	0, 1, 2, 3, 4, 7, 8, 11, 12, 15, 16, 63, 64, 65, 255, 256, 1023, 1024,
	1025, 4095, 4096, 4097, 8192, 65535, 65536, 131072, 0x7ffff000,
	0x7fffffff, 0x80000000, 0x80000001, 0xc0000000, 0xfffff000, -2, -1,
	-100, 0x1000000, 0x55555555, 0x40000000, 0x20000000, 10, 17, 20, 32,
};

static const unsigned long hostile[] = {
	0, 1, 8, PAGE_SIZE, READ_ONLY, READ_ONLY + 1, NO_ACCESS, UNMAPPED,
	NO_ACCESS - 1, NO_ACCESS - 4, NO_ACCESS - 9, NO_ACCESS - 63,
	READ_ONLY - 1, READ_ONLY - 4, READ_ONLY - 9, READ_ONLY - 63,
	0xbefffffcUL, 0xbf000000UL, 0xbffff000UL, 0xbffffffcUL, 0xbfffffffUL,
	0xc0000000UL, 0xc0008000UL, 0xc0100000UL, 0xc1000000UL, 0xc7fffffcUL,
	0xd0000000UL, 0xe0000000UL, 0xf0000000UL, 0xfee00000UL, 0xffff0000UL,
	0xfffff000UL, 0xfffffffcUL, 0xffffffffUL, 0x7fffffffUL, 0x80000000UL,
};

/* Root's own: what it removes or renames must not be the machine. */
static const char *const work_paths[] = {
	"zz1", "zz2", "zz3", "zz1/zz2", "zz2/zz1/zz3", "./zz1", "../sysfuzz/zz2",
	"zz1/", "zz1/.", "zz1/..", WORK "/zz3", WORK "/zz1/zz2", "true", "zero",
	"null", ".", "", "/proc/self/fd/3", "/proc/self/fd/5", "/proc/self/fd/8",
	"zz4/zz4/zz4/zz4/zz4/zz4/zz4/zz4", "zz4", "zz5", "loop",
};

static const char *const read_paths[] = {
	"/", "/proc", "/dev", "/dev/zero", "/dev/null", "/dev/full",
	"/dev/urandom", "/bin/true", "/bin", "/tests/sysfuzz", "/proc/self",
	"/proc/1", "/proc/self/maps", "/proc/self/smaps", "/proc/self/status",
	"/proc/self/stat", "/proc/self/statm", "/proc/self/limits",
	"/proc/self/auxv", "/proc/self/cmdline", "/proc/self/environ",
	"/proc/self/comm", "/proc/self/exe", "/proc/self/cwd",
	"/proc/self/root", "/proc/self/root/bin/true", "/proc/self/fd",
	"/proc/self/task", "/proc/self/wchan", "/proc/self/pagemap",
	"/proc/1/fd", "/proc/1/maps", "/proc/1/environ", "/proc/2/maps",
	"/proc/2/exe", "/proc/2/status", "/proc/meminfo", "/proc/uptime",
	"/proc/loadavg", "/proc/stat", "/proc/version", "/proc/cpuinfo",
	"/proc/interrupts", "/proc/mounts", "/proc/kallsyms",
	"/proc/filesystems", "/proc/sys/kernel/pid_max", "/proc/sys",
	"/proc/sys/kernel/randomize_va_space", "/proc/self/oom_score_adj",
	"/proc/self/mem", "/proc/self/stack", "/proc/self/syscall",
	"/proc/self/fail-nth", "/proc/99999", "/nonexistent/x", "/tmp",
};

static char long_path[PAGE_SIZE + 16];

static long draw_path(void)
{
	unsigned int kind = below(16);

	if (kind == 0)
		return (long)long_path + below(20);
	if (kind == 1)
		return PICK(hostile);
	if (kind < 8 || board->as_root)
		return (long)PICK(work_paths);
	return (long)PICK(read_paths);
}

static long draw_number(void)
{
	switch (below(4)) {
	case 0:
		return below(8);
	case 1:
		return 1L << below(32) | (below(2) ? 1L << below(32) : 0);
	case 2:
		return PICK(edges);
	default:
		return PICK(edges) + below(9) - 4;
	}
}

static long draw_buffer(void)
{
	switch (below(6)) {
	case 0:		/* also the kernel's own data */
		return below(3) ? PICK(hostile) : KERNEL + below(4 << 20);
	case 1:
		return READ_ONLY - below(64);	/* runs into what is read only */
	case 2:
		return (long)&random_state & -64L;
	case 3:
		return (long)draw_call + below(4096);
	default:
		return AREA + below(RW_PAGES * PAGE_SIZE / 4) * 4;
	}
}

static long draw_address(void)
{
	switch (below(5)) {
	case 0:
		return AREA + below(10) * PAGE_SIZE;
	case 1:
		return AREA + 0x100000 * below(64);
	case 2:
		return (long)&random_state & -PAGE_SIZE;
	case 3:
		return (long)__builtin_frame_address(0) & -PAGE_SIZE;
	default:
		return below(3) ? 0 : (long)PICK(hostile);
	}
}

static long draw_length(void)
{
	switch (below(4)) {
	case 0:
		return below(64);
	case 1:
		return below(16) * PAGE_SIZE;
	case 2:
		return below(3 * PAGE_SIZE);
	default:
		return PICK(edges);
	}
}

static long draw_pid(void)
{
	static const long pids[] = { 0, 0, -1, 1, 2, 3, 99999, 0x80000000 };

	switch (below(4)) {
	case 0:
		return PICK(pids);
	case 1:
		return board->worker + below(4);
	case 2:
		return -(board->worker + below(2));
	default:
		return S(getpid);
	}
}

static long draw_timespec(void)
{
	static struct { long s, ns; } times[] = {
		{ 0, 0 }, { 0, 1 }, { 0, 2000000 }, { 0, 999999999 },
		{ 0, 1000000000 }, { -1, 0 }, { 0, -1 }, { 0x7fffffff, 0 },
	};

	return below(4) ? (long)&PICK(times) : draw_buffer();
}

static long draw_ioctl(void)
{
	static const long commands[] = {
		TCGETS, TCSETS, TCSETSW, TCSETSF, TIOCGWINSZ, TIOCSCTTY,
		TIOCGPGRP, TIOCSPGRP, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX,
		TCFLSH, TIOCNOTTY, TIOCGSID, TIOCSWINSZ, TCSBRK, TIOCOUTQ,
	};

	return below(8) ? PICK(commands) : draw_number();
}

static long draw_descriptor(void)
{
	switch (below(8)) {
	case 0:
		return draw_number();
	case 1:
		return below(4) ? AT_FDCWD : -1;
	default:
		return below(20);
	}
}

static long draw_argument(char letter)
{
	if (!below(8))
		letter = '*';
	switch (letter) {
	case 'f':	/* descriptor */
		return draw_descriptor();
	case 'd':	/* folder for the path that follows */
		return below(3) ? AT_FDCWD : draw_descriptor();
	case 's':	/* path */
		return draw_path();
	case 'b':	/* buffer, structure */
		return draw_buffer();
	case 'o':	/* the same, often left out */
		return below(2) ? 0 : draw_buffer();
	case 'l':	/* length */
		return draw_length();
	case 'a':	/* address of a mapping */
		return draw_address();
	case 'p':	/* process */
		return draw_pid();
	case 'n':	/* signal */
		return below(8) ? below(66) : draw_number();
	case 't':	/* struct timespec */
		return draw_timespec();
	case 'i':	/* command of ioctl() */
		return draw_ioctl();
	case '8':	/* size of a signal mask */
		return below(8) ? 8 : draw_number();
	case 'S':	/* small number */
		return below(16);
	case 'F':	/* open() */
		return below(4) | (below(2) ? O_CREAT : 0) |
		       (below(3) ? 0 : draw_number());
	case 'P':	/* protection */
		return below(8) ? below(8) : draw_number();
	case 'M':	/* mmap() */
		return 1 + below(3) + (below(2) ? MAP_ANONYMOUS : 0) +
		       (below(4) ? 0 : MAP_FIXED) +
		       (below(8) ? 0 : MAP_GROWSDOWN);
	case 'm':	/* mode, with the type of a file now and then */
		return below(01000) | (below(2) ? 0 : below(16) << 12);
	case 'C':	/* clone() */
		return (below(4) ? SIGCHLD : below(66)) |
		       (below(2) ? 0 : draw_number() & ~0xffL) |
		       (below(4) ? 0 : CLONE_VM | CLONE_SIGHAND | CLONE_THREAD);
	default:
		return below(3) ? draw_number() : draw_buffer();
	}
}

/* ---- the calls ----------------------------------------------------------- */

static const struct hint {
	short nr;
	const char *name, *letters;
} hints[] = {
#define H(call, letters)	{ __NR_##call, #call, letters }
#include "hints.h"
};

/* These end or replace a worker: seldom, so that others have their turn. */
static int is_last(long nr)
{
	switch (nr) {
	case __NR_exit:
	case __NR_exit_group:
	case __NR_vfork:
	case __NR_pause:
	case __NR_execve:
	case __NR_rt_sigsuspend:
	case __NR_sigsuspend:
	case __NR_rt_sigreturn:
	case __NR_sigreturn:
	case __NR_setuid32:
	case __NR_clone:
	case __NR_kill:
	case __NR_tkill:
	case __NR_munmap:
		return 1;
	}
	return 0;
}

static int is_protected(long pid)
{
	int i;

	for (i = 0; i < NR_PROTECTED && board->protected[i]; i++)
		if (pid == board->protected[i] || pid == -board->protected[i])
			return 1;
	return pid == -1;
}

/* Files and memory stay small: nothing else would end what root fills. */
static void keep_limits(long *which)
{
	if (*which == RLIMIT_FSIZE || *which == RLIMIT_AS ||
	    *which == RLIMIT_NPROC)
		*which = RLIMIT_CORE;
}

/* Only what would end the machine, or us who look on, is taken out. */
static void filter(struct call *c)
{
	int signals = c->nr == __NR_kill || c->nr == __NR_tkill ||
		      c->nr == __NR_tgkill || c->nr == __NR_rt_sigqueueinfo ||
		      c->nr == __NR_rt_tgsigqueueinfo;

	/* Two on one stack would run code of ours that is not for them. */
	if (c->nr == __NR_vfork) {
		c->nr = __NR_clone;
		c->arg[0] = CLONE_VFORK | CLONE_VM | SIGCHLD;
	}
	if (c->nr == __NR_clone && c->arg[0] & CLONE_VM && !c->arg[1])
		c->arg[1] = AREA + PAGE_SIZE;
	if (!board->as_root)
		return;
	if ((signals || c->nr == __NR_prlimit64) && is_protected(c->arg[0]))
		c->arg[0] = 0;
	if (signals && is_protected(c->arg[1]) && c->nr != __NR_kill &&
	    c->nr != __NR_tkill)
		c->arg[1] = 0;
	if (c->nr == __NR_reboot)
		c->arg[1] &= 0xff;
	if (c->nr == __NR_syslog && c->arg[0] >= 6 && c->arg[0] <= 8)
		c->arg[0] = 9;
	/* What is mounted stays, and takes memory. */
	if (c->nr == __NR_mount || c->nr == __NR_umount2 ||
	    c->nr == __NR_umount)
		c->arg[c->nr == __NR_mount] = PICK(hostile);
	if (c->nr == __NR_prlimit64 || c->nr == __NR_setrlimit)
		keep_limits(&c->arg[c->nr == __NR_prlimit64]);
}

void draw_call(struct call *c)
{
	const char *letters = "******";
	unsigned int i;

	do {
		if (below(8)) {
			i = below(COUNT(hints));
			c->nr = hints[i].nr;
			c->name = hints[i].name;
			letters = hints[i].letters;
		} else if (below(16)) {
			c->nr = below(NR_CALLS);
			c->name = "";
		} else {
			c->nr = 0xf0000 + below(8);
			c->name = "arm";
		}
	} while ((is_last(c->nr) && below(16)) ||
		 (c->nr < NR_CALLS && board->absent[c->nr] && below(32)));
	for (i = 0; i < 6; i++)
		c->arg[i] = *letters ? draw_argument(*letters++) :
				       PICK(edges);
	filter(c);
}

/* ---- what a worker starts with ------------------------------------------- */

void prepare_pools(void)
{
	unsigned long *word = (unsigned long *)AREA;
	unsigned int i;

	mmap((void *)AREA, (RW_PAGES + 2) * PAGE_SIZE, PROT_READ | PROT_WRITE,
	     MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	for (i = 0; i < RW_PAGES * PAGE_SIZE / 4; i += below(3) + 1)
		word[i] = below(3) ? draw_number() : (unsigned long)draw_buffer();
	mprotect((void *)READ_ONLY, PAGE_SIZE, PROT_READ);
	mprotect((void *)NO_ACCESS, PAGE_SIZE, PROT_NONE);
	memset(long_path, 'z', sizeof(long_path) - 1);
}

void open_descriptors(void)
{
	static const struct { const char *path; int flags; } first[] = {
		{ "/dev/null", O_RDWR }, { "/dev/null", O_RDWR },
		{ "/dev/null", O_RDWR }, { "zz1", O_RDWR | O_CREAT },
		{ "zz1", O_RDONLY }, { ".", O_RDONLY }, { "zero", O_RDWR },
		{ "/proc/self/maps", O_RDONLY }, { "true", O_RDONLY },
		{ "/proc/self", O_RDONLY }, { "/proc", O_RDONLY },
		{ "zz1", O_WRONLY | O_APPEND },
		{ "/dev/console", O_RDONLY | O_NOCTTY | O_NONBLOCK },
		{ "/dev/urandom", O_RDONLY },
	};
	unsigned int i;
	long fds[2];

	for (i = 0; i < 20; i++)
		S(close, i);
	for (i = 0; i < COUNT(first); i++)
		S(open, first[i].path, first[i].flags, 0644);
	S(pipe, fds);
	S(pipe2, fds, O_NONBLOCK);
	S(mkdir, "zz2", 0755);
	S(symlink, "loop", "loop");
	S(symlink, "zz1", "zz5");
}
