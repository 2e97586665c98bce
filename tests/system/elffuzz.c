// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/elffuzz.c - execs damaged programs and sees them end
 *
 *	elffuzz [-v] SEED N [program]	N mutants of /bin/true (or program)
 *					-v: a line for each
 *
 * Linux:    fs/binfmt_elf.c load_elf_binary() has to survive all of them
 * Read:     execargs.c for damages with a known result
 *
 * Each mutant is written to /tmp/m and exec'ed in a child that has set a
 * timer: SIGALRM's default action goes through exec. It ends in an error of
 * execve(), in a signal or in an exit status, and those are counted. The
 * generator is our own, so SEED gives the same mutants everywhere.
 *
 *	ELF header   program headers   ...   section headers
 *	###########  ################   #    ####	<- what is changed
 *
 * With -v two kernels can be compared mutant by mutant. Linux 6.1 says ENOEXEC
 * where 3.18 says EIO (a file shorter than its program headers) and where 3.18
 * accepts more than 128 of them.
 *
 * Do not run it as root on a machine that is not thrown away afterwards: a
 * mutant is a program with random code.
 */
#include "../../user/lib/sys.h"
#include "tap.h"
#include <linux/elf.h>

#define MUTANT		"/tmp/m"
#define TIME_LIMIT	500		/* milliseconds */
#define MAX_SIZE	(256 * 1024)

static unsigned char original[MAX_SIZE] __attribute__((aligned(4)));
static unsigned char mutant[MAX_SIZE] __attribute__((aligned(4)));
static size_t size;
static size_t mutant_size;

static unsigned long count_errno[256];
static unsigned long count_signal[65];
static unsigned long count_exit;
static int verbose;

/* xorshift32: small, and the same on every machine. */
static uint32_t random_state;

static uint32_t random_below(uint32_t limit)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state % limit;
}

static uint32_t interesting(void)
{
	static const uint32_t values[] = {
		0, 1, 3, 4, 31, 32, 52, 127, 128, 4095, 4096, 4097, 65535,
		65536, 0x7fffffff, 0x80000000, 0x80000001, 0xbefff000,
		0xbf000000, 0xbfffffff, 0xc0000000, 0xfffff000, 0xfffffffe,
		0xffffffff,
	};
	uint32_t i = random_below(sizeof(values) / sizeof(values[0]) + 2);

	if (i < sizeof(values) / sizeof(values[0]))
		return values[i];
	return random_below(0xffffffff);
}

/* A word of the ELF header or of a program header. */
static size_t header_word(void)
{
	struct elf32_hdr *eh = (void *)original;
	size_t len = sizeof(*eh) + eh->e_phnum * sizeof(struct elf32_phdr);

	return random_below(len / 4) * 4;
}

static void put_word(size_t at, uint32_t value)
{
	if (at + sizeof(value) <= mutant_size)
		memcpy(mutant + at, &value, sizeof(value));
}

static void mutate_phdr_type(void)
{
	struct elf32_hdr *eh = (void *)original;
	size_t at = eh->e_phoff +
		    random_below(eh->e_phnum) * sizeof(struct elf32_phdr);

	put_word(at, random_below(3) ? random_below(8) : PT_GNU_STACK);
}

static void copy_phdr(void)
{
	struct elf32_hdr *eh = (void *)original;
	struct elf32_phdr *ph = (void *)(mutant + eh->e_phoff);

	uint32_t to = random_below(eh->e_phnum);
	uint32_t from = random_below(eh->e_phnum);

	ph[to] = ph[from];
}

/* Each draw is a statement: C leaves open which argument comes first. */
static void mutate_once(void)
{
	struct elf32_hdr *eh = (void *)original;
	size_t at;

	switch (random_below(10)) {
	case 0:
	case 1:
		at = header_word();
		at += random_below(4);
		mutant[at] ^= 1 << random_below(8);
		break;
	case 2:
	case 3:
	case 4:
		at = header_word();
		put_word(at, interesting());
		break;
	case 5:
		mutate_phdr_type();
		break;
	case 6:
		copy_phdr();
		break;
	case 7:
		mutant_size = random_below(2) ? random_below(size) :
						random_below(256);
		break;
	case 8:
		at = eh->e_shoff + random_below(256) * 4;
		put_word(at, interesting());
		break;
	case 9:
		at = random_below(size);
		mutant[at] = random_below(256);
		break;
	}
}

static void make_mutant(void)
{
	uint32_t times = 1 + random_below(4);

	memcpy(mutant, original, size);
	mutant_size = size;
	while (times--)
		mutate_once();
}

static int write_mutant(void)
{
	ssize_t written;
	int fd;

	unlink(MUTANT);
	fd = open(MUTANT, O_WRONLY | O_CREAT | O_TRUNC, 0755);
	if (fd < 0)
		return -1;
	written = write(fd, mutant, mutant_size);
	close(fd);
	return written == (ssize_t)mutant_size ? 0 : -1;
}

/* The child's errno comes back by its own exit status, but marked. */
static void run_mutant(void)
{
	char *argv[] = { (char *)MUTANT, NULL };
	char *envp[] = { NULL };
	static unsigned long number;
	static int error_fd;
	int status;
	unsigned char error = 0;
	pid_t pid;

	if (!error_fd)
		error_fd = open("/tmp/m.errno", O_RDWR | O_CREAT | O_TRUNC,
				0600);
	lseek(error_fd, 0, SEEK_SET);
	write(error_fd, &error, 1);
	pid = fork();
	if (pid == 0) {
		close(0);
		close(1);
		close(2);
		alarm_ms(TIME_LIMIT);
		execve(MUTANT, argv, envp);
		error = errno;
		lseek(error_fd, 0, SEEK_SET);
		write(error_fd, &error, 1);
		_exit(1);
	}
	waitpid(pid, &status, 0);
	lseek(error_fd, 0, SEEK_SET);
	read(error_fd, &error, 1);
	if (error)
		count_errno[error]++;
	else if (WIFSIGNALED(status))
		count_signal[WTERMSIG(status) & 63]++;
	else
		count_exit++;
	if (verbose)
		printf("# %lu: %s %d\n", ++number,
		       error ? errno_name(error) : "status",
		       error ? 0 : exit_code(status));
}

static unsigned long report(void)
{
	unsigned long total = count_exit;
	int i;

	printf("# exit     %lu\n", count_exit);
	for (i = 1; i < 256; i++) {
		if (count_errno[i])
			printf("# %-8s %lu\n", errno_name(i), count_errno[i]);
		total += count_errno[i];
	}
	for (i = 1; i < 64; i++) {
		if (count_signal[i])
			printf("# signal %d %lu%s\n", i, count_signal[i],
			       i == SIGALRM ? " (time limit)" : "");
		total += count_signal[i];
	}
	return total;
}

int main(int argc, char **argv)
{
	const char *program = "/bin/true";
	unsigned long n = 0;
	unsigned long i;
	int fd;

	if (argc > 1 && !strcmp(argv[1], "-v")) {
		verbose = 1;
		argv++;
		argc--;
	}
	if (argc > 2)
		n = strtoul(argv[2], NULL, 10);
	if (argc > 3)
		program = argv[3];
	if (!n) {
		fprintf(stderr, "usage: elffuzz [-v] SEED N [program]\n");
		return 2;
	}
	random_state = strtoul(argv[1], NULL, 10) * 2654435761UL + 1;
	fd = open(program, O_RDONLY);
	if (fd >= 0)
		size = read(fd, original, sizeof(original));
	if (fd < 0 || size < 128 || memcmp(original, ELFMAG, SELFMAG)) {
		fprintf(stderr, "elffuzz: %s is no program\n", program);
		return 2;
	}
	close(fd);
	mkdir("/tmp", 0777);
	for (i = 0; i < n; i++) {
		make_mutant();
		if (write_mutant()) {
			printf("Bail out! %s: %s\n", MUTANT, strerror(errno));
			return 1;
		}
		run_mutant();
	}
	ok(report() == n, "%lu mutants have ended", n);
	is(wait(NULL), -1, "no child is left over");
	unlink(MUTANT);
	unlink("/tmp/m.errno");
	return done();
}
