// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sys_paths.c - calls with a path: every way to be refused
 *
 *	sys_paths [folder]	works in a new folder in there, default /tmp
 *
 * Linux:    fs/namei.c, fs/open.c, fs/stat.c, fs/namespace.c, fs/d_path.c
 * Read:     syscase.h before; pathtest.c and dirtest.c have what succeeds
 *
 * Must run as root: it makes device files, and mounts without success.
 */
#include "syscase.h"
#include <linux/fcntl.h>
#include <linux/stat.h>

static const struct syscase opening[] = {
	BAD_PATHS(open, O_RDONLY, 0),
	BAD_PATHS_AT(openat, O_RDONLY, 0),
	C(-EISDIR, open, "d", O_WRONLY),
	C(-EISDIR, open, "d", O_RDWR),
	C(-EISDIR, open, "new/", O_CREAT | O_WRONLY, 0644),
	C(-ENOTDIR, open, "f", O_DIRECTORY),
	C(-EEXIST, open, "f", O_CREAT | O_EXCL, 0644),
	C(-EEXIST, open, "d", O_CREAT | O_EXCL, 0644),
	C(-EEXIST, open, "loop", O_CREAT | O_EXCL, 0644),
	C(-EEXIST, openat, F_DIR, "sub", O_CREAT | O_EXCL, 0644),
	C(-ELOOP, open, "link", O_NOFOLLOW),
	C(-ELOOP, open, "loop", O_RDONLY),
	C(-ENOTDIR, open, "link", O_NOFOLLOW | O_DIRECTORY),
	C(-ENOENT, open, "no", O_WRONLY),
	C(-ENOENT, open, "no/new", O_CREAT | O_WRONLY, 0644),
	BAD_PATHS(access, 0),
	BAD_PATHS_AT(faccessat, 0),
	C(-EINVAL, access, "f", 8),
	C(-EINVAL, access, HOLE, -1),
	C(-EINVAL, faccessat, NO_FD, HOLE, 8),
	C(0, access, "f", 6),
	C(-EACCES, access, "f", 1),
	C(0, faccessat, F_DIR, "sub", 7),
	C(-ELOOP, access, "loop", 0),
	C(0, access, END(0) - 8192, 0),
};

static const struct syscase looking[] = {
	BAD_PATHS(stat64, RW),
	BAD_PATHS(lstat64, RW),
	C(-EFAULT, stat64, "f", NULL),
	C(-EFAULT, stat64, "f", HOLE),
	C(-EFAULT, stat64, "f", RO),
	C(-EFAULT, stat64, "f", KERNEL),
	C(-EFAULT, stat64, "f", END(20)),
	C(-ENOENT, stat64, "no", HOLE),
	C(-ELOOP, stat64, "loop", HOLE),
	C(-EFAULT, lstat64, "loop", HOLE),
	C(-EFAULT, lstat64, "f", RO),
	C(-EFAULT, lstat64, "f", KERNEL),
	C(0, lstat64, "loop", RW),
	BAD_PATHS_AT(fstatat64, RW, 0),
	C(-EFAULT, fstatat64, F_DIR, "sub", HOLE, 0),
	C(-EFAULT, fstatat64, F_DIR, "sub", RO, 0),
	C(-EFAULT, fstatat64, F_DIR, "sub", KERNEL, 0),
	C(-EINVAL, fstatat64, NO_FD, HOLE, HOLE, 1),
	C(-EINVAL, fstatat64, F_DIR, "sub", RW, -1),
	C(0, fstatat64, F_RW, "", RW, AT_EMPTY_PATH),
	C(-EBADF, fstatat64, F_NONE, "", RW, AT_EMPTY_PATH),
	C(0, fstatat64, AT_FDCWD, "loop", RW, AT_SYMLINK_NOFOLLOW),
	C(-ELOOP, fstatat64, AT_FDCWD, "loop", RW, 0),
	C(-EFAULT, statx, AT_FDCWD, HOLE, 0, STATX_BASIC_STATS, RW),
	C(-EFAULT, statx, AT_FDCWD, KERNEL, 0, STATX_BASIC_STATS, RW),
	C(-EFAULT, statx, AT_FDCWD, "f", 0, STATX_BASIC_STATS, NULL),
	C(-EFAULT, statx, AT_FDCWD, "f", 0, STATX_BASIC_STATS, HOLE),
	C(-EFAULT, statx, AT_FDCWD, "f", 0, STATX_BASIC_STATS, RO),
	C(-EFAULT, statx, AT_FDCWD, "f", 0, STATX_BASIC_STATS, KERNEL),
	C(-EFAULT, statx, AT_FDCWD, "f", 0, STATX_BASIC_STATS, END(255)),
	C(-EINVAL, statx, AT_FDCWD, "f", 0, STATX__RESERVED, RW),
	C(-EINVAL, statx, NO_FD, HOLE, 0, STATX__RESERVED, HOLE),
	C(-EINVAL, statx, AT_FDCWD, "f", 1, STATX_BASIC_STATS, RW),
	C(-EINVAL, statx, AT_FDCWD, "f", AT_STATX_SYNC_TYPE, 0, RW),
	C(-ENOENT, statx, AT_FDCWD, "", 0, STATX_BASIC_STATS, RW),
	C(-EBADF, statx, NO_FD, "sub", 0, STATX_BASIC_STATS, RW),
	C(-ENOTDIR, statx, F_RW, "sub", 0, STATX_BASIC_STATS, RW),
	C(0, statx, F_RW, "", AT_EMPTY_PATH, STATX_BASIC_STATS, RW),
	C(0, statx, F_DIR, "sub", AT_STATX_DONT_SYNC, 0, RW),
};

static const struct syscase links[] = {
	BAD_PATHS(readlink, RW, 100),
	BAD_PATHS_AT(readlinkat, RW, 100),
	C(-EINVAL, readlink, "f", RW, 100),
	C(-EINVAL, readlink, "d", RW, 100),
	C(-EINVAL, readlink, "link", RW, 0),
	C(-EINVAL, readlink, "link", RW, -1),
	C(-EINVAL, readlink, HOLE, HOLE, 0),
	C(-EINVAL, readlink, "f", HOLE, 100),
	C(-EFAULT, readlink, "link", NULL, 100),
	C(-EFAULT, readlink, "link", HOLE, 100),
	C(-EFAULT, readlink, "link", RO, 100),
	C(-EFAULT, readlink, "link", KERNEL, 100),
	C(-EFAULT, readlink, "loop", END(2), 100),
	C(1, readlink, "link", END(1), 100),
	C(2, readlink, "loop", RW, 2),
	C(-EINVAL, readlinkat, NO_FD, HOLE, HOLE, 0),
	C(-EFAULT, readlinkat, AT_FDCWD, "link", HOLE, 1),
	C(-EFAULT, readlinkat, AT_FDCWD, "link", RO, 1),
	C(-EFAULT, readlinkat, AT_FDCWD, "link", KERNEL, 1),
	C(1, readlinkat, AT_FDCWD, "link", RW, INT_MAX),
	C(-EFAULT, symlink, NULL, "new"),
	C(-EFAULT, symlink, HOLE, "new"),
	C(-EFAULT, symlink, KERNEL, "new"),
	C(-EFAULT, symlink, NO_END, "new"),
	C(-EFAULT, symlink, HOLE, ""),
	C(-ENOENT, symlink, "", "new"),
	C(-ENOENT, symlink, "", HOLE),
	C(-ENAMETOOLONG, symlink, LONG_PATH, "new"),
	C(-EFAULT, symlink, "x", NULL),
	C(-EFAULT, symlink, "x", HOLE),
	C(-EFAULT, symlink, "x", KERNEL),
	C(-ENOENT, symlink, "x", ""),
	C(-EEXIST, symlink, "x", "f"),
	C(-EEXIST, symlink, "x", "/"),
	C(-EEXIST, symlink, "x", "d/.."),
	C(-ENOENT, symlink, "x", "new/"),
	C(-ENOTDIR, symlink, "x", "f/new"),
	C(-EFAULT, symlinkat, HOLE, AT_FDCWD, "new"),
	C(-EFAULT, symlinkat, KERNEL, NO_FD, "new"),
	C(-EFAULT, symlinkat, "x", AT_FDCWD, HOLE),
	C(-EFAULT, symlinkat, "x", NO_FD, KERNEL),
	C(-ENOENT, symlinkat, "", NO_FD, "new"),
	C(-EBADF, symlinkat, "x", NO_FD, "new"),
	C(-ENOTDIR, symlinkat, "x", F_RW, "new"),
	C(-EEXIST, symlinkat, "x", F_DIR, "sub"),
};

static const struct syscase making[] = {
	BAD_PATHS(mkdir, 0755),
	BAD_PATHS_AT(mkdirat, 0755),
	C(-EEXIST, mkdir, "f", 0755),
	C(-EEXIST, mkdir, "f/", 0755),
	C(-EEXIST, mkdir, "link", 0755),
	C(-EEXIST, mkdir, ".", 0755),
	C(-EEXIST, mkdir, "d/sub/..", 0755),
	C(-EEXIST, mkdirat, F_DIR, "sub", 0755),
	BAD_PATHS(mknod, S_IFREG | 0644, 0),
	BAD_PATHS_AT(mknodat, S_IFREG | 0644, 0),
	C(-EEXIST, mknod, "f", S_IFREG | 0644, 0),
	C(-EPERM, mknod, "new", S_IFDIR | 0644, 0),
	C(-EPERM, mknod, HOLE, S_IFDIR | 0644, 0),
	C(-EINVAL, mknod, "new", S_IFLNK | 0644, 0),
	C(-EINVAL, mknod, "new", 0170000, 0),
	C(-EINVAL, mknod, HOLE, 0170000, 0),
	C(-EINVAL, mknodat, NO_FD, HOLE, 0030000, 0),
	C(-ENOENT, mknod, "new/", S_IFREG | 0644, 0),
	C(0, mknod, "new", 0644, 0),
	C(0, unlink, "new"),
	C(0, mknod, "new", S_IFIFO | 0644, 0),
	C(0, unlink, "new"),
	C(0, mknod, "new", S_IFCHR | 0644, 0x4242),
	C(-ENXIO, open, "new", O_RDONLY),
	C(0, unlink, "new"),
};

static const struct syscase removing[] = {
	BAD_PATHS(unlink),
	BAD_PATHS(rmdir),
	BAD_PATHS_AT(unlinkat, 0),
	BAD_PATHS_AT(unlinkat, AT_REMOVEDIR),
	C(-EISDIR, unlink, "d"),
	C(-EISDIR, unlink, "."),
	C(-EISDIR, unlink, "d/.."),
	C(-EISDIR, unlink, "/"),
	C(-ENOTDIR, unlink, "f/"),
	C(-ENOTDIR, unlink, "f/."),
	C(-EISDIR, unlink, "d/sub/"),
	C(-ENOTDIR, unlink, "link/"),
	C(-ENOTDIR, rmdir, "f"),
	C(-ENOTDIR, rmdir, "link"),
	C(-ENOTEMPTY, rmdir, "d"),
	C(-EINVAL, rmdir, "."),
	C(-EINVAL, rmdir, "d/."),
	C(-ENOTEMPTY, rmdir, ".."),
	C(-ENOTEMPTY, rmdir, "d/sub/.."),
	C(-EBUSY, rmdir, "/"),
	C(-EINVAL, unlinkat, AT_FDCWD, "f", 1),
	C(-EINVAL, unlinkat, NO_FD, HOLE, -1),
	C(-EISDIR, unlinkat, F_DIR, "sub", 0),
	C(-ENOTDIR, unlinkat, AT_FDCWD, "f", AT_REMOVEDIR),
};

static const struct syscase renaming[] = {
	BAD_PATHS(rename, "new"),
	C(-EFAULT, rename, "f", NULL),
	C(-EFAULT, rename, "f", HOLE),
	C(-EFAULT, rename, "f", KERNEL),
	C(-EFAULT, rename, "f", NO_END),
	C(-ENOENT, rename, "f", ""),
	C(-ENAMETOOLONG, rename, "f", LONG_PATH),
	C(-ENAMETOOLONG, rename, "f", LONG_NAME),
	C(-ENOENT, rename, "f", "no/new"),
	C(-ENOTDIR, rename, "f", "link/new"),
	C(-ENOENT, rename, "", HOLE),
	C(-ENOENT, rename, "no", "no/new"),
	C(-EISDIR, rename, "f", "d"),
	C(-ENOTDIR, rename, "d", "f"),
	C(-ENOTEMPTY, rename, "d/sub", "d"),
	C(-EINVAL, rename, "d", "d/sub/new"),
	C(-EBUSY, rename, ".", "new"),
	C(-EBUSY, rename, "d/..", "new"),
	C(-EBUSY, rename, "f", "."),
	C(-ENOTDIR, rename, "f/", "new"),
	C(-ENOTDIR, rename, "f", "new/"),
	C(0, rename, "f", "f"),
	BAD_PATHS_AT(renameat, AT_FDCWD, "new"),
	C(-EFAULT, renameat, AT_FDCWD, "f", AT_FDCWD, HOLE),
	C(-EFAULT, renameat, AT_FDCWD, "f", NO_FD, KERNEL),
	C(-EBADF, renameat, AT_FDCWD, "f", NO_FD, "new"),
	C(-ENOTDIR, renameat, AT_FDCWD, "f", F_RW, "new"),
	C(-EISDIR, renameat, AT_FDCWD, "f", F_DIR, "sub"),
	BAD_PATHS_AT(renameat2, AT_FDCWD, "new", 0),
	C(-EFAULT, renameat2, AT_FDCWD, "f", AT_FDCWD, HOLE, 0),
	C(-EFAULT, renameat2, AT_FDCWD, "f", AT_FDCWD, KERNEL, 0),
	C(-EINVAL, renameat2, NO_FD, HOLE, NO_FD, HOLE, 8),
	C(-EINVAL, renameat2, AT_FDCWD, "f", AT_FDCWD, "new", -1),
	C(-EINVAL, renameat2, AT_FDCWD, "f", AT_FDCWD, "new", 3),
	C(-EEXIST, renameat2, AT_FDCWD, "f", AT_FDCWD, "d", 1),
};

static const struct syscase changing[] = {
	BAD_PATHS(chmod, 0644),
	BAD_PATHS_AT(fchmodat, 0644),
	C(-ELOOP, chmod, "loop", 0644),
	C(0, chmod, "f", 0644),
	C(0, fchmodat, F_DIR, "sub", 0755),
	BAD_PATHS(truncate, 0),
	C(-EINVAL, truncate, "f", -1),
	C(-EINVAL, truncate, HOLE, -1),
	C(-EINVAL, truncate, "f", INT_MIN),
	C(-EISDIR, truncate, "d", 0),
	C(-EINVAL, truncate, "/dev/null", 0),
	C(0, truncate, "f", 10),
	BAD_PATHS(chdir),
	C(-ENOTDIR, chdir, "f"),
	C(-ENOTDIR, chdir, "link"),
	C(-ELOOP, chdir, "loop"),
	C(-ERANGE, getcwd, RW, 0),
	C(-ERANGE, getcwd, RW, 1),
	C(-ERANGE, getcwd, HOLE, 1),
	C(-EFAULT, getcwd, NULL, 4096),
	C(-EFAULT, getcwd, HOLE, 4096),
	C(-EFAULT, getcwd, RO, 4096),
	C(-EFAULT, getcwd, KERNEL, 4096),
	C(-EFAULT, getcwd, END(4), 4096),
	C(0, chdir, "/"),
	C(2, getcwd, END(2), -1),
	C(2, getcwd, RW, 2),
	C(022, umask, 077),
	C(077, umask, -1),
	C(0777, umask, 022),
};

static const struct syscase mounting[] = {
	C(-EFAULT, mount, HOLE, "d", "tmpfs", 0, 0),
	C(-EFAULT, mount, KERNEL, "d", "tmpfs", 0, 0),
	C(-EFAULT, mount, "x", NULL, "tmpfs", 0, 0),
	C(-EFAULT, mount, "x", HOLE, "tmpfs", 0, 0),
	C(-EFAULT, mount, "x", KERNEL, "tmpfs", 0, 0),
	C(-EFAULT, mount, "x", "d", HOLE, 0, 0),
	C(-EFAULT, mount, "x", "d", KERNEL, 0, 0),
	C(-EFAULT, mount, "x", "no", HOLE, 0, 0),
	C(-EFAULT, mount, "x", "no", "tmpfs", 0, HOLE),
	C(-EFAULT, mount, "x", "no", "tmpfs", 0, KERNEL),
	C(-ENOENT, mount, "x", "", "tmpfs", 0, 0),
	C(-ENOENT, mount, "x", "no", "tmpfs", 0, 0),
	C(-ENODEV, mount, "x", "d", "no such type", 0, 0),
	C(-EINVAL, mount, "x", "d", NULL, 0, 0),
	C(-ENOTDIR, mount, "x", "f", "tmpfs", 0, 0),
	C(-ENAMETOOLONG, mount, "x", LONG_PATH, "tmpfs", 0, 0),
};

int main(int argc, char **argv)
{
	if (make_case_files(argc > 1 ? argv[1] : "/tmp", "sys_paths"))
		return 0;
	strcpy((char *)RW, "f");
	CASES(opening);
	CASES(looking);
	CASES(links);
	CASES(making);
	CASES(removing);
	CASES(renaming);
	CASES(mounting);
	S(fchdir, F_DIR);
	S(chdir, "..");
	CASES(changing);
	S(fchdir, F_DIR);
	S(chdir, "..");
	remove_case_files("sys_paths");
	return done();
}
