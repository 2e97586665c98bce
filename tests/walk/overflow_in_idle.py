# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/overflow_in_idle.py - runs inside gdb: task 0 calls recursive_loop()

Read:     drivers/lkdtm/bugs.c before; tests/host/test_overflow.py starts it

No trigger of a shell reaches the idle task, so gdb makes its call, with interrupts
on. Prints where the stack is, and what the kernel has logged when it restarts.
"""
import gdb

gdb.execute("set pagination off")
gdb.execute("set language c")
gdb.execute("tbreak run_init_process")
gdb.execute("continue")
gdb.execute("tbreak *cpu_idle_wait")
gdb.execute("continue")
stack = int(gdb.parse_and_eval("(unsigned long)&init_thread_union"))
size = int(gdb.parse_and_eval("sizeof(init_thread_union)"))
start = int(gdb.parse_and_eval("log_head"))
if gdb.selected_frame().architecture().name().startswith("i386"):
    gdb.execute("set var $eax = 128")
    gdb.execute("set var $eflags |= 0x200")
else:
    gdb.execute("set var $r0 = 128")
    gdb.execute("set var $cpsr &= ~0x80")
gdb.execute("set var $pc = recursive_loop")
gdb.execute("tbreak machine_restart")
gdb.execute("continue")
end = int(gdb.parse_and_eval("log_head"))
log = gdb.selected_inferior().read_memory(
    int(gdb.parse_and_eval("(unsigned long)log_buf")) + start, end - start)
print(f"stack={stack:x}..{stack + size:x}")
print("log=" + bytes(log).decode())
gdb.execute("kill")
