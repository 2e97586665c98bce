# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_walk.py - gdb stops in the kernel and looks at the user's stack

Read:     tests/walk/shift_arg_pages.py, tests/walk/signal_frame.py
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


def test_gdb_finds_its_way_through_a_signal_frame(arch, gdb):
    """The registers of raise() lie below its sp, and gdb steps over the handler's frame."""
    said = gdb(arch, "tests/walk/signal_frame.py", cmd="/tests/sighand")
    value = {name: int(v, 16) for name, v in re.findall(r"^(\w+)=(0x[0-9a-f]+)$", said, re.M)}
    assert value["new_pc"] == value["at"] == value["handler"]
    assert value["saved_pc"] == value["pc"] and value["saved_sp"] == value["sp"]
    assert value["signo"] == 10
    room = value["sp"] - value["frame"] - value["frame_size"]
    assert 0 <= room < {"x86": 512 + 112 + 64 + 16, "arm": 8}[arch]
    assert re.search(r"#0 .*note_info.*\n#1 +<signal handler called>\n#2 .*sys_call.*\n"
                     r"#3 .* kill .*\n#4 .* raise .*\n#5 .*test_info", re.sub(r"\n    ", " ", said)), said
