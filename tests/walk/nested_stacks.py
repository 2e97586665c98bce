# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/nested_stacks.py - runs inside gdb: the stack of interrupts overflows

Read:     drivers/lkdtm/bugs.c: exhaust_in_interrupt() before; tests/host/test_gdb.py

Three stacks are in use then. Prints the pictures of the two upper ones, and of each
what the guest's RAM says otherwise.
"""
import os
import sys

import gdb

sys.path.insert(0, os.environ["HOST"])
import rawmem                                                           # noqa: E402

gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("source scripts/gdb/load.py")
ARM = "arm" in gdb.selected_inferior().architecture().name()
WORD = "overflow" if ARM else "df"
gdb.execute("tbreak " + ("handle_bad_stack" if ARM else "exc_double_fault"))
gdb.execute("continue")
frame = gdb.newest_frame()
sp, fp = [int(frame.read_register(name)) & 0xffffffff for name in ("sp", "r11" if ARM else "ebp")]
memory = rawmem.Memory(os.environ["RAM"], os.environ["LAYOUT"])
wrong = rawmem.CpuStack(memory, WORD).disagreements(
    gdb.execute(f"kstack {WORD}", to_string=True), sp, fp)
print(f"wrong={wrong}")
for command in ("kstack", "kstack irq"):
    print(f"--- {command}")
    gdb.execute(command)
gdb.execute("kill")
