# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/vmalloc.py - `vmallocinfo`, `kstack-cache`

Read:     mm/vmap_area.c, mm/vmalloc.c, kernel/stack_vmap.c before
"""
import gdb

from . import lists, machine, stacks, tasks
from .command import Command
from .machine import PAGE_SIZE, Sentence, number


def busy():
    """vmap_areas in use, by address."""
    root = machine.variable("vmap_area_root")
    return lists.rbtree_entries(root, "struct vmap_area", "rb_node", "The tree of vmalloc areas")


def free():
    root = machine.variable("free_vmap_area_root")
    return lists.rbtree_entries(root, "struct vmap_area", "rb_node", "The tree of free areas")


def purged():
    """Areas that wait for the TLB to forget them."""
    first = machine.variable("vmap_purge_list")["first"]
    for node in lists.follow(number(first), lists.pointer_at, 0, "The purge list"):
        yield lists.container_of(node, "struct vmap_area", "purge_list")


def bounds(area):
    return number(area["va_start"]), number(area["va_end"])


def vm_of(area):
    return area["vm"].dereference() if number(area["vm"]) else None


def caller(vm):
    return machine.symbol_at(number(vm["caller"])) if vm is not None else ""


def sentence(address):
    """About an address that no stack owns, or None if it is none of vmalloc's."""
    if not machine.exists("vmap_purge_list"):
        return None
    for area in busy():
        start, end = bounds(area)
        if start <= address < end:
            what = f"the vmalloc area {start:08x}-{end:08x} of {caller(vm_of(area)) or 'nobody'}"
            return f"in {what}" + (": its guard page" if address >= end - PAGE_SIZE else "")
    for area in purged():
        start, end = bounds(area)
        if start <= address < end:
            return (f"in {start:08x}-{end:08x}, which was vfree()d and waits until the TLB "
                    "forgets it")
    for area in free():
        start, end = bounds(area)
        if start <= address < end:
            return f"in the free vmalloc range {start:08x}-{end:08x}: not mapped"
    return None


class VmallocInfo(Command):
    """vmallocinfo: what vmalloc() has handed out, as /proc/vmallocinfo; guard pages included."""

    name = "vmallocinfo"

    def lines(self, argument):
        known = {s.base: s.name for s in stacks.all_stacks()}
        for area in busy():
            start, end = bounds(area)
            vm = vm_of(area)
            pages = f"pages={int(vm['nr_pages'])}" if vm is not None else ""
            yield (f" {start:08x}-{end:08x} {end - start:8} {pages:9} "
                  f"{known.get(start, caller(vm))}")
        waiting = [bounds(a) for a in purged()]
        yield (f" {len(waiting)} areas wait for the TLB: "
              f"{sum(e - s for s, e in waiting) // 1024} kB")


class KStackCache(Command):
    """kstack-cache: the stacks that wait for the next fork, and how often that helped."""

    name = "kstack-cache"

    def lines(self, argument):
        if tasks.generation() < 3:
            raise Sentence(f"Generation {tasks.generation()} has no cache: its stacks come from "
                           "the page allocator.")
        slots = machine.variable("cached_stacks")
        for at in range(slots.type.range()[1] + 1):
            address = number(slots[at])
            what = "empty" if not address else \
                f"vm_struct {address:08x}, stack {number(slots[at]['addr']):08x}"
            yield (f" cached_stacks[{at}]: {what}")
        stat = machine.variable("kstack_cache_stat")
        yield (f" asked for: {int(stat['hits'])} hits, {int(stat['misses'])} misses; "
              f"given back: {int(stat['kept'])} kept, {int(stat['freed'])} freed")


def register():
    VmallocInfo(), KStackCache()
