# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/pagewalk.py - `pagewalk`: the way of an address through the tables

Read:     pagetable.py before
"""
import gdb

from . import machine, pagetable, vmas
from .command import Command
from .machine import PAGE_OFFSET, number

USAGE = "An address, please: `pagewalk $sp`, `why 0xbefffffc bprm->mm`."


def split(argument):
    """(address, rest): the first word may be any expression without spaces."""
    words = argument.split(None, 1)
    if not words:
        raise machine.Sentence(USAGE)
    return number(f"(unsigned long)({words[0]})"), words[1] if len(words) > 1 else ""


def tables_for(address, rest):
    """(tables, in words whose)."""
    if rest:
        mm = vmas.of_argument(rest)
        return pagetable.of_mm(mm), vmas.title(mm)
    return pagetable.loaded(), "the tables that are loaded"


def lines(address, tables, whose):
    yield f" {address:08x} in {whose} (first table at physical {tables.root:08x})"
    steps = tables.steps(address)
    for step in steps:
        yield f"   {step.name}[{step.index:3}] = {step.entry:016x}  {tables.flags(step)}"
    found = tables.translate(address)
    if found is None:
        yield "   not present: an access faults" + \
            ("; who promised it? `why` tells" if address < PAGE_OFFSET else "")
    else:
        how = {"block": "in a block of 2 MiB", "hidden": "no access: PROT_NONE"}
        extra = how.get(steps[-1].kind)
        yield f"   page frame {found >> 12:05x}, physical {found:08x}" + \
            (f" ({extra})" if extra else "")


class PageWalk(Command):
    """pagewalk ADDRESS [PID | MM]: which page frame, and by which entries.

Without PID or MM: in the page tables that the processor has loaded.
    pagewalk $sp          pagewalk 0xbefffffc bprm->mm"""

    name = "pagewalk"

    def lines(self, argument):
        address, rest = split(argument)
        return lines(address, *tables_for(address, rest))


class PageFrame(gdb.Function):
    """$page_frame(ADDRESS): the number of its page frame in the tables that are loaded, or 0."""

    def __init__(self):
        super().__init__("page_frame")

    def invoke(self, address):
        return pagetable.loaded().frame(int(address) & 0xffffffff) or 0


def register():
    PageWalk(), PageFrame()
