# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/load.py - `source scripts/gdb/load.py` in gdb: our commands

Linux:    scripts/gdb/vmlinux-gdb.py
Read:     understack/__init__.py after; `help understack` lists the commands
"""
import os
import sys

# Not __file__: gdb leaves that of the first script that it has run.
FOLDER = os.path.dirname(os.path.abspath((lambda: None).__code__.co_filename))
if FOLDER not in sys.path:
    sys.path.insert(0, FOLDER)

import understack                                                       # noqa: E402

understack.register()
