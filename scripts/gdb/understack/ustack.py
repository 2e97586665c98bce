# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/ustack.py - `ustack`: the stack of a program, drawn

Read:     fs/exec.c, fs/binfmt_elf_tables.c, vmas.py, userframes.py, picture.py before

Everything is read physically through the mm's own tables, so the stack may be one
that exec is still building. Only what is there already is drawn.
"""
import collections
import struct

import gdb

from . import machine, pagetable, tasks, userframes, vmas
from .command import Command
from .machine import PAGE_SIZE, Sentence, number
from .picture import INNER, LIMIT, LINES, Picture

RLIMIT_STACK = 3
INFINITY = 0xffffffff
AUXV = {3: "PHDR", 4: "PHENT", 5: "PHNUM", 6: "PAGESZ", 7: "BASE", 8: "FLAGS", 9: "ENTRY",
        11: "UID", 12: "EUID", 13: "GID", 14: "EGID", 15: "PLATFORM", 16: "HWCAP",
        17: "CLKTCK", 23: "SECURE", 25: "RANDOM", 26: "HWCAP2", 31: "EXECFN"}

Tables = collections.namedtuple("Tables", "argc argv envp auxv end")


def binprm_of(mm):
    """The linux_binprm that a function on the way is building this mm with, or None."""
    frame, wanted = gdb.newest_frame(), mm.address
    while frame is not None and frame.pc() >= machine.PAGE_OFFSET:
        try:
            value = frame.read_var("bprm")
            bprm = None if value.is_optimized_out else machine.wrap(value)
            if bprm is not None and \
                    wanted in (number(bprm["mm"]), number(bprm["vma"]["vm_mm"])):
                return bprm
        except (ValueError, gdb.error):
            pass
        try:
            frame = frame.older()
        except gdb.error:
            return None
    return None


def read_tables(memory, sp, top):
    """argc, argv[], envp[], auxv at sp; None when they are not there yet."""
    data = machine.words(memory.read(sp, min(top - sp, 64 * 1024)))
    if not data or not 0 < data[0] < len(data) - 3 or data[data[0] + 1]:
        return None
    argc, argv = data[0], data[1:data[0] + 1]
    at, envp = argc + 2, []
    while at < len(data) and data[at]:
        envp.append(data[at])
        at += 1
    at, auxv = at + 1, []
    while at + 1 < len(data) and data[at]:
        auxv.append((data[at], data[at + 1]))
        at += 2
    good = all(sp < p < top for p in [*argv, *envp]) and at + 1 < len(data) and auxv
    return Tables(argc, argv, envp, auxv, sp + 4 * (at + 2)) if good else None


def strings(memory, start, end):
    """(address, text) of the strings between the two."""
    data, at = memory.read(start, end - start), 0
    while at < len(data):
        length = data[at:].find(b"\0")
        if length < 0:
            break
        yield start + at, data[at:at + length].decode("ascii", "backslashreplace")
        at += length + 1


class Drawing:
    """The stack area of one mm."""

    def __init__(self, mm, task=None):
        self.mm = mm
        self.vma = vmas.stack_of(mm)
        self.start, self.end = vmas.bounds(self.vma)
        self.memory = pagetable.of_mm(mm)
        self.task = vmas.user_of(mm) if task is None else task
        self.bprm = binprm_of(mm)
        self.frames = dict(self.memory.present(self.start, self.end))
        self.page = None
        start_stack = number(mm["start_stack"])
        self.tables = read_tables(self.memory, start_stack, self.end) \
            if self.start <= start_stack < self.end else None
        self.sp = self.find_sp(start_stack)
        self.picture = Picture(*self.title())

    def find_sp(self, start_stack):
        if self.tables is None or self.bprm is not None or self.task is None:
            return start_stack if self.tables else None
        regs = userframes.registers(self.task)
        return userframes.sp_of(regs) if regs else start_stack

    def find_functions(self):
        """The program's functions on this stack, or a few words why there are none."""
        if self.task is None:
            return [], "no task runs on it yet"
        if self.bprm is not None or self.sp is None:
            return [], "exec is not done"
        if not self.start <= self.sp <= self.end:
            return [], f"sp {self.sp:08x} is not in here"
        try:
            return userframes.frames(self.task, self.memory, self.end), ""
        except Sentence as sentence:
            return [], str(sentence)
        except (gdb.error, OSError, struct.error):
            return [], "gdb cannot unwind this stack"

    def limit(self):
        """RLIMIT_STACK in bytes."""
        owner = self.task if self.task is not None else tasks.current()
        return number(owner["signal"]["rlim"][RLIMIT_STACK]["rlim_cur"])

    def title(self):
        yield (f" user stack of {vmas.title(self.mm)}: Size {(self.end - self.start) // 1024} kB, "
               f"Rss {4 * len(self.frames)} kB, {vmas.rights(self.vma)}")
        if self.bprm is not None:
            p = number(self.bprm["p"])
            where = "" if self.start <= p < self.end else \
                f", {self.start - p:#x} below this area"
            yield f" exec is building it: bprm->p {p:08x}{where}"
        elif self.sp is None:
            yield " argc, argv[] and envp[] are not written yet"

    def frame_label(self, address):
        """The page frame, at the first row of each page."""
        page = address & -PAGE_SIZE
        if page == self.page:
            return ""
        self.page = page
        return f"page frame {self.frames[page]:05x}" if page in self.frames else "no page frame"

    def lowest_string(self):
        """Where the strings begin, from the top down."""
        if self.bprm is not None and self.start <= number(self.bprm["p"]) < self.end \
                and self.tables is None:
            return number(self.bprm["p"])
        if self.tables is not None:
            return number(self.mm["arg_start"])
        data = self.memory.read(self.end - PAGE_SIZE, PAGE_SIZE)
        first = next((at for at, byte in enumerate(data) if byte), None)
        return self.end if first is None else self.end - PAGE_SIZE + first

    def names(self, count):
        """What each string is, the lowest first."""
        if self.tables is not None:
            argc, envc = self.tables.argc, len(self.tables.envp)
        elif self.bprm is not None:
            argc, envc = int(self.bprm["argc"]), int(self.bprm["envc"])
        else:
            argc = envc = 0
        full = [f"argv[{at}]" for at in range(argc)] + \
            [f"envp[{at}]" for at in range(envc)] + ["filename"]
        return (["?"] * count + full)[-count:] if count else []

    def string_rows(self):
        low = self.lowest_string()
        found = list(strings(self.memory, low, self.end - 4)) if low < self.end else []
        if self.end - PAGE_SIZE not in self.frames:
            self.picture.row(f". . . no page frame yet . . .", "")
            return
        self.picture.row("00000000", self.frame_label(self.end - 4), self.end - 4)
        for (address, text), name in reversed(list(zip(found, self.names(len(found))))):
            room = INNER - 5 - len(name)
            quoted = f'"{text}"' if len(text) <= room - 2 else f'"{text[:room - 5]}..."'
            self.picture.row(f"{quoted:{room}} {name}", self.frame_label(address), address,
                             many=True)

    def auxv_rows(self):
        words = [f"{AUXV.get(key, key)} {value:x}" for key, value in self.tables.auxv]
        lines, line = [], ""
        for word in words:
            if line and len(line) + len(word) + 2 > INNER - 2:
                lines.append(line)
                line = ""
            line += ("  " if line else "") + word
        lines.append(line)
        base = self.tables.end - 8 - 8 * len(self.tables.auxv)
        for at, text in reversed(list(enumerate(lines))):
            self.picture.row(text, self.frame_label(base) or
                             (f"auxv, {len(words)} pairs" if not at else ""),
                             base if not at else None, many=at > 0)

    def pointer_rows(self):
        sp = number(self.mm["start_stack"])
        tables = self.tables
        at = sp + 4 + 4 * (tables.argc + 1)
        self.picture.row(f"envp[]: {len(tables.envp)} pointers, NULL", self.frame_label(at), at)
        self.picture.row(f"argv[]: {tables.argc} pointers, NULL", "", sp + 4)
        self.picture.row(f"argc = {tables.argc}", "<- sp" if sp == self.sp else "start_stack", sp)

    def function_rows(self):
        """From start_stack down to sp: each function with its bytes, the oldest first."""
        found, why = self.find_functions()
        above = number(self.mm["start_stack"])
        if self.sp is not None and self.start <= self.sp < above and not found:
            self.picture.row(f"frames of the program, {above - self.sp} bytes", "", self.sp)
        rows = []
        if found and found[-1].name != "_start":
            rows.append(("? (gdb finds no more)", above - found[-1].sp, None))
        for frame in reversed(found):
            rows.append((frame.name, max(above - frame.sp, 0), frame.sp))
            above = frame.sp
        if len(rows) > 4 + max(0, LIMIT.value - LINES):
            rows[1:-2] = [(f"... {len(rows) - 3} more ...", None, None)]
        for at, (text, size, sp) in enumerate(rows, 1):
            mark = self.frame_label(sp) if sp is not None and sp < self.end else ""
            if at == len(rows):
                mark = "<- sp, " + (mark or "same page")
            self.picture.row(text, mark, sp, size=size)
        if why:
            self.picture.row(f"no functions: {why}")

    def below_rows(self):
        """From sp down to vm_start."""
        low = self.sp if self.sp is not None else self.lowest_string()
        if self.sp is None and low < self.end:
            self.picture.row("", "<- bprm->p" if self.bprm is not None else "", low, kind="open")
        self.function_rows()
        below = [page for page in range(self.start, low & -PAGE_SIZE, PAGE_SIZE)]
        have = sum(page in self.frames for page in below)
        if below:
            self.picture.row(f"{len(below)} pages below, {have} with a page frame", kind="pages")

    def limit_rows(self):
        picture, limit = self.picture, self.limit()
        picture.edge(self.start, "vm_start")
        lowest = 0 if limit == INFINITY else max(self.end - limit, 0)
        below = [v for v in vmas.areas(self.mm) if vmas.bounds(v)[1] <= self.start]
        if number(self.vma["vm_flags"]) & vmas.VM_GROWSDOWN:
            picture.row("may grow, one fault at a time", kind="hole")
        picture.edge(lowest, "RLIMIT_STACK " + ("unlimited" if limit == INFINITY else
                                                f"{limit // 1024} kB"), kind="open")
        if below:
            end = vmas.bounds(below[-1])[1]
            gap = number(machine.variable("stack_guard_gap"))
            picture.row(f"gap: {gap // 1024} kB stay clear of the next area", kind="hole")
            picture.edge(end, f"next: {vmas.label(below[-1]) or 'anonymous'}")

    def drawn(self):
        self.picture.edge(self.end, "vm_end")
        self.string_rows()
        if self.tables is not None:
            self.auxv_rows()
            self.pointer_rows()
        self.below_rows()
        self.limit_rows()
        return self.picture


class UStack(Command):
    """ustack [PID | MM]: draw the stack of a program: strings, auxv, envp, argv, argc, sp,
the program's functions with their sizes, page frames, what it may grow to
(RLIMIT_STACK) and the gap below.

MM may be one that no task runs yet. Functions are found by the CFI of the programs
that were built with this kernel.
    ustack          ustack 1          ustack bprm->mm"""

    name = "ustack"

    def lines(self, argument):
        mm = vmas.of_argument(argument)
        task = tasks.of_argument(argument) if not argument or argument.isdigit() else None
        yield [Drawing(mm, task).drawn()]


def register():
    UStack()
