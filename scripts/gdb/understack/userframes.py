# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/userframes.py - the functions on a program's stack

Read:     programs.py, vmas.py before; ustack.py after

QEMU's stub has the registers of the processor only, and memory as that sees it. So a
core file of the program is written, with the user's registers as the entry to the
kernel saved them and the pages of the stack. A second gdb, which has the symbols of
that program, unwinds it by their CFI; this one loses nothing that it shows.
"""
import collections
import contextlib
import json
import os
import select
import struct
import subprocess
import tempfile
import time

import gdb

from . import entry, kstack, machine, programs, stacks, tasks
from .machine import PAGE_SIZE, Sentence, number

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../coreframes.py")
PATIENCE = 10           # seconds for an answer
ROOM = 256 * 1024       # bytes of stack above sp that gdb gets to see
PT_LOAD, PT_NOTE, NT_PRSTATUS, ET_CORE = 1, 4, 1, 4
X86 = ("bx", "cx", "dx", "si", "di", "bp", "ax", "ds", "es", "fs", "gs", "orig_ax", "ip", "cs",
       "flags", "sp", "ss")

Frame = collections.namedtuple("Frame", "sp pc name")


def registers(task):
    """The user's, in the order of a core file; None: there are none (yet)."""
    live, _ = stacks.live_task()
    if live.address == task.address and not saved(task):
        return of_frame()
    regs = kstack.pt_regs_at(kstack.task_pt_regs(task)) if number(task["stack"]) else None
    if regs is None or not kstack.from_user(regs):
        return None
    return [number(regs["uregs"][at]) for at in range(18)] if machine.is_arm() else \
        [number(regs[name]) for name in X86]


def saved(task):
    """Are the registers of the task that runs in its pt_regs, or does the entry still
    save them, or the way back load them?"""
    if machine.user_mode():
        return False
    if machine.is_arm():
        return entry.Entry(machine.register("pc"), gdb.newest_frame().architecture()).over()
    above = machine.register("sp") - kstack.task_pt_regs(task)
    return not 0 < above < tasks.thread_size()


def of_frame():
    """Those of the program's frame, as gdb finds it; what it has not saved is 0."""
    names = [*entry.NAMES, "cpsr", "r0"] if machine.is_arm() else \
        [{"orig_ax": "eax", "flags": "eflags"}.get(name, name if name[1] == "s" else f"e{name}")
         for name in X86]
    frame = gdb.newest_frame()
    with contextlib.suppress(gdb.error):
        while frame is not None:
            if frame.pc() < machine.PAGE_OFFSET:
                values = [frame.read_register(name) for name in names]
                return [0 if value.is_optimized_out else number(value) & 0xffffffff
                        for value in values]
            frame = frame.older()
    return None


def pc_of(regs):
    return regs[15] if machine.is_arm() else regs[12]


def sp_of(regs):
    return regs[13] if machine.is_arm() else regs[15]


def core_file(regs, start, data):
    """An ELF core file: the registers of one thread, one piece of memory."""
    status = bytes(72) + struct.pack(f"<{len(regs)}I", *regs) + bytes(4)
    note = struct.pack("<3I8s", 5, len(status), NT_PRSTATUS, b"CORE") + status
    notes_at = 52 + 2 * 32
    head = b"\x7fELF\1\1\1".ljust(16, b"\0") + struct.pack(
        "<2H5I6H", ET_CORE, 40 if machine.is_arm() else 3, 1, 0, 52, 0, 0, 52, 32, 2, 0, 0, 0)
    segments = struct.pack("<16I", PT_NOTE, notes_at, 0, 0, len(note), 0, 0, 4,
                           PT_LOAD, notes_at + len(note), start, 0, len(data), len(data), 6, 1)
    return head + segments + note + data


class Unwinder:
    """The second gdb: starts with the first question, ends with this gdb."""

    def __init__(self):
        self.gdb = None

    def ask(self, program, core):
        """Frames, from the newest; none when there is no answer within PATIENCE."""
        if self.gdb is None or self.gdb.poll() is not None:
            self.gdb = subprocess.Popen(
                [os.readlink("/proc/self/exe"), "-nx", "-q", "-batch", "-x", SCRIPT],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                start_new_session=True)     # Ctrl-C is not for it
        end, said = time.monotonic() + PATIENCE, b""
        try:
            self.gdb.stdin.write(f"{program} {core}\n".encode())
            self.gdb.stdin.flush()
            while b"\nframes " not in said or not said.endswith(b"\n"):
                left = end - time.monotonic()
                if left < 0 or not select.select([self.gdb.stdout], [], [], left)[0]:
                    raise TimeoutError
                data = os.read(self.gdb.stdout.fileno(), 65536)
                if not data:
                    raise BrokenPipeError
                said += data
        except OSError:
            self.gdb.kill()
            return []
        return [Frame(*frame) for frame in json.loads(said.rpartition(b"\nframes ")[2])]


UNWINDER = Unwinder()


def frames(task, memory, end):
    """Those on the stack that ends there, from the newest. A Sentence says why not."""
    regs, path = registers(task), programs.program_of(task)
    if regs is None:
        raise Sentence("it has not been in user mode")
    file = programs.on_host(path) if path else None
    if file is None:
        raise Sentence(f"no symbols of {path}")
    if not programs.runs(memory, file, pc_of(regs)):
        raise Sentence(f"{pc_of(regs):08x} is not in {path}")
    start = sp_of(regs) & -PAGE_SIZE
    data = b"".join(memory.read(page, PAGE_SIZE).ljust(PAGE_SIZE, b"\0")
                    for page in range(start, min(end, start + ROOM), PAGE_SIZE))
    with tempfile.NamedTemporaryFile(prefix="understack-core-") as core:
        core.write(core_file(regs, start, data))
        core.flush()
        found = UNWINDER.ask(file, core.name)
    # A damaged stack may lead anywhere.
    wrong = (at for at, frame in enumerate(found) if not start <= frame.sp <= end
             or at and frame.sp < found[at - 1].sp)
    return found[:next(wrong, None)]
