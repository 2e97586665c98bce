# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/gdb/walk.py - runs inside gdb: one walk, stop by stop

Read:     docs/walks/README.md, scripts/walkfile.py before; scripts/walk starts it

The machine counts instructions and its draws are seeded, so going back is starting
again: a new QEMU runs the lines of all stops before, without showing anything.

A walk's breakpoints are function entries that ask which task runs, and its moves are
watched: a guest that does not come to the next stop within BUDGET seconds of
processor time is ended, and its last line is shown.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import traceback

import gdb

sys.path.insert(0, "scripts")
sys.path.insert(0, "scripts/gdb")
import qemu                                                             # noqa: E402
import recording                                                        # noqa: E402
import walkfile                                                         # noqa: E402
from walkfile import say                                                # noqa: E402
from walknames import Names                                             # noqa: E402

BUDGET = 20             # seconds of QEMU's processor time for one move
MOVES = ("tbreak", "break", "continue", "c", "finish", "delete", "set", "up", "down",
         "frame", "watch", "stepi", "nexti", "reverse-continue", "reverse-finish",
         "reverse-stepi")
SPEC = re.compile(r"(\*?[A-Za-z_]\w*)(?:\s+task\s+(\S+))?(?:\s+if\s+(.*))?$")


class NotHit(Exception):
    """One sentence: the machine did not come to a stop of the walk."""


def hushed(function):
    """Calls it; returns (what it returns, what gdb prints behind our back)."""
    gdb.flush()
    with tempfile.TemporaryFile() as held:
        saved = os.dup(1)
        os.dup2(held.fileno(), 1)
        try:
            value = function()
        finally:
            gdb.flush()
            os.dup2(saved, 1)
            os.close(saved)
        held.seek(0)
        return value, held.read().decode(errors="replace")


def capture(line):
    """All that gdb prints for a line."""
    text, more = hushed(lambda: gdb.execute(line, to_string=True))
    return text + more


def symbol(name):
    found = gdb.lookup_global_symbol(name) or gdb.lookup_static_symbol(name)
    return found.value() if found else None


def current():
    """struct task_struct * of the task that runs."""
    for name in ("current_task", "__current"):
        value = symbol(name)
        if value is not None:
            return value
    size = int(gdb.parse_and_eval("sizeof(union thread_union)"))
    base = int(gdb.parse_and_eval("$sp")) & 0xffffffff & -size
    return gdb.parse_and_eval(f"((struct thread_info *){base})->task")


def address_of(text):
    """What finish says of an unsigned long: 3203280896 is the address 0xbeeee000."""
    return f"{int(text):#x}" if text.isdigit() and 1 << 16 <= int(text) < 0xc0000001 else text


class TaskBreakpoint(gdb.Breakpoint):
    """The entry of a function, in one task (its pid or its name), under a condition."""

    def __init__(self, line, temporary, task):
        match = SPEC.match(line)
        if not match:
            raise NotHit(f"`{line}` is no function: a stop is the entry of a function.")
        super().__init__(match[1], temporary=temporary)
        self.silent, self.trouble = True, None
        self.owner, self.cond = (match[2] or task).strip("*"), match[3]

    def stop(self):
        if self.owner:
            task = current()
            if self.owner not in (str(int(task["pid"])), task["comm"].string()):
                return False
        gdb.newest_frame().select()
        try:
            return not self.cond or bool(gdb.parse_and_eval(self.cond))
        except gdb.error as error:
            self.trouble = f"`{self.cond}` cannot be evaluated: {error}"
            return True


class Machine:
    """QEMU, its console, and gdb's link to it."""

    def __init__(self, spec):
        self.spec, self.guest = spec, None
        self.folder = tempfile.mkdtemp(prefix="understack-walk-")
        self.console = f"{self.folder}/console"
        self.event = self.replay = None
        gdb.events.stop.connect(lambda event: setattr(self, "event", event))
        gdb.events.exited.connect(lambda event: setattr(self, "event", event))

    def start(self):
        """A new guest, at start_kernel(): from there on symbols and memory agree."""
        self.end()
        spec, build = self.spec, self.spec["build"]
        cmd = spec["CMD"] or None
        image = qemu.initrd(build, self.folder, cmd=cmd)
        append = f"{'frame=1 ' if cmd else ''}{spec['APPEND']}".strip()
        words = qemu.command_line(spec["arch"], build, self.folder, image, append=append,
                                  mem=spec["MEM"] or "128M", icount=True)
        # QEMU 7.2 with sleep=off spins in itself when it goes on from a second stop with
        # interrupts off (arm, in handle_bad_stack()).
        words = [word.replace("sleep=off", "sleep=on") for word in words]
        words = self.recorded(words) if spec["REPLAY"] else words + [
            "-display", "none", "-monitor", "none", "-serial", f"file:{self.console}"]
        with open(f"{self.folder}/qemu", "w", encoding="utf-8") as complaints:
            self.guest = qemu.start(words + qemu.stub(), stdin=subprocess.DEVNULL,
                                    stderr=complaints)
        port = qemu.wait_for_listener(self.guest)
        try:
            for line in f"target remote 127.0.0.1:{port}", "tbreak *start_kernel", "continue":
                capture(line)
        except gdb.error as error:
            raise NotHit(self.ended() or str(error)) from error

    def recorded(self, words):
        """REPLAY=1: the guest has run to its end already; this one plays it again."""
        if not self.replay:
            self.replay = recording.record(words, self.folder, self.spec["arch"], self.console)
        return self.replay + ["-serial", "null"]

    def end(self):
        """Ends QEMU, if there is one."""
        if self.guest:
            self.guest.kill()
            self.guest.wait()
            self.guest = None
            try:
                capture("delete")
                capture("disconnect")
            except gdb.error:
                pass

    def gone(self):
        """Has QEMU ended?  gdb sees the link close a moment before the process is a zombie."""
        if gdb.selected_inferior().pid:
            return self.guest.poll() is not None
        try:
            self.guest.wait(qemu.PATIENCE)
        except subprocess.TimeoutExpired:
            return False
        return True

    def ended(self):
        """The sentence that explains whatever gdb complains of, if QEMU has ended."""
        return self.gone() and say("QEMU has ended; ", "QEMU 已结束；") + self.last_line()

    def must_be_there(self):
        """Before gdb looks at the guest: gdb 13 may crash where it finds the link closed."""
        if self.guest.poll() is not None and gdb.selected_inferior().pid:
            raise NotHit(self.ended())

    def said(self):
        """Lines of the guest's console; the marks between log and output taken away."""
        if not os.path.exists(self.console):
            return []
        with open(self.console, "rb") as file:
            text = file.read().replace(qemu.SO, b"").replace(qemu.SI, b"")
        return text.decode(errors="replace").replace("\r", "").splitlines()

    def last_line(self):
        lines = [line for line in self.said() if line.strip()]
        return say(f"the guest's last line was `{lines[-1]}`",
                   f"虚拟机的最后一行是 `{lines[-1]}`") if lines else \
            say("the guest had not printed anything", "虚拟机还没有打印任何内容")

    def move(self, line):
        """Runs the guest with one line of gdb's; returns gdb's text.

        The watcher ends a guest that runs too long; gdb then sees the link close.
        """
        done, late = threading.Event(), []
        guest = self.guest

        def watch():
            begin = qemu.cpu_seconds(guest.pid)
            wall = time.monotonic()
            while not done.wait(0.2) and guest.poll() is None:
                if qemu.cpu_seconds(guest.pid) - begin > BUDGET or \
                        time.monotonic() - wall > 10 * BUDGET:
                    late.append(True)
                    guest.kill()
                    return

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        self.event = None
        try:
            return capture(line)
        except gdb.error as error:
            if late:
                raise NotHit(say(f"`{line}` did not end within {BUDGET} s of processor time; ",
                                 f"`{line}` 在 {BUDGET} 秒处理器时间内没有结束；")
                             + self.last_line()) from error
            if not self.gone():
                raise
            return ""
        finally:
            done.set()
            watcher.join()


class Walker:
    """Runs stops, with or without showing them."""

    def __init__(self, spec):
        self.spec, self.arch, self.language = spec, spec["arch"], spec["language"]
        self.walk = walkfile.load(spec["name"])
        self.machine = Machine(spec)
        self.names = Names(spec["arch"]) if spec["batch"] else None
        self.own = []

    failures = (NotHit,)

    def word(self, english):
        return walkfile.word(english, self.language)

    # -- one line of gdb's -----------------------------------------------------

    def told(self, line):
        """Executes a line; returns what is to be shown beside or below it."""
        word = line.split()[0].partition("/")[0]
        rest = line.partition(" ")[2].strip()
        if word in ("tbreak", "break"):
            task = self.walk.option("TASK", self.arch)
            point, _ = hushed(lambda: TaskBreakpoint(rest, word == "tbreak", task))
            self.own = [p for p in self.own if p.is_valid()] + [point]
            return ""
        if word in ("continue", "c"):
            return self.went(line)
        if word == "finish":
            return self.finished(line)
        if word.startswith("reverse-"):
            return self.went_back(line)
        if word == "guest-says":
            count = line.split()[0].partition("/")[2]
            return self.guest_says(rest, int(count or 1))
        try:
            text = self.machine.move(line) if word in ("stepi", "nexti") else capture(line)
        except gdb.error as error:
            if "Cannot access memory" not in str(error):
                raise NotHit(self.machine.ended() or f"`{line}`: {error}") from error
            text = str(error)
        if word in MOVES:
            return ""
        if "<optimized out>" in text:
            raise NotHit(f"`{line}` prints <optimized out>")
        return re.sub(r"(?m)^\$\d+ = ", "", text).rstrip("\n")

    def where(self):
        frame = gdb.selected_frame()
        older, name = frame.older(), None
        if older is not None and older.is_valid():
            # A call may be the last instruction of an assembly function.
            said = gdb.execute(f"info symbol {older.pc() - 1:#x}", to_string=True)
            known = not said.startswith("No symbol")
            name = said.split()[0] if known and older.type() == gdb.SIGTRAMP_FRAME \
                else older.name()
        return f"{frame.name()}()" + (
            say(f", called by {name}()", f"，由 {name}() 调用") if name else "")

    def went(self, line):
        waiting = [p for p in self.own if p.is_valid()]
        self.machine.move(line)
        if trouble := next((p.trouble for p in waiting if p.trouble), None):
            raise NotHit(self.machine.ended() or trouble)
        if isinstance(self.machine.event, gdb.BreakpointEvent):
            return self.where()
        if waiting:
            names = " or ".join(p.location for p in waiting)
            raise NotHit(say(f"{names}() was not reached; ", f"没有到达 {names}()；")
                         + self.machine.last_line())
        return say("the guest has ended", "虚拟机已结束")

    def went_back(self, line):
        """QEMU says SIGTRAP for whatever ends a way back; at the start it says nothing."""
        self.machine.move(line)
        if not isinstance(self.machine.event, gdb.StopEvent):
            raise NotHit(f"`{line}` found nothing")
        return self.where()

    def finished(self, line):
        before = gdb.selected_frame().name()
        text = self.machine.move(line)
        if not isinstance(self.machine.event, gdb.StopEvent):
            raise NotHit(say(f"{before}() did not return; ", f"{before}() 没有返回；")
                         + self.machine.last_line())
        value = re.search(r"Value returned is \$\d+ = (.*)", text)
        got = value and address_of(value[1])
        if value and "<optimized out>" in value[1]:
            raise NotHit(f"{before}() returns <optimized out>")
        name = gdb.selected_frame().name()
        if isinstance(self.machine.event, gdb.BreakpointEvent):
            return self.where() + say(f", before {before}() returns", f"，{before}() 尚未返回")
        return say(f"{name}() got {got}", f"{name}() 得到 {got}") if value else \
            say(f"back in {name}()", f"回到 {name}()")

    def guest_says(self, pattern, count):
        """guest-says/3 PATTERN: the last line of the console that matches, and two more."""
        lines = self.machine.said()
        at = [i for i, line in enumerate(lines) if re.search(pattern, line)]
        found = lines[at[-1]:at[-1] + count] if at else []
        if not found:
            raise NotHit(say(f"the guest did not print `{pattern}`; ",
                             f"虚拟机没有打印 `{pattern}`；") + self.machine.last_line())
        return "\n".join(re.sub(r"^\[ *\d+\.\d+\] ", "", line) for line in found)

    # -- one half of a stop ----------------------------------------------------

    def shown(self, line):
        """A gdb line and its result, on one line where there is room."""
        text = self.told(line)
        if self.names:
            text = self.names.replace(line, text)
        head = f"(gdb) {line}"
        lines = [row.rstrip().expandtabs() for row in text.split("\n")] if text else []
        if len(lines) == 1:
            room = walkfile.WIDTH - walkfile.columns(lines[0])
            place = min(room, max(38, len(head) + 2))
            if place >= len(head) + 2:
                return [f"{head:{place}}{lines[0]}"]
        return [part for row in [head] + lines for part in walkfile.cut(row)]

    def run(self, stop, part, show):
        """The gdb lines of a part of a stop; only the moves if not shown."""
        rows = []
        for line in stop.lines(self.arch, part):
            line = walkfile.either(line, self.arch)
            try:
                self.machine.must_be_there()
                if show:
                    rows += self.shown(line)
                elif line.split()[0].partition("/")[0] in MOVES:
                    self.told(line)
            except gdb.error as error:
                if not (sentence := self.machine.ended()):
                    raise
                raise NotHit(sentence) from error
        for command, file, arch in stop.figures if self.spec["figures"] and part else ():
            if arch == self.arch:
                capture(f"{command} -o {self.spec['figures']}/{file}")
        return rows

    def text(self, text, late=False):
        """A text with its {/x expressions} evaluated by the machine; {/x then ...} only late."""
        def evaluate(match):
            if match[2] and not late:
                return match[0]
            self.machine.must_be_there()
            try:
                value = gdb.parse_and_eval(match[3])
                said = value.format_string(format=match[1]) if match[1] != "s" \
                    else value.format_string()
            except gdb.error as error:
                raise NotHit(self.machine.ended() or
                             f"`{match[0]}` cannot be evaluated: {error}") from error
            return self.names.replace(match[3], said) if self.names else said
        return walkfile.EXPRESSION.sub(evaluate, walkfile.either(text, self.arch))

    def texts(self, stop, kind, mark):
        rows = []
        for _, text in stop.texts(kind, self.language):
            rows += walkfile.fold(self.text(text), mark)
        return rows

    def title(self, stop):
        return stop.chinese if self.language == "zh" and stop.chinese else stop.title

    def question(self, stop, show=True):
        """The screen of a stop, up to its question."""
        rows = self.run(stop, "", show)
        if not show:
            return []
        head = walkfile.rule(f"{stop.label()} {self.title(stop)}",
                             self.word("core") if stop.core else "")
        return [head] + rows + self.texts(stop, "see", "> ") + self.texts(stop, "ask", "? ")

    def answer(self, stop, show=True):
        """The screen after Enter."""
        held = []
        if show:
            held = [("= ", self.text(text)) for _, text in stop.texts("answer", self.language)]
            held += [(walkfile.label("not", self.language, self.text(key)), self.text(text))
                     for key, text in stop.texts("wrong", self.language)]
        after = self.run(stop, "answer", show)
        if not show:
            return []
        rows = [row for mark, text in held for row in walkfile.fold(self.text(text, True), mark)]
        return [walkfile.rule(f"{stop.label()} {self.word('answer')}")] + rows + after

    def opening(self):
        walk, arch, zh = self.walk, self.arch, self.language == "zh"
        rows = [walkfile.rule(f"{walk.name}，{arch}：{walk.chinese}" if zh and walk.chinese
                              else f"{walk.name} on {arch}: {walk.title}")]
        for name in walkfile.CARD:
            text = zh and walk.chinese_card.get(self.word(name)) or walk.card[name]
            rows += walkfile.fold(walkfile.either(text, arch), walkfile.label(name, self.language))
        boot = " ".join(f"{name}='{walk.option(name, arch)}'" for name in
                        ("GEN", "CONFIG", "APPEND", "CMD") if walk.option(name, arch))
        how = f"make replay ARCH={arch} WALK={walk.name}" if self.spec["REPLAY"] else \
            f"make debug ARCH={arch} ICOUNT=1 {boot}"
        return rows + walkfile.fold(how, walkfile.label("Boot", self.language))

    def closing(self):
        rows = [walkfile.rule(self.word("change one thing"))]
        for kind in "Change", "Predict", "Try", "Undo":
            rows += self.texts(self.walk.ending, kind.lower(),
                               walkfile.label(kind, self.language))
            if kind == "Change":
                rows += [part for file, lines in self.walk.ending.edits(self.arch)
                         for line in [f"  {file}"] + lines
                         for part in walkfile.cut(line.expandtabs())]
        return rows

    def go_to(self, number):
        """A new guest, just before a stop."""
        self.machine.start()
        self.own = []
        for stop in self.walk.stops[:number - 1]:
            self.question(stop, show=False)
            self.answer(stop, show=False)

    # -- all of it, or key by key ----------------------------------------------

    def batch(self, out):
        self.go_to(self.spec["from"])
        if self.spec["from"] == 1:
            print("\n".join(self.opening()), end="\n\n", file=out)
        for stop in self.walk.stops[self.spec["from"] - 1:]:
            show = stop.core or not self.spec["short"]
            for half in self.question, self.answer:
                rows = half(stop, show)
                if rows:
                    print("\n".join(rows), end="\n\n", file=out)
                    out.flush()
        print("\n".join(self.closing()), file=out)


def prepare(spec):
    for line in ("set pagination off", "set confirm off", "set height 0", "set width 0",
                 "set style enabled off", f"file {spec['build']}/vmlinux",
                 "set language c", "source scripts/gdb/load.py"):
        capture(line)


def main():
    spec = json.loads(os.environ["WALK_SPEC"])
    walkfile.speak(spec["language"])
    said = walker = None
    try:
        prepare(spec)
        walker = Walker(spec)
        if spec["batch"]:
            with open(spec["out"], "w", encoding="utf-8") as out:
                walker.batch(out)
        else:
            from walkkeys import live
            live(walker)
    except (NotHit, walkfile.WalkError, qemu.GuestError) as error:
        said = str(error)
    except Exception:                               # pylint: disable=broad-except
        said = traceback.format_exc()
    if walker:
        walker.machine.end()
        shutil.rmtree(walker.machine.folder, ignore_errors=True)
    if said:
        with open(spec["error"], "w", encoding="utf-8") as out:
            print(said, file=out)
    gdb.execute(f"quit {int(bool(said))}")


main()
