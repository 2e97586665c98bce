# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/why.py - `why`: one sentence about any address

Read:     stacks.py, vmas.py, frames.py before; mm/whose_page.c asks the same in C
"""
import gdb

from . import frames, kstack, machine, pagetable, pagewalk, stacks, tasks, vmalloc, vmas
from .command import Command
from .machine import PAGE_OFFSET, PAGE_SIZE, number

SECTIONS = (("_text", "_etext", "kernel text"), ("__start_rodata", "__end_rodata", "read-only data"),
            ("__init_begin", "__init_end", "memory of start-up functions, freed after boot"),
            ("_sdata", "_edata", "kernel data"), ("__bss_start", "__bss_stop", "kernel bss"))


def plural(count, unit="byte"):
    return f"{count} {unit}" + ("" if count == 1 else "s")


def in_task_stack(address, stack):
    """The part of a task's stack that an address lies in."""
    task, regs = stack.task, kstack.task_pt_regs(stack.task)
    kind = gdb.lookup_type("struct pt_regs")
    end = kstack.end_of_stack(task)
    if address >= regs + kind.sizeof:
        return "the padding above pt_regs"
    if address >= regs:
        return f"in pt_regs, {frames.member(kind, address - regs)}"
    if address < end:
        info = gdb.lookup_type("struct thread_info")
        return f"in thread_info, {frames.member(info, address - stack.base)}"
    if address < end + 4:
        return "STACK_END_MAGIC"
    found = stacks.frames(stack)
    if not found or address < found[0].sp:
        return "in the free part below sp"
    owner = [f for f in found if f.sp <= address][-1]
    return f"in the frame of {owner.name}()"


def kernel_stack(address):
    """Sentence about a kernel stack or its guard, or None."""
    every = list(stacks.all_stacks())
    for stack in every:
        if stack.base <= address < stack.base + stack.size:
            text = f"in {stack.name}, {plural(stack.base + stack.size - address)} below its top"
            return text + (f": {in_task_stack(address, stack)}" if stack.task is not None else "")
    tables = pagetable.kernel()
    if tables.frame(address) is not None:
        return None
    for stack in every:
        if 0 < stack.base - address <= PAGE_SIZE:
            return f"{plural(stack.base - address)} below {stack.name}: its guard page"
    for stack in every:
        if 0 <= address - stack.base - stack.size < PAGE_SIZE:
            return (f"{plural(address - stack.base - stack.size)} above {stack.name}: "
                    "the guard of that area")
    return None


def kernel_image(address):
    if not machine.address_of("_text") <= address < machine.address_of("_end"):
        return None
    page = frames.page_of((address - PAGE_OFFSET + machine.phys_offset()) >> 12)
    if page is not None and not frames.flag(page, "PG_reserved"):
        return None             # given away after boot
    where = next((text for start, end, text in SECTIONS
                  if machine.address_of(start) <= address < machine.address_of(end)), "the kernel's image")
    name = machine.symbol_at(address)
    task = tasks.init_task()
    at = address - task.address
    if 0 <= at < task.type.sizeof:
        name = f"task_struct of {tasks.name(task)}, {frames.member(task.type, at)}"
    return f"{name or 'no symbol'}, in {where}"


def user(address, rest):
    """Sentence about an address below TASK_SIZE."""
    mm = vmas.of_argument(rest)
    tables, who = pagetable.of_mm(mm), vmas.title(mm)
    vma, above = vmas.at(mm, address)
    if vma is None:
        if above is None:
            return f"in no area of {who}, above all of them"
        name = vmas.label(above) or "an area without a file"
        start, end = vmas.bounds(above)
        return (f"in no area of {who}: {start - address:#x} below {name} "
                f"{start:08x}-{end:08x}")
    start, end = vmas.bounds(vma)
    frame = tables.frame(address)
    name = vmas.label(vma) or "an area without a file"
    behind = f"page frame {frame:05x}" if frame is not None else \
        "no page frame yet: the first access brings one"
    return f"in {name} {start:08x}-{end:08x} {vmas.rights(vma)} of {who}; {behind}"


def kernel(address):
    """Sentence about a kernel address."""
    tables = pagetable.kernel()
    frame = tables.frame(address)
    low = PAGE_OFFSET <= address < number(machine.variable("high_memory"))
    for ask in (kernel_stack, kernel_image):
        text = ask(address)
        if text:
            return text
    if low and frame is not None:
        return frames.sentence(frame, address)
    text = vmalloc.sentence(address)
    if text:
        return text
    if frame is None:
        return "not mapped, and nobody's" if not low else "lowmem, but not mapped"
    return f"mapped to page frame {frame:05x}: {frames.sentence(frame)}"


def sentence(address, rest=""):
    if address < PAGE_SIZE:
        return f"{address:08x} is " + ("NULL" if not address else
                                       f"NULL plus {plural(address)}: a member of no structure")
    if address < task_size():
        return f"{address:08x} is {user(address, rest)}."
    if address < PAGE_OFFSET:
        return f"{address:08x} is above TASK_SIZE and below the kernel: nobody's."
    return f"{address:08x} is {kernel(address)}."


def task_size():
    return 0xbf000000 if machine.is_arm() else PAGE_OFFSET


class Why(Command):
    """why ADDRESS [PID | MM]: one sentence about an address: whose it is, what lies there.
why frame NUMBER: one sentence about a page frame.

Addresses of programs are looked up in current's memory, or in that of PID or MM.
    why $sp          why 0xc8803ff0          why bprm->p          why frame 0x4aa"""

    name = "why"

    def lines(self, argument):
        words = argument.split(None, 1)
        if len(words) == 2 and words[0] == "frame":
            frame = number(f"(unsigned long)({words[1]})")
            yield f"Page frame {frame:05x}: {frames.sentence(frame)}."
            return
        address, rest = pagewalk.split(argument)
        yield sentence(address, rest)


def register():
    Why()
