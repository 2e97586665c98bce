// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/cp.c - copies files
 *
 *	cp [-r] [-f] [-p] source target
 *	cp [-r] [-f] [-p] sources... directory
 *		-r: directories, links and devices, too; -p: keeps mode and times
 *		-f: removes a target that cannot be opened
 *
 * Linux:    coreutils
 */
#include "lib/system.h"
#include "lib/commands.h"
#include <stdlib.h>
#include <string.h>

static int recursive;
static int force;
static int preserve;

static int copy(const char *from, const char *to);

static int complain(const char *what, const char *path)
{
	tool_message("cannot %s '%s': %s", what, path, strerror(errno));
	return 1;
}

static int is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int copy_file(const char *from, const char *to, int mode)
{
	int in = open(from, O_RDONLY);
	int out;
	int status = 0;

	if (in < 0)
		return complain("open", from);
	out = open(to, O_WRONLY | O_CREAT | O_TRUNC, mode & 0777);
	if (out < 0 && force && unlink(to) == 0)
		out = open(to, O_WRONLY | O_CREAT | O_TRUNC, mode & 0777);
	if (out < 0)
		status = complain("create regular file", to);
	else if (copy_fd(in, out))
		status = complain("copy to", to);
	close(in);
	if (out >= 0 && close(out))
		status = complain("copy to", to);
	return status;
}

static int copy_directory(const char *from, const char *to, int mode)
{
	char **names = list_directory(from);
	char **name;
	char *a, *b;
	int status = 0;

	if (!names)
		return complain("open directory", from);
	if (!is_directory(to) && mkdir(to, (mode & 0777) | 0700)) {
		free_names(names);
		return complain("create directory", to);
	}
	for (name = names; *name; name++) {
		if (!strcmp(*name, ".") || !strcmp(*name, ".."))
			continue;
		a = join_path(from, *name);
		b = join_path(to, *name);
		status |= copy(a, b);
		free(a);
		free(b);
	}
	free_names(names);
	return status;
}

static int copy_link(const char *from, const char *to)
{
	char target[1024];
	ssize_t n = readlink(from, target, sizeof(target) - 1);

	if (n < 0)
		return complain("read symbolic link", from);
	target[n] = '\0';
	unlink(to);
	return symlink(target, to) ? complain("create symbolic link", to) : 0;
}

static int copy(const char *from, const char *to)
{
	struct stat st, other;
	int status;

	if (recursive ? lstat(from, &st) : stat(from, &st))
		return complain("stat", from);
	if (stat(to, &other) == 0 && other.st_dev == st.st_dev &&
	    other.st_ino == st.st_ino) {
		tool_message("'%s' and '%s' are the same file", from, to);
		return 1;
	}
	if (S_ISDIR(st.st_mode) && !recursive) {
		tool_message("-r not specified; omitting directory '%s'",
			     from);
		return 1;
	}
	if (S_ISLNK(st.st_mode))
		return copy_link(from, to);
	if (S_ISDIR(st.st_mode))
		status = copy_directory(from, to, st.st_mode);
	else if (S_ISREG(st.st_mode) || !recursive)
		status = copy_file(from, to, st.st_mode);
	else
		status = mknod(to, st.st_mode, st.st_rdev) ?
			 complain("create special file", to) : 0;
	if (!status && preserve &&
	    (chmod(to, st.st_mode & 07777) || set_file_times(to, &st)))
		status = complain("preserve times of", to);
	return status;
}

int main(int argc, char **argv)
{
	static const char usage[] =
		"cp [-r] [-f] [-p] source... target";
	const char *target;
	char *path;
	int status = 0;
	int c;

	while ((c = next_option(argc, argv, "rRafp", usage)) != -1) {
		recursive |= c == 'r' || c == 'R' || c == 'a';
		preserve |= c == 'p' || c == 'a';
		force |= c == 'f';
	}
	if (argc - optind < 2)
		wrong_usage(usage);
	target = argv[--argc];
	if (!is_directory(target) && argc - optind > 1) {
		tool_message("target '%s': %s", target, strerror(
			     access(target, F_OK) ? errno : ENOTDIR));
		return 1;
	}
	if (!is_directory(target))
		return copy(argv[optind], target);
	for (; optind < argc; optind++) {
		path = join_path(target, last_component(argv[optind]));
		status |= copy(argv[optind], path);
		free(path);
	}
	return status;
}
