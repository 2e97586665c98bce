// SPDX-License-Identifier: GPL-2.0-only
/*
 * init/version.c - the name of this kernel
 *
 * Linux:    init/version.c
 *
 * uname's sysname is "Linux" because programs ask it for the ABI, and this
 * kernel's is Linux's; the release says whose kernel it is.
 */
#include <linux/utsname.h>
#include <compile.h>

struct new_utsname init_utsname_data = {
	.sysname	= "Linux",
	.nodename	= "understack",
	.release	= UTS_RELEASE,
	.version	= UTS_VERSION,
	.machine	= UTS_MACHINE,
	.domainname	= "(none)",
};

const char linux_banner[] =
	"Linux version " UTS_RELEASE " (Understack, a kernel for classes) "
	UTS_VERSION "\n";
