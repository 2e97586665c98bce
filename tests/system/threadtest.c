// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/threadtest.c - threads and the words that they wait for
 *
 *	threadtest		the tests
 *	threadtest pid N	(itself after exec) 6 if it is N and has one thread
 *
 * Linux:    kernel/futex/, kernel/fork.c (clone3, mm_release), fs/exec.c
 *	     (de_thread)
 * Read:     threadhelp.h before
 */
#include "rawcall.h"
#include <linux/futex.h>
#include "tap.h"
#include "threadhelp.h"

#undef ETIMEDOUT
#define ETIMEDOUT	110		/* Linux's */
#define PRIVATE		FUTEX_PRIVATE_FLAG
#define LIKE_PTHREAD	(THREAD | CLONE_FS | CLONE_FILES | CLONE_SYSVSEM | \
			 CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID)
#define STACK		16384

static char stacks[12][STACK] __attribute__((aligned(16)));
static int ids[12];
static volatile int word, other, done_count;
static const char *self;

static long futex(volatile int *uaddr, int op, int val, const void *time,
		  volatile int *uaddr2, int val3)
{
	return S(futex, uaddr, op, val, time, uaddr2, val3);
}

static long start(int i, int (*fn)(void))
{
	return clone_call(LIKE_PTHREAD, stacks[i] + STACK, &ids[i], &ids[i], fn);
}

static void join(int i)
{
	int id;

	while ((id = *(volatile int *)&ids[i]))
		futex(&ids[i], FUTEX_WAIT, id, NULL, NULL, 0);
}

static void sleep_ms(int ms)
{
	long time[2] = { 0, ms * 1000000L };

	S(nanosleep, time, NULL);
}

/* ---- arguments ------------------------------------------------------------ */

static void test_errors(void)
{
	char *page = mmap(NULL, PAGE_SIZE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS,
			  -1, 0);
	volatile int *hole = (volatile int *)page;
	long bad[2] = { 0, 1000000000 }, past[2] = { 0, 0 };

	word = 1;
	is(futex(&word, FUTEX_WAIT, 2, NULL, NULL, 0), -EAGAIN,
	   "the word has another value: EAGAIN");
	is(futex(hole, FUTEX_WAIT | PRIVATE, 0, NULL, NULL, 0), -EFAULT,
	   "it cannot be read: EFAULT");
	is(futex(hole, FUTEX_WAKE, 1, NULL, NULL, 0), -EFAULT,
	   "shared: also for waking");
	is(futex(hole, FUTEX_WAKE | PRIVATE, 1, NULL, NULL, 0), 0,
	   "private: only the address counts");
	is(S(futex, (char *)&word + 2, FUTEX_WAIT, 1, NULL, NULL, 0), -EINVAL,
	   "it must be a word's");
	is(futex(&word, FUTEX_WAIT, 1, bad, NULL, 0), -EINVAL, "a bad time");
	is(futex(&word, FUTEX_WAIT, 1, page, NULL, 0), -EFAULT, "no time there");
	is(futex(&word, FUTEX_WAIT, 1, past, NULL, 0), -ETIMEDOUT, "no time");
	is(futex(&word, FUTEX_WAIT_BITSET, 1, past, NULL, 0), -EINVAL,
	   "no bit to wait for");
	is(futex(&word, FUTEX_WAKE_BITSET, 1, NULL, NULL, 0), -EINVAL,
	   "no bit to wake");
	is(futex(&word, FUTEX_WAIT_BITSET, 1, past, NULL, 1), -ETIMEDOUT,
	   "a time that is past");
	is(futex(&word, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 1, past, NULL,
		 1), -ETIMEDOUT, "by the other clock");
	is(futex(&word, FUTEX_WAKE | FUTEX_CLOCK_REALTIME, 1, NULL, NULL, 0),
	   -38, "which is for waiting only");
	is(futex(&word, 77, 1, NULL, NULL, 0), -38, "operation 77");
	is(futex(&word, FUTEX_REQUEUE, -1, NULL, &other, 0), -EINVAL,
	   "wake -1");
	is(futex(&word, FUTEX_CMP_REQUEUE, 0, NULL, &other, 5), -EAGAIN,
	   "CMP_REQUEUE: another value");
	munmap(page, PAGE_SIZE);
}

/* ---- waiting and waking --------------------------------------------------- */

static int wait_word(void)
{
	futex(&word, FUTEX_WAIT | PRIVATE, 1, NULL, NULL, 0);
	__atomic_add_fetch(&done_count, 1, __ATOMIC_SEQ_CST);
	return 0;
}

static int wait_bit_2(void)
{
	futex(&word, FUTEX_WAIT_BITSET | PRIVATE, 1, NULL, NULL, 2);
	__atomic_add_fetch(&done_count, 1, __ATOMIC_SEQ_CST);
	return 0;
}

static void test_wake(void)
{
	long time[2] = { 0, 20000000 }, wide[4] = { 0, 0, 20000000, 0 };
	int i;

	word = 1;
	done_count = 0;
	is(futex(&word, FUTEX_WAIT, 1, time, NULL, 0), -ETIMEDOUT, "20 ms");
	is(S(futex_time64, &word, FUTEX_WAIT, 1, wide, NULL, 0), -ETIMEDOUT,
	   "20 ms as 64-bit numbers");
	for (i = 0; i < 5; i++)
		start(i, wait_word);
	start(5, wait_bit_2);
	sleep_ms(60);
	is(done_count, 0, "six threads wait");
	is(futex(&word, FUTEX_WAKE, 9, NULL, NULL, 0), 0,
	   "not for the shared word");
	is(futex(&word, FUTEX_WAKE_BITSET | PRIVATE, 9, NULL, NULL, 4), 5,
	   "bit 2 of the set is five threads'");
	sleep_ms(40);
	is(done_count, 5, "which go on");
	is(futex(&word, FUTEX_WAKE | PRIVATE, 9, NULL, NULL, 0), 1, "one waits");
	for (i = 0; i < 6; i++)
		join(i);
	is(done_count, 6, "all have ended");
	is(futex(&word, FUTEX_WAKE | PRIVATE, 9, NULL, NULL, 0), 0, "nobody");
}

static void test_requeue(void)
{
	int i;

	word = 1;
	other = done_count = 0;
	for (i = 0; i < 6; i++)
		start(i, wait_word);
	sleep_ms(60);
	is(futex(&word, FUTEX_CMP_REQUEUE | PRIVATE, 1, (void *)3, &other, 1), 4,
	   "one is woken, three wait for another word");
	is(futex(&other, FUTEX_WAKE | PRIVATE, 9, NULL, NULL, 0), 3, "three");
	is(futex(&word, FUTEX_REQUEUE | PRIVATE, 0, (void *)9, &word, 0), 2,
	   "two are still there");
	is(futex(&word, FUTEX_WAKE | PRIVATE, 1, NULL, NULL, 0), 1, "one");
	is(futex(&word, FUTEX_WAKE | PRIVATE, 1, NULL, NULL, 0), 1, "and one");
	for (i = 0; i < 6; i++)
		join(i);
	is(done_count, 6, "all have ended");
}

/* Two processes and a word that is at another address in each. */
static void test_shared(void)
{
	volatile int *a, *b;
	long fd = S(open, "/dev/zero", O_RDWR, 0);
	int status = 0;
	pid_t pid;

	S(close, fd);
	a = mmap(NULL, PAGE_SIZE, PROT_READ | PROT_WRITE,
		 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid = fork();
	if (pid == 0) {
		b = mremap((void *)a, PAGE_SIZE, PAGE_SIZE,
			   MREMAP_MAYMOVE | MREMAP_FIXED,
			   (char *)a - 16 * PAGE_SIZE);
		while (!*b)
			if (futex(b, FUTEX_WAIT, 0, NULL, NULL, 0) < 0)
				_exit(1);
		_exit(9);
	}
	sleep_ms(40);
	is(futex(a, FUTEX_WAKE | PRIVATE, 1, NULL, NULL, 0), 0,
	   "another process is not woken by a private operation");
	*a = 1;
	is(futex(a, FUTEX_WAKE, 1, NULL, NULL, 0), 1, "but by a shared one");
	waitpid(pid, &status, 0);
	is(status, 9 << 8, "although its address is another");
	munmap((void *)a, PAGE_SIZE);
}

static void nothing(int sig)
{
}

static void test_signals(void)
{
	long time[2] = { 1, 0 };

	word = 1;
	set_handler(SIGALRM, nothing, 0);
	alarm_ms(20);
	is(futex(&word, FUTEX_WAIT, 1, NULL, NULL, 0), -EINTR, "a handler ran");
	alarm_ms(20);
	is(futex(&word, FUTEX_WAIT, 1, time, NULL, 0), -EINTR, "and with a time");
	set_handler(SIGALRM, nothing, SA_RESTART);
	alarm_ms(20);
	is(futex(&word, FUTEX_WAIT, 1, time, NULL, 0), -EINTR,
	   "a wait with a time does not start again");
	set_handler(SIGALRM, SIG_DFL, 0);
}

/* ---- locks ---------------------------------------------------------------- */

static volatile int lock_word;
static volatile long total;

static int count_up(void)
{
	int i, c;

	for (i = 0; i < 2000; i++) {
		c = __sync_val_compare_and_swap(&lock_word, 0, 1);
		while (c) {
			if (c == 2 ||
			    __sync_val_compare_and_swap(&lock_word, 1, 2))
				futex(&lock_word, FUTEX_WAIT | PRIVATE, 2, NULL,
				      NULL, 0);
			c = __sync_val_compare_and_swap(&lock_word, 0, 2);
		}
		total = total + 1;
		if (i % 100 == 0)
			sched_yield();
		if (__sync_fetch_and_sub(&lock_word, 1) != 1) {
			lock_word = 0;
			futex(&lock_word, FUTEX_WAKE | PRIVATE, 1, NULL, NULL, 0);
		}
	}
	return 0;
}

static void test_mutex(void)
{
	int i;

	for (i = 0; i < 10; i++)
		start(i, count_up);
	for (i = 0; i < 10; i++)
		join(i);
	is(total, 20000, "ten threads, a mutex, 20,000 times");
}

static struct robust_list_head robust;
static struct {
	struct robust_list list;
	int word;
} held[2];

static int die_with_locks(void)
{
	int id = S(gettid);

	robust.list.next = &held[0].list;
	held[0].list.next = &held[1].list;
	held[1].list.next = &robust.list;
	robust.futex_offset = sizeof(struct robust_list);
	held[0].word = id | (int)FUTEX_WAITERS;
	held[1].word = id + 1;
	S(set_robust_list, &robust, sizeof(robust));
	sleep_ms(30);
	return 0;
}

static int endless_list(void)
{
	robust.list.next = &held[0].list;
	held[0].list.next = &held[0].list;
	S(set_robust_list, &robust, sizeof(robust));
	return 0;
}

static void test_robust(void)
{
	static struct robust_list_head *head;
	static size_t len;
	int id = 0;

	is(S(set_robust_list, &robust, 4), -EINVAL, "a list's head has a size");
	start(0, die_with_locks);
	while (!(id = *(volatile int *)&held[0].word))
		sched_yield();
	sleep_ms(5);
	is(S(get_robust_list, ids[0], &head, &len), 0, "a thread's list");
	ok(head == &robust && len == sizeof(robust), "is the one that it set");
	is(futex(&held[0].word, FUTEX_WAIT, id, NULL, NULL, 0), 0,
	   "its end wakes who waits for its lock");
	join(0);
	is(held[0].word, (int)(FUTEX_WAITERS | FUTEX_OWNER_DIED),
	   "and leaves a mark in it");
	ok(!(held[1].word & FUTEX_OWNER_DIED), "but not in another's lock");
	start(0, endless_list);
	join(0);
	ok(1, "a list without an end ends");
}

/* ---- clone3, TLS, exec ---------------------------------------------------- */

static void test_clone3(void)
{
	static struct {
		struct clone_args args;
		unsigned long more;
	} a;
	int status = 0;
	long pid;

	is(S(clone3, &a, 60), -EINVAL, "clone3: too short");
	is(S(clone3, &a, 5000), -E2BIG, "too long");
	is(S(clone3, 16, 64), -EFAULT, "not there");
	a.more = 1;
	is(S(clone3, &a, sizeof(a)), -E2BIG, "something unknown");
	a.more = 0;
	a.args.flags = SIGCHLD;
	is(S(clone3, &a, 64), -EINVAL, "the signal has its own place");
	a.args.flags = 0;
	a.args.exit_signal = 256;
	is(S(clone3, &a, 64), -EINVAL, "and must be one");
	a.args.exit_signal = SIGCHLD;
	a.args.stack_size = 4096;
	is(S(clone3, &a, 64), -EINVAL, "a size without a stack");
	a.args.stack_size = 0;
	a.args.flags = CLONE_THREAD;
	is(S(clone3, &a, 64), -EINVAL, "a thread with a signal");
	a.args.flags = CLONE_PARENT_SETTID;
	a.args.parent_tid = (unsigned long)&ids[11];
	pid = S(clone3, &a, sizeof(a));
	if (pid == 0)
		_exit(8);
	is(waitpid(pid, &status, 0), pid, "a child");
	is(status, 8 << 8, "that ends");
	is(ids[11], pid, "and whose number was stored");
}

static int exec_self(void)
{
	char number[12];
	char *argv[] = {
		(char *)"threadtest", (char *)"pid", number, NULL
	};

	snprintf(number, sizeof(number), "%d", getpid());
	S(execve, self, argv, environ);
	return 0;
}

static int hang(void)
{
	for (;;)
		sleep_ms(1000);
	return 0;
}

static int exec_status(int leader)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		start(0, hang);
		start(1, hang);
		start(2, leader ? hang : exec_self);
		if (leader)
			exec_self();
		hang();
	}
	waitpid(pid, &status, 0);
	return status;
}

static void leader_leaves(void)
{
	start(0, exec_self);
	S(exit, 3);
}

static void test_exec(void)
{
	int status = 0;
	pid_t pid;

	is(exec_status(1), 6 << 8, "exec: the other threads are gone");
	is(exec_status(0), 6 << 8, "exec by a thread: it has the process's number");
	pid = fork();
	if (pid == 0)
		leader_leaves();
	waitpid(pid, &status, 0);
	is(status, 6 << 8, "also when the leader has ended before");
}

static int after_exec(const char *number)
{
	static char text[2048];
	char *line;

	if (read_file("/proc/self/status", text, sizeof(text)) <= 0)
		return 5;
	line = strstr(text, "Threads:");
	return getpid() == atoi(number) && (long)getpid() == S(gettid) &&
	       line && atoi(line + 8) == 1 ? 6 : 7;
}

int main(int argc, char **argv)
{
	self = (char *)getauxval(AT_EXECFN);
	if (argc == 3)
		return after_exec(argv[2]);
	test_errors();
	test_wake();
	test_requeue();
	test_shared();
	test_signals();
	test_mutex();
	test_robust();
	test_clone3();
	test_exec();
	return done();
}
