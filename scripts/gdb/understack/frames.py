# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/frames.py - to whom does a page frame belong?

Read:     include/linux/mm_types.h (struct page), mm/whose_page.c before; why.py after
"""
import gdb

from . import machine, pagetable, stacks, tasks, vmas
from .machine import PAGE_OFFSET, PAGE_SIZE, number

KNOWN = ("task_struct", "mm_struct", "vm_area_struct")


def page_of(frame):
    """struct page, or None where there is no RAM."""
    first = machine.phys_offset() >> 12
    array = machine.variable("mem_map")
    if not first <= frame < number(machine.variable("max_pfn")) or not number(array):
        return None
    return array[frame - first]


def flag(page, name):
    return number(page["flags"]) >> number(f"(unsigned long){name}") & 1


def slab(page, frame, address):
    """An object of a slab cache, named if it is a structure of the stack articles."""
    cache = page["slab_cache"]
    if not number(cache):
        return "a large kmalloc() block"
    cache = cache.dereference()
    name = cache["name"].string()
    if address is None:
        return f"slab objects: {name}"
    order = int(cache["order"])
    base = PAGE_OFFSET + ((frame >> order << order) << 12) - machine.phys_offset()
    size = int(cache["size"])
    at = base + (address - base) // size * size
    text = f"byte {address - at} of the {name} object at {at:08x}"
    if name in KNOWN:
        text += f": {member(gdb.lookup_type('struct ' + name), address - at)}"
    return text + owner_of(name, at)


def owner_of(name, at):
    """Whose task_struct or mm_struct that object is."""
    if name == "task_struct":
        task = next((t for t in tasks.all_tasks() if t.address == at), None)
        return f" of {tasks.name(task)}" if task is not None else " (free, or of a dead task)"
    task = next((t for t in tasks.all_tasks() if number(t["mm"]) == at), None) \
        if name == "mm_struct" else None
    return f" of {tasks.name(task)}" if task is not None else ""


def member(kind, offset):
    """`thread_info.flags`: what lies at an offset of a structure."""
    kind = kind.strip_typedefs()
    if kind.code == gdb.TYPE_CODE_ARRAY:
        size = kind.target().sizeof
        rest = member(kind.target(), offset % size) if size else ""
        return f"[{offset // size}]" + (f".{rest}" if rest else "") if size else ""
    if kind.code not in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION):
        return ""
    for field in kind.fields():
        at = offset - field.bitpos // 8
        if field.name and 0 <= at < field.type.sizeof:
            rest = member(field.type, at)
            return field.name + ("" if not rest or rest[0] == "[" else ".") + rest
    return "no member"


def kernel_stack(frame):
    """A stack that the frame is part of, in words, or None."""
    tables = pagetable.kernel()
    for stack in stacks.all_stacks():
        for at in range(stack.size // PAGE_SIZE):
            if tables.frame(stack.base + at * PAGE_SIZE) == frame:
                return f"page {at} of {stack.name} ({stack.base + at * PAGE_SIZE:08x})"
    return None


def user_page(frame):
    """A program's page, in words, or None."""
    for task in tasks.all_tasks():
        if not number(task["mm"]) or int(task["pid"]) != int(task["tgid"]):
            continue
        mm = task["mm"].dereference()
        tables = pagetable.of_mm(mm)
        for vma in vmas.areas(mm):
            for address, found in tables.present(*vmas.bounds(vma)):
                if found == frame:
                    return (f"memory of {tasks.name(task)} at {address:08x}, "
                            f"{vmas.label(vma) or 'anonymous'}")
    return None


def sentence(frame, address=None):
    """One sentence about a page frame, and about the address of it if it is lowmem's."""
    page = page_of(frame)
    if page is None:
        return "no RAM (or mem_map is not there yet)"
    stack = kernel_stack(frame)
    if stack:
        return stack
    if flag(page, "PG_slab"):
        return slab(page, frame, address)
    if flag(page, "PG_reserved"):
        return "the kernel's image, or what start-up reserved"
    if flag(page, "PG_table"):
        return f"a page table (page frame {frame:05x})"
    if int(page["_refcount"]["counter"]) == 0:
        return f"free (page frame {frame:05x})"
    if number(page["mapping"]):
        return f"page {int(page['index'])} of a file (page frame {frame:05x})"
    return user_page(frame) or f"in use by the kernel (page frame {frame:05x})"
