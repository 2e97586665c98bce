# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/lkdtm.py - fires lkdtm's triggers in a guest and takes the reports apart

Read:     drivers/lkdtm/core.c before, test_triggers.py after
"""
import dataclasses
import pathlib
import re

DIRECT = "/sys/kernel/debug/provoke-crash/DIRECT"
THREAD_SIZE = 8192
ARM_REGISTERS = 72      # sizeof(struct pt_regs)
# Lines that only say that a report begins.
MARKS = ("8<--- cut here ---", "------------[ cut here ]------------")


def fire(*names):
    """A line for the guest's shell: each trigger in a shell of its own."""
    return "; ".join(f"sh -c 'echo {name} pid $$; echo {name} > {DIRECT}'; "
                     f"echo {name} status $?" for name in names)


def backtrace(text):
    return re.findall(r" (\w+)\+0x[0-9a-f]+/0x[0-9a-f]+", text)


def line_of(path, text):
    """The number of the line that holds the text, the only one."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    numbers = [number for number, line in enumerate(lines, 1) if text in line]
    assert len(numbers) == 1, (path, text, numbers)
    return numbers[0]


@dataclasses.dataclass
class Report:
    """What the kernel logged between this trigger and the next."""
    text: str           # without the time of each line
    pid: int            # of the shell that fired
    status: int         # of that shell; None: the machine ended first

    @property
    def first(self):
        """The first line that is not lkdtm's own."""
        return [line for line in self.text.splitlines()
                if line and not line.startswith("lkdtm: ") and line not in MARKS][0]

    @property
    def address(self):
        """Where it faulted. arm's report of an overflow says sp: there was no room for
        the registers of the exception below it."""
        said = re.search(r"(?:page fault for address:|guard page was hit at"
                         r"|at virtual address|(\nsp :)) (\w+)", self.text)
        return int(said[2], 16) - (ARM_REGISTERS if said[1] else 0)

    @property
    def stack(self):
        """The lowest address of the stack that overflowed, or where sp is."""
        said = [(int(low, 16), int(high, 16)) for low, high in re.findall(
            r"(?:\(stack is |(?:Task|IRQ) stack: +\[0x)(\w+)\.\.(?:0x)?(\w+)", self.text)]
        if not said:
            return int(re.search(r"(?:ESP:|\nsp :) (\w+)", self.text)[1], 16) & -THREAD_SIZE
        assert {high - low for low, high in said} == {THREAD_SIZE}
        return min(said, key=lambda stack: abs(stack[0] - self.address))[0]

    @property
    def overflowed(self):
        """Its address is in the page below a stack: "TASK" or "IRQ"."""
        if not self.stack - 4096 <= self.address < self.stack:
            return None
        kind = re.search(rf"BUG: (\w+) stack guard page|(\w+) stack: +\[0x{self.stack:x}",
                         self.text)
        return (kind[1] or kind[2]).upper()

    def is_of(self, pid, comm="sh"):
        """Every part of the report names this task and no other."""
        owners = set(re.findall(r"PID: (\d+) Comm: (\w+)", self.text))
        return owners == {(str(pid), comm)}

    def blames(self, name):
        return name in backtrace(self.text)


def reports(run):
    """The reports of a run by trigger, in a list for each."""
    found = {}
    parts = re.split(r"lkdtm: Performing direct entry (\w+)\n",
                     re.sub(r"^\[ *\d+\.\d+\] ", "", run.log, flags=re.M))
    pids = re.findall(r"^(\w+) pid (\d+)$", run.out, re.M)
    ends = re.findall(r"^(\w+) status (\d+)$", run.out, re.M)
    assert [name for name, _ in pids] == parts[1::2], run.out
    for i, (name, pid) in enumerate(pids):
        status = int(ends[i][1]) if i < len(ends) else None
        found.setdefault(name, []).append(Report(parts[2 * i + 2], int(pid), status))
    return found


def report(run, name):
    """The only report of this trigger."""
    found = reports(run)[name]
    assert len(found) == 1
    return found[0]


def careless(arch, edited):
    """A kernel that clears no old stack, guards no area and may execute its stacks."""
    # The bits are x86's NX, arm's XN and PXN.
    return edited(arch, "careless",
                  ("kernel/stack_vmap.c", "memset(s->addr, 0, THREAD_SIZE);", ""),
                  ("kernel/stack_vmap.c", "THREADINFO_GFP, PAGE_KERNEL,",
                   "THREADINFO_GFP, __pgprot(pgprot_val(PAGE_KERNEL) & ~(0x8060ULL << 48)),"),
                  ("mm/vmalloc.c", "VM_ALLOC | vm_flags", "VM_ALLOC | VM_NO_GUARD | vm_flags"))
