# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/run.mk - boot it, debug it, test it, look after it
#
# Read:     scripts/user.mk before; scripts/run_qemu, tests/host/ after

# The line that the guest's shell runs may hold any character: it goes through the
# environment as it was typed, make does not expand it.
override CMD := $(value CMD)
override APPEND := $(value APPEND)
export CMD APPEND MEM ADD BOOT CPU TIMEOUT ICOUNT GDB GDBFLAGS PORT

# Missing packages come first, then a second make builds: it could not even read
# its configuration before.  Only what the guest prints goes to stdout.
images = $(O)/$(if $(filter arm,$(ARCH)),Image,vmlinux) $(O)/initramfs.cpio

.PHONY: run debug gdbserver console iso
run debug gdbserver iso:
	$(if $(filter iso-arm,$@-$(ARCH)),$(error `make iso` is for ARCH=x86: QEMU has no GRUB for the arm board))
	@scripts/deps --ensure $(if $(filter gdbserver,$@),run,$@) $(ARCH) >&2
	$(Q)$(MAKE) $(images) >&2
	$(Q)scripts/run_qemu $(filter --debug --gdbserver,--$@) \
		$(if $(filter iso,$@),--iso $(O)/understack.iso)
	$(if $(filter iso,$@),@echo '  ISO     $(O)/understack.iso')

console:
	$(Q)scripts/run_qemu --console

# WALK=name; BATCH=1, FROM=n, SHORT=1, WALK_LANG=zh, PLAY=1, REFRESH=1, CHECK=1, LIST=1:
# scripts/walk says what they do.  A walk of an older generation of stacks has a folder
# of its own.
export BATCH FROM SHORT PLAY REFRESH CHECK FIGURES
export WALK_LANG := $(or $(WALK_LANG),$(LANGUAGE),$(if $(filter command,$(firstword $(origin LANG))),$(LANG)))
walk-name = $(or $(WALK),$(if $(filter lab,$@),$(LAB)),$(if $(filter replay,$@),who-overwrote))
.PHONY: walk lab replay
walk lab replay:
ifneq ($(LIST),)
	@scripts/walk --list
else
	$(if $(walk-name),,$(error say `make walk ARCH=arm WALK=exec-132k`; `make walk LIST=1` lists the walks))
ifneq ($(PLAY),)
	@scripts/walk $(ARCH) $(walk-name)
else
	@scripts/deps --ensure debug $(ARCH) >&2
	$(Q)+MAKE_IMAGES=$(MAKE) $(if $(filter command,$(firstword $(origin O))),OWN_FOLDER=1) \
		$(if $(filter replay,$@),BACKWARDS=1) \
		WANTED='$(if $(GEN),GEN=$(GEN) )$(if $(CONFIG),CONFIG=$(CONFIG))' scripts/walk $(ARCH) $(walk-name)
endif
endif

# The figures of the walks.  Without ARCH those of both.
.PHONY: figures
figures:
	$(Q)for arch in $(or $(ARCH),x86 arm); do $(MAKE) walk ARCH=$$arch \
		O=$(or $(O),build/$$arch) WALK=all FIGURES=docs/figures || exit; done

# LAB=name; DIR=folder of the copy.  Without LAB the list; inside of a copy nothing else.
.PHONY: lab-start grade
lab-start grade: lab-name = $(or $(LAB),$(shell cat .lab 2>/dev/null))
lab-start grade:
	@$(if $(lab-name),ARCH=$(ARCH) scripts/lab $(@:lab-%=%) $(lab-name) \
		$(or $(DIR),$(if $(wildcard .lab),.,build/labs/$(lab-name))),scripts/lab list)

# Without ARCH both.  REFRESH=1 measures Linux again, DOCS=1 writes the docs' table.
.PHONY: compare $(addprefix compare-,x86 arm)
compare:
	@scripts/deps --ensure compare $(or $(ARCH),all) >&2
	$(Q)for arch in $(or $(ARCH),x86 arm); do \
		$(MAKE) compare-$$arch ARCH=$$arch O=$(or $(O),build/$$arch$(if $(filter fast,$(FLAVOR)),-fast)) || exit; done
	$(if $(DOCS),$(Q)scripts/compare --docs)

compare-x86 compare-arm:
	$(Q)$(MAKE) $(images) $(O)/initramfs-test.cpio foreign >&2
	$(if $(REFRESH),$(Q)scripts/fetch_linux $(ARCH) $(CACHE)/linux-$(ARCH))
	$(Q)scripts/compare $(ARCH) $(O) $(if $(REFRESH),$(CACHE)/linux-$(ARCH)/vmlinuz)

# Without ARCH both; always the fast flavour.  NAME='fault stack' selects, PROFILE=fork
# says in which functions, REFRESH=1 measures Linux again, DOCS=1 writes docs/costs.md.
# The whole table has the kernel stacks of generation 2, and of 3 without a cache, too.
.PHONY: bench $(addprefix bench-,x86 arm)
bench:
	@scripts/deps --ensure bench $(or $(ARCH),all) >&2
	$(Q)status=0; for arch in $(or $(ARCH),x86 arm); do $(MAKE) bench-$$arch ARCH=$$arch \
		FLAVOR=fast O=$(if $(filter command,$(firstword $(origin O))),$(O),build/$$arch-fast) \
		|| status=1; done; exit $$status
	$(if $(DOCS),$(Q)scripts/bench --docs)

bench-x86 bench-arm:
	$(Q)$(MAKE) $(images) >&2
	$(if $(NAME)$(PROFILE),,$(Q)$(MAKE) O=$(O)-linear GEN=2 bench-images >&2)
	$(if $(NAME)$(PROFILE),,$(Q)$(MAKE) O=$(O)-cold CONFIG=NR_CACHED_STACKS=0 bench-images >&2)
	$(if $(REFRESH),$(Q)scripts/fetch_linux $(ARCH) $(CACHE)/linux-$(ARCH))
	$(Q)scripts/bench $(if $(REFRESH),--linux $(CACHE)/linux-$(ARCH)/vmlinuz) \
		$(if $(PROFILE),--profile $(PROFILE)) $(ARCH) $(O) $(NAME)

.PHONY: bench-images
bench-images: $(images)

# The kernel once more, in a folder of its own, with gcc's list of frames and calls.
.PHONY: checkstack generations
checkstack:
	@mkdir -p $(O)/checkstack
	$(Q)if [ -f $(O)/.config ]; then cp -u $(O)/.config $(O)/checkstack/; fi
	$(Q)$(MAKE) O=$(O)/checkstack CALLGRAPH=1 vmlinux >&2
	$(Q)$(PYTHON) scripts/checkstack.py $(ARCH) $(O)/checkstack $(if $(V),-v)

generations:
	@scripts/generations $(if $(WIDE),--wide)

.PHONY: help deps doctor clean distclean check unit test test-long compile_commands.json
help:
	@scripts/help

deps:
	@scripts/deps --install all

doctor:
	@scripts/doctor

# The caches (newlib, libfdt) stay: they do not depend on our sources.
clean:
	$(Q)find build -mindepth 1 -maxdepth 1 ! -name cache -exec rm -rf {} + 2>/dev/null || true
	$(Q)rm -f compile_commands.json

distclean: clean
	$(Q)rm -rf build .pytest_cache
	$(Q)find . -name __pycache__ -prune -exec rm -rf {} +

check:
	@scripts/check

unit:
	@scripts/deps --ensure unit x86
	$(Q)$(MAKE) -f tests/unit/Makefile O=build/unit CC=gcc

test test-long:
	$(if $(wildcard .lab),$(error this is a lab's copy, without tests/host: `make grade` tests what you wrote))
	@scripts/deps --ensure test all
	$(Q)tests/run $(if $(filter test-long,$@),--long)

compile_commands.json:
	$(Q)$(PYTHON) scripts/compile_commands.py > $@
	$(call msg,GEN,$@)
