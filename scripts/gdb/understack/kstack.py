# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/kstack.py - `kstack`: a kernel stack, drawn

Read:     stacks.py, picture.py before
"""
import gdb

from . import machine, pagetable, stacks, tasks
from .command import Command
from .machine import STACK_END_MAGIC, PAGE_SIZE, Sentence, number
from .picture import Picture

PAD = 8
GENERATIONS = {1: "thread_union", 2: "linear", 3: "vmapped"}
USER_CS = 3


def pt_regs_at(address):
    return machine.at(address, "struct pt_regs")


def task_pt_regs(task):
    size = gdb.lookup_type("struct pt_regs").sizeof
    return number(task["stack"]) + tasks.thread_size() - PAD - size


def decoded(regs):
    """struct pt_regs in lines of text: what a reader looks for first."""
    if machine.is_arm():
        r = [number(regs["uregs"][at]) for at in range(18)]
        return [f"pc {r[15]:08x} lr {r[14]:08x} sp {r[13]:08x}",
                f"cpsr {r[16]:08x} r7 {r[7]:08x} r0 {r[0]:08x}",
                f"ORIG_r0 {r[17]:08x} r1 {r[1]:08x} r2 {r[2]:08x}"]
    get = {name: number(regs[name]) for name in
           ("ip", "sp", "bp", "cs", "flags", "ax", "bx", "cx", "dx", "orig_ax")}
    return ["ip {ip:08x} sp {sp:08x} bp {bp:08x}".format(**get),
            "cs {cs:04x} flags {flags:08x} ax {ax:08x}".format(**get),
            "orig_ax {orig_ax:08x} bx {bx:08x}".format(**get)]


def from_user(regs):
    if machine.is_arm():
        return number(regs["uregs"][16]) & 0xf == 0 and number(regs["uregs"][15]) != 0
    return number(regs["cs"]) & 3 == USER_CS


def end_of_stack(task):
    base = number(task["stack"])
    if tasks.generation() == 1:
        base += gdb.lookup_type("struct thread_info").sizeof
    return base


def zeroed():
    """Does a stack start with zeros, so that the deepest word can be seen?"""
    return tasks.generation() > 1 or machine.exists("check_stack_usage")


def high_water(task):
    """Lowest address above the magic that ever held something, or None."""
    end = end_of_stack(task) + 4
    data = machine.read(end, number(task["stack"]) + tasks.thread_size() - end)
    if data is None or not zeroed():
        return None
    at = next((i for i, byte in enumerate(data) if byte), len(data))
    return end + at // 4 * 4


class Drawing:
    """One kernel stack with everything that is known about it."""

    def __init__(self, task):
        self.task = task
        self.base = number(task["stack"])
        if not self.base:
            raise Sentence(f"{tasks.name(task)} has no kernel stack any more: it is dead, and its "
                           "stack went to the next one that needs one.")
        self.top = self.base + tasks.thread_size()
        self.live, self.here = stacks.live_task()
        self.running = self.live.address == task.address
        self.tables = pagetable.kernel()
        self.frames = stacks.frames(task)
        self.page = None
        self.picture = Picture(*self.title())

    def title(self):
        gen = tasks.generation()
        yield (f" kernel stack of {tasks.name(self.task)}, {self.top - self.base} bytes, "
               f"generation {gen} ({GENERATIONS[gen]})")
        note = self.note()
        if note:
            yield " " + note

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

    def frame_label(self, address):
        """`frame 06123` at the first row of each page."""
        page = address // PAGE_SIZE
        if page == self.page:
            return ""
        self.page = page
        number_of = self.tables.frame(address)
        return "not mapped" if number_of is None else f"page frame {number_of:05x}"

    def guard(self, address):
        """Generation 3: is there nothing? Task 0's stack has its guard from initcalls on."""
        page = address & -PAGE_SIZE
        if self.tables.frame(page) is None:
            self.picture.row("guard page: not mapped", "", page, kind="guard")
        elif tasks.generation() == 3 and not (self.task0() and address >= self.top):
            self.picture.row("no guard page yet" if self.task0() else "MAPPED: NO GUARD PAGE",
                             "", page)

    def task0(self):
        return self.task.address == tasks.init_task().address

    def sp(self):
        """The stack pointer, if it points into this stack."""
        if self.frames:
            return self.frames[0].sp
        return self.top - PAD if self.running and machine.user_mode() else None

    def top_rows(self):
        picture, regs = self.picture, task_pt_regs(self.task)
        if tasks.generation() == 3:
            self.guard(self.top)
        picture.edge(self.top, f"stack + {self.top - self.base:#x}")
        picture.row(f"padding, {PAD} bytes", self.frame_label(self.top - 1))
        saved = pt_regs_at(regs)
        if self.running and machine.user_mode():
            picture.edge(self.top - PAD, "<- sp of the next entry")
            return
        if not from_user(saved):
            picture.edge(self.top - PAD)
            picture.row("no pt_regs: never came from user mode" if
                        int(self.task["flags"]) & tasks.PF_KTHREAD or not int(self.task["pid"])
                        else "pt_regs: not yet written", "", regs)
            return
        picture.edge(self.top - PAD, "pt_regs (user mode)")
        for at, line in enumerate(decoded(saved)):
            picture.row(line, "", regs if at == 2 else None)

    def frame_rows(self):
        """Oldest first: it lies highest."""
        self.picture.edge(None)
        rows = list(self.frames)
        for at in range(len(rows) - 1, -1, -1):
            frame = rows[at]
            above = rows[at + 1].sp if at + 1 < len(rows) else task_pt_regs(self.task)
            size = max(above - frame.sp, 0)
            mark = self.frame_label(frame.sp) or ("<- sp" if at == 0 else "")
            if at == 0 and frame.sp < self.base:
                mark = "<- sp, TOO DEEP"
            elif at == 0 and self.here is not None and self.here.task is None and self.running:
                mark = "<- sp, then left"
            elif at == 0 and "<- sp" not in mark:
                mark = "<- sp, " + mark.replace("page ", "")
            name = frame.name + (" (entry)" if frame.entry else "")
            self.picture.row(f"{name[:30]:30} {size:6}", mark, frame.sp, many=0 < at)

    def bottom_rows(self):
        picture, end, deepest = self.picture, end_of_stack(self.task), high_water(self.task)
        sp = self.sp()
        if sp is not None:
            picture.edge(None)
        if sp is not None and sp > end:
            text = f"{sp - end - 4} bytes free"
            if deepest is not None and deepest <= sp:
                text += f", {deepest - end - 4} never used"
            picture.row(text, self.frame_label(sp - 4 if sp % PAGE_SIZE == 0 else sp))
        if deepest is not None:
            picture.row(f"deepest use so far: {self.top - deepest} bytes", "", deepest)
        word = machine.read(end, 4)
        magic = machine.words(word)[0] if word else 0
        picture.row(f"{magic:08x} " + ("STACK_END_MAGIC" if magic == STACK_END_MAGIC
                                       else "instead of STACK_END_MAGIC"),
                    self.frame_label(end), end)
        self.thread_info_row()
        picture.edge(self.base, "task->stack")
        self.guard(self.base - 1)

    def thread_info_row(self):
        info = tasks.thread_info(self.task)
        text = f"thread_info: flags {number(info['flags']):#x} preempt {int(info['preempt_count']):#x}"
        if tasks.generation() == 1:
            self.picture.row(text, "thread_info", self.base)
        else:
            self.picture.title[-1:] = [self.picture.title[-1],
                                       f" {text} (in task_struct)"]

    def text(self):
        self.top_rows()
        if self.frames:
            self.frame_rows()
        self.bottom_rows()
        return self.picture.text()


class KStack(Command):
    """kstack [PID | TASK]: draw a kernel stack: guard pages, page frames, pad, pt_regs,
frames with their sizes, sp, what was never used, end magic, thread_info.

Without an argument: of the task whose stack the processor is on.
    kstack          kstack 1          kstack p->parent"""

    name = "kstack"

    def lines(self, argument):
        task = tasks.of_argument(argument) if argument else stacks.live_task()[0]
        yield Drawing(task).text()


def register():
    KStack()
