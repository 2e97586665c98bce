# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/guide.py - `help understack`, `where-is`

Read:     docs/where.md before: where-is looks there
"""
import os
import re

import gdb

from .command import COMMANDS, Command
from .machine import Sentence

DOCS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../docs/where.md")
HEAD = """The commands of this kernel. `help NAME` says more.
"""


def rows():
    """(mechanism, sentence, where, walk, test, option, linux) of the mechanism index."""
    with open(DOCS, encoding="utf-8") as text:
        for line in text:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if line.startswith("|") and len(cells) == 7 and cells[0] != "mechanism" \
                    and not set(line) <= set("|- \n"):
                yield cells


class WhereIs(Command):
    """where-is WORD: in which file and function is a mechanism? (docs/where.md)

    where-is guard          where-is setup_arg_pages"""
    name = "where-is"
    needs_kernel = False

    def lines(self, argument):
        if not argument:
            raise Sentence("A word, please: `where-is guard`.")
        found = [row for row in rows() if argument.lower() in " ".join(row).lower()]
        if not found:
            raise Sentence(f"docs/where.md says nothing about `{argument}`.")
        for name, sentence, where, walk, test, option, linux in found:
            yield f"{name}: {sentence}"
            for place in re.split(r"; ", where):
                yield f"    {place.replace('`', '')}"
            known = [("walk", walk.strip("-")), ("test", test), ("option", option),
                     ("Linux", linux)]
            yield "    " + "; ".join(f"{what} {value}" for what, value in known if value)


class Understack(gdb.Command):
    """The commands of this kernel."""

    def __init__(self):
        rows_of_help = [f"  {text}" for _, text in sorted(COMMANDS.items())]
        self.__doc__ = HEAD + "\n".join(rows_of_help) + """

Functions: $lx_current() $lx_task_by_pid(PID) $lx_thread_info(TASK) $page_frame(ADDRESS)
Addresses may be any expression; bprm and the like are looked for in the callers, too.
Each command takes -o FILE.svg: what it prints as a figure."""
        type(self).__doc__ = self.__doc__
        super().__init__("understack", gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        print(self.__doc__)


def register():
    WhereIs()
    Understack()
