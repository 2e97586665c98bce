# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/oops_kernel.py - runs inside gdb: the kernel jumps to nowhere

Read:     tests/host/test_proc.py starts it

When a program reads /proc/version the kernel goes on at address 8: an oops.
Prints first=panic, or first=machine_power_off when only that program died.
"""
import gdb

gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("tbreak version_proc_show")
gdb.execute("continue")
gdb.execute("set var $pc = 8")
gdb.execute("break panic")
gdb.execute("break machine_power_off")
gdb.execute("continue")
print("first=" + gdb.selected_frame().name())
gdb.execute("kill")
