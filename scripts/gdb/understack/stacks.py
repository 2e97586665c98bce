# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/stacks.py - every kernel stack, and the frames on it

Read:     kernel/stack_vmap.c, arch/*/kernel/stacktrace.c before; kstack.py after

A task that runs: gdb unwinds from the registers, by the CFI of each function. A
task that sleeps: from what __switch_to() saved, along the frame pointers, as the
kernel's own arch_stack_walk() does.
"""
import collections

import gdb

from . import machine, tasks
from .machine import number

Stack = collections.namedtuple("Stack", "name base size task")
Frame = collections.namedtuple("Frame", "sp pc name entry")


def special():
    """The stacks that belong to no task."""
    size = tasks.thread_size()
    if machine.exists("irq_stack_ptr"):
        base = number(machine.variable("irq_stack_ptr"))
        if base:
            yield Stack("the stack of interrupts", base, size, None)
    if machine.exists("doublefault_stack"):
        yield Stack("the stack of #DF", number(machine.variable("doublefault_stack")), size, None)
    if machine.exists("overflow_stack_ptr"):
        top = number(machine.variable("overflow_stack_ptr"))
        if top:
            yield Stack("the overflow stack", top - 4096, 4096, None)
    if machine.is_arm():
        mini = machine.variable("stacks")
        for mode in ("irq", "abt", "und", "fiq"):
            yield Stack(f"the mini stack of {mode.upper()} mode", mini[mode].address, 16, None)
    if machine.exists("cached_stacks"):
        slots = machine.variable("cached_stacks")
        for at in range(slots.type.range()[1] + 1):
            if number(slots[at]):
                yield Stack(f"a stack that waits in cached_stacks[{at}]",
                            number(slots[at]["addr"]), size, None)


def of_task(task):
    return Stack(f"the kernel stack of {tasks.name(task)}", number(task["stack"]),
                 tasks.thread_size(), task)


def all_stacks():
    yield from special()
    for task in tasks.all_tasks():
        if number(task["stack"]):
            yield of_task(task)


def find(address):
    """The stack that the address lies in, or None."""
    return next((s for s in all_stacks() if s.base <= address < s.base + s.size), None)


def live_task():
    """(task, stack that sp is in): whose registers are those of the processor now?"""
    me = tasks.current()
    here = of_task(me) if machine.user_mode() else find(tasks.kernel_sp())
    return (here.task if here and here.task is not None else me), here


def function_at(pc):
    block = gdb.block_for_pc(pc)
    while block and not block.function:
        block = block.superblock
    if block:
        return block.function.print_name
    return machine.symbol_at(pc).partition("+")[0] or f"{pc:08x}"


def live_frames():
    """Those that gdb finds, from the newest; user mode ends the list."""
    found, frame = [], gdb.newest_frame()
    while frame is not None and len(found) < 500:
        sp = int(frame.read_register("sp").cast(gdb.lookup_type("long"))) & 0xffffffff
        if frame.pc() < machine.PAGE_OFFSET or found and sp < machine.PAGE_OFFSET:
            break
        name = frame.name() or function_at(frame.pc())
        entry = frame.type() == gdb.SIGTRAMP_FRAME
        found.append(Frame(sp, frame.pc(), name, entry))
        try:
            frame = frame.older()
        except gdb.error:
            break
    return found


def saved_registers(task):
    """(sp, pc, frame pointer) of a task that does not run."""
    if machine.is_arm():
        saved = tasks.thread_info(task)["cpu_context"]
        return number(saved["sp"]), number(saved["pc"]), number(saved["fp"])
    sp = number(task["thread"]["sp"])
    frame = machine.at(sp, "struct inactive_task_frame")
    return sp, number(frame["ret_addr"]), number(frame["bp"])


def next_link(fp):
    """(frame pointer of the caller, return address, sp of the caller)."""
    if machine.is_arm():
        older, sp, pc = machine.words(machine.must_read(fp - 12, 12))
        return older, pc, sp
    older, pc = machine.words(machine.must_read(fp, 8))
    return older, pc, fp + 8


def sleeping_frames(task):
    """From the newest: each with the sp that it had when it called."""
    stack = of_task(task)
    sp, pc, fp = saved_registers(task)
    found = [Frame(sp, pc, function_at(pc), False)]
    if not machine.is_arm():
        found = [Frame(sp, machine.address_of("__switch_to_asm"), "__switch_to_asm", False),
                 Frame(sp + 24, pc, function_at(pc), False)]
    while stack.base + 12 <= fp < stack.base + stack.size - 8:
        older, pc, sp = next_link(fp)
        name = function_at(pc - 1)
        entry = in_entry_text(pc)
        found.append(Frame(sp, pc, name, entry))
        if entry or older <= fp:
            break
        fp = older
    return found


def in_entry_text(pc):
    return machine.address_of("__entry_text_start") <= pc \
        < machine.address_of("__entry_text_end")


def frames(task):
    """Frames that lie in a task's stack or end in its guard page, from the newest."""
    live, _ = live_task()
    stack = of_task(task)
    if live.address == task.address:
        found = live_frames()
    else:
        found = sleeping_frames(task)
    return [f for f in found if stack.base - machine.PAGE_SIZE <= f.sp <= stack.base + stack.size]
