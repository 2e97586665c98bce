// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/lkdtm/bugs.c - stacks that are too small, or written over
 *
 * Linux:    drivers/misc/lkdtm/bugs.c
 * Notes:    chapter 9, "What an overflow looks like"
 * Read:     core.c before, heap.c after
 *
 *	stack + THREAD_SIZE       +--------------+ <- STACK_GUARD_PAGE_TRAILING
 *	                          | pt_regs      |
 *	CORRUPT_STACK writes up   | frames       |
 *	over its own frame's end  |   |          |
 *	                          |   v  EXHAUST_STACK: one frame after the other
 *	                          | end magic    |
 *	stack                     +--------------+ <- STACK_GUARD_PAGE_LEADING
 *	                          | guard        |
 *	                          +--------------+
 *	                          | whose?       | <- JUMP_GUARD: one frame larger
 *	                                               than all that is unmapped
 *
 * Left out: hung tasks, lockups, lists and arrays that are damaged
 */
#include <linux/arch.h>
#include <linux/panic.h>
#include <linux/slab.h>

#include "lkdtm.h"

/*
 * From the middle of a stack over its lower half, the hole and the guard below it,
 * into the next one.
 */
#define JUMP_SIZE	(THREAD_ALIGN + THREAD_SIZE / 2)

/* More than any stack holds: 128 frames of half a kilobyte. */
static int recur_count = 128;

/* "lkdtm.recur_count=n": fewer, to see what a small overflow does. */
static int __init set_recur_count(char *str)
{
	return kstrtoint(str, 10, &recur_count);
}
__setup("lkdtm.recur_count", set_recur_count);

/* "lkdtm.stack_left=n": bytes of stack that INTERRUPT_LOW_STACK does not use. */
static int stack_left = 150;

static int __init set_stack_left(char *str)
{
	return kstrtoint(str, 10, &stack_left);
}
__setup("lkdtm.stack_left", set_stack_left);

/* A frame that is really written, and no loop made of the recursion. */
static int noinline recursive_loop(int remaining)
{
	volatile char buf[512];

	memset((void *)buf, remaining | 1, sizeof(buf));
	if (!remaining)
		return 0;
	return recursive_loop(remaining - 1) + buf[remaining % sizeof(buf)];
}

static void lkdtm_PANIC(void)
{
	panic("dumptest");
}

static void lkdtm_BUG(void)
{
	BUG();
}

static void lkdtm_WARNING(void)
{
	static int counter;

	WARN(1, "Warning message trigger count: %d\n", ++counter);
}

/* Without a guard: whose page is it that comes after the end of the stack? */
static void overflow_into_neighbour(void)
{
	char *below = (char *)task_stack_page(current) - PAGE_SIZE;
	u8 *before = kmemdup(below, PAGE_SIZE, GFP_KERNEL);
	char owner[80];
	int i, changed = 0;

	if (!before)
		return;
	whose_page(virt_to_page(below), owner, sizeof(owner));
	recursive_loop(recur_count);
	for (i = 0; i < PAGE_SIZE; i++)
		changed += (u8)below[i] != before[i];
	pr_info("lkdtm: the page below the stack, %px, belongs to %s: %d bytes overwritten\n",
		below, owner, changed);
	kfree(before);
}

static void lkdtm_EXHAUST_STACK(void)
{
	pr_info("lkdtm: Calling function with %d frame size to depth %d ...\n",
		512, recur_count);
	if (IS_ENABLED(CONFIG_VMAP_STACK))
		recursive_loop(recur_count);
	else
		overflow_into_neighbour();
	pr_info("lkdtm: FAIL: survived without exhausting stack?!\n");
}

/* With interrupts off the task cannot be ended: who knows what it was about. */
static void lkdtm_EXHAUST_STACK_IRQS_OFF(void)
{
	local_irq_disable();
	recursive_loop(recur_count);
	local_irq_enable();
}

static void exhaust_in_interrupt(struct timer_list *t)
{
	recursive_loop(recur_count);
}

/* Timers run in the interrupt of the tick, and so on its stack. */
static void lkdtm_EXHAUST_IRQ_STACK(void)
{
	static struct timer_list timer = { .function = exhaust_in_interrupt };

	INIT_LIST_HEAD(&timer.entry);
	timer.expires = jiffies + 1;
	add_timer(&timer);
	__set_current_state(TASK_UNINTERRUPTIBLE);
	schedule_timeout(HZ);
}

/*
 * A frame that leaves next to nothing of the stack waits for the tick. Not this
 * function is too much for the stack but the interrupt: its registers, and its
 * handler, too, if that has no stack of its own.
 */
static noinline void lkdtm_INTERRUPT_LOW_STACK(void)
{
	unsigned long start = jiffies;
	volatile char *frame;

	pr_info("lkdtm: waiting for an interrupt with %d bytes of stack left\n",
		stack_left);
	frame = __builtin_alloca(current_stack_pointer() - stack_left -
				 (unsigned long)end_of_stack(current));
	frame[0] = 0;
	while (jiffies == start)
		;
}

#ifdef CONFIG_STACK_THREAD_UNION
static unsigned long *addr_limit(void)
{
	return &current_thread_info()->addr_limit.seg;
}
#else
static unsigned long *addr_limit(void)
{
	return NULL;
}
#endif

/*
 * A frame that reaches down to @word, of which only @word is written: the rest
 * of a large array is seldom filled. No interrupt may come onto such a stack.
 */
static noinline void overflow_onto(unsigned long *word)
{
	unsigned long size = (unsigned long)__builtin_frame_address(0) -
			     (unsigned long)word;
	volatile unsigned long *frame;

	local_irq_disable();
	frame = __builtin_alloca(size + 64);
	frame[word - frame] = ~0UL;
	local_irq_enable();
}

/*
 * Generation 1 only: thread_info lies where the overflow goes, and in it the limit
 * up to which access_ok() lets system calls reach. Afterwards a program may name
 * the kernel's own memory as its buffer.
 */
static void lkdtm_OVERFLOW_ADDR_LIMIT(void)
{
	unsigned long *word = addr_limit();

	if (!word) {
		pr_info("lkdtm: XFAIL: nothing lies below the stack but its guard or a neighbour\n");
		return;
	}
	overflow_onto(word);
	pr_info("lkdtm: %lu bytes below the end of the stack addr_limit is %08lx now\n",
		(unsigned long)end_of_stack(current) - (unsigned long)word, *word);
}

/*
 * One function whose frame is larger than what is unmapped below the stack: its
 * lowest word lies in the memory of somebody else, and no guard is touched on the
 * way there. Linux's answer is the compiler's (-Wframe-larger-than, no VLAs).
 */
static noinline unsigned long jump_guard(void)
{
	volatile char frame[JUMP_SIZE];

	frame[0] = 'J';		/* no call from here: its frame would lie there too */
	return (unsigned long)frame;
}

static void lkdtm_JUMP_GUARD(void)
{
	unsigned long at = jump_guard();

	pr_info("lkdtm: wrote one byte at %px, %lu bytes below the stack, nobody noticed\n",
		(void *)at, (unsigned long)end_of_stack(current) - at);
}

static void noinline __lkdtm_CORRUPT_STACK(void *stack)
{
	memset(stack, '\xff', 64);
}

/* Whoever has an array of characters has a canary, too. */
static noinline void lkdtm_CORRUPT_STACK(void)
{
	char data[8] __aligned(sizeof(void *));

	pr_info("lkdtm: Corrupting stack containing char array ...\n");
	__lkdtm_CORRUPT_STACK((void *)&data);
}

/* -fstack-protector-strong guards these, the weaker kind does not. */
static noinline void lkdtm_CORRUPT_STACK_STRONG(void)
{
	union {
		unsigned short shorts[4];
		unsigned long *ptr;
	} data __aligned(sizeof(void *));

	pr_info("lkdtm: Corrupting stack containing union ...\n");
	__lkdtm_CORRUPT_STACK((void *)&data);
}

#define STACK_FILL	0xA5A5A5A5

/* What a task leaves on its stack when it ends ... */
static noinline void lkdtm_FILL_STACK(void)
{
	volatile unsigned long words[THREAD_SIZE / sizeof(long) / 2];
	int i;

	for (i = 0; i < ARRAY_SIZE(words); i++)
		words[i] = STACK_FILL;
}

/* ... the next one that gets the stack must not find. */
static void lkdtm_FIND_FILL(void)
{
	unsigned long *word = end_of_stack(current) + 1;
	unsigned long *sp = __builtin_frame_address(0);
	int found = 0;

	for (; word < sp; word++)
		found += *word == STACK_FILL;
	pr_info("lkdtm: %d words of the fill\n", found);
}

static pid_t stack_pid;
static unsigned long stack_addr;

static void lkdtm_REPORT_STACK(void)
{
	volatile uintptr_t magic;
	pid_t pid = task_pid_nr(current);

	if (pid != stack_pid) {
		pr_info("lkdtm: Starting stack offset tracking for pid %d\n", pid);
		stack_pid = pid;
		stack_addr = (uintptr_t)&magic;
	}
	pr_info("lkdtm: Stack offset: %d\n",
		(int)(stack_addr - (uintptr_t)&magic));
}

static pid_t stack_canary_pid;
static unsigned long stack_canary;

/* The second task that asks hears whether its canary is another one. */
static void lkdtm_REPORT_STACK_CANARY(void)
{
	pid_t pid = task_pid_nr(current);

	if (!IS_ENABLED(CONFIG_STACKPROTECTOR)) {
		pr_info("lkdtm: XFAIL: this kernel has no stack protector\n");
	} else if (!stack_canary_pid) {
		stack_canary_pid = pid;
		stack_canary = current->stack_canary;
		pr_info("lkdtm: Recorded stack canary for pid %d\n", pid);
	} else if (pid == stack_canary_pid) {
		pr_warn("lkdtm: ERROR: saw pid %d again -- run in a different task\n",
			pid);
	} else if (current->stack_canary == stack_canary) {
		pr_err("lkdtm: FAIL: global stack canary for pids %d and %d!\n",
		       stack_canary_pid, pid);
	} else {
		pr_info("lkdtm: ok: stack canaries differ between pid %d and pid %d\n",
			stack_canary_pid, pid);
	}
}

static void lkdtm_STACK_GUARD_PAGE_LEADING(void)
{
	const unsigned char *stack = task_stack_page(current);
	const volatile unsigned char *ptr = stack - 1;
	unsigned char byte;

	pr_info("lkdtm: attempting bad read from page below current stack\n");
	byte = *ptr;
	pr_err("lkdtm: FAIL: accessed page before stack! (byte: %x)\n", byte);
}

static void lkdtm_STACK_GUARD_PAGE_TRAILING(void)
{
	const unsigned char *stack = task_stack_page(current);
	const volatile unsigned char *ptr = stack + THREAD_SIZE;
	unsigned char byte;

	pr_info("lkdtm: attempting bad read from page above current stack\n");
	byte = *ptr;
	pr_err("lkdtm: FAIL: accessed page after stack! (byte: %x)\n", byte);
}

static void lkdtm_DOUBLE_FAULT(void)
{
	if (arch_provoke_double_fault())
		pr_info("lkdtm: XFAIL: this CPU has no double faults\n");
	else
		pr_err("lkdtm: FAIL: did not double fault!\n");
}

static const struct crashtype crashtypes[] = {
	CRASHTYPE(PANIC),
	CRASHTYPE(BUG),
	CRASHTYPE(WARNING),
	CRASHTYPE(EXHAUST_STACK),
	CRASHTYPE(EXHAUST_STACK_IRQS_OFF),
	CRASHTYPE(EXHAUST_IRQ_STACK),
	CRASHTYPE(INTERRUPT_LOW_STACK),
	CRASHTYPE(JUMP_GUARD),
	CRASHTYPE(OVERFLOW_ADDR_LIMIT),
	CRASHTYPE(CORRUPT_STACK),
	CRASHTYPE(CORRUPT_STACK_STRONG),
	CRASHTYPE(FILL_STACK),
	CRASHTYPE(FIND_FILL),
	CRASHTYPE(REPORT_STACK),
	CRASHTYPE(REPORT_STACK_CANARY),
	CRASHTYPE(STACK_GUARD_PAGE_LEADING),
	CRASHTYPE(STACK_GUARD_PAGE_TRAILING),
	CRASHTYPE(DOUBLE_FAULT),
};

const struct crashtype_category bugs_crashtypes = {
	crashtypes, ARRAY_SIZE(crashtypes),
};
