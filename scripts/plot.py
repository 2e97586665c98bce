# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/plot.py - curves as an SVG picture, without a library

Read:     scripts/bench

  Each curve is a panel: instructions upwards from 0, the size to the right.
"""
WIDTH, HEIGHT, COLUMNS = 330, 220, 3
LEFT, RIGHT, TOP, BOTTOM = 70, 25, 40, 35
LINUX = {"Linux 6.1": "#b44", "Understack": "#247"}
STACKS = ["#888", "#c70", "#247"]       # the kinds of kernel stack, in scripts/bench's order


def text(x, y, words, anchor="middle", size=11, colour="#222"):
    return (f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" font-size="{size}" '
            f'fill="{colour}">{words}</text>')


def line(points, colour):
    where = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>'
                   for x, y in points)
    return f'<polyline points="{where}" fill="none" stroke="{colour}" stroke-width="1.5"/>{dots}'


def panel(title, points, colours):
    """One picture: points of (size, cost, cost ...), a line for each colour."""
    right, top = points[-1][0], max(max(point[1:]) for point in points)
    inner_width, inner_height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def place(x, y):
        return LEFT + inner_width * x / right, HEIGHT - BOTTOM - inner_height * y / top

    yield text(WIDTH / 2, 20, title, size=12)
    yield (f'<path d="M{LEFT},{TOP} V{HEIGHT - BOTTOM} H{WIDTH - RIGHT}" fill="none" '
           'stroke="#888"/>')
    for y in 0, top / 2, top:
        yield text(LEFT - 6, place(0, y)[1] + 4, f"{y:,.0f}", "end")
    for x, *_ in points:
        if x >= right / 8:      # the small ones would lie on each other
            yield text(place(x, 0)[0], HEIGHT - BOTTOM + 16, f"{x:,}")
    for index, (name, colour) in enumerate(colours.items(), 1):
        if colours is not LINUX:
            yield text(LEFT + 90 * (index - 1), 35, name, "start", colour=colour)
        yield line([place(point[0], point[index]) for point in points], colour)


def svg(arch, panels):
    """The picture of [(title, points, {name: colour})] as text."""
    rows = -(-len(panels) // COLUMNS)
    width, height = COLUMNS * WIDTH, 40 + rows * HEIGHT
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
             f'width="{width}" height="{height}" font-family="sans-serif">',
             "<!-- SPDX-License-Identifier: GPL-2.0-only -->",
             f'<rect width="{width}" height="{height}" fill="white"/>',
             text(20, 26, f"{arch}: guest instructions of one operation", "start", 15)]
    for index, (name, colour) in enumerate(LINUX.items()):
        parts.append(text(width - 220 + 110 * index, 26, name, "start", 13, colour))
    for index, what in enumerate(panels):
        x, y = index % COLUMNS * WIDTH, 40 + index // COLUMNS * HEIGHT
        parts += [f'<g transform="translate({x},{y})">', *panel(*what), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"
