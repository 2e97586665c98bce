// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/stacktrace.c - the calls that led to here, as text or as numbers
 *
 * Linux:    kernel/stacktrace.c, lib/dump_stack.c
 * Notes:    chapter 3, "Reading a stack backwards"
 * Read:     arch_stack_walk() in arch's stacktrace.c before: it finds the frames;
 *	     proc_pid_stack() in fs/proc/pid_files.c after
 *
 *	Call Trace:
 *	 handle_mm_fault+0x1c/0x60      return addresses, the latest call first
 *	 do_page_fault+0x80/0x1a4
 *	 --- <exception> c0102030       what was interrupted; the kernel went on
 *	 cat_init+0x10/0x20             on the same stack
 *	 --- <user> 0804801a sp bfffff00
 *
 * Left out: reliable walks (live patching), user stacks
 */
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/sched.h>
#include <linux/stacktrace.h>
#include <linux/utsname.h>

static bool print_entry(void *cookie, unsigned long addr, struct pt_regs *regs)
{
	const char *loglvl = cookie;

	if (!regs)
		printk("%s %pB\n", loglvl, (void *)addr);
	else if (user_mode(regs))
		printk("%s --- <user> pc %08lx sp %08lx\n", loglvl, addr,
		       user_stack_pointer(regs));
	else
		printk("%s --- <exception> at %pS\n", loglvl, (void *)addr);
	return true;
}

struct stacktrace_cookie {
	unsigned long *store;
	unsigned int size, skip, len;
};

/* Only the kernel's part: a program's pc is no return address. */
static bool stack_trace_consume_entry_nosched(void *cookie, unsigned long addr,
					      struct pt_regs *regs)
{
	struct stacktrace_cookie *c = cookie;

	if (regs && user_mode(regs))
		return false;
	if (in_sched_functions(addr))
		return true;
	if (c->skip) {
		c->skip--;
		return true;
	}
	c->store[c->len++] = addr;
	return c->len < c->size;
}

/**
 * stack_trace_save_tsk() - the calls that a task is in
 * @tsk: any task; its stack may be gone already
 * @store: gets return addresses, the latest call first
 * @size: entries that fit, at least 1
 * @skipnr: calls to leave out
 *
 * Context: task context.
 * Return: entries written; 0: the task has no stack any more.
 */
unsigned int stack_trace_save_tsk(struct task_struct *tsk, unsigned long *store,
				  unsigned int size, unsigned int skipnr)
{
	struct stacktrace_cookie c = {
		.store	= store,
		.size	= size,
		.skip	= skipnr + (current == tsk),	/* this function */
	};

	if (!try_get_task_stack(tsk))
		return 0;
	arch_stack_walk(stack_trace_consume_entry_nosched, &c, tsk, NULL);
	put_task_stack(tsk);
	return c.len;
}

#ifdef CONFIG_VMAP_STACK
/**
 * get_stack_guard_info() - was it the guard page of a stack that was touched?
 * @addr: the address that faulted
 * @info: gets the stack above it
 *
 * Return: no stack lies at @addr, but one lies a page above.
 */
bool get_stack_guard_info(unsigned long addr, struct stack_info *info)
{
	unsigned long *above = (unsigned long *)(addr + PAGE_SIZE);

	return !get_stack_info((unsigned long *)addr, current, info) &&
	       get_stack_info(above, current, info);
}
#endif

/**
 * show_stack() - print a backtrace
 * @task: whose stack; NULL: current's
 * @regs: start at this exception; NULL: at the caller, or where @task sleeps
 * @loglvl: KERN_… for each line
 */
void show_stack(struct task_struct *task, struct pt_regs *regs,
		const char *loglvl)
{
	printk("%sCall Trace:\n", loglvl);
	arch_stack_walk(print_entry, (void *)loglvl, task ?: current, regs);
}

/**
 * dump_stack_print_info() - who is running
 * @log_lvl: KERN_…
 */
void dump_stack_print_info(const char *log_lvl)
{
	printk("%sCPU: 0 PID: %d Comm: %.20s %s %s %s\n", log_lvl, current->pid,
	       current->comm, print_tainted(), utsname()->release,
	       utsname()->version);
}

/**
 * dump_stack() - who is running, and how did we get here?
 *
 * Context: any.
 */
void dump_stack(void)
{
	dump_stack_print_info(KERN_DEFAULT);
	show_stack(NULL, NULL, KERN_DEFAULT);
}
