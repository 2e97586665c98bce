# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_boot.py - machines of every size, and machines that cannot boot

Read:     init/main.c, arch's kernel/setup.c
"""
import re

import pytest


@pytest.mark.parametrize("mem", ["32M", "64M", "256M", "1G"])
def test_boots_with(arch, boot, mem):
    run = boot(arch, "cat /proc/meminfo", mem=mem)
    assert run.status == 0, run.failure
    total = int(re.search(r"MemTotal: +(\d+) kB", run.out)[1])
    size = int(mem[:-1]) * (1 << 20 if mem.endswith("G") else 1 << 10)
    assert size * 0.86 < total <= size
    high = int(re.search(r"HighTotal: +(\d+) kB", run.out)[1])
    assert (high > 0) == (mem == "1G")


def test_highmem_border_can_be_moved(arch, boot):
    word = {"x86": "highmem=32M", "arm": "vmalloc=944M"}[arch]
    run = boot(arch, "cat /proc/meminfo; stacktop 3", mem="128M", append=word)
    assert run.status == 0, run.failure
    assert int(re.search(r"HighTotal: +(\d+) kB", run.out)[1]) >= 30 << 10


def test_fast_flavour_boots(arch, boot):
    run = boot(arch, "cat /proc/1/smaps", flavor="fast")
    assert run.status == 0, run.failure
    assert "Size:                132 kB" in run.out


def test_instructions_to_the_first_program(arch, boot):
    """At most 15 million from kernel entry with 64 MiB.

    -icount makes an instruction a nanosecond, and the log's time begins with the
    kernel's first instruction.
    """
    run = boot(arch, "true", mem="64M")
    assert run.status == 0, run.failure
    at = re.search(r"\[ *(\d+)\.(\d{6})\].* as init process", run.log)
    assert int(at[1]) * 10**9 + int(at[2]) * 1000 <= 14_500_000    # exec itself: below 0.5


def test_x86_from_a_grub_disk(boot):
    run = boot("x86", "cat /proc/1/smaps", loader="grub", budget=120)
    assert run.status == 0, run.failure
    assert "Size:                132 kB" in run.out


def test_x86_without_nx_says_so(boot):
    run = boot("x86", "cat /proc/1/smaps", cpu="qemu32")
    assert run.status == 0, run.failure
    assert re.search(r"NX.*(not|missing|no )|no NX", run.log, re.I)
    assert "NX" in boot("x86", "true").log


@pytest.mark.parametrize("mem", ["4M", "6M"])
def test_too_little_memory_is_said(arch, boot, mem):
    # Nor could QEMU load an initramfs there.
    run = boot(arch, "true", mem=mem, initrd=False)
    assert run.status is None
    assert re.search(r"(too little|not enough|out of) memory|memory.*(too little|too small)",
                     run.log + run.out, re.I)


def test_no_initramfs_is_said(arch, boot):
    run = boot(arch, "true", initrd=False)
    assert run.status is None and "panicked" in run.failure
    assert re.search(r"no initramfs|initramfs has no /init", run.log)


def test_no_init_is_said(arch, boot):
    run = boot(arch, "true", append="rdinit=/nothing")
    assert run.status is None
    assert "No init found" in run.log and "/nothing" in run.log


def test_init_that_is_no_program_is_said(arch, boot):
    run = boot(arch, "true", append="rdinit=/run/cmd")
    assert run.status is None
    assert re.search(r"Requested init /run/cmd failed \(error -\d+\)", run.log)


def test_arm_bad_device_tree_is_said(boot, tmp_path):
    tree = tmp_path / "bad.dtb"
    tree.write_bytes(b"this is no device tree" * 200)
    run = boot("arm", "true", dtb=str(tree))
    assert run.status is None
    assert re.search(r"device tree", run.log + run.out, re.I)


def test_panic_prints_registers_and_names(arch, boot):
    """init dies: registers, and a backtrace with names down to the entry code."""
    run = boot(arch, "true", append="rdinit=/bin/false")
    assert "Attempted to kill init! exitcode=0x00000100" in run.log
    assert "Call Trace:" in run.log or "Backtrace" in run.log
    for name in ("panic", "do_exit", "do_group_exit"):
        assert re.search(rf"{name}\+0x[0-9a-f]+/0x[0-9a-f]+", run.log), name


def test_no_page_is_writable_and_executable(arch, gdb):
    said = gdb(arch, "tests/walk/wx_pages.py")
    assert "wx=0" in said
    assert int(re.search(r"executable=(\d+)", said)[1]) > 10
