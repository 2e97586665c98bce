// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/linktest.c - what a tmpfs can do: names, owners, times, mappings
 *
 *	linktest [folder]	works in a new folder in there, default /tmp
 *
 * Linux:    fs/namei.c, fs/attr.c, fs/utimes.c, fs/sync.c, fs/statfs.c
 * Read:     filetest.c, dirtest.c before
 *
 * The expected numbers are what a tmpfs on Linux says. Must run as root.
 */
#include "rawcall.h"
#include <linux/magic.h>
#include "tap.h"

#define UTIME_NOW	((1L << 30) - 1)
#define UTIME_OMIT	((1L << 30) - 2)

static char buf[9000];
static struct linux_stat64 st;

static struct linux_stat64 *stat_of(const char *path)
{
	S(lstat64, path, &st);
	return &st;
}

static int child_status(void (*what)(char *page), char *page)
{
	int status = -1;
	pid_t pid = fork();

	if (!pid) {
		what(page);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return status;
}

static void test_links(void)
{
	is(touch("f"), 0, "f");
	is(S(link, "f", "g"), 0, "link");
	is(stat_of("f")->st_nlink, 2, "two names");
	is(S(link, "f", "g"), -EEXIST, "link again");
	is(S(link, "nope", "h"), -ENOENT, "of nothing");
	is(S(link, "d", "h"), -EPERM, "of a folder");
	is(S(link, "f", "no/h"), -ENOENT, "into nothing");
	is(S(link, "f", "g/h"), -ENOTDIR, "into a file");
	is(S(link, 8, "h"), -EFAULT, "link 8");
	is(S(link, "f", 8), -EFAULT, "link to 8");
	is(S(link, "f", "/proc/h"), -ENOENT, "into /proc");
	is(S(linkat, AT_FDCWD, "f", AT_FDCWD, "h", 1), -EINVAL, "bad flag");
	S(symlink, "f", "s");
	is(S(link, "s", "s2"), 0, "of a symbolic link");
	is(stat_of("s2")->st_mode & S_IFMT, S_IFLNK, "is one too");
	is(S(linkat, AT_FDCWD, "s", AT_FDCWD, "h", AT_SYMLINK_FOLLOW), 0,
	   "of what it leads to");
	is(stat_of("h")->st_nlink, 3, "three names");
	is(S(rename, "f", "h"), 0, "rename of one name to another");
	is(S(access, "f", 0), 0, "does nothing");
	S(unlink, "f");
	S(unlink, "h");
	is(stat_of("g")->st_nlink, 1, "one name");
	is(S(rename, "g", "f"), 0, "rename");
	S(unlink, "s");
	S(unlink, "s2");
}

static long renameat2(const char *from, const char *to, int flags)
{
	return S(renameat2, AT_FDCWD, from, AT_FDCWD, to, flags);
}

static void test_rename(void)
{
	S(mkdir, "a", 0755);
	S(mkdir, "a/b", 0755);
	touch("a/x");
	is(renameat2("a/x", "f", 1), -EEXIST, "RENAME_NOREPLACE");
	is(renameat2("a/x", "a/y", 1), 0, "to a new name");
	is(renameat2("a/y", "f", 64), -EINVAL, "bad flag");
	is(S(rename, "a", "a/b/c"), -EINVAL, "a folder into itself");
	is(S(rename, "a/b", "a"), -ENOTEMPTY, "over its own parent");
	is(S(rename, "a", "f"), -ENOTDIR, "a folder over a file");
	is(S(rename, "f", "a"), -EISDIR, "a file over a folder");
	is(S(rename, "d", "a"), -ENOTEMPTY, "over a full one");
	is(S(rename, "a", "d"), 0, "over an empty one");
	is(stat_of("d")->st_nlink, 3, "links of the folder");
	is(S(rename, "d/b", "./b"), 0, "a folder moves up");
	is(stat_of("d")->st_nlink, 2, "and is gone there");
	is(S(access, "d/y", 0), 0, "the file went with it");
	is(S(rename, "d/.", "q"), -EBUSY, "rename of .");
	is(S(rename, "f", "/proc/q"), -EXDEV, "to another file system");
	S(rmdir, "b");
	S(unlink, "d/y");
}

static void test_owners(void)
{
	is(S(chown32, "f", 12, 34), 0, "chown");
	is(stat_of("f")->st_uid, 12, "uid");
	is(st.st_gid, 34, "gid");
	is(S(chmod, "f", 06755), 0, "set-user-id");
	is(S(chown32, "f", -1, 35), 0, "only the group");
	is(stat_of("f")->st_mode & 07777, 0755, "set-user-id is gone");
	is(st.st_uid, 12, "uid stays");
	S(symlink, "f", "s");
	is(S(lchown32, "s", 1, 2), 0, "lchown");
	is(stat_of("s")->st_uid, 1, "of the link");
	is(stat_of("f")->st_uid, 12, "not of the file");
	is(S(fchownat, AT_FDCWD, "s", 5, 6, 0), 0, "fchownat");
	is(stat_of("f")->st_uid, 5, "follows");
	is(S(fchownat, AT_FDCWD, "s", 5, 6, 1), -EINVAL, "bad flag");
	is(S(fchown32, 99, 5, 6), -EBADF, "fchown 99");
	S(unlink, "s");
	touch("g");
	touch("h");
	S(chmod, "h", 04755);
	if (!fork()) {
		S(setuid32, 5);
		is(S(chown32, "f", 6, -1), -EPERM, "its owner gives it away");
		is(S(chown32, "f", 5, -1), 0, "to itself");
		is(S(chown32, "f", -1, 77), -EPERM, "to a strange group");
		is(S(chmod, "f", 04777), 0, "chmod by the owner");
		is(S(truncate, "f", 1), 0, "truncate");
		is(stat_of("f")->st_mode & 07777, 0777, "set-user-id is gone");
		is(S(chown32, "g", -1, -1), 0, "chown that changes nothing");
		is(S(chown32, "h", -1, -1), -EPERM, "but a strange set-user-id");
		_exit(tap_failed);
	}
	wait(NULL);
	tap_tests += 8;
	S(chown32, "f", 0, 0);
	S(chmod, "f", 0644);
	S(unlink, "g");
	S(unlink, "h");
}

static void test_times(void)
{
	long ts[4] = { 1000, 5, 2000, 6 };
	long long ts64[4] = { 1, 2, 3, 4 };
	long fd = S(open, "f", O_RDWR, 0);

	is(S(utimensat, AT_FDCWD, "f", ts, 0), 0, "utimensat");
	is(stat_of("f")->st_atime, 1000, "access");
	is(st.st_mtime, 2000, "modification");
	is(st.st_mtime_nsec, 6, "nanoseconds");
	ts[1] = UTIME_OMIT;
	ts[2] = 3000;
	is(S(utimensat, fd, 0, ts, 0), 0, "of an open file, one omitted");
	is(stat_of("f")->st_atime, 1000, "access stays");
	is(st.st_mtime, 3000, "modification");
	ts[3] = UTIME_NOW;
	is(S(utimensat, fd, 0, ts, 0), 0, "now");
	is(stat_of("f")->st_mtime > 1000000, 1, "is later");
	ts[3] = UTIME_OMIT;
	is(S(utimensat, AT_FDCWD, "nope", ts, 0), 0, "nothing to do");
	ts[3] = 1000000000;
	is(S(utimensat, AT_FDCWD, "f", ts, 0), -EINVAL, "bad nanoseconds");
	is(S(utimensat, AT_FDCWD, "f", 8, 0), -EFAULT, "times at 8");
	is(S(utimensat, AT_FDCWD, "nope", 0, 0), -ENOENT, "of nothing");
	is(S(utimensat, AT_FDCWD, 0, 0, 0), -EFAULT, "no name");
	is(S(utimensat_time64, fd, 0, ts64, 0), 0, "with 64 bits");
	S(close, fd);
}

static void test_positions(void)
{
	long fd = S(open, "f", O_RDWR, 0), in;
	unsigned long iov[4] = { (long)buf, 3, (long)(buf + 100), 4 };
	long long pos = 2;
	int p[2];

	S(write, fd, "0123456789", 10);
	is(S(pread64, fd, buf, 4, PAD 3, 0), 4, "pread64");
	is(!memcmp(buf, "3456", 4), 1, "3456");
	is(S(lseek, fd, 0, SEEK_CUR), 10, "the position stays");
	is(S(pwrite64, fd, "AB", 2, PAD 20, 0), 2, "pwrite64");
	is(stat_of("f")->st_size, 22, "size");
	is(S(pread64, fd, buf, 4, PAD -1, -1), -EINVAL, "at -1");
	is(S(pread64, fd, buf, 4, PAD 0, 1), 0, "at 4 GiB");
	is(S(preadv, fd, iov, 2, 1, 0), 7, "preadv");
	is(!memcmp(buf + 100, "4567", 4), 1, "4567");
	is(S(pwritev, fd, iov, 2, 1, 0), 7, "pwritev");
	S(pipe, p);
	is(S(pread64, p[0], buf, 4, PAD 0, 0), -ESPIPE, "of a pipe");
	S(close, p[0]);
	S(close, p[1]);
	is(S(truncate64, "f", PAD 5, 1), 0, "truncate64");
	is(stat_of("f")->st_size == 0x100000005LL, 1, "4 GiB and 5 bytes");
	is(S(ftruncate64, fd, PAD 10, 0), 0, "ftruncate64");
	is(S(ftruncate64, fd, PAD 0, -1), -EINVAL, "to a negative size");
	in = fd;
	fd = S(creat, "copy", 0600);
	is(S(sendfile64, fd, in, &pos, 100), 8, "sendfile64");
	is(pos == 10, 1, "its offset moves");
	is(stat_of("copy")->st_size, 8, "8 bytes");
	S(lseek, in, 0, SEEK_SET);
	is(S(sendfile, fd, in, 0, 3), 3, "sendfile at the position");
	is(S(lseek, in, 0, SEEK_CUR), 3, "which moves");
	is(S(sendfile64, in, fd, 0, 3), -EBADF, "from a file for writing");
	is(S(sendfile64, fd, in, 8, 3), -EFAULT, "offset at 8");
	S(close, fd);
	S(close, in);
	S(unlink, "copy");
}

static void test_sync(void)
{
	long fd = S(open, "f", O_RDWR, 0);
	char *page = mmap(NULL, 3 * PAGE_SIZE, PROT_READ | PROT_WRITE,
			  MAP_SHARED, fd, 0);

	is(S(fsync, fd), 0, "fsync");
	is(S(fdatasync, fd), 0, "fdatasync");
	is(S(fsync, 99), -EBADF, "fsync 99");
	is(S(sync), 0, "sync");
	is(S(msync, page, 100, MS_SYNC), 0, "msync");
	is(S(msync, page + 1, 100, MS_SYNC), -EINVAL, "of a part of a page");
	is(S(msync, page, 100, MS_SYNC | MS_ASYNC), -EINVAL, "both");
	is(S(msync, page, 100, 64), -EINVAL, "bad flag");
	munmap(page + PAGE_SIZE, PAGE_SIZE);
	is(S(msync, page, 3 * PAGE_SIZE, MS_ASYNC), -ENOMEM, "with a hole");
	is(S(msync, page, 0, MS_ASYNC), 0, "of nothing");
	munmap(page, 3 * PAGE_SIZE);
	S(close, fd);
}

static void write_there(char *page)
{
	page[0] = 'c';
	page[PAGE_SIZE] = 'd';
}

static void read_there(char *page)
{
	buf[0] = *(volatile char *)page;
}

/* The mapping outlives close, unlink and fork; what is cut off does not. */
static void test_mapping(void)
{
	long fd = S(open, "m", O_CREAT | O_EXCL | O_RDWR, 0600);
	char *page;

	S(ftruncate, fd, 2 * PAGE_SIZE);
	page = mmap(NULL, 2 * PAGE_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED,
		    fd, 0);
	S(unlink, "m");
	is(child_status(write_there, page), 0, "a child writes to it");
	is(page[0] == 'c' && page[PAGE_SIZE] == 'd', 1, "we see it");
	is(S(read, fd, buf, 1), 1, "read sees it");
	is(buf[0], 'c', "too");
	is(S(ftruncate, fd, PAGE_SIZE), 0, "cut the file");
	is(child_status(read_there, page), 0, "the first page is there");
	is(child_status(read_there, page + PAGE_SIZE), SIGBUS, "SIGBUS");
	is(S(ftruncate, fd, PAGE_SIZE + 1), 0, "let it grow");
	is(page[PAGE_SIZE], 0, "zeros");
	S(close, fd);
	page[1] = 'e';
	is(child_status(write_there, page), 0, "closed, a child writes to it");
	is(page[1], 'e', "we see it");
	munmap(page, 2 * PAGE_SIZE);
}

static void test_flags(void)
{
	long fd;

	S(symlink, "f", "s");
	is(S(open, "f", O_CREAT | O_EXCL, 0600), -EEXIST, "O_EXCL");
	is(S(open, "s", O_CREAT | O_EXCL, 0600), -EEXIST, "of a link");
	is(S(open, "s", O_NOFOLLOW, 0), -ELOOP, "O_NOFOLLOW");
	is(S(open, "f", O_DIRECTORY, 0), -ENOTDIR, "O_DIRECTORY");
	is(S(open, "d", O_RDWR, 0), -EISDIR, "O_RDWR of a folder");
	is(S(creat, "d", 0600), -EISDIR, "creat of a folder");
	fd = S(open, "f", O_RDWR | O_TRUNC | O_APPEND, 0);
	is(stat_of("f")->st_size, 0, "O_TRUNC");
	S(write, fd, "abc", 3);
	S(lseek, fd, 0, SEEK_SET);
	S(write, fd, "def", 3);
	is(stat_of("f")->st_size, 6, "O_APPEND");
	is(S(pwrite64, fd, "g", 1, PAD 0, 0), 1, "pwrite64");
	is(stat_of("f")->st_size, 7, "appends as well");
	S(close, fd);
	is(S(faccessat2, AT_FDCWD, "f", 1, 0), -EACCES, "may not be executed");
	is(S(faccessat2, AT_FDCWD, "f", 6, AT_EACCESS), 0, "may be read");
	is(S(faccessat2, AT_FDCWD, "f", 8, 0), -EINVAL, "bad mode");
	is(S(faccessat2, AT_FDCWD, "f", 0, 1), -EINVAL, "bad flag");
	S(unlink, "f");
	is(S(access, "s", 0), -ENOENT, "access follows");
	is(S(faccessat2, AT_FDCWD, "s", 0, AT_SYMLINK_NOFOLLOW), 0,
	   "unless it is told not to");
	S(unlink, "s");
}

static void test_statfs(void)
{
	static struct {
		unsigned long type, bsize;
		unsigned long long blocks[3], files[2];
		unsigned long fsid[2], namelen, rest[10];
	} fs;

	is(S(statfs64, ".", 88, &fs) & S(statfs64, ".", 84, &fs), 0, "statfs64");
	is(fs.type, TMPFS_MAGIC, "a tmpfs");
	is(fs.bsize, 4096, "pages");
	is(S(statfs64, ".", 80, &fs), -EINVAL, "bad size");
	is(S(statfs64, "nope", 84, &fs), -ENOENT, "of nothing");
	is(S(statfs64, ".", 84, 8), -EFAULT, "to 8");
	is(S(fstatfs64, 99, 84, &fs), -EBADF, "of 99");
	is(S(statfs, "/proc", buf), 0, "statfs");
	is(*(long *)buf, PROC_SUPER_MAGIC, "of /proc");
}

int main(int argc, char **argv)
{
	if (enter_folder(argc > 1 ? argv[1] : "/tmp", "linktest"))
		return skip_all("cannot make a folder");
	S(mkdir, "d", 0755);
	test_links();
	test_rename();
	test_owners();
	test_times();
	test_positions();
	test_sync();
	test_mapping();
	test_flags();
	test_statfs();
	S(rmdir, "d");
	is(leave_folder("linktest"), 0, "all is removed");
	return done();
}
