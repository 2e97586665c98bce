# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/lists.py - the kernel's lists and trees, damaged ones too

Read:     include/linux/list.h, include/linux/rbtree.h before

A debugger is for kernels that are broken: every walk ends, and says why.
"""
import gdb

from . import machine
from .machine import Sentence

LIMIT = 100000


class Broken(Sentence):
    """A list or tree that does not lead where it should."""


def container_of(pointer, type_name, member):
    """The structure that the member at this address is part of."""
    kind = gdb.lookup_type(type_name)
    offset = next(f.bitpos // 8 for f in kind.fields() if f.name == member)
    address = (int(pointer) & 0xffffffff) - offset
    return gdb.Value(address).cast(kind.pointer()).dereference()


def follow(start, step, end, what):
    """Addresses from start on, each once, until end (which is not handed out)."""
    seen, address, before = {}, start, None
    while address != end:
        where = f"{what} is corrupted: " + \
            (f"after {before:#x} (entry {len(seen)})" if before else "its head")
        if address in seen:
            raise Broken(f"{where} leads back to {address:#x} (entry {seen[address]}).")
        if not address or address & 3 or len(seen) > LIMIT:
            raise Broken(f"{where} leads to {address:#x}, where nothing can be.")
        seen[address] = len(seen) + 1
        try:
            after = step(address)
        except gdb.MemoryError as error:
            raise Broken(f"{where} leads to {address:#x}, which is not mapped.") from error
        yield address
        before, address = address, after


def pointer_at(address):
    """The word at a kernel address."""
    data = gdb.selected_inferior().read_memory(address, 4)
    return int.from_bytes(bytes(data), "little")


def list_entries(head, type_name, member, what):
    """The structures on a ring; head is a struct list_head."""
    address = machine.number(head.address)
    for node in follow(pointer_at(address), pointer_at, address, what):
        yield container_of(node, type_name, member)


def hlist_entries(head, type_name, member, what):
    for node in follow(machine.number(head["first"]), pointer_at, 0, what):
        yield container_of(node, type_name, member)


def chain(first, member, what):
    """A list of structures that ends with NULL; first is a pointer to one."""
    kind = first.type

    def step(address):
        return machine.number(gdb.Value(address).cast(kind).dereference()[member])

    for address in follow(machine.number(first), step, 0, what):
        yield gdb.Value(address).cast(kind).dereference()


def rbtree_entries(root, type_name, member, what):
    """In order; root is a struct rb_root. A tree with a ring in it ends as well."""
    seen, stack = set(), []
    node = root["rb_node"]
    while stack or machine.number(node):
        while machine.number(node):
            address = machine.number(node)
            if address in seen:
                raise Broken(f"{what} is corrupted: node {address:#x} hangs in it twice.")
            seen.add(address)
            try:
                left = node.dereference()["rb_left"]
                left.fetch_lazy()
            except gdb.MemoryError as error:
                raise Broken(f"{what} is corrupted: node {address:#x} is not mapped.") from error
            stack.append(node)
            node = left
        node = stack.pop()
        yield container_of(node, type_name, member)
        node = node.dereference()["rb_right"]
