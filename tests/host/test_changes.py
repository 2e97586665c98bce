# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_changes.py - docs/ten-changes.md does what it says

Read:     docs/ten-changes.md, which is the data of this test

For each architecture one copy of the tree, in which the edits are made and undone one
after the other, so that make builds only what an edit touches.  The programs of the
guest are those of the tree itself.
"""
import dataclasses
import os
import pathlib
import re
import shlex
import subprocess

import pytest

DOCUMENT = pathlib.Path("docs/ten-changes.md")
LINES = 45              # half a page


@dataclasses.dataclass
class Change:
    """One section of the document."""
    title: str
    text: str
    file: str           # to be edited,
    old: str            # this line of it,
    new: str            # to this
    how: dict           # make's variables of the command
    seen: dict          # architecture: (pieces before, pieces after)
    undo: str


def one(pattern, text, flags=re.M):
    found = re.findall(pattern, text, flags)
    assert len(found) == 1, f"{pattern} is there {len(found)} times in:\n{text}"
    return found[0]


def pieces(cell):
    return re.findall(r"`([^`]+)`", cell)


def parse(section):
    old, new = one(r"^```diff\n-(.*)\n\+(.*)\n```$", section)
    command = shlex.split(one(r"^    (make run .*)$", section))
    seen = {}
    for arches, cells in re.findall(r"^\| (x86, arm|x86|arm) \| (.*) \|$", section, re.M):
        before, after = re.split(r"(?<=`) \| (?=`)", cells)
        seen |= {arch: (pieces(before), pieces(after)) for arch in arches.split(", ")}
    assert set(seen) == {"x86", "arm"}, section
    assert one(r"^\*\*Predict\*\*", section)
    return Change(section.splitlines()[0], section, one(r"^\*\*Change\*\* `([^`]+)`", section),
                  old, new, dict(word.split("=", 1) for word in command[2:]), seen,
                  one(r"^\*\*Undo\*\* `([^`]+)`$", section))


CHANGES = [parse(part) for part in DOCUMENT.read_text("utf-8").split("\n## ")[1:]]


def pattern(piece):
    """... stands for anything on the line."""
    return ".*".join(map(re.escape, piece.split("...")))


def shows(run, wanted):
    text = run.out + run.log
    return [piece for piece in wanted if not re.search(pattern(piece), text)]


def test_document():
    assert len(CHANGES) == 10
    for change in CHANGES:
        assert len(change.text.rstrip().splitlines()) <= LINES, change.title
        assert change.undo == f"git checkout {change.file}"
        assert set(change.how) <= {"ARCH", "CMD", "APPEND"} and change.how["ARCH"] == "x86"
        before, after = zip(*change.seen.values())
        assert before != after, f"nothing is seen of {change.title}"


class Tree:
    """A copy of the sources, under git, with a kernel of its own."""

    def __init__(self, arch, copy_tree, build, make):
        self.arch, self.make = arch, make
        self.path, base = f"build/test/trees/{arch}-changes", build(arch)
        self.build = os.path.abspath(f"build/test/{arch}-changes")
        copy_tree(self.path)
        # What the last edits of an earlier run have left in the build folder is older.
        for change in CHANGES:
            pathlib.Path(self.path, change.file).touch()
        os.makedirs(self.build, exist_ok=True)
        for name in "initramfs.cpio", "initramfs-test.cpio":
            link = f"{self.build}/{name}"
            if not os.path.lexists(link):
                os.symlink(os.path.abspath(f"{base}/{name}"), link)
        self.sh("git init -q && git add -A && "
                "git -c user.name=- -c user.email=- commit -q -m start")

    def sh(self, line):
        subprocess.run(line, shell=True, check=True, cwd=self.path)

    def edit(self, change):
        path = pathlib.Path(self.path, change.file)
        lines = path.read_text("utf-8").split("\n")
        assert lines.count(change.old) == 1, f"{change.file} has no such line: {change.old}"
        lines[lines.index(change.old)] = change.new
        path.write_text("\n".join(lines), "utf-8")
        target = f"{self.build}/{'Image' if self.arch == 'arm' else 'vmlinux'}"
        self.make("-C", self.path, f"ARCH={self.arch}", f"O={self.build}", target)


@pytest.mark.parametrize("arch", ["x86", "arm"])
def test_changes(arch, boot, build, copy_tree, make):
    """All that differ from the document are named, with the pieces that were missing."""
    tree, wrong = Tree(arch, copy_tree, build, make), []
    for change in CHANGES:
        how = {"cmd": change.how["CMD"], "append": change.how.get("APPEND", "")}
        before = boot(arch, **how)
        tree.edit(change)
        after = boot(arch, **how, folder=tree.build)
        want_before, want_after = change.seen[arch]
        wrong += [(change.title, "before", piece) for piece in shows(before, want_before)]
        wrong += [(change.title, "after", piece) for piece in shows(after, want_after)]
        # What is said to change must not be there both times.
        if want_before != want_after and not (shows(before, want_after) or
                                              shows(after, want_before)):
            wrong.append((change.title, "no difference", ""))
        tree.sh(change.undo)
        assert subprocess.run(["git", "status", "--porcelain"], cwd=tree.path, text=True,
                              capture_output=True, check=True).stdout == ""
    assert not wrong, "\n".join(map(str, wrong))
