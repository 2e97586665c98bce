# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/printers.py - how `print` shows the structures of the stack articles

Read:     machine.py before; `print/r` shows all members as they are

One line for what a lecture asks of a structure; the pictures are kstack's and ustack's.
"""
import gdb
import gdb.printing

from . import lists, machine, pagetable, tasks, vmas
from .machine import Sentence, number

VM_FLAGS = {1: "ioremap", 2: "vmalloc", 4: "vmap", 0x40: "no guard"}
SG_CHAIN, SG_END = 1, 2


class Printer:
    """to_string() from one function; gdb's own way where the memory makes no sense."""

    def __init__(self, value, text):
        self.value, self.text = value, text

    def to_string(self):
        if self.value.address is None:
            return "(a copy: print/r shows its members)"
        try:
            return self.text(machine.wrap(self.value))
        except (gdb.error, Sentence) as error:
            return f"<{error}>"


def task_struct(task):
    return (f"{tasks.name(task)} {tasks.state(task)}, stack {number(task['stack']):08x}, "
            f"mm {number(task['mm']):08x}, parent {int(task['real_parent']['pid'])}")


def mm_struct(mm):
    return (f"memory of {vmas.title(mm)}: {int(mm['map_count'])} areas, "
            f"{number(mm['total_vm']) * 4} kB, pgd {number(mm['pgd']):08x}, "
            f"start_stack {number(mm['start_stack']):08x}")


def vm_area_struct(vma):
    start, end = vmas.bounds(vma)
    return (f"{start:08x}-{end:08x} {vmas.rights(vma)} {(end - start) // 1024} kB "
            f"{vmas.label(vma)}".rstrip())


def vm_struct(vm):
    flags = number(vm["flags"])
    kind = " ".join(text for bit, text in VM_FLAGS.items() if flags & bit)
    addr = number(vm["addr"])
    return (f"{addr:08x}-{addr + number(vm['size']):08x} {kind}, {number(vm['nr_pages'])} pages, "
            f"by {machine.symbol_at(number(vm['caller'])) or 'nobody'}")


def linux_binprm(bprm):
    mm = number(bprm["mm"])
    return (f"\"{bprm['filename'].string()}\", argc {int(bprm['argc'])}, envc {int(bprm['envc'])}, "
            f"p {number(bprm['p']):08x}, mm {mm:08x}" + ("" if mm else " (in use: no way back)"))


def pt_regs(regs):
    if machine.is_arm():
        r = [number(regs["uregs"][at]) for at in range(18)]
        mode = {0x10: "user", 0x13: "kernel"}.get(r[16] & 0x1f, f"mode {r[16] & 0x1f:#x}")
        return f"{mode}: pc {r[15]:08x} lr {r[14]:08x} sp {r[13]:08x} r0 {r[0]:08x} r7 {r[7]:08x}"
    mode = "user" if number(regs["cs"]) & 3 == 3 else "kernel"
    words = " ".join(f"{name} {number(regs[name]):08x}" for name in ("ip", "ax", "orig_ax"))
    # An interrupt of the kernel pushes no sp.
    return f"{mode}: {words}" + (f" sp {number(regs['sp']):08x}" if mode == "user" else "")


def entry(level):
    """A printer of page-table entries of a level: 0, 1, 2 for pgd, pmd, pte."""
    def text(value):
        tables, data = pagetable.Tables(0), machine.must_read(value.address, 8)
        word = int.from_bytes(data, "little")
        kind = tables.kind(level, word)
        step = pagetable.Step("", 0, word, kind)
        where = "" if kind == "none" else f", page frame {(word & tables.address_mask) >> 12:05x}"
        return f"{word:016x}: {tables.flags(step)}{where}"
    return text


def scatterlist(sg):
    link = number(sg["page_link"])
    if link & SG_CHAIN:
        return f"goes on at {link & ~3:08x}"
    page, first = link & ~3, number(machine.variable("mem_map"))
    size = gdb.lookup_type("struct page").sizeof
    frame = (page - first) // size + (machine.phys_offset() >> 12) if page else 0
    return (f"page frame {frame:05x} + {number(sg['offset']):#x}, {number(sg['length'])} bytes, "
            f"dma {number(sg['dma_address']):#x}" + (", the last" if link & SG_END else ""))


STRUCTURES = {"task_struct": task_struct, "mm_struct": mm_struct, "vm_struct": vm_struct,
              "vm_area_struct": vm_area_struct, "linux_binprm": linux_binprm,
              "pt_regs": pt_regs, "scatterlist": scatterlist}
TYPEDEFS = {"pgd_t": entry(0), "pmd_t": entry(1), "pte_t": entry(2)}


def lookup(value):
    """gdb asks for each value that it prints."""
    text = TYPEDEFS.get(value.type.name) or \
        STRUCTURES.get(value.type.strip_typedefs().unqualified().tag)
    return Printer(value, text) if text else None


class LxList(gdb.Command):
    """lx-list HEAD TYPE MEMBER: print the structures on a list; a damaged one ends as well.
lx-rbtree ROOT TYPE MEMBER: the same for a tree, in order.

    lx-list init_task.tasks task_struct tasks"""

    walk, name = staticmethod(lists.list_entries), "lx-list"

    def __init__(self):
        super().__init__(self.name, gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        words = argument.split()
        if len(words) != 3:
            raise Sentence(f"{self.name} HEAD TYPE MEMBER, as in "
                           "`lx-list init_task.tasks task_struct tasks`.")
        machine.need_kernel()
        head, kind = machine.wrap(machine.evaluate(words[0])), f"struct {words[1]}"
        for at, found in enumerate(self.walk(head, kind, words[2], words[0])):
            text = STRUCTURES.get(words[1], lambda value: "")(found)
            print(f"{at:4}  {found.address:08x}  {text}".rstrip())


class LxRbtree(LxList):
    __doc__ = LxList.__doc__
    walk, name = staticmethod(lists.rbtree_entries), "lx-rbtree"


def register():
    LxList(), LxRbtree()
    gdb.printing.register_pretty_printer(None, lookup, replace=True)
