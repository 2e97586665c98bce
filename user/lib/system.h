/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/lib/system.h - system calls that newlib has no header for
 */
#ifndef USER_SYSTEM_H
#define USER_SYSTEM_H

#include "sys.h"

unsigned long long read_clock(int clock);
int set_file_times(const char *path, const struct stat *st);
int system_log(int action, char *buf, int len);
int umount2(const char *target, int flags);

#endif /* USER_SYSTEM_H */
