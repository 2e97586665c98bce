// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/foreign/threads.c - POSIX threads as glibc makes them
 *
 *	threads-glibc		prints the same lines everywhere
 *
 * Linux:    glibc asks for clone3() or clone(), futex(), robust lists, signals
 *	     to single threads, an alternate stack
 * Read:     scripts/user.mk (how it is built), tests/system/threadtest.c
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER, robust;
static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
static pthread_barrier_t barrier;
static __thread long mine;
static long sum, ready;
static volatile sig_atomic_t handled;

static void *adder(void *arg)
{
	int i;

	mine = (long)arg;
	pthread_mutex_lock(&lock);
	ready++;
	pthread_cond_broadcast(&cond);
	while (ready < 10)
		pthread_cond_wait(&cond, &lock);
	pthread_mutex_unlock(&lock);
	for (i = 0; i < 1000; i++) {
		pthread_mutex_lock(&lock);
		sum += mine;
		pthread_mutex_unlock(&lock);
	}
	pthread_barrier_wait(&barrier);
	return (void *)(mine * 2);
}

static void ten_threads(void)
{
	pthread_t thread[10];
	long i, doubled = 0;
	void *ret;

	pthread_barrier_init(&barrier, NULL, 10);
	for (i = 0; i < 10; i++)
		if (pthread_create(&thread[i], NULL, adder, (void *)i))
			printf("no thread %ld\n", i);
	for (i = 0; i < 10; i++) {
		pthread_join(thread[i], &ret);
		doubled += (long)ret;
	}
	printf("ten threads: %ld, %ld\n", sum, doubled);
}

/* The areas of /proc/self/maps around @sp: "---p 4 kB, rw-p 8192 kB". */
static void print_stack(const char *when, char *sp)
{
	char line[256], perms[8], before[64] = "nothing";
	FILE *maps = fopen("/proc/self/maps", "r");
	unsigned long start, end;

	while (maps && fgets(line, sizeof(line), maps)) {
		if (sscanf(line, "%lx-%lx %7s", &start, &end, perms) != 3)
			continue;
		if ((unsigned long)sp >= start && (unsigned long)sp < end)
			printf("%s: %s, %s %lu kB\n", when, before, perms,
			       (end - start) / 1024);
		snprintf(before, sizeof(before), "%s %lu kB", perms,
			 (end - start) / 1024);
	}
	if (maps)
		fclose(maps);
}

static char *stack_of_thread;

static void *stack_thread(void *arg)
{
	pthread_attr_t attr;
	size_t size, guard;
	void *addr;

	(void)arg;
	pthread_getattr_np(pthread_self(), &attr);
	pthread_attr_getstack(&attr, &addr, &size);
	pthread_attr_getguardsize(&attr, &guard);
	printf("a thread's stack: %zu bytes, guard %zu\n", size, guard);
	stack_of_thread = addr;
	print_stack("in the thread", (char *)&attr);
	return NULL;
}

static void stacks(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, stack_thread, NULL);
	pthread_join(thread, NULL);
	print_stack("after its end", stack_of_thread);
}

static void *sleeper(void *arg)
{
	(void)arg;
	for (;;)
		pause();
	return NULL;
}

static void note(int sig)
{
	(void)sig;
	handled = 1;
}

static void signals(void)
{
	struct sigaction action = { .sa_handler = note };
	struct timespec soon = { 0, 1000000 };
	pthread_t thread;
	void *ret = NULL;

	sigaction(SIGUSR1, &action, NULL);
	pthread_create(&thread, NULL, sleeper, NULL);
	pthread_kill(thread, SIGUSR1);
	while (!handled)
		nanosleep(&soon, NULL);
	pthread_cancel(thread);
	pthread_join(thread, &ret);
	printf("a thread is signalled, and canceled: %d\n",
	       ret == PTHREAD_CANCELED);
}

static void *dies_with_lock(void *arg)
{
	(void)arg;
	pthread_mutex_lock(&robust);
	return NULL;
}

static void locks(void)
{
	pthread_mutexattr_t attr;
	struct timespec until;
	pthread_t thread;
	int err;

	pthread_mutexattr_init(&attr);
	pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST);
	pthread_mutex_init(&robust, &attr);
	pthread_create(&thread, NULL, dies_with_lock, NULL);
	err = pthread_mutex_lock(&robust);
	if (!err) {	/* we were first */
		pthread_mutex_unlock(&robust);
		pthread_join(thread, NULL);
		err = pthread_mutex_lock(&robust);
	} else {
		pthread_join(thread, NULL);
	}
	printf("a lock whose owner died: %s\n", strerror(err));
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += 20000000;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	pthread_mutex_lock(&lock);
	err = pthread_cond_timedwait(&cond, &lock, &until);
	pthread_mutex_unlock(&lock);
	printf("a condition that does not come: %s\n", strerror(err));
}

static sigjmp_buf env;
static volatile int code;

static void overflow(int sig, siginfo_t *info, void *uc)
{
	(void)sig;
	(void)uc;
	code = info->si_code;
	siglongjmp(env, 1);
}

static int __attribute__((noinline)) deep(int n)
{
	volatile char frame[1000];

	if (n < 0)
		return 0;
	frame[0] = n;
	return deep(n + 1) + frame[0];
}

static void *overflowing(void *arg)
{
	stack_t ss = { .ss_size = 16384 };

	(void)arg;
	ss.ss_sp = malloc(ss.ss_size);
	sigaltstack(&ss, NULL);
	if (!sigsetjmp(env, 1))
		deep(0);
	printf("a thread's stack overflows: SIGSEGV, code %d\n", code);
	return NULL;
}

static void overflows(void)
{
	struct sigaction action = {
		.sa_sigaction = overflow, .sa_flags = SA_SIGINFO | SA_ONSTACK,
	};
	pthread_t thread;

	sigaction(SIGSEGV, &action, NULL);
	pthread_create(&thread, NULL, overflowing, NULL);
	pthread_join(thread, NULL);
}

static void *forker(void *arg)
{
	int status = system("exit 3");
	pid_t pid = fork();

	if (pid == 0)
		_exit(4);
	waitpid(pid, arg, 0);
	printf("programs of a thread: %d, %d\n", WEXITSTATUS(status),
	       WEXITSTATUS(*(int *)arg));
	return NULL;
}

int main(void)
{
	pthread_t thread;
	int status = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	ten_threads();
	stacks();
	signals();
	locks();
	overflows();
	pthread_create(&thread, NULL, forker, &status);
	pthread_join(thread, NULL);
	pthread_create(&thread, NULL, sleeper, NULL);
	puts("the end, with a thread that sleeps");
	return 5;
}
