# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_overflow.py - kernel stacks that are too small, in three generations

Read:     test_triggers.py, drivers/lkdtm/bugs.c, kernel/stack_vmap.c before

What test_triggers.py does not ask: overflows that end the machine, because there is
no task that could be ended, or because there is no guard; and what many of them cost.
"""
import pathlib
import re

import pytest

from lkdtm import DIRECT, Report, careless, fire, report


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


def has_reported(found, arch):
    """The first line of an overflow; no other line says what it says."""
    first = re.fullmatch(r"traps: BUG: \w+ stack guard page was hit at .*" if arch == "x86" else
                         r"Insufficient stack space to handle exception!", found.first)
    return bool(first) and found.text.count(found.first) == 1


OOPS = "echo 1 > /proc/sys/kernel/panic_on_oops; "
# Whose stack, of which task, in which function; and the last words.
PANICS = {
    "panic_on_oops": ("EXHAUST_STACK", "TASK", "sh", "recursive_loop", "Fatal exception"),
    "interrupts off": ("EXHAUST_STACK_IRQS_OFF", "TASK", "sh", "lkdtm_EXHAUST_STACK_IRQS_OFF",
                       "TASK stack guard hit"),
    "interrupt": ("EXHAUST_IRQ_STACK", "IRQ", "swapper", "exhaust_in_interrupt",
                  "Fatal exception in interrupt"),
    "IRQ_STACKS=n": ("EXHAUST_IRQ_STACK", "TASK", "swapper", "exhaust_in_interrupt",
                     "Fatal exception in interrupt"),
}


@pytest.mark.parametrize("where", PANICS)
def test_overflow_ends_the_machine_where_nobody_can_be_ended(arch, boot, where):
    name, stack, comm, guilty, last = PANICS[where]
    line = (OOPS if where == "panic_on_oops" else "") + fire(name)
    run = boot(arch, line, append="panic=-1", config=where if "=" in where else "")
    found = report(run, name)
    assert has_reported(found, arch) and found.overflowed == stack
    assert found.is_of(found.pid if comm == "sh" else 0, comm)
    assert found.blames("recursive_loop") and found.blames(guilty)
    assert found.text.endswith(f"Kernel panic - not syncing: {last}\n") and run.status is None
    # Without guards nobody says anything of a stack that is too small.
    if "=" not in where:
        for gen in "1", "2":
            run = boot(arch, line, gen=gen, append="panic=-1 lkdtm.recur_count=16", budget=3)
            assert "guard" not in run.log and "Insufficient" not in run.log


def test_overflow_in_init(arch, boot, tmp_path):
    script = tmp_path / "first"
    script.write_text("#!/bin/sh\nmount -t debugfs debugfs /sys/kernel/debug\n"
                      f"echo EXHAUST_STACK pid $$\necho EXHAUST_STACK > {DIRECT}\n")
    script.chmod(0o755)
    run = boot(arch, "", append="panic=-1 rdinit=/first", add=[str(tmp_path)])
    found = report(run, "EXHAUST_STACK")
    assert has_reported(found, arch) and found.overflowed == "TASK"
    assert found.pid == 1 and found.is_of(1, "first") and found.blames("recursive_loop")
    assert found.text.endswith("Kernel panic - not syncing: TASK stack guard hit\n")


def test_overflow_in_the_idle_task(arch, gdb):
    """Its stack is part of the kernel's image, and has a guard there."""
    text = gdb(arch, "tests/walk/overflow_in_idle.py", append="panic=-1")
    low, high, log = re.search(r"stack=(\w+)\.\.(\w+)\nlog=(.*)", text, re.S).groups()
    found = Report(re.sub(r"^<\d+>\[ *\d+\.\d+\] ", "", log, flags=re.M), 0, None)
    assert has_reported(found, arch) and found.overflowed == "TASK"
    assert found.stack == int(low, 16) == int(high, 16) - 8192
    assert found.is_of(0, "swapper")
    assert found.blames("recursive_loop") and found.blames("cpu_startup_entry")
    assert "Kernel panic - not syncing: TASK stack guard hit\n" in found.text


# Bytes of stack when the interrupt comes, and the last words: None if it fits, "" if
# only the task ends. arm takes room for all registers and looks before it writes, so
# that the interrupt waits; x86's has been acknowledged when its first push fails.
HIT, FATAL = "TASK stack guard hit", "Fatal exception in interrupt"
LEFT = {
    ("x86", ""): {400: None, 150: None, 60: HIT, 40: HIT, 10: HIT},
    ("x86", "IRQ_STACKS=n"): {400: None, 150: FATAL, 60: HIT, 40: HIT, 10: HIT},
    ("arm", ""): {400: None, 150: None, 90: HIT, 40: "", 10: "", 4: ""},
    ("arm", "IRQ_STACKS=n"): {400: None, 150: FATAL, 90: HIT, 40: "", 10: "", 4: ""},
}


@pytest.mark.parametrize("config", ["", "IRQ_STACKS=n"])
def test_interrupt_with_too_little_stack(arch, boot, config):
    """With a stack of their own interrupts need room for their registers only."""
    name = "INTERRUPT_LOW_STACK"
    for left, last in LEFT[arch, config].items():
        run = boot(arch, fire(name) + "; sleep 0.1; echo alive", config=config,
                   append=f"panic=-1 lkdtm.stack_left={left}", budget=5)
        found = report(run, name)
        assert f"with {left} bytes of stack left\n" in found.text
        assert run.out.endswith("alive\n") == (not last), (left, run.failure)
        if last is None:
            assert found.status == 0 and "PID:" not in found.text
            continue
        assert has_reported(found, arch) and found.overflowed == "TASK"
        assert found.is_of(found.pid) and found.blames("direct_entry")
        assert found.blames(f"lkdtm_{name}") or found.blames("common_interrupt")
        if last:
            assert found.text.endswith(f"Kernel panic - not syncing: {last}\n"), left
        else:
            assert found.status == 139


def test_interrupt_with_too_little_stack_and_no_guard(arch, boot):
    """The end marker has gone, which the scheduler sees later, or worse."""
    for gen in "1", "2":
        run = boot(arch, fire("INTERRUPT_LOW_STACK"), gen=gen, budget=3,
                   append="panic=-1 lkdtm.stack_left=40")
        assert "guard" not in run.log and "Insufficient" not in run.log
        if gen == "2":
            assert "corrupted stack end detected inside scheduler" in run.log


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


def test_stacks_in_new_page_tables(arch, boot):
    """Right after the switch: all page tables share the kernel's part."""
    run = boot(arch, "/tests/stacktables")
    assert run.status == 0 and "not ok" not in run.out, run.failure


def test_reused_stacks_hold_no_old_byte(arch, boot, edited):
    """The second task looks for what the first has left; without memset() it finds it."""
    line = f"for t in FILL_STACK FIND_FILL FIND_FILL; do sh -c 'echo '$t' > {DIRECT}'; done"
    found = [re.findall(r"lkdtm: (\d+) words of the fill", run.log) for run in (
        boot(arch, line),
        boot(arch, line, folder=careless(arch, edited)))]
    assert found[0] == ["0", "0"]
    assert any(int(words) > 100 for words in found[1]), found[1]
