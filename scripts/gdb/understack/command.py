# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/command.py - what all commands have in common

Read:     machine.py before
"""
import re

import gdb

from . import machine, picture, svg

COMMANDS = {}           # name: first line of its help
OUTPUT = re.compile(r"(?:^|\s)-o\s+(\S+\.svg)(?=\s|$)")


class Command(gdb.Command):
    """A command of ours: prints lines and pictures, and ends with a sentence when it
    cannot. With `-o FILE.svg` it writes them as a figure."""
    name = ""
    needs_kernel = True

    def __init__(self):
        super().__init__(self.name, gdb.COMMAND_DATA)
        COMMANDS[self.name] = self.__doc__.splitlines()[0]

    def invoke(self, argument, _from_tty):
        file = OUTPUT.search(argument)
        argument = OUTPUT.sub("", argument).strip()
        try:
            if not file and re.match(r"-o(\s|$)", argument):
                raise machine.Sentence("-o wants the name of a file that ends in .svg: "
                                       f"`{self.name} -o FILE.svg`.")
            if self.needs_kernel:
                machine.need_kernel()
            parts = self.lines(argument)
            if file:
                print(svg.save(file[1], list(parts)))
                return
            for part in parts:
                print(part if isinstance(part, str) else picture.text(*part))
        except machine.Sentence:
            raise
        except gdb.error as error:
            raise machine.Sentence(f"{self.name}: {error}") from error

    def lines(self, argument):
        """What to print: lines, and lists of pictures that belong together."""
        raise NotImplementedError
