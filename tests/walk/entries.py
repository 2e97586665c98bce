# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/entries.py - runs inside gdb: backtraces at each instruction of an entry

Read:     tests/host/test_gdb.py starts it

From the vector to the C function, at interrupts, system calls and faults of a
program, gdb must find the program and its callers. What it found on the way is
compared with what struct pt_regs says in the C function. ustack asks for these
registers in its own way, and must find the same.
"""
import gdb

gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("set backtrace past-main on")
gdb.execute("source scripts/gdb/load.py")
gdb.execute("programs on")
from understack import tasks, userframes                                # noqa: E402

ARM = "arm" in gdb.selected_inferior().architecture().name()


def register(name, frame=None):
    value = (frame or gdb.newest_frame()).read_register(name)
    return int(value.cast(gdb.lookup_type("long"))) & 0xffffffff


def program_frames():
    """(pc, sp, name) of the program's, as the backtrace has them."""
    found, frame = [], gdb.newest_frame()
    while frame is not None:
        if frame.pc() < 0xc0000000:
            found.append((frame.pc(), register("sp", frame), frame.name()))
        frame = frame.older()
    return found


def user_registers():
    """(pc, sp) that the entry has saved."""
    size = gdb.lookup_type("union thread_union").sizeof
    top = int(gdb.parse_and_eval("(unsigned long)$lx_current()->stack")) + size - 8
    regs = gdb.Value(top).cast(gdb.lookup_type("struct pt_regs").pointer())[-1]
    if ARM:
        return tuple(int(regs["uregs"][at]) & 0xffffffff for at in (15, 13))
    return tuple(int(regs[name]) & 0xffffffff for name in ("ip", "sp"))


def stands_in_c():
    function = gdb.newest_frame().function()
    return function is not None and function.symtab.filename.endswith(".c")


def entry(kind, place):
    """Steps from the vector to C; prints what all steps found, or what they did not."""
    gdb.execute("delete")
    gdb.execute(f"tbreak {place}")
    gdb.execute("continue")
    seen, steps = [], 0
    while not stands_in_c() and steps < 100:
        regs = userframes.registers(tasks.current())
        seen.append((register("pc"), program_frames(), regs and (
            userframes.pc_of(regs), userframes.sp_of(regs))))
        gdb.execute("stepi", to_string=True)
        steps += 1
    saved, wanted = user_registers(), program_frames()
    for pc, frames, regs in seen:
        if frames != wanted or regs != saved:
            print(f"WRONG {kind} at {gdb.execute(f'info symbol {pc}', to_string=True).strip()}: "
                  f"{regs} {frames}, not {saved} {wanted}")
    # Where no page is gdb's arm does not look at CFI, and goes by lr.
    good = wanted and wanted[0][:2] == saved and (kind == "fetch" or wanted[-1][2] == "_start")
    print(f"entry={kind} steps={steps} in={gdb.newest_frame().name()} good={bool(good)}")


def leaves(kind, place, step):
    """finish and up in the middle of the assembly lead to the program."""
    found = []
    while len(found) < 3:       # gdb's finish does not end in _start
        gdb.execute("delete")
        gdb.execute(f"tbreak {place}")
        gdb.execute("continue")
        gdb.execute(f"stepi {step}")
        found = program_frames()
    before = found[0]
    while gdb.selected_frame().pc() >= 0xc0000000:
        gdb.execute("up", to_string=True)
    print(f"up={kind} {gdb.selected_frame().name() == before[2]}")
    gdb.execute("frame 0", to_string=True)
    gdb.execute("finish")
    print(f"finish={kind} {register('pc') == before[0]} {register('sp') == before[1]}")


def vector(name, offset):
    """The first instruction of an entry, when a program is interrupted."""
    if ARM:
        return f"*((unsigned long)&__vectors_start + {offset}) if (unsigned long)$lr < 0xc0000000"
    return f"*(unsigned long)&{name} if (*(long *)($esp + {offset}) & 3) == 3"


PLACES = {"syscall": vector("entry_INT80_32", 8 if ARM else 4),
          "fault": vector("asm_exc_page_fault", 16 if ARM else 8),
          "interrupt": vector("irq_entries_start", 24 if ARM else 4)}
if ARM:
    PLACES["fetch"] = vector("", 12)

gdb.execute("tbreak do_wait")
gdb.execute("continue")
for kind, place in PLACES.items():
    for _ in range(3):
        entry(kind, place)
for kind, place in PLACES.items():
    if kind != "fetch":
        leaves(kind, place, 3)
