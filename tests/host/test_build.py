# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_build.py - make does what README.md and `make help` say

Read:     scripts/build.mk
"""
import json
import os
import pathlib
import shutil
import subprocess
import time

import pytest

KERNEL = {"x86": "vmlinux", "arm": "Image"}


def target(arch, folder):
    return f"{folder}/{KERNEL[arch]}"


def test_help_is_the_default(make):
    assert "make run ARCH=arm CMD='cat /proc/1/smaps'" in make().stdout


@pytest.mark.parametrize("words, sentence", [
    (["vmlinux"], "add ARCH=x86 or ARCH=arm"),
    (["ARCH=mips", "vmlinux"], "ARCH=mips is unknown"),
    (["ARCH=x86", "FLAVOR=slow", "vmlinux"], "FLAVOR=slow is unknown"),
    (["ARCH=x86", "O=build/test/wrong", "GEN=7", "vmlinux"], "GEN=7 is unknown"),
    (["ARCH=x86", "O=build/test/wrong", "CONFIG=NOSUCH=y", "vmlinux"],
     "there is no option NOSUCH"),
    (["ARCH=x86", "O=build/test/wrong", "CONFIG=STACK_GROWSUP=y", "vmlinux"],
     "is not possible here"),
    (["ARCH=x86", "O=build/test/wrong", "GEN=1", "CONFIG=IRQ_STACKS=y", "vmlinux"],
     "IRQ_STACKS=y is not possible here"),
    (["ARCH=x86", "O=build/test/wrong", "GEN=2", "CONFIG=NR_CACHED_STACKS=0", "vmlinux"],
     "NR_CACHED_STACKS=0 is not possible here"),
    (["ARCH=arm", "iso"], "`make iso` is for ARCH=x86"),
])
def test_a_wrong_word_gets_a_sentence(make, words, sentence):
    result = make(*words, check=False)
    assert result.returncode != 0
    assert sentence in result.stderr


@pytest.mark.parametrize("flavor", ["lecture", "fast"])
def test_builds_without_a_warning(arch, build, flavor):
    folder = build(arch, flavor)
    assert os.path.exists(target(arch, folder))


def test_nothing_changed_nothing_is_built(arch, build, make):
    folder = build(arch)
    result = make(f"ARCH={arch}", f"O={folder}", target(arch, folder))
    assert not result.stdout.strip()


def test_generation_3_is_the_default(arch, make, tmp_path):
    """conftest.py relies on it: GEN=3 is the kernel without GEN=."""
    for name, words in ("none", []), ("1", ["GEN=1"]), ("3", ["GEN=3"]):
        make(f"ARCH={arch}", f"O={tmp_path}/{name}", *words, f"{tmp_path}/{name}/.config")
    none, one, three = ((tmp_path / name / ".config").read_text() for name in ("none", "1", "3"))
    assert one != none == three and "CONFIG_VMAP_STACK=y" in none


def test_a_changed_option_rebuilds(arch, make):
    folder = f"build/test/{arch}-option"
    shutil.rmtree(folder, ignore_errors=True)
    words = [f"ARCH={arch}", f"O={folder}", f"{folder}/init/main.o"]
    make(*words)
    assert "init/main.o" not in make(*words).stdout
    assert "init/main.o" in make(*words, "CONFIG=DEBUG_LOCKS=n").stdout
    assert "# CONFIG_DEBUG_LOCKS is not set" in pathlib.Path(folder, ".config").read_text()
    assert "init/main.o" not in make(*words).stdout        # the option stays
    assert "init/main.o" in make(*words, "FLAVOR=fast").stdout


def test_a_changed_header_rebuilds_what_includes_it(arch, copy_tree, make):
    tree = f"build/test/trees/{arch}-header"
    copy_tree(tree)
    words = ["-C", tree, f"ARCH={arch}", "fs/exec.o", "lib/rbtree.o"]
    make(*words)
    time.sleep(0.1)         # a file system's clock ticks slowly
    os.utime(f"{tree}/include/linux/binfmts.h")
    result = make(*words)
    assert "CC      fs/exec.o" in result.stdout
    assert "CC      lib/rbtree.o" not in result.stdout


def test_single_files(arch, make):
    folder = f"build/test/{arch}-single"
    make(f"ARCH={arch}", f"O={folder}", "lib/rbtree.o", "lib/rbtree.s", "lib/rbtree.i")
    for ending in "osi":
        assert os.path.exists(f"{folder}/lib/rbtree.{ending}")


def test_the_same_sources_give_the_same_bytes(arch, build, make):
    """The initramfs is made anew and must not change: no time, no owner, no order."""
    folder = build(arch)
    path = pathlib.Path(folder, "initramfs.cpio")
    before, file = path.read_bytes(), path.stat().st_ino
    make("-W", "scripts/mkinitramfs", f"ARCH={arch}", f"O={folder}", str(path))
    assert path.stat().st_ino != file and path.read_bytes() == before


def test_compile_commands(make):
    make("compile_commands.json")
    entries = json.loads(pathlib.Path("compile_commands.json").read_text())
    commands = {(entry["file"], entry["arguments"][0]) for entry in entries}
    assert ("fs/exec.c", "i686-linux-gnu-gcc") in commands
    assert ("fs/exec.c", "arm-none-eabi-gcc") in commands


def segments(path):
    """(virtual address, size, flags) of each PT_LOAD."""
    lines = subprocess.run(["readelf", "-lW", path], capture_output=True, text=True,
                           check=True).stdout.splitlines()
    for line in lines:
        words = line.split()
        if words and words[0] == "LOAD":
            yield int(words[2], 16), int(words[5], 16), "".join(words[6:-1])


def test_no_segment_is_writable_and_executable(arch, build):
    folder = build(arch)
    programs = [f"{folder}/vmlinux", *map(str, pathlib.Path(folder, "user").glob("*"))]
    for path in programs:
        if os.path.isfile(path) and not os.path.basename(path).startswith("."):
            loads = list(segments(path))
            assert loads
            for address, size, flags in loads:
                assert not ("W" in flags and "E" in flags), path
            pages = [page for address, size, _ in loads
                     for page in range(address >> 12, (address + size + 4095) >> 12)]
            assert len(pages) == len(set(pages)), f"{path}: two segments share a page"


def test_symbol_table_agrees_with_the_kernel(arch, build):
    """kallsyms holds the addresses of the last link, not of an earlier one."""
    folder = build(arch)
    table = pathlib.Path(folder, ".tmp_kallsyms2.S").read_text()
    for line in pathlib.Path(folder, "System.map").read_text().splitlines():
        address, _, name = line.split()
        if name in ("start_kernel", "setup_arg_pages", "do_exit"):
            assert f".long {int(address, 16):#x}\n" in table and f'"T{name}"' in table
