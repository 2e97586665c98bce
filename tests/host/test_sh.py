# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_sh.py - the shell and the programs, compared with Debian's

Read:     tests/sh/README.md before; user/sh.c

The guest runs every case in one boot; for each it prints a line with the status,
the output and the messages.
"""
import concurrent.futures
import functools
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import pytest

from conftest import PATIENCE, ROOT
from conftest import boot as boot_guest
from conftest import build as build_guest

FILES = ["words", "param", "control", "builtins", "errors", "various", "tools", "ours"]
# Others print these in words of their own.
USAGE = re.compile(rb"^(Try '|[Uu]sage:|.*missing operand).*\n?", re.M)
ENVIRONMENT = {"HOME": "/", "LC_ALL": "C", "TZ": "UTC"}
# Runs each case in the guest in an empty folder, as run_case() does on the host.
DRIVER = r"""
cd /tmp
for case in /cases/*; do
	mkdir /tmp/work; cd /tmp/work
	env -i PATH=/bin HOME=/ LC_ALL=C TZ=UTC sh -c "$(cat $case)" \
		</dev/null >/tmp/out 2>/tmp/err
	echo "=== ${case##*/} $?"
	cat /tmp/out; echo; echo "---"; cat /tmp/err; echo
	cd /tmp; rm -rf /tmp/work
done
"""


def cases(name):
    """[(title, script, expected or None)] of a file."""
    found = []
    text = (ROOT / f"tests/sh/{name}.cases").read_text(encoding="utf-8")
    for part in re.split(r"^### ", text, flags=re.M)[1:]:
        title, script = part.rstrip("\n").split("\n", 1)
        script, _, expected = script.partition("\n---\n")
        found.append((title, script, expected + "\n" if expected else None))
    return found


def run_case(path, script):
    """(status, output, messages) of a script; path is where `sh` and the rest are."""
    with tempfile.TemporaryDirectory(dir="/dev/shm", prefix="sh") as work:
        result = subprocess.run(
            ["sh", "-c", script], executable=shutil.which("sh", path=path), cwd=work,
            env={"PATH": path, **ENVIRONMENT}, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=PATIENCE, check=False, umask=0o022)
        place = work.encode()
    return (result.returncode, result.stdout.replace(place, b"WORK"),
            USAGE.sub(b"", result.stderr.replace(place, b"WORK")))


def run_all(path, found):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda case: run_case(path, case[1]), found))


@functools.lru_cache(maxsize=None)
def by_dash(name):
    """What dash and Debian's programs do; for ours.cases, what stands there."""
    found = cases(name)
    if name == "ours":
        return [(0, case[2].encode(), b"") for case in found]
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(shutil.which("dash"), f"{folder}/sh")
        return run_all(f"{folder}:/usr/bin:/bin", found)


def by_us(arch, name):
    """What our shell does, with our programs only where they are asked for."""
    user = os.path.abspath(f"{build_guest(arch)}/user")
    programs = ["sh"] if name != "tools" else [
        path.stem for path in pathlib.Path("user").glob("*.c")
        if path.stem not in ("init", "poweroff")]
    with tempfile.TemporaryDirectory() as folder:
        for program in programs:
            if arch == "x86":
                os.symlink(f"{user}/{program}", f"{folder}/{program}")
                continue
            path = pathlib.Path(folder, program)
            path.write_text(f"#!/bin/bash\nexec qemu-arm-static -0 {program} "
                            f"{user}/{program} \"$@\"\n", encoding="ascii")
            path.chmod(0o755)
        return run_all(f"{folder}:/usr/bin:/bin", cases(name))


def in_guest(arch):
    """{(file, title): (status, output, messages)} of one boot with all cases."""
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/cases")
        names = {}
        for name in FILES:
            for number, (title, script, _) in enumerate(cases(name)):
                if "(linux)" not in title:
                    names[f"{name}-{number:03}"] = name, title
                    pathlib.Path(folder, f"cases/{name}-{number:03}").write_text(
                        script, encoding="utf-8")
        run = boot_guest(arch, DRIVER, add=[folder], budget=90)
    results = {}
    for part in re.split("^=== ", run.out, flags=re.M)[1:]:
        head, text = part.split("\n", 1)
        out, _, err = text.partition("\n---\n")
        number, status = head.split()
        results[names[number]] = (int(status), out.replace("/tmp/work", "WORK").encode(), USAGE.sub(
            b"", err[:-1].replace("/tmp/work", "WORK").encode()))
    return results, run


def differences(name, wanted, got):
    text = []
    for (title, script, _), one, other in zip(cases(name), wanted, got):
        if other is None or one == other:
            continue
        text.append(f"=== {name}: {title}\n{script}")
        for what, a, b in zip(("status", "output", "messages"), one, other):
            if a != b:
                text.append(f"--- {what}, wanted: {a!r}\n---    and got: {b!r}")
    return "\n".join(text)


def test_there_are_enough_cases():
    assert sum(len(cases(name)) for name in FILES) >= 400


@pytest.mark.parametrize("name", FILES)
def test_as_dash(arch, name):
    if arch == "arm" and name == "tools":
        return      # the guest runs them; here each would start an emulator
    got = by_us(arch, name)
    if arch == "arm":
        got = [None if "(x86)" in case[0] else one for case, one in zip(cases(name), got)]
    text = differences(name, by_dash(name), got)
    assert not text, text


def test_in_the_guest(arch):
    results, run = in_guest(arch)
    assert run.failure is None, run.failure
    texts = []
    for name in FILES:
        got = [results.get((name, case[0])) for case in cases(name)]
        assert sum(one is not None for one in got) > len(got) * 3 // 4
        texts.append(differences(name, by_dash(name), got))
    assert not any(texts), "\n".join(texts)
