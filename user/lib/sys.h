/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/lib/sys.h - what newlib's headers lack of Linux's interface
 *
 * Linux:    the manual's section 2; numbers and structures are the kernel's
 *           own, from linux-libc-dev (<asm/...>, <linux/...>)
 * Read:     syscalls.c, files.c, memory.c implement it
 *
 * Include it FIRST. newlib numbers signals as 4.2BSD did (SIGCHLD 20) unless
 * SIGTRAP is already defined; so <asm/signal.h> comes before <signal.h>, and
 * the types in which the two disagree are renamed while it is read.
 *
 * Error numbers stay newlib's in errno (ENOSYS is 88, strerror() knows it);
 * sys_call() returns the kernel's (-38), errno.c translates. Flags of open()
 * and fcntl() are newlib's too, files.c translates them.
 */
#ifndef USER_SYS_H
#define USER_SYS_H

#define sigset_t	linux_sigset_t
#define sigaction	linux_sigaction
#define sigaltstack	linux_sigaltstack
#define stack_t		linux_stack_t
#define timespec	linux_timespec
#define timeval		linux_timeval
#define timezone	linux_timezone
#define itimerspec	linux_itimerspec
#define itimerval	linux_itimerval
#define rusage		linux_rusage
#define rlimit		linux_rlimit
#include <asm/signal.h>
#include <linux/resource.h>
#undef sigset_t
#undef sigaction
#undef sigaltstack
#undef stack_t
#undef timespec
#undef timeval
#undef timezone
#undef itimerspec
#undef itimerval
#undef rusage
#undef rlimit
#undef sa_handler
#undef sa_sigaction
#undef _STRUCT_TIMESPEC
/* newlib has these in forms of its own; some of its values are not Linux's. */
enum {
	MASK_BLOCK = SIG_BLOCK, MASK_UNBLOCK = SIG_UNBLOCK, MASK_SET = SIG_SETMASK
};
enum { REALTIME_CLOCK = CLOCK_REALTIME, MONOTONIC_CLOCK = CLOCK_MONOTONIC };
#undef SIG_DFL
#undef SIG_IGN
#undef SIG_ERR
#undef SIG_BLOCK
#undef SIG_UNBLOCK
#undef SIG_SETMASK
#undef SA_NOCLDSTOP
#undef CLOCK_REALTIME
#undef CLOCK_MONOTONIC
#undef TIMER_ABSTIME

#include <asm/mman.h>
#include <asm/unistd.h>
#include <linux/auxvec.h>
#include <linux/mman.h>
#include <linux/personality.h>
#include <linux/reboot.h>
#include <linux/utsname.h>

#define __LINUX_ERRNO_EXTENSIONS__ 1	/* ELIBBAD and a few more */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PAGE_SIZE	4096UL
#define MAP_FAILED	((void *)-1)

/* One entry of the auxiliary vector (Elf32_auxv_t in glibc). */
struct auxv {
	unsigned long type;
	unsigned long value;
};

/* The kernel has this structure in a header that it does not export. */
struct linux_dirent64 {
	uint64_t d_ino;
	int64_t d_off;
	unsigned short d_reclen;
	unsigned char d_type;
	char d_name[];
};

extern char **environ;
extern unsigned long *initial_stack;	/* where argc is */
extern const char *program_name;	/* argv[0] */
unsigned long getauxval(unsigned long type);

/* sys_call: the kernel's result as it is; syscall: -1 and errno on error. */
long sys_call(long nr, ...);
long sys_result(long ret);
#define syscall(...)	sys_result(sys_call(__VA_ARGS__))

const char *errno_name(int err);
const char *signal_text(int sig);
const char *signal_name(int sig);
int signal_number(const char *s);
int exit_code(int status);

long wait4(pid_t pid, int *status, int options, void *rusage);
/* What the kernel calls struct sigaction; mask has 64 bits. */
struct signal_action {
	void *handler;
	unsigned long flags;
	void (*restorer)(void);
	unsigned long mask[2];
};

void __restore(void);
void __restore_rt(void);
int set_action(int sig, struct signal_action *new, struct signal_action *old);
int set_handler(int sig, void *handler, unsigned long flags);
int ignore_signal(int sig);
int default_signal(int sig);
int mask_signal(int how, int sig);	/* MASK_BLOCK or MASK_UNBLOCK */
int is_pending(int sig);
int personality(unsigned long persona);
int prlimit64(pid_t pid, int which, const struct rlimit64 *new,
	      struct rlimit64 *old);
int sched_yield(void);
int nanosleep(const struct timespec *req, struct timespec *rem);
int alarm_ms(unsigned int ms);
int uname(struct new_utsname *name);
int reboot(unsigned int cmd);
int mount(const char *source, const char *target, const char *type,
	  unsigned long flags, const void *data);

long getdents64(int fd, void *buf, size_t size);
int lstat(const char *path, struct stat *st);
int mknod(const char *path, mode_t mode, dev_t dev);
int ioctl(int fd, unsigned long cmd, ...);
ssize_t read_file(const char *path, char *buf, size_t size);

void *mmap(void *addr, size_t len, int prot, int flags, int fd, off_t off);
int munmap(void *addr, size_t len);
int mprotect(void *addr, size_t len, int prot);
void *mremap(void *old, size_t old_len, size_t new_len, int flags,
	     void *new);
int madvise(void *addr, size_t len, int advice);
int brk(void *end);

#endif /* USER_SYS_H */
