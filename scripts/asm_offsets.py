#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/asm_offsets.py - asm-offsets.s -> asm-offsets.h

Linux:    Kbuild and scripts/Makefile.lib (the sed script filechk_offsets)
Read:     include/linux/kbuild.h (DEFINE, OFFSET) before

The compiler knows where a field lies; it says so in its assembly output:

    .ascii "->TI_FLAGS $8 offsetof(struct thread_info, flags)"

and here that line becomes `#define TI_FLAGS 8`.
"""
import re
import sys


def main():
    source, target = sys.argv[1:]
    out = ["#ifndef __ASM_OFFSETS_H__", "#define __ASM_OFFSETS_H__", ""]
    for line in open(source, encoding="utf-8"):
        if not (match := re.match(r'\s*\.ascii\s+"->(.*)"', line)):
            continue
        words = match.group(1)
        if words.startswith("#"):
            out.append(f"/* {words[1:]} */")
        elif not words:
            out.append("")
        else:
            name, value, what = words.split(None, 2)
            out.append(f"#define {name} {value.lstrip('$#')} /* {what} */")
    out += ["", "#endif", ""]
    with open(target, "w", encoding="utf-8") as header:
        header.write("\n".join(out))


if __name__ == "__main__":
    main()
