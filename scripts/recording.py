# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/recording.py - a guest that is recorded once, and can then run backwards

Read:     scripts/qemu.py before; scripts/gdb/walk.py uses it (make replay)

QEMU writes down what comes from outside (time, interrupts, keys) and takes a snapshot
at the start. A replay from there is the same to the last instruction, so "one step
back" is: from the snapshot again, one instruction less.

  rr.qcow2  holds the snapshot: no disk of the guest, which knows nothing of it
  rr.log    what came from outside
"""
import subprocess

import qemu

SECONDS = 600           # for the whole recording


def words_of(words, folder, arch, mode):
    """The machine's command line, recording or replaying."""
    at = words.index("-icount") + 1
    more = ["-drive", f"file={folder}/rr.qcow2,if=none,id=rr"]
    if arch == "x86":       # with it a replay hangs when it loads its snapshot
        more += ["-global", "apic-common.vapic=off"]
    return words[:at] + [f"shift=0,rr={mode},rrfile={folder}/rr.log,rrsnapshot=start"] + \
        words[at + 1:] + more + ["-display", "none", "-monitor", "none"]


def record(words, folder, arch, console):
    """Runs the guest to its end, and returns the command line that replays it."""
    try:
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", f"{folder}/rr.qcow2", "512M"],
                       check=True)
    except FileNotFoundError:
        raise qemu.GuestError("qemu-img is not installed: run `make deps`.") from None
    guest = qemu.start(words_of(words, folder, arch, "record") + ["-serial", f"file:{console}"],
                       stdin=subprocess.DEVNULL)
    try:
        guest.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise qemu.GuestError(f"the recording had not ended after {SECONDS} s.") from None
    finally:
        guest.kill()
        guest.wait()
    return words_of(words, folder, arch, "replay")
