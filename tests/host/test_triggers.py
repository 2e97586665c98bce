# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_triggers.py - each trigger of lkdtm: who notices, and what if nobody did

Read:     lkdtm.py, drivers/lkdtm/ before; test_overflow.py for what is around them

For each fault the first line, the address, the owner and the guilty function in the
backtrace. Those that a machine survives share one guest, for each generation of
stacks. The controls are the generations without the defence, kernels without its
option, and one kernel from which the defence was cut out.
"""
import re

import pytest

from lkdtm import DIRECT, THREAD_SIZE, careless, fire, line_of, report, reports
from test_stack_defences import LINEAR, LOOSE, STRICT   # kernels that are built anyway

BUGS = "drivers/lkdtm/bugs.c"
GENERATIONS = ["1", "2", ""]
CHECKED = {"": STRICT, "1": LINEAR, "2": LINEAR}
UNPROTECTED = {"": LOOSE, "1": LINEAR, "2": LINEAR}

PAGE_FAULT = r"BUG: unable to handle page fault for address: \w+"
GUARD = r"traps: BUG: TASK stack guard page was hit at \w+ \(stack is \w+\.\.\w+\)"
PAGING = r"Unable to handle kernel paging request at virtual address \w+ when "


def in_page_below(found):
    return found.stack - 4096 <= found.address < found.stack


def behind_the_area(found):
    return found.address in found.ends


def where_it_was_copied_to(found):
    return f"attempting bad execution at {found.address:08x}\n" in found.text and \
        found.stack <= found.address < found.stack + THREAD_SIZE


# First line on x86, on arm; where the address must be; the guilty function.
FAULTS = {
    "EXHAUST_STACK":
        (GUARD, r"Insufficient stack space to handle exception!", in_page_below,
         "recursive_loop"),
    "STACK_GUARD_PAGE_LEADING":
        (GUARD, PAGING + "read", lambda found: found.address == found.stack - 1, None),
    "STACK_GUARD_PAGE_TRAILING":
        (PAGE_FAULT, PAGING + "read",
         lambda found: found.address == found.stack + THREAD_SIZE, None),
    "EXEC_STACK":
        (r"kernel tried to execute NX-protected page - exploit attempt\? \(uid: 0\)",
         r"Unable to handle kernel execution of memory at virtual address \w+ when execute",
         where_it_was_copied_to, None),
    "VMALLOC_LINEAR_OVERFLOW":
        (PAGE_FAULT, PAGING + "write", behind_the_area, None),
    "BUG":
        (r"kernel BUG at drivers/lkdtm/bugs\.c:(\d+)!",) * 2 +
        (lambda found: found.first.endswith(f":{line_of(BUGS, 'BUG();')}!"), None),
}
# Without the guards of generation 3.
SAID = {
    "STACK_GUARD_PAGE_LEADING": r"lkdtm: FAIL: accessed page before stack! \(byte: \w+\)\n",
    "STACK_GUARD_PAGE_TRAILING": r"lkdtm: FAIL: accessed page after stack! \(byte: \w+\)\n",
}
CALM = ["WARNING", "REPORT_STACK", "REPORT_STACK_CANARY", "REPORT_STACK_CANARY"]
COPIES = {"USERCOPY_STACK_FRAME_TO": "exposure attempt detected from",
          "USERCOPY_STACK_FRAME_FROM": "overwrite attempt detected to",
          "USERCOPY_STACK_BEYOND": "exposure attempt detected from"}


@pytest.fixture(scope="module", name="together")
def together_fixture():
    """The reports of all that one machine survives; and, of another, up to PANIC."""
    cache = {}

    def run(arch, boot, gen):
        if (arch, gen) not in cache:
            names = [name for name in FAULTS if name != "EXHAUST_STACK" or not gen]
            guest = boot(arch, fire(*names, *COPIES) + "; grep LINEAR /proc/vmallocinfo", gen=gen)
            assert guest.status == 0, guest.failure
            ends = re.findall(r"^0x(\w+)-0x\w+ +8192 lkdtm_VMALLOC_LINEAR", guest.out, re.M)
            found = reports(guest) | reports(boot(arch, fire(*CALM, "PANIC"), gen=gen,
                                                  append="panic=-1"))
            found["VMALLOC_LINEAR_OVERFLOW"][0].ends = [int(at, 16) + 4096 for at in ends]
            cache[arch, gen] = found
        return cache[arch, gen]
    return run


@pytest.mark.parametrize("gen", GENERATIONS)
@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_named_and_its_task_ends(arch, boot, together, gen, name):
    if gen and name == "EXHAUST_STACK":
        return                  # test_overflow.py: it ends the machine
    found = together(arch, boot, gen)[name][0]
    if gen and name in SAID:
        assert re.search(SAID[name], found.text) and found.status == 0
        assert "PID:" not in found.text
        return
    on_x86, on_arm, where, guilty = FAULTS[name]
    assert re.fullmatch(on_x86 if arch == "x86" else on_arm, found.first)
    assert where(found), (hex(found.address), hex(found.stack))
    assert found.is_of(found.pid) and found.status == 139
    assert found.blames(guilty or f"lkdtm_{name}"), found.text


@pytest.mark.parametrize("gen", GENERATIONS)
def test_what_is_no_fault(arch, boot, together, gen):
    found = together(arch, boot, gen)
    warning, stack = (found[name][0] for name in CALM[:2])
    line = line_of(BUGS, "WARN(1, ")
    assert re.fullmatch(rf"WARNING: CPU: 0 PID: {warning.pid} at {BUGS}:{line} "
                        r"lkdtm_WARNING\+0x\w+/0x\w+", warning.first)
    assert "\nWarning message trigger count: 1\n" in warning.text
    assert warning.is_of(warning.pid) and warning.blames("lkdtm_WARNING")

    assert f"Starting stack offset tracking for pid {stack.pid}\n" in stack.text
    first, second = found["REPORT_STACK_CANARY"]
    assert f"Recorded stack canary for pid {first.pid}\n" in first.text
    assert f"ok: stack canaries differ between pid {first.pid} and pid {second.pid}\n" \
        in second.text
    assert {one.status for name in CALM for one in found[name]} == {0}


@pytest.mark.parametrize("gen", GENERATIONS)
def test_one_large_frame_jumps_over_the_guard(arch, boot, gen):
    """No page can stop it, in no generation: the limit of frames is the answer."""
    jump = report(boot(arch, fire("JUMP_GUARD"), gen=gen), "JUMP_GUARD")
    at, distance = re.search(r"wrote one byte at (\w+), (\d+) bytes below the stack, "
                             "nobody noticed", jump.text).groups()
    # Over the guard, and over the hole that THREAD_ALIGN leaves below it.
    assert int(distance) > THREAD_SIZE and "PID:" not in jump.text
    assert (int(at, 16) + int(distance)) % THREAD_SIZE < (1024 if gen == "1" else 1)


@pytest.mark.parametrize("gen", GENERATIONS)
def test_panic(arch, boot, together, gen):
    found = together(arch, boot, gen)["PANIC"][0]
    assert found.first == "Kernel panic - not syncing: dumptest"
    assert found.is_of(found.pid) and found.blames("lkdtm_PANIC") and found.status is None


def test_list_of_triggers(arch, boot):
    run = boot(arch, f"cat {DIRECT}; echo NONSENSE > {DIRECT} || echo refused")
    names = run.out.splitlines()
    assert names[0] == "Available crash types:" and names[-1] == "refused"
    assert {"PANIC", "DOUBLE_FAULT", "JUMP_GUARD", *FAULTS, *CALM, *COPIES} < set(names[1:])


@pytest.mark.parametrize("gen", GENERATIONS)
def test_copies_stay_in_the_stack(arch, boot, together, gen):
    """The address is said as bytes below sp; beyond the stack that is less than 0."""
    checked = reports(boot(arch, fire(*COPIES), gen=gen, config=CHECKED[gen]))
    for name, what in COPIES.items():
        found = checked[name][0]
        offset = int(re.fullmatch(rf"usercopy: Kernel memory {what} process stack "
                                  r"\(offset (\d+), size 16\)!", found.first)[1])
        if name == "USERCOPY_STACK_BEYOND":
            assert 0 < 2**32 - offset < THREAD_SIZE
        else:
            assert 0 < offset < 512
        assert f"kernel BUG at mm/usercopy.c:{line_of('mm/usercopy.c', 'BUG();')}!" in found.text
        assert found.is_of(found.pid) and found.status == 139
        assert found.blames(f"lkdtm_{name}") and found.blames("__check_object_size")

    found = together(arch, boot, gen)
    for name in COPIES:
        control = found[name][0]
        assert "usercopy:" not in control.text
        if gen or name != "USERCOPY_STACK_BEYOND":
            assert "FAIL: bad usercopy not detected! (0 left)\n" in control.text
        elif arch == "x86":     # four bytes of the stack, then its guard
            assert "FAIL: bad usercopy not detected! (12 left)\n" in control.text
        else:                   # nothing is fixed up where the kernel's side faults
            assert control.address == control.stack + THREAD_SIZE
            assert control.blames("raw_copy_to_user") and control.status == 139


@pytest.mark.parametrize("gen", GENERATIONS)
@pytest.mark.parametrize("name", ["CORRUPT_STACK", "CORRUPT_STACK_STRONG"])
def test_stack_protector_names_the_function(arch, boot, gen, name):
    found = report(boot(arch, fire(name), gen=gen, append="panic=-1"), name)
    assert re.fullmatch("Kernel panic - not syncing: stack-protector: Kernel stack is corrupted "
                        rf"in: lkdtm_{name}\+0x\w+/0x\w+", found.first)
    assert found.is_of(found.pid) and found.blames(f"lkdtm_{name}")


def assert_wild(arch, gen, run, name):
    """The function has returned to ffffffff; nothing in the log leads back to it."""
    found = report(run, name)
    assert "stack-protector" not in found.text and not found.blames(f"lkdtm_{name}")
    if arch == "x86":
        assert found.address == 0xffffffff and "\nEIP: 0xffffffff\n" in found.text
    elif not gen:
        assert "\nPC is at 0xfffffffe\n" in found.text and "\nsp : ffffffff " in found.text
    else:       # sp came from the frame, too: no exception finds a stack any more
        assert found.text.count("\n") == 1
        assert re.search("it was at (__vectors_start|vector_dabt|__dabt_svc)", run.failure)


@pytest.mark.parametrize("gen", GENERATIONS)
def test_without_stack_protector(arch, boot, gen):
    run = boot(arch, fire("CORRUPT_STACK"), gen=gen, config=UNPROTECTED[gen], budget=4)
    assert_wild(arch, gen, run, "CORRUPT_STACK")
    if not gen:         # the weaker kind guards arrays of char only
        run = boot(arch, fire("CORRUPT_STACK_STRONG", "CORRUPT_STACK"), config=STRICT,
                   append="panic=-1")
        assert_wild(arch, gen, run, "CORRUPT_STACK_STRONG")
        assert report(run, "CORRUPT_STACK").blames("lkdtm_CORRUPT_STACK")


@pytest.mark.parametrize("gen", GENERATIONS)
def test_double_fault_that_is_no_overflow(boot, gen):
    found = report(boot("x86", fire("DOUBLE_FAULT"), gen=gen, append="panic=-1"), "DOUBLE_FAULT")
    assert found.first == "PANIC: double fault, error_code: 0x0"
    sp, cr2 = (int(re.search(rf"{name}: (\w+)", found.text)[1], 16) for name in ("ESP", "CR2"))
    assert cr2 == sp - 4        # the push that found no page
    assert found.is_of(found.pid) and found.blames("arch_provoke_double_fault")
    assert "Kernel panic - not syncing: Machine halted." in found.text


def test_arm_has_no_double_fault(boot):
    assert "XFAIL" in report(boot("arm", fire("DOUBLE_FAULT")), "DOUBLE_FAULT").text


def test_with_the_defences_cut_out(arch, boot, edited):
    """No guard behind the areas of vmalloc(), stacks that may be executed."""
    found = reports(boot(arch, fire("VMALLOC_LINEAR_OVERFLOW", "EXEC_STACK"),
                         folder=careless(arch, edited)))
    assert "FAIL: wrote behind the end" in found["VMALLOC_LINEAR_OVERFLOW"][0].text
    assert "FAIL: func returned" in found["EXEC_STACK"][0].text
