# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_gdb.py - gdb's commands (scripts/gdb) say what is in memory

Read:     rawmem.py, tests/walk/agree.py, tests/walk/states.py before
"""
import os
import pathlib
import re
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest

from conftest import PATIENCE

BUSY = ("/tests/threadtest & while true; do cat /proc/1/smaps | grep Rss | sort | wc; "
        "/tests/threadtest; /tests/growstack; ls -l / | cat; done")


def agree(gdb, arch, stops, seed, gen=""):
    said = gdb(arch, "tests/walk/agree.py", cmd=BUSY, append=f"random.seed={seed}", mem="64M",
               gen=gen, look=True, seconds=2 * PATIENCE, STOPS=str(stops), SEED=str(seed))
    result = re.search(rf"^stops={stops} places=(\d+) (.*) slowest=([\d.]+)$", said, re.M)
    assert result and "DISAGREE" not in said, said[-4000:]
    return result


@pytest.mark.parametrize("gen", ["1", "2", "3"])
def test_two_looks_agree(arch, gdb, gen):
    """At random stops of a busy system gdb says what the bytes of its RAM say."""
    result = agree(gdb, arch, 20, 7, gen)
    assert int(result[1]) > 5
    assert int(re.search(r"'functions': (\d+)", result[2])[1]) > 5


@pytest.mark.long
def test_two_looks_agree_200_times(arch, gdb):
    result = agree(gdb, arch, 200, 1)
    assert int(result[1]) > 30 and "'program'" in result[2] and "'leaving'" in result[2]
    assert float(result[3]) < 5


@pytest.fixture(scope="module", name="states")
def states_fixture(tmp_path_factory):
    """{part: {command: output}} of tests/walk/states.py, once for each architecture."""
    cache = {}

    def run(arch, gdb):
        if arch not in cache:
            folder = tmp_path_factory.mktemp(f"figures-{arch}")
            said = gdb(arch, "tests/walk/states.py", stop=None, look=True, FIGURES=str(folder),
                       cmd="/tests/growstack; /tests/growstack; "
                           "echo EXHAUST_STACK > /sys/kernel/debug/provoke-crash/DIRECT")
            cache[arch] = {"folder": folder}
            for part in said.split("=== ")[1:]:
                name, _, rest = part.partition("\n")
                pieces = re.split(r"^--- (.*)\n", rest, flags=re.M)[1:]
                cache[arch][name] = dict(zip(pieces[::2], pieces[1::2]))
        return cache[arch]
    return run


def test_a_sentence_before_paging(arch, gdb, states):
    """Every command says that paging is off, in one line."""
    for command, text in states(arch, gdb)["off"].items():
        assert text.startswith("Paging is still off (pc "), (command, text)
        assert len(text.splitlines()) == 1


def test_at_start_kernel(arch, gdb, states):
    part = states(arch, gdb)["start"]
    assert "stack of task 0 'swapper'" in part["kstack"] and "no guard page yet" in part["kstack"]
    assert "in the kernel stack of task 0" in part["why $sp"]
    assert part["vmas"].startswith("task 0 'swapper' has no user memory")


def test_frames_lead_from_user_to_sp(arch, gdb, states):
    """From the entry to the function where the kernel stopped, and both guards."""
    text = states(arch, gdb)["wait"]["kstack"]
    names = re.findall(r"^ [0-9a-f]{8} \| (\w+) (?:\(entry\))? *\d+ +\|", text, re.M)
    first = {"x86": "entry_INT80_32", "arm": "vector_swi"}[arch]
    assert names[0] == first and names[-2:] == ["sys_wait4", "do_wait"], text
    assert text.count("guard page: not mapped") == 2
    assert re.search(r"\| do_wait .* <- sp", text)


def test_functions_of_a_program(arch, gdb, states):
    """From _start to the system call; on a stack that is smashed an end."""
    text = states(arch, gdb)["wait"]["with picture-lines 40 -- ustack"]
    names = re.findall(r"^ [0-9a-f]{8} \| (\w+) +\d+ +\|", text, re.M)
    assert names == ["_start", "start_c", "main", "run_command", "wait_for", "wait", "wait4",
                     "sys_call"], text
    part = states(arch, gdb)["smashed"]["ustack"]
    assert re.search(r"\? \(gdb finds no more\) +\d+ .*\n(.*\n)*? .*\| sys_call ", part), part


def test_structures_are_printed_in_a_line(arch, gdb, states):
    part = dict(states(arch, gdb)["print"])
    text = {command.partition(" ")[2]: said.partition(" = ")[2].strip()
            for command, said in part.items() if command.startswith("print")}
    assert re.match(r"task 1 'init' R, stack [0-9a-f]{8}, mm [0-9a-f]{8}, parent 0$",
                    text["*$lx_task_by_pid(1)"]), text
    assert re.match(r"memory of task 1 'init': 4 areas, 160 kB", text["*$lx_current().mm"])
    assert re.match(r"[0-9a-f]{8}-[0-9a-f]{8} r-xp \d+ kB /init$",
                    text["*$lx_current().mm->mmap"])
    assert ": -> table, page frame " in text["$lx_current().mm->pgd[3]"]
    regs = next(value for command, value in text.items() if "pt_regs" in command)
    assert re.match(r"user: (ip|pc) [0-9a-f]{8} ", regs)
    frame = {"x86": 300, "arm": 0x40000 + 300}[arch]
    assert f"page frame {frame:05x} + 0x10, 100 bytes, dma 0x1234, the last" in \
        states(arch, gdb)["scatterlist"]["print *$sg"]
    tasks = part["lx-list init_task.tasks task_struct tasks"].splitlines()
    assert "task 1 'init'" in tasks[0] and len(tasks) == 4
    tree = part["lx-rbtree $lx_current().mm->mm_rb vm_area_struct vm_rb"].splitlines()
    assert len(tree) == 4 and "[stack]" in tree[-1]


def test_lists_of_commands_and_areas(arch, gdb, states):
    part = states(arch, gdb)["print"]
    assert re.search(r" 132 kB +\d+ kB +\[stack\]\n(.*\n)+ 4 areas ", part["vmas"])
    assert "misses" in part["kstack-cache"] and "cached_stacks[1]" in part["kstack-cache"]
    assert "pages=2   the kernel stack of task 1 'init'" in part["vmallocinfo"]
    assert "kernel/stacktrace.c: get_stack_guard_info()" in part["where-is guard"]
    for name in ("kstack", "ustack", "vmas", "pagewalk", "why", "kstack-cache", "vmallocinfo",
                 "where-is", "lx-ps", "$lx_current()"):
        assert name in part["help understack"]


def test_in_the_middle_of_the_switch(arch, gdb, states):
    part = states(arch, gdb)["switch"]
    owner = re.search(r"kernel stack of task (\d+)", part["kstack"])[1]
    current = re.search(r"in the middle of the switch: sp is here, current is task (\d+)",
                        part["kstack"])[1]
    assert owner != current
    assert re.search(rf"^  \* +{current} ", part["lx-ps"], re.M)
    assert re.search(r"#1 .*context_switch .*\n#2 .*schedule ", part["backtrace"])


def two_stacks(text):
    """The pictures of the stack that the processor is on and of the one that it left."""
    assert len(text.splitlines()) <= 22 and max(map(len, text.splitlines())) <= 76, text
    here, title, left = text.partition(" kernel stack of task ")
    assert " came from " in here and "<- sp" in here, text
    return here, title + left


def test_in_an_interrupt(arch, gdb, states):
    """The stack of interrupts, and the place in the task's to which it leads back."""
    part = states(arch, gdb)["irq"]
    here, left = two_stacks(part["kstack"])
    assert here.startswith(" the stack of interrupts of this CPU, 8192 bytes, in use\n")
    sp = re.search(r"came from ([0-9a-f]{8}) in the stack of task (\d+) .*: `kstack \2`", here)[1]
    register = {"x86": "ebx", "arm": "r4"}[arch]
    assert re.search(rf" \| {register} {sp}: sp as it was ", here), here
    assert re.search(r"\| tick_periodic +\d+ \| <- sp\n", re.sub(" +", " ", here))
    assert f" {sp} | call_on_irq_stack" in left and "<- sp, then left" in left
    assert "in the stack of interrupts" in part["why $sp"]
    entry = {"x86": "common_interrupt", "arm": "__irq_(svc|usr)"}[arch]
    task = next(text for command, text in part.items() if command.startswith("kstack $lx"))
    assert re.search(rf"\| {entry} \(entry\) ", task) and "is on the stack of interrupts" in task
    assert "#0  tick_periodic" in part["backtrace"]
    assert "<signal handler called>" in part["backtrace"]


def test_backtraces_from_the_first_instruction(arch, gdb):
    """From the vector to C gdb finds the program; finish and up lead there."""
    said = gdb(arch, "tests/walk/entries.py", cmd="while true; do ls / | cat; done")
    assert "WRONG" not in said and "Traceback" not in said, said[-4000:]
    found = re.findall(r"^entry=(\w+) steps=(\d+) in=\w+ good=True$", said, re.M)
    kinds = {"syscall", "fault", "interrupt"} | ({"fetch"} if arch == "arm" else set())
    assert {kind for kind, _ in found} == kinds and len(found) == 3 * len(kinds), found
    assert all(int(steps) > 20 for _, steps in found)
    assert said.count("\nfinish=") == 3 == said.count(" True True\n")
    assert len(re.findall(r"^up=\w+ True$", said, re.M)) == 3


def test_on_a_stack_that_has_overflowed(arch, gdb, states):
    """The safe stack, and that of the task that did it, down into the guard page."""
    part = states(arch, gdb)["overflow"]
    stack = {"x86": "the stack of #DF", "arm": "the overflow stack"}[arch]
    here, left = two_stacks(part["kstack"])
    assert here.startswith(f" {stack} of this CPU, ")
    sp, deep = re.search(r"came from ([0-9a-f]{8}), (\d+) bytes below the stack of task", here).groups()
    word = {"x86": "cpu_tss: ip [0-9a-f]{8} sp", "arm": "pc [0-9a-f]{8} lr [0-9a-f]{8} sp"}[arch]
    assert re.search(rf" \| {word} {sp} ", here), here
    assert re.search(r"recursive_loop +5\d\d +\|\n", left)
    base = int(sp, 16) + int(deep)
    assert re.search(rf"^ {base:08x} \+-+\+ task->stack\n {sp} : / / recursive_loop, 5\d\d bytes "
                     rf"/+ : <- sp, TOO DEEP\n {base - 4096:08x} : / / guard page", left, re.M), left
    assert f"in {stack}" in part["why $sp"]
    assert re.search(r"#\d <signal handler called>\n#\d .*recursive_loop \(",
                     part["backtrace 5"].replace("  ", " ")), part


@pytest.mark.parametrize("part", ["irq-cpu", "overflow-cpu"])
def test_stacks_of_the_processor_are_what_its_ram_says(arch, gdb, states, part):
    """In use or not: borders, guards, page frames, functions, the way back."""
    said = states(arch, gdb)[part]
    own = {"x86": "df", "arm": "overflow"}[arch]
    assert said["wrong irq"] == said[f"wrong {own}"] == "[]\n", said
    used, idle = ("irq", own) if part == "irq-cpu" else (own, "irq")
    assert ", in use\n" in said[f"kstack {used}"] and ", not in use\n" in said[f"kstack {idle}"]
    assert said[f"kstack {own}"].count("guard page: not mapped") == {"x86": 2, "arm": 0}[arch]


def test_overflow_of_the_stack_of_interrupts(arch, gdb):
    """Three stacks: the picture has the one in use and the one that has overflowed, which
    says where the task's is."""
    said = gdb(arch, "tests/walk/nested_stacks.py", look=True,
               cmd="echo EXHAUST_IRQ_STACK > /sys/kernel/debug/provoke-crash/DIRECT")
    assert "wrong=[]\n" in said
    both, alone = said.split("--- kstack")[1:]
    here, title, left = both.partition(" the stack of interrupts of this CPU, 8192 bytes, in use\n")
    sp = re.search(r"came from ([0-9a-f]{8}), \d+ bytes below the stack of interrupts: `kstack irq`",
                   here)[1]
    for text in left, alone:
        assert re.search(r"^ came from [0-9a-f]{8} in the stack of task 0 'swapper': `kstack 0`",
                         text, re.M), text
        assert re.search(rf"^ {sp} : / / recursive_loop, 5\d\d bytes /+ : <- sp, TOO DEEP", text, re.M)
    assert title and len(both.strip().splitlines()) <= 22, both


def test_stacks_that_there_are_not(arch, gdb, states):
    """One sentence why."""
    said, early = states(arch, gdb)["irq-cpu"], states(arch, gdb)["early"]
    assert early["kstack irq"].startswith("There is no stack of interrupts: irq_stack_ptr is 0.")
    assert said["kstack softirq"].startswith("This kernel has no softirqs")
    if arch == "arm":
        assert said["kstack df"].startswith("arm has no double fault")
        assert early["kstack overflow"].startswith("There is no overflow stack yet")
    else:
        assert said["kstack overflow"].startswith("x86 has no overflow stack")
        assert "no guard page yet" in early["kstack df"] and "no #DF so far" in early["kstack df"]
    said = states(arch, gdb)["figures"]
    assert said["kstack nobody"].startswith("nobody is neither a task nor irq, df or overflow:")
    assert said["kstack -o x.png"] == said["kstack -o"]
    assert said["kstack -o"].startswith("-o wants the name of a file that ends in .svg")
    assert said["kstack -o /nonexistent/x.svg"] == \
        "/nonexistent/x.svg cannot be written: No such file or directory.\n"


def texts(svg):
    return [text.text for text in ElementTree.parse(svg).iter("{http://www.w3.org/2000/svg}text")]


def tokens(text):
    return set(re.findall(r"\w+", re.sub(r"(page )?frame|\d+ more", "", text)))


def test_figures_say_what_the_lines_say(arch, gdb, states):
    """The same words, and the addresses in the same order."""
    every = states(arch, gdb)
    own = {"x86": "df", "arm": "overflow"}[arch]
    pairs = [("irq-cpu", "kstack irq", "irq-cpu-irq"), ("irq-cpu", f"kstack {own}", f"irq-cpu-{own}"),
             ("overflow-cpu", f"kstack {own}", f"overflow-cpu-{own}"), ("figures", "kstack", "two"),
             ("figures", "vmas 1", "vmas"), ("figures", "ustack 1", "ustack"),
             ("figures", "kstack 2", "markup")]
    for part, command, file in pairs:
        said = texts(every["folder"] / f"{file}.svg")
        text = every[part][command]
        assert tokens(text) <= tokens(" ".join(said)), (file, tokens(text) - tokens(" ".join(said)))
        at = [line[1:9] for line in text.splitlines() if re.match(r" [0-9a-f]{8} [|+:]", line)]
        drawn = [word for word in said if re.fullmatch("[0-9a-f]{8}", word)]
        found = iter(drawn)
        assert all(any(one == other for other in found) for one in dict.fromkeys(at)), (at, drawn)
        assert file != "markup" or "task 2 '<&hreadd'" in said[0]
        assert file == "two" or set(drawn) - {"00000000"} == set(at)


def shape(svg):
    """Texts without numbers: those move with each change of the kernel."""
    return [re.sub(r"\b[0-9a-f]*\d[0-9a-f]*\b|(?<=frame )[0-9a-f]+", "#", text)
            for text in texts(svg)]


def test_figures_of_the_walks(arch, build, tmp_path):
    """`make figures` draws what docs/figures has; numbers may have moved since."""
    run = subprocess.run(["scripts/walk", arch, "all"], capture_output=True, text=True, check=False,
                         env=dict(os.environ, O=build(arch), FIGURES=str(tmp_path)))
    assert run.returncode == 0, run.stdout + run.stderr
    committed = {path.name: shape(path) for path in pathlib.Path("docs/figures").glob(f"*-{arch}.svg")}
    assert {path.name: shape(path) for path in tmp_path.iterdir()} == committed, \
        "`make figures` draws them again"
    assert len(committed) >= 5


def test_double_fault_from_its_first_instruction(gdb, states):
    part = states("x86", gdb)["gate"]
    assert re.search(r"#0 +<signal handler called>\n#1 .*recursive_loop \(", part["backtrace 3"])


def test_corrupted_lists_end(arch, gdb, states):
    """No endless loop: the sentence names the entry that leads back, or nowhere."""
    for name, why in ("ring", r"after 0x[0-9a-f]{8} \(entry 1\) leads back to 0x[0-9a-f]{8}"), \
                     ("wild", r"its head leads to 0xfffff000, which is not mapped"):
        part = states(arch, gdb)[name]
        for command in ("lx-ps", "kstack 77"):
            assert re.search(rf"The list of tasks is corrupted: {why}", part[command]), part
    assert "kernel stack of task 0" in states(arch, gdb)["ring"]["kstack 0"]
