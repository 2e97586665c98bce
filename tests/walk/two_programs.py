# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/two_programs.py - runs inside gdb: a program and its child, in turns

Read:     tests/walk/programs.py before; tests/host/test_debug.py starts it

sh waits for ls. Both are linked to the same addresses; at each stop in one of them
gdb must know that one's functions, arguments and callers, whichever ran before.
At the end cat runs under the name of ls, and must get none of ls's symbols.
"""
import gdb

gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("source scripts/gdb/load.py")
gdb.execute("programs on")


def program():
    return gdb.parse_and_eval("$lx_current()")["comm"].string()


def report():
    """Program, function and file of the stop, and of the outermost caller."""
    frame = last = gdb.newest_frame()
    while last.older() is not None:
        last = last.older()
    print(f"stop={program()} {frame.name()} {frame.find_sal().symtab} under {last.name()} "
          f"{last.find_sal().symtab}")


def until(name, place):
    """To the next stop at the place in a program of that name."""
    gdb.execute(f"tbreak {place}")
    gdb.execute("continue")
    while program() != name:
        gdb.execute(f"tbreak {place}")
        gdb.execute("continue")


until("sh", "start_thread")
gdb.execute("break wait_any")       # sh's own, whenever it waits for a child
gdb.execute("continue")
report()
for _ in range(2):
    until("ls", "start_thread")
    gdb.execute("tbreak main")
    gdb.execute("continue")
    report()
    print(f"argv={gdb.parse_and_eval('argv[1]').string()}")
    gdb.execute("tbreak do_exit")
    gdb.execute("continue")
    report()
    gdb.execute("continue")
    report()
# Another program of that name.
until("ls", "start_thread")
until("ls", "do_exit")
print(f"stranger={gdb.execute('ustack', to_string=True)}")
print(f"symbols={gdb.lookup_global_symbol('main')}")
