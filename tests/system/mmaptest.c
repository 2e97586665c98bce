// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/mmaptest.c - mappings, the heap, copy-on-write
 *
 * Linux:    mm/mmap.c, mm/mprotect.c, mm/mremap.c, mm/madvise.c, mm/memory.c
 * Read:     mmaphelp.h before (access in a child, counting areas)
 *
 * What may fault is done in a child, and the signal that killed it is the
 * result. Sizes are in pages of 4096 bytes.
 */
#include "../../user/lib/sys.h"
#include "tap.h"
#include "mmaphelp.h"

static void test_anonymous(void)
{
	char *p = map(4, PROT_RW);

	ok(p != MAP_FAILED, "mmap: four pages");
	ok(!((uintptr_t)p % PAGE_SIZE), "the address is page-aligned");
	ok(all_zero(p, 4 * PAGE_SIZE), "they are zero");
	memset(p, 'x', 4 * PAGE_SIZE);
	is(munmap(p + PAGE_SIZE, PAGE_SIZE), 0, "munmap: the second");
	is(access_signal(p, 1), 0, "the first page is still there");
	is(access_signal(p + PAGE_SIZE, 0), SIGSEGV, "the second is not");
	is(access_signal(p + 2 * PAGE_SIZE, 1), 0, "the third is");
	is(munmap(p, 4 * PAGE_SIZE), 0, "munmap over a hole");
	is(access_signal(p, 0), SIGSEGV, "all are gone");
	is(munmap(p, 4 * PAGE_SIZE), 0, "munmap of nothing is no error");
}

static void test_mmap_errors(void)
{
	char *p = map(4, PROT_RW);

	is_mmap(mmap(NULL, 0, PROT_RW, MAP_ANON_PRIVATE, -1, 0), "EINVAL",
		"mmap: length 0");
	is_mmap(mmap(NULL, PAGE_SIZE, PROT_RW, MAP_ANONYMOUS, -1, 0),
		"EINVAL", "mmap: neither private nor shared");
	is_mmap(mmap(NULL, PAGE_SIZE, PROT_READ, MAP_PRIVATE, -1, 0), "EBADF",
		"mmap: no file");
	is_mmap(mmap(NULL, 0xf0000000, PROT_RW, MAP_ANON_PRIVATE, -1, 0),
		"ENOMEM", "mmap: more than there is");
	is_mmap(mmap(p + 1, PAGE_SIZE, PROT_RW, MAP_ANON_PRIVATE | MAP_FIXED,
		     -1, 0), "EINVAL", "mmap: MAP_FIXED, not aligned");
	is_mmap(mmap((void *)0xfffff000, PAGE_SIZE, PROT_RW,
		     MAP_ANON_PRIVATE | MAP_FIXED, -1, 0), "ENOMEM",
		"mmap: MAP_FIXED in the kernel");
	is_mmap(mmap(p, PAGE_SIZE, PROT_RW,
		     MAP_ANON_PRIVATE | MAP_FIXED_NOREPLACE, -1, 0), "EEXIST",
		"mmap: MAP_FIXED_NOREPLACE where something is");
	is_error(munmap(p + 1, PAGE_SIZE), "EINVAL", "munmap: not aligned");
	is_error(munmap(p, 0), "EINVAL", "munmap: length 0");
	is_error(munmap(p, 0xf0000000), "EINVAL", "munmap: too long");
	munmap(p, 4 * PAGE_SIZE);
}

static void test_placement(void)
{
	char *p = map(8, PROT_RW);
	char *q;

	munmap(p, 8 * PAGE_SIZE);
	q = mmap(p + PAGE_SIZE, PAGE_SIZE, PROT_RW, MAP_ANON_PRIVATE, -1, 0);
	ok(q == p + PAGE_SIZE, "a free address that is asked for is used");
	*q = 'x';
	p = mmap(q, PAGE_SIZE, PROT_RW, MAP_ANON_PRIVATE, -1, 0);
	ok(p != q && p != MAP_FAILED, "one that is taken is not");
	munmap(p, PAGE_SIZE);
	p = mmap(q, PAGE_SIZE, PROT_RW, MAP_ANON_PRIVATE | MAP_FIXED, -1, 0);
	ok(p == q && *q == 0, "but MAP_FIXED replaces what was there");
	munmap(q, PAGE_SIZE);
	p = map(1, PROT_RW);
	q = map(1, PROT_RW);
	ok(q == p - PAGE_SIZE, "the next mapping is just below the last");
	munmap(q, 2 * PAGE_SIZE);
}

static void test_areas(void)
{
	char *p = map(5, PROT_NONE);
	int before;

	/* An area of its own: what is beside it has other permissions. */
	mprotect(p + PAGE_SIZE, 3 * PAGE_SIZE, PROT_RW);
	before = count_areas();
	mprotect(p + 2 * PAGE_SIZE, PAGE_SIZE, PROT_READ);
	is(count_areas() - before, 2, "mprotect inside makes two more areas");
	mprotect(p + 2 * PAGE_SIZE, PAGE_SIZE, PROT_RW);
	is(count_areas() - before, 0, "and undone, they are one again");
	munmap(p + 2 * PAGE_SIZE, PAGE_SIZE);
	is(count_areas() - before, 1, "munmap in the middle makes one more");
	mmap(p + 2 * PAGE_SIZE, PAGE_SIZE, PROT_RW,
	     MAP_ANON_PRIVATE | MAP_FIXED, -1, 0);
	is(count_areas() - before, 0, "which a new mapping joins again");
	munmap(p, 5 * PAGE_SIZE);
}

static void test_mprotect(void)
{
	char *p = map(4, PROT_RW);

	*p = 'x';
	is(mprotect(p, PAGE_SIZE, PROT_READ), 0, "mprotect: read only");
	is(access_signal(p, 0), 0, "reading works");
	is(access_signal(p, 1), SIGSEGV, "writing does not");
	is(mprotect(p, PAGE_SIZE, PROT_NONE), 0, "mprotect: nothing");
	is(access_signal(p, 0), SIGSEGV, "reading does not");
	is(mprotect(p, PAGE_SIZE, PROT_RW), 0, "mprotect: both again");
	ok(*p == 'x', "the contents are as before");
	is_error(mprotect(p + 1, PAGE_SIZE, PROT_RW), "EINVAL",
		 "mprotect: not aligned");
	is(mprotect(p, 0, PROT_READ), 0, "mprotect: length 0 is no error");
	munmap(p + 2 * PAGE_SIZE, 2 * PAGE_SIZE);
	is_error(mprotect(p, 4 * PAGE_SIZE, PROT_READ), "ENOMEM",
		 "mprotect: over a hole");
	is(access_signal(p, 1), SIGSEGV, "what is before the hole has changed");
	munmap(p, 2 * PAGE_SIZE);
}

static void test_mremap(void)
{
	char *p = map(8, PROT_RW);
	char *q;

	munmap(p + 2 * PAGE_SIZE, 6 * PAGE_SIZE);
	memset(p, 'a', 2 * PAGE_SIZE);
	q = mremap(p, 2 * PAGE_SIZE, 4 * PAGE_SIZE, 0, NULL);
	ok(q == p, "mremap: grows where there is room");
	ok(all_zero(q + 2 * PAGE_SIZE, 2 * PAGE_SIZE), "new pages are zero");
	q = mremap(p, 4 * PAGE_SIZE, PAGE_SIZE, 0, NULL);
	ok(q == p, "mremap: shrinks");
	is(access_signal(p + PAGE_SIZE, 0), SIGSEGV, "the rest is gone");
	mmap(p + PAGE_SIZE, PAGE_SIZE, PROT_READ, MAP_ANON_PRIVATE | MAP_FIXED,
	     -1, 0);
	is_mmap(mremap(p, PAGE_SIZE, 16 * PAGE_SIZE, 0, NULL), "ENOMEM",
		"mremap: no room, and may not move");
	q = mremap(p, PAGE_SIZE, 16 * PAGE_SIZE, MREMAP_MAYMOVE, NULL);
	ok(q != p && q != MAP_FAILED && *q == 'a' && q[PAGE_SIZE] == 0,
	   "mremap: moves with its contents");
	is(access_signal(p, 0), SIGSEGV, "nothing is left behind");
	p = mremap(q, 16 * PAGE_SIZE, 16 * PAGE_SIZE,
		   MREMAP_MAYMOVE | MREMAP_FIXED, q - 64 * PAGE_SIZE);
	ok(p == q - 64 * PAGE_SIZE && *p == 'a', "mremap: to a given address");
	is_mmap(mremap(q, PAGE_SIZE, 2 * PAGE_SIZE, MREMAP_MAYMOVE, NULL),
		"EFAULT", "mremap: of nothing");
	is_mmap(mremap(p + 1, PAGE_SIZE, PAGE_SIZE, 0, NULL), "EINVAL",
		"mremap: not aligned");
	is_mmap(mremap(p, PAGE_SIZE, 0, 0, NULL), "EINVAL",
		"mremap: to length 0");
	is_mmap(mremap(p, PAGE_SIZE, PAGE_SIZE, MREMAP_FIXED, q), "EINVAL",
		"mremap: MREMAP_FIXED without MREMAP_MAYMOVE");
	munmap(p, 16 * PAGE_SIZE);
}

static void test_brk(void)
{
	char *start = (char *)sys_call(__NR_brk, 0);
	char *end = start + 4 * PAGE_SIZE;

	ok((char *)sys_call(__NR_brk, end) == end, "brk: grows");
	ok(all_zero(end - PAGE_SIZE, PAGE_SIZE), "the new page is zero");
	memset(end - PAGE_SIZE, 'x', PAGE_SIZE);
	end -= PAGE_SIZE;
	ok((char *)sys_call(__NR_brk, end) == end, "brk: shrinks");
	is(access_signal(end + PAGE_SIZE - 1, 0), SIGSEGV, "the page is gone");
	end += PAGE_SIZE;
	sys_call(__NR_brk, end);
	ok(all_zero(end - PAGE_SIZE, PAGE_SIZE), "grown again, it is zero");
	ok((char *)sys_call(__NR_brk, 4096) == end,
	   "brk: below the start changes nothing");
	ok((char *)sys_call(__NR_brk, 0xfffff000) == end,
	   "brk: into the kernel neither");
	sys_call(__NR_brk, start);
}

static void test_madvise(void)
{
	char *p = map(2, PROT_RW);

	memset(p, 'x', 2 * PAGE_SIZE);
	is(madvise(p, PAGE_SIZE, MADV_DONTNEED), 0, "madvise: MADV_DONTNEED");
	ok(all_zero(p, PAGE_SIZE), "the page reads as zero");
	ok(p[PAGE_SIZE] == 'x', "its neighbour is as it was");
	is_error(madvise(p + 1, PAGE_SIZE, MADV_DONTNEED), "EINVAL",
		 "madvise: not aligned");
	is_error(madvise(p, PAGE_SIZE, 12345), "EINVAL", "madvise: what?");
	munmap(p + PAGE_SIZE, PAGE_SIZE);
	is_error(madvise(p, 2 * PAGE_SIZE, MADV_DONTNEED), "ENOMEM",
		 "madvise: over a hole");
	munmap(p, PAGE_SIZE);
}

static void test_cow(void)
{
	char *p = map(3, PROT_RW);
	int status = -1;
	pid_t pid;
	int i;

	p[0] = 'a';
	p[PAGE_SIZE] = 'b';
	pid = fork();
	if (pid == 0) {
		int good = p[0] == 'a' && p[PAGE_SIZE] == 'b';

		p[0] = 'c';
		p[2 * PAGE_SIZE] = 'd';
		for (i = 0; i < 20; i++)	/* the parent writes now */
			sched_yield();
		_exit(good && p[0] == 'c' && p[PAGE_SIZE] == 'b' ? 0 : 1);
	}
	p[PAGE_SIZE] = 'e';
	waitpid(pid, &status, 0);
	is(status, 0, "fork: the child does not see what the parent writes");
	ok(p[0] == 'a' && p[2 * PAGE_SIZE] == 0,
	   "nor the parent what the child writes");
	ok(p[PAGE_SIZE] == 'e', "the parent sees its own");
	munmap(p, 3 * PAGE_SIZE);
}

static void test_file(void)
{
	static const char path[] = "/tmp/mmaptest";
	static char text[6000];
	struct stat st;
	char *p;
	char *q;
	int fd;

	memset(text, 'f', sizeof(text));
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	is(write(fd, text, sizeof(text)), sizeof(text), "a file of 6000 bytes");
	p = mmap(NULL, 3 * PAGE_SIZE, PROT_RW, MAP_PRIVATE, fd, 0);
	q = mmap(NULL, PAGE_SIZE, PROT_READ, MAP_PRIVATE, fd, PAGE_SIZE);
	ok(!memcmp(p, text, sizeof(text)), "mapped, it reads the same");
	ok(!memcmp(q, text + PAGE_SIZE, sizeof(text) - PAGE_SIZE),
	   "at an offset too");
	ok(all_zero(p + sizeof(text), 2 * PAGE_SIZE - sizeof(text)),
	   "the rest of its last page is zero");
	is(access_signal(p + 2 * PAGE_SIZE, 0), SIGBUS,
	   "a page beyond the end: SIGBUS");
	p[PAGE_SIZE] = 'g';
	ok(q[0] == 'f', "a private write is not seen in another mapping");
	lseek(fd, PAGE_SIZE, SEEK_SET);
	read(fd, text, 1);
	ok(text[0] == 'f', "nor in the file");
	madvise(p, 2 * PAGE_SIZE, MADV_DONTNEED);
	ok(p[PAGE_SIZE] == 'f', "MADV_DONTNEED brings the file's page back");
	close(fd);
	ok(p[0] == 'f', "a mapping outlives its file descriptor");
	is(unlink(path), 0, "unlink");
	ok(q[1] == 'f', "and its name");
	is(stat(path, &st), -1, "which is gone");
	munmap(p, 3 * PAGE_SIZE);
	munmap(q, PAGE_SIZE);
	test_program_file();
}

int main(void)
{
	test_anonymous();
	test_mmap_errors();
	test_placement();
	test_areas();
	test_mprotect();
	test_mremap();
	test_brk();
	test_madvise();
	test_cow();
	test_file();
	return done();
}
