# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_line.py - a line is edited at the shell's prompt

Read:     user/sh/edit.c; tests/host/test_console.py types at the guest's console

Our shell runs on this machine at a terminal of which we hold the other end; class
Screen shows what a person would see. Keys are sent when the shell has answered the
ones before, as it would a person.
"""
import codecs
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import tempfile
import termios
import time

import pytest

from conftest import PATIENCE, build as build_guest

UP, DOWN, RIGHT, LEFT, HOME, END, DELETE = "\033[A", "\033[B", "\033[C", "\033[D", "\033[H", \
    "\033[F", "\033[3~"
EMULATOR = {"x86": None, "arm": "qemu-arm-static"}


def state(pid):
    """R, S, Z ... as ps calls it; "" when it is gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            return stat.read().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def ctrl(letter):
    return chr(ord(letter) & 31)


class Screen:
    """A terminal that wraps, as a VT100 does: when the next character comes."""

    def __init__(self, columns):
        self.columns, self.rows, self.row, self.column = columns, [""], 0, 0

    def put(self, text):
        for piece in re.findall(r"\033\[\d*;?\d*[A-Za-z]|.", text, re.S):
            if piece.startswith("\033["):
                self.escape(int(re.sub(r"\D", "", piece) or 0), piece[-1])
            elif piece == "\n":
                self.row += 1
            elif piece == "\r":
                self.column = 0
            elif piece == "\b":
                self.column = max(min(self.column, self.columns - 1) - 1, 0)
            elif piece >= " ":
                if self.column == self.columns:
                    self.row, self.column = self.row + 1, 0
                self.write(piece)
            while len(self.rows) <= self.row:
                self.rows.append("")

    def write(self, char):
        while len(self.rows) <= self.row:
            self.rows.append("")
        row = self.rows[self.row].ljust(self.column)
        self.rows[self.row] = row[:self.column] + char + row[self.column + 1:]
        self.column += 1

    def escape(self, number, letter):
        if letter == "A":
            self.row = max(self.row - max(number, 1), 0)
        elif letter == "B":
            self.row += max(number, 1)
        elif letter == "C":
            self.column = min(self.column + max(number, 1), self.columns - 1)
        elif letter == "J" and number == 2:
            self.rows = [""]
        elif letter == "J":
            self.rows = self.rows[:self.row + 1]
            self.rows[self.row] = self.rows[self.row][:self.column]
        elif letter == "H":
            self.row = self.column = 0

    def text(self):
        return "\n".join(row.rstrip() for row in self.rows).rstrip("\n")


class Shell:
    def __init__(self, arch, columns=80, term="linux"):
        self.folder = tempfile.TemporaryDirectory(dir="/dev/shm")
        self.screen = Screen(columns)
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("4H", 24, columns, 0, 0))
        shell = os.path.abspath(f"{build_guest(arch)}/user/sh")
        self.process = subprocess.Popen(
            # Its name is in its messages, and a long path would wrap.
            ["qemu", "-0", "sh", shell] if EMULATOR[arch] else ["sh"],
            executable=EMULATOR[arch] or shell, stdin=slave, stdout=slave, stderr=slave,
            cwd=self.folder.name, preexec_fn=lambda: (
                os.setsid(), fcntl.ioctl(0, termios.TIOCSCTTY, 0)),
            env={"PATH": "/usr/bin:/bin", "TERM": term, "HOME": "/", "PS1": "# "})
        os.close(slave)
        self.wait_for("# ")

    def wait_for(self, end, below=-1):
        """Reads until what is shown ends with this, a text or a pattern, below that row."""
        pattern = end if isinstance(end, re.Pattern) else re.compile(re.escape(end) + r"\Z")
        self.wait_until(lambda: self.screen.row > below and pattern.search(self.shown()),
                        f"no {end!r} at the end of")

    def wait_until(self, true, what):
        limit = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < limit, f"{what}\n{self.screen.text()}"
            if select.select([self.master], [], [], 0.2)[0]:
                try:
                    self.screen.put(self.decoder.decode(os.read(self.master, 4096)))
                except OSError:
                    assert true(), f"{what}\n{self.screen.text()}"

    def shows(self, *rows):
        """Waits for these rows: what is drawn again may come in pieces."""
        self.wait_until(lambda: tuple(self.screen.text().split("\n")) == rows,
                        f"not the rows {rows}:")

    def shown(self):
        """All up to the cursor."""
        rows = self.screen.rows[:self.screen.row + 1]
        rows[-1] = rows[-1].ljust(self.screen.column)[:self.screen.column]
        return "\n".join(rows)

    def keys(self, text, then):
        # What is there already may look like the answer to a line.
        below = self.screen.row if text[-1:] in ("\r", ctrl("C")) else -1
        os.write(self.master, text.encode())
        self.wait_for(then, below)

    def run(self, line, output):
        """Types what is left of a line and waits for its output and a prompt."""
        self.keys(line + "\r", f"{output}\n# ")

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        os.close(self.master)
        self.folder.cleanup()
        return self.process.wait(PATIENCE)


@pytest.fixture(name="shell")
def shell_fixture():
    shells = []

    def start(arch, **more):
        shells.append(Shell(arch, **more))
        return shells[-1]
    yield start
    for shell in shells:
        shell.close()


def test_moving_and_deleting(arch, shell):
    sh = shell(arch)
    sh.keys("echo held", "echo held")
    sh.keys("\x7f\x7f", "echo he")
    sh.keys("o world" + LEFT * 7, "echo he")
    sh.run("ll", "hello world")
    sh.keys("cho one two", "# cho one two")
    sh.keys(HOME, "# ")
    sh.keys("e", "# e")
    sh.keys(END + ctrl("W"), "echo one ")
    sh.run("three", "one three")
    sh.keys("xxecho a" + ctrl("A") + DELETE + ctrl("D"), "# ")
    sh.run(ctrl("E") + "b", "ab")
    sh.keys("echo kept gone" + LEFT * 5, "# echo kept")
    sh.run(ctrl("K"), "kept")
    sh.keys("gone echo kept" + LEFT * 9, "# gone ")
    sh.keys(ctrl("U"), "# ")
    sh.run("", "kept")
    sh.keys("echo äöü" + LEFT + "\x7f", "echo ä")
    sh.run("x", "äxü")
    sh.keys("ls" + ctrl("L"), re.compile(r"\A# ls\Z"))


def test_history(arch, shell):
    sh = shell(arch)
    sh.run("echo first", "first")
    sh.run("echo second", "second")
    sh.run("echo second", "second")
    sh.keys(UP, "# echo second")
    sh.keys(UP, "# echo first")
    sh.keys(UP, "# echo first")
    sh.keys(DOWN, "# echo second")
    sh.keys(DOWN, "# ")
    sh.keys("new" + UP + UP, "# echo first")
    sh.keys(DOWN + DOWN, "# new")
    sh.keys(ctrl("U") + UP + UP, "# echo first")
    sh.run(" again", "first again")
    sh.run("history", "    1  echo first\n    2  echo second\n    3  echo first again\n"
           "    4  history")


def test_lines_longer_than_the_window(arch, shell):
    sh = shell(arch, columns=20)
    sh.run("echo above", "above")       # it would be overwritten, too

    line = "echo " + "".join(chr(ord("a") + i % 26) for i in range(50))
    sh.keys(line, line[-17:])
    above = "# echo above", "above"
    sh.shows(*above, *[("# " + line)[i:i + 20] for i in range(0, 57, 20)])
    sh.keys(HOME, "# ")
    sh.keys(RIGHT * 5 + "X", "# echo X")
    line = line[:5] + "X" + line[5:]
    sh.shows(*above, *[("# " + line)[i:i + 20] for i in range(0, 58, 20)])
    sh.keys(END + "\x7f" * 20, line[18:36])
    sh.shows(*above, "# " + line[:18], line[18:36])
    sh.keys("12" + "\x7f", line[18:36] + "1")   # to the last column and over it
    sh.keys("\r", "\n# ")
    sh.shows(*above, "# " + line[:18], line[18:36] + "1", line[5:25], line[25:36] + "1", "#")


def test_completion(arch, shell):
    sh = shell(arch)
    for name in "alpha one", "alphabet", "beta":
        open(os.path.join(sh.folder.name, name.split()[0]), "w", encoding="ascii").close()
    os.mkdir(os.path.join(sh.folder.name, "folder"))
    open(os.path.join(sh.folder.name, "folder/inside"), "w", encoding="ascii").close()
    sh.keys("echo b\t", "echo beta ")
    sh.keys("a\t", "alpha")
    sh.keys("\t", "alpha  alphabet\n# echo beta alpha")
    sh.keys("b\t", "alphabet ")
    sh.keys("fo\t", "folder/")
    sh.run("i\t", "beta alphabet folder/inside")


def test_control_c_and_d(arch, shell):
    sh = shell(arch)
    sh.keys("echo never" + ctrl("C"), "^C\n# ")
    sh.run("echo $?", "130")
    sh.keys("for i in 1; do" + "\r", "> ")
    sh.keys(ctrl("C"), "^C\n# ")
    sh.keys("sleep 100\r", "sleep 100\n")
    time.sleep(0.5)
    sh.keys(ctrl("C"), "^C\n# ")
    sh.run("echo $?", "130")
    sh.keys("read x\r", "read x\n")
    sh.wait_until(lambda: state(sh.process.pid) == "S", "`read` does not read")
    sh.keys(ctrl("C"), "^C\n# ")
    sh.keys("while :; do :; done; echo never\r", "never\n")
    time.sleep(0.3)
    sh.keys(ctrl("C"), "^C\n# ")
    sh.keys("echo ${x?wrong}; echo never\r", "wrong\n# ")
    sh.keys("if; then\r", "unexpected\n# ")
    sh.run("echo $?", "2")
    sh.keys("(exit 3)\r", "\n# ")
    os.write(sh.master, ctrl("D").encode())
    assert sh.process.wait(PATIENCE) == 3


def test_jobs(arch, shell):
    """Each lives until we open the gate that it waits at."""
    sh = shell(arch)
    gate = os.path.join(sh.folder.name, "gate")
    os.mkfifo(gate)
    sh.keys("cat gate &\r", "\n# ")
    pid = re.search(r"\[1\] (\d+)\n# $", sh.shown())[1]
    sh.run("jobs", f"[1] Running {pid}")
    sh.keys("wait $!; echo $?\r", "$?\n")
    open(gate, "wb").close()
    sh.wait_for("$?\n0\n# ")
    sh.keys("(exit 3) & cat gate\r", re.compile(r"\n\[1\] \d+\n\Z"))
    pid = re.search(r"\[1\] (\d+)\n\Z", sh.shown())[1]
    sh.wait_until(lambda: state(pid) in ("Z", ""), "the job does not end")
    open(gate, "wb").close()
    sh.wait_for(f"\n[1] {pid}\n[1] Done(3) {pid}\n# ")


def test_a_dumb_terminal_is_read_plainly(arch, shell):
    sh = shell(arch, term="dumb")
    sh.run("echo plain", "plain")
    sh.keys("echo held\x7f\x7f", "echo he")
    sh.run("llo", "hello")
    os.write(sh.master, ctrl("D").encode())
    assert sh.process.wait(PATIENCE) == 0


@pytest.mark.parametrize("command", ["sleep 50", "read x"])
def test_control_c_while_a_command_starts(arch, shell, command):
    """^C may come before fork(), between fork() and exec(), or later; before read()
    waits, too. It is never lost."""
    sh = shell(arch)
    for n in range(60):
        sh.keys(f"{command}\r", f"{command}\n")
        time.sleep(n % 20 * 1e-4)
        sh.keys(ctrl("C"), "^C\n# ")
    sh.run("echo here", "here")
