# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/programs.py - symbols and breakpoints of programs

Read:     tasks.py, vmas.py before

All programs are linked to the same address, so gdb knows one at a time: that of the
process in which the guest has stopped. A breakpoint below the kernel belongs to the
process in which it was set; it is dropped when that process is gone.
"""
import os
import struct

import gdb

from . import machine, pagetable, tasks, vmas
from .machine import PAGE_OFFSET, PAGE_SIZE, Sentence, number

PT_LOAD, PF_X = 1, 1
LOADED = [None]         # path on the host of the program whose symbols gdb has
OURS = {}               # number of a breakpoint: (thread group, program)
BUSY, FOLLOWED, HELD = [False], [False], [False]


def build_folder():
    """Where vmlinux lies, and with it user/ and tests/."""
    return os.path.dirname(gdb.current_progspace().filename or "")


def program_of(task):
    """Path of a task's program in the guest, or None."""
    mm = task["mm"]
    if not number(mm) or not number(mm["exe_file"]):
        return None
    return vmas.path(mm["exe_file"])


def on_host(path):
    """The file with symbols: /bin/ls and /init are in user/, /tests/x in tests/."""
    name = os.path.basename(path)
    for folder in ("tests",) if path.startswith("/tests/") else ("user", "tests"):
        file = os.path.join(build_folder(), folder, name)
        if os.path.exists(file):
            return file
    return None


def text_of(file):
    """(entry point, address, bytes) of the code in an ELF file."""
    with open(file, "rb") as elf:
        data = elf.read()
    entry, at = struct.unpack_from("<2I", data, 24)
    size, count = struct.unpack_from("<2H", data, 42)
    for header in range(at, at + size * count, size):
        kind, offset, start, _, length, _, flags, _ = struct.unpack_from("<8I", data, header)
        if kind == PT_LOAD and flags & PF_X:
            return entry, start, data[offset:offset + length]
    return entry, 0, b""


def runs(memory, file, pc=None):
    """Is the page of code in which pc lies (or the entry point) that file's, as far as
    it is there? A child's is not before it has run. The ELF header lost the symbols."""
    entry, start, text = text_of(file)
    pc = entry if pc is None else pc
    page = max(pc & -PAGE_SIZE, start + 52)
    wanted = text[page - start:][:PAGE_SIZE - page % PAGE_SIZE]
    return start <= pc < start + len(text) and memory.read(page, len(wanted)) in (b"", wanted)


def show(file):
    """Makes that program's symbols the ones that gdb knows; None: no program's."""
    if file == LOADED[0]:
        return
    pin_breakpoints()
    if LOADED[0]:
        first = text_start(LOADED[0])
        gdb.execute(f"remove-symbol-file -a {first:#x}", to_string=True)
    LOADED[0] = None
    if file:
        gdb.execute(f"add-symbol-file {file}", to_string=True)
        LOADED[0] = file


def text_start(file):
    """Address of the program's .text, from its symbols."""
    for objfile in gdb.objfiles():
        if objfile.filename == file:
            symbol = gdb.lookup_static_symbol("_start") or objfile.lookup_global_symbol("main")
            return int(symbol.value().address)
    return 0x10000 if machine.is_arm() else 0x8048000


class InProgram(gdb.Function):
    """$in_program(TGID, "/bin/sh"): is current a thread of that process, in that program?"""

    def __init__(self):
        super().__init__("in_program")

    def invoke(self, tgid, path):
        me, path = tasks.current(), path.string()
        here = int(me["tgid"]) == int(tgid) and program_of(me) == path
        if here and on_host(path) != LOADED[0]:
            hold_back(True)
        return here


def hold_back(really):
    """Where the guest stops gdb would say by the symbols of the program before, before
    anybody can give it the right ones: stopped() does, and says it then."""
    HELD[0] = really
    gdb.execute(f"set suppress-cli-notifications {'on' if really else 'off'}")


def is_user(breakpoint_):
    """Does it lie in a program, and is it a person's?"""
    if breakpoint_.type != gdb.BP_BREAKPOINT or not breakpoint_.is_valid() \
            or breakpoint_.number < 0:
        return False
    text = gdb.execute(f"info breakpoints {breakpoint_.number}", to_string=True)
    places = [int(word, 16) for line in text.splitlines() for word in line.split()
              if word.startswith("0x") and len(word) == 10]
    return bool(places) and all(place < PAGE_OFFSET for place in places)


def created(breakpoint_):
    """A new breakpoint in a program fires in this process only."""
    if BUSY[0] or not running() or not is_user(breakpoint_):
        return
    me = tasks.current()
    path = program_of(me)
    if path is None:
        return
    mine = f'$in_program({int(me["tgid"])}, "{path}")'
    breakpoint_.condition = f"{mine} && ({breakpoint_.condition})" if breakpoint_.condition \
        else mine
    OURS[breakpoint_.number] = (int(me["tgid"]), path)


def running():
    """Is there a guest with a current task to ask?"""
    try:
        return machine.paging() and tasks.current() is not None
    except (gdb.error, Sentence):
        return False


def deleted(breakpoint_):
    OURS.pop(breakpoint_.number, None)


def pin_breakpoints():
    """Before the symbols go: `break main` becomes `break *0x...`, or gdb would move it
    to the main() of the next program."""
    for found in list(gdb.breakpoints()):
        if found.number not in OURS or (found.location or "*").startswith("*"):
            continue
        text = gdb.execute(f"info breakpoints {found.number}", to_string=True)
        place = next(word for word in text.split() if word.startswith("0x"))
        owner, BUSY[0] = OURS[found.number], True
        try:
            new = gdb.Breakpoint(f"*{place}", temporary=found.temporary)
            new.condition, new.enabled = found.condition, found.enabled
            if found.commands:
                new.commands = found.commands
            print(f"Breakpoint {found.number} ({found.location}) stays at {place} in "
                  f"{owner[1]}.")
            found.delete()
        finally:
            BUSY[0] = False
        OURS[new.number] = owner


def drop_dead():
    """Breakpoints of processes that are gone, or run another program now."""
    if not OURS:
        return
    alive = {(int(t["tgid"]), program_of(t)) for t in tasks.all_tasks()}
    for found in list(gdb.breakpoints()):
        if found.number in OURS and OURS[found.number] not in alive:
            tgid, path = OURS[found.number]
            print(f"Breakpoint {found.number} is gone with its process ({tgid}, {path}).")
            found.delete()


def stopped(event):
    """After each stop: the symbols of the program that runs."""
    try:
        follow()
    except (gdb.error, Sentence):
        pass        # a damaged kernel: the commands say so when they are asked
    if HELD[0]:
        hold_back(False)
        if isinstance(event, gdb.BreakpointEvent):
            print(f"\nBreakpoint {event.breakpoints[0].number}:")
        elif isinstance(event, gdb.SignalEvent):
            print(f"\nProgram received signal {event.stop_signal}.")
        gdb.execute("frame")


def follow():
    # Where gdb cannot read the kernel's instructions it takes them from the file.
    blind = not machine.paging() or machine.unreadable(PAGE_OFFSET)
    gdb.execute(f"set trust-readonly-sections {'on' if blind else 'off'}")
    if not running():
        return
    drop_dead()
    me = tasks.current()
    path = program_of(me)
    file = on_host(path) if path else None
    # Another program of that name (ADD=, or built again since) gets no symbols.
    show(file if file and runs(pagetable.of_mm(me["mm"].dereference()), file) else None)


class IrqStep(gdb.Command):
    """irqstep on | off: may `step` and `next` fall into the interrupt that is waiting?

off, as at the start: interrupts wait until `continue` or a breakpoint."""

    def __init__(self):
        super().__init__("irqstep", gdb.COMMAND_RUNNING)

    def invoke(self, argument, from_tty):
        if argument not in ("on", "off"):
            raise Sentence("irqstep on, or irqstep off.")
        bits = "0x1" if argument == "on" else "0x7"
        gdb.execute(f"maintenance packet Qqemu.sstep={bits}", to_string=True)
        print("Stepping " + ("may be interrupted." if argument == "on" else
                             "is not interrupted."))


class Programs(gdb.Command):
    """programs on | off: follow the programs that run: symbols, breakpoints.

`make debug` says on; a script that compares what gdb prints leaves it off."""

    def __init__(self):
        super().__init__("programs", gdb.COMMAND_FILES)

    def invoke(self, argument, from_tty):
        pairs = ((gdb.events.stop, stopped), (gdb.events.breakpoint_created, created),
                 (gdb.events.breakpoint_deleted, deleted))
        if argument not in ("on", "off"):
            raise Sentence("programs on, or programs off.")
        if (argument == "on") != FOLLOWED[0]:
            FOLLOWED[0] = not FOLLOWED[0]
            for event, function in pairs:
                (event.connect if FOLLOWED[0] else event.disconnect)(function)
        if FOLLOWED[0]:
            stopped(None)


def register():
    InProgram()
    IrqStep()
    Programs()
