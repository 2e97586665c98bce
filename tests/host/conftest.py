# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/conftest.py - builds kernels, boots them, drives gdb

Read:     scripts/qemu.py before, any test_*.py after

  def test_x(arch, boot):
      run = boot(arch, "cat /proc/1/smaps")
      assert run.status == 0 and "[stack]" in run.out

`arch` runs a test once for each architecture.  Every kernel is built with
WERROR=y in a folder of its own below build/test, once for each set of options; the
programs are those of the default kernel.  Tests run in several processes: what they
share is made by the first, while the others wait (once()).
Guests run with -icount: an instruction is a nanosecond and the same run gives the
same numbers.  budget is seconds of QEMU's processor time (scripts/qemu.py says why).
"""
import contextlib
import dataclasses
import fcntl
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
os.chdir(ROOT)

import qemu                                                             # noqa: E402
import rawmem                                                           # noqa: E402

# In the background of a script ^C and ^\ are ignored, and programs inherit that.
for number in signal.SIGINT, signal.SIGQUIT:
    if signal.getsignal(number) == signal.SIG_IGN:
        signal.signal(number, signal.SIG_DFL)

ARCHES = ["x86", "arm"]
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
PATIENCE = 600          # seconds on the wall that only what hangs takes


def make(*words, check=True):
    """Runs make; returns the finished process, with its output as text."""
    environment = {key: value for key, value in os.environ.items()
                   if key not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "ARCH", "O", "CMD")}
    result = subprocess.run(["make", *words], capture_output=True, text=True, check=False,
                            env=environment)
    if check and result.returncode:
        pytest.fail(f"make {' '.join(words)} failed:\n{result.stdout}{result.stderr}",
                    pytrace=False)
    return result


@contextlib.contextmanager
def once(folder, what="made"):
    """Keeps other processes from the folder; yields whether this is the first of the run."""
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/.{what}", "a+", encoding="ascii") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        mark.seek(0)
        first = mark.read() != RUN
        yield first
        if first:
            mark.truncate(0)
            mark.write(RUN)


def images(arch, folder):
    return f"{folder}/{'Image' if arch == 'arm' else 'vmlinux'}", \
        f"{folder}/initramfs.cpio", f"{folder}/initramfs-test.cpio"


def borrow_programs(arch, folder):
    """Programs do not depend on the kernel's options: they are those of build(arch)."""
    for name in "initramfs.cpio", "initramfs-test.cpio", "user", "tests":
        if not os.path.islink(f"{folder}/{name}"):
            subprocess.run(["rm", "-rf", f"{folder}/{name}"], check=True)
            os.symlink(os.path.abspath(f"{build(arch)}/{name}"), f"{folder}/{name}")


def build(arch, flavor="lecture", gen="", config=""):
    """Builds a variant and returns its folder; config is as on make's command line."""
    gen = gen.replace("3", "")      # is the default, and that kernel is there already
    name = "-".join(word for word in [arch, flavor, gen and "gen" + gen,
                                      config.replace(" ", "-").replace("=", "-")] if word)
    folder = f"build/test/{name}"
    with once(folder) as first:
        if first:
            kernel, *archives = images(arch, folder)
            variant = name != f"{arch}-lecture"
            make(f"ARCH={arch}", f"O={folder}", f"FLAVOR={flavor}", f"GEN={gen}",
                 f"CONFIG=WERROR=y {config}", kernel, *([] if variant else archives))
            if variant:
                borrow_programs(arch, folder)
    return folder


def foreign(arch):
    """The folder for ADD= with the programs that are linked with glibc."""
    folder = build(arch)
    with once(folder, "foreign") as first:
        if first:
            make(f"ARCH={arch}", f"O={folder}", "foreign")
    return f"{folder}/foreign"


def copy_tree(tree):
    """Copies the sources; the copy shares the cache of newlib and libfdt."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(".", tree, symlinks=True, ignore=lambda where, names: [
        name for name in names if name == "__pycache__" or    # Python writes there
        where == "." and name in ("build", ".git", "compile_commands.json")])
    os.mkdir(f"{tree}/build")
    os.symlink(os.path.abspath("build/cache"), f"{tree}/build/cache")


def edited(arch, name, *edits, words=()):
    """Builds the tree with texts (path, old, new) changed; returns the folder."""
    folder = os.path.abspath(f"build/test/{arch}-edited-{name}")
    tree = f"build/test/trees/{arch}-{name}"
    with once(folder) as first:
        if first:
            copy_tree(tree)
            for path, old, new in edits:
                text = pathlib.Path(tree, path).read_text(encoding="utf-8")
                assert text.count(old) == 1, f"{path} holds `{old}` {text.count(old)} times"
                pathlib.Path(tree, path).write_text(text.replace(old, new), encoding="utf-8")
            make("-C", tree, f"ARCH={arch}", f"O={folder}", *words, images(arch, folder)[0])
            borrow_programs(arch, folder)
    return folder


@dataclasses.dataclass
class Run:
    """What a guest did."""
    status: int         # of the command; None when /init did not log one
    out: str            # what programs printed
    log: str            # what the kernel logged
    failure: str        # None, or a sentence why the guest did not get to its end
    folder: str         # where its kernel was built


def boot(arch, cmd=None, append="", mem="128M", flavor="lecture", gen="", config="",
         icount=True, budget=60, wall=PATIENCE, type_in=(), loader="kernel", cpu=None, add=(),
         initrd=True, dtb=None, folder=None):
    """Boots a guest, waits for its end, returns a Run.

    With cmd the guest runs that line and ends.  Without, its console is read
    unframed (out holds everything) and type_in, a list of (text to wait for, text
    to type), drives it; it has to power off by itself.  initrd=False leaves the
    initramfs out; dtb is a file that r2 points at on arm instead of QEMU's device
    tree; folder is a kernel that is built already.
    """
    folder = folder or build(arch, flavor, gen, config)
    framed = cmd is not None
    with tempfile.TemporaryDirectory() as scratch:
        image = qemu.initrd(folder, scratch, tests=True, add=add, cmd=cmd) if initrd else None
        words = qemu.command_line(arch, folder, scratch, image, mem=mem, boot=loader, cpu=cpu,
                                  icount=icount,
                                  append=f"frame=1 {append}" if framed else append)
        if dtb:
            words = qemu.with_boot_stub(words, dtb, scratch)
        with qemu.Guest(words, folder, framed=framed, type_in=type_in) as guest:
            failure = guest.run(budget, wall)
            run = Run(guest.status(), guest.output.decode(errors="replace"),
                      guest.log.decode(errors="replace"), failure, folder)
    # pytest shows this when the test fails.
    print(f"--- {arch} {cmd or ''} {append}: status {run.status}, {failure or 'ended'}\n"
          f"--- output\n{run.out[-6000:]}\n--- log\n{run.log[-6000:]}")
    return run


def gdb(arch, script, cmd=None, append="", mem="128M", flavor="lecture", gen="", config="",
        cpu=None, seconds=PATIENCE, stop="start_kernel", look=False, **environment):
    """Runs gdb's script (a .gdb or .py file) on a guest; returns what gdb printed.

    The guest stands at start_kernel(), or at its first instruction (stop=None); it ends
    when gdb does.  The script finds the keywords in its environment, and with look=True
    what tests/host/rawmem.py needs.
    """
    folder = build(arch, flavor, gen, config)
    with tempfile.TemporaryDirectory() as scratch:
        image = qemu.initrd(folder, scratch, tests=True, cmd=cmd)
        ram = f"{scratch}/ram" if look else None
        words = qemu.command_line(arch, folder, scratch, image, mem=mem, cpu=cpu, icount=True,
                                  append=append, gdb=True, ram=ram)
        if look:
            with open(f"{scratch}/layout", "w", encoding="ascii") as out:
                json.dump(rawmem.layout(folder), out)
            environment.update(RAM=ram, LAYOUT=f"{scratch}/layout", HOST=f"{ROOT}/tests/host")
        console = f"{scratch}/console"
        guest = qemu.start(words + ["-display", "none", "-monitor", "none", "-serial",
                                    f"file:{console}", *qemu.stub()],
                           stdin=subprocess.DEVNULL)
        try:
            port = qemu.wait_for_listener(guest)
            result = subprocess.run(
                ["gdb-multiarch", "-nx", "-batch", "-ex", f"file {folder}/vmlinux",
                 "-ex", f"target remote 127.0.0.1:{port}",
                 # From there on the kernel is where its symbols say.
                 *(["-ex", f"tbreak *{stop}", "-ex", "continue"] if stop else []),
                 "-x", str(script)], env={**os.environ, **environment},
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                text=True, timeout=seconds, check=False)
        except subprocess.TimeoutExpired as error:
            said = (error.stdout or b"").decode(errors="replace")[-3000:]
            pytest.fail(f"gdb had not ended after {seconds} s:\n{said}", pytrace=False)
        finally:
            guest.kill()
            guest.wait()
        text = pathlib.Path(console).read_text(encoding="utf-8", errors="replace") \
            if os.path.exists(console) else ""
    print(f"--- gdb\n{result.stdout[-6000:]}\n--- console\n{text[-3000:]}")
    return result.stdout


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="the long tests too")


def pytest_configure(config):
    config.addinivalue_line("markers", "long: takes minutes; only `make test-long` runs it")


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--long"):
        items[:] = [item for item in items if not item.get_closest_marker("long")]


@pytest.fixture(params=ARCHES, name="arch")
def arch_fixture(request):
    return request.param


@pytest.fixture(name="boot")
def boot_fixture():
    return boot


@pytest.fixture(name="build")
def build_fixture():
    return build


@pytest.fixture(name="copy_tree")
def copy_tree_fixture():
    return copy_tree


@pytest.fixture(name="edited")
def edited_fixture():
    return edited


@pytest.fixture(name="gdb")
def gdb_fixture():
    return gdb


@pytest.fixture(name="make")
def make_fixture():
    return make
