// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sigstack.c - handlers on a stack of their own
 *
 *	sigstack		the tests
 *	sigstack flags		(itself after exec) exits with its ss_flags
 *
 * Linux:    sigaltstack() in kernel/signal.c, get_sigframe() in arch's signal.c
 * Read:     sighelp.h before, kernel/sigaltstack.c
 */
#include <setjmp.h>
#include "sighelp.h"
#include "threadhelp.h"

#define SIZE	16384

static char area[SIZE] __attribute__((aligned(16)));
static char second[SIZE] __attribute__((aligned(16)));
static const char *self;
static volatile int count;
static volatile unsigned long where, inner;
static linux_stack_t inside;
static volatile long answer;
static info_t told;
static jmp_buf env;

static long altstack(void *sp, int flags, unsigned long size)
{
	linux_stack_t ss = { sp, flags, size };

	return S(sigaltstack, &ss, NULL);
}

static linux_stack_t asked(void)
{
	linux_stack_t ss = { NULL, -1, 0 };

	S(sigaltstack, NULL, &ss);
	return ss;
}

static int within(unsigned long sp, char *stack)
{
	return sp > (unsigned long)stack && sp <= (unsigned long)stack + SIZE;
}

static void look(int sig)
{
	char here;

	where = (unsigned long)&here;
	inside = asked();
	answer = altstack(second, 0, SIZE);
	count++;
}

static void test_arguments(void)
{
	static linux_stack_t odd = { area, 4, SIZE };

	is(asked().ss_flags, SS_DISABLE, "there is none at first");
	is(altstack(area, 4, SIZE), -EINVAL, "flag 4: EINVAL");
	is(altstack(area, 0, MINSIGSTKSZ - 1), -ENOMEM, "2047 bytes: ENOMEM");
	is(altstack(area, 0, MINSIGSTKSZ), 0, "2048 are enough");
	is(asked().ss_flags, 0, "now there is one");
	is(asked().ss_size, MINSIGSTKSZ, "of this size");
	is(altstack(NULL, SS_DISABLE, 5), 0, "SS_DISABLE");
	is(asked().ss_size, 0, "and there is none");
	is(altstack(area, SS_ONSTACK, SIZE), 0, "SS_ONSTACK may be set");
	is(asked().ss_flags, 0, "but means nothing");
	is(S(sigaltstack, 16, NULL), -EFAULT, "a bad address");
	is(S(sigaltstack, NULL, 16), -EFAULT, "and another");
	is(S(sigaltstack, &odd, 16), -EINVAL, "the first error counts");
	ok(asked().ss_sp == area, "and nothing has changed");
}

static void test_use(void)
{
	count = 0;
	altstack(area, 0, SIZE);
	set_handler(SIGUSR1, look, 0);
	raise(SIGUSR1);
	ok(!within(where, area), "without SA_ONSTACK: on the stack itself");
	set_handler(SIGUSR1, look, SA_ONSTACK);
	altstack(area, 0, SIZE);
	raise(SIGUSR1);
	ok(within(where, area), "SA_ONSTACK: on the other one");
	is(inside.ss_flags, SS_ONSTACK, "which is known there");
	is(answer, -EPERM, "and cannot be exchanged");
	is(asked().ss_flags, 0, "afterwards it is free");
	ok(asked().ss_sp == area, "and the same");
	is(count, 2, "both handlers ran");
}

static void inner_handler(int sig)
{
	char here;

	inner = (unsigned long)&here;
}

static void outer_handler(int sig)
{
	look(sig);
	raise(SIGUSR2);
}

static void test_nested(void)
{
	set_handler(SIGUSR1, outer_handler, SA_ONSTACK);
	set_handler(SIGUSR2, inner_handler, SA_ONSTACK);
	raise(SIGUSR1);
	ok(within(inner, area) && inner < where, "a second frame lies below");
}

static void test_autodisarm(void)
{
	is(altstack(area, 1 << 31, SIZE), 0, "SS_AUTODISARM");
	is(asked().ss_flags, 1 << 31, "is told");
	set_handler(SIGUSR1, look, SA_ONSTACK | SA_SIGINFO);
	raise(SIGUSR1);
	ok(within(where, area), "the handler runs there");
	is(inside.ss_flags, SS_DISABLE, "but the setting is gone");
	is(answer, 0, "so another can be made");
	ok(asked().ss_sp == area && asked().ss_flags == 1 << 31,
	   "which its return undoes");
	altstack(NULL, SS_DISABLE, 0);
}

static void frame_too_big(void *arg)
{
	char *map = mmap(NULL, 2 * PAGE_SIZE, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	mprotect(map, PAGE_SIZE, PROT_NONE);
	altstack(map + PAGE_SIZE, 0, PAGE_SIZE);
	set_handler(SIGUSR1, outer_handler, SA_ONSTACK);
	set_handler(SIGUSR2, outer_handler, SA_ONSTACK | SA_NODEFER);
	raise(SIGUSR2);
}

#ifdef __arm__
#define TOO_SMALL	(7 << 8)	/* nobody looks */
#else
#define TOO_SMALL	SIGSEGV
#endif

/* The memory below the stack could be written, but is not the stack's. */
static void second_frame(void *arg)
{
	altstack(area + SIZE / 2, 0, MINSIGSTKSZ);
	set_handler(SIGUSR1, outer_handler, SA_ONSTACK);
	set_handler(SIGUSR2, inner_handler, SA_ONSTACK);
	raise(SIGUSR1);
	_exit(7);
}

static int flags_after_exec(void)
{
	char *argv[] = { (char *)"sigstack", (char *)"flags", NULL };
	int status = 0;
	pid_t pid;

	altstack(area, 0, SIZE);
	pid = fork();
	if (pid == 0) {
		if (asked().ss_sp != area)
			_exit(99);
		execve(self, argv, environ);
	}
	waitpid(pid, &status, 0);
	return status >> 8;
}

static volatile int thread_flags = -1;

static int ask_in_thread(void)
{
	thread_flags = asked().ss_flags;
	return 0;
}

static void test_inheritance(void)
{
	is(flags_after_exec(), SS_DISABLE, "fork keeps it, exec does not");
	clone_call(THREAD, second + SIZE, NULL, NULL, ask_in_thread);
	while (thread_flags == -1)
		sched_yield();
	is(thread_flags, SS_DISABLE, "a thread has none");
	is(status_of(frame_too_big, NULL), SIGSEGV,
	   "handlers on handlers until there is no room: SIGSEGV");
	is(status_of(second_frame, NULL), TOO_SMALL,
	   "a second frame that does not fit: refused on x86, not on arm");
}

/* ---- the stack has reached its limit --------------------------------------- */

static volatile char *deepest;

static int __attribute__((noinline)) recurse(int depth)
{
	volatile char frame[1000];

	if (depth < 0)
		return 0;
	frame[0] = depth;
	deepest = frame;
	return recurse(depth + 1) + frame[0];
}

static void too_deep(int sig, info_t *info, struct ucontext *uc)
{
	told = *info;
	where = UC_SP(uc);
	longjmp(env, 1);
}

static void limit_stack(unsigned long kb)
{
	struct rlimit64 limit = { kb * 1024, kb * 1024 };

	prlimit64(0, RLIMIT_STACK, &limit, NULL);
}

static unsigned long stack_size(void)
{
	static char text[8192];
	char *line, *start;

	if (read_file("/proc/self/maps", text, sizeof(text)) <= 0)
		return 0;
	line = strstr(text, "[stack]");
	if (!line)
		return 0;
	for (start = line; start > text && start[-1] != '\n'; start--)
		;
	return strtoul(strchr(start, '-') + 1, NULL, 16) -
	       strtoul(start, NULL, 16);
}

static void die_deep(void *handler)
{
	limit_stack(1024);
	if (handler)
		set_handler(SIGSEGV, handler, SA_SIGINFO);
	recurse(0);
}

static void test_overflow(void)
{
	is(status_of(die_deep, NULL), SIGSEGV, "too deep: SIGSEGV");
	altstack(NULL, SS_DISABLE, 0);
	is(status_of(die_deep, too_deep), SIGSEGV,
	   "with a handler, too: there is no room for its frame");
	altstack(area, 0, SIZE);
	is(status_of(die_deep, too_deep), SIGSEGV,
	   "or the handler does not want the other stack");
	limit_stack(1024);
	set_handler(SIGSEGV, too_deep, SA_SIGINFO | SA_ONSTACK | SA_NODEFER);
	if (!setjmp(env))
		recurse(0);
	is(told.si_signo, SIGSEGV, "on the other stack a handler runs");
	is(told.si_code, SEGV_MAPERR, "and is told: SEGV_MAPERR");
	is(stack_size(), 1024 * 1024, "the stack has its whole size");
	ok((char *)told.si_addr < (char *)deepest &&
	   (char *)told.si_addr > (char *)deepest - 2 * PAGE_SIZE,
	   "at the next frame");
	ok(where - (unsigned long)told.si_addr < PAGE_SIZE ||
	   (unsigned long)told.si_addr - where < PAGE_SIZE, "near sp");
	told.si_signo = 0;
	if (!setjmp(env))
		recurse(0);
	is(told.si_signo, SIGSEGV, "and after longjmp() once more");
}

static char *thread_stack;
static volatile int thread_done;

static int overflow_in_thread(void)
{
	altstack(second, 0, SIZE);
	if (!setjmp(env))
		recurse(0);
	thread_done = 1;
	return 0;
}

static void test_guard(void)
{
	char *map = mmap(NULL, 9 * PAGE_SIZE, PROT_NONE,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);

	thread_stack = map + PAGE_SIZE;
	mprotect(thread_stack, 8 * PAGE_SIZE, PROT_READ | PROT_WRITE);
	clone_call(THREAD, map + 9 * PAGE_SIZE, NULL, NULL, overflow_in_thread);
	while (!thread_done)
		sched_yield();
	is(told.si_code, SEGV_ACCERR, "a thread's guard page: SEGV_ACCERR");
	ok((char *)told.si_addr >= map && (char *)told.si_addr < thread_stack,
	   "in that page");
	munmap(map, 9 * PAGE_SIZE);
}

int main(int argc, char **argv)
{
	self = (char *)getauxval(AT_EXECFN);
	if (argc == 2)
		return asked().ss_flags;
	test_arguments();
	test_use();
	test_nested();
	test_autodisarm();
	test_inheritance();
	test_overflow();
	test_guard();
	return done();
}
