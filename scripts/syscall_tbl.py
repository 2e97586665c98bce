#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/syscall_tbl.py - the system-call table

Linux:    scripts/syscalltbl.sh, scripts/checksyscalls.sh
Read:     arch/x86/entry/syscalls/syscall_32.tbl before

A line of a .tbl file is `number abi name entry`:

    11  i386  execve  sys_execve

  syscall_tbl.py table TBL HEADER   writes __SYSCALL(11, sys_execve) ...
  syscall_tbl.py check TBL UNISTD...   compares with __NR_execve in the C headers
"""
import re
import sys


def read_table(path):
    rows = []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        if len(words) != 4 or not words[0].isdigit():
            sys.exit(f"{path}:{number}: not `number abi name entry`")
        if rows and int(words[0]) <= rows[-1][0]:
            sys.exit(f"{path}:{number}: {words[2]} is out of order")
        rows.append((int(words[0]), words[1], words[2], words[3]))
    return rows


def table(path, header):
    with open(header, "w", encoding="utf-8") as out:
        for number, _, _, entry in read_table(path):
            out.write(f"__SYSCALL({number}, {entry})\n")


def check(path, unistds):
    """Every row must carry the number that user space has for the name."""
    text = "".join(open(unistd, encoding="utf-8").read() for unistd in unistds)
    numbers = {}
    for name, base, number in re.findall(
            r"^#define\s+__(?:ARM_)?NR_(\w+)\s+\(?(__NR_SYSCALL_BASE\s*\+|__ARM_NR_BASE\s*\+)?"
            r"\s*(\d+)\)?", text, re.M):
        numbers[name] = int(number) + (0x0f0000 if "ARM" in base else 0)
    return [f"{path}: {name} is {number} here and {numbers.get(name, 'unknown')} in asm/unistd.h"
            for number, _, name, _ in read_table(path) if numbers.get(name) != number]


def main():
    if sys.argv[1] == "table":
        table(sys.argv[2], sys.argv[3])
    else:
        sys.exit("\n".join(check(sys.argv[2], sys.argv[3:])) or 0)


if __name__ == "__main__":
    main()
