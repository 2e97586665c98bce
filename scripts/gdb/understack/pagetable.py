# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/pagetable.py - from an address to a page frame

Read:     include/asm-generic/pgtable.h before

Both processors walk three levels of 4, 512 and 512 entries of 64 bits. Here the
tables are read physically, so any task's can be, whichever are loaded.

	address  | 31 30 | 29     21 | 20     12 | 11      0 |
	         |  pgd  |    pmd    |    pte    |   offset  |
"""
import collections

from . import machine
from .machine import PAGE_SIZE

LEVELS = (("pgd", 30, 3), ("pmd", 21, 511), ("pte", 12, 511))
X86_BITS = ((0, "present"), (1, "rw"), (2, "user"), (5, "accessed"), (6, "dirty"), (8, "global"),
            (63, "nx"))
ARM_BITS = ((10, "af"), (6, "user"), (7, "ro"), (55, "dirty"), (11, "ng"), (53, "pxn"), (54, "xn"))

Step = collections.namedtuple("Step", "name index entry kind")


class Tables:
    """The page tables below one root; what was read once is kept."""

    def __init__(self, root):
        self.root = root
        self.arm = machine.is_arm()
        self.address_mask = 0xfffffff000 if self.arm else 0xffffffffff000
        self.cache = {}

    def table(self, address, entries):
        if address not in self.cache:
            data = machine.read_physical(address, 8 * entries)
            self.cache[address] = [int.from_bytes(data[at:at + 8], "little")
                                   for at in range(0, len(data), 8)]
        return self.cache[address]

    def kind(self, level, entry):
        """What an entry is: nothing, a table, a block of 2 MiB, or a page."""
        if not entry & 1:
            hidden = entry & 2 if self.arm else entry & 0x100
            return "hidden" if level == 2 and hidden else "none"
        if level == 2:
            return "page"
        if level == 1 and (entry & 3 == 1 if self.arm else entry & 0x80):
            return "block"
        return "table"

    def steps(self, address):
        """The entries that a walk to the address looks at, outermost first."""
        table, found = self.root, []
        for level, (name, shift, mask) in enumerate(LEVELS):
            index = address >> shift & mask
            entry = self.table(table, mask + 1)[index]
            found.append(Step(name, index, entry, self.kind(level, entry)))
            if found[-1].kind != "table":
                break
            table = entry & self.address_mask
        return found

    def leaf(self, address):
        """(physical address, last step); the first is None where nothing is mapped."""
        step = self.steps(address)[-1]
        if step.kind == "block":
            return (step.entry & self.address_mask & ~0x1fffff) | address & 0x1fffff, step
        if step.kind in ("page", "hidden"):
            return step.entry & self.address_mask | address & 0xfff, step
        return None, step

    def translate(self, address):
        return self.leaf(address)[0]

    def frame(self, address):
        """Number of the page frame, or None."""
        found = self.translate(address)
        return None if found is None else found >> 12

    def read(self, address, length):
        """Bytes, up to the first page that is not there."""
        data = b""
        while length > 0:
            found = self.translate(address)
            if found is None:
                break
            part = min(length, PAGE_SIZE - address % PAGE_SIZE)
            data += machine.read_physical(found, part)
            address, length = address + part, length - part
        return data

    def word(self, address):
        data = self.read(address, 4)
        return int.from_bytes(data, "little") if len(data) == 4 else None

    def flags(self, step):
        """The bits of an entry in words."""
        if step.kind == "none":
            return "not present"
        bits = ARM_BITS if self.arm else X86_BITS
        if step.kind == "table":
            return "-> table"
        text = " ".join(name for bit, name in bits if step.entry >> bit & 1)
        return ("PROT_NONE " if step.kind == "hidden" else "") + text

    def present(self, start, end):
        """(address, frame number) of each page between the two that has one."""
        with machine.physical():
            while start < end:
                step = self.steps(start)[-1]
                if step.name == "pgd":
                    start = (start | 0x3fffffff) + 1
                elif step.name == "pmd" and step.kind == "none":
                    start = (start | 0x1fffff) + 1
                else:
                    if step.kind != "none":
                        yield start, self.translate(start) >> 12
                    start += PAGE_SIZE


def loaded():
    """The tables that the processor uses now."""
    machine.need_kernel()
    return Tables(machine.root())


def of_mm(mm):
    """Those of an address space, loaded or not."""
    return Tables(machine.pa(machine.number(mm["pgd"])))


def kernel():
    """Those of the kernel's own addresses."""
    machine.need_kernel()
    if not machine.is_arm() and machine.root() == machine.pa(
            machine.address_of("initial_page_table")):
        return Tables(machine.root())           # before paging_init()
    return Tables(machine.pa(machine.address_of("swapper_pg_dir")))
