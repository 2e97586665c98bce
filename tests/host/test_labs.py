# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_labs.py - make lab-start and make grade: each verdict, for the right reason

Read:     docs/labs/README.md, scripts/lab

For each lab and processor one copy; into it go the empty bodies it comes with, the
reference (this tree's files), and the reference with one typical mistake.
"""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import pytest

# lab: the requirement that empty bodies fail, its files, typical mistakes:
# (architectures, requirement, file, text, what is there instead)
BOTH = ("x86", "arm")
DOUBLEFAULT, TRAPS = "arch/x86/kernel/doublefault_32.c", "arch/arm/kernel/traps.c"
HEADER = "arch/arm/kernel/entry-header.S"
LABS = {
    "setup-arg-pages": ("called", ["fs/exec.c"], [
        (BOTH, "frame", "fs/exec.c",        # the area moves, the page tables do not
         "length != move_page_tables(vma, old_start, vma, new_start, length)", "!length"),
        (BOTH, "limit", "fs/exec.c", "stack_base = vma->vm_end - rlim_stack",
         "stack_base = vma->vm_start - stack_expand"),
        (BOTH, "size", "fs/exec.c", "stack_expand = 131072UL", "stack_expand = 0"),
        (BOTH, "area", "fs/exec.c", "vma_adjust(vma, new_start, new_end,",
         "vma_adjust(vma, new_start, old_end,"),
        # What no program notices: gdb finds it in the structures.
        (BOTH, "old-place", "fs/exec.c",
         "free_pgd_range(mm, free_start, old_end, new_end, ceiling);", "(void)free_start, (void)ceiling;"),
        (BOTH, "pointers", "fs/exec.c", "	mm->start_stack = bprm->p;\n	ret", "	ret"),
        (BOTH, "finished", "fs/exec.c", "vma->vm_flags &= ~VM_STACK_INCOMPLETE_SETUP;", ""),
        (("x86",), "dice", "fs/exec.c", "stack_top = arch_align_stack(stack_top);", ""),
        (BOTH, "executable", "fs/exec.c", "ret = protect_stack(vma, executable_stack);",
         "ret = protect_stack(vma, EXSTACK_DEFAULT);"),
        (BOTH, "limit-pages", "fs/exec.c", "rlim_stack.rlim_cur & PAGE_MASK", "rlim_stack.rlim_cur"),
    ]),
    "expand-stack": ("reaches", ["mm/mmap.c"], [
        (BOTH, "gap", "mm/mmap.c", "address - prev->vm_end < stack_guard_gap", "false"),
        (BOTH, "limit", "mm/mmap.c", "if (size > rlimit(RLIMIT_STACK))", "if (false)"),
        (BOTH, "sums", "mm/mmap.c", "vm_stat_account(mm, vma->vm_flags, grow);", ""),
        (BOTH, "own-guard", "mm/mmap.c", "(prev->vm_flags & VM_ACCESS_FLAGS) &&", ""),
        (BOTH, "fault", "mm/mmap.c", "address &= PAGE_MASK;\n	if (address < max(",
         "if (address < max("),
        (BOTH, "floor", "mm/mmap.c", "		return -EPERM;\n	/* A", "		return -ENOMEM;\n	/* A"),
        (BOTH, "tree", "mm/mmap.c", "vma_gap_update(vma);", ""),
        (BOTH, "memory", "mm/mmap.c", "return vm_enough_memory(grow);", "return 0;"),
        (BOTH, "size", "mm/mmap.c", "if (!may_expand_vm(vma->vm_mm, vma->vm_flags, grow))",
         "if (false)"),
        (BOTH, "refused", "mm/mmap.c", "	error = acct_stack_growth(",
         "	vma->vm_start = address;\n	error = acct_stack_growth("),
    ]),
    "stack-cache": ("area", ["kernel/stack_vmap.c"], [
        (BOTH, "zeroed", "kernel/stack_vmap.c", "memset(s->addr, 0, THREAD_SIZE);", ""),
        (BOTH, "given-back", "kernel/stack_vmap.c", "vfree_atomic(tsk->stack);", ""),
        (BOTH, "later", "kernel/stack_vmap.c", "vfree_atomic(tsk->stack);", "vfree(tsk->stack);"),
        (BOTH, "slots", "kernel/stack_vmap.c",
         "i < NR_CACHED_STACKS; i++) {\n		if (this_cpu_cmpxchg(",
         "i < 1; i++) {\n		if (this_cpu_cmpxchg("),
        (BOTH, "hits", "kernel/stack_vmap.c",
         "i < NR_CACHED_STACKS; i++) {\n		if (this_cpu_cmpxchg(",
         "i < 0; i++) {\n		if (this_cpu_cmpxchg("),
        (BOTH, "area", "kernel/stack_vmap.c", "__vmalloc_node_range(THREAD_SIZE, THREAD_ALIGN,",
         "__vmalloc_node_range(4 * THREAD_SIZE, THREAD_ALIGN,"),
    ]),
    "overflow-entry": ("own-stack", [DOUBLEFAULT, HEADER, TRAPS], [
        (("x86",), "again", DOUBLEFAULT,
         "load_TR_desc();\n	set_tss_desc(GDT_ENTRY_DOUBLEFAULT_TSS, &doublefault_tss);",
         "load_TR_desc();"),
        (("x86",), "own-stack", DOUBLEFAULT, "doublefault_tss.__cr3 = __pa(swapper_pg_dir);", ""),
        (("x86",), "tables", DOUBLEFAULT, "load_cr3(current->active_mm->pgd);", ""),
        (("x86",), "report", DOUBLEFAULT, "if (get_stack_guard_info(address, &info)) {",
         "if (0) {"),
        (("arm",), "no-false-alarm", HEADER, "	beq	.Lroom_", "	bne	.Lroom_"),
        (("arm",), "spare", HEADER, "	str	ip, [r0, #MINI_STACK_IP]", ""),
        (("arm",), "own-page", HEADER, "	rsb	ip, sp, ip", "	mvn	ip, #0"),
        (("arm",), "own-stack", HEADER, "	bhi	__bad_stack", ""),
        (("arm",), "ended", TRAPS, 'die_of_overflow("Internal error: kernel stack overflow",',
         'panic("Internal error: kernel stack overflow"); (void)((0),'),
    ]),
}


def grade(arch, lab, folder, build, **more):
    """(status, what make grade's script says)"""
    environment = dict(os.environ, ARCH=arch, PROGRAMS=os.path.abspath(build(arch)), **more)
    run = subprocess.run(["scripts/lab", "grade", lab, folder], capture_output=True, text=True,
                         check=False, env=environment)
    print(run.stdout + run.stderr)
    return run.returncode, run.stdout


def start(arch, lab, purpose):
    folder = f"build/test/labs/{lab}-{arch}-{purpose}"     # tests run side by side
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["scripts/lab", "start", lab, folder], check=True, capture_output=True)
    return folder


def put(folder, files, change=None):
    """The reference, perhaps with a mistake, into the copy."""
    for name in files:
        text = pathlib.Path(name).read_text("utf-8")
        if change and change[0] == name:
            assert text.count(change[1]) == 1, (name, change[1], text.count(change[1]))
            text = text.replace(change[1], change[2])
        pathlib.Path(folder, name).write_text(text, "utf-8")


def wrong_for(tag, said):
    return re.search(r"^  WRONG \[([\w-]+)\]", said, re.M)[1] == tag and \
        re.search(rf"^verdict on \w+: wrong: \[{tag}\] ", said, re.M)


def try_lab(arch, lab, build, mistakes=None):
    first, files, known = LABS[lab]
    folder = start(arch, lab, "all" if mistakes is None else "some")
    status, said = grade(arch, lab, folder, build,
                         **({} if mistakes is None else {"ONLY": first}))
    assert status == 1 and wrong_for(first, said), said
    put(folder, files)
    status, said = grade(arch, lab, folder, build)
    assert status == 0 and "WRONG" not in said and f"verdict on {arch}: right" in said, said
    for arches, tag, *change in known:
        if arch in arches and (mistakes is None or tag in mistakes):
            put(folder, files, change)
            status, said = grade(arch, lab, folder, build,
                                 **({} if mistakes is None else {"ONLY": f"{first} {tag}"}))
            assert status == 1 and wrong_for(tag, said), (change, said)
    return folder, files


@pytest.mark.parametrize("arch, lab, mistakes", [("x86", "expand-stack", ["gap"]),
                                                 ("arm", "setup-arg-pages", ["frame"])])
def test_verdicts(arch, lab, mistakes, build):
    folder, files = try_lab(arch, lab, build, mistakes)
    # What does not compile is wrong; without a compiler nobody knows.
    path = pathlib.Path(folder, files[0])
    path.write_text(path.read_text("utf-8") + "\nint x = ;\n", "utf-8")
    status, said = grade(arch, lab, folder, build)
    assert status == 1 and f"verdict on {arch}: wrong: it does not compile" in said
    assert f"{files[0]}" in said and "error:" in said
    status, said = grade(arch, lab, folder, build, PATH=without(
        "i686-linux-gnu-gcc", "arm-none-eabi-gcc"))
    assert status == 3 and "environment broken: make cannot build" in said


def without(*tools):
    """A folder with links to all programs of the PATH but these."""
    folder = pathlib.Path(tempfile.mkdtemp(dir="build/test"))
    for path in os.environ["PATH"].split(":"):
        for tool in sorted(pathlib.Path(path).glob("*")):
            if tool.name not in tools and not (folder / tool.name).is_symlink():
                (folder / tool.name).symlink_to(tool)
    return str(folder.resolve())


@pytest.mark.long
@pytest.mark.parametrize("lab", LABS)
def test_all_verdicts(arch, lab, build):
    try_lab(arch, lab, build)


@pytest.mark.long
def test_no_output(arch, build):
    """A kernel that hangs before /init says nothing about a requirement."""
    folder = start(arch, "stack-cache", "silent")
    put(folder, ["kernel/stack_vmap.c"],
        ("kernel/stack_vmap.c", "	kstack_cache_stat.misses++;", "	for (;;)\n		;"))
    status, said = grade(arch, "stack-cache", folder, build)
    assert status == 2 and f"verdict on {arch}: no output" in said, said


def bodies(lab):
    """Lines of the reference that only the emptied functions have."""
    folder = pathlib.Path(start("x86", lab, "search"))
    for name in LABS[lab][1]:
        kept = (folder / name).read_text("utf-8").splitlines()
        for line in pathlib.Path(name).read_text("utf-8").splitlines():
            if len(line.strip()) > 28 and "(" in line and line not in kept:
                yield line.strip()


@pytest.mark.parametrize("lab", LABS)
def test_copy_holds_no_solution(lab):
    lines = list(bodies(lab))
    folder = f"build/test/labs/{lab}-x86-search"
    assert len(lines) >= 5
    assert subprocess.run(["git", "rev-list", "--all", "--count"], cwd=folder, text=True,
                          capture_output=True, check=True).stdout == "1\n"
    found = []
    for line in lines:
        if subprocess.run(["grep", "-rqF", "--exclude-dir=.git", "--exclude-dir=build",
                           "--exclude-dir=user", "-e", line, "."], cwd=folder,
                          check=False).returncode == 0:
            found.append(line)
    # A statement that other functions have as well is no solution.
    assert len(found) <= len(lines) // 3, found


def test_environment(make):
    """No lab of that name, no copy: a sentence, and a status of its own."""
    for words, sentence in (["grade", "nonsense", "."], "there is no lab `nonsense`"), \
            (["grade", "expand-stack", "build/nowhere"], "is no copy of the tree"):
        run = subprocess.run(["scripts/lab", *words], capture_output=True, text=True, check=False)
        assert run.returncode == 3 and sentence in run.stdout
    assert [line.split()[0] for line in make("grade").stdout.splitlines()] == sorted(LABS)


def test_missing_tools(build):
    """No QEMU, no gdb, a gdb without Python: the environment, whatever was written."""
    deaf = pathlib.Path(without("gdb-multiarch"))
    for tools, sentence in [(("qemu-system-i386",), "qemu-system-i386 is not installed"),
                            (("gdb-multiarch",), "gdb-multiarch is not installed")]:
        status, said = grade("x86", "expand-stack", ".", build, PATH=without(*tools))
        assert status == 3 and f"environment broken: {sentence}" in said
    (deaf / "gdb-multiarch").write_text(
        "#!/bin/sh\necho Python scripting is not supported in this copy of GDB.\n")
    (deaf / "gdb-multiarch").chmod(0o755)
    status, said = grade("x86", "expand-stack", ".", build, PATH=str(deaf))
    assert status == 3 and "environment broken: this gdb-multiarch has no Python" in said


def test_copy_says_what_it_is():
    """make test and lab-start are not for a copy; what git does not know stays out of it."""
    stray = pathlib.Path("solution-of-mine.o")
    stray.write_text("int x;\n", "ascii")
    try:
        folder = start("x86", "expand-stack", "words")
    finally:
        stray.unlink()
    assert not pathlib.Path(folder, stray).exists()
    for words, sentence in (["test"], "a lab's copy, without tests/host"), \
            (["lab-start", "LAB=stack-cache", "DIR=x"], "a lab's copy"):
        run = subprocess.run(["make", *words], cwd=folder, capture_output=True, text=True,
                             check=False)
        assert run.returncode and sentence in run.stdout + run.stderr
    run = subprocess.run(["make", "check"], cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
