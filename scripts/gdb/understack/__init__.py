# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack - gdb's commands for stacks

Read:     machine.py first; README.md lists the files in reading order
"""
import importlib

PARTS = ["tasks", "kstack", "ustack", "vmas", "pagewalk", "why", "vmalloc", "printers", "programs",
         "entry", "guide"]


def register():
    for part in PARTS:
        importlib.import_module(f"{__name__}.{part}").register()
