/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/resource.h - resource limits
 *
 * Linux:    include/linux/resource.h, include/asm-generic/resource.h (INIT_RLIMITS)
 * Notes:    chapter 5, "Where do 8 MiB come from?"; walk prlimit
 */
#ifndef _KERNEL_RESOURCE_H
#define _KERNEL_RESOURCE_H

#include <linux/types.h>
#include <uapi/linux/time.h>
#include <uapi/linux/resource.h>

struct task_struct;
void getrusage(struct task_struct *p, int who, struct rusage *r);
void thread_group_cputime(struct task_struct *p, u64 *utime, u64 *stime);

/* Soft and hard limit with which init_task, and so everybody, starts. */
#define INIT_RLIMITS {							\
	[RLIMIT_CPU]		= { RLIM_INFINITY, RLIM_INFINITY },	\
	[RLIMIT_FSIZE]		= { RLIM_INFINITY, RLIM_INFINITY },	\
	[RLIMIT_DATA]		= { RLIM_INFINITY, RLIM_INFINITY },	\
	[RLIMIT_STACK]		= { _STK_LIM, RLIM_INFINITY },		\
	[RLIMIT_CORE]		= { 0, RLIM_INFINITY },			\
	[RLIMIT_RSS]		= { RLIM_INFINITY, RLIM_INFINITY },	\
	[RLIMIT_NPROC]		= { 0, 0 },				\
	[RLIMIT_NOFILE]		= { 1024, 4096 },			\
	[RLIMIT_MEMLOCK]	= { 8 * 1024 * 1024, 8 * 1024 * 1024 },	\
	[RLIMIT_AS]		= { RLIM_INFINITY, RLIM_INFINITY },	\
	[RLIMIT_LOCKS]		= { RLIM_INFINITY, RLIM_INFINITY },	\
	[RLIMIT_SIGPENDING]	= { 0, 0 },				\
	[RLIMIT_MSGQUEUE]	= { 819200, 819200 },			\
	[RLIMIT_NICE]		= { 0, 0 },				\
	[RLIMIT_RTPRIO]		= { 0, 0 },				\
	[RLIMIT_RTTIME]		= { RLIM_INFINITY, RLIM_INFINITY },	\
}

#endif
