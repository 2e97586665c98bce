/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/asm-offsets.h - offsets of fields, for assembly
 *
 * Linux:    arch/x86/include/asm/asm-offsets.h
 * Read:     arch/x86/kernel/asm-offsets.c before, from which the build makes it
 */
#include <generated/asm-offsets.h>
