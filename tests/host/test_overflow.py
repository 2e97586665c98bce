# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_overflow.py - kernel stacks that are too small, in three generations

Read:     drivers/lkdtm/bugs.c, kernel/stack_vmap.c before

For each fault the first line, the address, the owner and the guilty function in
the backtrace; and a control run without the defence, which shows the damage.  One
guest for each crash that ends a machine; those that a machine survives share one.
"""
import pathlib
import re

import pytest

DIRECT = "/sys/kernel/debug/provoke-crash/DIRECT"
# Who survives: name of the trigger and the function that must be in the backtrace.
SURVIVED = {
    "EXHAUST_STACK": "recursive_loop",
    "STACK_GUARD_PAGE_LEADING": "lkdtm_STACK_GUARD_PAGE_LEADING",
    "STACK_GUARD_PAGE_TRAILING": "lkdtm_STACK_GUARD_PAGE_TRAILING",
    "EXEC_STACK": None,
    "VMALLOC_LINEAR_OVERFLOW": "lkdtm_VMALLOC_LINEAR_OVERFLOW",
    "BUG": "lkdtm_BUG",
}


def fire(*names):
    """A line for the guest's shell: each trigger in a shell of its own."""
    return "; ".join(f"sh -c 'echo $$ > /tmp/pid; echo {name} > {DIRECT}'; "
                     f"echo \"{name}: $? pid $(cat /tmp/pid)\"" for name in names)


def report(log, name):
    """What the kernel logged between this trigger and the next."""
    parts = re.split(r"lkdtm: Performing direct entry (\w+)", log)
    found = [parts[i + 1] for i in range(1, len(parts) - 1, 2) if parts[i] == name]
    assert len(found) == 1, (name, len(found))
    return found[0]


def backtrace(text):
    return re.findall(r" (\w+)\+0x[0-9a-f]+/0x[0-9a-f]+", text)


@pytest.fixture(scope="module", name="survived")
def survived_fixture():
    cache = {}

    def run(arch, boot):
        if arch not in cache:
            cache[arch] = boot(arch, fire(*SURVIVED) + "; echo alive")
        return cache[arch]
    return run


@pytest.mark.parametrize("name", SURVIVED)
def test_the_guilty_one_is_named_and_ends(arch, boot, survived, name):
    """Status 139 for the shell that did it; the machine, and who waits, go on."""
    run = survived(arch, boot)
    assert run.status == 0 and run.out.endswith("alive\n"), run.failure
    status, pid = re.search(rf"^{name}: (\d+) pid (\d+)$", run.out, re.M).groups()
    assert status == "139"
    text = report(run.log, name)
    assert f"PID: {pid} Comm: sh " in text
    if SURVIVED[name]:
        assert SURVIVED[name] in backtrace(text), text


def test_first_line_of_an_overflow(arch, boot, survived):
    """The texts are 6.1's, the address lies in the page below the stack."""
    for name in "EXHAUST_STACK", "STACK_GUARD_PAGE_LEADING":
        text = report(survived(arch, boot).log, name)
        if arch == "x86":
            at, low, high = (int(x, 16) for x in re.search(
                r"BUG: TASK stack guard page was hit at (\w+) \(stack is (\w+)\.\.(\w+)\)",
                text).groups())
            assert "stack guard page: 0000 [#" in text
        elif name == "EXHAUST_STACK":
            assert "Insufficient stack space to handle exception!" in text
            assert re.search(r"Internal error: kernel stack overflow: 0000 \[#\d+\]", text)
            low, high = (int(x, 16) for x in re.search(
                r"Task stack: +\[0x(\w+)\.\.0x(\w+)\]", text).groups())
            assert re.search(r"IRQ stack: +\[0x\w+\.\.0x\w+\]", text)
            assert re.search(r"Overflow stack: \[0x\w+\.\.0x\w+\]", text)
            at = int(re.search(r"sp : (\w+)", text)[1], 16)
        else:
            assert "8<--- cut here ---" in text
            at = int(re.search(r"Unable to handle kernel paging request at virtual address "
                               r"(\w+) when read", text)[1], 16)
            low = int(re.search(r"stack limit = 0x(\w+)\)", text)[1], 16)
            high = low + 8192
        assert high - low == 8192 and low % 16384 == 0
        assert low - 4096 <= at < low, (name, hex(at), hex(low))


def test_executing_the_stack_is_refused(arch, boot, survived):
    text = report(survived(arch, boot).log, "EXEC_STACK")
    address = re.search(r"attempting bad execution at (\w+)", text)[1]
    assert f"for address: {address}" in text if arch == "x86" else \
        f"execution of memory at virtual address {address}" in text


def test_hundred_overflows(arch, boot):
    """The shell lives, memory and areas are where they were."""
    once = fire("EXHAUST_STACK")
    many = "i=0; while [ $i -lt 100 ]; do " \
        f"sh -c 'echo EXHAUST_STACK > {DIRECT}' 2>/dev/null; i=$((i+1)); done"
    look = "grep MemFree /proc/meminfo; grep -c pages= /proc/vmallocinfo"
    run = boot(arch, f"{once}; {many}; sleep 0.1; {look}; {many}; sleep 0.1; {look}",
               append="quiet", budget=120)
    assert run.status == 0, run.failure
    free = [int(kb) for kb in re.findall(r"MemFree: +(\d+) kB", run.out)]
    areas = re.findall(r"^(\d+)$", run.out, re.M)
    # A lost stack each time would be 800 kB. Page tables of vmalloc(): one for each
    # 2 MiB, whose addresses come back after 32 MiB only, 64 kB in all.
    assert len(free) == 2 and abs(free[1] - free[0]) <= 64, free
    assert len(areas) == 2 and areas[0] == areas[1], areas
    assert re.findall(r"\[#(\d+)\]", run.log)[-1] == "201"


def test_overflow_ends_the_machine_where_nobody_can_be_ended(arch, boot):
    run = boot(arch, f"echo 1 > /proc/sys/kernel/panic_on_oops; {fire('EXHAUST_STACK')}",
               append="panic=-1")
    assert "Kernel panic - not syncing: Fatal exception" in run.log


def test_overflow_with_interrupts_off(arch, boot):
    run = boot(arch, fire("EXHAUST_STACK_IRQS_OFF"), append="panic=-1")
    assert "Kernel panic - not syncing: TASK stack guard hit" in run.log
    assert "recursive_loop" in backtrace(run.log)


def test_overflow_in_an_interrupt(arch, boot):
    """The stack of interrupts has a guard too; without one of its own it is the task's."""
    run = boot(arch, fire("EXHAUST_IRQ_STACK"), append="panic=-1")
    assert "Kernel panic - not syncing: Fatal exception in interrupt" in run.log
    if arch == "x86":
        assert "BUG: IRQ stack guard page was hit at" in run.log
    else:
        low = int(re.search(r"IRQ stack: +\[0x(\w+)\.\.0x", run.log)[1], 16)
        assert low - 4096 <= int(re.search(r"sp : (\w+)", run.log)[1], 16) < low
    assert "exhaust_in_interrupt" in backtrace(run.log)
    run = boot(arch, fire("EXHAUST_IRQ_STACK"), append="panic=-1", config="IRQ_STACKS=n")
    assert "Kernel panic - not syncing: Fatal exception in interrupt" in run.log
    assert "IRQ stack" not in run.log
    if arch == "x86":
        assert "BUG: TASK stack guard page was hit at" in run.log


def test_without_a_guard_the_neighbour_is_overwritten(arch, boot):
    """Generation 2: 17 frames are a kilobyte or two too many, and nobody notices."""
    run = boot(arch, fire("EXHAUST_STACK") + "; echo alive", gen="2",
               append="lkdtm.recur_count=16 panic=-1")
    owner, count = re.search(r"the page below the stack, \w+, belongs to (.*): (\d+) bytes "
                             "overwritten", run.log).groups()
    assert re.match(r"kernel stack of |memory of |slab objects: |a page table|page \d+ of|"
                    "the kernel|nobody", owner), owner
    assert int(count) > 100
    assert "FAIL: survived" in run.log
    assert "guard" not in run.log and "Insufficient" not in run.log
    # The guards are not there either.
    run = boot(arch, fire("STACK_GUARD_PAGE_LEADING", "STACK_GUARD_PAGE_TRAILING"), gen="2")
    for side in "before", "after":
        assert f"FAIL: accessed page {side} stack!" in run.log


def test_thread_info_below_the_stack(arch, boot, build):
    """Generation 1: an overflow sets addr_limit, and the program reads the kernel."""
    for generation in "1", "2", "3":
        symbols = pathlib.Path(build(arch, gen=generation), "System.map").read_text("ascii")
        address = re.search(r"^(\w+) \w linux_banner$", symbols, re.M)[1]
        run = boot(arch, f"/tests/addrlimit {address} 13; /tests/addrlimit {address} 13 provoke",
                   gen=generation)
        if generation == "1":
            assert run.out == "write: Bad address\nstolen: Linux version\n", run.log
        else:
            assert run.out == "write: Bad address\n" * 2
            assert "XFAIL" in run.log


def test_one_large_frame_jumps_over_the_guard(arch, boot):
    """No page can stop it: the limit of frames (-Wframe-larger-than) is the answer."""
    run = boot(arch, fire("JUMP_GUARD") + "; echo alive")
    assert re.search(r"^JUMP_GUARD: 0 pid \d+\nalive$", run.out, re.M)
    distance = int(re.search(r"wrote one byte at \w+, (\d+) bytes below the stack, nobody noticed",
                             run.log)[1])
    assert distance > 8192
    assert "Oops" not in run.log and "guard page" not in run.log


def test_double_fault_that_is_no_overflow(boot):
    run = boot("x86", fire("DOUBLE_FAULT"), append="panic=-1")
    assert "PANIC: double fault, error_code: 0x0" in run.log
    assert "Kernel panic - not syncing: Machine halted." in run.log
    run = boot("arm", fire("DOUBLE_FAULT"))
    assert "XFAIL" in run.log


def test_panic_and_list(arch, boot):
    run = boot(arch, f"cat {DIRECT}; echo NONSENSE > {DIRECT} || echo refused; "
               + fire("WARNING") + f"; {fire('PANIC')}", append="panic=-1")
    assert run.out.startswith("Available crash types:\nPANIC\nBUG\n")
    assert "refused" in run.out
    assert "Warning message trigger count: 1" in run.log
    assert "Kernel panic - not syncing: dumptest" in run.log


def test_interrupts_have_a_stack(arch, gdb):
    for config, stack in ("", "irq"), ("IRQ_STACKS=n", "task"):
        text = gdb(arch, "tests/walk/irq_stack.py", config=config)
        assert f"stack={stack} crosses=True" in text


def test_hundred_thousand_threads(arch, boot):
    """One at a time the cache serves all of them; fifty at a time it cannot."""
    line = "/tests/threadchurn 100000; cat /proc/kstack_cache; /tests/threadchurn 5000 50; " \
        "cat /proc/kstack_cache"
    run = boot(arch, line, icount=False, budget=120)
    assert run.status == 0 and run.failure is None, run.out
    assert not re.search("^not ok", run.out, re.M)
    hits, more_hits = (int(n) for n in re.findall(r"^hits (\d+)", run.out, re.M))
    misses, more_misses = (int(n) for n in re.findall(r"^misses (\d+)", run.out, re.M))
    assert hits > 99_000 and misses < 1000
    assert more_misses - misses > 4000 > more_hits - hits


def test_what_waits_for_a_flush_is_listed(arch, boot):
    """vfree() is lazy: addresses come back when 32 MiB of them have gathered."""
    run = boot(arch, "/tests/threadchurn 2000 50 > /dev/null; cat /proc/vmallocinfo")
    busy, lazy = (re.findall(rf"^0x(\w{{8}})-0x(\w{{8}}) +(\d+) {rest}$", run.out, re.M)
                  for rest in (r"\w+\+0x\w+/0x\w+ pages=2 vmalloc", "unpurged vm_area"))
    assert len(busy) + len(lazy) == run.out.count("\n") and len(busy) > 4
    assert busy == sorted(busy)
    assert all(int(end, 16) - int(start, 16) == int(size) == 12288 for start, end, size in lazy)
    assert 0 < len(lazy) <= (32 << 20) // 12288
    assert not {start for start, *_ in busy} & {start for start, *_ in lazy}


def test_reused_stacks_hold_no_old_byte(arch, boot, edited):
    """The second task looks for what the first has left; without memset() it finds it."""
    line = f"for t in FILL_STACK FIND_FILL FIND_FILL; do sh -c 'echo '$t' > {DIRECT}'; done"
    found = [re.findall(r"lkdtm: (\d+) words of the fill", run.log) for run in (
        boot(arch, line),
        boot(arch, line, folder=edited(arch, "nomemset", "kernel/stack_vmap.c",
                                       "memset(s->addr, 0, THREAD_SIZE);", "")))]
    assert found[0] == ["0", "0"]
    assert any(int(words) > 100 for words in found[1]), found[1]
