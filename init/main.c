// SPDX-License-Identifier: GPL-2.0-only
/*
 * init/main.c - from the first C function to the first user instruction
 *
 * Linux:    init/main.c
 * Notes:    chapter 1, "task 0 was never created"; walk boot-init-task
 * Read:     arch's head.S before, init/init_task.c beside, fs/exec.c after
 *
 *	start_kernel()		on init_task's stack (init_thread_union)
 *	  rest_init()
 *	    kernel_thread(kernel_init)	pid 1: initcalls, initramfs, exec of init
 *	    kernel_thread(kthreadd)	pid 2: the parent of kernel threads
 *	    cpu_startup_entry()		pid 0: idle from now on
 *
 * Left out: SMP bring-up, ACPI, modules, the initrd of old (linuxrc)
 */
#include <linux/arch.h>
#include <linux/binfmts.h>
#include <linux/extable.h>
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/moduleparam.h>
#include <linux/panic.h>
#include <linux/proc_fs.h>
#include <linux/random.h>
#include <linux/randomize_kstack.h>
#include <linux/stackprotector.h>
#include <linux/time.h>
#include <linux/utsname.h>

char boot_command_line[COMMAND_LINE_SIZE];	/* as the loader gave it */
static char static_command_line[COMMAND_LINE_SIZE];	/* cut into words */

#define MAX_INIT_ARGS	32
#define MAX_INIT_ENVS	32
static const char *argv_init[MAX_INIT_ARGS + 2] = { "init" };
static const char *envp_init[MAX_INIT_ENVS + 2] = { "HOME=/", "TERM=linux" };
static const char *ramdisk_execute_command = "/init";

static int __init rdinit_setup(char *str)
{
	ramdisk_execute_command = str;
	return 0;
}
__setup("rdinit=", rdinit_setup);

/*
 * A word of the command line that nobody in the kernel knows is meant for
 * init: "name=value" for its environment, anything else for its argv.
 */
static int __init unknown_bootoption(char *param, char *val)
{
	size_t len = strlen(param);
	int i;

	if (strchr(param, '.'))		/* a parameter of something not built in */
		return 0;
	if (val) {
		param[len] = '=';	/* parse_args() cut it there */
		for (i = 0; envp_init[i]; i++)
			if (!strncmp(param, envp_init[i], len + 1))
				break;
		if (i > MAX_INIT_ENVS)
			panic("Too many boot env vars at `%s'", param);
		envp_init[i] = param;
		return 0;
	}
	for (i = 1; argv_init[i]; i++)
		;
	if (i > MAX_INIT_ARGS)
		panic("Too many boot init vars at `%s'", param);
	argv_init[i] = param;
	return 0;
}

bool randomize_kstack_offset = IS_ENABLED(CONFIG_RANDOMIZE_KSTACK_OFFSET_DEFAULT);

static int __init early_randomize_kstack_offset(char *buf)
{
	if (strcmp(buf, "on") && strcmp(buf, "off"))
		return -EINVAL;
	randomize_kstack_offset = !strcmp(buf, "on");
	return 0;
}
early_param("randomize_kstack_offset", early_randomize_kstack_offset);

static void __init do_initcalls(void)
{
	initcall_t *fn;

	for (fn = __initcall_start; fn < __initcall_end; fn++) {
		int ret = (*fn)();

		if (ret)
			pr_warn("initcall %pS returned %d\n", *fn, ret);
	}
}

static int run_init_process(const char *init_filename)
{
	argv_init[0] = init_filename;
	pr_info("Run %s as init process\n", init_filename);
	return kernel_execve(init_filename, argv_init, envp_init);
}

/* File descriptors 0, 1 and 2 of everybody who does not change them. */
static void __init console_on_rootfs(void)
{
	struct file *file = filp_open("/dev/console", O_RDWR, 0);
	int fd;

	if (IS_ERR(file)) {
		pr_warn("Warning: unable to open an initial console.\n");
		return;
	}
	for (fd = 0; fd < 3; fd++) {
		int got = get_unused_fd_flags(0);

		BUG_ON(got != fd);
		fd_install(got, get_file(file));
	}
	fput(file);
}

static noinline void __init kernel_init_freeable(void)
{
	do_initcalls();
	populate_rootfs();
	console_on_rootfs();
}

static int kernel_init(void *unused)
{
	int ret;

	kernel_init_freeable();
	/* From here on no __init code or data may be used. */
	free_initmem();
	mark_rodata_ro();

	ret = run_init_process(ramdisk_execute_command);
	if (!ret)
		return 0;	/* through ret_from_fork to user mode */
	if (ret == -ENOENT)
		panic("No init found: the initramfs has no %s. Give one with -initrd, or another path with rdinit=.",
		      ramdisk_execute_command);
	panic("Requested init %s failed (error %d).", ramdisk_execute_command,
	      ret);
}

/*
 * kernel_init is created first, because pid 1 belongs to it; it must not run
 * before kthreadd exists, and it does not: nobody preempts the kernel.
 */
static noinline void rest_init(void)
{
	pid_t pid;

	pid = kernel_thread(kernel_init, NULL, CLONE_FS);
	BUG_ON(pid != 1);
	pid = kernel_thread(kthreadd, NULL, CLONE_FS | CLONE_FILES);
	kthreadd_task = find_task_by_vpid(pid);
	schedule();
	cpu_startup_entry();
}

/**
 * start_kernel() - the first C function, on init_task's stack
 *
 * Each call may use what the calls above it have set up, and nothing else.
 *
 * Context: interrupts off, paging on, no allocator yet.
 */
void __init start_kernel(void)
{
	char *command_line;
	u64 now;

	set_task_stack_end_magic(&init_task);
	local_irq_disable();

	pr_notice("%s", linux_banner);
	setup_arch(&command_line);
	pr_notice("Kernel command line: %s\n", boot_command_line);
	strscpy(static_command_line, command_line, COMMAND_LINE_SIZE);
	parse_args(static_command_line, unknown_bootoption);

	sort_main_extable();
	trap_init();
	mm_core_init();
	sched_init();
	init_IRQ();
	time_init();
	/* What time it is, and how long start-up took, differs each time. */
	now = ktime_get_real_ns();
	add_device_randomness(&now, sizeof(now));
	random_init();
	boot_init_stack_canary();
	local_irq_enable();

	pid_idr_init();
	fork_init();
	proc_caches_init();
	vfs_caches_init();
	proc_root_init();

	rest_init();
}
