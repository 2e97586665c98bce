# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/canaries.py - runs inside gdb: is the compiler's canary the task's?

Read:     tests/host/test_stack_defences.py starts it

Stops at the beginning of system calls of several tasks and prints how many stops
there were, at how many __stack_chk_guard was current's stack_canary, and how many
different canaries were seen.
"""
import gdb

gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("set language c")
gdb.execute("break do_wait")
gdb.execute("break sys_execve")
current = "current_task" if gdb.lookup_global_symbol("current_task") else "__current"
stops, same, canaries = 0, 0, set()
while stops < 12:
    gdb.execute("continue")
    guard = int(gdb.parse_and_eval("__stack_chk_guard"))
    stops += 1
    same += guard == int(gdb.parse_and_eval(f"{current}->stack_canary"))
    canaries.add(guard)
print(f"stops={stops} same={same} several={len(canaries) >= 4}")
gdb.execute("kill")
