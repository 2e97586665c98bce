# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_exec.py - the first stack of a program, as Linux builds it

Read:     fs/exec.c, fs/binfmt_elf.c, fs/binfmt_elf_tables.c before
Data:     tests/data/linux-6.1-*: what Debian 12's kernel printed in QEMU
"""
import pathlib
import re

import pytest

DATA = pathlib.Path("tests/data")
TOP = {"x86": 0xC0000000, "arm": 0xBF000000}
STACK = re.compile(r"^([0-9a-f]{8})-([0-9a-f]{8}) (\S+) \S+ \S+ \S+ +\[stack\]$", re.M)


def stack_area(text):
    """(start, end, rights) of the [stack] line."""
    match = STACK.search(text)
    assert match, "no [stack] line"
    return int(match[1], 16), int(match[2], 16), match[3]


def stack_entry(text):
    """The [stack] part of an smaps file: its lines, from the area to VmFlags."""
    lines = text.splitlines()
    at = next(i for i, line in enumerate(lines) if line.endswith("[stack]"))
    return lines[at:at + 24]


def test_pid_1_has_132_kb(arch, boot):
    run = boot(arch, "cat /proc/1/smaps")
    assert run.status == 0, run.failure
    start, end, rights = stack_area(run.out)
    assert end - start == 132 * 1024 and rights == "rw-p"
    assert TOP[arch] - 0x7ff000 - 0x2000 <= end <= TOP[arch] and end % 4096 == 0
    # Every field of the [stack] entry, in Linux's words and columns.
    linux = stack_entry((DATA / f"linux-6.1-{arch}-smaps-stack.txt").read_text())
    ours = stack_entry(run.out)
    blank = lambda lines: [re.sub(r"\d", "#", re.sub(r" +\d+", " #", line)) for line in lines[1:]]
    assert blank(ours) == blank(linux)
    assert ours[1] == linux[1] == "Size:                132 kB"
    assert ours[-1] == linux[-1]            # VmFlags


def test_without_randomization_addresses_are_linux_s(arch, boot):
    run = boot(arch, "cat /proc/1/maps; cat /proc/self/maps", append="norandmaps")
    assert run.status == 0, run.failure
    want = {"x86": "bffdf000-c0000000", "arm": "befdf000-bf000000"}[arch]
    line = f"{want} rw-p 00000000 00:00 0          [stack]"
    assert run.out.splitlines().count(line) == 2


def test_limits_of_pid_1(arch, boot):
    run = boot(arch, "cat /proc/1/limits")
    linux = (DATA / f"linux-6.1-{arch}-limits.txt").read_text()
    # How many processes and signals depends on the size of memory.
    counts = re.compile(r"^(Max (?:processes|pending signals) +)\d+( +)\d+ +", re.M)
    assert counts.sub(r"\1N", run.out).rstrip() == counts.sub(r"\1N", linux).rstrip()


def reference(arch):
    """Linux's first stack of pid 1: bytes by address, auxv ids, sp."""
    text = (DATA / f"linux-6.1-{arch}-pid1-norandmaps.txt").read_text()
    memory = {}
    for address, words in re.findall(r"^ +([0-9a-f]{8}) ((?:[0-9a-f]{2} ){16})", text, re.M):
        for i, byte in enumerate(words.split()):
            memory[int(address, 16) + i] = int(byte, 16)
    ids = [int(n) for n in re.findall(r" type=(\d+) AT_", text)]
    platform = int(re.search(r"AT_PLATFORM value=(0x[0-9a-f]+)", text)[1], 16)
    return memory, ids, platform


def test_first_stack_has_linux_s_bytes(arch, boot, build, tmp_path):
    folder = build(arch)
    (tmp_path / "probe").write_bytes(pathlib.Path(folder, "tests/stackbytes").read_bytes())
    (tmp_path / "probe").chmod(0o755)
    run = boot(arch, "", append="norandmaps rdinit=/probe", add=[str(tmp_path)])
    value = dict(line.split("=", 1) for line in run.out.splitlines() if "=" in line)

    memory, ids, platform = reference(arch)
    assert int(value["platform"], 16) == platform
    ours = bytes.fromhex(value["bytes"])
    assert platform + len(ours) == int(value["top"], 16) == TOP[arch]
    assert list(ours) == [memory[a] for a in range(platform, TOP[arch])]

    # No vDSO and no MINSIGSTKSZ here: 32, 33, 51. The others, in order.
    wanted = [n for n in ids if n not in (32, 33, 51)]
    assert [int(n) for n in value["ids"].split()] == wanted
    # Linux's formula for sp: below the 16 random bytes, auxv, then argc, argv[1]
    # and NULL, envp[2] and NULL.
    words = 2 * len(wanted) + 1 + 2 + 3
    assert int(value["random"], 16) == platform - 16
    assert int(value["sp"], 16) == (platform - 16 - 4 * words) & ~15
    # And pid 1 that returns is the end, with Linux's words.
    assert "Attempted to kill init! exitcode=0x00000000" in run.log


HISTOGRAM = re.compile(r"chi-square[^0-9]*([0-9.]+)", re.I)


def test_stacktop_4096(arch, boot):
    run = boot(arch, "stacktop 4096", append="random.seed=1", budget=240)
    assert run.status == 0, run.failure
    tops = [int(t, 16) for t in re.findall(r"\b(b[ef][0-9a-f]{6}|c0000000|bf000000)\b", run.out)]
    lowest, highest = min(tops), max(tops)
    # x86: arch_align_stack() takes up to two pages more.
    top, span = TOP[arch], 8 << 20
    assert lowest % 4096 == highest % 4096 == 0
    assert top - span - 0x2000 <= lowest <= top - span * 0.99
    assert top - span * 0.01 <= highest <= top
    chi = float(HISTOGRAM.search(run.out)[1])
    assert chi < 37.697, "15 degrees of freedom, 0.001"


def test_same_seed_same_tops(arch, boot):
    line = "stacktop 20"
    one = boot(arch, line, append="random.seed=7").out
    assert "smallest" in one and one == boot(arch, line, append="random.seed=7").out
    assert one != boot(arch, line, append="random.seed=8").out


def test_without_a_seed_every_boot_differs(arch, boot):
    """In real time: RDRAND or the tree's rng-seed, and the clocks."""
    maps = {boot(arch, "cat /proc/self/maps", icount=False,
                 cpu="qemu32" if arch == "x86" else None).out for _ in range(3)}
    assert len(maps) > 1


@pytest.mark.parametrize("name,old,new,check", [
    ("expand-64k", "stack_expand = 131072UL", "stack_expand = 65536UL", "size"),
    ("no-dice", "(0x7ff >> (PAGE_SHIFT - 12))", "(0 >> (PAGE_SHIFT - 12))", "top"),
])
def test_nothing_is_hard_coded(arch, boot, edited, name, old, new, check):
    path = "fs/exec.c" if check == "size" else "fs/binfmt_elf.c"
    folder = edited(arch, name, (path, old, new))
    run = boot(arch, "cat /proc/self/maps; cat /proc/self/maps; cat /proc/self/maps",
               folder=folder)
    areas = [(int(a, 16), int(b, 16)) for a, b, _ in STACK.findall(run.out)]
    assert len(areas) == 3, run.failure
    sizes = {b - a for a, b in areas}
    ends = {b for a, b in areas}
    assert sizes == {(68 if check == "size" else 132) * 1024}
    if check == "size":
        assert len(ends) > 1
    else:   # x86 still moves by arch_align_stack(): the top page or those below
        assert max(ends) <= TOP[arch] and min(ends) >= TOP[arch] - 0x2000
        assert arch == "x86" or ends == {TOP[arch]}
