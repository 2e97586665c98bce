# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/machine.py - the processor's registers, the guest's memory

Read:     pagetable.py after

gdb reads memory through the page tables that the processor has loaded. What they
do not map (another program's stack, a page of highmem) is read by its physical
address: QEMU's stub has a mode for that, and `with physical():` turns it on.
"""
import contextlib
import struct

import gdb

PAGE_SIZE = 4096
PAGE_OFFSET = 0xC0000000
STACK_END_MAGIC = 0x57AC6E9D


class Sentence(gdb.GdbError):
    """Why a command cannot answer; gdb prints it without a traceback."""


def number(value):
    """A gdb value, or an expression, as an unsigned number of 32 or 64 bits."""
    if isinstance(value, str):
        value = evaluate(value)
    if value.type.strip_typedefs().code == gdb.TYPE_CODE_PTR:
        return int(value) & 0xffffffff
    return int(value) & (1 << 8 * value.type.sizeof) - 1


def evaluate(expression):
    """In C, whatever language the selected frame is written in.

    What the selected function does not know is looked for in its callers: `bprm` is
    to be had in all that exec calls.
    """
    with quiet("set language c", f"set language {gdb.parameter('language')}"):
        try:
            return gdb.parse_and_eval(expression)
        except gdb.error as error:
            if not str(error).startswith("No symbol"):
                raise
            return evaluate_in_callers(expression, error)


def evaluate_in_callers(expression, error):
    selected = gdb.selected_frame()
    try:
        frame = selected.older()
        while frame is not None and frame.pc() >= PAGE_OFFSET:
            frame.select()
            try:
                return gdb.parse_and_eval(expression)
            except gdb.error:
                frame = frame.older()
    finally:
        selected.select()
    raise error


@contextlib.contextmanager
def quiet(before, after):
    gdb.execute(before, to_string=True)
    try:
        yield
    finally:
        gdb.execute(after, to_string=True)


def register(name):
    """A register of the processor, not of the selected frame."""
    try:
        value = gdb.newest_frame().read_register(name)
    except (gdb.error, ValueError) as error:
        raise Sentence("There is no guest: start one with `make debug`.") from error
    return int(value.cast(gdb.lookup_type("long"))) & 0xffffffff \
        if value.type.sizeof == 4 else int(value) & (1 << 8 * value.type.sizeof) - 1


def is_arm():
    return "arm" in gdb.selected_inferior().architecture().name()


def phys_offset():
    return 0x40000000 if is_arm() else 0


def pa(address):
    """__pa(): right for lowmem only."""
    return address - PAGE_OFFSET + phys_offset()


def paging():
    """Does the processor use page tables?"""
    return bool(register("SCTLR") & 1 if is_arm() else register("cr0") >> 31)


def root():
    """Physical address of the first table that is loaded."""
    return register("TTBR0") & 0xffffffffe0 if is_arm() else register("cr3") & ~31


def need_kernel():
    """Ends the command with a sentence unless kernel addresses can be read."""
    if not paging():
        raise Sentence(f"Paging is still off (pc {register('pc'):08x}): kernel addresses lead "
                       "nowhere yet. `tbreak start_kernel`, `continue`, then ask again.")


DEPTH = [0]


@contextlib.contextmanager
def physical():
    """Addresses are physical inside; may be nested."""
    if not DEPTH[0]:
        gdb.execute("maintenance packet Qqemu.PhyMemMode:1", to_string=True)
    DEPTH[0] += 1
    try:
        yield
    finally:
        DEPTH[0] -= 1
        if not DEPTH[0]:
            gdb.execute("maintenance packet Qqemu.PhyMemMode:0", to_string=True)


def read_physical(address, length):
    with physical():
        return bytes(gdb.selected_inferior().read_memory(address, length))


def read(address, length):
    """Through the loaded page tables; None where they map nothing."""
    try:
        return bytes(gdb.selected_inferior().read_memory(address, length))
    except gdb.MemoryError:
        return None


def words(data):
    return struct.unpack(f"<{len(data) // 4}I", data[:len(data) // 4 * 4])


def symbol_at(address):
    """`name+0x12`, or ""."""
    text = gdb.execute(f"info symbol {address:#x}", to_string=True)
    if text.startswith("No symbol"):
        return ""
    name, _, rest = text.partition(" in section")[0].strip().partition(" + ")
    return f"{name}+{int(rest):#x}" if rest else name


def exists(name):
    """Has this kernel a variable or function of that name?"""
    return bool(gdb.lookup_global_symbol(name) or gdb.lookup_static_symbol(name))
