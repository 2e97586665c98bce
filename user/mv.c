// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/mv.c - renames files
 *
 *	mv [-f | -n] source target
 *	mv [-f | -n] sources... directory	-n: overwrites nothing
 *
 * Linux:    fs/namei.c do_renameat2(); coreutils. From one file system to
 *           another a file has to be copied: cp and rm do that
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdlib.h>
#include <string.h>

static int keep;

static int run(const char *a, const char *b, const char *c, const char *d)
{
	char *argv[] = { (char *)a, (char *)b, (char *)c, (char *)d, NULL };
	int status = 1 << 8;
	pid_t pid = fork();

	if (pid == 0)
		exec_tool(argv);
	if (pid > 0)
		waitpid(pid, &status, 0);
	return status != 0;
}

static int move(const char *from, const char *to)
{
	struct stat st;

	if (keep && lstat(to, &st) == 0)
		return 0;
	if (rename(from, to) == 0)
		return 0;
	if (errno == EXDEV)
		return run("cp", "-a", from, to) || run("rm", "-rf", from, NULL);
	if (lstat(from, &st))
		tool_message("cannot stat '%s': %s", from, strerror(errno));
	else
		tool_message("cannot move '%s' to '%s': %s", from, to,
			     strerror(errno));
	return 1;
}

int main(int argc, char **argv)
{
	static const char usage[] = "mv [-f | -n] source... target";
	const char *target;
	struct stat st;
	char *path;
	int status = 0;
	int is_dir;
	int c;

	while ((c = next_option(argc, argv, "fn", usage)) != -1)
		keep = c == 'n';
	if (argc - optind < 2)
		wrong_usage(usage);
	target = argv[--argc];
	is_dir = stat(target, &st) == 0 && S_ISDIR(st.st_mode);
	if (!is_dir && argc - optind > 1) {
		tool_message("target '%s': %s", target, strerror(
			     access(target, F_OK) ? errno : ENOTDIR));
		return 1;
	}
	if (!is_dir)
		return move(argv[optind], target);
	for (; optind < argc; optind++) {
		path = join_path(target, last_component(argv[optind]));
		status |= move(argv[optind], path);
		free(path);
	}
	return status;
}
