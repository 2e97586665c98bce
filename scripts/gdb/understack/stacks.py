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

from . import lists, machine, tasks
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


def left_sp(frame, sp):
    """Of call_on_irq_stack(): the sp that it has exchanged, and keeps in a register."""
    if frame.name() != "call_on_irq_stack" or not on_irq_stack(sp):
        return sp
    value = frame.read_register("r4" if machine.is_arm() else "ebx")
    return int(value.cast(gdb.lookup_type("long"))) & 0xffffffff


def on_irq_stack(sp):
    base = number(machine.variable("irq_stack_ptr"))
    return base and base < sp <= base + tasks.thread_size()


def live_frames():
    """Those that gdb finds, from the newest; user mode ends the list."""
    found, frame = [], gdb.newest_frame()
    while frame is not None and len(found) < 500:
        sp = int(frame.read_register("sp").cast(gdb.lookup_type("long"))) & 0xffffffff
        if frame.pc() < machine.PAGE_OFFSET or found and sp < machine.PAGE_OFFSET:
            break
        name = frame.name() or function_at(frame.pc())
        entry = frame.type() == gdb.SIGTRAMP_FRAME and name != "call_on_irq_stack"
        found.append(Frame(left_sp(frame, sp), frame.pc(), name, entry))
        try:
            frame = frame.older()
        except gdb.error:
            break
    return found


def known():
    """All stacks that can be found, those that may be in use first."""
    yield from special()
    yield of_task(tasks.current())
    try:
        yield from all_stacks()
    except lists.Broken:
        pass


def home(sp):
    """The stack in which, or in the guard page of which, an address lies."""
    return next((s for s in known() if s.base <= sp < s.base + s.size), None) or \
        next((s for s in known() if 0 < s.base - sp <= machine.PAGE_SIZE), None)


def runs():
    """[(stack, its frames)]: those that the processor's frames lie on, the newest first.
    A stack is left where the next frame lies lower, or beyond the upper end."""
    found, low = [], 0
    for frame in live_frames():
        stack = found[-1][0] if found else None
        if not stack or not low <= frame.sp <= stack.base + stack.size:
            found.append((home(frame.sp), []))
        found[-1][1].append(frame)
        low = frame.sp
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


def frames(stack):
    """Frames that lie in a stack or end in its guard page, from the newest."""
    if stack.task is not None and live_task()[0].address != stack.task.address:
        return [f for f in sleeping_frames(stack.task)
                if stack.base - machine.PAGE_SIZE <= f.sp <= stack.base + stack.size]
    return next((found for run, found in runs() if run and run.base == stack.base), [])


def in_use():
    """The stacks that the processor came through, the newest first."""
    found = [stack for stack, _ in runs() if stack and stack.size >= machine.PAGE_SIZE] \
        if not machine.user_mode() else []
    return found or [of_task(live_task()[0])]
