// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/fptest.c - do floating-point registers survive?
 *
 * Linux:    arch/x86/kernel/fpu/, arch/arm/vfp/: the state belongs to a task
 * Read:     __switch_to() and flush_thread() of both architectures
 *
 * Children compute the same sequence, each from a start value of its own,
 * while the others do: by the timer's choice of moments, and with a
 * sched_yield() after every few steps. Then all registers are filled with a
 * pattern, a system call is made (or a while is waited, so that the timer
 * interrupts), and they are read back.
 */
#include "../../user/lib/sys.h"
#include "tap.h"

#define CHILDREN	4

/* Four values that depend on all bits of each other: chaotic on purpose. */
static double compute(double x, long steps, long yield_every)
{
	double a = x, b = x * 0.5, c = x * 0.25, d = 1 - x;
	long i;

	for (i = 1; i <= steps; i++) {
		a = 3.9 * a * (1 - a);
		b = 3.8 * b * (1 - b) * (0.9 + 0.1 * a);
		c = 3.7 * c * (1 - c) * (0.9 + 0.1 * b);
		d = 3.6 * d * (1 - d) * (0.9 + 0.1 * c);
		if (yield_every && i % yield_every == 0)
			sched_yield();
	}
	return a + b + c + d;
}

static double start_value(int child)
{
	return 0.1 + 0.17 * child;
}

static int all_exit_0(const pid_t *pid)
{
	int good = 1;
	int status;
	int i;

	for (i = 0; i < CHILDREN; i++)
		if (waitpid(pid[i], &status, 0) != pid[i] || status)
			good = 0;
	return good;
}

/* The results are compared as stored: the x87 computes with 64 bits. */
static int compute_together(long steps, long yield_every)
{
	volatile double expected[CHILDREN];
	volatile double got;
	pid_t pid[CHILDREN];
	int i;

	for (i = 0; i < CHILDREN; i++)
		expected[i] = compute(start_value(i), steps, 0);
	for (i = 0; i < CHILDREN; i++) {
		pid[i] = fork();
		if (pid[i])
			continue;
		got = compute(start_value(i), steps, yield_every);
		_exit(got != expected[i]);
	}
	return all_exit_0(pid);
}

/*
 * All registers are filled from @in, then the system call @nr is made (if @nr
 * is negative: -@nr turns of an empty loop instead), then they are stored
 * into @out. Registers that a compiler would use in between are the point, so
 * this is assembly.
 */
#ifdef __i386__
#define REG_BYTES	(8 * 16 + 8 * 8)	/* xmm0-7, then eight doubles */

static long through_registers(long nr, const unsigned char *in,
			      unsigned char *out)
{
	long ret = nr;

	asm volatile(
		"movups   (%[in]), %%xmm0; movups 16(%[in]), %%xmm1\n"
		"movups 32(%[in]), %%xmm2; movups 48(%[in]), %%xmm3\n"
		"movups 64(%[in]), %%xmm4; movups 80(%[in]), %%xmm5\n"
		"movups 96(%[in]), %%xmm6; movups 112(%[in]), %%xmm7\n"
		"fldl 128(%[in]); fldl 136(%[in]); fldl 144(%[in])\n"
		"fldl 152(%[in]); fldl 160(%[in]); fldl 168(%[in])\n"
		"fldl 176(%[in]); fldl 184(%[in])\n"
		"testl %%eax, %%eax\n"
		"js 1f\n"
		"int $0x80\n"
		"jmp 2f\n"
		"1: incl %%eax\n"
		"jnz 1b\n"
		"2: movups %%xmm0,   (%[out]); movups %%xmm1, 16(%[out])\n"
		"movups %%xmm2, 32(%[out]); movups %%xmm3, 48(%[out])\n"
		"movups %%xmm4, 64(%[out]); movups %%xmm5, 80(%[out])\n"
		"movups %%xmm6, 96(%[out]); movups %%xmm7, 112(%[out])\n"
		"fstpl 184(%[out]); fstpl 176(%[out]); fstpl 168(%[out])\n"
		"fstpl 160(%[out]); fstpl 152(%[out]); fstpl 144(%[out])\n"
		"fstpl 136(%[out]); fstpl 128(%[out])\n"
		: "+a" (ret) : [in] "S" (in), [out] "D" (out)
		: "memory", "cc");
	return ret;
}

#else
#define REG_BYTES	(16 * 8)		/* d0-d15 */

static long through_registers(long nr, const unsigned char *in,
			      unsigned char *out)
{
	register long r7 asm("r7") = nr;
	register long r0 asm("r0") = 0;

	asm volatile(
		"vldmia %[in], {d0-d15}\n"
		"cmp r7, #0\n"
		"bmi 1f\n"
		"svc #0\n"
		"b 2f\n"
		"1: adds r7, r7, #1\n"
		"bne 1b\n"
		"2: vstmia %[out], {d0-d15}\n"
		: "+r" (r0), "+r" (r7)
		: [in] "r" (in), [out] "r" (out)
		: "memory", "cc", "d0", "d1", "d2", "d3", "d4", "d5", "d6",
		  "d7", "d8", "d9", "d10", "d11", "d12", "d13", "d14", "d15");
	return r0;
}
#endif

/* Doubles without the values that a load and a store could change (NaN). */
static void make_pattern(unsigned char *p, int seed)
{
	size_t i;

	for (i = 0; i < REG_BYTES; i++)
		p[i] = i % 8 == 7 ? 0x40 : 17 * i + 29 * seed + 3;
}

static int survives(long nr, int seed)
{
	unsigned char in[REG_BYTES];
	unsigned char out[REG_BYTES];

	make_pattern(in, seed);
	memset(out, 0, sizeof(out));
	through_registers(nr, in, out);
	return !memcmp(in, out, sizeof(in));
}

static int patterns_together(long nr, long times)
{
	pid_t pid[CHILDREN];
	long good;
	long k;
	int i;

	for (i = 0; i < CHILDREN; i++) {
		pid[i] = fork();
		if (pid[i])
			continue;
		for (good = k = 0; k < times; k++)
			good += survives(nr, i);
		_exit(good != times);
	}
	return all_exit_0(pid);
}

static void test_fork(void)
{
	unsigned char in[REG_BYTES];
	unsigned char out[REG_BYTES];
	int status;
	long pid;

	make_pattern(in, 7);
	memset(out, 0, sizeof(out));
	pid = through_registers(__NR_fork, in, out);
	if (pid == 0)
		_exit(memcmp(in, out, sizeof(in)) != 0);
	ok(pid > 0 && !memcmp(in, out, sizeof(in)),
	   "fork leaves the parent its registers");
	ok(waitpid(pid, &status, 0) == pid && status == 0,
	   "and gives the child the same");
}

int main(void)
{
	ok(compute_together(200000, 0), "children compute: the timer switches");
	ok(compute_together(20000, 5), "children compute and yield");
	ok(survives(__NR_getpid, 1), "registers survive a system call");
	ok(patterns_together(__NR_sched_yield, 20000),
	   "registers survive a switch by sched_yield");
	ok(patterns_together(-5000000, 10),
	   "registers survive a switch by the timer");
	test_fork();
	return done();
}
