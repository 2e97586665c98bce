/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/utsname.h - what uname(2) answers
 *
 * Linux:    include/linux/utsname.h, include/generated/utsrelease.h
 *
 * The release is at least 4.4 because newer C libraries refuse to start on
 * an older kernel; 6.1 is the version whose interfaces are followed.
 */
#ifndef _KERNEL_UTSNAME_H
#define _KERNEL_UTSNAME_H

#include <uapi/linux/utsname.h>

#include <utsrelease.h>
extern struct new_utsname init_utsname_data;
extern const char linux_banner[];
#define utsname()	(&init_utsname_data)

#endif
