# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/walkfile.py - docs/walks/NAME.md and tests/walk/NAME-ARCH.txt, read

Read:     docs/walks/README.md (the format) before; scripts/walk and
          scripts/gdb/walk.py use it

  load("exec-132k")        a Walk: title, options, card, stops, ending
  Stop.lines(arch, part)   gdb's lines before the question, or after the answer
  Stop.texts(kind, ...)    paragraphs in the language asked for
  Ending.edits             what "Change one thing" edits, from its diff blocks
  word(), fold()           our own words in that language; text in lines that fit

Nothing here needs gdb or QEMU: the book, the slides and PLAY=1 use it too.
"""
import os
import re
import textwrap
import unicodedata

WIDTH, HEIGHT = 76, 22
WALKS = os.environ.get("WALKS", "docs/walks")      # where the files are
TRANSCRIPTS = "tests/walk"

# A paragraph begins with its kind in bold; the Chinese one with the Chinese word.
KINDS = {"See": "see", "Ask": "ask", "Answer": "answer", "Wrong": "wrong",
         "Change": "change", "Predict": "predict", "Try": "try", "Undo": "undo",
         "看": "see", "问": "ask", "答": "answer", "误": "wrong",
         "改": "change", "预测": "predict", "试": "try", "还原": "undo"}
CARD = ("Aim", "Know", "Misconceptions", "Minutes")
CHINESE = {"Aim": "目的", "Know": "须知", "Misconceptions": "误解", "Minutes": "时间",
           "Boot": "启动", "Change": "改", "Predict": "预测", "Try": "试", "Undo": "还原",
           "not": "不是", "answer": "答案", "core": "核心", "change one thing": "改一处"}
SPOKEN = ["en"]
OPTIONS = ("APPEND", "CMD", "GEN", "CONFIG", "TASK", "MEM", "ARGS", "REPLAY")

HEADING = re.compile(r"^## \[([\w-]+) (\d+)/(\d+) ([^\]]+)\] (.*?)( \(core\))?$")
KIND = re.compile(r"^\*\*(\w+)(?: ([^*]*?))?[.:：。]\*\*\s*(.*)$", re.S)
PIECE = r"((?:[^|{}]|\{[^{}]*\})*)"         # may hold expressions
EXPRESSION = re.compile(r"\{/([xduscto]) (then )?([^}]*)\}")
FIGURE = re.compile(r"!\[([^\]]+)\]\(\.\./figures/([\w-]+-(x86|arm)\.svg)\)")
EITHER = re.compile(r"\{(x86|arm) " + PIECE + r"\|(x86|arm) " + PIECE + r"\}")


class WalkError(Exception):
    """One sentence about a walk that cannot be used."""


def speak(language):
    """In which language say() answers: en or zh."""
    SPOKEN[:] = [language]


def say(english, chinese):
    return chinese if SPOKEN == ["zh"] else english


def word(english, language):
    """One of the words that are the same in every walk."""
    return CHINESE[english] if language == "zh" else english


def label(english, language, key=""):
    """`Aim: `, `not 4096: `, with the colon of the language."""
    text = f"{word(english, language)} {key}".rstrip()
    return text + ("：" if language == "zh" else ": ")


class Paragraph:
    """**Wrong 4096.** text: kind wrong, key 4096."""

    def __init__(self, kind, key, text, chinese):
        self.kind, self.key, self.text, self.chinese = kind, key, text, chinese


class Stop:
    """One stop: its heading, gdb's lines, the question and its answer."""

    def __init__(self, match, line):
        self.walk, number, count, self.tag, self.title, core = match.groups()
        self.number, self.count, self.core = int(number), int(count), bool(core)
        self.line = line
        self.chinese = None
        self.fences = []            # (architecture or "", part, gdb lines)
        self.paragraphs = []
        self.figures = []           # (command of ours, file, architecture)

    def label(self):
        return f"[{self.walk} {self.number}/{self.count} {self.tag}]"

    def lines(self, arch, part):
        """gdb's lines before the question (part "") or after it ("answer")."""
        return [line for which, at, lines in self.fences
                if at == part and which in ("", arch) for line in lines]

    def texts(self, kind, language):
        """[(key, text)] in the language, else in English."""
        for chinese in ([True, False] if language == "zh" else [False]):
            found = [(p.key, p.text) for p in self.paragraphs
                     if p.kind == kind and p.chinese == chinese]
            if found:
                return found
        return []


class Walk:
    """A file of docs/walks."""

    def __init__(self, name):
        self.name, self.title, self.chinese = name, "", ""
        self.options, self.stops = {}, []
        self.card, self.chinese_card = {}, {}
        self.ending = None

    def option(self, name, arch):
        return self.options.get(f"{name}.{arch}", self.options.get(name, ""))


def either(text, arch):
    """{x86 c0000000|arm bf000000}: the one for arch; {arch}: its name."""
    def choose(match):
        return match[2] if match[1] == arch else match[4]
    return EITHER.sub(choose, text.replace("{arch}", arch))


def paragraph_of(text):
    match = KIND.match(text)
    if not match or match[1] not in KINDS:
        return None
    return Paragraph(KINDS[match[1]], match[2] or "", one_line(match[3]),
                     ord(match[1][0]) > 0x2000)


def one_line(text):
    """No blank where a line of Chinese ended."""
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", " ".join(text.split()))


def chunks(text):
    """(line number, fence or "", text) of each paragraph and each fenced block."""
    fence, start, held = None, 0, []
    for number, line in enumerate(text.splitlines() + [""], 1):
        if fence is None and (line.startswith("```") or not line.strip()
                              or line.startswith("#")):
            if held:
                yield start, "", "\n".join(held)
            held, start = [], number
            if line.startswith("```"):
                fence = line[3:].strip() or "text"
            elif line.startswith("#"):
                yield number, "", line
        elif fence is not None and line.startswith("```"):
            yield start, fence, "\n".join(held)
            fence, held = None, []
        else:
            if not held and fence is None:
                start = number
            held.append(line)
    if fence is not None:
        raise WalkError(f"line {start}: the block that begins here does not end.")


def take_fence(walk, stop, number, fence, text):
    words = fence.split()
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    if words[0] == "walk":
        for line in lines:
            name, _, value = line.partition("=")
            if name.split(".")[0] not in OPTIONS:
                raise WalkError(f"line {number}: {name} is no option of a walk.")
            walk.options[name] = value
    elif words[0] == "gdb":
        if not stop:
            raise WalkError(f"line {number}: gdb lines before the first stop.")
        arch = next((word for word in words if word in ("x86", "arm")), "")
        stop.fences.append((arch, "answer" if "answer" in words else "", lines))
    elif words[0] == "diff":
        arch = words.pop(1) if words[1:2] in (["x86"], ["arm"]) else ""
        if not isinstance(stop, Ending) or len(words) != 2 or \
                any(line[0] not in " +-" for line in lines):
            raise WalkError(f"line {number}: a diff is in the last section, names one file, "
                            "and each of its lines begins with a blank, + or -.")
        stop.fences.append((arch, words[1], lines))


def take_text(walk, stop, number, text):
    if text.startswith("# "):
        walk.title = text[2:].partition(": ")[2].strip()
        return stop
    if match := HEADING.match(text):
        walk.stops.append(Stop(match, number))
        return walk.stops[-1]
    if text.startswith("## Change one thing"):
        walk.ending = Ending()
        return walk.ending
    if text.startswith("## "):
        raise WalkError(f"line {number}: `{text}` is no heading of a stop.")
    if text.startswith("- ") and not walk.stops:
        for item in re.split(r"\n- ", text[2:]):
            kind, _, value = item.partition(": ")
            if kind in CARD:
                walk.card[kind] = one_line(value)
            kind, _, value = item.partition("：")
            if kind in CHINESE.values():
                walk.chinese_card[kind] = one_line(value)
        return stop
    if not stop:
        if not text.isascii() and not walk.chinese:
            walk.chinese = text
        return stop
    if part := paragraph_of(text):
        stop.paragraphs.append(part)
    elif text.startswith("!["):
        stop.figures += FIGURE.findall(text)
    elif not text.isascii() and stop.chinese is None:
        stop.chinese = text.strip()
    return stop


class Ending(Stop):
    """The last section: one thing to change."""

    def __init__(self):                     # pylint: disable=super-init-not-called
        self.chinese, self.fences, self.paragraphs, self.figures = None, [], [], []

    def edits(self, arch):
        """[(file, lines of a diff without its head)]"""
        return [(file, lines) for which, file, lines in self.fences if which in ("", arch)]


def load(name):
    """Reads docs/walks/NAME.md."""
    path = f"{WALKS}/{name}.md"
    if not os.path.exists(path):
        raise WalkError(f"there is no walk `{name}`; LIST=1 lists them.")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    walk, stop = Walk(name), None
    try:
        for number, fence, chunk in chunks(text):
            if fence:
                take_fence(walk, stop, number, fence, chunk)
            else:
                stop = take_text(walk, stop, number, chunk)
        complete(walk)
    except WalkError as error:
        raise WalkError(f"{path}: {error}") from None
    return walk


def complete(walk):
    """What every walk must have."""
    missing = [word for word in CARD if word not in walk.card]
    if not walk.title or missing:
        raise WalkError(f"the teacher's card has no {', '.join(missing) or 'title'}.")
    if not 1 <= len(walk.stops) <= 8:
        raise WalkError(f"{len(walk.stops)} stops; a walk has 1 to 8.")
    for number, stop in enumerate(walk.stops, 1):
        if (stop.number, stop.count) != (number, len(walk.stops)):
            raise WalkError(f"line {stop.line}: this is stop {number}/{len(walk.stops)}.")
        for kind in ("see", "ask", "answer"):
            if not stop.texts(kind, "en"):
                raise WalkError(f"line {stop.line}: stop {number} has no **{kind}**.")
    core = sum(stop.core for stop in walk.stops)
    if len(walk.stops) > 3 and not 3 <= core <= 5:
        raise WalkError(f"{core} core stops; SHORT=1 needs 3 to 5.")
    if not walk.ending or not walk.ending.texts("change", "en"):
        raise WalkError("there is no section `Change one thing`.")


def names():
    return sorted(name[:-3] for name in os.listdir(WALKS)
                  if name.endswith(".md") and name != "README.md")


# ---- lines and screens -------------------------------------------------------

def columns(text):
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def fold(text, first="", indent="  "):
    """Text in lines of at most WIDTH columns; Chinese breaks anywhere."""
    if (first + text).isascii():
        return textwrap.wrap(first + text, WIDTH, subsequent_indent=indent,
                             break_on_hyphens=False)
    lines, line = [], first
    for piece in re.findall(r"[\x21-\x7e]+ ?|.", text):
        # Two columns are kept for a mark, which must not begin a line.
        if columns(line + piece.rstrip()) > WIDTH - 2 and piece not in "，。；：？！、）”":
            lines.append(line.rstrip())
            line = indent
        line += piece
    return lines + [line.rstrip()]


def cut(row):
    """A line of gdb's that is too wide, in two or more."""
    if columns(row) <= WIDTH:
        return [row]
    indent = re.match(r" *", row)[0]
    return textwrap.wrap(row, WIDTH, initial_indent=indent, subsequent_indent=indent + "    ",
                         break_on_hyphens=False)


def rule(text, right=""):
    """---- text ------------- right"""
    head = f"---- {text} "
    tail = f" {right}" if right else ""
    return head + "-" * max(4, WIDTH - columns(head) - columns(tail)) + tail


def screens(transcript):
    """A transcript taken apart at the lines that begin with ----."""
    found = []
    for line in transcript.splitlines():
        if line.startswith("----") or not found:
            found.append([])
        found[-1].append(line)
    return [screen[:-1] if screen[-1] == "" else screen for screen in found]


def misfits(transcript):
    """One sentence for each screen that is too high or too wide."""
    for screen in screens(transcript):
        title = screen[0].strip("- ")
        if len(screen) > HEIGHT:
            yield f"`{title}` has {len(screen)} lines, {HEIGHT} fit"
        for line in screen:
            if columns(line) > WIDTH:
                yield f"`{title}`: {columns(line)} columns, {WIDTH} fit: {line}"


def transcript_path(name, arch):
    return f"{TRANSCRIPTS}/{name}-{arch}.txt"
