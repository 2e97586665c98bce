# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/irq_stack.py - on which stack does the timer's handler run?

Read:     arch/x86/kernel/irq.c, arch/arm/kernel/irq.c before

Prints whether sp lies in the stack of interrupts or in that of the task, and whether
the backtrace leads to the code that was interrupted.
"""
import gdb


def number(text):
    return int(gdb.parse_and_eval(text)) & 0xffffffff


def where():
    sp, size = number("$sp"), number("sizeof(init_thread_union)")
    base = number("irq_stack_ptr")
    if base and base <= sp < base + size:
        return "irq"
    return "task"


gdb.execute("set pagination off")
gdb.execute("tbreak run_init_process")
gdb.execute("continue")
gdb.execute("tbreak tick_periodic")
gdb.execute("continue")
frames = gdb.execute("backtrace", to_string=True)
handler, _, interrupted = frames.rpartition("<signal handler called>")
crosses = "do_IRQ" in handler and "\n#" in interrupted and "stopped" not in frames
print(f"stack={where()} crosses={crosses}")
if not crosses:
    print(frames)
gdb.execute("kill")
