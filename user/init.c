// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/init.c - process 1: starts a shell, and collects who dies
 *
 * Linux:    init/main.c kernel_init() execs it; kernel/exit.c gives it every
 *           orphan, and panics if it ends
 * Notes:    chapter "One page becomes 132 kB": this is the process whose
 *           /proc/1/smaps is read
 * Read:     sh.c after
 *
 *	/run/cmd exists:  sh /run/cmd, status to /dev/kmsg, power off
 *	otherwise:        a shell on the console; its `exit` powers off, and
 *	                  if a signal kills it another one is started
 */
#include "lib/sys.h"
#include <asm/ioctls.h>
#include <linux/major.h>
#include <linux/mount.h>
#include <stdio.h>
#include <string.h>

#define COMMAND_FILE	"/run/cmd"
#define SHELL		"/bin/sh"
#define LOG_DEVICE	"/dev/kmsg"
#define LOG_MINOR	11
#define CANNOT_EXEC	127

static char *const environment[] = {
	(char *)"HOME=/", (char *)"TERM=linux", (char *)"PATH=/bin", NULL
};

/* The kernel's log keeps the order of our lines and its own. */
static int open_log(void)
{
	int fd = open(LOG_DEVICE, O_WRONLY);

	if (fd >= 0 || errno != ENOENT)
		return fd;
	mknod(LOG_DEVICE, S_IFCHR | 0600, MEM_MAJOR << 8 | LOG_MINOR);
	return open(LOG_DEVICE, O_WRONLY);
}

static void say(const char *text)
{
	char line[160];
	int fd = open_log();
	int len = snprintf(line, sizeof(line), "init: %s\n", text);

	write(fd < 0 ? 2 : fd, line, len);
	if (fd >= 0)
		close(fd);
}

static void say_error(const char *what)
{
	char text[128];

	snprintf(text, sizeof(text), "%s: %s", what, strerror(errno));
	say(text);
}

static void open_console(void)
{
	struct stat st;
	int fd;

	while (fstat(0, &st) || fstat(1, &st) || fstat(2, &st)) {
		fd = open("/dev/console", O_RDWR);
		if (fd < 0 || fd > 2)
			break;
	}
}

static void mount_proc(void)
{
	mkdir("/proc", 0555);
	if (mount("proc", "/proc", "proc", 0, NULL) && errno != EBUSY)
		say_error("cannot mount /proc");
}

/* Where C libraries put POSIX shared memory. */
static void mount_shm(void)
{
	mkdir("/dev/shm", 01777);
	if (mount("tmpfs", "/dev/shm", "tmpfs", MS_NOSUID | MS_NODEV, NULL))
		say_error("cannot mount /dev/shm");
}

/* A kernel without it, or without the folder, works as well. */
static void mount_debugfs(void)
{
	mount("debugfs", "/sys/kernel/debug", "debugfs", 0, NULL);
}

static void power_off(void)
{
	reboot(LINUX_REBOOT_CMD_POWER_OFF);
	say_error("cannot power off");
	for (;;)
		wait(NULL);
}

/* A session of its own, so that ^C reaches the shell's programs, not us. */
static pid_t start_shell(char *const argv[])
{
	pid_t pid = fork();

	if (pid < 0)
		say_error("cannot fork");
	if (pid)
		return pid;
	setsid();
	ioctl(0, TIOCSCTTY, 0);
	execve(SHELL, argv, environment);
	say_error("cannot run " SHELL);
	_exit(CANNOT_EXEC);
}

/* Orphans are children too: collect all until @pid is the one that ended. */
static int wait_for(pid_t pid)
{
	int status = CANNOT_EXEC << 8;
	pid_t got;

	do {
		got = wait(&status);
	} while (got != pid && (got > 0 || errno == EINTR));
	return status;
}

static void run_command(void)
{
	static char *const argv[] = {
		(char *)"sh", (char *)COMMAND_FILE, NULL
	};
	char text[64];
	int status = wait_for(start_shell(argv));

	snprintf(text, sizeof(text), "command exited with status %d",
		 exit_code(status));
	say(text);
}

static void run_interactive(void)
{
	static char *const argv[] = { (char *)"sh", NULL };
	int status;

	say("a shell starts; `exit` there switches the machine off");
	for (;;) {
		status = wait_for(start_shell(argv));
		if (WIFEXITED(status))
			break;
		say("the shell was killed; here is another one");
	}
	if (WEXITSTATUS(status) != CANNOT_EXEC)
		say("the shell has ended, so the machine is switched off");
}

int main(void)
{
	open_console();
	mount_proc();
	mount_shm();
	mount_debugfs();
	if (access(COMMAND_FILE, R_OK) == 0)
		run_command();
	else
		run_interactive();
	power_off();
	return 0;
}
