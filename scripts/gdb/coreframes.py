# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/coreframes.py - runs inside a second gdb: unwinds core files

Read:     understack/userframes.py before: it starts this

Reads lines `PROGRAM CORE` and answers each with a line `frames [[sp, pc, name], ...]`,
from the newest. Ends with its input.
"""
import json
import os
import sys

import gdb

LIMIT = 200             # a stack that is damaged may lead nowhere for long


def frames():
    found = []
    try:
        frame = gdb.newest_frame()
        while frame is not None and len(found) < LIMIT:
            sp = int(frame.read_register("sp").cast(gdb.lookup_type("long"))) & 0xffffffff
            name = "(signal frame)" if frame.type() == gdb.SIGTRAMP_FRAME else frame.name()
            found.append((sp, frame.pc(), name or f"{frame.pc():08x}"))
            frame = frame.older()
    except gdb.error:
        pass
    return found


def main():
    gdb.execute("set backtrace past-main on")
    for line in sys.stdin:
        program, core = line.split()
        answer = []
        try:
            gdb.execute(f"file {program}", to_string=True)
            gdb.execute(f"core-file {core}", to_string=True)
            answer = frames()
        except gdb.error:
            pass
        gdb.flush()
        os.write(1, f"\nframes {json.dumps(answer)}\n".encode())


main()
