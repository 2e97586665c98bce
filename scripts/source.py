# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/source.py - reads the tree's C and assembly sources for scripts/check_*

Not a C parser: it relies on the tree's style, in which a function's body stands
between a line `{` and a line `}`, both at the left margin.
"""
import os
import re
import subprocess

GENERIC = ["init", "kernel", "mm", "fs", "lib", "drivers"]
KERNEL = GENERIC + ["arch", "include"]
ALL = KERNEL + ["user", "linker", "tests", "scripts"]

# A comment, a string or a character, whichever starts first.
PIECE = re.compile(r"""/\*.*?\*/ | //[^\n]* | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'""",
                   re.S | re.X)
# arm's assembler starts a comment with @; x86's has no other sign than C's.
ARM_COMMENT = re.compile(r"@(?!progbits|function|object|nobits|note)[^\n]*")


def files(folders, endings):
    """Paths below the folders, sorted, build folder left out."""
    for folder in folders:
        for path, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if name.endswith(tuple(endings)) and "__pycache__" not in path:
                    yield os.path.join(path, name)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def blank(text):
    """The same number of lines without anything on them."""
    return "\n" * text.count("\n")


def code(path, text=None, strings=True):
    """The text without its comments (and strings), line numbers kept."""
    text = read(path) if text is None else text

    def replace(match):
        piece = match.group()
        if piece.startswith("/"):
            return blank(piece) or " "
        return piece if strings else piece[0] * 2
    if path.endswith(".S"):
        text = ARM_COMMENT.sub("", text) if "arch/arm" in path else text
        # An apostrophe in assembly is not the start of a character.
        return re.sub(r"/\*.*?\*/|//[^\n]*", lambda m: blank(m.group()) or " ", text,
                      flags=re.S)
    return PIECE.sub(replace, text)


def comments(path, text=None):
    """(line number, text) of every comment."""
    text = read(path) if text is None else text
    for match in PIECE.finditer(text):
        if match.group().startswith("/"):
            yield text.count("\n", 0, match.start()) + 1, match.group()


def code_lines(path):
    """Lines that are neither blank nor comment, as cloc counts them."""
    return sum(1 for line in code(path).splitlines() if line.strip())


def functions(path):
    """(name, first line, last line) of every function in a .c or .h file."""
    lines = code(path, strings=False).splitlines()
    for at, line in enumerate(lines):
        if line.rstrip() != "{" or at == 0:
            continue
        first = at - 1
        while first > 0 and lines[first].strip() and not re.search(r"[;}]\s*$", lines[first - 1]) \
                and lines[first - 1].strip() and not lines[first - 1].startswith("#"):
            first -= 1
        head = " ".join(lines[first:at])
        last = next((i for i in range(at, len(lines)) if lines[i].startswith("}")), at)
        names = re.findall(r"(\w+)\s*\(", head)
        if not names:
            continue
        # SYSCALL_DEFINE3(execve, ...) is called what its first argument says.
        if names[0].isupper() and "(" in head:
            argument = re.search(r"\(\s*(\w+)", head)
            names[0] = argument.group(1) if argument else names[0]
        name = next((n for n in names if n not in ("__attribute__", "__section", "__printf")),
                    names[0])
        yield name, first + 1, last + 1


def tracked_or_new(folder):
    """Files that git knows or would add: what a commit would hold."""
    result = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", folder],
                            capture_output=True, text=True, check=True)
    return [path for path in result.stdout.splitlines() if os.path.exists(path)]
