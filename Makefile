# SPDX-License-Identifier: GPL-2.0-only
#
# Makefile - builds the kernel and its programs, boots them, tests them
#
# Linux:    Makefile, scripts/Makefile.build, scripts/link-vmlinux.sh
# Notes:    `make help` lists the targets; README.md has the first two
# Read:     arch/*/Makefile (the processors' flags) next, then
#           scripts/user.mk (programs, initramfs) and scripts/run.mk (QEMU, tests)
#
# One make reads everything (Linux starts one make for each folder): walk-dir
# includes a folder's Makefile, takes its obj-y and goes on with its subfolders.
#
#	folder's Makefile     obj-y += fork.o sub/      CFLAGS_fork.o := ...
#	      |
#	 $(O)/kernel/fork.o ... --ld--> .tmp_vmlinux1 --nm--> kallsyms1.S
#	                        --ld--> .tmp_vmlinux2 --nm--> kallsyms2.S
#	                        --ld--> vmlinux --objcopy--> Image (arm)
#
# Left out: modules, cross-build of host tools, dependency on single options (a
#           changed option rebuilds the kernel, which takes seconds)

VERSION := 6.1.0-understack

MAKEFLAGS += -rR --no-print-directory
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)
endif
SHELL := /bin/bash
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON := /usr/bin/python3
Q := $(if $(V),,@)
msg = @printf '  %-7s %s\n' '$(1)' '$(patsubst $(O)/%,%,$(2))'

# ---- what to build -----------------------------------------------------------

FLAVOR ?= lecture
ifeq ($(filter $(FLAVOR),lecture fast),)
$(error FLAVOR=$(FLAVOR) is unknown: say FLAVOR=lecture (default) or FLAVOR=fast)
endif

ifneq ($(ARCH),)
ifeq ($(filter $(ARCH),x86 arm),)
$(error ARCH=$(ARCH) is unknown: say ARCH=x86 or ARCH=arm)
endif
O ?= build/$(ARCH)$(if $(filter fast,$(FLAVOR)),-fast)
ifeq ($(O),)
$(error O= is empty, and would build in /: leave it out, or name a folder)
endif
SRCARCH := $(ARCH)
endif
CACHE := build/cache

export ARCH SRCARCH FLAVOR O VERSION PYTHON CACHE

# Targets that ask for no architecture, and those that a second make builds for.
noarch-goals := help deps doctor check unit test test-long clean distclean \
	compile_commands.json compare bench generations figures lab-start grade $(if $(LIST),walk lab)
second-goals := run debug iso walk lab replay compare-x86 compare-arm bench-x86 bench-arm checkstack
goals := $(or $(MAKECMDGOALS),help)

ifneq ($(filter-out $(noarch-goals),$(goals)),)
ifeq ($(ARCH),)
$(error `make $(goals)` needs an architecture: add ARCH=x86 or ARCH=arm)
endif
endif
ifneq ($(filter-out $(noarch-goals) $(second-goals),$(goals)),)
include scripts/build.mk
include scripts/user.mk
endif
include scripts/run.mk
