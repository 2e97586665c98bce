# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/command.py - what all commands have in common

Read:     machine.py before
"""
import gdb

from . import machine

COMMANDS = {}           # name: first line of its help


class Command(gdb.Command):
    """A command of ours: prints lines, and ends with a sentence when it cannot."""
    name = ""
    needs_kernel = True

    def __init__(self):
        super().__init__(self.name, gdb.COMMAND_DATA)
        COMMANDS[self.name] = self.__doc__.splitlines()[0]

    def invoke(self, argument, _from_tty):
        try:
            if self.needs_kernel:
                machine.need_kernel()
            for line in self.lines(argument.strip()):
                print(line)
        except machine.Sentence:
            raise
        except gdb.error as error:
            raise machine.Sentence(f"{self.name}: {error}") from error

    def lines(self, argument):
        """What to print."""
        raise NotImplementedError
