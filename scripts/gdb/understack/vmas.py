# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/vmas.py - `vmas`: the areas of an address space

Read:     include/linux/mm_types.h, fs/proc/task_mmu.c before; ustack.py after

What /proc/PID/smaps says, but of any mm: of one that no task runs yet, and of a
machine that no longer runs programs.
"""
import gdb

from . import lists, machine, pagetable, tasks
from .command import Command
from .machine import Sentence, number

VM_READ, VM_WRITE, VM_EXEC, VM_MAYSHARE, VM_GROWSDOWN = 1, 2, 4, 0x80, 0x100
VM_PFNMAP = 0x400


def of_argument(text):
    """The mm_struct of a PID or of an expression (mm, task, vma); current's without."""
    if not text:
        return of_task(tasks.current())
    if text.isdigit():
        return of_task(tasks.by_pid(int(text)))
    value = machine.wrap(machine.evaluate(text))
    if value.type.code == gdb.TYPE_CODE_PTR:
        if not number(value):
            raise Sentence(f"{text} is NULL: it has no address space (any more).")
        value = value.dereference()
    kind = value.type.tag
    if kind == "task_struct":
        return of_task(value)
    if kind == "vm_area_struct":
        return value["vm_mm"].dereference()
    if kind == "linux_binprm":
        if not number(value["mm"]):
            raise Sentence(f"{text}->mm is NULL: the new program's memory is current's now.")
        return value["mm"].dereference()
    if kind != "mm_struct":
        return of_task(tasks.by_pid(number(value)))
    return value


def of_task(task):
    if not number(task["mm"]):
        raise Sentence(f"{tasks.name(task)} has no user memory: it is a kernel thread, has not "
                       "run exec yet, or is dead.")
    return task["mm"].dereference()


def user_of(mm):
    """A task whose memory this is, or None."""
    address = mm.address
    return next((t for t in tasks.all_tasks() if number(t["mm"]) == address), None)


def title(mm):
    owner = user_of(mm)
    return tasks.name(owner) if owner else f"mm {mm.address:08x} (no task's yet)"


def areas(mm):
    """From the lowest address."""
    return lists.chain(mm["mmap"], "vm_next", "The list of areas")


def bounds(vma):
    return number(vma["vm_start"]), number(vma["vm_end"])


def rights(vma):
    flags = number(vma["vm_flags"])
    return "".join(letter if flags & bit else "-" for bit, letter in
                   ((VM_READ, "r"), (VM_WRITE, "w"), (VM_EXEC, "x"))) + \
        ("s" if flags & VM_MAYSHARE else "p")


def path(file):
    """As /proc shows it: the names up to the root of the mount."""
    names, dentry = [], file["f_path"]["dentry"]
    while number(dentry) != number(dentry["d_parent"]) and len(names) < 40:
        names.append(dentry["d_name"].string())
        dentry = dentry["d_parent"]
    return "/" + "/".join(reversed(names))


def label(vma):
    """File, [heap] or [stack], as in /proc/PID/maps."""
    mm, (start, end) = vma["vm_mm"], bounds(vma)
    if number(vma["vm_file"]):
        return path(vma["vm_file"])
    if start <= number(mm["brk"]) and end >= number(mm["start_brk"]) and number(mm["brk"]):
        return "[heap]"
    if start <= number(mm["start_stack"]) <= end:
        return "[stack]"
    if number(vma["vm_flags"]) & VM_GROWSDOWN:
        return "[stack]" if not number(mm["start_stack"]) else "(grows down)"
    return ""


def rss(tables, vma):
    """Page frames behind an area."""
    return sum(1 for _ in tables.present(*bounds(vma)))


def stack_of(mm):
    """The area of the first stack: it holds start_stack, or else it grows down."""
    found = None
    for vma in areas(mm):
        start, end = bounds(vma)
        if start <= number(mm["start_stack"]) <= end and number(mm["start_stack"]):
            return vma
        if number(vma["vm_flags"]) & VM_GROWSDOWN:
            found = vma
    if found is None:
        raise Sentence(f"{title(mm)} has no stack area yet.")
    return found


def at(mm, address):
    """(area that holds the address or None, next area above it or None)."""
    for vma in areas(mm):
        start, end = bounds(vma)
        if address < start:
            return None, vma
        if address < end:
            return vma, None
    return None, None


def lines(mm):
    tables = pagetable.of_mm(mm)
    rows, size, frames = [], 0, 0
    for vma in areas(mm):
        start, end = bounds(vma)
        pages = rss(tables, vma)
        size, frames = size + end - start, frames + 4 * pages
        rows.append(f" {start:08x}-{end:08x} {rights(vma)} {(end - start) // 1024:8} kB "
                    f"{4 * pages:7} kB  {label(vma)}"[:76])
    yield f" memory of {title(mm)}, highest address first"
    yield " address           rights     Size        Rss"
    yield from reversed(rows)
    count = f"{len(rows)} areas"
    yield f" {count:22} {size // 1024:8} kB {frames:7} kB"


class Vmas(Command):
    """vmas [PID | MM]: the areas of an address space: rights, size, page frames, what it is.

    vmas          vmas 1          vmas bprm->mm"""

    name = "vmas"

    def lines(self, argument):
        return lines(of_argument(argument))


def register():
    Vmas()
