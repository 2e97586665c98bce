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
import shlex
import shutil
import subprocess
import time

import pytest
import walkfile

from conftest import PATIENCE


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


def english_in(text):
    """Words in a row that are neither Chinese nor code."""
    text = re.sub(r"`[^`]*`|\{/[^}]*\}|\b\w+\(\)|\b\w*[_.\d]\w*\b", "，", text)
    return re.findall(r"[A-Za-z]{2,}(?: +[A-Za-z]{2,}){3,}", text)


@pytest.mark.parametrize("name", walkfile.names())
def test_walks_are_complete_in_chinese(name):
    """Each text has its Chinese one, with the same expressions and quotations."""
    script = walkfile.load(name)
    assert script.chinese and len(script.chinese_card) == len(walkfile.CARD)
    for stop in script.stops + [script.ending]:
        where = stop.label() if stop is not script.ending else "the ending"
        assert stop is script.ending or stop.chinese, where
        for kind in "see", "ask", "answer", "wrong", "change", "predict", "try", "undo":
            english, chinese = [[p for p in stop.paragraphs if p.kind == kind and p.chinese == zh]
                                for zh in (False, True)]
            if not chinese and kind in ("try", "undo"):     # a command needs no translation
                assert all(re.match(r"(make|git|rm) ", p.text) for p in english), where
                continue
            assert len(chinese) == len(english), f"{where}: {kind}"
            for ours, theirs in zip(english, chinese):
                assert sorted(set(walkfile.EXPRESSION.findall(ours.text))) == \
                    sorted(set(walkfile.EXPRESSION.findall(theirs.text))), f"{where}: {kind}"
                assert kind != "predict" or pieces(ours.text) == pieces(theirs.text), where
    texts = [script.chinese, *script.chinese_card.values()] + [
        text for stop in script.stops + [script.ending]
        for text in [stop.chinese or ""] + [p.key + "：" + p.text for p in stop.paragraphs
                                            if p.chinese]]
    assert not [(text, english_in(text)) for text in texts if english_in(text)]


@pytest.mark.parametrize("name", walkfile.names())
def test_each_stop_can_be_answered(name):
    """An answer begins with what the machine evaluates, and a wrong one has its reply."""
    for stop in walkfile.load(name).stops:
        for language in "en", "zh":
            assert walkfile.EXPRESSION.search(stop.texts("answer", language)[0][1]), stop.label()
            assert stop.texts("wrong", language), stop.label()


def pieces(text):
    """What a prediction quotes."""
    return re.findall(r"`([^`]+)`", text)


def shows(text, wanted):
    """The quotations that are not there; runs of blanks count as one."""
    text = " ".join(text.split())
    return [piece for piece in wanted if piece not in text]


def fitting(file, lines, tree="."):
    """The file with the diff applied, which fits exactly one place."""
    text = pathlib.Path(tree, file).read_text("utf-8")
    old, new = ["\n".join(["", *(l[1:] for l in lines if l[0] in kept), ""])
                for kept in (" -", " +")]
    assert text.count(old) == 1, f"{file} has {text.count(old)} such places:{old}"
    return text.replace(old, new)


class Change:
    """The section "Change one thing" of a walk, to be done as it is written."""

    def __init__(self, arch, name):
        self.arch, self.name, ending = arch, name, walkfile.load(name).ending
        said = {kind: walkfile.either(ending.texts(kind, "en")[0][1], arch)
                for kind in ("predict", "try", "undo")}
        self.wanted, self.undo, self.edits = pieces(said["predict"]), said["undo"], ending.edits(arch)
        words = shlex.split(said["try"])
        self.verb, self.how = words[1], dict(word.split("=", 1) for word in words[2:])
        assert words[0] == "make" and self.how["ARCH"] == arch
        self.builds = bool(self.edits or "CONFIG" in self.how)

    def run(self, boot, folder=None):
        """All that a guest says, and what `make run` would add."""
        how = self.how
        run = boot(self.arch, how["CMD"], append=how.get("APPEND", ""), gen=how.get("GEN", ""),
                   config=how.get("CONFIG", ""), budget=int(how.get("TIMEOUT", 60)), folder=folder)
        return f"{run.out}\n{run.log}\n{run.failure}"

    def transcript(self):
        """What the walk itself shows, with nothing changed."""
        path = walkfile.transcript_path(self.name, self.arch)
        return pathlib.Path(path).read_text("utf-8").partition("---- change one thing")[0]

    def compare(self, before, after):
        """Sentences about what is not as predicted."""
        if not self.wanted or not shows(before, self.wanted):
            yield f"{self.name}: all of it is there without the change"
        yield from (f"{self.name}: no `{piece}`" for piece in shows(after, self.wanted))

    def edited(self, tree, built, boot):
        """Before and after the edit, which is undone."""
        files, folder = [file for file, _ in self.edits], f"{tree}/build/{self.arch}"
        before = self.run(boot)
        for file, lines in self.edits:
            pathlib.Path(tree, file).write_text(fitting(file, lines, tree), "utf-8")
        built(folder)
        after = self.run(boot, folder)
        for file in files:
            shutil.copy2(file, f"{tree}/{file}")
            os.utime(f"{tree}/{file}")
        return before, after


def changes(arch, builds):
    found = [Change(arch, name) for name in walkfile.names()]
    return [change for change in found if change.builds == builds]


@pytest.mark.parametrize("name", walkfile.names())
def test_edit_and_undo_name_the_same_files(arch, name):
    change = Change(arch, name)
    files = [file for file, lines in change.edits if fitting(file, lines)]
    assert not files or change.undo.startswith("git checkout " + " ".join(files)), change.undo


def test_changes_of_the_command_line(arch, boot):
    """Those that need neither an edit nor another configuration."""
    wrong = [sentence for change in changes(arch, False)
             for sentence in change.compare(change.transcript(), change.run(boot))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.long
def test_changes_of_the_source(arch, build, boot, copy_tree, make):
    """Each is made, tried and undone, and shows what is predicted."""
    tree, wrong = os.path.abspath(f"build/test/trees/{arch}-walks"), []
    copy_tree(tree)
    base = os.path.abspath(build(arch))

    def built(folder):
        make("-C", tree, f"ARCH={arch}", f"O={folder}",
             f"{folder}/{'Image' if arch == 'arm' else 'vmlinux'}")

    os.makedirs(f"{tree}/build/{arch}")
    for name in "initramfs.cpio", "initramfs-test.cpio":
        os.symlink(f"{base}/{name}", f"{tree}/build/{arch}/{name}")
    for change in changes(arch, True):
        if change.verb == "walk":
            name = change.how["WALK"]
            folder = kernel_of(arch, name, build, config=change.how["CONFIG"])
            said = change.transcript(), walk(arch, name, folder, BATCH="1").stdout
        elif change.edits:
            said = change.edited(tree, built, boot)
        else:
            said = change.transcript(), change.run(boot)
        wrong += change.compare(*said)
    assert not wrong, "\n".join(wrong)


# What these show has no kernel stack in it; every other walk has.
USER_STACKS = {"address-space", "exec-132k", "initial-stack", "prlimit", "random-top",
               "stack-growth"}
SHORT = {"overflow-vmap", "fork-dup-task", "stack-free", "prlimit"}     # one kernel for all


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name in SHORT else pytest.mark.long)
                                  for name in walkfile.names()])
def test_larger_stacks_change_the_transcript(arch, name, build):
    """THREAD_SIZE_ORDER=2: sizes and offsets are compared literally."""
    run = walk(arch, name, kernel_of(arch, name, build, config="THREAD_SIZE_ORDER=2"), CHECK="1")
    if name in USER_STACKS:
        assert run.returncode == 0, run.stdout + run.stderr
        return
    assert run.returncode != 0
    assert "prints something else" in run.stderr or "was not reached" in run.stderr
    if name == "overflow-vmap":
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
def test_stop_that_does_not_hit_fails(arch, line, sentence, build, tmp_path):
    (tmp_path / "sick.md").write_text(SICK.replace("LINE", line), encoding="utf-8")
    run = walk(arch, "sick", build(arch), BATCH="1", WALKS=str(tmp_path))
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

    def wait(self, pattern, seconds=PATIENCE):
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


CHINESE_TOO = ["exec-132k", "overflow-vmap"]


@pytest.mark.parametrize("name", [
    pytest.param(name, marks=[] if name in CHINESE_TOO else pytest.mark.long)
    for name in walkfile.names()])
def test_short_and_chinese_screens_fit(arch, name, build):
    """SHORT=1 shows the core stops, at the same numbers as the whole walk."""
    folder = kernel_of(arch, name, build)
    run = walk(arch, name, folder, BATCH="1", SHORT="1", WALK_LANG="zh")
    assert run.returncode == 0, run.stderr
    labels = "|".join([*walkfile.CARD, "Boot", "Change", "Predict", "Try", "Undo"])
    ours = [line for line in run.stdout.splitlines()
            if re.match(rf"[>?=] |not |---- |(?:{labels}): ", line)]
    assert ours and not [line for line in ours if line.isascii()], run.stdout
    assert "called by" not in run.stdout and "the guest has" not in run.stdout
    shown = {int(n) for n in re.findall(r"^---- \[\w+ (\d)/\d [\w ]+\] (?!答案)", run.stdout, re.M)}
    assert shown == {stop.number for stop in walkfile.load(name).stops if stop.core}
    numbers = re.findall(r"^\(gdb\) p.* {2,}([-\w]+)$", run.stdout, re.M)
    whole = pathlib.Path(walkfile.transcript_path(name, arch)).read_text(encoding="utf-8")
    assert numbers and all(f" {number}" in whole for number in numbers)


def test_walk_from_a_stop_and_in_chinese(arch, build):
    walked = Terminal(arch, "exec-132k", build(arch), FROM="5", WALK_LANG="zh")
    try:
        said = walked.wait(r"\(walk\) ")
        assert "[exec 5/8 move]" in said and "0x11d000" in said and "复制了多少字节" in said
        walked.type("4096")
        assert "不对。" in walked.wait(r"\(walk\) ")
        walked.type("0")                # {/d then ...}: only Enter finds out
        assert "机器还没有走到那一步" in walked.wait(r"\(walk\) ")
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
