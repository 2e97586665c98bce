# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_walk.py - the guided walks, and gdb's way through a user's stack

Read:     docs/walks/README.md, tests/walk/shift_arg_pages.py, tests/walk/signal_frame.py

Each walk runs on both processors and must print its transcript in tests/walk.  The
control runs: a kernel whose stacks are twice as large prints something else, and a
stop that does not hit is a failure that names it.
"""
import os
import pathlib
import pty
import re
import select
import subprocess
import time

import pytest
import walkfile


def test_page_of_the_strings_stays(arch, gdb):
    said = gdb(arch, "tests/walk/shift_arg_pages.py", append="random.seed=1")
    value = {name: None if v == "none" else int(v, 16)
             for name, v in re.findall(r"^(\w+)=(none|0x[0-9a-f]+)$", said, re.M)}
    top = {"x86": 0xC0000000, "arm": 0xBF000000}[arch]

    assert value["vm_end_before"] == top and value["vm_start_before"] == top - 4096
    shift = value["shift"]
    assert 0 < shift <= 0x7ff000 + 0x2000 and shift % 4096 == 0
    assert value["vm_end_after"] == top - shift
    assert value["vm_start_after"] == top - 4096 - shift
    assert value["vm_start_after"] <= value["p"] < value["vm_end_after"]

    frame = value["old_frame_before"]
    assert frame and value["new_frame_before"] is None
    assert value["new_frame_after"] == frame and value["old_frame_after"] is None
    assert value["vm_end_final"] - value["vm_start_final"] == 132 * 1024
    assert "<optimized out>" not in said


def test_gdb_finds_its_way_through_a_signal_frame(arch, gdb):
    """The registers of raise() lie below its sp, and gdb steps over the handler's frame."""
    said = gdb(arch, "tests/walk/signal_frame.py", cmd="/tests/sighand")
    value = {name: int(v, 16) for name, v in re.findall(r"^(\w+)=(0x[0-9a-f]+)$", said, re.M)}
    assert value["new_pc"] == value["at"] == value["handler"]
    assert value["saved_pc"] == value["pc"] and value["saved_sp"] == value["sp"]
    assert value["signo"] == 10
    room = value["sp"] - value["frame"] - value["frame_size"]
    assert 0 <= room < {"x86": 512 + 112 + 64 + 16, "arm": 8}[arch]
    assert re.search(r"#0 .*note_info.*\n#1 +<signal handler called>\n#2 .*sys_call.*\n"
                     r"#3 .* kill .*\n#4 .* raise .*\n#5 .*test_info", re.sub(r"\n    ", " ", said)), said


def walk(arch, name, folder="", **settings):
    """Runs scripts/walk; returns the finished process."""
    return subprocess.run(["scripts/walk", arch, name], capture_output=True, text=True,
                          check=False, env=dict(os.environ, O=str(folder), **settings))


def kernel_of(arch, name, build, **more):
    """The folder with the kernel that a walk asks for."""
    script = walkfile.load(name)
    return build(arch, gen=script.option("GEN", arch), config=" ".join(
        word for word in (script.option("CONFIG", arch), more.get("config", "")) if word))


@pytest.mark.parametrize("name", walkfile.names())
def test_walk_prints_its_transcript(arch, name, build):
    run = walk(arch, name, kernel_of(arch, name, build), CHECK="1")
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr


@pytest.mark.parametrize("name", walkfile.names())
def test_transcripts_fit_and_play(arch, name):
    """No QEMU and no kernel: what is committed is played, and fits on a wall."""
    run = walk(arch, name, PLAY="1", BATCH="1", PATH="/usr/bin:/bin")
    text = pathlib.Path(walkfile.transcript_path(name, arch)).read_text(encoding="utf-8")
    assert run.returncode == 0 and run.stdout.split() == text.split()
    assert not list(walkfile.misfits(text))
    assert "<optimized out>" not in text
    stops = walkfile.load(name).stops
    for stop in stops:
        assert f"---- {stop.label()} answer" in text


@pytest.mark.parametrize("name", walkfile.names())
def test_walks_are_complete_in_chinese_or_not_at_all(name):
    """Chinese text is optional, but a stop has either all of it or none."""
    for stop in walkfile.load(name).stops:
        kinds = {kind: [p for p in stop.paragraphs if p.kind == kind and p.chinese]
                 for kind in ("ask", "answer")}
        assert bool(kinds["ask"]) == bool(kinds["answer"]) == bool(stop.chinese), stop.label()


@pytest.mark.parametrize("name", ["overflow-vmap"])
def test_larger_stacks_change_the_transcript(arch, name, build):
    """THREAD_SIZE_ORDER=2: sizes and offsets are compared literally."""
    run = walk(arch, name, kernel_of(arch, name, build, config="THREAD_SIZE_ORDER=2"), CHECK="1")
    assert run.returncode != 0
    assert "prints something else" in run.stderr or "was not reached" in run.stderr
    assert re.search(r"^\+.*(0x4000|16384|0x3f)", run.stdout, re.M), run.stdout


SICK = """# sick: a stop that is never reached

- Aim: a failure.
- Know: nothing.
- Misconceptions: none.
- Minutes: 1

```walk
APPEND=random.seed=1
CMD=true
TASK=1
```

## [sick 1/2 good] bprm_mm_init

```gdb
tbreak bprm_mm_init
continue
```

**See.** It.

**Ask.** What?

**Answer.** {/d 1}

## [sick 2/2 bad] bad

```gdb
LINE
continue
```

**See.** It.

**Ask.** What?

**Answer.** {/d 1}

## Change one thing

**Change.** Nothing.
"""


@pytest.mark.parametrize("line,sentence", [
    ("tbreak kthreadd", "kthreadd() was not reached; the guest's last line was `"),
    ("tbreak panic", "panic() was not reached"),
    ("tbreak exec.c:120", "a stop is the entry of a function"),
    ("p nobody", 'No symbol "nobody"'),
])
def test_stop_that_does_not_hit_fails(arch, line, sentence, build):
    path = pathlib.Path(f"docs/walks/sick-{os.getpid()}.md")
    try:
        path.write_text(SICK.replace("LINE", line), encoding="utf-8")
        run = walk(arch, path.stem, build(arch), BATCH="1")
    finally:
        path.unlink()
    assert run.returncode == 1 and sentence in run.stderr, run.stderr
    assert "[sick 1/2 good]" in run.stdout and "[sick 2/2 bad]" not in run.stdout


class Terminal:
    """A walk on a terminal, typed at."""

    def __init__(self, arch, name, folder, **settings):
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.execve("scripts/walk", ["walk", arch, name],
                      dict(os.environ, O=folder, TERM="dumb", **settings))
        self.text = ""

    def wait(self, pattern, seconds=60):
        """Reads to the pattern; returns what came, and forgets it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            match = re.search(pattern, self.text)
            if match:
                said, self.text = self.text[:match.end()], self.text[match.end():]
                return said
            if select.select([self.fd], [], [], 0.5)[0]:
                try:
                    data = os.read(self.fd, 65536)
                except OSError:
                    data = b""
                if not data:
                    break
                self.text += data.decode(errors="replace").replace("\r", "")
        pytest.fail(f"`{pattern}` did not come:\n{self.text[-3000:]}", pytrace=False)
        return ""

    def type(self, line):
        os.write(self.fd, line.encode() + b"\n")

    def processes(self):
        """Command lines of all that descends from the walk."""
        table = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True,
                               text=True, check=True).stdout
        rows = [line.split(None, 2) for line in table.splitlines()]
        below = {str(self.pid)}
        for _ in range(5):
            below |= {pid for pid, parent, *_ in rows if parent in below}
        return [row for row in rows if row[0] in below and row[0] != str(self.pid)]


def test_keys_of_a_walk(arch, build):
    """Enter, an answer, a gdb command, b, r, q; no QEMU is left behind."""
    walked = Terminal(arch, "exec-132k", build(arch))
    try:
        first = walked.wait(r"\(walk\) ")
        assert "[exec 1/8 promise]" in first and "answer -" not in first
        walked.type("4096")
        assert "No." in walked.wait(r"\(walk\) ")
        walked.type("0")
        assert "Yes." in walked.wait(r"\(walk\) ")
        walked.type("p 6 * 7")
        assert "= 42" in walked.wait(r"\(walk\) ")
        walked.type("")
        assert "= 0. An area says" in walked.wait(r"\(walk\) ")
        walked.type("")
        second = walked.wait(r"\(walk\) ")
        assert "[exec 2/8 strings]" in second
        begin = time.monotonic()
        walked.type("b")
        assert "[exec 1/8 promise]" in walked.wait(r"\(walk\) ")
        print(f"b took {time.monotonic() - begin:.2f} s")
        walked.type("")
        walked.wait(r"\(walk\) ")
        walked.type("")
        again = walked.wait(r"\(walk\) ")
        assert again == second, "the machine came to another place"
        walked.type("r")
        assert walked.wait(r"\(walk\) ").splitlines()[1:] == second.splitlines()[1:]
        assert any("qemu-system" in row[2] for row in walked.processes())
        pids = [row[0] for row in walked.processes()]
        walked.type("q")
        os.waitpid(walked.pid, 0)
    finally:
        os.close(walked.fd)
    assert not [pid for pid in pids if os.path.exists(f"/proc/{pid}")]


@pytest.mark.parametrize("name", ["exec-132k", "overflow-vmap"])
def test_short_and_chinese_screens_fit(arch, name, build):
    """SHORT=1 shows the core stops, at the same numbers as the whole walk."""
    run = walk(arch, name, build(arch), BATCH="1", SHORT="1", WALK_LANG="zh")
    assert run.returncode == 0, run.stderr
    shown = {int(n) for n in re.findall(r"^---- \[\w+ (\d)/\d [\w ]+\] (?!answer)", run.stdout, re.M)}
    assert shown == {stop.number for stop in walkfile.load(name).stops if stop.core}
    numbers = re.findall(r"^\(gdb\) p.* {2,}([-\w]+)$", run.stdout, re.M)
    whole = pathlib.Path(walkfile.transcript_path(name, arch)).read_text(encoding="utf-8")
    assert numbers and all(f" {number}" in whole for number in numbers)


def test_walk_from_a_stop_and_in_chinese(arch, build):
    walked = Terminal(arch, "exec-132k", build(arch), FROM="5", WALK_LANG="zh")
    try:
        said = walked.wait(r"\(walk\) ")
        assert "[exec 5/8 move]" in said and "0x11d000" in said and "复制了多少字节" in said
        walked.type("q")
        os.waitpid(walked.pid, 0)
    finally:
        os.close(walked.fd)


def test_guest_that_is_gone(arch, build):
    """QEMU is ended from outside: the last line, and how to come back."""
    walked = Terminal(arch, "exec-132k", build(arch))
    try:
        walked.wait(r"\(walk\) ")
        walked.type("")
        walked.wait(r"\(walk\) ")
        qemu = [int(row[0]) for row in walked.processes() if "qemu-system" in row[2]]
        os.kill(qemu[0], 9)
        walked.type("")
        said = " ".join(walked.wait(r"\(walk\) ").split())
        assert "FROM=2" in said and "last line was `" in said, said
        walked.type("r")
        assert "[exec 2/8 strings]" in walked.wait(r"\(walk\) ")
        walked.type("q")
        os.waitpid(walked.pid, 0)
    finally:
        os.close(walked.fd)
