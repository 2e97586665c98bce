# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/qemu.py - a guest: QEMU's command line, its output, its end

Read:     scripts/run_qemu (make run, make debug) and tests/host/conftest.py,
          which are built on it

With a command (CMD=...) a second archive with the file /run/cmd is laid over the
initramfs and `frame=1` goes to the kernel's command line.  /init runs the file with
/bin/sh, logs `init: command exited with status N` and powers off.  There is one
serial line for everything, so the kernel frames what it logs:

    first lines of the log   SO  log record  SI   program output   SO ...

and class Splitter takes the two apart again.  What comes before the first SO is the
kernel's too: it has not read its command line yet.

A guest that never ends is stopped by its budget: seconds of processor time that
QEMU has used.  Unlike time on the wall it does not run out because other programs
keep the host busy; a limit on the wall is only there for a guest that sleeps.  A
guest that has halted its processor for good is noticed sooner (Guest.halted).
"""
import bisect
import ctypes
import json
import os
import re
import selectors
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

import cpio

SO, SI = b"\x0e", b"\x0f"
STATUS_LINE = re.compile(r"init: command exited with status (\d+)")
PANIC = "Kernel panic - not syncing"
PANIC_END = "---[ end Kernel panic"
SAMPLES = 3             # so many times the same registers, SAMPLE_EVERY seconds apart
SAMPLE_EVERY = 2
LINUX_CONSOLE = {"x86": "ttyS0", "arm": "ttyAMA0"}
# The 64 bytes that drivers/stackdma.c lets the device write.
LESSON = "The device wrote these 32 bytes.And these 32 on the page behind."
PATIENCE = 60           # seconds for what QEMU does at once, unless the host is busy
FAILED = 125            # our own status: the guest did not get to its end


class GuestError(Exception):
    """One sentence about why the guest could not be started."""


class Splitter:
    """Takes the bytes of the serial line apart into output and log."""

    def __init__(self):
        self.in_log = True      # firmware and kernel speak first, unframed
        self.held = {False: b"", True: b""}     # a \r that may start a \r\n

    def feed(self, data, last=False):
        """Returns (output, log), both with \\n for the tty's \\r\\n."""
        parts = dict(self.held)
        for piece in re.split(b"([\x0e\x0f])", data):
            if piece in (SO, SI):
                self.in_log = piece == SO
            else:
                parts[self.in_log] += piece
        for which, text in parts.items():
            self.held[which] = b"\r" if text.endswith(b"\r") and not last else b""
            parts[which] = text[:len(text) - len(self.held[which])].replace(b"\r\n", b"\n")
        return parts[False], parts[True]


class Symbols:
    """Addresses to names, from the System.map beside the kernel."""

    def __init__(self, build):
        self.table = []
        path = os.path.join(build, "System.map")
        if os.path.exists(path):
            with open(path, encoding="ascii") as lines:
                rows = (line.split() for line in lines)
                self.table = sorted((int(r[0], 16), r[2]) for r in rows if r[1] in "tTwW")

    def name(self, address):
        at = bisect.bisect(self.table, (address, "\x7f")) - 1
        if at < 0 or address < 0xC0000000:
            return f"{address:#010x} (no kernel function: user mode or start-up)"
        start, name = self.table[at]
        return f"{name}+{address - start:#x} ({address:#010x})"


def initrd(build, folder, tests=False, add=(), cmd=None):
    """Writes the initramfs, with what is laid over it, and returns its path."""
    base = os.path.join(build, "initramfs-test.cpio" if tests else "initramfs.cpio")
    if not add and cmd is None:
        return base
    path = os.path.join(folder, "initrd.cpio")
    with open(path, "wb") as out, open(base, "rb") as first:
        shutil.copyfileobj(first, out)
        for source in add:
            if not os.path.isdir(source):
                raise GuestError(f"ADD={source} is no folder.")
            out.write(cpio.folder(source))
        if cmd is not None:
            out.write(cpio.single_file("/run/cmd", cmd.encode() + b"\n"))
    return path


def grub_iso(path, kernel, initramfs, append):
    """Makes a bootable CD with GRUB, the kernel and the initramfs."""
    with tempfile.TemporaryDirectory() as root:
        boot = os.path.join(root, "boot")
        os.makedirs(os.path.join(boot, "grub"))
        shutil.copy(kernel, os.path.join(boot, "vmlinux"))
        shutil.copy(initramfs, os.path.join(boot, "initramfs"))
        with open(os.path.join(boot, "grub/grub.cfg"), "w", encoding="utf-8") as cfg:
            cfg.write("set timeout=0\n"
                      "menuentry Understack {\n"
                      # The first word of the line is the kernel's name, as QEMU has it.
                      f"    multiboot /boot/vmlinux vmlinux {append}\n"
                      "    module /boot/initramfs\n"
                      "}\n")
        result = subprocess.run(
            ["grub-mkrescue", "-o", path, root, "--fonts=", "--locales=", "--themes=",
             "--install-modules=multiboot normal iso9660 biosdisk"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if result.returncode:
            raise GuestError(f"grub-mkrescue failed: {result.stdout.splitlines()[-1]}")


def command_line(arch, build, folder, initramfs, append="", mem="128M", boot="kernel",
                 cpu=None, icount=False, linux=None, gdb=False, ram=None):
    """QEMU's command line without serial line, monitor and gdb stub.

    linux is the file of a Linux kernel that is to be booted instead of ours.  It keeps
    silent, as it does not frame what it logs.  gdb says that a debugger will stop the
    guest; ram is a file that the guest's memory is to be kept in.
    """
    if arch == "x86":
        words = ["qemu-system-i386", "-cpu", cpu or "max"]
        kernel = os.path.join(build, "vmlinux")
    else:
        # A run that must repeat gets no random bytes in its device tree.
        words = ["qemu-system-arm", "-M", "virt" + (",dtb-randomness=off" if icount else ""),
                 "-cpu", cpu or "cortex-a15"]
        kernel = os.path.join(build, "Image")
    if linux:
        kernel = linux
        append = f"console={LINUX_CONSOLE[arch]} quiet loglevel=1 panic=-1 {append}".strip()
    words += ["-m", mem, "-nic", "none", "-no-reboot",
              "-fw_cfg", f"name=opt/understack/lesson,string={LESSON}"]
    if icount:
        # One guest instruction is one nanosecond, and an idle guest does not
        # wait: the same run every time, whatever else the host does.
        # QEMU 7.2's arm can hang for good after a breakpoint unless it may sleep.
        sleep = "" if gdb and arch == "arm" else ",sleep=off"
        words += ["-icount", f"shift=0{sleep}", "-rtc", "base=2026-01-01,clock=vm"]
    if ram:
        words += ["-object", f"memory-backend-file,id=ram,size={mem},mem-path={ram},share=on",
                  "-machine", "memory-backend=ram"]
    if boot == "grub":
        if arch != "x86":
            raise GuestError("BOOT=grub is for ARCH=x86: QEMU's arm board has no GRUB.")
        iso = os.path.join(folder, "boot.iso")
        grub_iso(iso, kernel, initramfs, append)
        return words + ["-cdrom", iso]
    words += ["-kernel", kernel, "-append", append]
    return words + ["-initrd", initramfs] if initramfs else words


prctl = ctypes.CDLL(None).prctl     # looked up here: a child of fork() shall not


def die_with_parent():
    """In the child: the kernel ends QEMU when this process is gone, however."""
    prctl(1, signal.SIGKILL)        # PR_SET_PDEATHSIG


def start(words, **more):
    try:
        return subprocess.Popen(words, preexec_fn=die_with_parent, start_new_session=True,
                                **more)
    except FileNotFoundError as error:
        raise GuestError(f"{words[0]} is not installed: run `make deps`.") from error


def cpu_seconds(pid):
    """Processor time that a process has used, user and system; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def with_boot_stub(words, tree, folder):
    """arm: the kernel is started as by a foreign boot loader, with any tree in r2.

    QEMU itself only passes device trees that it understands.
    """
    stub_at, tree_at, kernel_at = 0x47000000, 0x46000000, 0x40010000
    stub = os.path.join(folder, "stub")
    with open(stub, "wb") as out:       # ldr r2, [pc]; ldr pc, [pc]; the two words
        out.write(struct.pack("<4I", 0xE59F2000, 0xE59FF000, tree_at, kernel_at))
    for path, address in (stub, stub_at), (tree, tree_at):
        words += ["-device", f"loader,file={path},addr={address:#x},force-raw=on"]
    return words + ["-device", f"loader,addr={stub_at:#x},cpu-num=0"]


def registers(monitor):
    """What QEMU's monitor says about the processor; "" when it does not answer."""
    try:
        with socket.socket(socket.AF_UNIX) as link:
            link.settimeout(PATIENCE)
            link.connect(monitor)
            stream = link.makefile("rw", encoding="utf-8")
            stream.readline()
            for request in ({"execute": "qmp_capabilities"},
                            {"execute": "human-monitor-command",
                             "arguments": {"command-line": "info registers"}}):
                stream.write(json.dumps(request) + "\n")
                stream.flush()
                while "return" not in (answer := json.loads(stream.readline())):
                    pass
            return answer["return"]
    except (OSError, ValueError):
        return ""


def program_counter(text):
    match = re.search(r"(?:EIP=|R15=)([0-9a-f]{8})", text)
    return int(match.group(1), 16) if match else None


def interrupts_off(text):
    """Whether the registers say that no interrupt will be taken."""
    if match := re.search(r"EFL=([0-9a-f]{8})", text):
        return not int(match.group(1), 16) & 0x200
    if match := re.search(r"PSR=([0-9a-f]{8})", text):
        return bool(int(match.group(1), 16) & 0x80)
    return False


class Guest:
    """A running guest whose serial line is read until it ends.

    on_output and on_log get bytes as they come.  type_in is a list of
    (text to wait for, text to type) pairs.
    """

    def __init__(self, words, build, framed=True, on_output=None, on_log=None, type_in=()):
        self.folder = tempfile.mkdtemp(prefix="understack-")
        self.monitor = os.path.join(self.folder, "monitor")
        self.symbols = Symbols(build)
        self.splitter = Splitter() if framed else None
        self.sinks = on_output or (lambda data: None), on_log or (lambda data: None)
        self.output, self.log = bytearray(), bytearray()
        self.type_in = list(type_in)
        self.typed_at = 0
        self.started = time.monotonic()
        self.watch_halt = "-icount" in words or "qemu-system-i386" in words
        self.samples, self.sampled = [], 0
        self.process = start(
            words + ["-display", "none", "-chardev", "stdio,id=uart,signal=off",
                     "-serial", "chardev:uart", "-qmp", f"unix:{self.monitor},server=on,wait=off"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, budget, wall):
        """Reads until the guest ends; returns None or a sentence about the failure."""
        pipe = self.process.stdout
        os.set_blocking(pipe.fileno(), False)
        verdict = None
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while verdict is None:
                ready = selector.select(timeout=0.5)
                data = pipe.read(65536) if ready else None
                if ready and not data:
                    break
                self.take(data or b"")
                self.answer()
                verdict = self.check(budget, wall, quiet=not data)
        self.take(b"", last=True)
        return verdict or self.ending()

    def take(self, data, last=False):
        if self.splitter:
            output, log = self.splitter.feed(data, last)
        else:
            output, log = data, b""
        self.output += output
        self.log += log
        for sink, part in zip(self.sinks, (output, log)):
            if part:
                sink(part)

    def answer(self):
        """Types the next text when what it waits for has been printed."""
        while self.type_in:
            wait_for, text = self.type_in[0]
            at = self.output.find(wait_for.encode(), self.typed_at)
            if at < 0:
                return
            self.typed_at = at + len(wait_for)
            self.type_in.pop(0)
            self.process.stdin.write(text.encode())
            self.process.stdin.flush()

    def text(self):
        return (self.log if self.splitter else self.output).decode(errors="replace")

    def last_line(self):
        lines = [line.strip() for line in self.text().splitlines() if line.strip()]
        return f"its last line was `{lines[-1]}`" if lines else "it had logged nothing"

    def check(self, budget, wall, quiet):
        """A sentence when the guest has panicked, halted or used up its budget."""
        for text in (self.log, self.output):
            if PANIC.encode() in text and (PANIC_END.encode() in text or quiet):
                line = next(line for line in text.splitlines() if PANIC.encode() in line)
                line = line[line.index(PANIC.encode()):].decode(errors="replace")
                return "the kernel panicked: " + line.strip()
        waited = time.monotonic() - self.started
        used = cpu_seconds(self.process.pid) if self.process.poll() is None else 0
        if used > budget:
            why = f"had not ended after {used:.0f} s of processor time"
        elif waited > wall:
            why = f"had not ended after {waited:.0f} s"
        elif self.halted(waited, quiet):
            why = "has stopped for good"
        else:
            return None
        counter = program_counter(registers(self.monitor))
        where = f"at {self.symbols.name(counter)}" if counter is not None else \
            "at an address that QEMU does not tell"
        return f"the guest {why}: it was {where}, {self.last_line()}."

    def halted(self, waited, quiet):
        """Whether the processor stands still with interrupts off.

        arm's idle task waits so too, but its timer wakes it: with -icount at once.
        """
        if not quiet:
            self.samples, self.sampled = [], waited
        elif waited - self.sampled > SAMPLE_EVERY and self.watch_halt:
            self.samples.append(registers(self.monitor))
            self.sampled = waited
        last = self.samples[-SAMPLES:]
        return len(last) == SAMPLES and len(set(last)) == 1 and interrupts_off(last[0])

    def ending(self):
        self.process.wait(PATIENCE)
        if self.status() is not None or not self.splitter:
            return None
        said = self.process.stderr.read().decode(errors="replace").strip()
        if said:
            return "QEMU says: " + said.splitlines()[-1]
        return f"the machine was reset or switched off without a status; {self.last_line()}."

    def status(self):
        """The status of the command, None while /init has not logged it."""
        found = STATUS_LINE.findall(self.text())
        return int(found[-1]) if found else None

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                pipe.close()
            except OSError:
                pass
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def stub(port=0):
    """QEMU's words for a guest that waits for gdb. 0: at a port that is free, and that
    nobody can take before QEMU has it. TCP: over a socket with a path gdb and QEMU wait
    for each other after 275 lines of a `monitor` command."""
    return ["-S", "-gdb", f"tcp:127.0.0.1:{port}"]


def has_gdb(port):
    """Is somebody connected to a guest's port?"""
    with open("/proc/net/tcp", encoding="ascii") as table:
        return bool(re.search(rf": 0100007F:{port:04X} \S+ 01 ", table.read()))


def sockets_of(pid):
    """The inodes of a process's sockets; none when it has ended."""
    try:
        links = [os.readlink(f"/proc/{pid}/fd/{fd}") for fd in os.listdir(f"/proc/{pid}/fd")]
    except OSError:
        return set()
    return {link[8:-1] for link in links if link.startswith("socket:[")}


def wait_for_listener(process, seconds=PATIENCE):
    """Waits until QEMU's stub listens, without connecting: it serves one gdb.

    Return: the port.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        own = sockets_of(process.pid)
        with open("/proc/net/tcp", encoding="ascii") as table:
            for row in table.read().splitlines()[1:]:
                _, here, _, state, *_, inode = row.split()[:10]
                if state == "0A" and inode in own:
                    return int(here.partition(":")[2], 16)
        time.sleep(0.02)
    raise GuestError("QEMU's gdb stub did not start to listen.")


if __name__ == "__main__":
    sys.exit("qemu.py is a module: see scripts/run_qemu.")
