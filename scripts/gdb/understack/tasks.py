# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/tasks.py - all tasks, and the one that runs

Linux:    scripts/gdb/linux/tasks.py ($lx_current, $lx_task_by_pid, lx-ps)
Read:     include/linux/sched.h before, stacks.py after

Three generations, three ways to find current: clear the low bits of the kernel's
stack pointer, or read a variable. In user mode the kernel's stack pointer is not
among the registers that gdb sees on arm; the loaded page tables and the TLS
register tell the task then.
"""
import gdb

from . import lists, machine
from .command import Command
from .machine import Sentence, number

STATES = {0: "R", 1: "S", 2: "D", 4: "T", 8: "t", 64: "X"}
PF_KTHREAD = 0x00200000


def generation():
    """1, 2 or 3, as GEN= of make."""
    fields = gdb.lookup_type("struct task_struct").keys()
    if "thread_info" not in fields:
        return 1
    return 3 if "stack_vm_area" in fields else 2


def thread_size():
    return gdb.lookup_type("union thread_union").sizeof


def thread_info(task):
    if generation() > 1:
        return task["thread_info"]
    kind = gdb.lookup_type("struct thread_info").pointer()
    return task["stack"].cast(kind).dereference()


def init_task():
    return gdb.lookup_global_symbol("init_task").value()


def threads(leader):
    yield leader
    yield from lists.list_entries(leader["thread_group"], "struct task_struct", "thread_group",
                                  f"The list of threads of {name(leader)}")


def all_tasks():
    """Task 0, then every process with its threads."""
    yield init_task()
    for leader in lists.list_entries(init_task()["tasks"], "struct task_struct", "tasks",
                                     "The list of tasks"):
        yield from threads(leader)


def comm(task):
    return task["comm"].string(errors="replace")


def name(task):
    return f"task {int(task['pid'])} '{comm(task)}'"


def by_pid(pid):
    """The task with that number."""
    for task in all_tasks():
        if int(task["pid"]) == pid:
            return task
    raise Sentence(f"There is no task {pid}: `lx-ps` lists them.")


def user_mode():
    if machine.is_arm():
        return machine.register("cpsr") & 0xf == 0
    return machine.register("cs") & 3 == 3


def kernel_sp():
    """The kernel's stack pointer; on arm None while the processor is in user mode."""
    if not user_mode():
        return machine.register("sp")
    return None if machine.is_arm() else number("cpu_tss.sp0") - 1


def owner_of(address):
    """The task whose kernel stack the address lies in, or None."""
    size = thread_size()
    for task in all_tasks():
        if 0 <= address - number(task["stack"]) < size and number(task["stack"]):
            return task
    return None


def by_loaded_tables():
    """Generation 1 on arm, from user mode: only one task has this pgd and TLS pointer."""
    pgd = machine.root() - machine.phys_offset() + machine.PAGE_OFFSET
    tls = machine.register("TPIDRURO")
    same = [t for t in all_tasks() if number(t["mm"]) and number(t["mm"]["pgd"]) == pgd]
    if len(same) > 1:
        same = [t for t in same if number(thread_info(t)["tp_value"][0]) == tls] or same
    if not same:
        raise Sentence("No task has the page tables that are loaded: there is no current task.")
    return same[0]


def current():
    """The task_struct of current."""
    machine.need_kernel()
    if generation() > 1:
        pointer = evaluate_current()
        if not number(pointer):
            raise Sentence("There is no current task: the variable that names it is 0.")
        return pointer.dereference()
    sp = kernel_sp()
    task = owner_of(sp) if sp is not None else by_loaded_tables()
    if task is None and not machine.is_arm():
        task = owner_of(number("cpu_tss.sp0") - 1)      # on the stack of #DF
    if task is None and sp is not None:
        irq = exception_sp()
        task = owner_of(irq) if irq else None
    if task is None:
        task = by_loaded_tables()
    return task


def exception_sp():
    """Generation 1 has no other variable that leads back from a foreign stack."""
    regs = machine.evaluate("irq_regs") if machine.exists("irq_regs") else None
    return number(regs) if regs is not None else 0


def evaluate_current():
    name = "__current" if machine.is_arm() else "current_task"
    return gdb.lookup_global_symbol(name).value()


def of_argument(text):
    """PID, or an expression that is a task_struct, or nothing: current."""
    machine.need_kernel()
    if not text:
        return current()
    if text.isdigit():
        return by_pid(int(text))
    value = machine.evaluate(text)
    if value.type.strip_typedefs().code == gdb.TYPE_CODE_PTR:
        value = value.dereference()
    if str(value.type.strip_typedefs()).removeprefix("const ") != "struct task_struct":
        return by_pid(number(value))
    return value


def state(task):
    exit_state = int(task["exit_state"])
    if exit_state:
        return "Z" if exit_state == 16 else "X"
    bits = int(task["state"]) & 0x7f
    return "R" if not bits else STATES.get(bits & -bits, "?")


class LxPs(Command):
    """lx-ps: all tasks: number, process, parent, state, stack, mm, name.

As in Linux. `*` marks current."""

    name = "lx-ps"

    def lines(self, argument):
        me = number(current().address)
        yield "      PID  TGID  PPID S  TASK     STACK    MM       COMM"
        for task in all_tasks():
            at = number(task.address)
            yield (f"  {'*' if at == me else ' '} {int(task['pid']):5} {int(task['tgid']):5} "
                   f"{int(task['real_parent']['pid']):5} {state(task)}  {at:08x} "
                   f"{number(task['stack']):08x} {number(task['mm']):08x} {comm(task)}")


class LxCurrent(gdb.Function):
    """$lx_current(): the task_struct of the task that runs, as in Linux."""

    def __init__(self):
        super().__init__("lx_current")

    def invoke(self):
        return current()


class LxTaskByPid(gdb.Function):
    """$lx_task_by_pid(PID): pointer to the task_struct, as in Linux."""

    def __init__(self):
        super().__init__("lx_task_by_pid")

    def invoke(self, pid):
        return by_pid(int(pid)).address


class LxThreadInfo(gdb.Function):
    """$lx_thread_info(TASK): the thread_info of a task, as in Linux."""

    def __init__(self):
        super().__init__("lx_thread_info")

    def invoke(self, task):
        return thread_info(task.dereference()
                           if task.type.strip_typedefs().code == gdb.TYPE_CODE_PTR else task)


def register():
    LxPs(), LxCurrent(), LxTaskByPid(), LxThreadInfo()
