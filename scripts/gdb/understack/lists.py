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
    return machine.Value(kind, pointer - machine.member(kind, member)[0])


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
    return int.from_bytes(machine.must_read(address, 4), "little")


def list_entries(head, type_name, member, what):
    """The structures on a ring; head is a struct list_head."""
    address = head.address
    for node in follow(pointer_at(address), pointer_at, address, what):
        yield container_of(node, type_name, member)


def hlist_entries(head, type_name, member, what):
    for node in follow(machine.number(head["first"]), pointer_at, 0, what):
        yield container_of(node, type_name, member)


def chain(first, member, what):
    """A list of structures that ends with NULL; first is a pointer to one."""
    kind = first.type.target()

    def step(address):
        return machine.Value(kind, address)[member].number()

    for address in follow(first.number(), step, 0, what):
        yield machine.Value(kind, address)


def rbtree_entries(root, type_name, member, what):
    """In order; root is a struct rb_root. A tree with a ring in it ends as well."""
    seen, stack = set(), []
    node = root["rb_node"]
    while stack or node.number():
        while node.number():
            address = node.number()
            if address in seen:
                raise Broken(f"{what} is corrupted: node {address:#x} hangs in it twice.")
            seen.add(address)
            try:
                left = node["rb_left"]
                left.number()
            except gdb.MemoryError as error:
                raise Broken(f"{what} is corrupted: node {address:#x} is not mapped.") from error
            stack.append(node)
            node = left
        node = stack.pop()
        yield container_of(node.number(), type_name, member)
        node = node["rb_right"]
