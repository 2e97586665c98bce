# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_system.py - the programs of tests/system: here and on Linux

Read:     tests/system/README.md

Each prints TAP.  All must pass in the guest, and the lines must be those that the
same binary prints on the Linux that runs this test.  For arm that is done with
qemu-arm-static where it leaves the judgement to Linux; where it does not, the arm
guest must print what the x86 program prints on Linux:

  fptest     qemu-arm-static: the same
  pathtest   qemu-arm-static: the same
  growstack  not: the stack is qemu's, without a fault at the limit or an entry in smaps
  execargs   not: execve() is qemu's, it knows other limits and errors
  sigtest    not: it execs itself, and the host's execve() takes no arm program
  cloexec    not: likewise
  nomem      not: RLIMIT_AS and RLIMIT_DATA are left out by qemu
  mmaptest   not: mmap, mprotect and mremap check less than Linux does
  proctest   not: clone() knows fork and threads only, vfork is fork
  sighand    not: what qemu adds to masks and frames is seen; sigstack, sigframe, sigwait:
             likewise
  threadtest not: clone() with other flags than fork's and pthread's; exec of itself
  rlimtest   not: prlimit64() and what it limits is qemu's own, in part; procfs, procperm:
             /proc/self is qemu's; timetest: qemu's structures and checks
  filetest   not: the program that runs is qemu, so no ETXTBSY; SIGBUS of an offset
  dirtest    not: getdents64 asks the host for more than there is room for
  sys_*      not: qemu looks at pointers itself, in an order of its own

mnttest mounts: on Linux in a namespace of its own.  allocfail, elffuzz and sysctltest need a
machine to throw away: guest only.
"""
import fcntl
import functools
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import pytest

from conftest import PATIENCE, boot as boot_guest
from conftest import build as build_guest, foreign

# The words that each gets in the guest; {} stands for a folder on a tmpfs.
PROGRAMS = {
    "growstack": "", "execargs": "", "mmaptest": "", "sigtest": "", "fptest": "",
    "proctest": "", "cloexec": "", "nomem": "", "pathtest": "{}", "filetest": "{}",
    "dirtest": "{}", "linktest": "{}", "pipetest": "{}", "polltest": "",
    "threadtest": "", "sigstack": "", "sigframe": "", "sigwait": "",
    "fsrandom": "{} 1 10000", "mnttest": "", "sighand": "",
    "rlimtest": "", "procfs": "", "procperm": "", "timetest": "",
}
NEED_ROOT = ["pathtest", "filetest", "dirtest", "linktest", "fsrandom", "mnttest", "proctest",
             "rlimtest", "procfs", "procperm", "timetest"]
# Tables of system calls (tests/system/syscase.h).
TABLES = {
    "sys_files": "{}", "sys_paths": "{}", "sys_memory": "{}", "sys_process": "{}",
    "sys_signals": "", "sys_time": "", "sys_waiting": "{}", "sys_arch": "",
}
PROGRAMS |= TABLES
NEED_ROOT += [name for name in TABLES if name != "sys_signals"]
UNDER_QEMU_ARM = ["fptest", "pathtest"]
# What Linux has changed since 6.1, whose answers are the expected ones: not compared.
NEWER = ["ELF: 129 of them, more than a page", "readv(F_WO, HOLE, 3)", "writev(F_RO, HOLE, 3)"]
SYSCALL_TABLES = {"x86": "arch/x86/entry/syscalls/syscall_32.tbl",
                  "arm": "arch/arm/tools/syscall.tbl"}
PLAN = re.compile(r"^1\.\.(\d+)$", re.M)
POINT = re.compile(r"^(not )?ok (\d+) - (.*)$", re.M)


def tap(text):
    """Names of the points; fails unless all are ok, numbered, and planned."""
    points = POINT.findall(text)
    plans = PLAN.findall(text)
    bad = [name for no, _, name in points if no]
    assert not bad, f"not ok: {bad}\n{text}"
    assert plans == [str(len(points))], f"plans {plans}, {len(points)} points\n{text}"
    assert [int(number) for _, number, _ in points] == list(range(1, len(points) + 1))
    return [name for _, _, name in points]


def plain(text):
    """The lines that must be the same everywhere.

    How many strings just fit depends on the length of the program's path.
    """
    text = re.sub(r"(\d+ pages and \d+ bytes|\d+ empty strings)(?=: started)", "all", text)
    return [line for line in text.splitlines()
            if not line.startswith("#") and not any(name in line for name in NEWER)]


@functools.lru_cache(maxsize=None)
def in_guest(arch):
    """Runs all programs, one after the other; {name: (status, output)}, and the log."""
    line = "; ".join(
        f"/tests/{name} {PROGRAMS[name].format('/tmp')}; echo \"== {name} $?\""
        for name in PROGRAMS)
    run = boot_guest(arch, line, budget=60)
    results, text = {}, ""
    for line in run.out.splitlines(keepends=True):
        if match := re.match(r"== (\w+) (\d+)$", line):
            results[match[1]] = int(match[2]), text
            text = ""
        else:
            text += line
    return results, run, text


@functools.lru_cache(maxsize=None)
def on_linux(words):
    """What a program prints on this machine; they share names in /tmp: one at a time."""
    with open(os.path.join(tempfile.gettempdir(), ".understack-system-test"), "w",
              encoding="ascii") as lock, \
            tempfile.TemporaryDirectory(dir="/dev/shm") as folder, \
            tempfile.TemporaryDirectory(dir="/tmp") as programs:
        os.chmod(folder, 0o755)
        # Some become another user, who must still find the program.
        os.chmod(programs, 0o755)
        words = [shutil.copy(word, programs) if word.startswith("/") else word
                 for word in words]
        fcntl.flock(lock, fcntl.LOCK_EX)
        for _ in range(3):      # of a busy machine a program with timers may ask too much
            result = subprocess.run([word.format(folder) for word in words],
                                    env={"PATH": "/bin:/usr/bin"}, stdin=subprocess.DEVNULL,
                                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                    timeout=PATIENCE, check=False)
            text = result.stdout.decode()
            if not any(line.startswith("not ok") for line in plain(text)):
                break
    return text


def linux_words(arch, name, *before):
    program = os.path.abspath(f"{build_guest(arch)}/tests/{name}")
    return (*before, program, *PROGRAMS[name].split())


@pytest.mark.parametrize("name", PROGRAMS)
def test_program(arch, name):
    results, run, rest = in_guest(arch)
    assert name in results, f"{run.failure}\n{rest}\n{run.log[-3000:]}"
    status, text = results[name]
    tap(text)
    assert status == 0


def test_the_kernel_survives_them(arch):
    """A task that dies in the kernel, in place of a program that is killed, says so here."""
    log = in_guest(arch)[1].log
    assert not re.search(r"Oops|BUG:|WARNING:", log), log[-5000:]


def test_what_programs_cause_is_logged_sparingly(boot):
    """Ten lines in five seconds; then one that says how many there would have been."""
    line = "for i in 1 2 3 4 5; do /tests/sigframe; done > /dev/null"
    log = boot("x86", line).log
    times = [float(time) for time in
             re.findall(r"^\[ *([\d.]+)\] .*sigframe\[\d+\].* sp[: ]", log, re.M)]
    assert len(times) >= 10
    assert all(later - first > 4.9 for first, later in zip(times, times[10:]))
    assert re.search(r"(show_signal|bad_frame|show_signal_msg): \d+ callbacks suppressed", log)


@pytest.mark.parametrize("name", PROGRAMS)
def test_linux_prints_the_same(arch, name):
    if name in NEED_ROOT and os.geteuid():
        return      # Linux answers others otherwise; test_program has the numbers for root
    words = linux_words("x86", name)
    if name == "mnttest":
        if subprocess.run(["unshare", "-m", "true"], check=False).returncode:
            return      # a container's root may not
        words = ("unshare", "-m", *words)
    if arch == "arm" and name in UNDER_QEMU_ARM:
        words = linux_words("arm", name, "qemu-arm-static")
    if name == "sys_arch" and arch == "arm":
        return      # qemu has no cacheflush(): the numbers are those of Debian's 6.1
    results, run, _ = in_guest(arch)
    assert name in results, run.failure
    assert plain(results[name][1]) == plain(on_linux(words))


def defined_calls():
    """{entry: places of the arguments that are pointers} of all SYSCALL_DEFINEs."""
    source = "".join(path.read_text(encoding="utf-8") for folder in
                     ("arch", "drivers", "fs", "init", "kernel", "mm")
                     for path in pathlib.Path(folder).rglob("*.c"))
    return {f"sys_{name}": {place for place, kind in enumerate(words.split(",")[1::2])
                            if "*" in kind}
            for name, words in re.findall(r"^SYSCALL_DEFINE\d\((\w+)([^{]*?)\)\s*\{", source, re.M)}


def asked_calls(arch):
    """{call: places at which it was given a bad pointer} of all points of the tables."""
    asked, points = {}, 0
    for name in TABLES:
        for point in tap(in_guest(arch)[0][name][1]):
            points += 1
            for call, words in re.findall(r'(\w+)\(((?:[^()"]|"[^"]*"|\([^()]*\))*)\)', point):
                places = asked.setdefault(call, set())
                places |= {place for place, word in
                           enumerate(re.split(r",\s*(?![^()]*\))", words))
                           if re.search(r"\b(HOLE|KERNEL)\b", word)}
    return asked, points


def test_each_call_and_each_pointer_is_asked(arch):
    """A call that is added needs rows: one at least, and a bad one for each pointer."""
    asked, points = asked_calls(arch)
    calls = [row.split() for row in pathlib.Path(SYSCALL_TABLES[arch]).read_text(encoding="utf-8")
             .splitlines() if row and row[0] != "#"]
    defined = defined_calls()
    assert len(calls) > 150 and points > 1000
    missing = [name for _, _, name, _ in calls if name not in asked]
    assert not missing, f"no row for: {missing}"
    missing = [(name, place) for _, _, name, entry in calls
               for place in defined[entry] if place not in asked[name]]
    assert not missing, f"no bad pointer for: {missing}"


def test_threads_of_another_libc(arch, boot):
    """Ten threads of glibc's, mutexes, signals, robust locks, an overflow, fork, the end."""
    program = os.path.abspath(f"{foreign('x86')}/bin/threads-glibc")
    run = boot(arch, "/bin/threads-glibc", add=[foreign(arch)])
    assert run.failure is None and run.status == 5
    assert len(run.out.splitlines()) == 10
    assert run.out == on_linux((program,))


def test_stack_sizes_without_randomization(arch, boot):
    """Every number of growstack's table, also those of limits below 64 kB."""
    text = on_linux(linux_words("x86", "growstack", "setarch", "-R"))
    run = boot(arch, "setarch -R /tests/growstack")
    assert run.status == 0, run.failure
    assert len(tap(run.out)) > len(tap(in_guest(arch)[0]["growstack"][1]))
    sizes = [line for line in text.splitlines() if line.startswith("# ")]
    assert len(sizes) == 19
    assert [line for line in run.out.splitlines() if line.startswith("# ")] == sizes


def test_memory_that_ends(arch, boot):
    """Who eats all of it is killed, the others go on, and all of it comes back."""
    run = boot(arch, "/tests/nomem oom; echo still here; /tests/nomem oom; cat /proc/meminfo",
               mem="64M")
    assert run.failure is None and run.status == 0
    first, second = run.out.split("still here\n")
    assert tap(first) == tap(second[:second.index("MemTotal")])
    free = re.findall(r"MemFree before (\d+) kB, after (\d+) kB", run.out)
    assert len(free) == 2 and all(before == after for before, after in free), free
    assert abs(int(free[0][0]) - int(free[1][0])) <= 16, free
    killed = re.findall(r"Out of memory: Killed process \d+ \((\w+)\) total-vm:\d+kB", run.log)
    assert len(killed) >= 14 and set(killed) == {"nomem"}


# MiB of lowmem: as much as there can be, and half of the memory.
@pytest.mark.parametrize("append", ["", {"x86": "highmem=512M", "arm": "vmalloc=512M"}])
def test_memory_that_is_full(arch, boot, append):
    """A GiB, lowmem and highmem: every page keeps what was written to it, twice over."""
    run = boot(arch, "/tests/fillmem 2; cat /proc/meminfo", mem="1G",
               append=append and append[arch])
    assert run.failure is None and run.status == 0
    tap(run.out[:run.out.index("MemTotal")])
    seen = [int(n) for n in re.findall(r"^# (\d+) frames were seen", run.out, re.M)]
    total, high = (int(re.search(rf"{name}: +(\d+) kB", run.out)[1]) for name in ("MemTotal", "HighTotal"))
    assert len(seen) == 2 and min(seen) * 4 > 0.98 * total > 0.96 * (1 << 20), seen
    assert high > (100 << 10 if not append else 500 << 10)
    assert "Out of memory" not in run.log and "BUG" not in run.log


def test_nothing_is_lost_and_nothing_panics(arch, boot):
    """2,000 times fork, exec, wait; 10,000 damaged programs."""
    run = boot(arch, "/tests/forkexec 2000; echo ==; /tests/elffuzz 1 10000; echo ==; "
               "/tests/forkexec 20", icount=False, budget=200)
    assert run.failure is None and run.status == 0
    forkexec, fuzz, again = run.out.split("==\n")
    assert tap(forkexec) == tap(again)
    tap(fuzz)
    before, after = re.search(r"MemFree before (\d+) kB, after (\d+) kB", forkexec).groups()
    assert before == after
    counts = dict(re.findall(r"^# (\w+(?: \d+)?) +(\d+)(?: \(time limit\))?$", fuzz, re.M))
    assert sum(map(int, counts.values())) == 10000
    # Each way out is taken often: the mutants are neither all good nor all bad.
    for end in "exit", "ENOEXEC", "signal 11":
        assert int(counts[end]) > 500, counts
    assert "BUG" not in run.log and "Oops" not in run.log and "WARNING" not in run.log


def fuzz(arch, boot, seed, calls, **options):
    """Random system calls; the numbers of tests/system/sysfuzz.c."""
    run = boot(arch, f"/tests/sysfuzz {seed} {calls}", **options)
    assert run.failure is None and run.status == 0
    assert len(tap(run.out)) == 11
    *_, counts = run.out.split("# success ")
    errors = {int(number): int(count)
              for number, count in re.findall(r"^# error (\d+) (\d+)$", counts, re.M)}
    # Each way to be refused is met often, and many calls get through.
    assert int(counts.split()[0]) > calls / 5
    for number in (1, 2, 3, 4, 9, 12, 13, 14, 17, 20, 22, 36):
        assert errors[number] > calls / 1000, errors
    assert not re.search(r"BUG|Oops|WARNING|Call Trace", run.log)


def test_random_system_calls(arch, boot):
    fuzz(arch, boot, 1, 100_000)


def test_random_system_calls_that_run_out_of_memory(arch, boot):
    fuzz(arch, boot, 3, 30_000, config="FAULT_INJECTION=y")


@pytest.mark.long
@pytest.mark.parametrize("options", [
    {}, {"flavor": "fast"}, {"mem": "64M"}, {"mem": "1G"}, {"config": "FAULT_INJECTION=y"}])
def test_many_random_system_calls(arch, boot, options):
    fuzz(arch, boot, 2, 1_000_000, budget=600, wall=2400, **options)


@pytest.mark.long
@pytest.mark.parametrize("path, old, lost", ids=["object", "page"], argvalues=[
    ("fs/dcache.c", "\t\t\tkfree(dentry->d_name);\n", "object"),
    ("mm/vmalloc.c", "\t\tfor (i = 0; i < area->nr_pages; i++)\n"
     "\t\t\t__free_page(area->pages[i]);\n", "page")])
def test_a_leak_is_noticed(edited, path, old, lost):
    """One that a few of the calls run into: exactly what is missing is named."""
    folder = edited("x86", f"leak-{lost}", (path, old, "\t\t\t;\n"))
    run = boot_guest("x86", "/tests/sysfuzz 1 5000", folder=folder)
    assert re.findall(r"^not ok \d+ - (.*)$", run.out, re.M) == [f"no {lost} is lost"]


def test_every_allocation_of_fork_and_exec_can_fail(arch, boot):
    run = boot(arch, "/tests/allocfail", config="FAULT_INJECTION=y", budget=120)
    assert run.failure is None and run.status == 0
    assert len(tap(run.out)) == 7
    said = re.findall(r"# (fork|exec): (\d+) allocations; MemFree before (\d+) kB, after (\d+) kB",
                      run.out)
    assert [name for name, *_ in said] == ["fork", "exec"]
    for _, count, before, after in said:
        assert int(count) > 40 and before == after
    for end in "ENOMEM", "E2BIG", "SIGSEGV":
        assert re.search(rf"# exec, n = \d+\.\.\d+: {end}$", run.out, re.M), end
    assert "BUG" not in run.log and "Oops" not in run.log
