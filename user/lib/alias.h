/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/lib/alias.h - a second name for a function
 *
 * Debian's newlib for arm calls _read(), _close() ...; the one that is built
 * for x86 calls read(), close(). Programs call the latter on both.
 */
#ifndef USER_ALIAS_H
#define USER_ALIAS_H

#define ALIAS(name, target)						\
	extern __typeof__(target) name					\
		__attribute__((alias(#target), copy(target)))

#endif /* USER_ALIAS_H */
