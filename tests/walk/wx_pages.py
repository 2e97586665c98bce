# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/wx_pages.py - runs inside gdb: W^X, read from the page tables

Stops when the first program starts (all of the kernel is set up by then) and
walks all three levels of the tables that are in use. Prints how many pages are
executable and how many are both writable and executable. Tables are read at
their addresses in lowmem.
"""
import gdb

ENTRY_PA = 0x000000fffffff000


def table_at(physical):
    data = gdb.selected_inferior().read_memory(
        physical - (0x40000000 if ARM else 0) + 0xC0000000, 4096)
    data = bytes(data)
    return [int.from_bytes(data[i:i + 8], "little") for i in range(0, 4096, 8)]


def rights(entry, above):
    """(writable, executable) of an entry, limited by the levels above it."""
    if ARM:
        # AP[2] read-only, XN; table entries limit with APTable and XNTable.
        return above[0] and not entry >> 7 & 1, above[1] and not entry >> 54 & 1
    return above[0] and bool(entry & 2), above[1] and not entry >> 63


def table_rights(entry, above):
    if ARM:
        return above[0] and not entry >> 62 & 1, above[1] and not entry >> 60 & 1
    return above[0] and bool(entry & 2), above[1] and not entry >> 63


gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("tbreak start_thread")
gdb.execute("continue")
assert gdb.selected_frame().name() == "start_thread"
ARM = "arm" in gdb.selected_inferior().architecture().name()

# Entry 3, the kernel's GiB, is the same in every mm; the program is in 0 … 2.
gdb.execute("up")                       # load_elf_binary(): mm is the new program's
pgd = int(gdb.parse_and_eval("mm->pgd"))
data = bytes(gdb.selected_inferior().read_memory(pgd, 32))
found, executable, bad = 0, 0, []


def leaf(address, writable, can_execute, size):
    global found, executable
    found += size
    if can_execute:
        executable += size
        if writable:
            bad.append(f"{address:#x}")


for i in range(4):
    first = int.from_bytes(data[8 * i:8 * i + 8], "little")
    if not first & 1:
        continue
    # x86: entries of the first level have no rights of their own under PAE.
    at_first = table_rights(first, (True, True)) if ARM else (True, True)
    for j, second in enumerate(table_at(first & ENTRY_PA)):
        if not second & 1:
            continue
        address = i << 30 | j << 21
        if (ARM and second & 3 == 1) or (not ARM and second & 0x80):
            w, x = rights(second, at_first)
            leaf(address, w, x, 512)
            continue
        at_second = table_rights(second, at_first)
        for k, third in enumerate(table_at(second & ENTRY_PA)):
            if third & 1:
                w, x = rights(third, at_second)
                leaf(address | k << 12, w, x, 1)

print(f"pages={found} executable={executable} wx={len(bad)} {' '.join(bad[:8])}")
gdb.execute("kill")
