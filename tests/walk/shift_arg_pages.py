# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/shift_arg_pages.py - runs inside gdb: the page of the strings stays

Read:     fs/exec.c: shift_arg_pages() before; tests/host/test_walk.py starts it

Stops where the first stack of pid 1 moves, and looks up the page frame of the
strings in the page tables before and after: the address changes, the frame
does not. Prints name=value lines for the test.
"""
import gdb

PAGE = 4096
ENTRY_PA = 0x000000fffffff000      # bits of a 64-bit entry that are an address


def lowmem(physical):
    """The kernel's address of a page-table page."""
    arm = "arm" in gdb.selected_inferior().architecture().name()
    return physical - (0x40000000 if arm else 0) + 0xC0000000


def entry(table, index):
    data = gdb.selected_inferior().read_memory(table + 8 * index, 8)
    return int.from_bytes(bytes(data), "little")


def frame_of(mm, address):
    """Page frame number behind a user address of @mm, or None."""
    table = int(mm["pgd"])
    for shift, mask in ((30, 3), (21, 511), (12, 511)):
        value = entry(table, address >> shift & mask)
        if not value & 1:
            return None
        table = lowmem(value & ENTRY_PA)
    return (value & ENTRY_PA) >> 12


def show(name, value):
    print(f"{name}={value:#x}" if value is not None else f"{name}=none")


gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("tbreak shift_arg_pages")
gdb.execute("continue")
assert gdb.selected_frame().name() == "shift_arg_pages", "did not stop there"

vma = gdb.parse_and_eval("vma")
shift = int(gdb.parse_and_eval("shift"))
mm = vma["vm_mm"].dereference()
gdb.execute("up")
assert gdb.selected_frame().name() == "setup_arg_pages"
p = int(gdb.parse_and_eval("bprm->p"))     # setup_arg_pages() has moved it
gdb.execute("down")

show("shift", shift)
show("p", p)
show("vm_start_before", int(vma["vm_start"]))
show("vm_end_before", int(vma["vm_end"]))
show("old_frame_before", frame_of(mm, p + shift))
show("new_frame_before", frame_of(mm, p))
gdb.execute("finish")
show("vm_start_after", int(vma["vm_start"]))
show("vm_end_after", int(vma["vm_end"]))
show("old_frame_after", frame_of(mm, p + shift))
show("new_frame_after", frame_of(mm, p))

# Where does the stack end up? expand_stack() comes next, in setup_arg_pages().
gdb.execute("finish")
assert gdb.selected_frame().name() == "load_elf_binary"
show("vm_start_final", int(vma["vm_start"]))
show("vm_end_final", int(vma["vm_end"]))
gdb.execute("kill")
