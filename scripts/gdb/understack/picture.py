# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/picture.py - how memory is drawn, for all commands

Read:     svg.py after: it writes the same rows as a figure

High addresses at the top, hexadecimal in one width, at most 22 lines of 76
columns of plain ASCII, so that a picture fits on a wall:

     c0846000 +--------------------------------------------+ label
              | what lies there                            | label
     c0844000 +--------------------------------------------+
              : what could lie there                       :

A label says what its place is called, `<- sp` what points to it, `page frame 00844`
where a page begins; or two of them, with a comma.
Rows that may be left out (many=True) are folded into one when there are too many.
Colour, where there is some, only repeats what a sign says already.
"""
import collections
import os
import re
import sys

import gdb

LINES, WIDTH, INNER = 22, 76, 42
RED, GREEN, OFF = "\x1b[31m", "\x1b[32m", "\x1b[0m"
PAGE = re.compile(r"((?:no )?page frame|frame(?= [0-9a-f]))")


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


class Row(collections.namedtuple("Row", "kind address text label many size detail link",
                                 defaults=(None, "", "", False, None, False, None))):
    """kind: row (part of a page), pages (some, there or not), hole, guard, edge, open
    (an edge that is not there yet). link: the address to which it leads."""

    def words(self):
        """What is in the box: a frame's size is at the right."""
        return self.text if self.size is None else f"{self.text[:30]:30} {self.size:6}"

    def marks(self):
        """(what points here, page that begins, name); "" where there is none."""
        arrow, page, names = "", "", []
        for part in filter(None, self.label.split(", ")):
            if part.startswith("<- "):
                arrow = part[3:]
            elif PAGE.match(part):
                page = PAGE.sub(lambda m: "page frame" if m[0] == "frame" else m[0], part)
            else:
                names.append(part)
        return arrow, page, ", ".join(names)


class Picture:
    """Rows below a title; details (and notes below the title) are left out when it
    shares the screen with another."""

    def __init__(self, *title):
        self.title, self.notes, self.rows = list(title), [], []

    def edge(self, address=None, label="", kind="edge", detail=False):
        self.rows.append(Row(kind, address, "", label, detail=detail))

    def row(self, text, label="", address=None, many=False, kind="row", size=None,
            detail=False, link=None):
        self.rows.append(Row(kind, address, text, label, many, size, detail, link))

    def without_details(self):
        """What these rows say of page frames goes to their neighbours."""
        short, page = Picture(*self.title), ""
        for row in self.rows:
            last = short.rows[-1] if short.rows else None
            if not row.detail:
                short.rows.append(row._replace(label=row.label or page))
                page = ""
            elif last and last.kind == "row" and not last.label:
                short.rows[-1] = last._replace(label=row.marks()[1])
            else:
                page = row.marks()[1] or page
        return short

    def folded(self, spare):
        """The rows without `spare` of those that may go: the middle ones."""
        many = [at for at, row in enumerate(self.rows) if row.many]
        if spare <= 0 or len(many) < 3:
            return self.rows
        out = many[max(len(many) // 2 - (spare + 1) // 2, 0):][:spare + 1]
        first = out[0]
        page = [self.rows[at].marks()[1] for at in out]
        note = Row("row", text=f"... {len(out)} more ...", label=next(filter(None, page[::-1]), ""))
        return [note if at == first else row for at, row in enumerate(self.rows)
                if at == first or at not in out]

    def height(self):
        return len(self.title) + len(self.notes) + len(self.rows)


def line(row):
    """One row in plain text."""
    left = "        " if row.address is None else f"{row.address & 0xffffffff:08x}"
    if row.kind == "edge":
        middle = "+" + "-" * INNER + "+"
    elif row.kind == "open":
        middle = "+" + (" -" * INNER)[:INNER] + "+"
    else:
        side = ":" if row.kind in ("hole", "guard") else "|"
        text = row.words()
        if row.kind == "guard":
            text = ("/ / " + text + " ").ljust(INNER - 2, "/")
        middle = f"{side} {text[:INNER - 2]:{INNER - 2}} {side}"
    text = f" {left} {middle} {row.label}".rstrip()[:WIDTH]
    if coloured() and row.kind == "guard":
        return RED + text + OFF
    if coloured() and "<- sp" in row.label:
        return GREEN + text + OFF
    return text


def fitting(pictures, lines):
    """[(title, rows)] of pictures that share so many lines: the highest is folded first."""
    if len(pictures) > 1:
        pictures = [picture.without_details() for picture in pictures]
    spare = sum(picture.height() for picture in pictures) - lines
    found = []
    for picture in sorted(pictures, key=Picture.height, reverse=True):
        rows = picture.folded(spare)
        spare -= len(picture.rows) - len(rows)
        found.append((pictures.index(picture), picture.title + picture.notes, rows))
    return [(title, rows) for _, title, rows in sorted(found, key=lambda part: part[0])]


def text(*pictures):
    """The pictures, one below the other."""
    return "\n".join(part for title, rows in fitting(pictures, LIMIT.value)
                     for part in [*(words[:WIDTH] for words in title), *map(line, rows)])
