# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/programs.py - runs inside gdb: symbols and breakpoints follow the programs

Read:     scripts/gdb/understack/programs.py before; tests/host/test_debug.py starts it

The guest runs `ls / | cat`: init, sh, ls and cat all have a main() at their own
address of the same range. A breakpoint is set in ls's; every stop is printed.
"""
import gdb

gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("source scripts/gdb/load.py")
gdb.execute("programs on")


def program():
    return gdb.parse_and_eval("$lx_current()")["comm"].string()


def go(place):
    gdb.execute(f"tbreak {place}")
    gdb.execute("continue")


while True:
    go("start_thread")
    print(f"exec={program()} symbols={gdb.lookup_global_symbol('main').symtab}")
    if program() == "ls":
        break
gdb.execute("break main")
gdb.execute("continue")
print(f"main={gdb.newest_frame().name()} of {program()}, argc={gdb.parse_and_eval('argc')}")
gdb.execute("next")
print(f"next={gdb.newest_frame().name()}")
go("sys_write")
gdb.execute("backtrace")
gdb.execute("up 2")
gdb.execute("finish")
print(f"finished={gdb.selected_frame().name()}")
gdb.execute("break exit")
go("do_exit")
while program() != "ls":
    go("do_exit")
gdb.execute("backtrace")
go("release_task")
gdb.execute("info breakpoints")
gdb.execute("continue")
