# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_compare.py - what programs observe here is what they observe on Linux

Read:     scripts/experiments.py, scripts/compare
Data:     tests/data/linux-6.1-{x86,arm}.txt, measured on Debian 12's kernels
"""
import importlib.machinery
import importlib.util
import pathlib
import re

import pytest

from conftest import build as build_guest, foreign

SCRIPT = "scripts/compare"


def load():
    loader = importlib.machinery.SourceFileLoader("compare", SCRIPT)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("compare", loader))
    loader.exec_module(module)
    return module


compare = load()
GROWTH = [4, 8, 16, 32, 64, 128, 132, 136, 160, 256, 1024, 8192, 65536]


def test_every_difference_has_its_reason(arch, monkeypatch):
    folder = build_guest(arch)
    foreign(arch)
    ours = compare.measure(arch, folder)
    linux, _ = compare.read_data(arch)
    tables = compare.compare(arch, linux, ours)
    compare.print_tables(arch, "6.1", tables)
    assert not compare.unexplained(tables)
    assert not compare.unused_reasons(arch, tables)
    # Enough was measured, and most of it needs no reason.
    rows = [row for _, rows in tables for row in rows]
    assert len(rows) > 80 and sum(not row[4] for row in rows) > 50

    # Size at the start and at SIGSEGV for each limit, the guard gap, the end of memory.
    growth = dict(map(compare.cells, ours["growth"]))
    for limit in GROWTH:
        assert growth[f"limit {limit} kB"] == f"{min(limit, 132)} -> {limit} kB"
    assert growth["limit 4 kB, full of strings"] == "exec itself is killed"
    assert growth["limit 8192 kB, a mapping 2 MiB below the stack"] == "132 -> 1152 kB"
    assert growth["no limit"] == "132 -> most of the memory, signal 9"
    assert growth["assertions that do not"] == "0"

    # A changed line, a missing line, a row with another value are seen,
    broken = {**ours, "limits": ours["limits"][:-1],
              "smaps": [line.replace("132 kB", "136 kB") for line in ours["smaps"]],
              "growth": [line.replace("-> 8192 kB", "-> 8188 kB") for line in ours["growth"]]}
    wrong = compare.unexplained(compare.compare(arch, linux, broken))
    assert {name for name, _ in wrong} == {"smaps", "limits", "growth"}
    # and a reason without a difference.
    monkeypatch.setitem(compare.experiments.REASONS, "smaps", [(".", arch, "no reason")])
    assert compare.unused_reasons(arch, compare.compare(arch, linux, ours)) == \
        [("smaps", "no reason")]


DEMOS = ["grow 1", "grow 1000", "grow 9000", "jump 1", "jump 1000000", "jump 9000000",
         "guardgap", "guardgap 5000", "args 1", "args 100", "args 3000", "aslr 300"]
MISTAKES = ["grow", "grow x", "grow 0", "jump 1 2", "jump -5", "guardgap 3", "args 1x", "aslr ''"]


def test_demos_fit_a_projector_and_explain_mistakes(arch, boot):
    run = boot(arch, "\n".join(f"{line}; echo == $?" for line in DEMOS + MISTAKES))
    assert run.failure is None and "BUG" not in run.log
    parts = re.split(r"^== (\d+)\n", run.out, flags=re.M)
    shown = list(zip(parts[0::2], map(int, parts[1::2])))
    assert len(shown) == len(DEMOS) + len(MISTAKES)
    for line, (text, status) in zip(DEMOS, shown):
        lines = text.splitlines()
        assert 7 <= len(lines) <= 22 or "E2BIG" in text, (line, text)
        assert max(map(len, lines)) <= 76, (line, text)
        assert status == {"grow 9000": 139, "jump 9000000": 139, "guardgap": 139,
                          "guardgap 5000": 139, "args 3000": 1}.get(line, 0), (line, text)
    for line, (text, status) in zip(MISTAKES, shown[len(DEMOS):]):
        assert status == 2 and f"usage: {line.split()[0]} " in text, (line, text)


@pytest.mark.parametrize("old,new", [("132 -> 8192 kB", "132 -> 8188 kB"), ("| same |", "| |")])
def test_the_docs_table_is_generated(old, new):
    text = pathlib.Path(compare.DOCS).read_text(encoding="utf-8")
    assert compare.with_section(text) == text
    start = text.index(compare.BEGIN)
    broken = text[:start] + text[start:].replace(old, new, 1)
    assert broken != text and compare.with_section(broken) == text
