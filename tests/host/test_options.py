# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_options.py - every option of Kconfig changes what it says

FAULT_INJECTION is in test_system.py, WERROR in test_build.py.
"""
import os
import pathlib
import re
import shutil

import kconfig
import kconfiglib
import pytest


@pytest.fixture(name="options")
def options_fixture(monkeypatch):
    """Kconfig for an architecture, with its defaults."""
    def read(arch, folder=None):
        monkeypatch.setenv("ARCH", arch)
        monkeypatch.setenv("SRCARCH", folder or arch)
        return kconfiglib.Kconfig("Kconfig", warn_to_stderr=False)
    return read


def test_each_option_is_flipped(arch, options):
    """Some test builds a kernel with another value than the default."""
    tests = "".join(path.read_text("utf-8") for path in pathlib.Path("tests/host").glob("*.py"))
    for symbol in options(arch).unique_defined_syms:
        if symbol.choice:
            generation = {name: gen for gen, name in kconfig.GENERATIONS.items()}[symbol.name]
            assert re.search(rf'\bgen.*"{generation}"', tests), symbol.name
        elif any(node.prompt for node in symbol.nodes):
            values = re.findall(rf"\b{symbol.name}=(\w+)", tests)
            assert set(values) - {symbol.str_value}, f"{symbol.name} is {symbol.str_value} only"


def test_what_generations_depend_on(options):
    """Without the architecture's promise there is no guard; thread_info decides on the rest."""
    kconf = options("x86")
    for name in kconfig.GENERATIONS.values():
        kconf.syms[name].set_value("y")
        moved = "n" if name == "STACK_THREAD_UNION" else "y"
        assert kconf.syms[name].str_value == "y"
        assert kconf.syms["THREAD_INFO_IN_TASK"].str_value == moved
        assert kconf.syms["IRQ_STACKS"].str_value == moved
        assert bool(kconf.syms["NR_CACHED_STACKS"].visibility) == (name == "VMAP_STACK")
    os.makedirs("build/test/noarch", exist_ok=True)
    pathlib.Path("build/test/noarch/Kconfig").write_text("", encoding="ascii")
    kconf = options("x86", "../build/test/noarch")
    kconf.syms["VMAP_STACK"].set_value("y")
    assert kconf.syms["VMAP_STACK"].str_value == "n"
    shutil.rmtree("build/test/noarch")


def kernel_stack_kb(text):
    return int(re.search(r"KernelStack: +(\d+) kB", text)[1])


def test_size_of_the_kernel_stack(arch, boot):
    """Twice the pages, twice the sum: the same tasks live."""
    two = boot(arch, "cat /proc/meminfo")
    four = boot(arch, "cat /proc/meminfo; /tests/forkexec 20", config="THREAD_SIZE_ORDER=2")
    assert two.status == four.status == 0, four.failure
    assert kernel_stack_kb(four.out) == 2 * kernel_stack_kb(two.out) > 0


def test_without_highmem_and_lkdtm(arch, boot):
    line = "cat /proc/meminfo; ls /sys/kernel/debug"
    run = boot(arch, line, mem="1G", config="HIGHMEM=n LKDTM=n")
    assert run.status == 0, run.failure
    assert "HighTotal" not in run.out
    assert "provoke-crash" not in run.out and "kthread_churn" not in run.out
    assert int(re.search(r"MemTotal: +(\d+) kB", run.out)[1]) < 900 << 10
    run = boot(arch, line, mem="1G")
    assert all(text in run.out for text in ("HighTotal", "provoke-crash", "kthread_churn"))


def test_checks_notice_damage_and_only_they(arch, gdb):
    script = "tests/walk/break_kernel.py"
    for gen in "", "1", "2":
        assert "seen=spin_bug,panic" in gdb(arch, script, gen=gen)
    assert "seen=spin_bug,run_init_process" in \
        gdb(arch, script, config="SCHED_STACK_END_CHECK=n")
    assert "seen=panic" in gdb(arch, script, config="DEBUG_LOCKS=n")
