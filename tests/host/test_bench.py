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
NO_CACHE = "NR_CACHED_STACKS=0"


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
    stacks = measure_stacks(arch, ours)
    bench.print_table(arch, linux, ours)
    flags = pathlib.Path(folder, ".flags").read_text(encoding="utf-8")
    assert " -O2 " in flags and "-O0" not in flags and "-Og" not in flags
    # Everything that was measured on Linux is here, and costs something.
    assert ours.keys() - linux.keys() == {"kthread_run_stop"} and len(linux) >= 83
    assert linux.keys() < ours.keys() and all(ours.values())
    bench.print_stacks(arch, stacks)
    assert not bench.missed(linux, ours, stacks)
    # A second boot counts the same instructions.
    assert bench.measure(arch, folder) == ours

    # Twice the price of a fault, areas that are looked for one by one, a system call
    # that costs more than Linux's: each is seen.
    dearer = {"cow_fault_per_page": linux["cow_fault_per_page"] // 2 + 1,
              "areas_fault@3000": int(1.26 * ours["areas_fault@0100"]),
              "sys_getppid": linux["sys_getppid"] + 1}
    assert bench.missed(linux, {**ours, **dearer}, None) == [
        "sys_getppid", "cow_fault_per_page", "areas_fault@3000"]
    # And so are a cache that does not help, and a stack that is dearer among many.
    none, crowd = stacks["vmap, cold"], int(1.31 * stacks["linear"]["live_clone_join@00010"])
    assert bench.missed(linux, ours, {**stacks, "vmap, warm": none}) == [
        f"{name}, warm" for name in stacks["linear"]]
    assert bench.missed(linux, ours, {**stacks, "linear": {
        **stacks["linear"], "live_clone_join@10000": crowd}}) == ["live_clone_join@10000, linear"]


def measure_stacks(arch, ours):
    """As bench.measure_stacks(), from the kernels of the tests."""
    return {"linear": bench.measure(arch, build_guest(arch, flavor="fast", gen="2"),
                                    bench.STACK_OPERATIONS),
            "vmap, cold": bench.measure(arch, build_guest(arch, flavor="fast", config=NO_CACHE),
                                        bench.STACK_OPERATIONS),
            "vmap, warm": ours}


def test_without_a_cache_stacks_cost_more(arch):
    """NR_CACHED_STACKS=0: 0 hits, and a quarter more for each thread, at least."""
    found = []
    for config in "", NO_CACHE:
        out = bench.run(arch, build_guest(arch, flavor="fast", config=config),
                        f"bench {bench.STACK_OPERATIONS}; echo == ; cat /proc/kstack_cache")
        costs, cache = map(bench.parse, out.split("==\n"))
        found.append((costs, cache["hits"]))
    (cached, hits), (uncached, no_hits) = found
    assert hits > 500 and no_hits == 0
    assert len(cached) == 4 and all(uncached[name] > 1.25 * cached[name] for name in cached)


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
    assert ">live_clone_join, by kind of kernel stack</text>" in picture
    for kind in bench.STACKS:
        assert f"* {kind}: among 10,000 threads" in text and f">{kind}</text>" in picture


def test_profile_names_the_functions(arch):
    folder = build_guest(arch, flavor="fast")
    spent = bench.profile(arch, folder, "fault_anon_write")
    total = sum(spent.values())
    cost = bench.measure(arch, folder, "-q fault_anon_write")["fault_anon_write_per_page"]
    # The blocks between the marks are what the clock says, but for blocks that faulted.
    assert abs(total / 1024 / cost - 1) < 0.05
    assert spent["handle_mm_fault"] > total / 50
