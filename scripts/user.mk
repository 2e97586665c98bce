# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/user.mk - user programs and the initramfs
#
# Linux:    usr/Makefile, usr/gen_initramfs.sh
# Read:     scripts/build.mk before; user/lib/ and linker/user.lds after
#
# user/sh.c, the files in user/sh/ if there are any, and everything in user/lib/
# make $(O)/user/sh, with symbols for gdb; without them it becomes /bin/sh.
# tests/system/x.c is built the same way and becomes /tests/x in the initramfs of
# test runs.  They are static Linux programs: `build/x86/user/echo hello` works on
# the host too, and so does `qemu-arm-static build/arm/user/echo hello`.

ifeq ($(ARCH),x86)
newlib := $(CACHE)/newlib-x86/lib/libc.a
newlib-flags := -isystem $(CACHE)/newlib-x86/include
user-libs := $(CACHE)/newlib-x86/lib/libc.a $(CACHE)/newlib-x86/lib/libm.a
user-flags := -m32 -march=i686 -fcf-protection=none
user-text := 0x08048000
else
# The compiler finds Debian's newlib for this ABI by itself.
user-flags := -marm -march=armv7-a+fp -mfloat-abi=softfp -mabi=aapcs-linux
user-libs := $(foreach l,libc.a libm.a,$(shell $(CC) $(user-flags) -print-file-name=$l 2>/dev/null))
newlib := $(firstword $(user-libs))
newlib-flags := -isystem $(if $(wildcard /usr/include/newlib),/usr/include/newlib,\
	/usr/lib/arm-none-eabi/include)
user-text := 0x00010000
endif

USER_CFLAGS := -std=gnu11 -nostdinc -isystem $(gcc-include) $(newlib-flags) -isystem $(O)/uapi \
	-Iuser $(user-flags) -g -Og -fno-omit-frame-pointer -ffunction-sections -fdata-sections \
	-fno-pic -fno-pie -fno-stack-protector -fno-strict-aliasing -fno-common \
	-fno-asynchronous-unwind-tables \
	-Wall -Wextra -Wno-unused-parameter -Wno-sign-compare -Wno-missing-field-initializers \
	$(if $(CONFIG_WERROR),-Werror)
user-libgcc := $(shell $(CC) $(user-flags) -print-libgcc-file-name 2>/dev/null)
USER_LDFLAGS := $(firstword $(KBUILD_LDFLAGS)) $(word 2,$(KBUILD_LDFLAGS)) -static --gc-sections \
	-z max-page-size=4096 -z noexecstack --build-id=none --no-warn-rwx-segments \
	$(filter --no-%-size-warning,$(KBUILD_LDFLAGS)) --defsym=TEXT_START=$(user-text)

user-lib := $(O)/obj/user/lib/crt0_$(ARCH).o \
	$(patsubst %.c,$(O)/obj/%.o,$(wildcard user/lib/*.c))
user-programs := $(patsubst %.c,$(O)/%,$(wildcard user/*.c))
test-programs := $(patsubst tests/system/%.c,$(O)/tests/%,$(wildcard tests/system/*.c))
# $(call parts,user/sh): the objects of user/sh.c and of user/sh/*.c
parts = $(patsubst %.c,$(O)/obj/%.o,$(1).c $(wildcard $(1)/*.c))

$(CACHE)/newlib-x86/lib/libc.a:
	$(Q)scripts/build_newlib $(CACHE)/newlib-x86
	@touch $@

user-flags-file := $(O)/user/.flags
$(user-flags-file): FORCE | $(O)/user/ $(O)/tests/
	$(call write-if-changed,$(USER_CFLAGS) $(USER_LDFLAGS))

define user-cc
	$(call msg,UCC,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(USER_CFLAGS) -MMD -MP -MF $(@:.o=.d) -c -o $@ $<
endef

$(O)/obj/%.o: %.c $(user-flags-file) | $(newlib) $(O)/uapi/uapi
	$(user-cc)
$(O)/obj/%.o: %.S $(user-flags-file) | $(newlib) $(O)/uapi/uapi
	$(user-cc)

# The objects of user/lib come before newlib, so that theirs are the functions that
# count; --gc-sections drops what a program does not call.
define program
$(1): $(2) $(user-lib) linker/user.lds | $(newlib)
	$$(call msg,ULD,$$@)
	$$(Q)$$(LD) $$(USER_LDFLAGS) -T linker/user.lds -o $$@ $$(filter %.o,$$^) \
		--start-group $$(user-libs) $$(user-libgcc) --end-group
user-objs += $(2)
endef
user-objs := $(user-lib)
$(foreach p,$(user-programs),$(eval $(call program,$p,$(call parts,$(p:$(O)/%=%)))))
$(foreach p,$(test-programs),$(eval $(call program,$p,$(call parts,tests/system/$(notdir $p)))))

-include $(user-objs:.o=.d)

.PHONY: user tests-system foreign
user: $(user-programs)
tests-system: $(test-programs)

# Programs that Debian's own compiler links with glibc: a folder for ADD=.
foreign-cc := $(if $(filter arm,$(ARCH)),arm-linux-gnueabihf-gcc,i686-linux-gnu-gcc)
foreign: $(patsubst tests/foreign/%.c,$(O)/foreign/bin/%-glibc,$(wildcard tests/foreign/*.c))
$(O)/foreign/bin/%-glibc: tests/foreign/%.c | $(O)/foreign/bin/
	$(call msg,FCC,$@)
	$(Q)$(foreign-cc) -static -pthread -O2 -Wall -Wextra -o $@ $<

# ---- initramfs ---------------------------------------------------------------

initramfs-tool := scripts/mkinitramfs --strip $(STRIP)

$(O)/initramfs.cpio: $(user-programs) scripts/mkinitramfs $(O)/user/.list
	$(call msg,CPIO,$@)
	$(Q)$(initramfs-tool) -o $@ --programs $(user-programs)

$(O)/initramfs-test.cpio: $(user-programs) $(test-programs) scripts/mkinitramfs $(O)/user/.list
	$(call msg,CPIO,$@)
	$(Q)$(initramfs-tool) -o $@ --programs $(user-programs) --tests $(test-programs)

# A program that is gone from user/ must be gone from the initramfs too.
$(O)/user/.list: FORCE | $(O)/user/
	$(call write-if-changed,$(user-programs) $(test-programs))
