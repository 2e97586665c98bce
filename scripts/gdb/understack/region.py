# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/region.py - one kernel stack, drawn: what all of them have

Read:     stacks.py, picture.py before; kstack.py (a task's), cpustacks.py after

From the top down: guard page, the rows of `head()`, frames, what is free, the deepest
use, the rows of `foot()`, guard page.
"""
import gdb

from . import machine, pagetable, tasks
from .machine import PAGE_SIZE, number
from .picture import Picture

USER_CS = 3


def pt_regs_at(address):
    return machine.at(address, "struct pt_regs")


def decoded(regs):
    """struct pt_regs in lines of text: what a reader looks for first."""
    if machine.is_arm():
        r = [number(regs["uregs"][at]) for at in range(18)]
        return [f"pc {r[15]:08x} lr {r[14]:08x} sp {r[13]:08x}",
                f"cpsr {r[16]:08x} r7 {r[7]:08x} r0 {r[0]:08x}",
                f"ORIG_r0 {r[17]:08x} r1 {r[1]:08x} r2 {r[2]:08x}"]
    get = {name: number(regs[name]) for name in
           ("ip", "sp", "bp", "cs", "flags", "ax", "bx", "cx", "dx", "orig_ax")}
    return ["ip {ip:08x} sp {sp:08x} bp {bp:08x}".format(**get),
            "cs {cs:04x} flags {flags:08x} ax {ax:08x}".format(**get),
            "orig_ax {orig_ax:08x} bx {bx:08x}".format(**get)]


def from_user(regs):
    if machine.is_arm():
        return number(regs["uregs"][16]) & 0xf == 0 and number(regs["uregs"][15]) != 0
    return number(regs["cs"]) & 3 == USER_CS


class Region:
    """A stack with what is on it."""
    bottom = "lowest address"       # label of the lower edge
    zeroed = True                   # did it start with zeros, so that the deepest word shows?

    def __init__(self, stack, frames):
        self.stack, self.frames = stack, frames
        self.base, self.top = stack.base, stack.base + stack.size
        self.tables = pagetable.kernel()
        self.page = None
        self.picture = Picture()

    # -- what is known of it ---------------------------------------------------

    def end(self):
        """The lowest address that may be used."""
        return self.base

    def first(self):
        """The highest: frames begin below it."""
        return self.top

    def sp(self):
        """The stack pointer, if it points into this stack."""
        return self.frames[0].sp if self.frames else None

    def mark(self):
        """What the label at sp says."""
        return "<- sp"

    def high_water(self):
        """Lowest address that ever held something, or None."""
        end = self.end()
        data = machine.read(end, self.top - end)
        if data is None or not self.zeroed:
            return None
        at = next((i for i, byte in enumerate(data) if byte), len(data))
        return end + at // 4 * 4

    # -- rows ------------------------------------------------------------------

    def page_label(self, address):
        """`page frame 06123` at the first row of each page."""
        page = address // PAGE_SIZE
        if page == self.page:
            return ""
        self.page = page
        frame = self.tables.frame(address)
        return "not mapped" if frame is None else f"page frame {frame:05x}"

    def guard(self, address, detail=False):
        """Is there nothing?"""
        page = address & -PAGE_SIZE
        if self.tables.frame(page) is None:
            self.picture.row("guard page: not mapped", "", page, kind="guard", detail=detail)
        elif text := self.unguarded(address):
            self.picture.row(text, "", page, kind="hole", detail=detail)

    def unguarded(self, _address):
        """What to say where a guard could be and something is."""
        return "MAPPED: NO GUARD PAGE" if tasks.generation() == 3 else ""

    def frame_rows(self, deep=False):
        """Oldest first: it lies highest. Those below the stack come below its edge."""
        for at in range(len(self.frames) - 1, -1, -1):
            frame = self.frames[at]
            if (frame.sp < self.base) != deep:
                continue
            above = self.frames[at + 1].sp if at + 1 < len(self.frames) else self.first()
            name, size = frame.name + (" (entry)" if frame.entry else ""), max(above - frame.sp, 0)
            page = self.page_label(frame.sp)
            if deep:
                kind = "guard" if self.tables.frame(frame.sp) is None else "row"
                self.picture.row(f"{name}, {size} bytes", "" if at else "<- sp, TOO DEEP",
                                 frame.sp, kind=kind)
                continue
            label = page if at else self.mark()
            if not at and page and label == "<- sp":
                label += ", " + page.replace("page ", "")
            self.picture.row(name, label, frame.sp, many=0 < at, size=size)

    def free_rows(self):
        """From sp down: what is free, and how deep it has ever been."""
        picture, sp, deepest, end = self.picture, self.sp(), self.high_water(), self.end()
        if sp is not None and sp < self.top:
            picture.edge(None, detail=sp < end)
        if sp is not None and sp >= end:
            text = f"{sp - end} bytes free"
            if deepest is not None and deepest <= sp:
                text += f", {deepest - end} never used"
            picture.row(text, self.page_label(sp - 4 if sp % PAGE_SIZE == 0 else sp))
        if deepest is not None:
            picture.row(f"deepest use so far: {self.top - deepest} bytes", "", deepest,
                        detail=True)

    def head(self):
        """Between the upper edge and the frames. Returns whether a line has to follow."""
        return False

    def foot(self):
        """Between what is free and the lower edge."""

    def drawn(self):
        """All of it."""
        if tasks.generation() == 3:
            self.guard(self.top, detail=True)
        self.picture.edge(self.top, self.stack_label())
        if self.head() and self.frames:
            self.picture.edge(None, detail=True)
        self.frame_rows()
        self.free_rows()
        self.foot()
        self.picture.edge(self.base, self.bottom)
        self.frame_rows(deep=True)
        self.guard(self.base - 1)
        return self.picture

    def stack_label(self):
        return f"stack + {self.top - self.base:#x}"
