# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/understack/svg.py - the rows of a picture as a figure, without a library

Read:     picture.py before

	          |------------------------------------| name of an edge
	          | a frame                       size | ]
	  address |------------------------------------| ] page frame   <- what points here

Black, white and a grey, so that a copier does not lose anything: a guard page is hatched,
what is not there is dashed. An address stands at the lower border of what lies there.
Pictures that belong together are drawn one below the other, with an arrow from the word
that leads into the other.
"""
import collections
import os
import re
from xml.sax.saxutils import escape

from . import picture
from .machine import Sentence

SANS = 'font-family="Helvetica, Arial, sans-serif" font-size="13"'
END, BOLD = 'text-anchor="end"', 'font-weight="bold"'
EM = 7.3                                # width of a letter of 12 pixels
ROW, BOX = 21, round(picture.INNER * EM)
LEFT = 88
RIGHT = LEFT + BOX
PAGES = RIGHT + 172
WIDTH = PAGES + 130
HEAD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" \
width="{width}" height="{height}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" \
font-size="12" stroke-linejoin="round" paint-order="stroke" xml:space="preserve">
<!-- SPDX-License-Identifier: GPL-2.0-only -->
<title>{title}</title>
<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" \
patternTransform="rotate(45)"><path d="M0,0 V7" stroke="#888" stroke-width="2"/></pattern></defs>
<rect width="{width}" height="{height}" fill="white"/>
"""

Place = collections.namedtuple("Place", "row top bottom")


def clean(text):
    """Printable, and no markup."""
    return escape(re.sub(r"[^\x20-\x7e]", "?", text), {'"': "&quot;"})


def words(x, y, text, style=""):
    """A line of text around y; what lies behind it gives way."""
    return (f'<text x="{x:.0f}" y="{y + 4:.1f}" stroke="white" stroke-width="4" '
            f'{style}>{clean(text)}</text>')


def path(d, width=1.0, more=""):
    return f'<path d="{d}" fill="none" stroke="black" stroke-width="{width}" {more}/>'


def head(x, y):
    """The head of an arrow that points to the left."""
    return f'<path d="M{x:.1f},{y:.1f} l9,-4 v8 z"/>'


DASHED = 'stroke-dasharray="5 4"'


def is_edge(row):
    return row.kind in ("edge", "open")


def height(row):
    """A larger frame is higher, but not in scale."""
    if is_edge(row):
        return 0
    if row.kind in ("hole", "pages"):
        return 1.6 * ROW
    return ROW + min(row.size or 0, 1200) / 30


class Column:
    """Labels one below the other: what would overlap moves down, what is said is not
    said again."""

    def __init__(self, x, style=""):
        self.x, self.style, self.last, self.said = x, style, -99, None

    def label(self, y, text):
        if not text or text == self.said and y - self.last < 8:
            return
        self.last, self.said = max(y, self.last + 13), text
        yield words(self.x, self.last, text, self.style)


class Figure:
    """Lines of text and pictures, from the top down."""

    def __init__(self):
        self.y, self.width, self.parts, self.bottoms = 18, 0, [], {}

    def listing(self, text):
        self.parts.append(words(14, self.y, text[:120]))
        self.width = max(self.width, 28 + len(text[:120]) * EM)
        self.y += 17

    def group(self, pictures):
        """Pictures of which one may lead into another."""
        each = [self.picture(one) for one in pictures]
        links = [((top + bottom) / 2, self.bottoms[row.link]) for places in each
                 for row, top, bottom in places if row.link in self.bottoms]
        self.width = max(self.width, WIDTH + (24 if links else 0))
        for places in each:
            self.parts += bands(places)
        for start, end in links:
            self.parts += link(start, end)
        for places in each:
            self.parts += [*pages(places), *labels(places)]

    def picture(self, one):
        for number, text in enumerate([*one.title, *one.notes]):
            style = SANS if number else f"{SANS} {BOLD}"
            self.parts.append(words(14, self.y, text.strip(), style))
            self.y += 18
        self.y += 10
        places = []
        for row in one.folded(one.height() - picture.LIMIT.value):
            if is_edge(row) and places and places[-1].row.kind in ("hole", "guard") \
                    and row.address is None:
                self.y += 16            # something else begins
            places.append(Place(row, self.y, self.y + height(row)))
            self.y = places[-1].bottom
        self.bottoms.update({p.row.address: p.bottom for p in places if p.row.address})
        self.y += 34
        return places

    def text(self, title):
        return HEAD.format(width=round(self.width), height=round(self.y), title=clean(title)) + \
            "\n".join(self.parts) + "\n</svg>\n"


def bands(places):
    """What is in the box, and its borders."""
    for row, top, bottom in places:
        missing = row.kind in ("hole", "guard", "open")
        if is_edge(row):
            yield path(f"M{LEFT},{top:.1f} H{RIGHT}", 1.6, DASHED if missing else "")
            continue
        fill = "url(#hatch)" if row.kind == "guard" else "#eee" if row.size is not None else "white"
        if row.size is not None:
            yield path(f"M{LEFT},{top:.1f} H{RIGHT}", 0.6)
        yield (f'<rect x="{LEFT}" y="{top:.1f}" width="{BOX}" height="{bottom - top:.1f}" '
               f'fill="{fill}"/>')
        yield path(f"M{LEFT},{top:.1f} V{bottom:.1f} M{RIGHT},{top:.1f} V{bottom:.1f}", 1.6,
                   DASHED if missing else "")
        if row.address is not None:
            yield path(f"M{LEFT},{bottom:.1f} H{RIGHT}", 0.6 if not missing else 1.6,
                       DASHED if missing else "")
        middle = (top + bottom) / 2
        yield words(LEFT + 9, middle, row.text[:picture.INNER - 2 - 9 * (row.size is not None)])
        if row.size is not None:
            yield words(RIGHT - 9, middle, str(row.size), END)


def labels(places):
    """Addresses at the left; at the right names, and what points here."""
    addresses = Column(LEFT - 8, END)
    names = Column(RIGHT + 10)
    for row, top, bottom in places:
        arrow, _, name = row.marks()
        if row.address is not None:
            yield from addresses.label(bottom, f"{row.address & 0xffffffff:08x}")
        if arrow:
            arrow, name = f"{arrow}, {name}" if name else arrow, ""
            yield path(f"M{RIGHT + 5},{bottom:.1f} h30", 1.8)
            yield head(RIGHT + 2, bottom)
            yield words(RIGHT + 41, bottom, arrow, BOLD)
            names.last = bottom
        yield from names.label(bottom if is_edge(row) else (top + bottom) / 2, name)


def pages(places):
    """A bracket beside the rows of each page."""
    begin = None
    for place in [*places, Place(picture.Row("hole"), places[-1].bottom, 0)]:
        page = place.row.marks()[1]
        if begin and (page or place.row.kind not in ("row", "edge")):
            yield from bracket(begin.top + 2, place.top - 2, begin.row.marks()[1])
            begin = None
        if page:
            begin = place


def bracket(top, bottom, text):
    yield path(f"M{PAGES - 6},{top:.1f} h6 V{bottom:.1f} h-6", 1.2,
               DASHED if text.startswith("no ") else "")
    yield words(PAGES + 8, (top + bottom) / 2, text)


def link(start, end):
    """From a word to the place whose address it holds, around the right margin."""
    far = WIDTH + 12
    yield f'<circle cx="{RIGHT - 16}" cy="{start:.1f}" r="3"/>'
    yield path(f"M{RIGHT - 16},{start:.1f} H{far - 10} q10,0 10,10 V{end - 10:.1f} q0,10 -10,10 "
               f"H{PAGES + 6}", 1.2, 'stroke-dasharray="2 3"')
    yield head(PAGES + 2, end)


def figure(parts):
    """The figure of lines of text and lists of pictures."""
    drawn, title = Figure(), ""
    for part in parts:
        if isinstance(part, str):
            drawn.listing(part)
        else:
            drawn.group(part)
        title = title or (part if isinstance(part, str) else part[0].title[0]).strip()
    return drawn.text(title)


def save(path_of, parts):
    """Writes the figure; returns what to print."""
    try:
        with open(os.path.expanduser(path_of), "w", encoding="ascii") as out:
            out.write(figure(parts))
    except OSError as error:
        raise Sentence(f"{path_of} cannot be written: {error.strerror}.") from error
    return f" written: {path_of}"
