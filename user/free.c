// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/free.c - how much memory is there, and how much of it is left?
 *
 *	free [-b | -k | -m | -g]
 *
 * Linux:    fs/proc/meminfo.c; procps: used is what is not available
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char meminfo[8192];
static int shift;		/* from kB to the unit; negative: to bytes */

static unsigned long long kilobytes(const char *name)
{
	size_t len = strlen(name);
	const char *p = meminfo;

	while (p && *p) {
		if (!strncmp(p, name, len) && p[len] == ':')
			return strtoull(p + len + 1, NULL, 10);
		p = strchr(p, '\n');
		p = p ? p + 1 : NULL;
	}
	return 0;
}

static unsigned long long unit(unsigned long long kb)
{
	return shift < 0 ? kb << -shift : kb >> shift;
}

int main(int argc, char **argv)
{
	unsigned long long total, available, swap, swap_free;
	int c;

	while ((c = next_option(argc, argv, "bkmg",
				"free [-b | -k | -m | -g]")) != -1)
		shift = c == 'b' ? -10 : c == 'k' ? 0 : c == 'm' ? 10 : 20;
	if (read_file("/proc/meminfo", meminfo, sizeof(meminfo)) < 0) {
		tool_error("/proc/meminfo");
		return 1;
	}
	total = kilobytes("MemTotal");
	available = kilobytes("MemAvailable");
	swap = kilobytes("SwapTotal");
	swap_free = kilobytes("SwapFree");
	printf("%20s %11s %11s %11s %11s %11s\n", "total", "used", "free",
	       "shared", "buff/cache", "available");
	printf("%-8s %11llu %11llu %11llu %11llu %11llu %11llu\n", "Mem:",
	       unit(total), unit(total - available),
	       unit(kilobytes("MemFree")), unit(kilobytes("Shmem")),
	       unit(kilobytes("Buffers") + kilobytes("Cached") +
		    kilobytes("SReclaimable")),
	       unit(available));
	printf("%-8s %11llu %11llu %11llu\n", "Swap:", unit(swap),
	       unit(swap - swap_free), unit(swap_free));
	return 0;
}
