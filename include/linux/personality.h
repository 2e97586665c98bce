/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/personality.h
 *
 * Linux:    include/linux/personality.h
 * Left out: every personality but PER_LINUX and its flags
 */
#ifndef _KERNEL_PERSONALITY_H
#define _KERNEL_PERSONALITY_H

#include <uapi/linux/personality.h>

#endif
