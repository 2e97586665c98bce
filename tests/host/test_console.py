# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_console.py - the console as a person and as a script sees it

Read:     scripts/run_qemu, drivers/tty/n_tty.c, user/sh.c

Keys are sent one by one, when the guest has printed what a person would wait for.
"""
import os
import pty
import select
import signal
import subprocess
import sys
import time

import pytest

from conftest import PATIENCE

DEL, CTRL_C, CTRL_D, CTRL_U, CTRL_W = "\x7f", "\x03", "\x04", "\x15", "\x17"
PROMPT = "\n# "
CROSS = {
    "x86": ["i686-linux-gnu-gcc", "-fno-pic", "-no-pie", "-fcf-protection=none"],
    "arm": ["arm-none-eabi-gcc", "-marm", "-march=armv7-a"],
}
# A program of somebody who has never heard of us: no libc, no crt0, no headers.
FOREIGN = r"""
#ifdef __i386__
#define WRITE 4
#define EXIT 1
static long call(long nr, long a, const void *b, long c)
{
	asm volatile("int $0x80" : "+a" (nr) : "b" (a), "c" (b), "d" (c) : "memory");
	return nr;
}
asm(".globl _start\n_start: movl %esp, %eax; pushl %eax; call begin");
#else
#define WRITE 4
#define EXIT 1
static long call(long nr, long a, const void *b, long c)
{
	register long r7 asm("r7") = nr, r0 asm("r0") = a, r2 asm("r2") = c;
	register const void *r1 asm("r1") = b;

	asm volatile("svc #0" : "+r" (r0) : "r" (r7), "r" (r1), "r" (r2) : "memory");
	return r0;
}
asm(".globl _start\n_start: mov r0, sp; b begin");
#endif

/* argc, argv[0], argv[1] ... : the first stack. Prints every byte but SO and SI. */
__attribute__((noreturn, used)) void begin(const long *sp)
{
	static char bytes[254];
	int i, n = 0;

	for (i = 0; i < 256; i++)
		if (i != 14 && i != 15)
			bytes[n++] = i;
	call(WRITE, 1, bytes, n);
	for (i = n - 1; i >= 0; i--)
		call(WRITE, 1, &bytes[i], 1);
	call(WRITE, 1, "\r\n\r\r\n\n\n\rend\r", 12);
	if (sp[0] == 3)
		*(volatile int *)16 = 0;
	call(EXIT, sp[0] == 2 ? *(const char *)sp[2] : 255, 0, 0);
	for (;;)
		;
}
"""
BYTES = bytes(i for i in range(256) if i not in (14, 15))
PRINTED = BYTES + BYTES[::-1] + b"\r\n\r\r\n\n\n\rend\r"


def talk(boot, arch, *steps):
    """Boots to the shell; steps are (text to wait for, keys). Returns the Run."""
    run = boot(arch, type_in=list(steps), append="quiet")
    assert run.failure is None, run.failure
    return run


def in_order(text, *parts):
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"no {part!r} after {text[:at]!r}"
        at = found + len(part)


def test_line_editing_and_control_c(arch, boot):
    run = talk(
        boot, arch,
        ("# ", f"echo hex{DEL}llow{DEL}\r"),
        (PROMPT, f"echo never{CTRL_U}echo new\r"),
        (PROMPT, f"echo one two three{CTRL_W}four\r"),
        (PROMPT, "cat\r"),
        ("cat\r\n", "abc\r"),
        ("abc\r\nabc\r\n", f"def{CTRL_C}"),             # the line is lost too
        (PROMPT, "echo status $?\r"),
        (PROMPT, "cat /dev/zero\r"),
        ("\0" * 9, CTRL_C),
        (PROMPT, "while true; do echo x; done\r"),
        ("x\r\nx\r\nx\r\n", CTRL_C),
        ("# ", "cat; echo end of file\r"),
        ("file\r\n", f"xyz{CTRL_D}"),                    # hands over the line
        ("xyzxyz", f"\r{CTRL_D}"),                       # an empty one: the end
        (PROMPT, "exit 4\r"))
    in_order(run.out, "# echo hex\b \bllow\b \b\r\nhello", PROMPT, "echo new\r\nnew\r", PROMPT,
             "\r\none two four\r", PROMPT, "cat\r\nabc\r\nabc\r\ndef^C\r\n# ",
             "echo status $?\r\nstatus 130\r", PROMPT, "\0", "^C", PROMPT,
             "done\r\nx\r\n", "^C", "# cat;", "xyzxyz\r\n", "end of file\r", PROMPT, "exit 4\r\n")
    assert "def\r\n" not in run.out and "never\r\nnever" not in run.out


def test_arrows_history_and_tab(arch, boot):
    """tests/host/test_line.py has more; here the keys come through our own terminal."""
    up, left, home = "\033[A", "\033[D", "\033[H"
    run = talk(
        boot, arch,
        ("# ", f"echo ac{left}b\r"),
        ("abc\r\n# ", f"{up} again\r"),
        ("abc again\r\n# ", f"{up}{up}{home}echo new; \r"),
        ("new\r\nabc\r\n# ", "echo /bin/stackt\t\r"),
        ("\r\n/bin/stacktop\r\n# ", "sleep 1000\r"),
        ("1000\r\n", CTRL_C),
        ("^C\r\n# ", "exit 4\r"))
    assert "not found" not in run.out


def test_control_d_at_the_prompt_powers_off(arch, boot):
    run = talk(boot, arch, ("# ", "echo last\r"), (PROMPT, CTRL_D))
    in_order(run.out, "echo last\r\nlast\r\n# ")


def test_typed_ahead_is_kept(arch, boot):
    """What is typed while a program runs is the next command."""
    run = talk(boot, arch, ("# ", "echo first; ls -l /bin\recho second\rexit\r"))
    # The echo of what is typed may stand in the middle of what is printed.
    in_order(run.out, "cat\r\n", "true\r\n", "second\r\n# ")


@pytest.fixture(name="foreign", scope="module")
def foreign_fixture(tmp_path_factory):
    """Builds the foreign program; returns the folder for ADD=."""
    folders = {}

    def foreign(arch):
        if arch not in folders:
            folder = tmp_path_factory.mktemp(arch)
            (folder / "add/opt").mkdir(parents=True)
            source = folder / "foreign.c"
            source.write_text(FOREIGN)
            subprocess.run([*CROSS[arch], "-Os", "-nostdlib", "-static", "-ffreestanding",
                            "-fno-stack-protector", "-o", str(folder / "add/opt/foreign"),
                            str(source)], check=True)
            folders[arch] = str(folder / "add")
        return folders[arch]
    return foreign


def run_qemu(arch, folder, cmd, **more):
    """What `make run CMD=...` calls; make itself turns every status but 0 into 2."""
    return subprocess.run(
        [sys.executable, "scripts/run_qemu"], stdin=subprocess.DEVNULL, capture_output=True,
        check=False, timeout=PATIENCE,
        env={**os.environ, "ARCH": arch, "O": folder, "CMD": cmd, "ICOUNT": "1", **more})


def test_foreign_program_bytes_and_status(arch, build, foreign):
    result = run_qemu(arch, build(arch), "/opt/foreign %", ADD=foreign(arch))
    assert result.returncode == ord("%") == 37
    assert result.stdout == PRINTED
    assert b"init: command exited with status 37" in result.stderr
    assert b"Linux version" in result.stderr and b"end\r" not in result.stderr


def test_status_of_a_killed_command(arch, build, foreign):
    result = run_qemu(arch, build(arch), "/opt/foreign a b", ADD=foreign(arch))
    assert result.returncode == 128 + 11
    assert result.stdout[:len(PRINTED)] == PRINTED


def test_a_guest_that_fails_is_125(arch, build):
    result = run_qemu(arch, build(arch), "true", APPEND="rdinit=/nothing")
    assert result.returncode == 125
    last = result.stderr.decode().splitlines()[-1]
    assert "make run: the kernel panicked: Kernel panic - not syncing: No init found" in last
    assert not result.stdout


def test_make_run_prints_the_output_alone(arch, build, make):
    words = ["run", f"ARCH={arch}", f"O={build(arch)}", "ICOUNT=1"]
    result = make(*words, "CMD=echo \"a  $HOME\"; cat /proc/self/comm")
    assert (result.returncode, result.stdout) == (0, "a  /\ncat\n")
    assert "Linux version" in result.stderr
    result = make(*words, "CMD=exit 3", check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Error 3" in result.stderr


class Terminal:
    """A command whose terminal is ours."""

    def __init__(self, words):
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(words, stdin=slave, stdout=slave, stderr=slave,
                                        start_new_session=True)
        os.close(slave)
        self.text, self.seen = b"", 0

    def wait_for(self, text, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while (at := self.text.find(text, self.seen)) < 0:
            assert time.monotonic() < end, f"no {text!r} in {self.text!r}"
            if select.select([self.master], [], [], 0.5)[0]:
                try:
                    # Our side of the terminal makes one more \r of the guest's \r\n.
                    self.text += os.read(self.master, 4096).replace(b"\r", b"")
                except OSError:     # the other side is closed
                    assert text in self.text[self.seen:], f"no {text!r} in {self.text!r}"
        self.seen = at + len(text)

    def type(self, keys):
        os.write(self.master, keys)

    def close(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, 15)
        os.close(self.master)
        return self.process.wait(PATIENCE)


def test_make_run_is_a_terminal(arch, build):
    """Ctrl-C goes to the guest, `exit` ends QEMU and make."""
    terminal = Terminal(["make", "run", f"ARCH={arch}", f"O={build(arch)}"])
    try:
        terminal.wait_for(b"Ctrl-A X ends QEMU")
        terminal.wait_for(b"# ")
        terminal.type(b"cat\r")
        terminal.wait_for(b"cat\n")
        terminal.type(b"x\r")
        terminal.wait_for(b"x\nx\n")
        terminal.type(b"\x03")
        terminal.wait_for(b"^C\n# ")
        terminal.type(b"exit\r")
        assert terminal.process.wait(PATIENCE) == 0
    finally:
        terminal.close()


def test_control_a_x_ends_qemu(build):
    terminal = Terminal(["make", "run", "ARCH=arm", f"O={build('arm')}"])
    try:
        terminal.wait_for(b"# ")
        terminal.type(b"\x01x")
        terminal.wait_for(b"QEMU: Terminated")
        assert terminal.process.wait(PATIENCE) == 0
    finally:
        terminal.close()


# What ttytest asks for, and what is typed then.
KEYS = [
    ("^V^C: ", f"ab\x16{CTRL_C}c\r"), ("^R: ", "abc\x12\r"), ("^W: ", f"a b c{CTRL_W}d\r"),
    ("a long line: ", "a long\r"), ("^D: ", CTRL_D), ("x^D: ", f"x{CTRL_D}"), ("^U: ", f"xyz{CTRL_U}q\r"),
    ("DEL: ", f"xy{DEL}\r"), ("unseen: ", "unseen\r"), ("hello: ", "hello\r"), ("abc: ", "abc"),
    ("xy: ", "xy"), ("z: ", "z"), ("^C: ", CTRL_C), ("signal: ", "\x1a"), ("quit: ", "\x1c"),
]


def on_a_terminal_of_linux(program):
    """Runs a program as the leader of a session with a terminal; what was seen there."""
    pid, master = pty.fork()
    if not pid:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)    # nohup tests/run
        os.execv(program, [program])
    seen, at, keys = "", 0, list(KEYS)
    while select.select([master], [], [], PATIENCE)[0]:
        try:
            data = os.read(master, 4096)
        except OSError:         # all of it is closed
            break
        seen += data.decode(errors="replace")
        while keys and (found := seen.find("type " + keys[0][0], at)) >= 0:
            at = found + 1
            os.write(master, keys.pop(0)[1].encode())
    else:
        os.kill(pid, signal.SIGKILL)    # it waits for a key, or for a child that does
    status = os.waitpid(pid, 0)[1]      # before the close, which would be a hang-up
    os.close(master)
    assert status == 0, seen
    return seen


def test_the_line_discipline_is_that_of_linux(arch, boot, build):
    """The same keys give the same lines, the same echo, the same signals."""
    linux = on_a_terminal_of_linux(os.path.abspath(f"{build('x86')}/tests/ttytest"))
    run = talk(boot, arch, ("# ", "/tests/ttytest\r"), *[("type " + text, keys) for text, keys in KEYS],
               (PROMPT, "exit\r"))
    begin = run.out.index("ttytest\r\n") + len("ttytest\r\n")
    here = run.out[begin:run.out.index(PROMPT, begin) + 1]
    assert "not ok" not in linux and linux.count("ok ") > 40
    assert here == linux


def test_a_signal_ends_a_write_without_end(arch, boot):
    run = boot(arch, "/tests/ttyflood; echo status $?")
    assert run.failure is None and run.out.endswith("status 142\n"), run.out[-300:]
    assert run.out.count("\0") < 48 << 20
