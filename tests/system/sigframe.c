// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sigframe.c - what sigreturn() believes of a frame
 *
 * Linux:    restore_sigcontext() and valid_user_regs() of arch's signal code
 * Read:     sighelp.h before; arch/.../kernel/signal.c
 *
 * A handler may change the frame, and anybody may make one up and call
 * sigreturn(): that is how a program asks for registers that it could not set
 * itself. Each case is a child; the lines are the same for both processors,
 * which forge what they have.
 */
#include "sighelp.h"

#ifdef __arm__
#define FP_BLOCK(uc)	((uc)->uc_regspace)
#define FP_BYTES	288
#define NO_FP		SIGSEGV		/* the block has to be there */
#else
#define FP_BLOCK(uc)	((uc)->uc_mcontext.fpstate)
#define FP_BYTES	sizeof(struct _fpstate_32)
#define NO_FP		(7 << 8)	/* registers of a new program */
#endif

static void (*forge)(struct ucontext *uc);

static void handler(int sig, info_t *info, struct ucontext *uc)
{
	forge(uc);
}

static void leave(void)
{
	_exit(8);
}

static void child(void *how)
{
	forge = how;
	set_handler(SIGUSR1, handler, SA_SIGINFO);
	raise(SIGUSR1);
	_exit(7);
}

static void nothing(struct ucontext *uc)
{
}

static void other_pc(struct ucontext *uc)
{
	UC_PC(uc) = (unsigned long)leave;
}

static void wild_sp(struct ucontext *uc)
{
	UC_SP(uc) = 0x10;
}

static void no_sp(int sig)
{
	_exit(9);
}

#ifdef __arm__
static void kernel_mode(struct ucontext *uc)
{
	uc->uc_mcontext.arm_cpsr |= 0x13;
}

static void system_mode(struct ucontext *uc)
{
	uc->uc_mcontext.arm_cpsr |= 0x1f;
}

static void masked_bits(struct ucontext *uc)
{
	uc->uc_mcontext.arm_cpsr |= 1 << 6 | 1 << 8;	/* F, A */
}

static int is_masked(void)
{
	unsigned long cpsr;

	asm volatile("mrs %0, cpsr" : "=r" (cpsr));
	return cpsr & 0x1f & ~0x10;
}

static void no_fp(struct ucontext *uc)
{
	uc->uc_regspace[0] = 0;
}

static void bad_fp(struct ucontext *uc)
{
	uc->uc_regspace[1] = 4;
}

/* d8 = *@val; the signal; *@val = d8 */
static void raise_with_fp(double *val)
{
	register long nr asm("r7") = __NR_kill;
	register long pid asm("r0") = getpid();
	register long sig asm("r1") = SIGUSR1;

	asm volatile("vldr d8, [%2]\n\tsvc #0\n\tvstr d8, [%2]"
		     : "+r" (pid) : "r" (sig), "r" (val), "r" (nr)
		     : "memory", "d8");
}

static void double_it(struct ucontext *uc)
{
	double *d8 = (double *)((char *)uc->uc_regspace + 8) + 8;

	*d8 *= 2;
	asm volatile("vmov.f64 d8, #1.0" : : : "d8");
}

static void random_words(struct ucontext *uc, unsigned long random)
{
	uc->uc_mcontext.arm_cpsr ^= random;
}

#define UC_RESULT(uc)	((uc)->uc_mcontext.arm_r0)

/* r0 = -ERESTARTNOINTR, at an sp that no frame was ever put at */
__attribute__((noinline))
static void sigreturn_at_bad_sp(long nr)
{
	register long r7 asm("r7") = nr;

	asm volatile("mvn r0, #512\n\tadd sp, sp, #4\n\tsvc #0\n"
		     "after_bad_sp:" : : "r" (r7) : "r0", "memory");
}
#else
static void kernel_mode(struct ucontext *uc)
{
	uc->uc_mcontext.cs = 0x60;
}

static void system_mode(struct ucontext *uc)
{
	uc->uc_mcontext.ss = 0x68;
}

static void masked_bits(struct ucontext *uc)
{
	/* IOPL, NT; without IF */
	uc->uc_mcontext.eflags = (uc->uc_mcontext.eflags | 0x7000) & ~0x200;
}

static int is_masked(void)
{
	unsigned long flags;

	asm volatile("pushfl\n\tpopl %0" : "=r" (flags));
	return (flags & 0x7200) != 0x200;
}

static void no_fp(struct ucontext *uc)
{
	uc->uc_mcontext.fpstate = NULL;
}

static void bad_fp(struct ucontext *uc)
{
	((struct _fpstate_32 *)uc->uc_mcontext.fpstate)->mxcsr = 0xffff0000;
}

static void raise_with_fp(double *val)
{
	long ret = __NR_kill;

	asm volatile("fldl (%3)\n\tint $0x80\n\tfstpl (%3)"
		     : "+a" (ret) : "b" (getpid()), "c" (SIGUSR1), "S" (val)
		     : "memory", "st");
}

static void double_it(struct ucontext *uc)
{
	struct _fpstate_32 *fp = (void *)uc->uc_mcontext.fpstate;

	fp->_st[0].exponent++;
	asm volatile("fld1\n\tfstp %%st(0)" : : : "st");
}

static void random_words(struct ucontext *uc, unsigned long random)
{
	struct sigcontext *sc = &uc->uc_mcontext;

	switch (random & 7) {
	case 0:
		sc->cs = random >> 8;
		break;
	case 1:
		sc->ss = random >> 8;
		break;
	case 2:
		sc->ds = random >> 8;
		break;
	case 3:
		sc->es = random >> 8;
		break;
	case 4:
		sc->fs = random >> 8;
		break;
	case 5:
		sc->gs = random >> 8;
		break;
	default:
		sc->eflags ^= random >> 3;
	}
}

#define UC_RESULT(uc)	((uc)->uc_mcontext.eax)

__attribute__((noinline))
static void sigreturn_at_bad_sp(long nr)
{
	asm volatile("movl $8, %%esp\n\tint $0x80\nafter_bad_sp:"
		     : : "a" (nr) : "memory");
}
#endif

static void child_masked(void *how)
{
	forge = how;
	set_handler(SIGUSR1, handler, SA_SIGINFO);
	raise(SIGUSR1);
	_exit(is_masked() ? 6 : 7);
}

static void bare_sigreturn(void *rt)
{
	if (rt)
		S(rt_sigreturn);
	else
		S(sigreturn);
	_exit(7);
}

/* SIGUSR1 comes while sp is bad: there is no room for a frame. */
static void child_wild(void *how)
{
	static unsigned long both[2] = { BIT(SIGUSR1) | BIT(SIGUSR2), 0 };
	struct signal_action act = {
		.handler = handler, .flags = SA_SIGINFO,
		.mask = { BIT(SIGUSR2) },
	};

	forge = how;
	set_action(SIGUSR1, &act, NULL);
	set_handler(SIGUSR2, no_sp, 0);
	S(rt_sigprocmask, 0, both, NULL, 8);
	raise(SIGUSR1);
	both[0] = BIT(SIGUSR2);
	raise(SIGUSR2);
	S(rt_sigprocmask, 1, &(unsigned long[2]){ BIT(SIGUSR1), 0 }, NULL, 8);
	_exit(7);
}

extern char after_bad_sp[];

static void at_bad_sp(int sig, info_t *info, struct ucontext *uc)
{
	_exit(UC_PC(uc) != (unsigned long)after_bad_sp ? 5 :
	      UC_RESULT(uc) ? 6 : 7);
}

/* What the registers held is no result: nothing of it is to be restarted. */
static void child_bad_sp(void *rt)
{
	static char stack[16384];
	linux_stack_t ss = { stack, 0, sizeof(stack) };

	S(sigaltstack, &ss, NULL);
	set_handler(SIGSEGV, at_bad_sp, SA_SIGINFO | SA_ONSTACK);
	sigreturn_at_bad_sp(rt ? __NR_rt_sigreturn : __NR_sigreturn);
}

static void unblock_and_wild(struct ucontext *uc)
{
	wild_sp(uc);
#ifdef __arm__
	uc->uc_sigmask[0] = 0;
#else
	uc->uc_sigmask = 0;
#endif
}

static void test_forged(void)
{
	is(status_of(child, nothing), 7 << 8, "a frame as it was: lives");
	is(status_of(child, other_pc), 8 << 8, "another pc: goes on there");
	ok(status_of(child, wild_sp) < 256, "a wild sp: killed");
	ok(status_of(child, kernel_mode) < 256, "the kernel's mode: killed");
	ok(status_of(child, system_mode) < 256, "its stack or system mode: killed");
	is(status_of(child_masked, masked_bits), 7 << 8,
	   "bits that are the kernel's: without effect");
	is(status_of(child, no_fp), NO_FP, "no FPU registers");
	is(status_of(child, bad_fp), SIGSEGV, "FPU registers that cannot be");
	is(status_of(bare_sigreturn, NULL), SIGSEGV, "sigreturn without a frame");
	is(status_of(bare_sigreturn, (void *)1), SIGSEGV, "and rt_sigreturn");
	is(status_of(child_bad_sp, NULL), 7 << 8, "at a bad sp: the call is over");
	is(status_of(child_bad_sp, (void *)1), 7 << 8, "and rt_sigreturn");
	is(status_of(child_wild, unblock_and_wild), SIGSEGV,
	   "a handler whose frame cannot be written: SIGSEGV");
}

static void test_fp(void)
{
	double val = 1.5;

	forge = double_it;
	set_handler(SIGUSR1, handler, SA_SIGINFO);
	raise_with_fp(&val);
	ok(val == 3.0, "the frame has the FPU's registers, to be changed there");
}

static unsigned long seed;

static void mutate(struct ucontext *uc)
{
	unsigned char *fp = (unsigned char *)FP_BLOCK(uc);

	random_words(uc, seed);
	if (seed & 1 << 20)
		fp[(seed >> 8) % FP_BYTES] ^= seed >> 2;
}

/* Runs until it is killed or ends; a mask may keep SIGALRM away. */
static void reap(pid_t pid)
{
	int i;

	for (i = 0; i < 20; i++) {
		if (waitpid(pid, NULL, WNOHANG) == pid)
			return;
		nanosleep(&(struct timespec){ 0, 1000000 }, NULL);
	}
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

static void test_random(void)
{
	int i;

	seed = 12345;
	for (i = 0; i < 200; i++) {
		pid_t pid;

		seed = seed * 1103515245 + 12345;
		pid = fork();
		if (pid == 0)
			child(mutate);
		reap(pid);
	}
	ok(waitpid(-1, NULL, WNOHANG) == -1, "200 frames changed at random");
	is(status_of(child, nothing), 7 << 8, "and all is as before");
}

/* The return is by code in the frame, which must be allowed to run. */
static void test_no_restorer(void)
{
	struct signal_action act = { .handler = nothing };
	unsigned long page = (unsigned long)&act & -PAGE_SIZE;

	forge = nothing;
	mprotect((void *)(page - 2 * PAGE_SIZE), 3 * PAGE_SIZE,
		 PROT_READ | PROT_WRITE | PROT_EXEC);
	S(rt_sigaction, SIGUSR1, &act, NULL, 8);
	raise(SIGUSR1);
	act.handler = handler;
	act.flags = SA_SIGINFO;
	S(rt_sigaction, SIGUSR1, &act, NULL, 8);
	raise(SIGUSR1);
	ok(1, "handlers without SA_RESTORER come back where code may run");
}

int main(void)
{
	test_forged();
	test_fp();
	test_random();
	test_no_restorer();
	return done();
}
