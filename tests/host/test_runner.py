# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_runner.py - the runner takes output and log apart, to the byte

Read:     scripts/qemu.py
"""
import random

import cpio
import qemu


def split(data, sizes):
    """Feeds data in pieces of the given sizes."""
    splitter = qemu.Splitter()
    output, log = b"", b""
    while data:
        size = next(sizes)
        out, said = splitter.feed(data[:size])
        data = data[size:]
        output, log = output + out, log + said
    out, said = splitter.feed(b"", last=True)
    return output + out, log + said


def test_frames_are_taken_apart_wherever_the_pieces_end():
    text = b"BIOS\r\n[ 0.0] early\r\n\x0e\x0fone\r\n\x0elog 1\r\n\x0ftw\x0e[ 1.0] middle\r\n\x0fo\r\n\r\r\n\x00\xff end\r"
    wanted = b"one\ntwo\n\r\n\x00\xff end\r", b"BIOS\n[ 0.0] early\nlog 1\n[ 1.0] middle\n"
    draw = random.Random(1)
    for _ in range(200):
        assert split(text, iter(lambda: draw.randint(1, 5), None)) == wanted


def test_status_line_and_symbols(tmp_path):
    (tmp_path / "System.map").write_text(
        "c0010000 T stext\nc0010100 T start_kernel\nc0010200 t hang\nc0020000 D data\n")
    symbols = qemu.Symbols(str(tmp_path))
    assert symbols.name(0xC0010180) == "start_kernel+0x80 (0xc0010180)"
    assert symbols.name(0xC0010200).startswith("hang+0x0 ")
    assert "user mode" in symbols.name(0x08048000)
    assert qemu.STATUS_LINE.findall("[ 1.2] init: command exited with status 37\n") == ["37"]


def test_archive_is_what_cpio_reads(tmp_path):
    archive = cpio.Archive()
    archive.add("dev/null", 0o020666, device=(1, 3))
    archive.add("etc/text", 0o100644, b"hello")
    path = tmp_path / "a.cpio"
    path.write_bytes(archive.bytes() + cpio.single_file("/run/cmd", b"ls\n"))
    names = [name for name, _ in entries(path.read_bytes())]
    assert names == ["dev", "dev/null", "etc", "etc/text", "TRAILER!!!",
                     "run", "run/cmd", "TRAILER!!!"]
    assert dict(entries(path.read_bytes()))["etc/text"] == b"hello"


def entries(data):
    """Reads the archive as the format's description says, not as cpio.py writes it."""
    at = 0
    while at < len(data):
        if data[at] == 0:
            at += 1
            continue
        assert data[at:at + 6] == b"070701" and at % 4 == 0
        fields = [int(data[at + 6 + 8 * i:at + 14 + 8 * i], 16) for i in range(13)]
        name = data[at + 110:at + 110 + fields[11] - 1].decode()
        body = (at + 110 + fields[11] + 3) & ~3
        yield name, data[body:body + fields[6]]
        at = (body + fields[6] + 3) & ~3


def test_command_gives_output_status_and_log(arch, boot):
    run = boot(arch, "echo one; echo two; false")
    assert run.failure is None
    assert (run.out, run.status) == ("one\ntwo\n", 1)
    assert "init: command exited with status 1" in run.log


def test_a_guest_that_never_ends_is_named(arch, boot):
    run = boot(arch, "stacktop 1000000", budget=2)
    assert run.status is None
    assert "had not ended after" in run.failure and "its last line was" in run.failure
