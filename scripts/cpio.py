# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/cpio.py - writes cpio archives in the format of an initramfs (newc)

Linux:    usr/gen_init_cpio.c
Read:     fs/initramfs.c after, which unpacks them

An archive is a row of

    070701, 13 numbers of 8 hexadecimal digits, name, zero byte    to 4 bytes
    the file's bytes                                               to 4 bytes

and ends with the name TRAILER!!!.  Several archives may follow each other; a
later file replaces an earlier one.  Same input, same bytes: times and owners are
0, names are sorted.  Devices are only numbers, so nobody has to be root.
"""
import os
import stat


class Archive:
    """Entries by name; a later one of the same name replaces the earlier."""

    def __init__(self):
        self.entries = {}

    def add(self, name, mode, data=b"", device=(0, 0)):
        self.entries[name] = (mode, data, device)
        parent = os.path.dirname(name)
        if parent and parent not in self.entries:
            self.add(parent, stat.S_IFDIR | 0o755)

    def add_folder(self, folder):
        for path, folders, names in os.walk(folder):
            for name in sorted(folders + names):
                source = os.path.join(path, name)
                status = os.lstat(source)
                data = b""
                if stat.S_ISLNK(status.st_mode):
                    data = os.readlink(source).encode()
                elif stat.S_ISREG(status.st_mode):
                    with open(source, "rb") as file:
                        data = file.read()
                elif not stat.S_ISDIR(status.st_mode):
                    continue        # a socket or the like
                self.add(os.path.relpath(source, folder), status.st_mode, data)

    def bytes(self):
        out = []
        number = 0
        for name in sorted(self.entries):
            number += 1
            out.append(self.entry(number, name, *self.entries[name]))
        out.append(self.entry(0, "TRAILER!!!", 0, b"", (0, 0)))
        text = b"".join(out)
        return text + bytes(-len(text) % 512)

    @staticmethod
    def entry(number, name, mode, data, device):
        links = 2 if stat.S_ISDIR(mode) else 1
        fields = [number, mode, 0, 0, links, 0, len(data), 0, 0, *device, len(name) + 1, 0]
        head = b"070701" + b"".join(b"%08x" % field for field in fields)
        head += name.encode() + b"\0"
        head += bytes(-len(head) % 4)
        return head + data + bytes(-len(data) % 4)


def single_file(name, text):
    """The archive that holds nothing but one file: laid over another one."""
    archive = Archive()
    archive.add(name.lstrip("/"), stat.S_IFREG | 0o644, text)
    return archive.bytes()


def folder(path):
    """The archive of a folder of the host."""
    archive = Archive()
    archive.add_folder(path)
    return archive.bytes()
