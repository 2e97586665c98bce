// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/pathtest.c - paths, and symlink, unlink, rename
 *
 *	pathtest [folder]	works in a new folder in there, default /tmp
 *
 * Linux:    fs/namei.c
 * Read:     rawcall.h before
 *
 * The expected numbers are what a tmpfs on Linux says. Must run as root.
 */
#include "rawcall.h"
#include "tap.h"

static char big[5000];
static char buf[5000];
static struct linux_stat64 st;

static void test_paths(void)
{
	is(touch("f"), 0, "create f");
	is(S(mkdir, "d", 0755), 0, "mkdir d");
	is(S(mkdir, "d", 0755), -EEXIST, "mkdir d twice");
	is(S(mkdir, "d/", 0755), -EEXIST, "mkdir d/ twice");
	is(S(mkdir, "e/", 0755), 0, "mkdir e/");
	is(S(mkdir, ".", 0755), -EEXIST, "mkdir .");
	is(S(mkdir, "/", 0755), -EEXIST, "mkdir /");
	is(S(mkdir, "nope/x", 0755), -ENOENT, "mkdir nope/x");
	is(S(mkdir, "f/x", 0755), -ENOTDIR, "mkdir f/x");
	is(S(open, "f/", O_RDONLY, 0), -ENOTDIR, "open f/");
	is(S(open, "f/.", O_RDONLY, 0), -ENOTDIR, "open f/.");
	is(S(open, "f/..", O_RDONLY, 0), -ENOTDIR, "open f/..");
	is(S(open, "d", O_RDWR, 0), -EISDIR, "open d for writing");
	is(S(open, "d", O_CREAT, 0), -EISDIR, "open d with O_CREAT");
	is(S(open, "new/", O_CREAT | O_RDWR, 0644), -EISDIR, "create new/");
	is(S(open, "f", O_CREAT | O_EXCL, 0), -EEXIST, "create f O_EXCL");
	is(S(open, "f", O_DIRECTORY, 0), -ENOTDIR, "open f O_DIRECTORY");
	is(S(open, "", O_RDONLY, 0), -ENOENT, "open \"\"");
	is(S(open, (char *)8, O_RDONLY, 0), -EFAULT, "open (char *)8");
	is(S(open, "/", O_CREAT, 0), -EISDIR, "open / O_CREAT");
	is(S(open, "/..", O_CREAT | O_EXCL, 0), -EEXIST, "open /.. O_EXCL");
	is(S(chdir, "d"), 0, "chdir d");
	is(S(access, "../f", 0), 0, "../f");
	is(S(access, ".././d/../f", 0), 0, ".././d/../f");
	is(S(chdir, ".."), 0, "chdir ..");
	is(S(chdir, "f"), -ENOTDIR, "chdir f");
	is(S(access, "/../../..", 0), 0, "/../../..");
	is(S(mknod, "dev/null", 0), -ENOENT, "mknod without folder");
}

static void test_lengths(void)
{
	int i;

	memset(big, 'a', 255);
	big[255] = 0;
	is(touch(big), 0, "name of 255 bytes");
	is(S(unlink, big), 0, "unlink it");
	memset(big, 'a', 256);
	big[256] = 0;
	is(touch(big), -ENAMETOOLONG, "name of 256 bytes");
	for (i = 0; i < 4094; i += 2)
		memcpy(big + i, "./", 2);
	strcpy(big + 4094, "f");
	is(S(access, big, 0), 0, "path of 4095 bytes");
	strcpy(big + 4094, "ff");
	is(S(access, big, 0), -ENAMETOOLONG, "path of 4096 bytes");
}

static void test_links(void)
{
	is(S(symlink, "f", "lf"), 0, "symlink lf -> f");
	is(S(symlink, "d", "ld"), 0, "symlink ld -> d");
	is(S(symlink, "gone", "lx"), 0, "symlink lx -> gone");
	is(S(symlink, "loop", "loop"), 0, "symlink loop -> loop");
	is(S(symlink, "", "empty"), -ENOENT, "symlink to \"\"");
	is(S(access, "lf", 0), 0, "access lf");
	is(S(access, "ld/.", 0), 0, "access ld/.");
	is(S(access, "loop", 0), -ELOOP, "access loop");
	is(S(access, "loop/x", 0), -ELOOP, "access loop/x");
	is(S(access, "lx", 0), -ENOENT, "access lx");
	is(S(open, "lf", O_NOFOLLOW, 0), -ELOOP, "open lf O_NOFOLLOW");
	is(S(open, "lx", O_CREAT | O_EXCL, 0), -EEXIST, "create lx O_EXCL");
	is(touch("lx"), 0, "create through lx");
	is(S(access, "gone", 0), 0, "it is called gone");
	is(S(unlink, "gone"), 0, "unlink gone");
	is(S(readlink, "lf", buf, 100), 1, "readlink lf");
	is(S(readlink, "f", buf, 100), -EINVAL, "readlink f");
	is(S(readlink, "lf", buf, 0), -EINVAL, "readlink of 0 bytes");
	is(S(readlink, "lf", 8, 100), -EFAULT, "readlink to 8");
	is(S(mkdir, "lx", 0755), -EEXIST, "mkdir lx");
	is(S(unlink, "ld/"), -ENOTDIR, "unlink ld/");
	is(S(rmdir, "ld"), -ENOTDIR, "rmdir ld");
	is(S(lstat64, "ld", &st), 0, "lstat ld");
	is(st.st_mode, 0120777, "is a link");
	is(st.st_size, 1, "of one byte");
	is(S(lstat64, "ld/", &st), 0, "lstat ld/");
	is(st.st_mode, 040755, "is a folder");
}

static void test_chain_of_links(void)
{
	char name[8];
	int i;

	S(symlink, "f", "s0");
	for (i = 1; i <= 41; i++) {
		sprintf(name, "s%d", i);
		sprintf(buf, "s%d", i - 1);
		S(symlink, buf, name);
	}
	is(S(access, "s39", 0), 0, "40 links");
	is(S(access, "s40", 0), -ELOOP, "41 links");
	for (i = 0; i <= 41; i++) {
		sprintf(name, "s%d", i);
		S(unlink, name);
	}
}

static void test_remove(void)
{
	is(S(unlink, "d"), -EISDIR, "unlink d");
	is(S(unlink, "nope"), -ENOENT, "unlink nope");
	is(S(unlink, "f/"), -ENOTDIR, "unlink f/");
	is(S(unlink, "/"), -EISDIR, "unlink /");
	is(S(unlink, "."), -EISDIR, "unlink .");
	is(S(rmdir, "f"), -ENOTDIR, "rmdir f");
	is(S(rmdir, "."), -EINVAL, "rmdir .");
	is(S(rmdir, "d/.."), -ENOTEMPTY, "rmdir d/..");
	is(S(rmdir, "/"), -EBUSY, "rmdir /");
	is(touch("d/x"), 0, "create d/x");
	is(S(rmdir, "d"), -ENOTEMPTY, "rmdir d with d/x");
	is(S(unlinkat, AT_FDCWD, "d/x", 0), 0, "unlinkat d/x");
	is(S(stat64, "d", &st), 0, "stat d");
	is(st.st_nlink, 2, "d has two links");
	is(S(mkdir, "d/s", 0700), 0, "mkdir d/s");
	S(stat64, "d", &st);
	is(st.st_nlink, 3, "d has three links");
	is(S(unlinkat, AT_FDCWD, "d/s/", AT_REMOVEDIR), 0, "unlinkat d/s/");
	S(stat64, "d", &st);
	is(st.st_nlink, 2, "d has two links");
	is(S(unlinkat, AT_FDCWD, "d", 1), -EINVAL, "unlinkat bad flag");
	/* a folder that is gone */
	S(mkdir, "g", 0755);
	S(chdir, "g");
	is(S(rmdir, "../g"), 0, "rmdir of the working directory");
	is(S(getcwd, buf, sizeof(buf)), -ENOENT, "getcwd there");
	is(touch("x"), -ENOENT, "create there");
	is(S(mkdir, "x", 0755), -ENOENT, "mkdir there");
	is(S(access, ".", 0), 0, ". is there");
	is(S(access, "../f", 0), 0, ".. too");
	is(S(chdir, ".."), 0, "chdir ..");
}

static void test_rename(void)
{
	touch("a");
	touch("b");
	S(mkdir, "d1", 0755);
	S(mkdir, "d1/d2", 0755);
	S(mkdir, "d3", 0755);
	is(S(rename, "a", "b"), 0, "rename a b");
	is(S(access, "a", 0), -ENOENT, "a is gone");
	is(S(rename, "b", "d3"), -EISDIR, "file over folder");
	is(S(rename, "d3", "b"), -ENOTDIR, "folder over file");
	is(S(rename, "d1", "d1/d2/x"), -EINVAL, "into itself");
	is(S(rename, "d1", "d1"), 0, "to itself");
	is(S(rename, "d1/d2", "d1"), -ENOTEMPTY, "over its parent");
	is(S(rename, "d3", "d1"), -ENOTEMPTY, "over a full folder");
	is(S(rename, "d3", "d1/d2"), 0, "over an empty one");
	S(stat64, "d1", &st);
	is(st.st_nlink, 3, "links of d1");
	is(S(rename, "nope", "x"), -ENOENT, "nope");
	is(S(rename, "b", "x/"), -ENOTDIR, "file to x/");
	is(S(rename, "b/", "x"), -ENOTDIR, "b/ to x");
	is(S(rename, ".", "x"), -EBUSY, "rename .");
	is(S(rename, "d1/..", "x"), -EBUSY, "rename d1/..");
	is(S(rename, "d1/d2/", "dx/"), 0, "folder with slashes");
	S(stat64, "d1", &st);
	is(st.st_nlink, 2, "links of d1");
	touch("c");
	is(S(renameat2, AT_FDCWD, "b", AT_FDCWD, "c", 1), -EEXIST,
	   "RENAME_NOREPLACE");
	is(S(renameat2, AT_FDCWD, "b", AT_FDCWD, "c", 64), -EINVAL,
	   "renameat2 bad flag");
	is(S(rename, "b", "a-name-that-is-much-longer-than-thirty-two-bytes"),
	   0, "to a long name");
	is(S(rename, "a-name-that-is-much-longer-than-thirty-two-bytes", "b"),
	   0, "and back");
	is(S(rename, "b", "/proc/x"), -EXDEV, "to another file system");
	S(unlink, "b");
	S(unlink, "c");
	S(rmdir, "dx");
	S(rmdir, "d1");
}

int main(int argc, char **argv)
{
	if (enter_folder(argc > 1 ? argv[1] : "/tmp", "pathtest"))
		return skip_all("cannot make a folder");
	test_paths();
	test_lengths();
	test_links();
	test_chain_of_links();
	test_remove();
	test_rename();
	S(unlink, "f");
	S(unlink, "lf");
	S(unlink, "ld");
	S(unlink, "lx");
	S(unlink, "loop");
	S(rmdir, "d");
	S(rmdir, "e");
	is(leave_folder("pathtest"), 0, "all is removed");
	return done();
}
