# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/tasks.py - all tasks, and the one that runs

Linux:    scripts/gdb/linux/tasks.py ($lx_current, $lx_task_by_pid, lx-ps)
Read:     include/linux/sched.h before, stacks.py after

Generation 1 finds current by the kernel's stack pointer, the others in a variable.
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
    return machine.at(number(task["stack"]), "struct thread_info")


def init_task():
    return machine.variable("init_task")


def threads(leader):
    yield leader
    yield from lists.list_entries(leader["thread_group"], "struct task_struct", "thread_group",
                                  f"The list of threads of {name(leader)}")


def on_the_lists():
    """Task 0, then every process with its threads."""
    yield init_task()
    for leader in lists.list_entries(init_task()["tasks"], "struct task_struct", "tasks",
                                     "The list of tasks"):
        yield from threads(leader)


def all_tasks():
    """Those, and one that has left the lists: it dies, but still stands on its stack."""
    seen = set()
    for task in on_the_lists():
        seen.add(task.address)
        yield task
    last = said_to_run()
    if last is not None and last.address not in seen:
        yield last


def said_to_run():
    """What the variable says, or in generation 1 the base of the stack; or None."""
    if generation() > 1:
        pointer = machine.variable("__current" if machine.is_arm() else "current_task")
        return pointer.dereference() if number(pointer) else None
    if machine.user_mode():
        return None
    base = machine.register("sp") & -thread_size()
    word = machine.read(machine.at(base, "struct thread_info")["task"].address, 4)
    address = machine.words(word)[0] if word else 0
    if address < machine.PAGE_OFFSET or machine.read(address, 4) is None:
        return None
    task = machine.at(address, "struct task_struct")
    return task if number(task["stack"]) == base else None


def comm(task):
    return task["comm"].string()


def name(task):
    return f"task {int(task['pid'])} '{comm(task)}'"


def by_pid(pid):
    """The task with that number."""
    for task in all_tasks():
        if int(task["pid"]) == pid:
            return task
    raise Sentence(f"There is no task {pid}: `lx-ps` lists them.")


def kernel_sp():
    """The kernel's stack pointer; None in user mode, when no kernel stack is in use."""
    return None if machine.user_mode() else machine.register("sp")


def owner_of(address):
    """The task whose kernel stack the address lies in, or None."""
    size = thread_size()
    for task in all_tasks():
        if 0 <= address - number(task["stack"]) < size and number(task["stack"]):
            return task
    return None


def current():
    """The task_struct of current."""
    machine.need_kernel()
    if generation() > 1:
        task = said_to_run()
        if task is None:
            raise Sentence("There is no current task: the variable that names it is 0.")
        return task
    sp = kernel_sp()
    task = owner_of(sp) if sp is not None else None
    if task is None and not machine.is_arm():
        task = owner_of(number("cpu_tss.sp0") - 1)      # user mode, or the stack of #DF
    return by_loaded_tables() if task is None else task


def by_loaded_tables():
    """Generation 1 on arm, in user mode or in the first instructions of an exception: the
    sp of the kernel's mode cannot be read, but the page tables and the TLS pointer can."""
    pgd = machine.root() - machine.phys_offset() + machine.PAGE_OFFSET
    same = [t for t in all_tasks() if number(t["mm"]) and number(t["mm"]["pgd"]) == pgd]
    tls = machine.register("TPIDRURO")
    mine = [t for t in same if number(thread_info(t)["tp_value"][0]) == tls] or same
    running = [t for t in mine if not int(t["state"])] or mine
    if not running:
        raise Sentence("No task has the page tables that are loaded: there is no current task.")
    return running[0]


def of_argument(text):
    """PID, or an expression that is a task_struct, or nothing: current."""
    machine.need_kernel()
    if not text:
        return current()
    if text.isdigit():
        return by_pid(int(text))
    value = machine.wrap(machine.evaluate(text))
    if value.type.code == gdb.TYPE_CODE_PTR:
        value = value.dereference()
    return value if value.type.tag == "task_struct" else by_pid(number(value))


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
        me = current().address
        yield "      PID  TGID  PPID S  TASK     STACK    MM       COMM"
        for task in all_tasks():
            at = task.address
            yield (f"  {'*' if at == me else ' '} {int(task['pid']):5} {int(task['tgid']):5} "
                   f"{int(task['real_parent']['pid']):5} {state(task)}  {at:08x} "
                   f"{number(task['stack']):08x} {number(task['mm']):08x} {comm(task)}")


class LxCurrent(gdb.Function):
    """$lx_current(): the task_struct of the task that runs, as in Linux."""

    def __init__(self):
        super().__init__("lx_current")

    def invoke(self):
        return current().lazy()


class LxTaskByPid(gdb.Function):
    """$lx_task_by_pid(PID): pointer to the task_struct, as in Linux."""

    def __init__(self):
        super().__init__("lx_task_by_pid")

    def invoke(self, pid):
        task = by_pid(int(pid)).lazy()
        return task.address


class LxThreadInfo(gdb.Function):
    """$lx_thread_info(TASK): the thread_info of a task, as in Linux."""

    def __init__(self):
        super().__init__("lx_thread_info")

    def invoke(self, task):
        task = machine.wrap(task)
        return thread_info(task.dereference() if task.type.code == gdb.TYPE_CODE_PTR
                           else task).lazy()


def register():
    LxPs(), LxCurrent(), LxTaskByPid(), LxThreadInfo()
