/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/system/sysfuzz/hints.h - a letter for each argument of each call
 *
 * Linux:    include/linux/syscalls.h
 * Read:     draw.c before, it includes this inside of an array
 *
 * Calls that the kernel does not have answer ENOSYS until they come.
 */
/* files */
H(read, "fbl"), H(write, "fbl"), H(open, "sFm"), H(close, "f"),
H(unlink, "s"), H(link, "ss"), H(chdir, "s"), H(mknod, "smS"),
H(chmod, "sm"), H(lseek, "flS"), H(mount, "ssbSb"), H(access, "sS"),
H(sync, ""), H(rename, "ss"), H(mkdir, "sm"), H(rmdir, "s"), H(dup, "f"),
H(pipe, "b"), H(umount2, "sS"), H(ioctl, "fib"), H(fcntl, "fSS"),
H(umask, "m"), H(chroot, "s"), H(dup2, "ff"), H(symlink, "ss"),
H(readlink, "sbl"), H(truncate, "sl"), H(ftruncate, "fl"), H(fchmod, "fm"),
H(statfs, "sb"), H(fstatfs, "fb"), H(stat, "sb"), H(lstat, "sb"),
H(fstat, "fb"), H(fsync, "f"), H(fchdir, "f"), H(_llseek, "fllbS"),
H(_newselect, "Sooot"), H(flock, "fS"), H(readv, "fbS"), H(writev, "fbS"),
H(fdatasync, "f"), H(poll, "bSS"), H(pread64, "fblll"),
H(pwrite64, "fblll"), H(chown, "sSS"), H(getcwd, "bl"),
H(sendfile, "ffol"), H(truncate64, "slll"), H(ftruncate64, "flll"),
H(stat64, "sb"), H(lstat64, "sb"), H(fstat64, "fb"), H(lchown32, "sSS"),
H(fchown32, "fSS"), H(chown32, "sSS"), H(getdents, "fbl"),
H(getdents64, "fbl"), H(fcntl64, "fSf"), H(sendfile64, "ffol"),
H(utimes, "sb"), H(statfs64, "slb"), H(fstatfs64, "flb"),
H(openat, "dsFm"), H(mkdirat, "dsm"), H(mknodat, "dsmS"),
H(fchownat, "dsSSS"), H(futimesat, "dsb"), H(fstatat64, "dsbS"),
H(unlinkat, "dsS"), H(renameat, "dsds"), H(linkat, "dsdsS"),
H(symlinkat, "sds"), H(readlinkat, "dsbl"), H(fchmodat, "dsm"),
H(faccessat, "dsS"), H(pselect6, "Soootb"), H(ppoll, "bStb8"),
H(splice, "fofolS"), H(utimensat, "dsoS"), H(fallocate, "fSllll"),
H(dup3, "ffF"), H(pipe2, "bF"), H(preadv, "fbSll"), H(pwritev, "fbSll"),
H(renameat2, "dsdsS"), H(memfd_create, "sS"), H(statx, "dsSlb"),
H(copy_file_range, "fofolS"), H(close_range, "ffS"), H(openat2, "dsbl"),
H(faccessat2, "dsSS"), H(inotify_init, ""), H(eventfd2, "SS"),
/* memory */
H(brk, "a"), H(munmap, "al"), H(mprotect, "alP"), H(msync, "alS"),
H(mlock, "al"), H(munlock, "al"), H(mremap, "allSa"),
H(mmap2, "alPMfS"), H(mincore, "alb"), H(madvise, "alS"),
H(mmap2, "alPMfS"), H(mprotect, "alP"), H(mremap, "allSa"),
/* processes */
H(restart_syscall, ""), H(exit, "S"), H(fork, ""), H(fork, ""),
H(execve, "sbb"), H(getpid, ""), H(pause, ""), H(kill, "pn"),
H(setpgid, "pp"), H(getppid, ""), H(getpgrp, ""), H(setsid, ""),
H(wait4, "poSo"), H(waitid, "Spboo"), H(sysinfo, "b"), H(clone, "Caoab"),
H(vfork, ""), H(uname, "b"), H(getpgid, "p"), H(personality, "l"),
H(getsid, "p"), H(sched_yield, ""), H(getuid32, ""), H(getgid32, ""),
H(geteuid32, ""), H(getegid32, ""), H(setuid32, "l"), H(setgid32, "l"),
H(getgroups32, "Sb"), H(setgroups32, "Sb"), H(getresuid32, "bbb"),
H(getresgid32, "bbb"), H(setresuid32, "lll"), H(setreuid32, "ll"),
H(gettid, ""), H(tkill, "pn"), H(tgkill, "ppn"), H(exit_group, "S"),
H(set_tid_address, "b"), H(set_robust_list, "bl"),
H(get_robust_list, "pbb"), H(futex, "bSStbS"), H(prctl, "SSSSS"),
H(getpriority, "Sp"), H(setpriority, "SpS"), H(sched_getaffinity, "plb"),
H(sched_setaffinity, "plb"), H(sched_getscheduler, "p"),
H(sched_getparam, "pb"), H(nice, "S"), H(times, "b"), H(getrusage, "Sb"),
H(setrlimit, "Sb"), H(ugetrlimit, "Sb"),
H(prlimit64, "pSoo"), H(getrandom, "blS"), H(reboot, "llSb"),
H(sethostname, "bl"), H(syslog, "Sbl"), H(unshare, "l"),
H(ptrace, "Spab"), H(capget, "bo"), H(capset, "bo"), H(getcpu, "bob"),
H(clone3, "bl"), H(pidfd_open, "pS"), H(rseq, "blSl"), H(membarrier, "SS"),
/* signals */
H(rt_sigaction, "noo8"), H(rt_sigprocmask, "Soo8"), H(rt_sigpending, "b8"),
H(rt_sigtimedwait, "bot8"), H(rt_sigqueueinfo, "pnb"),
H(rt_sigsuspend, "b8"), H(rt_sigreturn, ""), H(sigreturn, ""),
H(sigaltstack, "oo"), H(sigsuspend, "SSS"), H(sigaction, "noo"), H(sigprocmask, "Soo"),
H(rt_tgsigqueueinfo, "ppnb"),
/* time */
H(setitimer, "Soo"), H(getitimer, "Sb"), H(gettimeofday, "oo"),
H(settimeofday, "oo"), H(nanosleep, "to"), H(clock_settime, "St"),
H(clock_gettime, "Sb"), H(clock_getres, "So"),
H(clock_nanosleep, "SSto"), H(clock_gettime64, "Sb"),
H(clock_getres_time64, "So"), H(clock_nanosleep_time64, "SSto"),
H(clock_settime64, "St"), H(utimensat_time64, "dsoS"),
H(pselect6_time64, "Soootb"), H(ppoll_time64, "bStb8"),
H(rt_sigtimedwait_time64, "bot8"), H(futex_time64, "bSStbS"),
H(timer_create, "Sob"), H(timerfd_create, "SS"),
/* one of the two architectures */
#ifdef __NR_set_thread_area
H(set_thread_area, "b"), H(get_thread_area, "b"), H(modify_ldt, "Sbl"),
H(umount, "s"), H(waitpid, "poS"), H(time, "o"), H(getrlimit, "Sb"), H(alarm, "S"), H(creat, "sm"),
#endif
