// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/dirtest.c - getdents, the calls with a folder, modes, owners
 *
 *	dirtest [folder]	works in a new folder in there, default /tmp
 *
 * Linux:    fs/readdir.c, fs/open.c, fs/namei.c
 * Read:     rawcall.h before
 *
 * The expected numbers are what a tmpfs on Linux says. Must run as root.
 */
#include "rawcall.h"
#include "tap.h"

static char buf[5000];
static struct linux_stat64 st;

/* Deletes what it reads; returns how many names there were. */
static long read_and_delete(long fd, long *calls)
{
	char name[64];
	long seen = 0, n, pos;

	while ((n = S(getdents64, fd, buf, 300)) > 0) {
		++*calls;
		for (pos = 0; pos < n; seen++) {
			struct linux_dirent64 *d = (void *)(buf + pos);

			pos += d->d_reclen;
			if (d->d_name[0] == '.')
				continue;
			sprintf(name, "many/%s", d->d_name);
			S(unlink, name);
		}
	}
	is(n, 0, "getdents ends");
	return seen;
}

static void test_dirs(void)
{
	char name[64];
	long calls = 0;
	long fd, seen;
	int i;

	S(mkdir, "many", 0755);
	for (i = 0; i < 200; i++) {
		sprintf(name, "many/file-%d", i);
		touch(name);
	}
	fd = S(open, "many", O_DIRECTORY, 0);
	seen = read_and_delete(fd, &calls);
	is(seen, 202, "all names while they are deleted");
	ok(calls > 10, "in many calls");
	is(S(getdents64, fd, buf, 10), 0, "still at the end");
	S(lseek, fd, 0, SEEK_SET);
	is(S(getdents64, fd, buf, 10), -EINVAL, "no room for a name");
	is(S(getdents64, fd, 8, 100), -EFAULT, "getdents to 8");
	is(S(getdents64, fd, buf, 100), 48, "two names are left");
	is(S(rmdir, "many"), 0, "rmdir many");
	is(S(getdents64, fd, buf, 100), -ENOENT, "getdents of what is gone");
	S(close, fd);
}

static void test_at_calls(void)
{
	long fd, n;

	fd = S(open, "f", 0, 0);
	is(S(getdents64, fd, buf, 100), -ENOTDIR, "getdents of a file");
	is(S(openat, fd, "x", 0, 0), -ENOTDIR, "openat a file");
	is(S(fchdir, fd), -ENOTDIR, "fchdir to a file");
	S(close, fd);
	fd = S(open, "d", 0, 0);
	is(S(openat, fd, "y", O_CREAT | O_RDWR, 0600), 4, "openat d y");
	S(close, 4);
	is(S(access, "d/y", 0), 0, "d/y is there");
	is(S(unlinkat, fd, "y", 0), 0, "unlinkat");
	is(S(openat, 99, "y", 0, 0), -EBADF, "openat 99");
	is(S(openat, 99, "/", 0, 0), 4, "openat 99 of /");
	S(close, 4);
	is(S(fchdir, fd), 0, "fchdir");
	n = S(getcwd, buf, sizeof(buf));
	ok(n > 2 && !strcmp(buf + n - 3, "/d"), "getcwd ends in /d");
	is(S(getcwd, buf, 2), -ERANGE, "getcwd of 2 bytes");
	S(chdir, "..");
	S(close, fd);
}

static void test_modes(void)
{
	long fd;

	S(umask, 027);
	is(S(umask, 022), 027, "umask");
	fd = S(open, "m", O_CREAT | O_RDWR, 04777);
	S(fstat64, fd, &st);
	is(st.st_mode, 0104755, "mode after umask");
	S(close, fd);
	is(S(chmod, "m", 0100644 | 07000), 0, "chmod 7644");
	S(stat64, "m", &st);
	is(st.st_mode, 0107644, "mode");
	is(S(access, "m", 1), -EACCES, "root cannot execute what nobody can");
	is(S(access, "m", 6), 0, "root can read and write");
	is(S(access, "m", 8), -EINVAL, "access 8");
}

/* Returns a bit for each thing that was possible after all. */
static int try_as_user(void)
{
	int bad = 0;

	S(setgid32, 1000);
	S(setuid32, 1000);
	bad |= S(access, "priv/x", 0) != -EACCES;
	bad |= (S(unlink, "sticky/x") != -EPERM) << 1;
	bad |= (touch("nope") != -EACCES) << 2;
	bad |= (S(chmod, "m", 0) != -EPERM) << 3;
	bad |= (S(open, "m", O_WRONLY, 0) != -EACCES) << 4;
	bad |= (touch("sticky/y") != 0) << 5;
	bad |= (S(mknod, "sticky/n", 020666, 0x103) != -EPERM) << 6;
	return bad;
}

static void test_rights(void)
{
	int status;
	pid_t pid;

	S(mkdir, "priv", 0700);
	touch("priv/x");
	S(mkdir, "sticky", 0777);
	S(chmod, "sticky", 01777);
	touch("sticky/x");
	S(chmod, ".", 0755);
	pid = fork();
	if (pid == 0)
		_exit(try_as_user());
	waitpid(pid, &status, 0);
	is(status >> 8, 0, "what uid 1000 may not do");
	S(unlink, "m");
	S(unlink, "sticky/x");
	S(unlink, "sticky/y");
	S(unlink, "priv/x");
	S(rmdir, "priv");
	S(rmdir, "sticky");
}

static void test_mknod(void)
{
	is(S(mknod, "fifo", 010600, 0), 0, "mknod a fifo");
	is(S(mknod, "dir", 040600, 0), -EPERM, "mknod a folder");
	is(S(mknod, "null", 020666, 0x103), 0, "mknod 1:3");
	S(stat64, "null", &st);
	is(st.st_rdev, 0x103, "device number");
	S(mknod, "big", 020666, 0x12345678);
	S(stat64, "big", &st);
	is(st.st_rdev, 0x12345678, "large device number");
	is(S(open, "big", O_RDWR, 0), -6, "no such device");
	S(unlink, "big");
	S(unlink, "null");
	S(unlink, "fifo");
}

int main(int argc, char **argv)
{
	if (enter_folder(argc > 1 ? argv[1] : "/tmp", "dirtest"))
		return skip_all("cannot make a folder");
	touch("f");
	S(mkdir, "d", 0755);
	test_dirs();
	test_at_calls();
	test_modes();
	test_rights();
	test_mknod();
	S(unlink, "f");
	S(rmdir, "d");
	is(leave_folder("dirtest"), 0, "all is removed");
	return done();
}
