# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/entry.py - arm: backtraces from the first instructions of an entry

Read:     arch/arm/kernel/entry-armv.S, entry-header.S before

From the vector until struct pt_regs is filled, the interrupted registers are in four
places: still in the registers, in lr, on the mini stack of the mode, in a part of
pt_regs. CFI could say so of all but two: sp and lr of the interrupted mode are banked,
and no register of gdb's is theirs. QEMU's stub shows them while cpsr says that mode.

A frame of ours is an ordinary one for gdb, which then takes pc for a return address.
So the frame between it and the program is __vectors_start's, marked as an exception's
by CFI, in which all registers are the interrupted ones and pc is in ip.
"""
import collections
import re

import gdb
import gdb.unwinder

from . import machine
from .machine import PAGE_OFFSET

SLOTS = {4: "und", 8: "swi", 12: "pabt", 16: "dabt", 24: "irq"}
PLACE = re.compile(r"vector_(irq|dabt|pabt|und|swi)$|__(irq|dabt|pabt|und)_usr$")
SYS, SVC = 0x1f, 0x13
NAMES = [*(f"r{at}" for at in range(13)), "sp", "lr", "pc"]
CPSR = 25               # number in the packets of QEMU's stub, as r0 is 0

FrameId = collections.namedtuple("FrameId", "sp pc")


def packet(text):
    said = gdb.execute(f"maintenance packet {text}", to_string=True)
    return re.search(r'received: "(\w*)', said)[1]


def stub_register(at):
    return int.from_bytes(bytes.fromhex(packet(f"p{at:x}")), "little")


def banked(mode):
    """(sp, lr) of another mode. The guest stands still and does not notice."""
    cpsr = stub_register(CPSR)

    def write(value):
        packet(f"P{CPSR:x}={value.to_bytes(4, 'little').hex()}")

    write(cpsr & ~0x1f | mode)
    try:
        return stub_register(13), stub_register(14)
    finally:
        write(cpsr)


def address_of_label(name):
    """Without an expression: gdb would look for a frame, and be here again."""
    return int(re.search(r"0x[0-9a-f]+", gdb.execute(f"info address {name}", to_string=True))[0],
               16)


def words(address, count):
    return machine.words(bytes(gdb.selected_inferior().read_memory(address, 4 * count)))


class Entry:
    """The instructions of an entry that have been executed at pc."""

    def __init__(self, pc, architecture):
        name, _, offset = machine.symbol_at(pc).partition("+")
        offset = int(offset or "0", 16)
        if name == "__vectors_start" and offset in SLOTS:
            name, offset = f"vector_{SLOTS[offset]}", 0
        match = PLACE.match(name)
        self.kind = match and (match[1] or match[2])
        if not self.kind:
            return
        self.common = name.startswith("vector_") and self.kind != "swi"
        start = address_of_label(name)
        self.code = [line["asm"] for line in architecture.disassemble(start, start + 60)]
        self.done = self.code[:offset // 4]
        self.stores = sum(line.startswith("stm") for line in self.done)

    def over(self):
        """From the third store of usr_entry and vector_swi on CFI knows everything."""
        return not self.kind or self.stores >= 3 or \
            self.common and any(line.startswith("sub\tsp") for line in self.done)

    def interrupted(self, live, mode):
        """The registers r0 to pc of the interrupted code; live: the processor's."""
        regs = list(live)
        if self.kind == "swi":
            pc, user = live[14], True
            if self.stores:
                regs[:13] = words(live[13], 13)
        else:
            stack = {"dabt": "abt", "pabt": "abt"}.get(self.kind, self.kind)
            pc, user = live[14], True
            if not self.common or self.stores:
                mini = machine.variable("stacks")[stack].address
                regs[0], pc = words(mini, 2)
            elif not self.done and self.code[0].startswith("sub\tlr"):
                pc -= int(self.code[0].partition("#")[2])
            if not self.common and self.stores:
                regs[1:13] = words(live[13] + 4, 12)
            user = not self.common or pc < PAGE_OFFSET
        if user or mode != SVC:
            regs[13:15] = banked(SYS if user else SVC)
        return regs[:15] + [pc]


def value_of(register):
    return int(register.cast(gdb.lookup_type("long"))) & 0xffffffff


class Unwinder(gdb.unwinder.Unwinder):
    def __init__(self):
        super().__init__("understack-entry")
        self.entries = {}       # one for each pc of the kernel that was asked for

    def __call__(self, pending):
        architecture = pending.architecture()
        if "arm" not in architecture.name():
            return None
        pc = value_of(pending.read_register("pc"))
        if pc < PAGE_OFFSET or self.at(pc, architecture).over() or stub_register(15) != pc:
            return None
        values = [pending.read_register(name) for name in NAMES]
        live = [value_of(value) for value in values]
        cpsr = pending.read_register("cpsr")
        *regs, interrupted = self.at(pc, architecture).interrupted(live, value_of(cpsr) & 0x1f)
        regs[12] = interrupted
        info = pending.create_unwind_info(FrameId(values[13], values[15]))
        for name, value, new in zip(NAMES, values,
                                    [*regs, address_of_label("__vectors_start") + 2]):
            info.add_saved_register(name, gdb.Value(new).cast(value.type))
        info.add_saved_register("cpsr", cpsr)       # as in all the kernel's frames
        return info

    def at(self, pc, architecture):
        if pc not in self.entries:
            self.entries[pc] = Entry(pc, architecture)
        return self.entries[pc]


HOOK = """define hook-finish
python
frame = gdb.selected_frame()
if frame.older() and frame.older().type() == gdb.SIGTRAMP_FRAME \\
        and "__vectors_start" in gdb.execute(f"info symbol {frame.older().pc()}", to_string=True):
    frame.older().select()
end
end"""


def register():
    gdb.unwinder.register_unwinder(None, Unwinder(), replace=True)
    gdb.execute(HOOK)
