// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/execargs.c - which error does execve() report, and when?
 *
 *	execargs		the tests
 *	anything else		(its own child after exec) checks and exits
 *
 * Linux:    fs/exec.c (do_execve_common, count, copy_strings), and the
 *           formats in fs/binfmt_elf.c, fs/binfmt_script.c; the numbers are
 *           6.1's bprm_stack_limits()
 * Read:     execmake.h before (the files that are executed)
 *
 * Every attempt is made in a child, whose exit status tells: an error of
 * execve() by number, or what the new program was given.
 */
#include <stdbool.h>

#include "../../user/lib/sys.h"
#include "tap.h"
#include "execmake.h"

#define STARTED		200	/* the new program's status: all as expected */
#define EMPTY_ARGV	201	/* argc was 1, argv[0] was "" */
#define DIED		300	/* + signal */
#define MAX_STRING	131072	/* MAX_ARG_STRLEN, with the final zero */

static const char *self;
static long pointer_size = 4;
static char big[MAX_STRING + 1];
static char *many[420000];
static char *volatile bad_pointer = (char *)16;

/* errno after execve(), or STARTED, or DIED + signal. */
static int attempt(const char *path, char *const argv[], char *const envp[])
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		execve(path, argv, envp);
		_exit(errno);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return -1;
	if (WIFSIGNALED(status))
		return DIED + WTERMSIG(status);
	return WEXITSTATUS(status);
}

static const char *result_name(int result)
{
	static char text[32];

	if (result == STARTED)
		return "started";
	if (result == EMPTY_ARGV)
		return "started with an empty argument";
	if (result < DIED)
		return errno_name(result);
	snprintf(text, sizeof(text), "died of signal %d", result - DIED);
	return text;
}

static void expect(int result, const char *expected, const char *what)
{
	is_text(result_name(result), expected, what);
}

static int exec_path(const char *path)
{
	char *argv[] = { (char *)"program", NULL };
	char *envp[] = { NULL };

	return attempt(path, argv, envp);
}

static void test_paths(void)
{
	static char name[4200];

	expect(exec_path(self), "started", "a program");
	expect(exec_path("/nonexistent"), "ENOENT", "a missing file");
	expect(exec_path(""), "ENOENT", "an empty path");
	expect(exec_path(NULL), "EFAULT", "a null path");
	expect(exec_path(bad_pointer), "EFAULT", "a bad path");
	expect(exec_path("/"), "EACCES", "a directory");
	expect(exec_path("/dev/null"), "EACCES", "a device");
	snprintf(name, sizeof(name), "%s/x", self);
	expect(exec_path(name), "ENOTDIR", "a path through a file");
	memset(name, 'x', sizeof(name));
	name[0] = '/';
	name[256] = '\0';
	expect(exec_path(name), "ENOENT", "a name of 255 characters");
	name[256] = 'x';
	name[257] = '\0';
	expect(exec_path(name), "ENAMETOOLONG", "a name of 256 characters");
	memset(name, '/', sizeof(name));
	name[4096] = '\0';
	expect(exec_path(name), "ENAMETOOLONG", "a path of 4096 characters");
}

static int exec_file(const void *data, size_t size, mode_t mode)
{
	int result;

	make_file("/tmp/ex", data, size, mode);
	result = exec_path("/tmp/ex");
	unlink("/tmp/ex");
	return result;
}

static int exec_text(const char *text)
{
	return exec_file(text, strlen(text), 0755);
}

static void test_formats(void)
{
	char script[300];

	expect(exec_file("#!/bin/true\n", 12, 0644), "EACCES",
	       "a file that may not be executed");
	expect(exec_text(""), "ENOEXEC", "an empty file");
	expect(exec_text("x"), "ENOEXEC", "one byte");
	expect(exec_text("echo hello\n"), "ENOEXEC", "a text without #!");
	expect(exec_text("#!\n"), "ENOEXEC", "#! and nothing");
	expect(exec_text("#!   \n"), "ENOEXEC", "#! and blanks");
	/* The path is "" then, which the kernel takes for this folder. */
	expect(exec_text("#!"), "EACCES", "#! and the end of the file");
	expect(exec_text("#!/nonexistent\n"), "ENOENT",
	       "a missing interpreter");
	expect(exec_text("#!/\n"), "EACCES", "a directory as interpreter");
	memset(script, 'x', sizeof(script));
	memcpy(script, "#!/", 3);
	script[sizeof(script) - 1] = '\0';
	expect(exec_text(script), "ENOEXEC",
	       "#! with a path that may be cut off");
	/* The newline is the 256th byte, the last one that is read. */
	memset(script + 2, '/', sizeof(script) - 2);
	strcpy(script + 255 - strlen(self), self);
	script[255] = '\n';
	script[256] = '\0';
	expect(exec_text(script), "started", "#! and a path of 253 bytes");
	snprintf(script, sizeof(script), "#! \t %s\t argument \n", self);
	expect(exec_text(script), "started", "an interpreter between blanks");
}

static int exec_elf(enum elf_damage damage)
{
	int result;

	make_elf("/tmp/ex", self, damage);
	result = exec_path("/tmp/ex");
	unlink("/tmp/ex");
	return result;
}

static void test_elf(void)
{
	expect(exec_elf(ELF_INTACT), "started", "a copy of this program");
	expect(exec_elf(ELF_MAGIC), "ENOEXEC", "ELF: bad magic");
	expect(exec_elf(ELF_CUT), "ENOEXEC", "ELF: 20 bytes of it");
	expect(exec_elf(ELF_TYPE), "ENOEXEC", "ELF: an object file");
	expect(exec_elf(ELF_MACHINE), "ENOEXEC", "ELF: another machine");
	expect(exec_elf(ELF_PHENTSIZE), "ENOEXEC", "ELF: bad e_phentsize");
	expect(exec_elf(ELF_PHNUM_0), "ENOEXEC", "ELF: no program headers");
	expect(exec_elf(ELF_PHNUM_MANY), "ENOEXEC", "ELF: 65535 of them");
	expect(exec_elf(ELF_PHNUM_PAGE), "ENOEXEC",
	       "ELF: 129 of them, more than a page");
	expect(exec_elf(ELF_PHOFF), "ENOEXEC",
	       "ELF: program headers behind the end of the file");
	expect(exec_elf(ELF_INTERP_SHORT), "ENOEXEC",
	       "ELF: PT_INTERP of one byte");
	expect(exec_elf(ELF_INTERP_LONG), "ENOEXEC",
	       "ELF: PT_INTERP of 4097 bytes");
	expect(exec_elf(ELF_INTERP_NO_NUL), "ENOEXEC",
	       "ELF: PT_INTERP without its zero");
	expect(exec_elf(ELF_INTERP_MISSING), "ENOENT",
	       "ELF: PT_INTERP that is missing");
	expect(exec_elf(ELF_INTERP_DIRECTORY), "EACCES",
	       "ELF: PT_INTERP that is a directory");
	expect(exec_elf(ELF_INTERP_TEXT), "ELIBBAD",
	       "ELF: PT_INTERP that is a text");
	expect(exec_elf(ELF_INTERP_CUT), "EIO",
	       "ELF: PT_INTERP behind the end of the file");
	expect(exec_elf(ELF_INTERP_TINY), "EIO",
	       "ELF: PT_INTERP that is a file of 4 bytes");
	expect(exec_elf(ELF_INTERP_OBJECT), "died of signal 11",
	       "ELF: PT_INTERP that is an object file");
	expect(exec_elf(ELF_INTERP_PHOFF), "ELIBBAD",
	       "ELF: PT_INTERP without its program headers");
	expect(exec_elf(ELF_KERNEL_ADDRESS), "died of signal 11",
	       "ELF: a segment in the kernel");
}

/* /tmp/s1 is a script for /tmp/s2 ... /tmp/sN for this program. */
static int exec_chain(int length)
{
	char name[24];
	char text[280];
	int result;
	int i;

	for (i = 1; i <= length; i++) {
		snprintf(name, sizeof(name), "/tmp/s%d", i);
		if (i < length)
			snprintf(text, sizeof(text), "#!/tmp/s%d\n", i + 1);
		else
			snprintf(text, sizeof(text), "#!%s\n", self);
		make_file(name, text, strlen(text), 0755);
	}
	result = exec_path("/tmp/s1");
	for (i = 1; i <= length; i++) {
		snprintf(name, sizeof(name), "/tmp/s%d", i);
		unlink(name);
	}
	return result;
}

static void test_links(void)
{
	int fd;

	expect(exec_chain(5), "started", "five scripts, each for the next");
	expect(exec_chain(6), "ELOOP", "six scripts");
	unlink("/tmp/loop");
	symlink("/tmp/loop", "/tmp/loop");
	expect(exec_path("/tmp/loop"), "ELOOP", "a symbolic link to itself");
	unlink("/tmp/loop");
	make_elf("/tmp/busy", self, ELF_INTACT);
	symlink("busy", "/tmp/link");
	expect(exec_path("/tmp/link"), "started", "a symbolic link");
	unlink("/tmp/link");
	fd = open("/tmp/busy", O_WRONLY);
	expect(exec_path("/tmp/busy"), "ETXTBSY", "a file open for writing");
	close(fd);
	expect(exec_path("/tmp/busy"), "started", "the same file when closed");
	unlink("/tmp/busy");
}

static void test_vectors(void)
{
	char *none[] = { NULL };
	char *bad[] = { (char *)"program", bad_pointer, NULL };
	char *kernel[] = { (char *)"program", (char *)0xffff0000, NULL };
	char *good[] = { (char *)"program", NULL };

	expect(attempt(self, none, none), "started with an empty argument",
	       "an empty argv");
	expect(attempt(self, NULL, none), "started with an empty argument",
	       "argv a null pointer");
	expect(attempt(self, good, NULL), "started", "envp a null pointer");
	expect(attempt(self, (void *)bad_pointer, none), "EFAULT",
	       "a bad argv");
	expect(attempt(self, good, (void *)bad_pointer), "EFAULT",
	       "a bad envp");
	expect(attempt(self, bad, none), "EFAULT", "a bad argument");
	expect(attempt(self, kernel, none), "EFAULT",
	       "an argument in the kernel");
	expect(attempt(self, good, bad), "EFAULT", "a bad environment string");
}

static int exec_string(size_t len)
{
	char *argv[] = { (char *)"program", big, NULL };
	char *envp[] = { NULL };

	memset(big, 'x', len);
	big[len] = '\0';
	return attempt(self, argv, envp);
}

/* The first @nr strings of many[] under a stack limit of @kb, -1 for none. */
static int exec_vector(int nr, long kb)
{
	struct rlimit64 limit = { kb * 1024, RLIM64_INFINITY };
	char *none[] = { NULL };
	int status;
	pid_t pid;

	if (kb < 0)
		limit.rlim_cur = RLIM64_INFINITY;
	many[nr] = NULL;
	pid = fork();
	if (pid == 0) {
		prlimit64(0, RLIMIT_STACK, &limit, NULL);
		execve(self, many, none);
		_exit(errno);
	}
	waitpid(pid, &status, 0);
	return WIFSIGNALED(status) ? DIED + WTERMSIG(status) :
				     WEXITSTATUS(status);
}

/*
 * @nr strings of 4096 bytes and, if @rest is not 0, one of @rest bytes, all
 * with their zeros, under a stack limit of @kb.
 */
static int exec_strings(int nr, int rest, long kb)
{
	int i;

	memset(big, 'x', 8191);
	big[8191] = '\0';
	for (i = 0; i < nr; i++)
		many[i] = big + 4096;
	if (rest)
		many[nr++] = big + 8192 - rest;
	return exec_vector(nr, kb);
}

/*
 * bprm_stack_limits() to the byte: strings and pointers together may fill
 * @limit, and the file name counts. (Linux on 64 bits counts 64-bit pointers
 * for 32-bit programs too.)
 */
static void test_limit(long kb, long limit)
{
	char what[80];
	long page = 4096 + pointer_size;
	int nr = limit / page;
	int rest = limit - nr * page - pointer_size - (long)strlen(self) - 1;

	if (rest < 1) {
		nr--;
		rest += page;
	}
	snprintf(what, sizeof(what), "%ld kB: %d pages and %d bytes", kb, nr, rest);
	expect(exec_strings(nr, rest, kb), "started", what);
	expect(exec_strings(nr, rest + 1, kb), "E2BIG", "one byte more");
}

/* Empty strings cost a byte and a pointer each. */
static void test_empty_strings(long kb, long limit)
{
	char what[80];
	int nr = (limit - (long)strlen(self) - 1) / (pointer_size + 1);
	int i;

	for (i = 0; i < nr; i++)
		many[i] = (char *)"";
	snprintf(what, sizeof(what), "%ld kB: %d empty strings", kb, nr);
	expect(exec_vector(nr, kb), "started", what);
	many[nr] = (char *)"";
	expect(exec_vector(nr + 1, kb), "E2BIG", "one more");
}

static void test_sizes(void)
{
	expect(exec_string(MAX_STRING - 1), "started",
	       "one string of 131072 bytes with its zero");
	expect(exec_string(MAX_STRING), "E2BIG", "one byte more");
	/* A quarter of the limit, at least 128 KiB, at most 6 MiB. */
	test_limit(256, 131072);
	test_limit(512, 131072);
	test_limit(1024, 262144);
	test_limit(8192, 2097152);
	test_limit(65536, 6291456);
	test_limit(-1, 6291456);
	test_empty_strings(1024, 262144);
	test_empty_strings(8192, 2097152);
	expect(exec_strings(24, 0, 64), "E2BIG", "64 kB: 24 pages do not fit");
	expect(exec_strings(15, 3900, 64), "died of signal 11",
	       "64 kB: the strings fit, auxv does not");
}

/*
 * A child becomes a user that nobody else is, even if two of this test run at
 * once. Then it executes, or stops.
 */
static int other_user(bool executes, pid_t *pid)
{
	char *argv[] = { (char *)"program", NULL };
	int uid = 1000000 + getpid();
	int status = 0;

	*pid = fork();
	if (!*pid) {
		syscall(__NR_setuid32, uid);
		if (executes)
			execve(self, argv, argv + 1);
		else
			kill(getpid(), SIGSTOP);
		_exit(errno);
	}
	waitpid(*pid, &status, WUNTRACED);
	return WEXITSTATUS(status);
}

/* setuid() does not fail when the user has too many processes: exec does. */
static void test_processes(void)
{
	struct rlimit64 none = { 0, 0 };
	pid_t first, second;

	prlimit64(0, RLIMIT_NPROC, &none, NULL);
	expect(other_user(true, &first), "started",
	       "RLIMIT_NPROC 0: the only process of a user");
	other_user(false, &first);
	expect(other_user(true, &second), "EAGAIN", "the second one");
	kill(first, SIGKILL);
	waitpid(first, NULL, 0);
}

int main(int argc, char **argv)
{
	struct new_utsname name;

	self = (char *)getauxval(AT_EXECFN);
	if (argc == 1 && !argv[0][0])
		return EMPTY_ARGV;
	if (argc > 1 || !strcmp(argv[0], "program"))
		return STARTED;
	if (!uname(&name) && strstr(name.machine, "64"))
		pointer_size = 8;
	mkdir("/tmp", 0777);
	test_paths();
	test_formats();
	test_elf();
	test_links();
	test_vectors();
	test_sizes();
	test_processes();
	return done();
}
