/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/moduleparam.h - the words of the kernel command line
 *
 * Linux:    include/linux/moduleparam.h
 * Read:     kernel/params.c after
 */
#ifndef _KERNEL_MODULEPARAM_H
#define _KERNEL_MODULEPARAM_H

#include <linux/init.h>

/*
 * Cuts @args into words ("name", "name=value", "name=\"a b\"") and calls the
 * function of __setup() for each; @unknown gets the others, @val NULL without
 * a '='. @args is written to, and the words must live on.
 */
void parse_args(char *args, int (*unknown)(char *param, char *val));

#endif
