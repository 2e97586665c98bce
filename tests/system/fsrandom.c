// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/fsrandom.c - many file operations in a random order
 *
 *	fsrandom [folder [seed [count [-v]]]]	works in a new folder in there
 *
 * Linux:    fs/namei.c, fs/open.c, fs/read_write.c, mm/shmem.c
 * Read:     pathtest.c, linktest.c before
 *
 * The same seed gives the same calls everywhere; a sum of what they answer is
 * printed (with -v all of it), so that two kernels can be compared. Names are
 * few, that they meet: a file is opened, renamed, replaced and removed while it
 * is open. All files are opened with O_NONBLOCK, and no path leads out of the
 * folder.
 */
#include "rawcall.h"
#include "tap.h"

#define MAX_FD		9

static char name255[256], name256[257];
/* The first are drawn most often. */
static const char *const paths[] = {
	"a", "b", "d", "d/a", "d/e", "l", "c", "m", "e", "l/a", "d/l", "d/e/f",
	"e/f", "a/", "d/", ".", "d/.", "d/..", "d/e/..", "a/x", "./a", "d//a",
	"l/", "", name255, name256, (char *)8,
};
static const char *const targets[] = {
	"a", "d", "l", "m", "d/e", "nowhere", "./d/", "c", "d/l",
};
static const long modes[] = { 0644, 0755, 0, 0400, 01755, 0200, 02755, 04711 };
static const long flags[] = {
	O_CREAT, O_CREAT, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_DIRECTORY,
	O_NOFOLLOW, O_CLOEXEC,
};

static unsigned long state;
static char buf[70000];
static struct linux_stat64 st;
static long base;		/* our folder, open */

/*
 * Drawn before each call, since the order in which a compiler evaluates the
 * arguments of a function is its own affair.
 */
static const char *path, *path2;
static long fd, fd2, offset, size, mode, x;

static unsigned long answers;	/* a sum of them */
static int verbose;

__attribute__((format(printf, 1, 2)))
static void say(const char *format, ...)
{
	char line[400];
	va_list ap;
	char *c;

	va_start(ap, format);
	vsnprintf(line, sizeof(line), format, ap);
	va_end(ap);
	for (c = line; *c; c++)
		answers = answers * 33 + *c;
	if (verbose)
		fputs(line, stdout);
}

static unsigned long rnd(unsigned long n)
{
	state = state * 1103515245 + 12345;
	return (state >> 8) % n;
}

#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))
#define PICK(array)	array[rnd(COUNT(array))]

static const char *draw_path(void)
{
	long n = rnd(COUNT(paths));

	return paths[rnd(n + 1)];
}

static const char *shown(const char *p)
{
	return p == name255 ? "255" : p == name256 ? "256" :
	       p == (char *)8 ? "8" : p;
}

static void draw(void)
{
	path = draw_path();
	path2 = draw_path();
	fd = 3 + rnd(MAX_FD);
	fd2 = 3 + rnd(MAX_FD);
	/* Near the edges of pages. */
	offset = rnd(5) * 4096;
	offset += rnd(5) - 2;
	size = rnd(9000);
	mode = PICK(modes);
	x = rnd(1 << 20);
	say("%s %s %ld %ld %ld %ld %lo %lx", shown(path), shown(path2), fd,
	       fd2, offset, size, mode, x);
}

static long do_open(void)
{
	long how = x % 4 | O_NONBLOCK, i, n, ret;

	/* The processors have different numbers for some. */
	for (i = 1 + rnd(3); i; i--) {
		n = rnd(COUNT(flags));
		how |= flags[n];
		say(" %ld", n);
	}
	/* Together they made a file up to 6.3, and are an error since. */
	if (how & O_DIRECTORY)
		how &= ~O_CREAT;
	ret = S(openat, x & 4 ? AT_FDCWD : base, path, how, mode);
	if (ret >= 3 + MAX_FD) {
		S(close, ret);
		ret = -EMFILE;
	}
	return ret;
}

static long sum(long n)
{
	long i, s = 0;

	for (i = 0; i < n; i++)
		s = s * 31 + buf[i];
	return n < 0 ? n : s & 0xfffffff;
}

static long do_seek(void)
{
	static const long whence[] = { SEEK_SET, SEEK_CUR, SEEK_END, 5 };

	/* Between the names each file system counts as it likes. */
	if (S(fstat64, fd, &st) == 0 && S_ISDIR(st.st_mode))
		offset = 0;
	return S(lseek, fd, offset, whence[offset ? x % 4 : 0]);
}

/* Names come in any order. */
static long do_getdents(void)
{
	struct linux_dirent64 *d;
	long n, at, s = 0;
	const char *c;

	S(lseek, fd, 0, SEEK_SET);
	n = S(getdents64, fd, buf, sizeof(buf));
	if (n < 0)
		return n;
	for (at = 0; at < n; at += d->d_reclen) {
		d = (void *)(buf + at);
		for (c = d->d_name; *c; c++)
			s += *c * (d->d_type + 3);
	}
	return s;
}

static long report(long ret)
{
	if (ret)
		return ret;
	say(" %o nlink %u uid %lu:%lu", st.st_mode, st.st_nlink,
	       (long)st.st_uid, (long)st.st_gid);
	/* How large a folder is, each file system says as it likes. */
	if (!S_ISDIR(st.st_mode))
		say(" size %llx blocks %lx", (long long)st.st_size,
		       (long)st.st_blocks);
	return 0;
}

static long do_write(void)
{
	memset(buf, 'a' + x % 26, size);
	if (x & 64)
		return S(write, fd, buf, size);
	return S(pwrite64, fd, buf, size, PAD offset, offset >> 31);
}

static long do_read(void)
{
	if (x & 64)
		return sum(S(read, fd, buf, size));
	return sum(S(pread64, fd, buf, size, PAD offset, offset >> 31));
}

static long do_fcntl(void)
{
	static const long cmd[] = {
		F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD, 77,
	};
	long which = cmd[x % 6], arg = x & 64, ret;

	if (which == F_SETFL)
		arg = O_NONBLOCK | (x & 64 ? O_APPEND : 0);
	if (which == F_DUPFD)
		arg = 3;
	ret = S(fcntl64, fd, which, arg);
	if (which == F_DUPFD && ret >= 3 + MAX_FD)
		S(close, ret);
	if (which == F_GETFL && ret > 0)
		ret &= O_ACCMODE | O_APPEND | O_NONBLOCK;
	return ret;
}

static long do_sendfile(void)
{
	long long pos = offset;
	long ret;

	/* Not to a pipe (see docs/differences-from-linux.md), not to itself. */
	if (S(fstat64, fd, &st) == 0) {
		ret = st.st_ino;
		if (S_ISFIFO(st.st_mode) ||
		    (S(fstat64, fd2, &st) == 0 && st.st_ino == ret))
			return 0;
	}
	if (x & 64)
		return S(sendfile, fd, fd2, 0, size);
	ret = S(sendfile64, fd, fd2, &pos, size);
	return ret < 0 ? ret : pos;
}

static long do_utimes(void)
{
	static const long nsec[] = { 0, 5, (1 << 30) - 1, (1 << 30) - 2, -1 };
	long ts[4] = { 7, nsec[x % 5], 8, nsec[x / 5 % 5] };

	return S(utimensat, AT_FDCWD, path, ts, x & 64 ? AT_SYMLINK_NOFOLLOW : 0);
}

static long change(long what)
{
	static const long how[] = { 0, 0, AT_SYMLINK_FOLLOW, 1 };

	switch (what) {
	case 0:
		return S(mkdir, path, mode);
	case 1:
		return S(rmdir, path);
	case 2:
		return S(unlink, path);
	case 3: case 4: case 5:
		return S(renameat2, AT_FDCWD, path, x & 1 ? base : AT_FDCWD,
			 path2, !(x & 6));
	case 6:
		return S(linkat, AT_FDCWD, path, x & 1 ? base : AT_FDCWD,
			 path2, how[x / 2 % 4]);
	case 7:
		return S(symlink, targets[x % COUNT(targets)], path);
	case 8:
		return S(chmod, path, mode);
	case 9:
		return S(fchownat, AT_FDCWD, path, x % 3 - 1, x / 3 % 3 - 1,
			 x & 64 ? AT_SYMLINK_NOFOLLOW : 0);
	case 10:
		return S(fchdir, base);
	case 11:
		return x & 1 ? S(chdir, path) : S(fchdir, base);
	case 12:
		return S(mknod, path, S_IFIFO | 0600, 0);
	case 13:
		return do_utimes();
	case 14:
		return S(unlinkat, base, path, x & 1 ? AT_REMOVEDIR : 0);
	default:
		return S(truncate, path, offset);
	}
}

static long use(long what)
{
	switch (what) {
	case 0: case 1: case 2: case 3: case 4: case 5:
		return do_open();
	case 6:
		return S(close, fd);
	case 7: case 8:
		return do_write();
	case 9: case 10:
		return do_read();
	case 11: case 12:
		return report(S(lstat64, path, &st));
	case 13:
		return report(S(stat64, path, &st));
	case 14:
		return report(S(fstat64, fd, &st));
	case 15:
		return S(access, path, x % 9);
	case 16:
		return sum(S(readlink, path, buf, x % 8));
	case 17:
		return do_fcntl();
	case 18:
		return S(dup2, fd, fd2);
	case 19:
		return S(ftruncate, fd, offset);
	case 20:
		return do_seek();
	case 21:
		return do_getdents();
	case 22:
		return do_sendfile();
	default:
		return S(fsync, fd);
	}
}

static long remove_all(const char *folder)
{
	struct linux_dirent64 *d;
	long dir, n, at;

	dir = S(open, folder, O_DIRECTORY, 0);
	S(chdir, folder);
	do {
		n = S(getdents64, dir, buf, 4096);
		for (at = 0; at < n; at += d->d_reclen) {
			d = (void *)(buf + at);
			if (d->d_name[0] == '.')
				continue;
			if (S(unlink, d->d_name) == -EISDIR &&
			    S(rmdir, d->d_name) < 0) {
				remove_all(d->d_name);
				S(rmdir, d->d_name);
				S(lseek, dir, 0, SEEK_SET);
				break;
			}
		}
	} while (n > 0);
	S(close, dir);
	return S(chdir, "..");
}

int main(int argc, char **argv)
{
	long i, what, ret, count = argc > 3 ? atol(argv[3]) : 3000;

	verbose = argc > 4;
	state = argc > 2 ? atol(argv[2]) : 1;
	memset(name255, 'x', 255);
	memset(name256, 'y', 256);
	ignore_signal(SIGPIPE);
	if (enter_folder(argc > 1 ? argv[1] : "/tmp", "fsrandom"))
		return skip_all("cannot make a folder");
	for (i = 3; i < 100; i++)
		S(close, i);
	base = S(open, ".", O_RDONLY, 0);
	base = S(fcntl64, base, F_DUPFD, 90);
	S(close, 3);
	for (i = 0; i < count; i++) {
		what = rnd(16 + 24);
		say("%ld: %ld ", i, what);
		draw();
		ret = what < 16 ? change(what) : use(what - 16);
		say(" = %ld\n", ret);
		if (i % 1000 == 999)
			ok(1, "%ld operations: %08lx", i + 1, answers);
	}
	for (i = 3; i < 90; i++)
		S(close, i);
	S(fchdir, base);
	S(close, base);
	S(chdir, "..");
	remove_all("fsrandom");
	ok(S(rmdir, "fsrandom") == 0, "all is removed");
	return done();
}
