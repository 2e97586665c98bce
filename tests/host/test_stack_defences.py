# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_stack_defences.py - what watches a kernel stack besides its guard page

Read:     tests/host/test_options.py; drivers/lkdtm/, which breaks things on purpose

Each defence is tried with its option and without: a control run shows that it is the
option that makes the difference.  Few kernels carry many options, for building is what
takes the time.
"""
import re
import subprocess

import pytest

DIRECT = "/sys/kernel/debug/provoke-crash/DIRECT"
STRICT = "HARDENED_USERCOPY=y DEBUG_STACK_USAGE=y STACKPROTECTOR_STRONG=n " \
         "RANDOMIZE_KSTACK_OFFSET_DEFAULT=y DMA_API_DEBUG=y"
LINEAR = "DEBUG_STACK_USAGE=y DMA_API_DEBUG=y HARDENED_USERCOPY=y STACKPROTECTOR=n"  # gen 1, 2
LOOSE = "STACKPROTECTOR=n RANDOMIZE_KSTACK_OFFSET=n NR_CACHED_STACKS=0"
USAGE = re.compile(r"\w+ \(\d+\) used greatest stack depth: (\d+) bytes left")


def provoke(boot, arch, *names, **how):
    """Runs what lkdtm calls so; the shell says at its end that it lives."""
    line = "; ".join(f"sh -c 'echo {name} > {DIRECT}'" for name in names)
    return boot(arch, f"{line}; echo alive", **how)


def test_each_task_has_its_own_canary(arch, boot, gdb):
    run = provoke(boot, arch, "REPORT_STACK_CANARY", "REPORT_STACK_CANARY")
    assert "ok: stack canaries differ between pid" in run.log
    # That was task_struct; this is what the compiler's code compares with.
    assert "stops=12 same=12 several=True" in \
        gdb(arch, "tests/walk/canaries.py", cmd="ls /; ls /; ls /; ls /; ls /; ls /")


def stack_offsets(boot, arch, **how):
    run = boot(arch, "/tests/kstacktest report 100", **how)
    assert run.status == 0, run.failure
    offsets = [int(text) for text in re.findall(r"Stack offset: (-?\d+)", run.log)]
    assert len(offsets) == 100
    return offsets


def test_depth_of_system_calls_is_random(arch, boot):
    for how in ({"append": "randomize_kstack_offset=on"}, {"config": STRICT}):
        offsets = stack_offsets(boot, arch, **how)
        assert len(set(offsets)) >= 32          # five bits, as Linux's own test wants
        assert max(offsets) - min(offsets) <= 1023 + 16
    for how in ({}, {"config": STRICT, "append": "randomize_kstack_offset=off"},
                {"config": LOOSE, "append": "randomize_kstack_offset=on"}):
        assert set(stack_offsets(boot, arch, **how)) == {0}


def test_nothing_minds_the_random_depth(arch, boot):
    """Signals, restarts, exec, threads: whatever looks for pt_regs; and backtraces."""
    programs = ["kstacktest", "sighand", "proctest", "threadtest", "execargs"]
    run = boot(arch, "; ".join(f"/tests/{name}; echo == $?" for name in programs),
               append="randomize_kstack_offset=on", config=STRICT, budget=120)
    assert re.findall(r"== (\d+)", run.out) == ["0"] * len(programs), run.failure


@pytest.mark.parametrize("gen", ["1", "2", ""])
def test_who_used_most(arch, boot, gen):
    config = LINEAR if gen else STRICT
    run = boot(arch, "cat /proc/1/maps; ls -l /proc/1; ls -l /", gen=gen, config=config)
    left = [int(number) for number in USAGE.findall(run.log)]
    assert left == sorted(left, reverse=True) and len(left) == len(set(left)) >= 1
    assert 4096 < left[-1] <= left[0] < 8192 - 300
    assert not USAGE.search(boot(arch, "ls -l /proc/1").log)


@pytest.mark.parametrize("gen", ["1", "2", ""])
def test_stacks_in_proc(arch, boot, gen):
    """Also of zombies, whose stacks are gone; generation 1 keeps them."""
    run = boot(arch, "/tests/kstacktest; cat /proc/1/stack", gen=gen)
    assert run.status == 0 and "not ok" not in run.out, run.failure
    assert "WARNING" not in run.log             # of a reference that was not taken
    assert re.search(r"^\[<0>\] do_wait\+0x", run.out, re.M)
    assert ("do_exit+0x" in run.out) == (gen == "1")


def kstack_cache(run):
    return {name: int(number) for name, number in
            re.findall(r"^(hits|misses|kept|freed) (\d+)$", run.out, re.M)}


def test_cache_of_stacks(arch, boot):
    line = "/tests/forkexec 20; cat /proc/kstack_cache"
    two, none = kstack_cache(boot(arch, line)), kstack_cache(boot(arch, line, config=LOOSE))
    assert two["hits"] >= 15 and two["kept"] >= two["hits"]
    assert none["hits"] == none["kept"] == 0
    assert none["misses"] >= two["misses"] + two["hits"] and none["freed"] > 0
    assert "No such file" in boot(arch, "cat /proc/kstack_cache 2>&1", gen="2").out


def test_checkstack(arch):
    """The deepest path that the call graph has ends above the end of the stack."""
    result = subprocess.run(["make", "checkstack", f"ARCH={arch}", f"O=build/test/{arch}-lecture"],
                            capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr[-3000:]
    total, size = map(int, re.search(r"^= (\d+) of THREAD_SIZE (\d+)$", result.stdout, re.M)
                      .groups())
    assert 1500 < total < size == 8192
    assert "not resolved: none" in result.stdout
    # A path that everybody knows, and one through two pointers.
    paths = dict(re.findall(r"^ *\d+  (sys_\w+)( .*)$", result.stdout, re.M))
    assert " do_sys_open do_filp_open path_openat " in paths["sys_open"]
    assert " vfs_read " in paths["sys_read"] and len(paths) > 120


def test_generations():
    result = subprocess.run(["make", "generations"], capture_output=True, text=True, check=False)
    assert result.returncode == 0
    for text in ("==== Generation 1 -> 2", "==== Generation 2 -> 3",
                 "-static void setup_thread_stack(", "+\tatomic_set(&tsk->stack_refcount, 1);",
                 "+static DEFINE_PER_CPU(struct vm_struct *, cached_stacks[NR_CACHED_STACKS]);"):
        assert text in result.stdout
