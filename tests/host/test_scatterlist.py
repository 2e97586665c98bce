# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_scatterlist.py - the stack in a scatterlist: before and after the patch

Read:     drivers/gss_krb5_seqnum.c, user/sgdemo.c, docs/scatterlist.md

Lists themselves are compared with an array of bytes in tests/unit/mm_scatterlist.c.
"""
import pathlib
import re

import pytest

REPORT = "/sys/kernel/debug/gss_krb5"
OFFSET = {"x86": 0xC0000000, "arm": 0x80000000}         # v - __pa(v)
# Half of 128 MiB becomes highmem.
SMALL_LOWMEM = {"x86": "highmem=64M", "arm": "vmalloc=960M"}
PLAIN, CIPHER = b"password", bytes.fromhex("4b871ed75cf11ed7")


class Report:
    """What the file said after one run."""

    def __init__(self, text):
        self.what, self.how, self.verdict = re.match(r"(\w+) (\w+)\nverdict (.*)\n", text).groups()
        self.buffer = int(re.search(r"^buffer (\w+)$", text, re.M)[1], 16)
        halves = re.findall(r"^real (\w+) named (\w+) (.*)\nbefore ([ \w]+)\nafter ([ \w]+)$",
                            text, re.M)
        self.real = [int(half[0], 16) for half in halves]
        self.named = [int(half[1], 16) for half in halves]
        self.owner = [half[2] for half in halves]
        self.before = bytes.fromhex("".join(half[3] for half in halves))
        self.after = bytes.fromhex("".join(half[4] for half in halves))


def krb5(boot, arch, *words, **how):
    """Runs these, e.g. "encrypt stack", one after the other; returns (reports, run)."""
    line = "; ".join(f"echo {word} > {REPORT}; cat {REPORT}; echo ====" for word in words)
    run = boot(arch, line, **how)
    assert run.status == 0 and run.failure is None, run.failure
    reports = [Report(text) for text in run.out.split("====\n")[:-1]]
    assert len(reports) == len(words)
    return reports, run


def is_right(report, owner):
    """The list named the buffer's own frames."""
    assert (report.verdict, report.named) == ("right", report.real)
    assert all(re.match(owner, name) for name in report.owner), report.owner
    if report.what == "encrypt":
        assert (report.before, report.after) == (PLAIN, CIPHER)
    else:       # the number, least byte first, and the direction four times
        assert report.after == (20200221).to_bytes(4, "little") + b"\xff" * 4


def named_by_subtraction(report, arch):
    """A page that is not the stack's: the address less the border."""
    first = report.buffer - OFFSET[arch]
    assert report.named == [first, first + 4]
    assert not set(at >> 12 for at in report.named) & set(at >> 12 for at in report.real)


@pytest.mark.parametrize("gen", ["1", "2"])
def test_linear_stack(arch, boot, gen):
    """Subtraction is right: before the patch and after it, and DEBUG_SG says nothing."""
    reports, run = krb5(boot, arch, "encrypt stack", "seqnum stack", "encrypt pages",
                        "encrypt kmalloc", "seqnum kmalloc", gen=gen,
                        config="DEBUG_SG=y" if gen == "2" else "")
    for report in reports[:3]:
        is_right(report, r"kernel stack of sh\[\d+\]$")
        assert report.named == [at - OFFSET[arch] for at in (report.buffer, report.buffer + 4)]
    assert reports[0].buffer % 4096 == 4092
    for report in reports[3:]:
        is_right(report, "slab objects: kmalloc-8$")
    assert "BUG" not in run.log


@pytest.mark.parametrize("how", ["stack", "kmalloc", "pages"])
def test_chosen_at_boot(arch, boot, how):
    """The same shell line; the parameter alone decides, and the patch is the default."""
    (first, second), _ = krb5(boot, arch, "encrypt", "seqnum", append=f"gss_krb5.plain={how}")
    assert first.how == second.how == how
    assert (first.verdict, second.verdict) == (("lost",) * 2 if how == "stack" else ("right",) * 2)
    if how == "kmalloc":
        (default,), _ = krb5(boot, arch, "seqnum")
        assert (default.how, default.verdict) == (how, "right")


def test_page_by_page(arch, boot):
    """Two frames that are no neighbours; the stack may be in a list, then."""
    (first, second), _ = krb5(boot, arch, "encrypt pages", "seqnum pages",
                              config="DEBUG_SG=y")
    for report in first, second:
        is_right(report, r"kernel stack of sh\[\d+\]$")
    assert first.buffer % 4096 == 4092 and first.real[1] != first.real[0] + 4


def test_no_ram_there(arch, boot):
    """128 MiB, or no highmem: lost. Nobody is harmed, nobody is served."""
    for how in {"mem": "128M"}, {"mem": "1G", "config": "HIGHMEM=n"}:
        reports, run = krb5(boot, arch, "encrypt stack", "seqnum stack", **how)
        for report in reports:
            assert (report.verdict, report.owner) == ("lost", ["no RAM"] * 2)
            named_by_subtraction(report, arch)
        assert "Oops" not in run.log


FILE = "cat /dev/zero | head -c %s > /tmp/file; "

# Where the false frame lies in RAM, and what had been done with it before.
MACHINES = [
    ("free", {"mem": "1G"}, "", "nobody \\(free\\)"),
    ("memory", {}, "", "memory of sgdemo\\[\\d+\\] at \\w+"),
    ("file", {}, FILE % 50000000, "page \\d+ of a file"),
]


@pytest.mark.parametrize("name, how, before, owner", MACHINES, ids=[m[0] for m in MACHINES])
def test_stranger(arch, boot, name, how, before, owner):
    """The owner is who happens to be there; his bytes change, the buffer's do not."""
    how = {"append": SMALL_LOWMEM[arch], **how} if "mem" not in how else how
    mib = "40" if name == "memory" else ""
    run = boot(arch, f"{before}sgdemo stack {mib}; cat {REPORT}; "
                     f"echo encrypt stack > {REPORT}; cat {REPORT}", **how)
    assert run.status == 0 and run.failure is None, run.failure
    picture = run.out.partition("seqnum stack\n")[0]
    assert len(picture.splitlines()) <= 22 and max(map(len, picture.splitlines())) <= 76
    found = re.findall(r"^  (\w{8}): (.*)\n      ([ \w]+) -> ([ \w]+)$", picture, re.M)
    assert len(found) == 2
    for _, who, old, new in found:
        assert re.fullmatch(owner, who) and old != new, picture
    assert "Verdict: stranger:" in picture and "krb5_get_seq_num(): stranger, KG_BAD_SEQ." in picture
    if name == "memory":        # what the program itself sees
        assert len(re.findall(r"my memory at \w+ was 6f6f6f6f", picture)) == 2
    seqnum, encrypt = (Report(text) for text in re.findall(
        r"^(?:seqnum|encrypt) stack\nverdict.*\nbuffer.*(?:\n(?:real|before|after) .*)+", run.out, re.M))
    for report in seqnum, encrypt:
        assert report.before != report.after
        named_by_subtraction(report, arch)


def test_owner_depends_on_the_machine(arch, boot):
    """One line: a file takes a quarter of highmem, then the program half of it.

    Frames are given away from the start of highmem on, and 8 MiB behind it is the one that
    the list names: of 64 MiB that is in the first quarter, of 16 MiB it is not.
    """
    line = (f"h=$(grep HighFree /proc/meminfo | tr -dc 0-9); {FILE % '$((h * 256))'}"
            "sgdemo stack $((h / 2048 + 1))")
    for mib, owner in (0, "no RAM"), (64, r"page \d+ of a file"), \
            (16, r"memory of sgdemo\[\d+\] at \w+"):
        word = {"x86": f"highmem={mib}M", "arm": f"vmalloc={872 + mib}M"}[arch] if mib else ""
        run = boot(arch, line, append=word)
        assert run.status == 0 and run.failure is None, run.failure
        named = re.findall(r"^  (\w{8}): (.*)$", run.out, re.M)
        assert len(named) == 2 and all(re.fullmatch(owner, name) for _, name in named), named
        assert ("Verdict: stranger" if mib else "Verdict: lost") in run.out
        assert len(re.findall(r"my memory at \w+ was 6f6f6f6f", run.out)) == 2 * (mib == 16)


def sg_set_buf_bug():
    """Where the BUG of sg_set_buf() stands."""
    path = pathlib.Path("include/linux/scatterlist.h")
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [i + 1 for i, line in enumerate(lines) if "BUG_ON" in line and "virt_addr_valid" in line]
    assert len(found) == 1
    return f"kernel BUG at {path}:{found[0]}!"


def test_debug_sg(arch, boot):
    """A BUG at that line, the guilty function and task; the machine and the others go on."""
    line = "; ".join(f"sh -c 'echo $$; echo {what} stack > {REPORT}'; echo \"status $?\""
                     for what in ("encrypt", "seqnum")) + f"; echo seqnum > {REPORT}; cat {REPORT}"
    run = boot(arch, line, config="DEBUG_SG=y")
    assert run.status == 0 and run.failure is None, run.failure
    assert run.log.count(sg_set_buf_bug()) == 2
    pids = re.findall(r"^(\d+)\n(?:Segm.*\n)?status 139$", run.out, re.M)
    assert re.findall(r"PID: (\d+) Comm: sh", run.log) == pids and len(pids) == 2
    encrypt, seqnum = run.log.split(sg_set_buf_bug())[1:]
    for trace, path in (encrypt, ["krb5_encrypt"]), (seqnum, ["krb5_decrypt", "krb5_get_seq_num"]):
        names = re.findall(r" (\w+)\+0x", trace)
        assert [name for name in names if name in ["sg_set_buf", "sg_init_one", "krb5_crypt", *path]] \
            == ["sg_set_buf", "sg_init_one", "krb5_crypt", *path]
    assert "seqnum kmalloc\nverdict right" in run.out


def test_bad_words(arch, boot):
    run = boot(arch, f"for w in '' x 'encrypt x' 'seqnum  stack' {'y' * 40}; do "
                     f"echo \"$w\" > {REPORT} || echo no; done; cat {REPORT}")
    assert run.out.count("no\n") == 5
    assert run.out.endswith("encrypt|seqnum [kmalloc|stack|pages], now kmalloc\n")
