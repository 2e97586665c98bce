/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/asm-offsets.h - offsets of fields, for assembly
 *
 * Linux:    arch/arm/include/asm/asm-offsets.h
 * Read:     arch/arm/kernel/asm-offsets.c before, from which the build makes it
 */
#include <generated/asm-offsets.h>
