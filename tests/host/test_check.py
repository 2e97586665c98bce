# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_check.py - style, sizes and the tests that need no guest

Read:     scripts/check, tests/unit/README.md
"""
import pathlib
import subprocess

import pytest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
CHECKS = sorted(path.name for path in SCRIPTS.glob("check_*"))


@pytest.mark.parametrize("check", CHECKS)
def test_check(check):
    result = subprocess.run([str(SCRIPTS / check)], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_unit(make):
    result = make("unit", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "not ok" not in result.stdout


def test_sparse(arch, make):
    """No pointer to user memory or to a device is used as one to the kernel's."""
    result = make(f"ARCH={arch}", f"O=build/test/{arch}-sparse", "C=1", "vmlinux")
    complaints = [line for line in result.stderr.splitlines() if "warning:" in line]
    assert not complaints, "\n".join(complaints)
