#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/checkstack.py - how deep can the kernel stack get?  `make checkstack ARCH=x86`

Linux:    scripts/checkstack.pl lists the frames; the paths are ours
Read:     scripts/run.mk before (a build with -fcallgraph-info=su in a folder of its own)

gcc writes for each source which function has a frame of how many bytes (on x86 with
its return address) and whom it calls.  What it cannot know is whom a pointer points
to: a call of `x->member(...)` may reach every function that some source stores in a
member of this name; what is stored through a parameter or a macro is found by the
patterns of MEMBERS, and the calls of plain pointers are listed in POINTERS.

    struct pt_regs, entry   +-----+  BASE: what lies there before the first function
    sys_...                 |     |  the table: the deepest path of each system call
    ...                     |     |
    page fault              |     |  below any of them may come the deepest path of an
    interrupt               +-----+  exception, and an interrupt with its registers

Not counted: reports (panic(), die(), WARN(), ...) and what they print; a second turn
of a recursion; assembly, 32 bytes for each routine; arguments pushed for a call.
"""
import argparse
import collections
import os
import pathlib
import re
import sys

sys.setrecursionlimit(10000)

REPORTS = {"panic", "die", "__die", "__bug", "__warn", "__might_sleep", "spin_bug", "dump_stack",
           "__stack_chk_fail", "die_of_overflow", "make_task_dead", "usercopy_abort",
           "bad_page", "show_regs", "show_stack", "show_fault_oops", "page_fault_oops", "die_kernel_fault"}
ASSEMBLY = 32

# Calls of a plain pointer: function that calls -> functions that it may call.
POINTERS = {
    "do_int80_syscall_32": [], "invoke_syscall": [],        # the system calls, one by one below
    "syscall_restart_with": ["sys_restart_syscall"],
    "invoke_psci_fn": [], "machine_restart": [], "machine_power_off": [],      # assembly
    "direct_entry": [], "lkdtm_EXEC_STACK": [],             # lkdtm breaks stacks on purpose
    "do_initcalls": [], "call_setup": [], "parse_args": [], "memblock_for_each_free": [],  # boot
    "transfer": [r"map_(single|pages|sg)"],                 # drivers/stackdma.c
    "run_mode": [r"run_on_(stack|kmalloc|vmap)"],
    "kthread": ["worker_thread"], "worker_thread": ["free_work"],
    "vma_special_name": [],                                 # nobody has one
    "rotate_up": [r"\w+_rotate"],
    "rb_erase_augmented": [r"\w+(callbacks|augment_cb)_copy", r"\w+_propagate"],
    "sort": ["swap_bytes", r"cmp_ex\w*"],
    **dict.fromkeys(["consume_prologue", "walk_regs", "walk", "arch_stack_walk", "unwind_regs"],
                    ["find_wchan", "stack_trace_consume_entry_nosched"]),
}

# Members that macros or tables without names fill in: member -> pattern of the sources.
MEMBERS = {
    "proc_handler": r"\b(proc_do\w+)\b",
    "proc_show": r"\bONE(?:_RW)?\([^;]*?,\s*(\w+)\)",
    "proc_get_link": r"\bLNK\(\"\w+\",\s*(\w+)\)",
    "show": r"(?:single_open\(\w+,\s*|proc_create_single\([^;]*,\s*)(\w+)[,)]",
    "single_show": r"proc_create_single\([^;]*?,\s*(\w+)\)",
    "handler": r"request_irq\([^,]+,\s*(\w+)",
}

ARCH = {
    # bytes above the first function of a system call, and of a kernel exception
    "x86": {"entry": "do_int80_syscall_32", "exception": "exc_page_fault", "irq": "do_IRQ",
            "base": 8 + 68, "args": 24, "regs": 60},
    "arm": {"entry": None, "exception": "do_DataAbort", "irq": "do_IRQ",
            "base": 8 + 72, "args": 8, "regs": 76},
}


class Graph:
    """Frames, calls, and the calls through pointers."""

    def __init__(self, folder, sources):
        self.frame, self.calls = {}, collections.defaultdict(set)
        self.indirect = []                      # (function, file, line)
        self.names = collections.defaultdict(set)   # plain name -> titles
        for name in pathlib.Path(folder, ".objs").read_text(encoding="utf-8").split():
            path = pathlib.Path(name).with_suffix(".ci")    # none for assembly
            if path.exists():
                self.read(path.read_text(encoding="utf-8"))
        self.text = {path: pathlib.Path(path).read_text(encoding="utf-8") for path in sources}
        self.stored = collections.defaultdict(set)  # (struct or None, member) -> names
        for text in self.text.values():
            for struct, body in re.findall(r"struct (\w+) \w+(?:\[[^]]*\])?[ \w]*= \{(.*?)\n\s*\}",
                                           text, re.S):
                for member, name in re.findall(r"\.(\w+)\s*=\s*&?(\w+)", body):
                    self.stored[struct, member].add(name)
                    self.stored[None, member].add(name)
        self.unresolved, self.resolved = [], []
        for site in self.indirect:
            self.resolve(*site)

    def read(self, text):
        for title, label in re.findall(r'^node: \{ title: "([^"]+)" label: "([^"]+)"', text, re.M):
            size = re.search(r"(\d+) bytes \((\w+)", label)
            if size:
                self.frame[title] = max(int(size[1]), self.frame.get(title, 0))
                self.names[title.split(":")[-1]].add(title)
        for source, target, label in re.findall(
                r'^edge: \{ sourcename: "([^"]+)" targetname: "([^"]+)"(?: label: "([^"]*)")?',
                text, re.M):
            if target == "__indirect_call":
                file, line, _ = label.rsplit(":", 2)
                self.indirect.append((source, file, int(line)))
            else:
                self.calls[source].add(target)

    def type_of(self, pointer, file):
        """The struct that a variable or member of this name points to, in file or a header."""
        for path in [file, *(path for path in self.text if path.endswith(".h"))]:
            found = re.search(rf"struct (\w+)\s*\*\s*(?:const\s+)?{pointer}\b",
                              self.text.get(path, ""))
            if found:
                return found[1]
        return None

    def assigned(self, member, struct):
        """Functions that some source stores in this member of the struct, or of any."""
        found = set(self.stored[struct, member]) or set(self.stored[None, member])
        patterns = [rf"->{member}\s*=\s*&?(\w+)\s*;", MEMBERS.get(member, r"$^()")]
        for text in self.text.values():
            for pattern in patterns:
                found.update(re.findall(pattern, text))
        return set().union(*(self.names[name] for name in found if name in self.names))

    def resolve(self, source, file, line):
        name = source.split(":")[-1]
        targets = set()
        if name in POINTERS:
            for pattern in POINTERS[name]:
                for target in self.names:
                    if re.fullmatch(pattern, target):
                        targets |= self.names[target]
        else:
            lines = self.text[file].split("\n")[line - 1:line + 2] if file in self.text else []
            for text in lines:
                members = re.findall(r"(\w+)(?:\[\w+\])?(?:->|\.)(\w+)\)?\s*\(", text)
                for pointer, member in members:
                    targets |= self.assigned(member, self.type_of(pointer, file))
                if members:
                    break
        self.calls[source] |= targets
        self.resolved.append(f"{file}:{line} {name}(): " +
                             (" ".join(sorted(map(plain, targets))) or "nobody"))
        if not targets and POINTERS.get(name) != []:
            self.unresolved.append(f"{file}:{line} {name}()")

    def callees(self, title):
        return [call for call in self.calls.get(title, ())
                if call.split(":")[-1] not in REPORTS]

    def size(self, title):
        return self.frame.get(title, ASSEMBLY)


class Depths:
    """The deepest path from each function, recursions taken once."""

    def __init__(self, graph):
        self.graph, self.known, self.open, self.recursions = graph, {}, set(), set()

    def of(self, title):
        """Returns (bytes, [functions])."""
        if title in self.known:
            return self.known[title]
        self.open.add(title)
        best = (0, [])
        for callee in self.graph.callees(title):
            if callee in self.open:
                self.recursions.add(f"{plain(title)} -> {plain(callee)}")
            else:
                best = max(best, self.of(callee), key=lambda path: path[0])
        self.open.discard(title)
        self.known[title] = (best[0] + self.graph.size(title), [plain(title), *best[1]])
        return self.known[title]


def plain(title):
    return title.split(":")[-1]


def configuration(folder):
    return pathlib.Path(folder, "include/config/auto.conf").read_text(encoding="utf-8")


def option(folder, name):
    return f"CONFIG_{name}=y" in configuration(folder)


def sources(arch):
    tops = ["init", "kernel", "mm", "fs", "lib", "drivers", "include", f"arch/{arch}"]
    return [str(path) for top in tops for path in sorted(pathlib.Path(top).rglob("*.[ch]"))]


def entry_bytes(graph, arch, folder):
    """What lies above the first frame of a system call, at most."""
    numbers = ARCH[arch]
    return numbers["base"] + numbers["args"] + \
        sum(graph.size(name) for name in [numbers["entry"]] if name) + \
        (1023 if option(folder, "RANDOMIZE_KSTACK_OFFSET") else 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("arch", choices=ARCH)
    parser.add_argument("folder", help="build folder with the .ci files")
    parser.add_argument("-v", action="store_true", help="list the calls through pointers, and whom they reach")
    args = parser.parse_args()
    os.chdir(pathlib.Path(__file__).resolve().parents[1])
    numbers = ARCH[args.arch]
    graph = Graph(args.folder, sources(args.arch))
    depths = Depths(graph)
    config = configuration(args.folder)
    thread_size = 4096 << int(re.search(r"THREAD_SIZE_ORDER=(\d)", config)[1])

    print("The largest frames, bytes:")
    for title in sorted(graph.frame, key=graph.frame.get, reverse=True)[:12]:
        print(f"{graph.frame[title]:6}  {title}")

    table = pathlib.Path(args.folder, "include/generated/asm/syscalls.h")
    calls = sorted(set(re.findall(r"__SYSCALL\(\d+, (\w+)\)", table.read_text(encoding="utf-8"))))
    paths = sorted((depths.of(name) for name in calls if name in graph.frame), reverse=True,
                   key=lambda path: path[0])
    print("\nSystem calls, bytes from their first frame down, deepest path:")
    for depth, path in paths:
        print(f"{depth:6}  {' '.join(path)}")

    print("\nOther ways to the stack:")
    for name in ["exit_to_user_mode_loop", "schedule_tail", numbers["exception"], numbers["irq"]]:
        depth, path = depths.of(name)
        print(f"{depth:6}  {' '.join(path)}")

    entry = entry_bytes(graph, args.arch, args.folder)
    own = option(args.folder, "IRQ_STACKS")
    irq = numbers["regs"] + (graph.size(numbers["irq"]) if own else depths.of(numbers["irq"])[0])
    fault = numbers["regs"] + depths.of(numbers["exception"])[0]
    total = entry + paths[0][0] + fault + irq
    print(f"\nentry {entry} + {paths[0][1][0]} {paths[0][0]} + page fault {fault} + interrupt {irq}"
          f"{' (goes on its own stack)' if own else ''}\n= {total} of THREAD_SIZE {thread_size}")
    print("recursion, counted once: " + (", ".join(sorted(depths.recursions)) or "none"))
    print(f"calls through pointers: {len(graph.indirect)}, not resolved: "
          + (", ".join(graph.unresolved) or "none"))
    if args.v:
        print("  " + "\n  ".join(graph.resolved))
    return 0 if total < thread_size else 1


if __name__ == "__main__":
    sys.exit(main())
