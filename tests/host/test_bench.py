# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_bench.py - no operation costs more than it may

Read:     user/bench.c, scripts/bench
Data:     tests/data/linux-6.1-{x86,arm}-bench.txt, measured on Debian 12's kernels
"""
import importlib.machinery
import importlib.util
import pathlib

from conftest import build as build_guest

SCRIPT = "scripts/bench"


def load():
    loader = importlib.machinery.SourceFileLoader("bench", SCRIPT)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("bench", loader))
    loader.exec_module(module)
    return module


bench = load()


def test_bars_are_met(arch):
    folder = build_guest(arch, flavor="fast")
    linux = bench.read_data(arch)
    ours = bench.measure(arch, folder)
    bench.print_table(arch, linux, ours)
    flags = pathlib.Path(folder, ".flags").read_text(encoding="utf-8")
    assert " -O2 " in flags and "-O0" not in flags and "-Og" not in flags
    # Everything that was measured on Linux is here, and costs something.
    assert ours.keys() == linux.keys() and len(ours) >= 80
    assert all(ours.values())
    assert not bench.missed(linux, ours)
    # A second boot counts the same instructions.
    assert bench.measure(arch, folder) == ours

    # Twice the price of a fault, areas that are looked for one by one, a system call
    # that costs more than Linux's: each is seen.
    dearer = {"cow_fault_per_page": linux["cow_fault_per_page"] // 2 + 1,
              "areas_fault@3000": int(1.26 * ours["areas_fault@0100"]),
              "sys_getppid": linux["sys_getppid"] + 1}
    assert bench.missed(linux, {**ours, **dearer}) == [
        "sys_getppid", "cow_fault_per_page", "areas_fault@3000"]


def test_curves_are_those_of_the_docs(arch):
    linux = bench.read_data(arch)
    text = pathlib.Path(bench.DOCS).read_text(encoding="utf-8")
    picture = pathlib.Path(f"docs/costs-{arch}.svg").read_text(encoding="utf-8")
    for name, cost in linux.items():
        assert f"| {name} | {cost:,} |" in text
    curves = bench.curves(linux, linux)
    assert {"fork_live", "areas_fault", "kstack_clone_warm", "stack_grow_per_page, MiB"} \
        <= curves.keys()
    assert all(f">{title}</text>" in picture for title in curves)


def test_profile_names_the_functions(arch):
    folder = build_guest(arch, flavor="fast")
    spent = bench.profile(arch, folder, "fault_anon_write")
    total = sum(spent.values())
    cost = bench.measure(arch, folder, "-q fault_anon_write")["fault_anon_write_per_page"]
    # The blocks between the marks are what the clock says, but for blocks that faulted.
    assert abs(total / 1024 / cost - 1) < 0.05
    assert spent["handle_mm_fault"] > total / 50
