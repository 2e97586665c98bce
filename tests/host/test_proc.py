# SPDX-License-Identifier: GPL-2.0-only
"""
tests/host/test_proc.py - /proc of the machine, and of processes that only a guest has

Read:     tests/system/procfs.c, procperm.c, sysctltest.c before
"""
import pathlib
import re

import pytest

from test_system import tap

# Linux 6.1's formats. A file that is empty: "".
FORMATS = {
    "uptime": r"\d+\.\d\d \d+\.\d\d\n",
    "loadavg": r"(\d+\.\d\d ){3}\d+/\d+ \d+\n",
    "version": r"Linux version 6\.1\.\d\S* \(.*\) #1 .*\n",
    "filesystems": r"(nodev\t\w+\n)+",
    "mounts": r"(\S+ /\S* \w+ rw(,\w+)* 0 0\n)+",
    "stat": r"cpu  \d+( \d+){9}\ncpu0 \d+( \d+){9}\nintr \d+( \d+)+\nctxt \d+\n"
            r"btime \d+\nprocesses \d+\nprocs_running \d+\nprocs_blocked \d+\n"
            r"softirq \d+( \d+){10}\n",
    "slabinfo": r"slabinfo - version: 2\.1\n# name            <active_objs> <num_objs> <objsize> "
                r"<objperslab> <pagesperslab> : tunables <limit> <batchcount> <sharedfactor> : "
                r"slabdata <active_slabs> <num_slabs> <sharedavail>\n"
                r"([\w-]+ *( +\d+){5} : tunables( +0){3} : slabdata +(\d+) +\4 +0\n)+",
    "kallsyms": r"([0-9a-f]{8} [tTwW] \S+\n)+",
    "2/maps": "", "2/smaps": "", "2/cmdline": "", "2/environ": "", "2/auxv": "",
    "2/statm": "0 0 0 0 0 0 0\n",
    "2/wchan": "kthreadd",
    "1/wchan": "do_wait",
    "self/wchan": "0",
}
CPUINFO = {
    "x86": ["processor", "vendor_id", "cpu family", "model", "model name", "stepping", "cpu MHz",
            "fdiv_bug", "f00f_bug", "coma_bug", "fpu", "fpu_exception", "cpuid level", "wp",
            "flags", "bugs", "bogomips", "clflush size", "cache_alignment", "address sizes",
            "power management"],
    "arm": ["processor", "model name", "BogoMIPS", "Features", "CPU implementer",
            "CPU architecture", "CPU variant", "CPU part", "CPU revision", "Hardware",
            "Revision", "Serial"],
}
INTERRUPTS = {
    "x86": r"           CPU0       \n  0: +\d+    XT-PIC      timer\n"
           r"  4: +\d+    XT-PIC      ttyS0\nERR: +\d+\n",
    "arm": r"           CPU0       \n 27: +\d+ GIC-0  27 Level     arch_timer\n"
           r" 33: +\d+ GIC-0  33 Level     uart-pl011\nERR: +\d+\n",
}


def test_formats(arch, boot):
    names = [*FORMATS, "cpuinfo", "interrupts", "cmdline"]
    run = boot(arch, "for f in " + " ".join(names) + "; do cat /proc/$f; echo ===; done")
    assert run.failure is None and run.status == 0
    texts = dict(zip(names, run.out.split("===\n")))
    for name, pattern in FORMATS.items():
        assert re.fullmatch(pattern, texts[name]), f"{name}:\n{texts[name][:2000]}"
    assert re.fullmatch(INTERRUPTS[arch], texts["interrupts"]), texts["interrupts"]
    words = [line.split(":")[0].strip() for line in texts["cpuinfo"].splitlines() if line]
    assert words == CPUINFO[arch]
    assert "frame=1" in texts["cmdline"]
    symbols = {name: int(address, 16) for address, _, name in
               (line.split() for line in texts["kallsyms"].splitlines())}
    assert symbols["start_kernel"] >= 0xC0000000 and symbols["do_execve_common"] > 0


def test_kernel_threads_have_no_memory(arch, boot):
    run = boot(arch, "cat /proc/2/status; readlink /proc/2/exe || ls /proc/2/exe; "
               "ls -l /proc/2/fd")
    assert "Name:\tkthreadd\n" in run.out and "VmSize" not in run.out
    assert "Threads:\t1\n" in run.out and "PPid:\t0\n" in run.out


def test_no_mount_says_ro_and_is_not(arch, boot):
    """Nothing here is read-only, so it is refused (docs/differences-from-linux.md)."""
    run = boot(arch, "mkdir /m; mount -t tmpfs -o ro none /m; echo $?; "
                     "mount -t tmpfs none /m; echo $?; grep /m /proc/mounts")
    assert run.out.splitlines()[-3:] == ["32", "0", "none /m tmpfs rw,relatime 0 0"], run.out


def test_sysctl_and_log(arch, boot):
    run = boot(arch, "/tests/sysctltest")
    assert run.failure is None and run.status == 0, run.out[-3000:]
    assert len(tap(run.out)) > 60


@pytest.mark.parametrize("value, first", [("0", "machine_power_off"), ("1", "panic")])
def test_panic_on_oops(arch, gdb, value, first):
    said = gdb(arch, pathlib.Path("tests/walk/oops_kernel.py"),
               cmd=f"echo {value} > /proc/sys/kernel/panic_on_oops; cat /proc/version")
    assert f"first={first}\n" in said
