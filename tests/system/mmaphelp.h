/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/system/mmaphelp.h - what the checks of mmaptest.c have in common
 */
#ifndef TESTS_MMAPHELP_H
#define TESTS_MMAPHELP_H

#define PROT_RW			(PROT_READ | PROT_WRITE)
#define MAP_ANON_PRIVATE	(MAP_PRIVATE | MAP_ANONYMOUS)

static void *map(size_t pages, int prot)
{
	return mmap(NULL, pages * PAGE_SIZE, prot, MAP_ANON_PRIVATE, -1, 0);
}

static int all_zero(const char *p, size_t len)
{
	while (len && !*p) {
		p++;
		len--;
	}
	return !len;
}

/* The signal that a child died of, 0 if it ended by itself. */
static int child_signal(pid_t pid)
{
	int status = 0;

	waitpid(pid, &status, 0);
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static int access_signal(volatile char *p, int write)
{
	pid_t pid = fork();

	if (pid)
		return child_signal(pid);
	if (write)
		*p = 'w';
	else
		(void)*p;
	_exit(0);
}

static const char *error_of(int failed)
{
	return failed ? errno_name(errno) : "success";
}

static void is_error(int ret, const char *expected, const char *what)
{
	is_text(error_of(ret < 0), expected, what);
}

static void is_mmap(void *p, const char *expected, const char *what)
{
	is_text(error_of(p == MAP_FAILED), expected, what);
}

/* Lines of /proc/self/maps. */
static int count_areas(void)
{
	static char text[16384];
	int nr = 0;
	char *p;

	read_file("/proc/self/maps", text, sizeof(text));
	for (p = text; *p; p++)
		nr += *p == '\n';
	return nr;
}

/* Our own program file, mapped, is what read() gives. */
static void test_program_file(void)
{
	static char part[4096];
	int fd = open((char *)getauxval(AT_EXECFN), O_RDONLY);
	long size = lseek(fd, 0, SEEK_END);
	char *p = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
	long same = 0;
	long n;

	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, part, sizeof(part))) > 0) {
		if (memcmp(p + same, part, n))
			break;
		same += n;
	}
	is(same, size, "this program's file, mapped, is what read() gives");
	munmap(p, size);
	close(fd);
}

#endif /* TESTS_MMAPHELP_H */
