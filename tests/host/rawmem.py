# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/rawmem.py - a second look at a guest: at the bytes of its RAM, without gdb

Read:     tests/walk/agree.py compares what this finds with what gdb's commands say

QEMU keeps the guest's RAM in a file, which is mapped here. Page tables, lists and
stacks are followed in it by code of its own; offsets of members come from DWARF,
addresses of symbols from System.map, registers are handed in.
"""
import json
import bisect
import functools
import mmap
import os
import re
import struct
import subprocess

PAGE, OFFSET = 4096, 0xC0000000
MEMBERS = {
    "task_struct": ["pid", "tgid", "comm", "stack", "mm", "tasks", "thread_group", "signal",
                    "flags"],
    "mm_struct": ["mmap", "pgd", "start_stack", "arg_start", "brk", "start_brk"],
    "vm_area_struct": ["vm_start", "vm_end", "vm_next", "vm_flags"],
    "signal_struct": ["rlim"],
}


def layout(folder):
    """Offsets and sizes from DWARF, symbols from System.map."""
    wanted = [(kind, member) for kind, members in MEMBERS.items() for member in members]
    words = ["gdb-multiarch", "-nx", "-batch", f"{folder}/vmlinux", "-ex", "set language c"]
    for kind, member in wanted:
        words += ["-ex", f"output (long)&((struct {kind} *)0)->{member}", "-ex", "echo \\n"]
    words += ["-ex", "output (long)sizeof(union thread_union)", "-ex", "echo \\n",
              "-ex", "output (long)sizeof(struct pt_regs)", "-ex", "echo \\n",
              "-ex", "output (long)sizeof(struct thread_info)"]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    found = {f"{kind}.{member}": int(value) for (kind, member), value in zip(wanted, said)}
    found["THREAD_SIZE"], found["PT_REGS"], found["THREAD_INFO"] = map(int, said[-3:])
    with open(f"{folder}/System.map", encoding="ascii") as rows:
        found["symbols"] = {row.split()[2]: int(row.split()[0], 16) for row in rows}
    config = open(f"{folder}/.config", encoding="ascii").read()
    found["generation"] = 3 if "CONFIG_VMAP_STACK=y" in config else \
        2 if "CONFIG_STACK_LINEAR=y" in config else 1
    found["arm"] = "CONFIG_ARM=y" in config
    found["folder"] = folder
    return found


@functools.lru_cache(None)
def functions(folder, program, arm):
    """(addresses, names) of a program's functions, by the linker's table; or none."""
    file = next((f"{folder}/{where}/{program}" for where in ("user", "tests")
                 if os.path.exists(f"{folder}/{where}/{program}")), None)
    said = subprocess.run([f"{'arm-none-eabi' if arm else 'i686-linux-gnu'}-nm", "-n", file],
                          capture_output=True, text=True, check=True).stdout if file else ""
    rows = [row.split() for row in said.splitlines()]
    rows = [(int(row[0], 16), row[2]) for row in rows if row[1] in "tTwW" and row[2][0] != "$"]
    return [address for address, _ in rows], [name for _, name in rows]


class Memory:
    """The guest's RAM: by physical address, and through a page table."""

    def __init__(self, path, layout_file):
        with open(layout_file, encoding="ascii") as text:
            self.off = json.load(text)
        with open(path, "rb") as file:
            self.ram = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        self.arm = self.off["arm"]
        self.first = 0x40000000 if self.arm else 0
        self.size = self.off["THREAD_SIZE"]
        self.kernel_root = self.symbol("swapper_pg_dir") - OFFSET + self.first

    def symbol(self, name):
        return self.off["symbols"][name]

    def phys(self, at, length):
        return self.ram[at - self.first:at - self.first + length]

    def pa(self, root, address):
        """Physical address, or None; root is that of a table of four entries."""
        table = root
        for shift, mask in ((30, 3), (21, 511), (12, 511)):
            entry, = struct.unpack("<Q", self.phys(table + 8 * (address >> shift & mask), 8))
            target = entry & (0xfffffff000 if self.arm else 0xffffffffff000)
            hidden = shift == 12 and entry & (2 if self.arm else 0x100)
            if not entry & 1 and not hidden:
                return None
            if shift == 21 and (entry & 3 == 1 if self.arm else entry & 0x80):
                return (target & ~0x1fffff) | address & 0x1fffff
            table = target
        return table | address & 0xfff

    def read(self, address, length, root=None):
        data = b""
        while len(data) < length:
            at = self.pa(root or self.kernel_root, address + len(data))
            if at is None:
                return None
            data += self.phys(at, min(length - len(data), PAGE - at % PAGE))
        return data

    def word(self, address, root=None):
        data = self.read(address, 4, root)
        return None if data is None else struct.unpack("<I", data)[0]

    def member(self, address, name):
        return self.word(address + self.off[name])

    def ring(self, head, offset):
        node = self.word(head)
        while node != head:
            yield node - offset
            node = self.word(node)

    def tasks(self):
        """Addresses of all task_structs."""
        first = self.symbol("init_task")
        group = self.off["task_struct.thread_group"]
        yield first
        for leader in self.ring(first + self.off["task_struct.tasks"],
                                self.off["task_struct.tasks"]):
            yield leader
            yield from self.ring(leader + group, group)

    def functions(self, address):
        """Names of what a return address returns to."""
        start = max(at for at in self.off["symbols"].values() if at < address)
        return [name for name, at in self.off["symbols"].items() if at == start]

    def comm(self, task):
        return self.read(task + self.off["task_struct.comm"], 16).split(b"\0")[0].decode()

    def name(self, task):
        return f"task {self.member(task, 'task_struct.pid')} '{self.comm(task)}'"

    def stack(self, task):
        return self.member(task, "task_struct.stack")

    def owner(self, sp):
        """The task in whose kernel stack an address lies, or None."""
        running = self.symbol("__current" if self.arm else "current_task") \
            if self.off["generation"] > 1 else 0
        return next((t for t in [*self.tasks(), *([self.word(running)] if running else [])]
                     if self.stack(t) and self.stack(t) <= sp < self.stack(t) + self.size), None)

    def frame(self, address, root=None):
        at = self.pa(root or self.kernel_root, address)
        return None if at is None else at >> 12

    def end_of_stack(self, task):
        return self.stack(task) + (self.off["THREAD_INFO"] if self.off["generation"] == 1 else 0)

    def function(self, program, address):
        """Name of a program's function by an address in it, or None."""
        starts, names = functions(self.off["folder"], program, self.arm)
        at = bisect.bisect(starts, address) - 1
        return names[at] if at >= 0 and address - starts[at] < 65536 else None

    def deepest(self, task):
        """Bytes from the top of a stack to the lowest one that was ever used."""
        start = self.end_of_stack(task) + 4
        data = self.read(start, self.stack(task) + self.size - start)
        rest = data.lstrip(b"\0")
        return (len(rest) + 3) // 4 * 4

    def pgd(self, mm):
        return self.member(mm, "mm_struct.pgd") - OFFSET + self.first

    def areas(self, mm):
        vma = self.member(mm, "mm_struct.mmap")
        while vma:
            yield vma, self.member(vma, "vm_area_struct.vm_start"), \
                self.member(vma, "vm_area_struct.vm_end")
            vma = self.member(vma, "vm_area_struct.vm_next")

    def frames(self, mm, start, end):
        root = self.pgd(mm)
        return sum(self.pa(root, at) is not None for at in range(start, end, PAGE))

    def stack_area(self, mm):
        start_stack = self.member(mm, "mm_struct.start_stack")
        return next(((start, end) for _, start, end in self.areas(mm)
                     if start <= start_stack <= end), None) if start_stack else None

    def argument_strings(self, mm, end):
        """Texts from arg_start to the zero word at the end, the lowest first."""
        start = self.member(mm, "mm_struct.arg_start")
        data = self.read(start, end - 4 - start, self.pgd(mm))
        return [text.decode("ascii", "backslashreplace") for text in data[:-1].split(b"\0")]


class CpuStack:
    """A stack of the processor's own: irq, df or overflow."""
    VARIABLES = {"irq": "irq_stack_ptr", "df": "doublefault_stack",
                 "overflow": "overflow_stack_ptr"}

    def __init__(self, memory, word):
        self.memory, self.word = memory, word
        known = self.VARIABLES[word] in memory.off["symbols"]
        self.base = memory.word(memory.symbol(self.VARIABLES[word])) if known else 0
        self.size = memory.size
        if word == "overflow" and self.base:
            self.base, self.size = self.base - PAGE, PAGE

    def callers(self, fp):
        """Return addresses along the frame pointers, and the one that leads elsewhere."""
        found, (pc, older) = [], (-4, -12) if self.memory.arm else (4, 0)
        while self.base + 12 <= fp < self.base + self.size:
            found.append(self.memory.word(fp + pc))
            fp = self.memory.word(fp + older)
        return found, fp

    def left(self):
        """(pc, sp) of who was interrupted, where the processor or the entry wrote them."""
        if self.word == "df":
            tss = self.memory.symbol("cpu_tss")
            return self.memory.word(tss + 32), self.memory.word(tss + 56)
        regs = self.base + PAGE - 8 - self.memory.off["PT_REGS"]
        return self.memory.word(regs + 60), self.memory.word(regs + 52)

    def disagreements(self, text, sp, fp):
        """What the picture does not say, or says otherwise. sp None: a program runs."""
        top, memory = self.base + self.size, self.memory
        used = sp is not None and self.base <= sp < top
        wanted = [f"^ {self.base:08x} \\+--", f"^ {top:08x} \\+--",
                  ", in use$" if used else ", not in use$",
                  "<- sp(, frame .*)?$" if used else "<- sp when entered$"]
        wanted += [f"frame {memory.frame(page):05x}" for page in range(self.base, top, PAGE)]
        if self.word != "overflow":
            rest = memory.read(self.base, self.size).lstrip(b"\0")
            wanted.append(f"deepest use so far: {(len(rest) + 3) // 4 * 4} bytes")
        for guard in (self.base - PAGE, top):
            if memory.frame(guard) is None:
                wanted.append(f"^ {guard:08x} : / / guard page: not mapped")
        if used and self.word != "irq":
            pc, left = self.left()
            wanted += [f"came from {left:08x}", f"{pc:08x} .*sp {left:08x}"]
        addresses, outside = self.callers(fp) if used else ([], 0)
        if used and self.word == "irq":
            left = int((re.search("came from ([0-9a-f]{8})", text) or ["", "0"])[1], 16)
            if not 0 <= outside - left <= 64:
                wanted.append(f"came from (a bit below {outside:08x})")
            # The first function that was called there returns to a frame of the task's.
            if addresses and "call_on_irq_stack" not in memory.functions(addresses.pop()):
                wanted.append("(the way back to call_on_irq_stack)")
        wanted += [rf"\| ({'|'.join(memory.functions(address))})\b" for address in addresses]
        return [pattern for pattern in wanted if not re.search(pattern, text, re.M)]


def user_registers(memory, task):
    """(pc, sp, lr) of a program, from the upper end of its kernel stack."""
    top = memory.stack(task) + memory.size - 8
    regs = struct.unpack(f"<{memory.off['PT_REGS'] // 4}I",
                         memory.read(top - memory.off["PT_REGS"], memory.off["PT_REGS"]))
    return (regs[15], regs[13], regs[14]) if memory.arm else (regs[12], regs[15], 0)


def hexadecimal(text):
    return [int(word, 16) for word in re.findall(r"\b[0-9a-f]{8}\b", text)]
