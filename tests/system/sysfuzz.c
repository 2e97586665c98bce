// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sysfuzz.c - random system calls with hostile arguments
 *
 *	sysfuzz SEED COUNT		COUNT calls
 *	sysfuzz SEED COUNT BATCH	prints the calls of one batch first
 *
 * Linux:    every system call of it has to survive this
 * Read:     sysfuzz/draw.c and sysfuzz/hints.h after: what is called how;
 *           sysfuzz/held.c: what is counted; sys_*.c have calls with a known
 *           answer
 *
 * Workers, each a process of its own, make the calls: about 64 each, which is
 * a batch; SEED and the batch's number decide all that it draws. Every second
 * worker is no longer root, and may then do whatever it draws.
 *
 *	parent --fork--> worker: rlimits, descriptors, 64 calls, exit;
 *	   |               |     one of three has a second thread
 *	   |               `----> children: 8 calls, exit
 *	   `-----fork--> watchdog: kills a worker that sleeps or loops
 *
 * With CONFIG_FAULT_INJECTION one of three calls is made to run out of memory,
 * at its first allocation or one of the next eight.
 *
 * After each batch the parent kills and collects what the worker left behind
 * and empties its folder. At the end the same processes have to be there, and
 * not an object and not a page may be missing (sysfuzz/held.c). It takes over
 * the machine: in a guest only.
 */
#include "rawcall.h"
#include <asm/ioctls.h>
#include <linux/capability.h>
#include "tap.h"
#include "threadhelp.h"
#include "sysfuzz/fuzz.h"

#define BATCH_CALLS	64
#define FORKED_CALLS	8
#define TICKS		4		/* of 10 ms: the patience of the watchdog */
#define WALL		0x40000000
#define REPORT		500		/* batches */
#define USER		1000
#define MAX_PIDS	64
#define FAIL_FD		61
#define MEMORY		(24UL << 20)	/* RLIMIT_AS of a worker */
#define FILE_SIZE	(1UL << 20)	/* RLIMIT_FSIZE */
#define POINTS		4		/* of fuzz() */
#define SETTLE		200		/* tries of 10 ms */

struct board *board;

static unsigned int seed;
static int can_fail;
static int two_threads;
static char thread_stack[16384] __attribute__((aligned(16)));
static long pids[MAX_PIDS];		/* of the machine as it was */
static int nr_pids;
static char terminal[64];
static unsigned long long first_new;	/* inode: what workers made is younger */

void nap(long ms)
{
	long moment[2] = { 0, ms * 1000000 };

	S(nanosleep, moment, 0);
}

/* ---- worker -------------------------------------------------------------- */

/* A number of the program's own, which looks like an error. */
static int returns_anything(long nr)
{
	return nr == __NR_personality || nr == __NR_getuid32 ||
	       nr == __NR_geteuid32 || nr == __NR_getgid32 ||
	       nr == __NR_getegid32 || nr > NR_CALLS;
}

static void count(const struct call *c, long ret)
{
	if (ret >= 0 || ret < -MAX_ERRNO || returns_anything(c->nr))
		board->good++;
	else if (ret > -134)
		board->errors[-ret]++;
	else if (!board->strange++) {
		board->strange_nr = c->nr;
		board->strange_ret = ret;
	}
}

static void show(const struct call *c, int step)
{
	printf("# %u.%d %s %ld(%#lx, %#lx, %#lx, %#lx, %#lx, %#lx)\n",
	       board->batch, step, c->name, c->nr, c->arg[0], c->arg[1],
	       c->arg[2], c->arg[3], c->arg[4], c->arg[5]);
	fflush(stdout);
}

/* Where the kernel can do that, the n-th allocation from here on fails. */
static void arm_failure(void)
{
	char text[4] = { '1' + below(9), '\n' };

	S(lseek, FAIL_FD, 0, SEEK_SET);
	S(write, FAIL_FD, text, 2);
}

/* What was drawn before the batch shall not depend on what others did. */
static void make_calls(int log)
{
	long me = S(getpid), ret;
	int calls = BATCH_CALLS;
	struct call c;
	int i;

	for (i = 0; i < calls; i++) {
		draw_call(&c);
		if (log)
			show(&c, i);
		if (can_fail && !below(3))
			arm_failure();
		board->calls++;
		ret = sys_call(c.nr, c.arg[0], c.arg[1], c.arg[2], c.arg[3],
			       c.arg[4], c.arg[5]);
		count(&c, ret);
		if (two_threads)
			S(sched_yield);
		if (ret == 0 && calls == BATCH_CALLS && S(getpid) != me) {
			calls = i + FORKED_CALLS;	/* a child of ours */
			below(2);
		}
	}
}

static void limit(int which, unsigned long value)
{
	struct rlimit64 limit = { value, value };

	prlimit64(0, which, &limit, NULL);
}

static int thread_calls(void)
{
	make_calls(0);
	return 0;
}

static void work(int log)
{
	long fd;

	seed_random(seed, board->batch);
	board->as_root = board->batch % 2;
	S(setsid);
	if (!log)
		open_descriptors();
	fd = S(open, "/proc/self/fail-nth", O_RDWR, 0);
	can_fail = fd >= 0 && S(dup2, fd, FAIL_FD) == FAIL_FD;
	S(close, fd);
	limit(RLIMIT_AS, MEMORY);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, FILE_SIZE);
	limit(RLIMIT_NOFILE, 64);
	limit(RLIMIT_NPROC, 16);
	if (!board->as_root) {
		S(setgid32, USER);
		S(setuid32, USER);
	}
	prepare_pools();
	two_threads = !below(3);
	if (two_threads)
		clone_call(THREAD | (below(2) ? CLONE_FILES | CLONE_FS : 0),
			   thread_stack + sizeof(thread_stack), NULL, NULL,
			   thread_calls);
	make_calls(log);
	S(exit_group, 0);
}

/* ---- parent: processes --------------------------------------------------- */

static void watch(void)
{
	unsigned int seen = 0, ticks = 0;

	while (!board->stop) {
		nap(10);
		ticks = seen == board->batch ? ticks + 1 : 0;
		seen = board->batch;
		if (ticks >= TICKS && board->worker > 0)
			S(kill, board->worker, SIGKILL);
	}
	_exit(0);
}

/* Calls fn for each process; returns how many it says 1 for. */
static int each_process(int (*fn)(long pid))
{
	static char buf[2048] __attribute__((aligned(8)));
	long fd = S(open, "/proc", O_RDONLY | O_DIRECTORY, 0);
	int found = 0;
	long got, at;

	while ((got = S(getdents64, fd, buf, sizeof(buf))) > 0) {
		for (at = 0; at < got;) {
			struct linux_dirent64 *d = (void *)(buf + at);

			if (d->d_name[0] >= '0' && d->d_name[0] <= '9')
				found += fn(strtol(d->d_name, NULL, 10));
			at += d->d_reclen;
		}
	}
	S(close, fd);
	return found;
}

static int remember(long pid)
{
	if (nr_pids < MAX_PIDS)
		pids[nr_pids++] = pid;
	return 1;
}

static int kill_stranger(long pid)
{
	int i;

	for (i = 0; i < nr_pids; i++)
		if (pids[i] == pid)
			return 0;
	S(kill, pid, SIGKILL);
	return 1;
}

/* Kills and collects all that are not of the machine; 0 if one stays. */
static int settle(void)
{
	int i;

	for (i = 0; i < SETTLE; i++) {
		while (S(wait4, -1, 0, WNOHANG | WALL, 0) > 0)
			;
		if (!each_process(kill_stranger))
			return 1;
		nap(10);
	}
	return 0;
}

/* ---- parent: files ------------------------------------------------------- */

static int is_dots(const char *name)
{
	return !strcmp(name, ".") || !strcmp(name, "..");
}

/*
 * Empties a folder, or takes out of it what is new: names may be anything, but
 * inodes of / and /tmp, one file system, are numbered in order.
 */
static void clean(const char *folder, int all)
{
	char buf[1024] __attribute__((aligned(8)));
	char path[512];
	long fd = S(open, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
	long got, at;

	while ((got = S(getdents64, fd, buf, sizeof(buf))) > 0) {
		for (at = 0; at < got;) {
			struct linux_dirent64 *d = (void *)(buf + at);

			at += d->d_reclen;
			if (is_dots(d->d_name) ||
			    (!all && d->d_ino < first_new))
				continue;
			snprintf(path, sizeof(path), "%s/%s", folder, d->d_name);
			if (S(unlink, path) == -EISDIR) {
				clean(path, 1);
				S(rmdir, path);
			}
		}
	}
	S(close, fd);
}

static void clean_work(void)
{
	static char same[64];

	S(chdir, "/");
	S(chmod, WORK, 0777);
	clean(WORK, 1);
	S(ioctl, 0, TCGETS, same);
	if (memcmp(same, terminal, sizeof(same)))
		S(ioctl, 0, TCSETS, terminal);
}

/* A program of its own for each batch: root's workers write into it. */
static void copy_program(void)
{
	long from = S(open, "/bin/true", O_RDONLY, 0);
	long to = S(open, "true", O_CREAT | O_WRONLY, 0777);

	S(sendfile, to, from, 0, FILE_SIZE);
	S(close, from);
	S(close, to);
}

static void fill_work(void)
{
	S(umask, 0);
	S(mkdir, WORK, 0777);
	S(chdir, WORK);
	copy_program();
	S(mknod, "zero", S_IFCHR | 0666, 0x105);
	S(mknod, "null", S_IFCHR | 0666, 0x103);
}

/* ---- parent -------------------------------------------------------------- */

static int run_batch(int log)
{
	long pid;

	fill_work();
	board->worker = 0;
	board->batch++;
	pid = fork();
	if (pid == 0)
		work(log);
	/* A worker that has lost its way on its stack may come here, too. */
	if (S(getpid) != board->protected[1])
		S(exit_group, 1);
	board->worker = pid;
	while (S(wait4, pid, 0, WALL, 0) == -EINTR)
		;
	board->worker = 0;
	if (!settle())
		return 0;
	clean_work();
	return 1;
}

static int run(unsigned int calls)
{
	int good = 1;

	board->calls = 0;
	while (good && board->calls < calls) {
		good = run_batch(0);
		if (board->batch % REPORT == 0) {
			printf("# seed %u: %u batches, %u calls, %ld kB free\n",
			       seed, board->batch, board->calls, mem_free());
			fflush(stdout);
		}
	}
	clean("/", 0);
	clean("/tmp", 0);
	return good;
}

/* Which calls are there? Each is asked once, with arguments that mean nothing. */
static void probe(long nr)
{
	int status = 0;
	long pid = fork();

	if (pid == 0) {
		S(setsid);
		S(exit_group,
		  sys_call(nr, -1, -1, -1, -1, -1, -1) == -ABSENT ? ABSENT : 0);
	}
	board->worker = pid;
	board->batch++;
	S(wait4, pid, &status, WALL, 0);
	board->absent[nr] = status == ABSENT << 8;
	settle();
}

static void report(void)
{
	int i;

	printf("# success %u\n", board->good);
	for (i = 1; i < 134; i++)
		if (board->errors[i])
			printf("# error %d %u\n", i, board->errors[i]);
}

/* From here on every other process is a stranger. */
static void start(void)
{
	struct linux_stat64 st;
	long pid;

	board = mmap((void *)0x6b5a7000, PAGE_SIZE, PROT_READ | PROT_WRITE,
		     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	memset(board, 0, sizeof(*board));
	fill_work();
	S(stat64, WORK, &st);
	first_new = st.st_ino;
	S(ioctl, 0, TCGETS, terminal);
	pid = fork();
	if (pid == 0)
		watch();
	nr_pids = 0;
	each_process(remember);
	board->protected[0] = 1;
	board->protected[1] = getpid();
	board->protected[2] = getppid();
	board->protected[3] = pid;
	board->protected[4] = S(getpgid, 0);
	board->protected[5] = S(getsid, 0);
	for (pid = 0; pid < NR_CALLS; pid++)
		probe(pid);
	board->batch = 0;
}

/* A process of its own: what it takes is given back at its end. */
static void fuzz(unsigned int calls, unsigned int shown)
{
	int good;

	start();
	if (shown) {
		board->batch = shown - 1;
		run_batch(1);
		board->batch = 0;
	}
	good = run(calls);
	report();
	ok(good, "every process can be killed and collected");
	ok(board->calls >= calls, "%u calls were made", calls);
	is(board->strange, 0, "no error that is not for programs");
	if (board->strange)
		printf("# %ld said %ld\n", board->strange_nr,
		       board->strange_ret);
	board->stop = 1;
	S(wait4, -1, 0, WALL, 0);
	is(S(wait4, -1, 0, WALL, 0), -ECHILD, "no child is left");
	_exit(tap_failed);
}

static int fuzz_in_child(unsigned int calls, unsigned int shown)
{
	int status = -1;
	long pid = fork();

	if (pid == 0)
		fuzz(calls, shown);
	S(wait4, pid, &status, 0, 0);
	return status;
}

int main(int argc, char **argv)
{
	static struct held before, after;
	unsigned int calls;
	int status, i;

	if (argc < 3) {
		fprintf(stderr, "usage: sysfuzz SEED COUNT [BATCH]\n");
		return 2;
	}
	seed = strtoul(argv[1], NULL, 10);
	calls = strtoul(argv[2], NULL, 10);
	/* A first round makes what the kernel keeps, such as folders of /dev. */
	fuzz_in_child(calls / 20 + 1, argc > 3 ? strtoul(argv[3], NULL, 10) : 0);
	tap_tests = POINTS;
	settle_held(1);
	count_held(&before);
	status = fuzz_in_child(calls, 0);
	settle_held(0);
	for (i = 0; i < SETTLE; i++) {
		count_held(&after);
		if (!compare_held(&before, &after, 0) && before.pages == after.pages)
			break;
		nap(10);
	}
	tap_tests = 2 * POINTS;
	is(status, 0, "all of it went well");
	printf("# seed %u: MemFree and Slab before %ld pages, after %ld\n", seed,
	       before.pages, after.pages);
	is(compare_held(&before, &after, 1), 0, "no object is lost");
	is(after.pages, before.pages, "no page is lost");
	return done();
}
