# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/build.mk - from the sources to $(O)/vmlinux
#
# Linux:    Makefile, scripts/Makefile.build, Kbuild, scripts/link-vmlinux.sh
# Read:     Makefile before, scripts/user.mk after

# ---- configuration -----------------------------------------------------------

KCONFIG_CONFIG := $(O)/.config
autoconf := $(O)/include/generated/autoconf.h
kconfig-py = $(PYTHON) scripts/kconfig.py --config $(KCONFIG_CONFIG)

config-goals := defconfig olddefconfig menuconfig
.PHONY: $(config-goals) FORCE
.PRECIOUS: $(KCONFIG_CONFIG)

# GEN= and CONFIG= are laid over .config each time they are given; the file
# keeps its time when nothing changes.
$(KCONFIG_CONFIG): $(if $(GEN)$(CONFIG),FORCE) | $(O)/
	$(Q)$(kconfig-py) apply $(if $(GEN),GEN=$(GEN)) $(CONFIG)

$(autoconf) $(O)/include/config/auto.conf &: $(KCONFIG_CONFIG) scripts/kconfig.py \
		Kconfig arch/$(SRCARCH)/Kconfig
	$(Q)$(kconfig-py) generate $(autoconf) $(O)/include/config/auto.conf

$(config-goals): | $(O)/
	$(Q)$(kconfig-py) $@

%/:
	@mkdir -p $@

# ---- flags -------------------------------------------------------------------

include arch/$(SRCARCH)/Makefile
folders := $(addprefix arch/$(SRCARCH)/,$(obj-y:/=)) init kernel mm fs lib drivers

CC := $(CROSS_COMPILE)gcc
LD := $(CROSS_COMPILE)ld
NM := $(CROSS_COMPILE)nm
OBJCOPY := $(CROSS_COMPILE)objcopy
AR := $(CROSS_COMPILE)ar
STRIP := $(CROSS_COMPILE)strip

gcc-include := $(shell $(CC) -print-file-name=include 2>/dev/null)
ifeq ($(and $(gcc-include),$(wildcard $(PYTHON))),)
$(error $(CC) or $(PYTHON) is not installed: run `make deps`)
endif

ifneq ($(filter-out $(config-goals) $(noarch-goals) $(second-goals),$(goals)),)
include $(O)/include/config/auto.conf
endif

NOSTDINC_FLAGS := -nostdinc -isystem $(gcc-include) -isystem $(O)/uapi $(INCLUDES-y)
LINUXINCLUDE := -Iarch/$(SRCARCH)/include -I$(O)/include/generated \
	-I$(O)/include -Iinclude -include include/linux/kconfig.h

warnings := -Wall -Wextra -Wstrict-prototypes -Wmissing-prototypes -Wundef \
	-Wvla -Wshadow -Wpointer-arith -Wwrite-strings -Wcast-align \
	-Wimplicit-fallthrough -Wframe-larger-than=1024 -Wno-unused-parameter \
	-Wno-sign-compare -Wno-missing-field-initializers

# The stack core is compiled with -O0 in the lecture flavour, so that gdb can
# show every variable: its files carry `CFLAGS_x.o := $(CFLAGS_STACK_CORE)`.
ifeq ($(FLAVOR),fast)
CFLAGS_FLAVOR := -O2
CFLAGS_STACK_CORE :=
else
CFLAGS_FLAVOR := -Og
CFLAGS_STACK_CORE := -O0
endif

stack-protector := $(if $(CONFIG_STACKPROTECTOR_STRONG),-fstack-protector-strong,$(if \
	$(CONFIG_STACKPROTECTOR),-fstack-protector,-fno-stack-protector))

KBUILD_CPPFLAGS := -D__KERNEL__ $(NOSTDINC_FLAGS) $(LINUXINCLUDE) $(KBUILD_CPPFLAGS-y)
KBUILD_CFLAGS := -std=gnu11 -ffreestanding -fno-strict-aliasing -fno-common \
	-fno-delete-null-pointer-checks $(stack-protector) -fno-pic -fno-pie \
	-fno-omit-frame-pointer -fno-optimize-sibling-calls \
	-fno-asynchronous-unwind-tables -g $(CFLAGS_FLAVOR) \
	$(if $(CALLGRAPH),-fcallgraph-info=su) \
	$(warnings) $(KBUILD_CFLAGS-y) $(if $(CONFIG_WERROR),-Werror)
KBUILD_AFLAGS := -D__ASSEMBLY__ -g $(KBUILD_AFLAGS-y)
KBUILD_LDFLAGS += --build-id=none -z noexecstack -z max-page-size=4096 \
	--orphan-handling=warn --no-warn-rwx-segments

# ---- collect the objects -----------------------------------------------------

define walk-dir
obj-y :=
include $(1)/Makefile
new := $$(filter %.o,$$(obj-y))
KBUILD_OBJS += $$(addprefix $(1)/,$$(new))
$$(foreach f,$$(new),$$(eval CFLAGS.$(1)/$$f := $$(CFLAGS_$$f))$$(eval CFLAGS_$$f :=))
$$(foreach d,$$(patsubst %/,%,$$(filter %/,$$(obj-y))),$$(eval $$(call walk-dir,$(1)/$$d)))
endef

KBUILD_OBJS :=
$(foreach d,$(folders),$(eval $(call walk-dir,$d)))

objs := $(addprefix $(O)/,$(KBUILD_OBJS))

# ---- generated headers -------------------------------------------------------

gen := $(O)/include/generated
generated := $(autoconf) $(gen)/asm/syscalls.h $(gen)/compile.h $(gen)/utsrelease.h \
	$(O)/uapi/uapi
prepared := $(generated) $(libs-y) $(gen)/asm-offsets.h

$(gen)/asm-offsets.h: $(O)/arch/$(SRCARCH)/kernel/asm-offsets.s scripts/asm_offsets.py
	$(call msg,OFFSETS,$@)
	$(Q)$(PYTHON) scripts/asm_offsets.py $< $@

$(gen)/asm/syscalls.h: $(SYSCALL_TBL) scripts/syscall_tbl.py | $(gen)/asm/
	$(call msg,SYSTBL,$@)
	$(Q)$(PYTHON) scripts/syscall_tbl.py table $< $@

$(gen)/compile.h $(gen)/utsrelease.h &: Makefile arch/$(SRCARCH)/Makefile | $(gen)/asm/
	$(call msg,GEN,$(gen)/compile.h)
	@{ echo '#define UTS_MACHINE "$(UTS_MACHINE)"'; \
	   echo '#define UTS_VERSION "#1 $(FLAVOR)"'; \
	   echo '#define LINUX_COMPILE_BY "understack"'; \
	   echo '#define LINUX_COMPILE_HOST "classroom"'; \
	   echo '#define LINUX_COMPILER "'"$$($(CC) --version | head -1), $$($(LD) --version | head -1)"'"'; \
	 } > $(gen)/compile.h
	@echo '#define UTS_RELEASE "$(VERSION)"' > $(gen)/utsrelease.h

# The kernel's user ABI: Debian's Linux headers for the target, and only those
# (glibc's headers lie in the same folder).  uapi/uapi makes <uapi/linux/x.h> work.
$(O)/uapi/uapi: | $(O)/uapi/
	$(Q)test -d $(UAPI)/linux || { echo "No Linux headers in $(UAPI): run make deps."; exit 1; }
	$(Q)ln -sfn $(UAPI)/linux $(O)/uapi/linux
	$(Q)ln -sfn $(UAPI)/asm $(O)/uapi/asm
	$(Q)ln -sfn $(UAPI)/asm-generic $(O)/uapi/asm-generic
	$(Q)ln -sfn . $@

$(CACHE)/libfdt/libfdt.a:
	$(call msg,FETCH,$@)
	$(Q)scripts/fetch_libfdt $(@D)

# ---- compile -----------------------------------------------------------------

# Every object depends on the flags: this file changes only when they do.
flags-text := $(CC) $(KBUILD_CPPFLAGS) $(KBUILD_CFLAGS) $(KBUILD_AFLAGS) $(KBUILD_LDFLAGS) \
	$(foreach f,$(KBUILD_OBJS),$(if $(CFLAGS.$f),$f=$(CFLAGS.$f)))
flags := $(O)/.flags
write-if-changed = @printf '%s\n' '$(1)' | cmp -s - $@ || printf '%s\n' '$(1)' > $@
$(flags): FORCE | $(O)/
	$(call write-if-changed,$(flags-text))

# $(1) is the object's name below $(O): kernel/fork.o
c-flags = $(KBUILD_CPPFLAGS) $(KBUILD_CFLAGS) $(CFLAGS.$(1)) \
	-DKBUILD_BASENAME='"$(basename $(notdir $(1)))"'
dep = -MMD -MP -MF $(@:.o=.d)

sparse = $(if $(C),$(Q)sparse $(SPARSEFLAGS) $(call c-flags,$*.o) $<)

SPARSEFLAGS := -D__CHECKER__ -Wbitwise -Wno-decl -Wno-unknown-attribute \
	-Wno-pointer-subtraction-blows $(SPARSEFLAGS-y)

$(O)/%.o: %.c $(flags) | $(prepared)
	@mkdir -p $(@D)
	$(call msg,CC,$@)
	$(Q)$(CC) $(call c-flags,$*.o) $(dep) -c -o $@ $<
	$(sparse)

$(O)/%.o: %.S $(flags) | $(prepared)
	@mkdir -p $(@D)
	$(call msg,AS,$@)
	$(Q)$(CC) $(KBUILD_CPPFLAGS) $(KBUILD_CFLAGS) $(KBUILD_AFLAGS) $(dep) -c -o $@ $<

$(O)/%.s: %.c $(flags) | $(generated)
	@mkdir -p $(@D)
	$(call msg,CC,$@)
	$(Q)$(CC) $(call c-flags,$*.o) -MMD -MP -MF $@.d -S -o $@ $<

$(O)/%.i: %.c $(flags) | $(prepared)
	@mkdir -p $(@D)
	$(call msg,CPP,$@)
	$(Q)$(CC) $(call c-flags,$*.o) -E -o $@ $<

# `make ARCH=arm kernel/fork.o` (or .s, .i) makes that file in the build folder.
single-goals := $(filter-out $(O)/%,$(filter %.o %.s %.i,$(MAKECMDGOALS)))
.PHONY: $(single-goals)
$(single-goals): %: $(O)/%

-include $(objs:.o=.d) $(O)/arch/$(SRCARCH)/kernel/asm-offsets.s.d $(O)/vmlinux.lds.d

.PHONY: prepare print-commands
prepare: $(prepared)

# For scripts/compile_commands.py: `file|command`, a line for each source.
print-commands:
	@:$(foreach o,$(KBUILD_OBJS),$(info $(firstword $(wildcard $(o:.o=.c) $(o:.o=.S)))|$(CC) \
		$(call c-flags,$o)))$(foreach f,$(wildcard user/*.c user/*/*.c tests/system/*.c),$(info \
		$f|$(CC) $(USER_CFLAGS)))

# ---- link --------------------------------------------------------------------

libgcc := $(shell $(CC) $(KBUILD_CFLAGS-y) -print-libgcc-file-name 2>/dev/null)
lds := $(O)/vmlinux.lds

$(lds): linker/vmlinux.lds.S $(flags) | $(prepared)
	$(call msg,LDS,$@)
	$(Q)$(CC) -E -P -x c $(KBUILD_CPPFLAGS) $(KBUILD_CFLAGS-y) -D__ASSEMBLY__ \
		-DLINKER_SCRIPT -Ui386 -MMD -MP -MF $@.d -MT $@ -o $@ $<

link = $(LD) $(KBUILD_LDFLAGS) -T $(lds) $(2) -o $(1) --start-group $(objs) $(libs-y) \
	$(libgcc) --end-group $(3)
kallsyms = $(NM) -n $(1) | $(PYTHON) scripts/kallsyms.py > $(2).S && \
	$(CC) $(KBUILD_CFLAGS-y) -c -o $(2).o $(2).S

.PHONY: vmlinux
vmlinux: $(O)/vmlinux

# An object that is gone from a folder's Makefile must be gone from the kernel.
$(O)/.objs: FORCE | $(O)/
	$(call write-if-changed,$(objs))

# The table of names goes into the kernel whose names it holds.  It is first
# linked in empty, to learn the names; then with all names, to learn the
# addresses, which its size has moved; then the addresses are right.
$(O)/vmlinux: $(objs) $(O)/.objs $(libs-y) $(lds) scripts/kallsyms.py
	$(call msg,KSYM,$(O)/.tmp_vmlinux1)
	$(Q)$(call kallsyms,/dev/null 2>/dev/null,$(O)/.tmp_kallsyms0)
	$(Q)$(call link,$(O)/.tmp_vmlinux1,-S,$(O)/.tmp_kallsyms0.o)
	$(Q)$(call kallsyms,$(O)/.tmp_vmlinux1,$(O)/.tmp_kallsyms1)
	$(Q)$(call link,$(O)/.tmp_vmlinux2,-S,$(O)/.tmp_kallsyms1.o)
	$(Q)$(call kallsyms,$(O)/.tmp_vmlinux2,$(O)/.tmp_kallsyms2)
	$(call msg,LD,$@)
	$(Q)$(call link,$@,-Map=$(O)/vmlinux.map,$(O)/.tmp_kallsyms2.o)
	$(Q)$(NM) -n $@ | tee $(O)/System.map | $(PYTHON) scripts/kallsyms.py | \
		cmp -s - $(O)/.tmp_kallsyms2.S || \
		{ echo "kallsyms: the addresses moved in the last link"; rm $@; exit 1; }

$(O)/Image: $(O)/vmlinux
	$(call msg,OBJCOPY,$@)
	$(Q)$(OBJCOPY) -O binary -R .note -R .comment -S $< $@
