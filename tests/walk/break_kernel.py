# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/break_kernel.py - runs inside gdb: damages what a check watches

Read:     tests/host/test_options.py starts it, with and without the checks

Overwrites the end marker of task 0's stack, and marks a free lock as taken.
Prints first=NAME for the function that noticed: panic, or spin_bug; or
run_init_process when nobody did.
"""
import gdb

gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("tbreak rest_init")
gdb.execute("continue")
gdb.execute("set language c")
in_task = "thread_info" in gdb.lookup_type("struct task_struct").keys()
end_of_stack = "&init_thread_union" if in_task else "(&init_thread_union.thread_info + 1)"
gdb.execute(f"set var *(unsigned long *){end_of_stack} = 0")
try:
    gdb.execute("set var tasklist_lock.locked = 1")
except gdb.error:
    print("the lock has no owner")      # CONFIG_DEBUG_LOCKS=n
seen = []
for name in ("panic", "spin_bug", "run_init_process"):
    if gdb.lookup_global_symbol(name) or gdb.lookup_static_symbol(name):
        gdb.execute(f"break {name}")
while not seen or seen[-1] == "spin_bug":
    gdb.execute("continue")
    seen.append(gdb.selected_frame().name())
print("seen=" + ",".join(dict.fromkeys(seen)))
gdb.execute("kill")
