# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/kstack.py - `kstack`: a kernel stack, drawn

Read:     region.py before, cpustacks.py after
"""
import gdb

from . import cpustacks, machine, stacks, tasks
from .command import Command
from .machine import STACK_END_MAGIC, PAGE_SIZE, Sentence, number
from .region import Region, decoded, from_user, pt_regs_at

PAD = 8
GENERATIONS = {1: "thread_union", 2: "linear", 3: "vmapped"}


def task_pt_regs(task):
    size = gdb.lookup_type("struct pt_regs").sizeof
    return number(task["stack"]) + tasks.thread_size() - PAD - size


def end_of_stack(task):
    base = number(task["stack"])
    if tasks.generation() == 1:
        base += gdb.lookup_type("struct thread_info").sizeof
    return base


class TaskStack(Region):
    """A task's kernel stack with everything that is known about it."""
    bottom = "task->stack"

    def __init__(self, task):
        self.task = task
        if not number(task["stack"]):
            raise Sentence(f"{tasks.name(task)} has no kernel stack any more: it is dead, and its "
                           "stack went to the next one that needs one.")
        self.live, self.here = stacks.live_task()
        self.running = self.live.address == task.address
        self.zeroed = tasks.generation() > 1 or machine.exists("check_stack_usage")
        stack = stacks.of_task(task)
        super().__init__(stack, stacks.frames(stack))
        gen, info = tasks.generation(), tasks.thread_info(task)
        self.info = (f"thread_info: flags {number(info['flags']):#x} "
                     f"preempt {int(info['preempt_count']):#x}")
        self.picture.title = [f" kernel stack of {tasks.name(task)}, {stack.size} bytes, "
                              f"generation {gen} ({GENERATIONS[gen]})"]
        self.picture.notes = [f" {text}" for text in (
            self.note(), f"{self.info} (in task_struct)" if gen > 1 else "") if text]

    def note(self):
        """Where the processor is, when that is not plainly on this stack."""
        if not self.running:
            return f"not running: sp is what the switch saved (state {tasks.state(self.task)})"
        me, sp = tasks.current(), tasks.kernel_sp()
        if machine.user_mode():
            return "in user mode: this stack is empty, the next entry starts at its top"
        if self.here is None:
            if 0 < self.base - sp <= PAGE_SIZE:
                return f"sp {sp:08x} is {self.base - sp} bytes below this stack: overflow"
            return f"sp {sp:08x} is in no kernel stack (a mode's own few words, or damaged)"
        if self.here.task is None:
            return f"sp {sp:08x} is on {self.here.name}" + self.overflow()
        if me.address != self.task.address:
            return f"in the middle of the switch: sp is here, current is {tasks.name(me)}"
        return ""

    def overflow(self):
        """How far below this stack the frames reach, when they do."""
        below = self.base - self.frames[0].sp if self.frames else 0
        return f"; {below} bytes too deep: overflow" if below > 0 else ""

    def task0(self):
        return self.task.address == tasks.init_task().address

    def unguarded(self, address):
        """Task 0's stack has its guard from initcalls on, and none above."""
        if self.task0():
            return "no guard page yet" if address < self.base and tasks.generation() == 3 else ""
        return super().unguarded(address)

    def end(self):
        """Above the magic."""
        return end_of_stack(self.task) + 4

    def first(self):
        return task_pt_regs(self.task)

    def sp(self):
        if self.running and machine.user_mode() and not self.frames:
            return self.top - PAD
        return super().sp()

    def mark(self):
        mark = super().mark()
        if mark == "<- sp" and self.here is not None and self.here.task is None and self.running:
            return "<- sp, then left"
        return mark

    def head(self):
        """pt_regs."""
        picture, regs = self.picture, task_pt_regs(self.task)
        picture.row(f"padding, {PAD} bytes", self.page_label(self.top - 1), detail=True)
        saved = pt_regs_at(regs)
        if self.running and machine.user_mode():
            picture.edge(self.top - PAD, "<- sp when entered")
            return False
        if not from_user(saved):
            picture.edge(self.top - PAD, detail=True)
            picture.row("no pt_regs: never came from user mode" if
                        int(self.task["flags"]) & tasks.PF_KTHREAD or not int(self.task["pid"])
                        else "pt_regs: not yet written", "", regs)
            return True
        picture.edge(self.top - PAD, "pt_regs (user mode)", detail=True)
        for at, line in enumerate(decoded(saved)):
            picture.row(line, "", regs if at == 2 else None, detail=at < 2)
        return True

    def foot(self):
        """The end magic, and generation 1's thread_info."""
        end = end_of_stack(self.task)
        word = machine.read(end, 4)
        magic = machine.words(word)[0] if word else 0
        self.picture.row(f"{magic:08x} " + ("STACK_END_MAGIC" if magic == STACK_END_MAGIC
                                            else "instead of STACK_END_MAGIC"),
                         self.page_label(end), end, detail=True)
        if tasks.generation() == 1:
            self.picture.row(self.info, "thread_info", self.base)


class KStack(Command):
    """kstack [PID | TASK | irq | df | overflow]: draw a kernel stack: guard pages, page frames,
pad, pt_regs, frames with their sizes, sp, what was never used, end magic, thread_info.

    kstack          the stack that the processor is on, and the one that it came from
    kstack 1        kstack p->parent
    kstack irq      the stack of interrupts
    kstack df       x86: the stack of #DF (double faults), and the TSS that was left
    kstack overflow arm: the stack on which an overflow is reported
    kstack -o FILE.svg irq    the same as a figure"""

    name = "kstack"

    def lines(self, argument):
        if argument in cpustacks.NAMES:
            yield [cpustacks.CpuStack(cpustacks.find(argument)).drawn()]
        elif argument:
            yield [TaskStack(self.task(argument)).drawn()]
        else:
            yield [self.region(stack).drawn() for stack in stacks.in_use()[:2]]

    @staticmethod
    def task(argument):
        try:
            return tasks.of_argument(argument)
        except Sentence:
            raise
        except gdb.error as error:
            raise Sentence(f"{argument} is neither a task nor irq, df or overflow: {error}") \
                from error

    @staticmethod
    def region(stack):
        return TaskStack(stack.task) if stack.task is not None else cpustacks.CpuStack(stack)


def register():
    KStack()
