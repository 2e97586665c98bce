# SPDX-License-Identifier: GPL-2.0-only
"""
tests/labs/prelude.py - two words more for gdb, in the checks of docs/labs

Read:     scripts/lab, which starts gdb with it

  say NAME EXPRESSION     prints NAME=0x..., which an EXPECT line can use
  $frame(mm, address)     number of the page frame that mm has there, 0: none
"""
import gdb
from understack import pagetable


class Say(gdb.Command):
    """say NAME EXPRESSION: prints NAME=value."""

    def __init__(self):
        super().__init__("say", gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        name, _, expression = argument.partition(" ")
        print(f"{name}={int(gdb.parse_and_eval(expression)) & 0xffffffff:#x}")


class Frame(gdb.Function):
    """$frame(mm, address): number of the page frame, 0 where there is none."""

    def __init__(self):
        super().__init__("frame")

    def invoke(self, mm, address):      # pylint: disable=arguments-differ
        return pagetable.of_mm(mm).frame(int(address) & 0xffffffff) or 0


Say()
Frame()
