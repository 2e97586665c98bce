#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""
scripts/kconfig.py - reads Kconfig, writes .config, autoconf.h and auto.conf

Linux:    scripts/kconfig/ (conf, mconf); the language is read by kconfiglib
Read:     Kconfig before, scripts/build.mk after

  kconfig.py --config FILE defconfig | olddefconfig | menuconfig
  kconfig.py --config FILE apply [GEN=n] [OPTION=value ...]
  kconfig.py --config FILE generate AUTOCONF_H AUTO_CONF

ARCH and SRCARCH come from the environment.  A file whose text would not change
is not written, so that make rebuilds nothing.
"""
import argparse
import os
import sys

try:
    import kconfiglib
except ImportError:
    sys.exit("kconfig: python3-kconfiglib is missing: run `make deps`.")

GENERATIONS = {"1": "STACK_THREAD_UNION", "2": "STACK_LINEAR", "3": "VMAP_STACK"}


def load(config):
    kconf = kconfiglib.Kconfig("Kconfig", warn_to_stderr=False)
    if os.path.exists(config):
        kconf.load_config(config)
    else:
        kconf.load_config(defconfig_path())
    return kconf


def defconfig_path():
    arch = os.environ["ARCH"]
    return f"arch/{arch}/configs/{arch}_defconfig"


def write_if_changed(path, text):
    try:
        with open(path, encoding="utf-8") as old:
            if old.read() == text:
                return False
    except FileNotFoundError:
        pass
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as new:
        new.write(text)
    return True


def save(kconf, config):
    kconf.write_config(config, save_old=False)


def apply(kconf, config, settings):
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            sys.exit(f"kconfig: `{setting}` is no setting: write NAME=y, NAME=n or NAME=3.")
        if name == "GEN":
            if value not in GENERATIONS:
                sys.exit(f"kconfig: GEN={value} is unknown: there is "
                         f"{', '.join(sorted(GENERATIONS))}.")
            name, value = GENERATIONS[value], "y"
        name = name.removeprefix("CONFIG_")
        symbol = kconf.syms.get(name)
        if symbol is None or not symbol.nodes:
            sys.exit(f"kconfig: there is no option {name}: `make menuconfig` shows all.")
        symbol.set_value(value)
        if symbol.str_value != value:
            sys.exit(f"kconfig: {name}={value} is not possible here "
                     f"(it stays {symbol.str_value or 'n'}): see what it depends on "
                     "with `make menuconfig`.")
    for setting in settings:        # a later setting may have undone an earlier one
        name, _, value = setting.removeprefix("CONFIG_").partition("=")
        if name != "GEN" and kconf.syms[name].str_value != value:
            sys.exit(f"kconfig: {setting} contradicts another setting.")
    save(kconf, config)


def generate(kconf, autoconf, auto_conf):
    header, makefile = [], []
    for symbol in kconf.unique_defined_syms:
        value = symbol.str_value
        name = "CONFIG_" + symbol.name
        if symbol.orig_type in (kconfiglib.BOOL, kconfiglib.TRISTATE):
            if value == "n":
                continue
            header.append(f"#define {name} 1")
        elif symbol.orig_type == kconfiglib.STRING:
            header.append(f'#define {name} "{kconfiglib.escape(value)}"')
        else:
            header.append(f"#define {name} {value}")
        makefile.append(f"{name}={value}")
    write_if_changed(autoconf, "\n".join(header) + "\n")
    write_if_changed(auto_conf, "\n".join(makefile) + "\n")
    os.utime(auto_conf)     # make compares this one with .config


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", required=True)
    parser.add_argument("command")
    parser.add_argument("arguments", nargs="*")
    args = parser.parse_args()

    if args.command == "menuconfig":
        import menuconfig
        os.environ["KCONFIG_CONFIG"] = args.config
        if not os.path.exists(args.config):
            save(load(args.config), args.config)
        menuconfig.menuconfig(kconfiglib.Kconfig("Kconfig"))
        return
    if args.command == "defconfig":
        kconf = kconfiglib.Kconfig("Kconfig", warn_to_stderr=False)
        kconf.load_config(defconfig_path())
        save(kconf, args.config)
        return
    kconf = load(args.config)
    if args.command == "olddefconfig":
        save(kconf, args.config)
    elif args.command == "apply":
        apply(kconf, args.config, args.arguments)
    elif args.command == "generate":
        generate(kconf, *args.arguments)
    else:
        parser.error(f"unknown command {args.command}")


if __name__ == "__main__":
    main()
