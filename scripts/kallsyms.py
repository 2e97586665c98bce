#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/kallsyms.py - `nm -n vmlinux` on stdin -> kallsyms.S on stdout

Linux:    scripts/kallsyms.c (which also compresses the names)
Read:     scripts/build.mk (the rule of vmlinux) before, kernel/kallsyms.c after

Functions only, sorted by address:

    kallsyms_addresses[i]   the address
    kallsyms_name_off[i]    where its name starts in kallsyms_names
    kallsyms_names          the names, each with its type (T: global) in front and a
                            zero byte behind
"""
import sys

SKIP = ("$", ".L", "__kallsyms", "__crc_")


def main():
    symbols = []
    for line in sys.stdin:
        words = line.split()
        if len(words) != 3 or words[1] not in "tTwW" or words[2].startswith(SKIP):
            continue
        symbols.append((int(words[0], 16), words[1] + words[2]))
    # Of several at one address the first is found: no mark of the linker script.
    symbols.sort(key=lambda s: (s[0], s[1].endswith(("_text_start", "_text_end"))))

    out = ["\t.section .rodata, \"a\"", "\t.balign 4"]

    def label(name):
        out.extend([f"\t.globl {name}", f"{name}:"])

    label("kallsyms_addresses")
    out += [f"\t.long {address:#x}" for address, _ in symbols]
    label("kallsyms_num_syms")
    out.append(f"\t.long {len(symbols)}")
    label("kallsyms_name_off")
    offset = 0
    for _, name in symbols:
        out.append(f"\t.long {offset}")
        offset += len(name) + 1
    label("kallsyms_names")
    out += [f'\t.asciz "{name}"' for _, name in symbols]
    out.append("\t.section .note.GNU-stack, \"\"")
    print("\n".join(out))


if __name__ == "__main__":
    main()
