# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/walknames.py - what a transcript calls the kernel's addresses

Read:     docs/walks/README.md, "What a transcript compares"; used by walk.py

Each commit moves functions, objects and page frames.  So that a transcript only
changes when a mechanism does, BATCH=1 prints

	a function of the kernel             <its name>
	a variable                           &its_name, &its_name+0x10
	an address in the stack of task 7    [7]+1fb4
	one just below it                    [7]-001c
	in the stack of interrupts, of #DF or of overflows   [irq]+1fb4 [df]+… [ovf]+…
	any other address of the kernel      ptr-A, ptr-B ... in order of appearance
	a page frame                         A, B ... in order of appearance
	an entry of a page table             00e00000<A..>f5f

and all else literally: addresses of the user's, sizes, offsets, shifts, counts.
"""
import re

import gdb

from understack import machine, stacks

SHORT = {"the stack of interrupts": "irq", "the stack of #DF": "df", "the overflow stack": "ovf"}
ADDRESS = re.compile(r"""
    (?P<pointer>(?<!\w)(?:0x)?[c-f][0-9a-f]{7}(?![0-9a-f]))
  | (?P<entry>(?<![0-9a-fx])[0-9a-f]{16}(?![0-9a-f]))
  | (?<=page[ ]frame[ ])(?P<frame>[0-9a-f]{5,})
  | (?<=table[ ]at[ ]physical[ ])(?P<table>[0-9a-f]{8,})
  | (?<=physical[ ])(?P<physical>[0-9a-f]{8,9})\b
""", re.X)
KERNEL_WALK = re.compile(r" [c-f][0-9a-f]{7} in ")      # of pagewalk
INDEX = re.compile(r"\b(pmd|pte)\[ *\d+\]")
ROOTS = re.compile(r"\$(cr3|TTBR0)\b")
LITERAL = (0xc0000000, 0xfffff000)      # the border itself; from here on -errno
PAGE = 4096


def letters(number):
    """0: A, 25: Z, 26: AA."""
    name = ""
    while True:
        name = chr(65 + number % 26) + name
        number = number // 26 - 1
        if number < 0:
            return name


class Names:
    """The names of one transcript."""

    def __init__(self, arch):
        self.arch, self.pointers, self.frames = arch, {}, {}

    def stacks(self):
        """(short name, lowest address, size) of each stack there is."""
        for stack in stacks.all_stacks():
            if stack.task is not None:
                yield str(int(stack.task["pid"])), stack.base, stack.size
            elif stack.name in SHORT:
                yield SHORT[stack.name], stack.base, stack.size

    def kernel(self, address):
        """The name of an address of the kernel."""
        try:
            for name, base, size in self.stacks():
                if base - PAGE <= address <= base + size:
                    sign = "+" if address >= base else "-"
                    return f"[{name}]{sign}{abs(address - base):04x}"
        except (gdb.error, machine.Sentence):
            pass                        # before the first task
        said = gdb.execute(f"info symbol {address:#x}", to_string=True)
        match = re.match(r"(\S+)(?: \+ (\d+))? in section (\S+)", said)
        if match and match[3].startswith((".text", ".entry", ".kprobes", ".irqentry")):
            return f"<{match[1]}>"
        # What lay in .init is free memory by now, and somebody else's.
        # A label of the compiler's has another number after each edit.
        if match and not match[3].startswith(".init") and not match[1].startswith(".L"):
            return f"&{match[1]}" + (f"+{int(match[2]):#x}" if match[2] else "")
        return "ptr-" + letters(self.pointers.setdefault(address, len(self.pointers)))

    def frame(self, number):
        return letters(self.frames.setdefault(number, len(self.frames)))

    def name(self, match):
        """What stands in the transcript instead of one address."""
        kind, text = match.lastgroup, match[0]
        value = int(text, 16)
        if kind == "pointer":
            if value == LITERAL[0] or value >= LITERAL[1]:
                return text
            return f"{self.kernel(value):{len(text)}}"
        if kind == "entry":
            frame = value >> 12 & 0xfffffff
            return f"{text[:8]}<{self.frame(frame):.<3}>{text[13:]}" if frame else text
        if kind == "frame":
            return self.frame(value)
        page = self.frame(value >> 12)
        return f"{page}+{value & 0xfff:#x}" if kind == "physical" and value & 0xfff else page

    def replace(self, line, text):
        """The text that a gdb line has printed, with names."""
        if ROOTS.search(line):
            return re.sub(r"0x[0-9a-f]+.*", lambda m: "frame " + self.frame(
                (int(m[0].split()[0], 16) & 0xffffff000) >> 12), text)
        if KERNEL_WALK.match(text):
            text = INDEX.sub(r"\1[...]", text)
            text = re.sub(r"(physical [0-9a-f]{5,6})[0-9a-f]{3}\b", r"\g<1>000", text)
        rows = [ADDRESS.sub(self.name, row).rstrip() for row in text.split("\n")]
        # gdb says 0xc0048784 <name+16>: the name once is enough.
        return "\n".join(re.sub(r"(<\w+>) +<\w+(?:\+\d+)?>", r"\1", row) for row in rows)
