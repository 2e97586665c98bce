# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_walk.py - gdb stops in shift_arg_pages(), and the page stays

Read:     tests/walk/shift_arg_pages.py
"""
import re


def test_page_of_the_strings_stays(arch, gdb):
    said = gdb(arch, "tests/walk/shift_arg_pages.py", append="random.seed=1")
    value = {name: None if v == "none" else int(v, 16)
             for name, v in re.findall(r"^(\w+)=(none|0x[0-9a-f]+)$", said, re.M)}
    top = {"x86": 0xC0000000, "arm": 0xBF000000}[arch]

    assert value["vm_end_before"] == top and value["vm_start_before"] == top - 4096
    shift = value["shift"]
    assert 0 < shift <= 0x7ff000 + 0x2000 and shift % 4096 == 0
    assert value["vm_end_after"] == top - shift
    assert value["vm_start_after"] == top - 4096 - shift
    assert value["vm_start_after"] <= value["p"] < value["vm_end_after"]

    frame = value["old_frame_before"]
    assert frame and value["new_frame_before"] is None
    assert value["new_frame_after"] == frame and value["old_frame_after"] is None
    assert value["vm_end_final"] - value["vm_start_final"] == 132 * 1024
    assert "<optimized out>" not in said
