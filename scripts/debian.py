# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/debian.py - packages of another Debian architecture, without installing them

Read:     scripts/fetch_libfdt, scripts/fetch_linux, which are built on it

apt works with lists and a cache of its own in one folder: the machine's set-up stays
as it is, root is not needed, and apt verifies the signatures as it always does.  The
sources are derived from the machine's own.  What was interrupted is continued.
"""
import contextlib
import fcntl
import glob
import pathlib
import re
import shutil
import subprocess
import sys

SOURCES_LIST = ["/etc/apt/sources.list", "/etc/apt/sources.list.d/*.list"]
SOURCES_DEB822 = ["/etc/apt/sources.list.d/*.sources"]


def files(patterns):
    for path in (p for pattern in patterns for p in sorted(glob.glob(pattern))):
        yield pathlib.Path(path).read_text(encoding="utf-8")


def one_line_entries():
    """(URI, key, suite and components) of each `deb [options] URI suite ...` line."""
    for text in files(SOURCES_LIST):
        for options, uri, rest in re.findall(
                r"^deb\s+(?:\[(.*?)\]\s*)?(\S+)\s+(.*)$", text, re.M):
            key = re.search(r"signed-by=(\S+)", options)
            yield uri, key and key.group(1), rest


def deb822_entries():
    """The same of the stanzas in *.sources files."""
    for text in files(SOURCES_DEB822):
        text = re.sub(r"^#.*\n", "", text, flags=re.M)
        for stanza in re.split(r"\n\s*\n", text):
            fields = {key.lower(): value.split() for key, value in
                      re.findall(r"^(\S+?):((?:.*(?:\n\s+.*)*))", stanza, re.M)}
            if "deb" not in fields.get("types", []) or fields.get("enabled") == ["no"]:
                continue
            key = fields.get("signed-by", [None])[0]
            for uri in fields.get("uris", []):
                for suite in fields.get("suites", []):
                    yield uri, key, " ".join([suite, *fields.get("components", [])])


def sources(port):
    """One-line entries for the port; Debian's own archives where there are any."""
    entries = list(dict.fromkeys([*one_line_entries(), *deb822_entries()]))
    debian = [entry for entry in entries if re.search(r"/debian/?$", entry[0])]
    lines = []
    for uri, key, rest in debian or entries:
        # A key inside the stanza cannot be said in one line: apt's keyring serves.
        signed = f" signed-by={key}" if key and key.startswith("/") else ""
        lines.append(f"deb [arch={port}{signed}] {uri} {rest}\n")
    return "".join(lines)


class Apt:
    """apt for one port (a Debian architecture), in a folder of its own."""

    def __init__(self, root, port, name):
        self.root, self.port, self.name = root, port, name
        for part in ("lists/partial", "archives/partial", "empty"):
            (root / part).mkdir(parents=True, exist_ok=True)
        (root / "sources.list").write_text(sources(port), encoding="utf-8")

    def run(self, program, *words):
        """apt's output; its status lines become one line of progress on a terminal."""
        settings = {
            "APT::Architecture": self.port,
            "APT::Architectures": self.port,
            "APT::Sandbox::User": "",
            "APT::Status-Fd": "1",
            "Acquire::Languages": "none",
            "Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled": "false",
            "Dir::Etc::SourceList": self.root / "sources.list",
            "Dir::Etc::SourceParts": self.root / "empty",
            "Dir::State": self.root,
            "Dir::State::Lists": self.root / "lists",
            "Dir::State::Status": self.root / "status",
            "Dir::Cache": self.root,
        }
        options = [word for key, value in settings.items()
                   for word in ("-o", f"{key}={value}")]
        text = []
        with subprocess.Popen([program, "-q", *options, *words], cwd=self.root, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as apt:
            for line in apt.stdout:
                if match := re.match(r"dlstatus:\d+:([\d.]+):", line):
                    self.progress(f"{words[0]} {float(match[1]):.0f} %")
                else:
                    text.append(line)
        self.progress("")
        if apt.returncode:
            said = [line.strip() for line in text if line[:2] in ("E:", "W:")]
            sys.exit(f"{self.name}: {program} cannot {' '.join(words)} for {self.port} "
                     f"({said[-1] if said else 'it does not say why'}).\n"
                     f"{self.name}: it is needed once: check the network, then try again.")
        return "".join(text)

    def progress(self, what):
        if sys.stderr.isatty():
            line = f"  APT     {self.name} ({self.port}): {what}" if what else ""
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    def download(self, package):
        """Returns the path of the package's file."""
        self.run("apt-get", "download", package)
        return max(self.root.glob(package + "_*.deb"), key=lambda path: path.stat().st_mtime)

    def forget_lists(self):
        shutil.rmtree(self.root / "lists")      # 40 MB that nobody needs again


@contextlib.contextmanager
def only_one(root):
    """Two builds at once share one cache: the second waits for the first."""
    root.mkdir(parents=True, exist_ok=True)
    with open(root / "status", "a", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
