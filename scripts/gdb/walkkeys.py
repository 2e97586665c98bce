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
from walkfile import say

def ask(what):
    print(say(f"Enter: {what}  b: back  r: again  q: quit  or any gdb command",
              f"Enter：{what}  b：后退  r：重来  q：退出  或任何 gdb 命令"))
    try:
        return input("(walk) ").strip()
    except EOFError:
        return "q"


def judge(walker, stop, said):
    """A number that somebody typed instead of Enter."""
    first = stop.texts("answer", "en")[0][1]
    right = walkfile.EXPRESSION.search(walkfile.either(first, walker.arch))
    for key, text in stop.texts("wrong", walker.language):
        if walker.text(key).partition(" ")[0].rstrip(",") == said:
            print("\n".join(walkfile.fold(walker.text(text), say("No. ", "不对。"))))
            return
    if right and right[2]:
        print(say("The machine has not done it yet.  Enter lets it.",
                  "机器还没有走到那一步。按 Enter 让它走。"))
        return
    try:
        if right and int(said, 0) == int(gdb.parse_and_eval(right[3])) & 0xffffffff:
            print(say("Yes.", "对。"))
            return
    except (ValueError, gdb.error):
        pass
    print(say("That is not what the machine says.  Enter shows why.",
              "机器的答案不是这个。按 Enter 看原因。"))


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
    key = keys(walker, stop, say("answer", "答案"))
    if key:
        return key
    show(walker.answer(stop))
    return keys(walker, stop, say("next stop", "下一站"))


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
            error = str(error).rstrip(".")
            number = stops[at].number if at < len(stops) else len(walker.walk.stops)
            print("\n".join(walkfile.fold(say(
                f"This stop was not reached: {error}. `r` starts the machine again and comes "
                f"back here, as FROM={number} does.",
                f"没有到达这一站：{error}。`r` 重新启动机器并回到这里，FROM={number} 也可以。"), "! ")))
            key = keys(walker, None, say("again", "重来")) or "r"
        if key == "q" or (not key and at >= len(stops)):
            return
        fresh = key in ("b", "r")
        at = max(at - 1, 0) if key == "b" else at if key == "r" else at + 1


def last(walker):
    show(walker.closing())
    return keys(walker, None, say("end", "结束"))
