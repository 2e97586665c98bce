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


class Value:
    """A variable of the kernel. Like gdb.Value, but QEMU's arm lets gdb read kernel
    memory in privileged modes only, and this also works when a program is interrupted."""

    def __init__(self, kind, address=None, raw=None):
        self.type = kind.strip_typedefs().unqualified()
        self.address, self.raw = address, raw

    def number(self):
        """Without a sign."""
        if self.raw is None:
            self.raw = int.from_bytes(must_read(self.address, self.type.sizeof), "little")
        return self.raw

    def __int__(self):
        bits, value = 8 * self.type.sizeof, self.number()
        signed = self.type.code == gdb.TYPE_CODE_INT and self.type.is_signed
        return value - (1 << bits) if signed and value >> bits - 1 else value

    def __getitem__(self, key):
        """A member, or an element, of what this is or points at."""
        pointer = self.type.code == gdb.TYPE_CODE_PTR
        base = self.number() if pointer else self.address
        if isinstance(key, int):
            return Value(self.type.target(), base + key * self.type.target().sizeof)
        offset, kind = member(self.type.target() if pointer else self.type, key)
        return Value(kind, base + offset)

    def dereference(self):
        return Value(self.type.target(), self.number())

    def cast(self, kind):
        return Value(kind, raw=self.number())

    def string(self):
        """Up to the NUL."""
        address = self.number() if self.type.code == gdb.TYPE_CODE_PTR else self.address
        room = self.type.sizeof if self.type.code == gdb.TYPE_CODE_ARRAY else 64
        data = read(address, min(room, PAGE_SIZE - address % PAGE_SIZE)) or b""
        return data.split(b"\0")[0].decode("ascii", "backslashreplace")

    def lazy(self):
        """gdb's own, read when it is used; a copy where gdb could not read it."""
        if unreadable(self.address):
            return gdb.Value(must_read(self.address, self.type.sizeof), self.type)
        return gdb.Value(self.address).cast(self.type.pointer()).dereference()


MEMBERS = {}


def member(kind, name):
    """(offset, type) of a member, those of unnamed structures inside too."""
    kind = kind.strip_typedefs().unqualified()
    if (kind.tag, name) not in MEMBERS or not kind.tag:
        MEMBERS[kind.tag, name] = find_member(kind, name)
        if MEMBERS[kind.tag, name] is None:
            raise Sentence(f"{kind} has no member {name}: this kernel is another generation.")
    return MEMBERS[kind.tag, name]


def find_member(kind, name):
    for field in kind.fields():
        if field.name == name:
            return field.bitpos // 8, field.type
        if not field.name and field.type.code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION):
            inner = find_member(field.type, name)
            if inner:
                return field.bitpos // 8 + inner[0], inner[1]
    return None


def at(address, type_name):
    """The structure at an address."""
    return Value(gdb.lookup_type(type_name), address)


def wrap(value):
    """gdb's value as one of ours."""
    if value.type.strip_typedefs().code == gdb.TYPE_CODE_PTR or value.address is None:
        return Value(value.type, raw=int(value) & (1 << 8 * value.type.sizeof) - 1)
    return Value(value.type, int(value.address) & 0xffffffff)


def variable(name):
    """A variable of the kernel by its name."""
    symbol = gdb.lookup_global_symbol(name) or gdb.lookup_static_symbol(name)
    if symbol is None:
        raise Sentence(f"This kernel has no variable {name}.")
    value = symbol.value()
    return Value(value.type, int(value.address) & 0xffffffff)


def address_of(name):
    """Of a variable, a function or a label."""
    return int(gdb.parse_and_eval(f"(long)&{name}")) & 0xffffffff


def number(value):
    """A value, or an expression, as an unsigned number."""
    if isinstance(value, str):
        value = evaluate(value)
    if isinstance(value, int):
        return value
    if isinstance(value, Value):
        return value.number()
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


def user_mode():
    if is_arm():
        return register("cpsr") & 0xf == 0
    return register("cs") & 3 == 3


def unreadable(address):
    """Kernel memory that QEMU hides from gdb."""
    return is_arm() and address >= PAGE_OFFSET and user_mode()


def read(address, length):
    """Kernel memory, or what the loaded page tables map; None where there is nothing."""
    if unreadable(address):
        from . import pagetable
        data = pagetable.kernel().read(address, length)
        return data if len(data) == length else None
    try:
        return bytes(gdb.selected_inferior().read_memory(address, length))
    except gdb.MemoryError:
        return None


def must_read(address, length):
    data = read(address, length)
    if data is None:
        raise gdb.MemoryError(f"nothing is mapped at {address:08x}")
    return data


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
