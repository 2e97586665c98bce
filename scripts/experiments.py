# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/experiments.py - what is compared with Linux, and why something differs

Read:     scripts/compare before

Each experiment is a line for the guest's shell.  `view` makes of its output the lines
that are compared: what is drawn by lot or depends on how the kernel was built is taken
out there, and nowhere else.  A line `label: value` of an experiment with rows=True is
a row of the table; the others are compared as texts.

REASONS explains each line in which the two kernels differ.  A difference without a
reason fails, and so does a reason that explains nothing.
"""
import dataclasses
import re
import typing

TOP = {"x86": 0xC0000000, "arm": 0xBF000000}


# ---- views -------------------------------------------------------------------

def as_it_is(text, _arch):
    return text.splitlines()


def stack_entry(text, _arch):
    """The [stack] part of an smaps file."""
    lines = text.splitlines()
    at = next((i for i, line in enumerate(lines) if line.endswith("[stack]")), len(lines))
    return lines[at:at + 24]


def without_inodes(text, _arch):
    return re.sub(r" 00:0[12] \d+ +(?=/)", " (file) ", text).splitlines()


def without_sizes(text, arch):
    """maps: how large the program is does not matter, what is mapped and how does."""
    lines = without_inodes(text, arch)
    return [re.sub(r"^0\w{7}-0\w{7} (\S+) \S+", r"(program) \1 (offset)", line)
            for line in lines]


def without_counts(text, _arch):
    return re.sub(r"^(Max (?:processes|pending signals) +)\d+ +\d+ +", r"\1(memory) (memory) ",
                  text, flags=re.M).splitlines()


def first_stack(text, _arch):
    """stackmap: strings with their addresses, below them only what is there.

    An entry of auxv more or less moves everything below; that is one difference, not
    fifty.
    """
    lines = []
    for line in text[:text.find("\n\n")].splitlines():
        address, what, *value = line.split(None, 2)
        value = " ".join(value)
        if what == "random":
            line = f"{address} random {len(value) // 2} bytes"
        elif what.startswith("auxv"):
            kind, name, number = value.split()
            line = f"auxv {kind} {name} {'(program)' if name == 'ENTRY' else number}"
        elif re.match(r"envp|argv|argc", what):
            line = f"{what} {value}"
        elif what in ("sp", "padding"):
            line = f"{address} {what} {value}"
        lines.append(line)
    return lines


def field_names(text, _arch):
    """Names of fields; a value only where it does not depend on the moment."""
    changing = r"(Vm\w+|Rss\w+|\w*[Tt]gid|\w*P?[Pp]id|NS\w+|SigQ|\w*ctxt_switches)"
    return [re.sub(r"\s*\d+( kB|/\d+)?", " (number)", line) if re.match(changing + ":", line)
            else line for line in text.replace("\t", " ").splitlines()]


def number_of_fields(text, _arch):
    """/proc/PID/stat: how many, and those that tell where the stack is."""
    rest = text.rpartition(")")[2].split()
    value = [None, None, None, *rest]       # so that value[3] is field 3, as in the manual
    return [f"fields: {len(rest) + 2}", f"field 28, startstack: {int(value[28]):08x}",
            f"field 47, start_brk, bytes above a page: {int(value[47]) % 4096}",
            f"field 48, arg_start: {int(value[48]):08x}",
            f"field 51, env_end: {int(value[51]):08x}"]


def demo(text, _arch):
    """grow, jump: how many bytes a call takes is the compiler's business."""
    text = re.sub(r"in call \d+: [0-9a-f]{8}", "in call (number): (address)", text)
    return re.sub(r"(written, \d+ bytes below, at) [0-9a-f]{8}", r"\1 (address)",
                  text).splitlines()


def growth(text, _arch):
    """growstack: its table; its assertions only as a number."""
    names = {"walk": "", "full": ", full of strings", "recursion": ", recursion",
             "lowered": ", set to 1024 by the program", "raised": ", set to 4096 by the program",
             "mapping": ", a mapping 2 MiB below the top",
             "2M-under": ", a mapping 2 MiB below the stack"}
    rows = [f"limit {limit} kB{names[how]}: " + (
                f"{start} -> {end} kB" if end != "0" else "exec itself is killed")
            for how, limit, start, end in re.findall(
                r"^# (\S+) +limit +(\d+) kB: start (\d+) kB, .*end (\d+) kB$", text, re.M)]
    rows += re.findall(r"^# (no limit: .*)", text, re.M)
    return [*rows, f"assertions that hold: {len(re.findall('^ok ', text, re.M))}",
            f"assertions that do not: {len(re.findall('^not ok ', text, re.M))}"]


def layout(text, _arch):
    """layout: what does not depend on the limit only once."""
    found = re.findall(r"^limit (.*): stack (\w+), mappings (.*), heap (\w+)$", text, re.M)
    fixed = [{row[1] for row in found}, {row[3] for row in found}]
    return [f"end of the stack: {' '.join(sorted(fixed[0]))}",
            f"start of the heap, bytes above bss: {' '.join(sorted(fixed[1]))}",
            *(f"mappings, limit {limit}: {mappings}" for limit, _, mappings, _ in found)]


def between(low, value, high):
    return f"between {low} and {high}" if low <= value <= high and low < high else str(value)


def tops(text, arch):
    """stacktop 1000: what all draws have in common.

    2048 tops, each as likely: 1000 draws hit 791 of them, give or take 31 (three
    standard deviations are 30); x86 adds up to two pages of slack.
    """
    def number(name, base=10):
        match = re.search(rf"^{name} +(\w[\w.]*)", text, re.M)
        return match and (float(match[1]) if base == 0 else int(match[1], base))
    if number("execs") != 1000:
        return text.splitlines()
    top, largest, smallest = (number(name, 16) for name in ("top", "largest", "smallest"))
    return [
        f"top without randomization: {top:08x}",
        f"largest, pages below the top: {between(0, (top - largest) >> 12, 20)}",
        f"smallest, pages below the top: {between(2028, (top - smallest) >> 12, 2050)}",
        f"not a multiple of the page: {number('unaligned')}",
        f"further than 8 MiB below: {number('outside')}",
        f"different ones in 1000: {between(760, number('distinct'), 822)}",
        f"chi-square over 16 parts: {between(0, number('chi-square', 0), 37.7)}",
    ]


def spans(text, arch):
    """aslr 1000: how far the addresses wander; 256 mmap bases, 32 MiB for the heap."""
    lines = []
    for name, span in ("mmap", 0x100000), ("heap", 0x2000000):
        low, high = (int(word, 16) for word in
                     re.search(rf"^{name} +(\w+) +(\w+)", text, re.M).groups())
        lines.append(f"{name}, lowest to highest, pages: "
                     + between(span // 100 * 98 >> 12, high - low >> 12, span >> 12))
    low, high = map(int, re.search(r"^sp +(\d+) to (\d+)", text, re.M).groups())
    wanted = (7900, 8192) if arch == "x86" else (0, 0)
    return [*lines, f"slack above sp, bytes: {between(wanted[0], high - low, wanted[1])}"]


# ---- experiments -------------------------------------------------------------

@dataclasses.dataclass
class Experiment:
    name: str
    title: str
    command: str
    view: typing.Callable = as_it_is
    rows: bool = False
    random: bool = False        # in the boot with randomization


EXPERIMENTS = [
    Experiment("smaps", "pid 1: [stack] in /proc/1/smaps", "cat /proc/1/smaps", stack_entry),
    Experiment("limits", "pid 1: /proc/1/limits", "cat /proc/1/limits", without_counts),
    Experiment("stat", "pid 1: /proc/1/stat", "cat /proc/1/stat", number_of_fields, rows=True),
    Experiment("maps", "a process: /proc/self/maps", "cat /proc/self/maps", without_sizes),
    Experiment("status", "a process: /proc/self/status", "cat /proc/self/status", field_names),
    Experiment("stackmap", "the first stack of `stackmap a b`", "stackmap a b", first_stack),
    Experiment("glibc", "a glibc program: arguments, auxv, maps", "hello-glibc a 'b c'",
               without_inodes),
    Experiment("layout", "addresses without randomization", "/tests/layout", layout,
               rows=True),
    Experiment("growth", "growth of the stack: size at the start -> at SIGSEGV",
               "setarch -R /tests/growstack; /tests/growstack unlimited", growth, rows=True),
    Experiment("arguments", "arguments that execve() takes", "/tests/argrows", rows=True),
    Experiment("rlimits", "limits: what the system calls answer", "/tests/rlimitrows", rows=True),
    Experiment("grow", "`grow 100`", "grow 100", demo),
    Experiment("overflow", "`grow 9000`: what a handler of SIGSEGV sees", "grow 9000", demo),
    Experiment("jump", "`jump 1000000`", "jump 1000000", demo),
    Experiment("guardgap", "`guardgap`", "guardgap"),
    Experiment("args", "`args 100`", "args 100"),
    Experiment("tops", "1000 stacks, randomized", "stacktop 1000", tops, rows=True,
               random=True),
    Experiment("spans", "1000 programs, randomized", "aslr 1000", spans, rows=True, random=True),
]

NO_VDSO = "no vDSO; on arm no sigpage and vectors page either"
FEWER = "auxv is shorter"
HEAP = "6.1 gives the heap an area of its own when bss ends on a page; here, as in 3.18, it grows bss's"
FSGSBASE = "FSGSBASE is for 64-bit programs, and not switched on"
HWCAP = "bit 11, ThumbEE, and bit 21, the timer's event stream, are not supported"
MINSIGSTKSZ = "no AT_MINSIGSTKSZ"
AREAS = r"\[(vvar|vdso|sigpage|vectors)\]$"

# experiment: [(pattern of the line or of the row's label, architectures, reason)]
REASONS = {
    "stat": [(r"^field 28", "x86", FEWER)],
    "maps": [(AREAS, "x86 arm", NO_VDSO)],
    "status": [(r"^(THP_enabled|HugetlbPages):", "x86 arm", "no huge pages"),
               (r"^Speculation", "x86", "nothing is done about speculation")],
    "stackmap": [(r"^auxv (32|33) ", "x86 arm", NO_VDSO),
                 (r"^auxv 51 ", "x86", MINSIGSTKSZ),
                 (r"^auxv 26 ", "x86", FSGSBASE),
                 (r"^auxv 16 ", "arm", HWCAP),
                 (r" (padding|sp) ", "x86 arm", FEWER)],
    "glibc": [(r"^auxv +(32|33) ", "x86 arm", NO_VDSO),
              (r"^auxv +51 ", "x86", MINSIGSTKSZ),
              (r"^auxv +26 ", "x86", FSGSBASE),
              (r"^auxv +16 ", "arm", HWCAP),
              (r"\[heap\]$", "x86 arm", HEAP),
              (AREAS, "x86 arm", NO_VDSO)],
    "args": [(r"auxv|to be used|^[0-9a-f]{8} \+", "x86 arm", FEWER)],
    "arguments": [(r"^(128|64|32|16|8) kB, empty", "x86 arm", FEWER)],
}
