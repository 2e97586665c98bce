# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/debug.py - `make debug`, `make console`, `make gdbserver`: a guest and gdb

Read:     scripts/run_qemu before: it calls this; scripts/gdb/README.md after

  make debug       gdb in this terminal; what the guest prints comes in between, each
                   line with `guest| ` in front
  make console     in a second terminal: the guest's console, both ways
  make gdbserver   the guest waits for a gdb of yours (an editor's) at PORT
"""
import os
import select
import shlex
import signal
import socket
import subprocess
import sys
import termios
import threading
import time
import tty

import qemu

END_CONSOLE = b"\x1d"           # Ctrl-]
QUIET = 0.3                     # a line without an end is shown after so many seconds


def setting(name, default=""):
    return os.environ.get(name, "") or default


def gdb_words(build, port):
    """gdb's command line. One without Python gets the lite commands."""
    gdb = setting("GDB", "gdb-multiarch")
    try:
        how = subprocess.run([gdb, "--configuration"], capture_output=True, text=True,
                             check=False).stdout
    except FileNotFoundError:
        raise qemu.GuestError(f"{gdb} is not installed: run `make deps`.") from None
    words = [gdb, "-q", "-ex", "set confirm off",
             # Until the first stop in the kernel nothing is mapped there: gdb must
             # look for the end of a function's prologue in the file.
             "-ex", "set trust-readonly-sections on",
             "-ex", f"file {build}/vmlinux", "-ex", f"target remote 127.0.0.1:{port}"]
    if "--without-python" in how:
        print(f"{gdb} has no Python, so kstack, ustack and why are missing: `make deps` installs "
              "gdb-multiarch,\nwhich has it. kstack-lite and ustack-lite work here.", flush=True)
        return words + ["-ex", "source scripts/gdb/lite.gdb"]
    return words + ["-ex", "source scripts/gdb/load.py", "-ex", "programs on"]


class Lines(threading.Thread):
    """Prints what the guest writes on its console, a line at a time."""

    def __init__(self, log):
        super().__init__(daemon=True)
        self.log = log
        self.over = threading.Event()

    def run(self):
        held, since = b"", 0.0
        with open(self.log, "rb") as file:
            while True:
                ended = self.over.is_set()
                data = file.read()
                if data:
                    held, since = held + data, time.monotonic()
                *lines, held = held.split(b"\n")
                if held and (ended or time.monotonic() - since > QUIET):
                    lines, held = lines + [held], b""
                for line in lines:
                    text = line.decode(errors="replace").strip("\r\0")
                    print(f"guest| {text}", flush=True)
                if ended:
                    return
                time.sleep(0.05)

    def end(self):
        self.over.set()
        self.join()


def debug(words, build):
    """QEMU that waits for its first instruction, and gdb in this terminal."""
    log, link = f"{build}/console.log", f"{build}/console.sock"
    open(log, "wb").close()
    guest = qemu.start(
        words + ["-display", "none", "-monitor", "none", "-chardev",
                 f"socket,id=uart,path={link},server=on,wait=off,logfile={log}",
                 "-serial", "chardev:uart", *qemu.stub()],
        stdin=subprocess.DEVNULL)
    lines = Lines(log)
    try:
        port = qemu.wait_for_listener(guest)
        arch = setting("ARCH")
        print("The guest stands before its first instruction. `help understack` lists our "
              f"commands;\n`make console ARCH={arch}` in a second terminal is its keyboard. "
              "Leaving gdb ends it.", flush=True)
        signal.signal(signal.SIGINT, signal.SIG_IGN)        # Ctrl-C is gdb's
        lines.start()
        return subprocess.run(
            gdb_words(build, port) + shlex.split(setting("GDBFLAGS")), check=False,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)).returncode
    finally:
        guest.kill()
        guest.wait()
        if lines.is_alive():
            lines.end()
        if os.path.exists(link):
            os.unlink(link)


def gdbserver(words):
    """QEMU that waits for a foreign gdb; its console is this terminal. It ends with
    that gdb: an editor's detaches when it is stopped, and does not kill."""
    port = int(setting("PORT", "1234"))
    guest = subprocess.Popen(
        words + ["-display", "none", "-serial", "mon:stdio", *qemu.stub(port)],
        preexec_fn=qemu.die_with_parent)
    try:
        qemu.wait_for_listener(guest)
        print(f"The guest waits for gdb at 127.0.0.1:{port}.  Ctrl-A X ends it.", flush=True)
        came = False
        while guest.poll() is None:
            here = qemu.has_gdb(port)
            if came and not here:
                return 0
            came = here
            time.sleep(0.1)
        return guest.returncode
    finally:
        guest.kill()
        guest.wait()


def console(build):
    """This terminal as the console of the guest that `make debug` has started."""
    link = socket.socket(socket.AF_UNIX)
    try:
        link.connect(f"{build}/console.sock")
    except OSError:
        raise qemu.GuestError(
            f"no guest is being debugged: `make debug ARCH={setting('ARCH')}` first.") from None
    print("The guest's console; keys go to the guest.  Ctrl-] ends this.", flush=True)
    keys = sys.stdin.fileno()
    saved = termios.tcgetattr(keys) if os.isatty(keys) else None
    try:
        if saved:
            tty.setraw(keys)
        sources = [keys, link]
        while True:
            ready = select.select(sources, [], [], None if keys in sources else 1)[0]
            if not ready:
                return 0        # no more keys, and the guest says no more
            if link in ready:
                data = link.recv(4096)
                if not data:
                    return 0
                os.write(sys.stdout.fileno(), data)
            if keys in ready:
                data = os.read(keys, 4096)
                if END_CONSOLE in data:
                    return 0
                if not data:
                    sources.remove(keys)
                link.sendall(data)
    finally:
        if saved:
            termios.tcsetattr(keys, termios.TCSADRAIN, saved)
