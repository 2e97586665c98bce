# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_dma.py - a device writes to a buffer on the kernel stack

Read:     drivers/stackdma.c, user/dmademo.c, docs/dma.md

dmademo draws what the kernel says in /sys/kernel/debug/stackdma; here both are read.
"""
import re

import pytest

from test_stack_defences import LINEAR, STRICT          # kernels that are built anyway

REPORT = "/sys/kernel/debug/stackdma"
TEXT = "The device wrote these 32 bytes.", "And these 32 on the page behind."
BASE = {"x86": 0xC0000000, "arm": 0xC0000000 - 0x40000000}      # v - __pa(v)
REFUSAL = "qemu_fw_cfg fw-cfg: rejecting DMA map of vmalloc memory"


class Report:
    """One run of dmademo, and the report behind its picture."""

    def __init__(self, text):
        self.picture, _, text = text.partition("mode ")
        self.mode, self.verdict = re.match(r"(\w+)\nverdict (\w+)\n", text).groups()
        address, holds = re.search(r"^buffer (\w+) (.*)$", text, re.M).groups()
        self.buffer, self.holds = int(address, 16), holds == "holds the file"
        self.real = [int(word, 16) for word in re.search(r"^real (\w+) (\w+)$", text, re.M).groups()]
        self.device, self.changed, self.owner, self.before, self.after = [], [], [], [], []
        for piece in re.finditer(r"^device (\w+) (\w+): (.*)\nbefore ([ \w]+)\nafter  ([ \w]+)$",
                                 text, re.M):
            self.device.append(int(piece[1], 16))
            self.changed.append(piece[2] == "changed")
            self.owner.append(piece[3])
            self.before.append(bytes.fromhex(piece[4]))
            self.after.append(bytes.fromhex(piece[5]))
        lines = self.picture.splitlines()
        assert len(lines) <= 22 and max(map(len, lines)) <= 76, self.picture


def dma(boot, arch, *modes, before="", mib="", **how):
    """Runs dmademo in these modes, one after the other; returns (reports, run)."""
    line = "; ".join(f"dmademo {mode} {mib}; cat {REPORT}; echo ====" for mode in modes)
    run = boot(arch, before + line, **how)
    assert run.status == 0 and run.failure is None, run.failure
    reports = [Report(text) for text in run.out.split("====\n")[:-1]]
    assert [report.mode for report in reports] == list(modes)
    return reports, run


def is_right(report, owner):
    """The device wrote to the buffer's own frames, and the bytes are there."""
    assert (report.verdict, report.holds, report.changed) == ("right", True, [True, True])
    assert report.device == report.real
    assert b"".join(report.after).decode() == "".join(TEXT)
    assert all(re.match(owner, name) for name in report.owner), report.owner


def test_refused(arch, boot):
    """6.1's dma_map_single(): no address, a warning, and nothing happens."""
    (first, second), run = dma(boot, arch, "single", "single")
    for report in first, second:
        assert (report.verdict, report.holds, report.device) == ("refused", False, [])
        assert "Verdict: refused." in report.picture
    assert run.log.count(REFUSAL) == 1          # dev_WARN_ONCE()
    assert re.search(r"WARNING: CPU: 0 PID: \d+ at include/linux/dma-mapping.h:\d+ "
                     r"dma_map_single_attrs\+", run.log)


def test_page_by_page(arch, boot):
    """Two frames that are no neighbours, each by its own address."""
    (pages, scattered, linear, own), run = dma(boot, arch, "pages", "sg", "kmalloc", "vmap")
    for report in pages, scattered:
        is_right(report, r"kernel stack of dmademo\[\d+\]$")
        assert report.buffer % 4096 == 4096 - 32
        assert report.real[1] != report.real[0] + 32
        assert report.real[0] != report.buffer - BASE[arch]
    is_right(linear, "slab objects: kmalloc-64$")
    assert linear.real[0] == linear.buffer - BASE[arch]
    is_right(own, "the kernel$")
    assert own.buffer % 4096 == 4096 - 32 and own.real[1] != own.real[0] + 32
    assert "WARNING" not in run.log


def test_lost(arch, boot):
    """No highmem: the false address is behind the end of RAM, and fw_cfg says ERROR."""
    for mem in "128M", "64M":
        (report,), run = dma(boot, arch, "unchecked", mem=mem)
        assert (report.verdict, report.holds, report.changed) == ("lost", False, [False, False])
        assert report.device[0] == report.buffer - BASE[arch] > int(mem[:-1]) << 20
        assert report.owner == ["no RAM that the kernel uses"] * 2
        assert REFUSAL not in run.log


# The same is taken before: 6.5 MiB by a file, then 20 MiB by dmademo itself.  Highmem is
# used from what exceeds a multiple of 4 MiB at its end, then from its beginning on, and the
# false address lies 2 to 8 MiB above that: who gets there first depends on both borders.
FILE = "head -c 6815744 /dev/zero > /tmp/file; "
FREE, OURS = r"nobody \(free\)$", r"memory of dmademo\[\d+\] at (\w+)$"


@pytest.mark.parametrize("x86, arm, mib, owner", [
    ("128M highmem=64M", "131M vmalloc=960M", "20", OURS),
    ("131200K highmem=64M", "128M vmalloc=966M", "20", r"page \d+ of a file$"),
    ("128M highmem=9M", "128M vmalloc=962M", "20", r"(?!memory of dmademo|nobody|no RAM)"),
    ("256M highmem=160M", "256M vmalloc=840M", "", FREE),
    ("1G ", "1G ", "40", OURS),
    ("1G highmem=520M", "1G vmalloc=480M", "", FREE),
])
def test_stranger(arch, boot, x86, arm, mib, owner):
    """The check off: it is written over, and its owner depends on MEM= and highmem=."""
    mem, begin = {"x86": x86, "arm": arm}[arch].split(" ")
    (report,), run = dma(boot, arch, "unchecked", mem=mem, append=begin, mib=mib,
                         before=FILE if mib == "20" else "")
    assert (report.verdict, report.holds, report.changed) == ("stranger", False, [True, True])
    assert report.device == [report.buffer - BASE[arch], report.buffer - BASE[arch] + 32]
    assert not set(report.device) & set(report.real)
    assert report.before != report.after
    assert b"".join(report.after).decode() == "".join(TEXT)
    assert REFUSAL not in run.log
    owners = [re.match(owner, name) for name in report.owner]
    assert all(owners), report.owner
    seen = re.findall(r"my memory, at (\w+): \|(.*)\|$", report.picture, re.M)
    if "dmademo" in report.owner[0]:
        # The program finds it in its own memory, at the address that the kernel says.
        assert report.before == [b"This is memory of dmademo here. "] * 2
        assert sorted(seen, key=lambda found: found[1], reverse=True) == [
            (f"{int(match[1], 16) + offset:08x}", text)
            for match, offset, text in zip(owners, (0xfe0, 0), TEXT)]
    else:
        assert not seen


@pytest.mark.parametrize("gen", ["1", "2"])
def test_linear_stack(arch, boot, gen):
    """Subtraction is right: nothing is refused, nobody is harmed, also with highmem."""
    modes = "single", "unchecked", "pages", "sg", "kmalloc"
    reports, run = dma(boot, arch, *modes, gen=gen,
                       append={"x86": "highmem=64M", "arm": "vmalloc=960M"}[arch])
    for report in reports:
        on_stack = report.mode != "kmalloc"
        is_right(report, r"kernel stack of dmademo\[\d+\]$" if on_stack else "slab objects")
        assert report.real == [report.buffer - BASE[arch], report.buffer - BASE[arch] + 32]
        assert not on_stack or report.buffer % 4096 == 4096 - 32
    assert "WARNING" not in run.log


@pytest.mark.parametrize("mode, gen, text", [
    ("pages", "", r"device driver maps memory from stack \[probable addr=(\w+)\]"),
    ("single", "2", r"device driver maps memory from stack \[addr=(\w+)\]"),
    ("unchecked", "", r"device driver maps memory from invalid area \[addr=(\w+)\] \[len=64\]"),
])
def test_debugging(arch, boot, mode, gen, text):
    """CONFIG_DMA_API_DEBUG: also where the address is right; a kmalloc()ed buffer is none."""
    (well, report), run = dma(boot, arch, "kmalloc", mode, gen=gen,
                                config=LINEAR if gen else STRICT)
    found = re.findall(r"DMA-API: qemu_fw_cfg fw-cfg: (.*)$", run.log, re.M)
    assert well.verdict == "right" and len(found) == 1, found
    assert int(re.fullmatch(text, found[0])[1], 16) == report.buffer
    assert report.verdict == ("lost" if mode == "unchecked" else "right")
