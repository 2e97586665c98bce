// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/panic.c - something is wrong with the kernel
 *
 * Linux:    kernel/panic.c, lib/bug.c, kernel/exit.c (make_task_dead()); die()
 *	     is each architecture's in Linux (texts of 6.1)
 * Notes:    chapter 9, "What an overflow looks like"
 * Read:     kernel/stacktrace.c before, arch's traps.c
 *
 *	WARN()   report, and go on
 *	BUG()    \ die(): report, and the current task ends. But in an interrupt,
 *	a fault  / in the idle task, in init, or with panic_on_oops:
 *	panic()  report, and everything stops
 *
 * panic= says what then: 0 (default) wait for ever, with interrupts off;
 * N > 0 start again after N seconds; N < 0 at once (QEMU's -no-reboot makes that
 * the end of QEMU, which is what tests want).
 *
 * Left out: panic_on_warn, notifiers, kexec, blinking lights
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/stackprotector.h>

int panic_timeout;
int panic_on_oops;

static unsigned long tainted_mask;
static int panic_depth;

/**
 * add_taint() - remember that what follows may be a consequence
 * @flag: TAINT_…
 */
void add_taint(unsigned int flag)
{
	tainted_mask |= 1UL << flag;
}

/** get_taint() - Return: a bit for each TAINT_… */
unsigned long get_taint(void)
{
	return tainted_mask;
}

/**
 * print_tainted() - the taint flags as letters in fixed columns
 *
 * Return: "Not tainted", or "Tainted: G      D W", in a buffer that is used again.
 */
const char *print_tainted(void)
{
	static const char letters[] = "PFSRMBUDAWCIOELKXTN";
	static char buf[32];
	char *s = buf;
	int i;

	if (!tainted_mask)
		return "Not tainted";
	s += sprintf(s, "Tainted: %c", tainted_mask & 1 ? 'P' : 'G');
	for (i = 1; letters[i]; i++)
		*s++ = tainted_mask & (1UL << i) ? letters[i] : ' ';
	*s = '\0';
	return buf;
}

static void __noreturn panic_stop(const char *msg)
{
	u64 end;

	if (panic_timeout > 0) {
		pr_emerg("Rebooting in %d seconds..\n", panic_timeout);
		end = ktime_get_ns() + (u64)panic_timeout * NSEC_PER_SEC;
		/* Interrupts are off, so only a counter can tell the time. */
		while (ktime_get_ns() < end)
			barrier();
	}
	if (panic_timeout != 0)
		machine_restart(NULL);
	pr_emerg("---[ end Kernel panic - not syncing: %s ]---\n", msg);
	machine_halt();
}

/**
 * panic() - stop everything
 * @fmt: why
 *
 * Context: any.
 */
void panic(const char *fmt, ...)
{
	static char buf[256];
	va_list args;
	int len;

	local_irq_disable();
	console_verbose();
	bust_spinlocks(1);
	/* A panic inside the report of a panic says only its sentence. */
	panic_depth++;
	if (panic_depth > 2)
		machine_halt();

	va_start(args, fmt);
	len = vscnprintf(buf, sizeof(buf), fmt, args);
	va_end(args);
	if (len && buf[len - 1] == '\n')
		buf[len - 1] = '\0';
	pr_emerg("Kernel panic - not syncing: %s\n", buf);
	/* An oops has shown its own backtrace already. */
	if (panic_depth == 1 && !(tainted_mask & (1UL << TAINT_DIE)))
		dump_stack();
	panic_stop(buf);
}

/** oops_enter() - a report begins: print whatever state things are in */
static void oops_enter(void)
{
	console_verbose();
	bust_spinlocks(1);
}

/** oops_exit() - the report is over */
static void oops_exit(void)
{
	pr_warn("---[ end trace %016llx ]---\n", 0ULL);
	bust_spinlocks(0);
}

/**
 * make_task_dead() - the current task cannot go on
 * @signr: the signal its parent is told of
 *
 * Its stack and its memory are given back as in every exit; locks that it holds
 * stay locked.
 *
 * Context: any; panics where no task can be ended.
 */
void __noreturn make_task_dead(int signr)
{
	struct task_struct *tsk = current;

	if (unlikely(in_interrupt()))
		panic("Aiee, killing interrupt handler!");
	if (unlikely(!tsk->pid))
		panic("Attempted to kill the idle task!");
	if (irqs_disabled()) {
		pr_info("note: %s[%d] exited with irqs disabled\n",
			tsk->comm, tsk->pid);
		local_irq_enable();
	}
	if (in_atomic()) {
		pr_info("note: %s[%d] exited with preempt_count %d\n",
			tsk->comm, tsk->pid, preempt_count());
		preempt_count() = 0;
	}
	if (tsk->flags & PF_EXITING) {
		pr_alert("Fixing recursive fault but reboot is needed!\n");
		for (;;) {
			set_current_state(TASK_UNINTERRUPTIBLE);
			schedule();
		}
	}
	do_exit(signr);
}

/* The report: registers, backtrace. */
static void __die(const char *str, struct pt_regs *regs, long err)
{
	static int die_counter;

	oops_enter();
	pr_emerg("%s: %04lx [#%d]\n", str, err & 0xffff, ++die_counter);
	if (regs) {
		show_regs(regs);
		show_stack(current, regs, KERN_DEFAULT);
	} else {
		dump_stack();
	}
	add_taint(TAINT_DIE);
	oops_exit();
}

/**
 * die() - report a fault of the kernel itself, and end the current task
 * @str: "Oops", …
 * @regs: where it happened; NULL: at the caller
 * @err: the CPU's error code
 *
 * Context: any. Does not return.
 */
void die(const char *str, struct pt_regs *regs, long err)
{
	__die(str, regs, err);
	if (in_interrupt())
		panic("Fatal exception in interrupt");
	if (panic_on_oops)
		panic("Fatal exception");
	rewind_stack_and_make_dead(SIGSEGV);
}

/**
 * die_of_overflow() - a kernel stack was too small
 * @str: for the report
 * @name: "TASK", "IRQ", …: whose stack, for panic()
 * @regs: where it happened
 * @irqs_off: interrupts were off there
 *
 * The task ends and the machine goes on, if nothing but the task can be broken:
 * an interrupt, code with interrupts off, the idle task and init cannot be left
 * half way. (In 6.1 the task ends too on arm, and on x86 after a plain page fault;
 * x86's #DF counts as an interrupt there, so that die() panics.)
 *
 * Context: on any stack but the one that overflowed.
 */
void __noreturn die_of_overflow(const char *str, const char *name,
				struct pt_regs *regs, bool irqs_off)
{
	__die(str, regs, 0);
	if (in_interrupt())
		panic("Fatal exception in interrupt");
	if (panic_on_oops)
		panic("Fatal exception");
	if (irqs_off || !current->pid || is_global_init(current))
		panic("%s stack guard hit", name);
	/* Small frames have run over it; it was no secret, and is used again. */
	set_task_stack_end_magic(current);
	rewind_stack_and_make_dead(SIGSEGV);
}

/**
 * __bug() - BUG(): a condition that cannot be true is
 * @file: of the macro
 * @line: of it
 * @func: of it
 *
 * Context: any.
 */
void __bug(const char *file, int line, const char *func)
{
	bust_spinlocks(1);
	pr_emerg("------------[ cut here ]------------\n");
	pr_emerg("kernel BUG at %s:%d!\n", file, line);
	bust_spinlocks(0);
	die("Oops - BUG", NULL, 0);
	unreachable();
}

/**
 * __warn() - WARN(): report, and go on
 * @file: of the macro
 * @line: of it
 * @func: of it
 * @fmt: more to say, or NULL
 *
 * Context: any.
 */
void __warn(const char *file, int line, const char *func, const char *fmt, ...)
{
	va_list args;

	pr_warn("------------[ cut here ]------------\n");
	pr_warn("WARNING: CPU: 0 PID: %d at %s:%d %pS\n", current->pid, file,
		line, __builtin_return_address(0));
	if (fmt) {
		va_start(args, fmt);
		vprintk(fmt, args);
		va_end(args);
	}
	dump_stack();
	pr_warn("---[ end trace %016llx ]---\n", 0ULL);
	add_taint(TAINT_WARN);
}

/* arm's libfdt is Debian's and wants both in every configuration. */
unsigned long __stack_chk_guard;

/** __stack_chk_fail() - a function is about to return and its canary has changed */
void __stack_chk_fail(void)
{
	panic("stack-protector: Kernel stack is corrupted in: %pB",
	      __builtin_return_address(0));
}

static int __init panic_setup(char *str)
{
	return kstrtoint(str, 0, &panic_timeout);
}
early_param("panic", panic_setup);

static int __init oops_setup(char *str)
{
	if (strcmp(str, "panic"))
		return -1;
	panic_on_oops = 1;
	return 0;
}
early_param("oops", oops_setup);
