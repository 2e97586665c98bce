# SPDX-License-Identifier: GPL-2.0-only
"""
tests/walk/states.py - runs inside gdb: our commands where the kernel is in no good state

Read:     tests/host/test_gdb.py reads what this prints, part by part

At the first instruction, in an interrupt, in the middle of the switch, on a stack
that has overflowed (x86: in the #DF task), on lists that lead back into themselves.
Environment: RAM, LAYOUT, HOST (the folder of rawmem.py), FIGURES (a folder).
"""
import os
import sys

import gdb

sys.path.insert(0, os.environ["HOST"])
import rawmem                                                           # noqa: E402

gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("source scripts/gdb/load.py")
ARM = "arm" in gdb.selected_inferior().architecture().name()


def show(part, *commands):
    print(f"=== {part}")
    for command in commands:
        print(f"--- {command}")
        try:
            gdb.execute(command)
        except gdb.error as error:
            print(error)


def stacks_of_the_cpu(part):
    """The pictures of all three, what is wrong with them, and their figures."""
    show(part, *[f"kstack {word}" for word in ("irq", "df", "overflow", "softirq")])
    folder, frame = os.environ["FIGURES"], gdb.newest_frame()
    memory = rawmem.Memory(os.environ["RAM"], os.environ["LAYOUT"])
    sp, fp = [int(frame.read_register(name)) & 0xffffffff for name in ("sp", "r11" if ARM else "ebp")]
    for word in ("irq", "overflow" if ARM else "df"):
        text = gdb.execute(f"kstack {word}", to_string=True)
        print(f"--- wrong {word}")
        print(rawmem.CpuStack(memory, word).disagreements(text, sp, fp))
        gdb.execute(f"kstack {word} -o {folder}/{part}-{word}.svg", to_string=True)


def go(place):
    print("=== on the way")
    gdb.execute(f"tbreak {place}")
    gdb.execute("continue")


def address_of(name):
    return int(gdb.parse_and_eval(f"(long)&{name}")) & 0xffffffff


def after_exchange():
    """The first instruction at which sp and current do not belong together."""
    start = address_of("__switch_to" if ARM else "__switch_to_asm")
    code = gdb.selected_inferior().architecture().disassemble(start, start + (0x78 if ARM else 32))
    for before, after in zip(code, code[1:]):
        if "pc}" in after["asm"] if ARM else before["asm"].endswith(",%esp"):
            return after["addr"]
    raise gdb.GdbError("no exchange of stacks")


def smashed():
    """ustack with words that lead to each other where the return addresses were."""
    regs = gdb.parse_and_eval("((struct pt_regs *)($lx_current().stack + "
                              "sizeof(init_thread_union) - 8))[-1]")
    sp = int(regs["uregs"][13] if ARM else regs["sp"]) & 0xffffffff
    guest = gdb.selected_inferior()
    saved = bytes(guest.read_memory(sp, 128))
    guest.write_memory(sp, sp.to_bytes(4, "little") * 32)
    show("smashed", "ustack")
    guest.write_memory(sp, saved)


EVERY = ["kstack", "ustack", "vmas", "pagewalk $pc", "why $pc", "lx-ps", "kstack-cache",
         "vmallocinfo"]
show("off", *EVERY)
go("*start_kernel")
show("early", "kstack irq", "kstack df", "kstack overflow")
show("start", "kstack", "why $sp", "vmas")
go("run_init_process")
go("do_wait")
show("wait", "kstack", "backtrace", "ustack", "with picture-lines 40 -- ustack")
smashed()
show("print", "print *$lx_task_by_pid(1)", "print *$lx_current().mm",
     "print *$lx_current().mm->mmap", "print $lx_current().mm->pgd[3]", "vmas",
     "print ((struct pt_regs *)($lx_current().stack + sizeof(init_thread_union) - 8))[-1]",
     "lx-list init_task.tasks task_struct tasks", "kstack-cache", "vmallocinfo",
     "lx-rbtree $lx_current().mm->mm_rb vm_area_struct vm_rb", "where-is guard",
     "help understack")
gdb.execute("set $sg = (struct scatterlist *)((char *)&init_thread_union + 512)")
for member, value in (("page_link", "(unsigned long)&mem_map[300] | 2"), ("offset", "16"),
                      ("length", "100"), ("dma_address", "0x1234")):
    gdb.execute(f"set var $sg->{member} = {value}")
show("scatterlist", "print *$sg")
gdb.execute("set var $sg->page_link = 0")
go(f"*{after_exchange():#x}")
show("switch", "kstack", "lx-ps", "backtrace")
go("tick_periodic")
show("irq", "kstack", "set picture-lines 60", "kstack $lx_current()", "set picture-lines 22",
     "why $sp", "backtrace")
stacks_of_the_cpu("irq-cpu")
for at, letter in enumerate("<&"):
    gdb.execute(f"set var $lx_task_by_pid(2)->comm[{at}] = '{letter}'")
show("figures", f"kstack -o {os.environ['FIGURES']}/two.svg", "kstack", "kstack nobody",
     f"vmas 1 -o {os.environ['FIGURES']}/vmas.svg", "vmas 1", "ustack 1", "kstack 2",
     f"kstack 2 -o {os.environ['FIGURES']}/markup.svg",
     f"ustack -o {os.environ['FIGURES']}/ustack.svg 1", "kstack -o x.png", "kstack -o",
     "kstack -o /nonexistent/x.svg")
go("recursive_loop")
if ARM:
    go("handle_bad_stack")
else:
    go("asm_exc_double_fault")
    show("gate", "kstack", "backtrace 3")
    go("exc_double_fault")
show("overflow", "kstack", "why $sp", "backtrace 5")
stacks_of_the_cpu("overflow-cpu")
gdb.execute("set var init_task.tasks.next->next = init_task.tasks.next")
show("ring", "lx-ps", "kstack 77", "kstack 0", "why $sp")
gdb.execute("set var init_task.tasks.next = 0xfffff000")
show("wild", "lx-ps", "kstack 77", "why $sp")
gdb.execute("kill")
