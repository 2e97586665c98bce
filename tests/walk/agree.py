# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/agree.py - runs inside gdb: do our commands say what the RAM says?

Read:     tests/host/rawmem.py, the second look; tests/host/test_gdb.py starts it

Stops a busy system at random instructions of functions that run often, in programs,
in interrupts and in the middle of the switch, and compares kstack, ustack and why
with the other look. Prints stops=N and a line for each disagreement.
Environment: STOPS, SEED, RAM, LAYOUT, HOST (the folder of rawmem.py).
"""
import os
import random
import re
import sys
import time

import gdb

sys.path.insert(0, os.environ["HOST"])
import rawmem                                                           # noqa: E402

gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("source scripts/gdb/load.py")
MEMORY = rawmem.Memory(os.environ["RAM"], os.environ["LAYOUT"])
RANDOM = random.Random(int(os.environ["SEED"]))
HOT = ["schedule", "context_switch", "finish_task_switch", "generic_handle_irq", "do_IRQ",
       "handle_mm_fault", "copy_process", "dup_task_struct", "do_exit", "vfs_read", "vfs_write",
       "do_wait", "kmem_cache_alloc", "find_vma", "get_signal", "free_thread_stack",
       "move_page_tables", "expand_stack", "create_elf_tables", "pipe_read", "do_DataAbort",
       "exc_page_fault", "__switch_to", "__switch_to_asm", "tick_periodic", "copy_thread",
       "release_task", "unmap_page_range", "mmput", "start_thread", "wake_up_process"]
WRONG, SEEN, SLOW = [], {}, [0.0]


def register(name):
    value = gdb.newest_frame().read_register(name)
    return int(value) & (1 << 8 * value.type.sizeof) - 1


def ask(command):
    """What a command prints, or the sentence that it ends with."""
    start = time.monotonic()
    try:
        text = gdb.execute(command, to_string=True)
    except gdb.error as error:
        text = str(error)
    SLOW[0] = max(SLOW[0], time.monotonic() - start)
    return text


def check(command, text, *wanted):
    for part in wanted:
        if part not in text:
            WRONG.append(f"{command} at {register('pc'):#x}: no `{part}` in\n{text}")


def program_mode():
    return not register("cpsr") & 0xf if MEMORY.arm else register("cs") & 3 == 3


def current():
    """The other look's current: a variable, or the task whose stack sp is in."""
    if MEMORY.off["generation"] > 1:
        return MEMORY.word(MEMORY.symbol("__current" if MEMORY.arm else "current_task"))
    if not program_mode():
        return MEMORY.owner(register("sp"))
    return None if MEMORY.arm else MEMORY.owner(MEMORY.word(MEMORY.symbol("cpu_tss") + 4) - 1)


def check_kstack(task):
    base = MEMORY.stack(task)
    pid = MEMORY.member(task, "task_struct.pid")
    text = ask(f"kstack {pid}")
    pages = [f"page frame {MEMORY.frame(at):05x}" for at in range(base, base + MEMORY.size, 4096)]
    wanted = [f"stack of {MEMORY.name(task)}, {MEMORY.size} bytes", f"{base:08x} +--", pages[-1],
              f"{MEMORY.word(MEMORY.end_of_stack(task)):08x} STACK_END_MAGIC"]
    if MEMORY.off["generation"] == 3:
        wanted.append(f"deepest use so far: {MEMORY.deepest(task)} bytes")
        guards = [at for at in (base - 1, base + MEMORY.size) if MEMORY.frame(at) is None]
        if text.count("guard page: not mapped") != len(guards):
            WRONG.append(f"kstack {pid}: {len(guards)} guards, but\n{text}")
    pc, sp, _ = rawmem.user_registers(MEMORY, task)
    if MEMORY.member(task, "task_struct.mm") and pc and not program_mode():
        wanted += [f" {pc:08x} ", f" sp {sp:08x} "]
    check(f"kstack {pid}", text, *wanted)
    if len(text.splitlines()) > 22 or max(map(len, text.splitlines())) > 76:
        WRONG.append(f"kstack {pid} is too large:\n{text}")


def check_sp():
    """Whose stack is the processor on?"""
    sp = register("sp")
    owner = None if program_mode() else MEMORY.owner(sp)
    if owner:
        text = ask("kstack")
        check("kstack", text, f"stack of {MEMORY.name(owner)}")
        top = MEMORY.stack(owner) + MEMORY.size
        check("why $sp", ask("why $sp"), f"{sp:08x} is in the kernel stack of "
              f"{MEMORY.name(owner)}, {top - sp} byte")
        if current() not in (None, owner):
            check("kstack", text, "in the middle of the switch")
            SEEN["switch"] = SEEN.get("switch", 0) + 1
    else:
        SEEN["program" if program_mode() else "elsewhere"] = \
            SEEN.get("program" if program_mode() else "elsewhere", 0) + 1


def check_cpu_stacks():
    """The processor's own stacks, in use or not."""
    for word in ("irq", "df", "overflow"):
        stack, text = rawmem.CpuStack(MEMORY, word), ask(f"kstack {word}")
        if not stack.base:
            check(f"kstack {word}", text, "no")
            continue
        sp = None if program_mode() else register("sp")
        missing = stack.disagreements(text, sp, register("r11" if MEMORY.arm else "ebp"))
        if missing or len(text.splitlines()) > 22 or max(map(len, text.splitlines())) > 76:
            WRONG.append(f"kstack {word}: no {missing} in\n{text}")
        SEEN[word] = SEEN.get(word, 0) + int(", in use" in text)


def check_ustack(task):
    mm = MEMORY.member(task, "task_struct.mm")
    area = MEMORY.stack_area(mm)
    pid = MEMORY.member(task, "task_struct.pid")
    text = ask(f"ustack {pid}")
    if area is None:
        return
    start, end = area
    limit = MEMORY.word(MEMORY.member(task, "task_struct.signal") +
                        MEMORY.off["signal_struct.rlim"] + 8 * 3)
    wanted = [f"Size {(end - start) // 1024} kB, Rss {4 * MEMORY.frames(mm, start, end)} kB",
              f"{end:08x} +--", f"{start:08x} +--",
              "RLIMIT_STACK " + ("unlimited" if limit == 0xffffffff else f"{limit // 1024} kB")]
    if " argc = " in text and "exec is building" not in text:
        strings = MEMORY.argument_strings(mm, end)
        wanted += [f'"{text}"' for text in (strings[-1], strings[-2]) if len(text) < 20]
        start_stack = MEMORY.member(mm, "mm_struct.start_stack")
        wanted.append(f"argc = {MEMORY.word(start_stack, MEMORY.pgd(mm))} ")
    check(f"ustack {pid}", text, *wanted)
    check_functions(task, text)
    if len(text.splitlines()) > 22 or max(map(len, text.splitlines())) > 76:
        WRONG.append(f"ustack {pid} is too large:\n{text}")


def check_functions(task, text):
    """Where ustack names a function, the frame below holds a return address into it."""
    rows = re.findall(r"^ ([0-9a-f]{8}) \| ([A-Za-z_]\w*) +(\d+) {4}\| ?(.*)", text, re.M)
    root, program = MEMORY.pgd(MEMORY.member(task, "task_struct.mm")), MEMORY.comm(task)
    regs = rawmem.user_registers(MEMORY, task)
    if program_mode() and task == current():
        regs = register("pc"), register("sp"), register("lr") if MEMORY.arm else 0
    for (below, *_), (sp, name, *_) in zip(rows[1:], rows):
        low, high = int(below, 16), int(sp, 16)
        if not MEMORY.arm:
            low = high - 4      # the call has put it there
        words = [MEMORY.word(at, root) or 0 for at in range(low, high, 4)] + list(regs[2:])
        if name not in [MEMORY.function(program, word - 1) for word in words]:
            WRONG.append(f"no return address into {name} below {sp} in\n{text}")
    if rows:
        SEEN["functions"] = SEEN.get("functions", 0) + 1
        if MEMORY.function(program, regs[0]) != rows[-1][1] or "<- sp" not in rows[-1][3]:
            WRONG.append(f"pc {regs[0]:08x} is not in {rows[-1][1]}:\n{text}")


def user_sentence(mm, address):
    for _, start, end in MEMORY.areas(mm):
        if start <= address < end:
            frame = MEMORY.frame(address, MEMORY.pgd(mm))
            return [f"{start:08x}-{end:08x}",
                    f"page frame {frame:05x}" if frame is not None else "no page frame yet"]
    return ["in no area of"]


def check_why(task):
    base = MEMORY.stack(task)
    inside, below = RANDOM.randrange(MEMORY.size), RANDOM.randrange(1, 4096)
    check("why", ask(f"why {base + inside:#x}"),
          f"in the kernel stack of {MEMORY.name(task)}, {MEMORY.size - inside} byte")
    if MEMORY.off["generation"] == 3 and MEMORY.frame(base - below) is None:
        check("why", ask(f"why {base - below:#x}"),
              f"below the kernel stack of {MEMORY.name(task)}: its guard page")
    mm = MEMORY.member(task, "task_struct.mm")
    if mm:
        _, start, end = RANDOM.choice(list(MEMORY.areas(mm)))
        address = RANDOM.choice([RANDOM.randrange(start, end), RANDOM.randrange(4096, 0xbf000000)])
        pid = MEMORY.member(task, "task_struct.pid")
        check("why", ask(f"why {address:#x} {pid}"), *user_sentence(mm, address))
        frame = MEMORY.frame(address, MEMORY.pgd(mm))
        check("pagewalk", ask(f"pagewalk {address:#x} {pid}"),
              "not present" if frame is None else f"page frame {frame:05x}")


def instructions(name):
    """Addresses of the instructions of a function."""
    start = MEMORY.off["symbols"].get(name)
    if start is None:
        return []
    block = gdb.block_for_pc(start)
    size = block.end - start if block else 64
    code = gdb.selected_inferior().architecture().disassemble(start, start + max(size - 4, 4))
    return [instruction["addr"] for instruction in code]


PLACES = [found for found in map(instructions, HOT) if found]


def go():
    """To the next stop; now and then on to the program, or some steps further."""
    for _ in range(6):
        gdb.execute(f"tbreak *{RANDOM.choice(RANDOM.choice(PLACES)):#x}", to_string=True)
    gdb.execute(f"tbreak *{MEMORY.symbol('schedule'):#x}", to_string=True)
    gdb.execute("continue", to_string=True)
    gdb.execute("delete", to_string=True)
    how = RANDOM.random()
    owner = MEMORY.owner(register("sp")) if not program_mode() else None
    if how < 0.2 and owner and MEMORY.member(owner, "task_struct.mm"):
        pc, *_ = rawmem.user_registers(MEMORY, owner)
        if 0x1000 < pc < 0xbf000000:
            gdb.execute(f"tbreak *{pc:#x}", to_string=True)
            gdb.execute(f"tbreak *{MEMORY.symbol('do_exit'):#x}", to_string=True)
            gdb.execute("continue", to_string=True)
            gdb.execute("delete", to_string=True)
    elif how < 0.6:
        gdb.execute(f"stepi {RANDOM.randrange(1, 20)}", to_string=True)


def one_stop():
    go()
    name = gdb.newest_frame().name() or "program"
    SEEN[name] = SEEN.get(name, 0) + 1
    check_sp()
    check_cpu_stacks()
    every = list(MEMORY.tasks())
    if current() and current() not in every:
        every.append(current())         # it has left the lists, and still runs
        SEEN["leaving"] = SEEN.get("leaving", 0) + 1
    rows = ask("lx-ps").splitlines()[1:]
    # The other look does not find who has left the lists in generation 1.
    more = int(MEMORY.off["generation"] == 1 and not current() and not program_mode())
    if not 0 <= len(rows) - len(every) <= more:
        WRONG.append(f"lx-ps has {len(rows)} tasks, there are {len(every)}")
    for task in {RANDOM.choice(every), current() or every[-1]}:
        if MEMORY.stack(task):
            check_kstack(task)
            check_why(task)
        if MEMORY.member(task, "task_struct.mm"):
            check_ustack(task)


def main():
    stops = int(os.environ["STOPS"])
    # Busy is a system with threads.
    gdb.execute("tbreak wake_up_new_task if p->group_leader != p", to_string=True)
    gdb.execute("continue", to_string=True)
    for _ in range(stops):
        one_stop()
        if len(WRONG) > 3:
            break
    print(f"stops={stops} places={len(SEEN)} {SEEN} slowest={SLOW[0]:.2f}")
    for text in WRONG:
        print(f"DISAGREE {text}")


try:
    main()
finally:
    gdb.execute("kill")
