// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/mnttest.c - mount(): errors, covered folders, ".."
 *
 * Linux:    fs/namespace.c, fs/namei.c follow_dotdot()
 * Read:     rawcall.h before
 *
 * Needs root, and on Linux a mount namespace of its own: unshare -m mnttest.
 */
#include "rawcall.h"
#include <linux/mount.h>
#include "tap.h"

static char buf[300];
static struct linux_stat64 tmp_st;
static struct linux_stat64 st;

/* Is the path the folder /tmp that was there from the start? */
static int is_tmp(const char *path)
{
	return S(stat64, path, &st) == 0 && st.st_dev == tmp_st.st_dev &&
	       st.st_ino == tmp_st.st_ino;
}

static long mount_tmpfs(const char *where)
{
	return S(mount, "none", where, "tmpfs", 0, 0);
}

static void test_errors(void)
{
	touch("/tmp/ff");
	is(S(mount, "none", "/tmp/mn", "nosuchfs", 0, 0), -ENODEV,
	   "an unknown type");
	is(mount_tmpfs("/tmp/nope"), -ENOENT, "a missing folder");
	is(mount_tmpfs("/tmp/ff"), -ENOTDIR, "on a file");
	is(S(mount, "none", "/tmp/mn", 8, 0, 0), -EFAULT, "a bad type");
	is(S(mount, "none", "/tmp/mn", 0, 0, 0), -EINVAL, "a null type");
	is(mount_tmpfs((char *)8), -EFAULT, "a bad folder");
}

static void test_first(void)
{
	is(S(mount, "none", "/tmp/mn", "tmpfs", MS_NOEXEC, 0), 0, "MS_NOEXEC");
	is(S(access, "/tmp/mn/under", 0), -ENOENT, "what was there is covered");
	S(stat64, "/tmp/mn", &st);
	ok(st.st_dev != tmp_st.st_dev, "it is another device");
	is(st.st_mode, 041777, "the mode of its root");
	ok(is_tmp("/tmp/mn/.."), "\"..\" leads out of it");
	ok(is_tmp("/tmp/mn/../mn/./../../tmp/mn/.."), "again and again");
	is(S(mkdir, "/tmp/mn/sub", 0755), 0, "mkdir");
	S(chdir, "/tmp/mn/sub");
	is(S(getcwd, buf, sizeof(buf)), 12, "getcwd");
	is_text(buf, "/tmp/mn/sub", "is");
	is(S(rmdir, "/tmp/mn"), -EBUSY, "rmdir of what is mounted on");
	is(S(rename, "/tmp/mn", "/tmp/n"), -EBUSY, "rename of it");
	is(S(rename, "/tmp/ff", "/tmp/mn/ff"), -EXDEV, "rename into it");
	S(mknod, "/tmp/mn/x", S_IFREG | 0755, 0);
	is(S(execve, "/tmp/mn/x", 0, 0), -EACCES, "MS_NOEXEC: no exec");
}

/* We are in /tmp/mn/sub, which the second mount covers. */
static void test_second(void)
{
	is(mount_tmpfs("/tmp/mn"), 0, "a second one on top");
	is(S(access, "/tmp/mn/sub", 0), -ENOENT, "covers the first");
	is(S(getcwd, buf, sizeof(buf)), 12, "getcwd in the covered one");
	is_text(buf, "/tmp/mn/sub", "is still");
	is(S(access, "../../mn/sub", 0), -ENOENT, "\"..\" and down again");
	is(S(access, "../../ff", 0), 0, "leads into the upper one");
	S(chdir, "/tmp/mn");
	ok(is_tmp(".."), "\"..\" leads out of both");
}

static void test_rights(void)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		S(setuid32, 5);
		_exit(mount_tmpfs("/tmp") != -EPERM);
	}
	waitpid(pid, &status, 0);
	is(status, 0, "uid 5 may not mount");
}

static long fd_in_mount(void)
{
	return S(open, "/tmp/mn/open", O_CREAT | O_RDWR, 0600);
}

/* Both are on /tmp/mn still, and it is the working directory. */
static void test_umount(void)
{
	long fd;

	is(S(umount2, "/tmp/mn", 0), -EBUSY, "umount of where we are");
	S(chdir, "/");
	is(S(umount2, "/tmp/mn", 64), -EINVAL, "bad flag");
	is(S(umount2, 8, 0), -EFAULT, "umount of 8");
	is(S(umount2, "/tmp/nope", 0), -ENOENT, "of nothing");
	is(S(umount2, "/tmp/mn/nope", 0), -ENOENT, "of nothing below");
	is(S(umount2, "/tmp/ff", 0), -EINVAL, "of a file");
	fd = fd_in_mount();
	is(S(umount2, "/tmp/mn", 0), -EBUSY, "with an open file");
	S(close, fd);
	is(S(umount2, "/tmp/mn", 0), 0, "umount");
	is(S(access, "/tmp/mn/sub", 0), 0, "the first one is seen again");
	fd = fd_in_mount();
	is(S(umount2, "/tmp/mn", 2), 0, "MNT_DETACH with an open file");
	is(S(write, fd, "x", 1), 1, "which lives on");
	S(close, fd);
	is(S(access, "/tmp/mn/under", 0), 0, "what was covered is back");
	is(S(umount2, "/tmp/mn", 0), -EINVAL, "nothing is mounted now");
	is(S(rmdir, "/tmp/mn/under"), 0, "rmdir");
	is(S(rmdir, "/tmp/mn"), 0, "of it too");
}

/* All of it comes back. */
static void test_memory(void)
{
	long fd, i, before, lost;
	static char page[65536];

	S(mkdir, "/tmp/mm", 0755);
	for (i = 0; i < 33; i++) {
		if (i == 1)
			before = mem_free();
		mount_tmpfs("/tmp/mm");
		S(mkdir, "/tmp/mm/a", 0755);
		S(mkdir, "/tmp/mm/a/b", 0755);
		fd = S(open, "/tmp/mm/a/b/f", O_CREAT | O_RDWR, 0600);
		S(write, fd, page, sizeof(page));
		S(close, fd);
		S(umount2, "/tmp/mm", 0);
	}
	lost = before - mem_free();
	printf("# %ld kB\n", lost);
	/* 32 times 64 kB; other programs may want some on Linux. */
	ok(lost < 1024, "no memory is lost");
	S(rmdir, "/tmp/mm");
}

int main(void)
{
	S(mkdir, "/tmp", 0777);
	S(mkdir, "/tmp/mn", 0755);
	S(mkdir, "/tmp/mn/under", 0755);
	S(stat64, "/tmp", &tmp_st);
	test_errors();
	test_first();
	test_second();
	test_rights();
	test_umount();
	test_memory();
	return done();
}
