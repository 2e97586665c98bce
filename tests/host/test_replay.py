# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_replay.py - time runs backwards, from a crash to the store that caused it

Read:     docs/walks/who-overwrote.md, scripts/recording.py
"""
import os
import re
import subprocess

import pytest

ENDS = "panic(), called by schedule_debug()"


def replay(arch, folder):
    run = subprocess.run(["scripts/walk", arch, "who-overwrote"], capture_output=True, text=True,
                         check=False, env=dict(os.environ, O=folder, BATCH="1"))
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def gone_to(text):
    """Where each move through time ended."""
    return re.findall(r"^\(gdb\) (continue|reverse-\w+)\s+(.*)$", text, re.M)


def test_the_store_is_in_the_guilty_function(arch, build):
    """Twice: each recording is another one, and must lead to the same place."""
    folder = build(arch, gen="2")
    texts = [replay(arch, folder) for _ in range(2)]
    assert texts[0] == texts[1]
    assert gone_to(texts[0]) == [
        ("continue", ENDS), ("reverse-continue", "memset(), called by recursive_loop()"),
        ("reverse-finish", "recursive_loop(), called by recursive_loop()"),
        ("reverse-continue", "set_task_stack_end_magic(), called by dup_task_struct()")]
    # The frame that did it reaches below the end of the stack.
    below = [int(n) for n in re.findall(r"p/d \(unsigned int\)\$end - .* (-?\d+)$",
                                        texts[0], re.M)]
    assert len(below) == 2 and all(0 < n < 1024 for n in below)


@pytest.mark.long
def test_another_culprit_is_found(arch, edited):
    """Control: a kernel that destroys the word elsewhere leads elsewhere."""
    folder = edited(arch, "culprit", ("drivers/lkdtm/bugs.c",
                                      "	recursive_loop(recur_count);\n	for (",
                                      "	*end_of_stack(current) = 0;\n	for ("),
                    words=["GEN=2"])
    run = subprocess.run(["scripts/walk", arch, "who-overwrote"], capture_output=True, text=True,
                         check=False, env=dict(os.environ, O=folder, BATCH="1"))
    assert run.returncode != 0      # it asks for `remaining`, which is not there
    assert gone_to(run.stdout)[1][1].startswith("overflow_into_neighbour()")


def test_a_walk_that_does_not_run_backwards(arch, make):
    run = make("replay", f"ARCH={arch}", "WALK=exec-132k", check=False)
    assert run.returncode and "exec-132k does not run backwards" in run.stderr
    assert "who-overwrote" in run.stderr


def test_gdb_without_python(arch, build, tmp_path):
    """It would only stand at its prompt: one sentence instead."""
    lite = tmp_path / "gdb-multiarch"
    lite.write_text("#!/bin/sh\n[ \"$1\" = --configuration ] && echo --without-python\n")
    lite.chmod(0o755)
    run = subprocess.run(["scripts/walk", arch, "who-overwrote"], capture_output=True, text=True,
                         check=False, env=dict(os.environ, O=build(arch, gen="2"),
                                               PATH=f"{tmp_path}:{os.environ['PATH']}"))
    assert run.returncode and "has no Python" in run.stderr
