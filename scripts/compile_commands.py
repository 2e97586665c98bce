#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/compile_commands.py - compile_commands.json for clangd, both architectures

Linux:    scripts/clang-tools/gen_compile_commands.py
Read:     scripts/build.mk (print-commands) before

A generic file stands in it twice; clangd takes the first, which is x86's.  Options
that clang does not know are left out.
"""
import json
import os
import shlex
import subprocess
import sys

GCC_ONLY = ("-mapcs-frame", "-mpreferred-stack-boundary", "-fno-optimize-sibling-calls",
            "-fno-toplevel-reorder")


def entries(arch):
    make = ["make", "-s", f"ARCH={arch}", f"O=build/{arch}"]
    environment = {key: value for key, value in os.environ.items() if key[:4] != "MAKE"}
    # The commands name generated headers, so those are made first.
    subprocess.run(make + ["prepare"], check=True, stdout=sys.stderr, env=environment)
    result = subprocess.run(make + ["print-commands"], check=True, capture_output=True,
                            text=True, env=environment)
    for line in result.stdout.splitlines():
        path, bar, command = line.partition("|")
        if bar and os.path.exists(path):
            words = [word for word in shlex.split(command) if not word.startswith(GCC_ONLY)]
            yield {"directory": os.getcwd(), "file": path, "arguments": [*words, "-c", path]}


def main():
    json.dump([*entries("x86"), *entries("arm")], sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
