# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_options.py - every option of Kconfig changes what it says

FAULT_INJECTION is in test_system.py, WERROR in test_build.py.
"""
import re


def kernel_stack_kb(text):
    return int(re.search(r"KernelStack: +(\d+) kB", text)[1])


def test_size_of_the_kernel_stack(arch, boot):
    """Twice the pages, twice the sum: the same tasks live."""
    two = boot(arch, "cat /proc/meminfo")
    four = boot(arch, "cat /proc/meminfo; /tests/forkexec 20", config="THREAD_SIZE_ORDER=2")
    assert two.status == four.status == 0, four.failure
    assert kernel_stack_kb(four.out) == 2 * kernel_stack_kb(two.out) > 0


def test_without_highmem(arch, boot):
    run = boot(arch, "cat /proc/meminfo", mem="1G", config="HIGHMEM=n")
    assert run.status == 0, run.failure
    assert "HighTotal" not in run.out
    assert int(re.search(r"MemTotal: +(\d+) kB", run.out)[1]) < 900 << 10
    assert "HighTotal" in boot(arch, "cat /proc/meminfo", mem="1G").out


def test_checks_notice_damage_and_only_they(arch, gdb):
    script = "tests/walk/break_kernel.py"
    for gen in "", "1", "2":
        assert "seen=spin_bug,panic" in gdb(arch, script, gen=gen)
    assert "seen=spin_bug,run_init_process" in \
        gdb(arch, script, config="SCHED_STACK_END_CHECK=n")
    assert "seen=panic" in gdb(arch, script, config="DEBUG_LOCKS=n")
