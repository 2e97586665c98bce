# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/picture.py - how memory is drawn, for all commands

High addresses at the top, hexadecimal in one width, at most 22 lines of 76
columns of plain ASCII, so that a picture fits on a wall:

     c0846000 +--------------------------------------------+ label
              | what lies there                            | label
     c0844000 +--------------------------------------------+
              : what could lie there                       :

Rows that may be left out (many=True) are folded into one when there are too many.
Colour, where there is some, only repeats what a sign says already.
"""
import os
import sys

import gdb

LINES, WIDTH, INNER = 22, 76, 42
RED, GREEN, OFF = "\x1b[31m", "\x1b[32m", "\x1b[0m"


def coloured():
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") \
        and os.environ.get("TERM", "dumb") != "dumb"


class PictureLines(gdb.Parameter):
    """How many lines a picture may have; what is too much is folded."""
    set_doc = show_doc = __doc__

    def __init__(self):
        super().__init__("picture-lines", gdb.COMMAND_DATA, gdb.PARAM_ZUINTEGER)
        self.value = LINES

    def get_set_string(self):
        return ""

    def get_show_string(self, text):
        return f"A picture has at most {text} lines."


LIMIT = PictureLines()


class Picture:
    def __init__(self, *title):
        self.title = list(title)
        self.rows = []          # (kind, address, text, label, many)

    def edge(self, address=None, label="", kind="edge"):
        self.rows.append((kind, address, "", label, False))

    def row(self, text, label="", address=None, many=False, kind="row"):
        self.rows.append((kind, address, text, label, many))

    def folded(self, lines):
        """The rows that fit: of those that may go, the middle ones go."""
        spare = len(self.title) + len(self.rows) - lines
        many = [at for at, row in enumerate(self.rows) if row[4]]
        if spare <= 0 or len(many) < 3:
            return self.rows
        out = many[len(many) // 2 - (spare + 1) // 2:][:spare + 1]
        first = out[0]
        note = ("row", None, f"... {len(out)} more ...", "", False)
        return [note if at == first else row for at, row in enumerate(self.rows)
                if at == first or at not in out]

    def line(self, kind, address, text, label):
        left = "        " if address is None else f"{address & 0xffffffff:08x}"
        if kind == "edge":
            middle = "+" + "-" * INNER + "+"
        elif kind == "open":
            middle = "+" + (" -" * INNER)[:INNER] + "+"
        else:
            side = ":" if kind in ("hole", "guard") else "|"
            if kind == "guard":
                text = ("/ / " + text + " ").ljust(INNER - 2, "/")
            middle = f"{side} {text[:INNER - 2]:{INNER - 2}} {side}"
        line = f" {left} {middle} {label}".rstrip()[:WIDTH]
        if coloured() and kind == "guard":
            return RED + line + OFF
        if coloured() and "<- sp" in label:
            return GREEN + line + OFF
        return line

    def text(self):
        rows = [self.line(*row[:4]) for row in self.folded(LIMIT.value)]
        return "\n".join([line[:WIDTH] for line in self.title] + rows)
