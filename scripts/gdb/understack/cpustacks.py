# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/cpustacks.py - the processor's own stacks, drawn

Read:     region.py before; arch/*/kernel/irq.c, arch/x86/kernel/doublefault_32.c,
          arch/arm/kernel/entry-armv.S (__bad_stack)

Each of them is entered with an empty stack, and keeps in one word where the stack lies
that was left:

	interrupts   callee-saved register of call_on_irq_stack(): ebx, r4
	#DF          cpu_tss.sp: the task gate has stored the registers there
	overflow     pt_regs, made by __bad_stack
"""
import collections

import gdb

from . import machine, stacks, tasks
from .machine import PAGE_OFFSET, Sentence, number
from .region import Region, decoded, pt_regs_at

NAMES = {"irq": "the stack of interrupts", "df": "the stack of #DF",
         "overflow": "the overflow stack", "softirq": ""}
VARIABLES = {"irq": "irq_stack_ptr", "df": "doublefault_stack", "overflow": "overflow_stack_ptr"}
SOFTIRQ = ("This kernel has no softirqs, and so no stack for them: handlers do all their work at "
           "once, on the stack of interrupts (`kstack irq`).")
NO_IRQ = ("There is no stack of interrupts: irq_stack_ptr is 0. init_IRQ() makes one, unless the "
          "kernel is built with IRQ_STACKS=n; handlers run on the stack of the task that they "
          "interrupt.")
NO_DF = ("arm has no double fault: an exception always finds the small stack of its mode. An "
         "overflow is noticed there, and reported on the overflow stack (`kstack overflow`).")
NO_OVERFLOW = ("x86 has no overflow stack: an overflow is a double fault, and that has a stack of "
               "its own (`kstack df`).")
NOT_YET = "There is no overflow stack yet: allocate_overflow_stacks() is an initcall."

Link = collections.namedtuple("Link", "address name value")


def find(word):
    """The stack that a command calls by this word."""
    for stack in stacks.special():
        if stack.name == NAMES[word]:
            return stack
    if word == "overflow":
        raise Sentence(NOT_YET if machine.is_arm() else NO_OVERFLOW)
    raise Sentence({"softirq": SOFTIRQ, "irq": NO_IRQ, "df": NO_DF}[word])


def word_of(stack):
    return next(word for word, name in NAMES.items() if name == stack.name)


def irq_link(stack, frames):
    """The highest word that holds what call_on_irq_stack() keeps in a register."""
    name = "r4" if machine.is_arm() else "ebx"
    left = next((f for f in stacks.live_frames() if f.name == "call_on_irq_stack"), None)
    if left is None:
        return None
    top, low = stack.base + stack.size, max(stack.base, frames[0].sp)
    words = machine.words(machine.must_read(low, top - low))
    at = next((at for at in range(len(words) - 1, -1, -1) if words[at] == left.sp), None)
    return Link(None if at is None else low + 4 * at, name, left.sp)


def df_link(_stack, _frames):
    tss = machine.variable("cpu_tss")
    return Link(tss["sp"].address, "cpu_tss.sp", number(tss["sp"]))


def overflow_regs(stack):
    """Where __bad_stack puts pt_regs: below two words."""
    return stack.base + stack.size - 8 - gdb.lookup_type("struct pt_regs").sizeof


def overflow_link(stack, frames):
    if frames[0].sp > overflow_regs(stack):
        return None                     # not written yet
    sp = pt_regs_at(overflow_regs(stack))["uregs"].address + 4 * 13
    return Link(sp, "pt_regs.sp", machine.words(machine.must_read(sp, 4))[0])


LINKS = {"irq": irq_link, "df": df_link, "overflow": overflow_link}


class CpuStack(Region):
    """The stack of interrupts, of #DF, of overflows."""

    def __init__(self, stack):
        super().__init__(stack, stacks.frames(stack))
        self.word = word_of(stack)
        self.bottom = "" if self.word == "overflow" else VARIABLES[self.word]
        self.zeroed = self.word != "overflow"
        self.link = LINKS[self.word](stack, self.frames) if self.frames else None
        self.picture.title = list(self.title())

    def title(self):
        use = "in use" if self.frames else "not in use"
        yield f" {self.stack.name} of this CPU, {self.stack.size} bytes, {use}"
        if self.link:
            yield f" came from {self.came_from(self.link.value)}"
        elif self.frames:
            yield " it has just been entered: the way back is not written yet"
        elif self.word == "overflow" and tasks.generation() < 3:
            yield " nobody enters it: without CONFIG_VMAP_STACK no overflow is noticed"

    def came_from(self, sp):
        """In which stack, or how far below it, the stack pointer was."""
        where = f"{sp:08x}"
        if self.link.address is None:
            where += f" (in {self.link.name})"
        stack = stacks.home(sp)
        if stack is None or sp < PAGE_OFFSET:
            return f"{where}, in no kernel stack"
        how = f", {stack.base - sp} bytes below" if sp < stack.base else " in"
        if stack.task is None:
            return f"{where}{how} {stack.name}: `kstack {word_of(stack)}`"
        return (f"{where}{how} the stack of {tasks.name(stack.task)}: "
                f"`kstack {int(stack.task['pid'])}`")

    def end(self):
        """Generation 1 copies a thread_info to the lower end of the stack of #DF."""
        if self.word != "df" or tasks.generation() > 1:
            return self.base
        return self.base + gdb.lookup_type("struct thread_info").sizeof

    def sp(self):
        return super().sp() or self.top

    def stack_label(self):
        if not self.frames:
            return "<- sp when entered"
        return VARIABLES["overflow"] if self.word == "overflow" else super().stack_label()

    def unguarded(self, _address):
        if self.word == "overflow":
            return "no guard page: a page of lowmem"
        text = super().unguarded(_address)
        if text and self.word == "df" and \
                self.base == machine.address_of("boot_doublefault_stack"):
            return "no guard page yet: initcalls map it"
        return text

    def head(self):
        """Where the way back is written, when that lies on this stack."""
        if not self.link or self.word == "df" or self.link.address is None:
            return False
        link = self.link
        if self.word == "irq":
            self.picture.row(f"{link.name} {link.value:08x}: sp as it was",
                             self.page_label(link.address), link.address, link=link.value)
            return False
        for at, line in enumerate(decoded(pt_regs_at(overflow_regs(self.stack)))):
            self.picture.row(line, "" if at else self.page_label(link.address),
                             None if at else link.address, detail=at > 0,
                             link=None if at else link.value)
        return True

    def foot(self):
        if label := self.page_label(self.base):
            self.picture.row("the lowest page", label, self.base, detail=True)

    def drawn(self):
        picture = super().drawn()
        if self.word == "df":
            self.tss_rows()
        return picture

    def tss_rows(self):
        """The TSS in which the registers lie of the code that was left."""
        tss = machine.variable("cpu_tss")
        get = {name: number(tss[name]) for name in
               ("ip", "sp", "bp", "cs", "flags", "ax", "bx", "cx", "sp0")}
        self.picture.edge(None, detail=True)
        if not get["ip"]:
            self.picture.row("cpu_tss: no #DF so far, sp0 {sp0:08x}".format(**get), "", tss.address)
        else:
            self.picture.row("cpu_tss: ip {ip:08x} sp {sp:08x}".format(**get),
                             stacks.function_at(get["ip"]), tss.address,
                             link=self.link and self.link.value)
            for text in ("bp {bp:08x} cs {cs:04x} flags {flags:08x}",
                         "ax {ax:08x} bx {bx:08x} sp0 {sp0:08x}"):
                self.picture.row(text.format(**get), detail=True)
        self.picture.edge(None, detail=True)
