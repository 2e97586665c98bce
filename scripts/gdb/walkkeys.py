# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/walkkeys.py - runs inside gdb: a walk, key by key

Read:     walk.py before

  Enter   the answer, then the next stop     b   the stop before
  r       this stop again, from its start    q   the end, QEMU's too
  8192    a number is an answer to the question; anything else is for gdb
"""
import re

import gdb

import qemu
import walkfile

KEYS = "Enter: {}  b: back  r: again  q: quit  or any gdb command"


def ask(what):
    print(KEYS.format(what))
    try:
        return input("(walk) ").strip()
    except EOFError:
        return "q"


def judge(walker, stop, said):
    """A number that somebody typed instead of Enter."""
    first = stop.texts("answer", "en")[0][1]
    right = re.search(r"\{/\w ([^}]*)\}", walkfile.either(first, walker.arch))
    for key, text in stop.texts("wrong", walker.spec["language"]):
        if key.split() and key.split()[0].rstrip(",") == said:
            print("\n".join(walkfile.fold(walker.text(text), "No. ")))
            return
    try:
        if right and int(said, 0) == int(gdb.parse_and_eval(right[1])) & 0xffffffff:
            print("Yes.")
            return
    except (ValueError, gdb.error):
        pass
    print("That is not what the machine says.  Enter shows why.")


def keys(walker, stop, what):
    """Reads until a key that is the walk's; runs all else in gdb."""
    while True:
        said = ask(what)
        if said in ("", "b", "r", "q"):
            return said
        if re.fullmatch(r"-?(0x[0-9a-f]+|\d+)", said) and stop:
            judge(walker, stop, said)
            continue
        try:
            gdb.execute(said, from_tty=True)
        except (gdb.error, KeyboardInterrupt) as error:
            print(error)


def show(rows):
    print("\n" + "\n".join(rows), flush=True)


def one(walker, stop):
    """A stop; returns the key that ended it."""
    show(walker.question(stop))
    key = keys(walker, stop, "answer")
    if key:
        return key
    show(walker.answer(stop))
    return keys(walker, stop, "next stop")


def live(walker):
    """From the stop asked for to the end, or to q."""
    stops = [stop for stop in walker.walk.stops if stop.core or not walker.spec["short"]]
    at = next((i for i, stop in enumerate(stops) if stop.number >= walker.spec["from"]),
              len(stops) - 1)
    if at == 0:
        show(walker.opening())
    fresh = True
    while True:
        try:
            if fresh:
                walker.go_to(stops[at].number if at < len(stops) else len(walker.walk.stops) + 1)
            elif at < len(stops):
                for passed in walker.walk.stops[stops[at - 1].number:stops[at].number - 1]:
                    walker.question(passed, show=False)
                    walker.answer(passed, show=False)
            key = one(walker, stops[at]) if at < len(stops) else last(walker)
        except (walker.failures + (qemu.GuestError,)) as error:
            number = stops[at].number if at < len(stops) else len(walker.walk.stops)
            print("\n".join(walkfile.fold(
                f"This stop was not reached: {error}. `r` starts the machine again and comes "
                f"back here, as FROM={number} does.", "! ")))
            key = keys(walker, None, "again") or "r"
        if key == "q" or (not key and at >= len(stops)):
            return
        fresh = key in ("b", "r")
        at = max(at - 1, 0) if key == "b" else at if key == "r" else at + 1


def last(walker):
    show(walker.closing())
    return keys(walker, None, "end")
