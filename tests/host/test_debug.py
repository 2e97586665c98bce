# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_debug.py - `make debug`, `make console`, `make gdbserver`, .vscode

Read:     scripts/debug.py before
"""
import json
import os
import pathlib
import pty
import re
import select
import signal
import socket
import subprocess
import threading
import time

import pytest

from conftest import PATIENCE

GUEST = re.compile(r"guest\| .*\n")      # may stand in the middle of a line of gdb's


def environment(**more):
    return {**{k: v for k, v in os.environ.items() if not k.startswith("MAKE")}, **more}


def debug(arch, folder, *lines, cmd="ls /", flags="", **more):
    """`make debug` with these lines of gdb; returns the finished process."""
    words = " ".join(f"-ex '{line}'" for line in lines)
    env = environment(GDBFLAGS=f"-batch {words} {flags}", ARCH=arch, O=folder, CMD=cmd, **more)
    run = subprocess.run(["scripts/run_qemu", "--debug"], env=env, capture_output=True,
                         text=True, timeout=PATIENCE, stdin=subprocess.DEVNULL, check=False)
    # The console's lines come when they come, also in the middle of one of gdb's.
    run.guest = "".join(re.findall(r"guest\| (.*\n)", run.stdout))
    run.stdout = GUEST.sub("", run.stdout)
    return run


def guests(folder):
    """Processes of QEMU that run a kernel of this folder."""
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"qemu-system" in words[0] and any(word.startswith(f"{folder}/".encode())
                                              for word in words):
            found.append(int(path.parent.name))
    return found


@pytest.fixture(name="folder")
def folder_fixture(arch, build, tmp_path):
    """A build folder of this test alone: make debug leaves its console in it."""
    source = os.path.abspath(build(arch))
    for name in os.listdir(source):
        if not name.startswith("console"):
            os.symlink(f"{source}/{name}", tmp_path / name)
    return str(tmp_path)


def test_from_the_first_instruction_to_a_program(arch, folder):
    """Breakpoints before paging, the console in marked lines, no QEMU left behind."""
    run = debug(arch, folder, "print/x $pc", "tbreak shift_arg_pages", "continue", "ustack",
                "tbreak do_wait", "continue", "backtrace")
    said = run.stdout + run.stderr
    first = {"x86": "0xfff0", "arm": "0x40000000"}[arch]
    assert f"= {first}\n" in said, said
    assert "Linux version" in run.guest, run.guest
    assert "breakpoint 1, shift_arg_pages (" in said and "user stack of task 1 'init'" in said
    assert re.search(r"#\d+ +sys_call \(\).*\n(#.*\n)+#\d+ .* in main \(\) at user/init.c", said)
    assert not guests(folder)


def test_gdb_without_python(arch, folder, tmp_path):
    """It is told what is missing, and gets two commands in gdb's own language."""
    lite = tmp_path / "gdb-without-python"
    lite.write_text('#!/bin/sh\n[ "$1" = --configuration ] && echo " --without-python" ||'
                    ' exec gdb-multiarch "$@"\n')
    lite.chmod(0o755)
    run = debug(arch, folder, "tbreak do_wait", "continue", "kstack-lite", "ustack-lite",
                "kstack-lite &init_task", GDB=str(lite))
    said = run.stdout + run.stderr
    assert "has no Python" in said
    assert re.search(r"kernel stack of task 1 'init'\n", said)
    assert re.search(r"57ac6e9d STACK_END_MAGIC", said)
    assert re.search(r"user stack of task 1 'init'\n(.*\n)*?.*argc = 1\n.*argv\[0\] = /init", said)
    assert "kernel stack of task 0 'swapper'" in said and "RLIMIT_STACK 8192 kB" in said


def test_programs(arch, gdb):
    """Symbols are those of the program that runs; its breakpoints are nobody else's."""
    said = gdb(arch, "tests/walk/programs.py", cmd="ls / | cat; ls /bin | cat")
    files = dict(re.findall(r"^exec=(\w+) symbols=user/(\w+)\.c$", said, re.M))
    assert files.items() >= {"init": "init", "sh": "sh", "ls": "ls"}.items(), said
    assert "main=main of ls, argc=2" in said and "next=main" in said
    trace = re.search(r"#0 +sys_write(.*\n)+?#\d+ .*main \(argc=.*user/ls.c", said)
    assert trace and "<signal handler called>" in trace[0]
    assert len(re.findall(r"^Breakpoint \d+, .*main \(", said, re.M)) == 1
    assert re.search(r"^Breakpoint \d+ is gone with its process", said, re.M), said


def test_programs_in_turns(arch, gdb):
    """In sh, in its child, in sh again: gdb's own words are about the right program."""
    said = gdb(arch, "tests/walk/two_programs.py",
               cmd="ls /bin; ls /dev; cp /bin/cat /tmp/ls; /tmp/ls /etc/passwd")
    stops = re.findall(r"^stop=(\w+) (\w+) (\S+) under (\w+) (\S+)$", said, re.M)
    child = [("ls", "main", "user/ls.c", "main", "user/ls.c"),
             ("ls", "do_exit", "kernel/exit.c", "_start", f"user/lib/crt0_{arch}.S")]
    shell = [("sh", "wait_any", "user/sh/jobs.c", "main", "user/sh.c")]
    assert stops == shell + 2 * (child + shell), said
    assert re.findall(r"^argv=(.*)$", said, re.M) == ["/bin", "/dev"]
    shown = re.findall(r"^Breakpoint \d+[,:]\s+(?:#0 +)?(\w+) \(", said, re.M)
    assert shown[:3] == 3 * ["wait_any"], shown
    stranger = said.partition("\nstranger=")[2]
    assert re.search(r"\| no functions: [0-9a-f]{8} is not in /tmp/ls ", stranger), stranger
    assert "\nsymbols=None" in stranger


def test_interrupts_while_stepping(arch, folder):
    """Off, no tick comes in 400 steps, which take much longer than one; on, there is one."""
    steps = ["print jiffies", "stepi 400", "print jiffies"]
    run = debug(arch, folder, "tbreak do_wait", "continue", *steps, "irqstep on", *steps)
    before, after, again, later = map(int, re.findall(r"^\$\d+ = (\d+)$", run.stdout, re.M))
    assert before == after == again < later, run.stdout + run.stderr


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, words, env):
        self.text = ""
        self.child, self.master = pty.fork()
        if not self.child:
            os.execvpe(words[0], words, env)

    def wait_for(self, pattern):
        """Waits for what the guest prints, or for what gdb does without the guest's lines."""
        end = time.monotonic() + PATIENCE
        while not any(re.search(pattern, text) for text in
                      (self.text, GUEST.sub("", self.text))):
            assert time.monotonic() < end and self.read(), f"no {pattern} in\n{self.text[-3000:]}"

    def read(self):
        """Whether there may be more."""
        if select.select([self.master], [], [], 0.2)[0]:
            try:
                self.text += os.read(self.master, 65536).decode(errors="replace")
            except OSError:
                return False
        return True

    def type(self, text):
        self.text = ""
        os.write(self.master, text.encode())

    def close(self):
        try:
            os.kill(self.child, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.child, 0)
        os.close(self.master)


def test_keys(arch, folder):
    """Ctrl-C stops the guest, the second terminal types, leaving gdb ends QEMU."""
    terminal = Terminal(["scripts/run_qemu", "--debug"],
                        environment(ARCH=arch, O=folder, TERM="dumb", NO_COLOR="1",
                                    GDBFLAGS="-nx -ex 'set style enabled off'"))
    try:
        terminal.wait_for(r"\(gdb\) $")
        terminal.type("continue\n")
        terminal.wait_for(r"guest\| # ")
        console = subprocess.run(["scripts/run_qemu", "--console"], input="echo $((6 * 7))\n",
                                 env=environment(ARCH=arch, O=folder), capture_output=True,
                                 text=True, timeout=PATIENCE, check=False)
        assert console.returncode == 0
        terminal.wait_for(r"guest\| 42")
        terminal.type("\x03")
        terminal.wait_for(r"SIGINT[\s\S]*\(gdb\) $")
        terminal.type("kstack\n")
        terminal.wait_for(r"kernel stack of task \d+[\s\S]*\(gdb\) $")
        assert guests(folder)
        terminal.type("quit\n")
        while terminal.read():
            pass
        assert not guests(folder)
    finally:
        terminal.close()


def settings(name):
    """A file of .vscode, which may hold comments."""
    text = pathlib.Path(".vscode", name).read_text(encoding="utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.M))


class Machine:
    """gdb/MI, driven as the extension does: a command, then its result."""

    def __init__(self, words, cwd):
        self.said = []
        self.gdb = subprocess.Popen([*words, "--interpreter=mi"], text=True, cwd=cwd,
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.limit = threading.Timer(PATIENCE, self.gdb.kill)
        self.limit.start()

    def wait_for(self, *starts):
        for line in self.gdb.stdout:
            self.said.append(line)
            if line.startswith(starts):
                return line
        raise AssertionError(f"no {starts} in {''.join(self.said)}")

    def send(self, command, *results):
        self.gdb.stdin.write(f"{command}\n")
        self.gdb.stdin.flush()
        line = self.wait_for("^")
        assert line.startswith(results or ("^done", "^connected", "^running")), \
            f"{command}: {line}{''.join(self.said)}"
        return line

    def console(self, text):
        self.send(text if text.startswith("-") else f'-interpreter-exec console "{text}"')


def of_port(port):
    """Processes that name the port of a guest."""
    word = f"tcp:127.0.0.1:{port}".encode()
    return [path.parent.name for path in pathlib.Path("/proc").glob("[0-9]*/cmdline")
            if path.exists() and word in path.read_bytes()]


def test_editor(arch, build):
    """.vscode, as the extension for C/C++ uses it: the task runs until its line, then
    gdb, in the folder of the program, gets the set-up commands before the program."""
    config = next(c for c in settings("launch.json")["configurations"] if arch in c["name"])
    task = next(t for t in settings("tasks.json")["tasks"]
                if t["label"] == config["preLaunchTask"])
    host, _, given = config["miDebuggerServerAddress"].partition(":")
    assert (task["command"], host) == (f"make gdbserver ARCH={arch} PORT={given}", "127.0.0.1")
    ends = re.compile(task["problemMatcher"]["background"]["endsPattern"])
    # Another port and build folder than a person's, otherwise what the files say.
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port, folder = probe.getsockname()[1], build(arch)
    command = task["command"].replace(given, str(port)) + \
        f" O={folder} FLAVOR=lecture GEN= CONFIG='WERROR=y '"

    def expanded(text):
        return text.replace(f"/build/{arch}/", f"/{folder}/") \
            .replace("${workspaceFolder}", os.getcwd())

    program = expanded(config["program"])
    server = subprocess.Popen(["bash", "-c", command], stdin=subprocess.DEVNULL, text=True,
                              env=environment(), stdout=subprocess.PIPE, start_new_session=True)
    try:
        for line in server.stdout:
            if ends.search(line):
                break
        assert of_port(port), "the task has ended before the guest waits"
        gdb = Machine([config["miDebuggerPath"], "-q", "-nx"], os.path.dirname(program))
        for line in config["setupCommands"]:
            gdb.console(expanded(line["text"]))
        gdb.send(f"-environment-cd {expanded(config['cwd'])}")
        gdb.send(f"-file-exec-and-symbols {program}")
        gdb.console("show architecture")
        gdb.send(f"-target-select remote {host}:{port}")
        assert config["stopAtConnect"]
        gdb.send("-break-insert -f shift_arg_pages")
        gdb.send("-exec-continue")
        assert 'reason="breakpoint-hit"' in gdb.wait_for("*stopped")
        frames = gdb.send("-stack-list-frames 0 1000")
        assert re.findall(r'func="(\w+)"', frames)[:3] == \
            ["shift_arg_pages", "setup_arg_pages", "load_elf_binary"], frames
        assert "fs/exec.c" in frames
        assert re.search(r'name="shift",', gdb.send("-stack-list-variables --simple-values"))
        gdb.console("kstack")
        gdb.console("ustack")
        gdb.send("-exec-abort", "^done", "^error")
        gdb.send("-gdb-exit", "^exit")
        gdb.gdb.wait(PATIENCE)
        gdb.limit.cancel()
        server.wait(PATIENCE)
        said = "".join(gdb.said)
        assert "kernel stack of task 1" in said and "user stack of task 1" in said, said
    finally:
        for pid in of_port(port):
            os.kill(int(pid), signal.SIGKILL)
            assert False, "QEMU was left behind"
        server.wait(PATIENCE)
