# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/signal_frame.py - runs inside gdb: the frame below an interrupted sp

Read:     arch/.../kernel/signal.c: setup_rt_frame() before; tests/host/test_walk.py
          starts it, with /tests/sighand as the program

Stops where the first frame of an SA_SIGINFO handler is written, and in the handler:
gdb finds the interrupted function through the frame, on arm because it knows Linux's,
on x86 by what crt0_x86.S says of it.
Prints name=value lines and the backtrace for the test.
"""
import os

import gdb


def show(name, value):
    print(f"{name}={int(value) & 0xffffffff:#x}")


gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("tbreak setup_rt_frame")
gdb.execute("continue")
assert gdb.selected_frame().name() == "setup_rt_frame", "did not stop there"

arm = "arm" in gdb.selected_inferior().architecture().name()
regs = gdb.parse_and_eval("regs")
ksig = gdb.parse_and_eval("ksig")
handler = int(ksig["ka"]["sa"]["sa_handler"])
pc, sp = ("uregs[15]", "uregs[13]") if arm else ("ip", "sp")


def register(name):
    return gdb.parse_and_eval(f"((struct pt_regs *){int(regs)})->{name}")


show("pc", register(pc))
show("sp", register(sp))
gdb.execute("finish")
show("handler", handler)
show("new_pc", register(pc))
show("frame", register(sp))
frame = f"((struct rt_sigframe *){int(register(sp))})"
context = f"{frame}->sig.uc.uc_mcontext" if arm else f"{frame}->uc.uc_mcontext"
show("frame_size", gdb.parse_and_eval("sizeof(struct rt_sigframe)"))
show("saved_pc", gdb.parse_and_eval(context + (".arm_pc" if arm else ".eip")))
show("saved_sp", gdb.parse_and_eval(context + (".arm_sp" if arm else ".esp")))
show("signo", gdb.parse_and_eval(f"{frame}->info.si_signo"))

program = os.path.join(os.path.dirname(gdb.objfiles()[0].filename), "tests/sighand")
gdb.execute(f"add-symbol-file {program}")
gdb.execute(f"thbreak *{handler:#x}")
gdb.execute("continue")
show("at", gdb.selected_frame().pc())
gdb.execute("backtrace 6")
gdb.execute("kill")
