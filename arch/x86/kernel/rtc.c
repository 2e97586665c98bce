// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/rtc.c - what time is it? the battery-backed clock
 *
 * Linux:    arch/x86/kernel/rtc.c, mktime64() of kernel/time/time.c
 * Read:     kernel/time.c after
 */
#include <linux/init.h>
#include <linux/string.h>
#include <asm/io.h>
#include <asm/setup.h>

#define RTC_PORT	0x70
#define RTC_STATUS_B	11
#define RTC_BINARY	0x04	/* not BCD */
#define RTC_CENTURY	50	/* where the PC keeps it */

struct rtc_time {
	u8 sec, min, hour, mday, mon, year, century;
};

static u8 __init cmos_read(u8 reg)
{
	outb(reg, RTC_PORT);
	return inb(RTC_PORT + 1);
}

static void __init read_once(struct rtc_time *t)
{
	*t = (struct rtc_time){
		cmos_read(0), cmos_read(2), cmos_read(4), cmos_read(7),
		cmos_read(8), cmos_read(9), cmos_read(RTC_CENTURY),
	};
}

/* Days from 1970-01-01, with years that begin in March: the leap day is last. */
static u32 __init days_since_1970(u32 year, u32 mon, u32 mday)
{
	if (mon <= 2) {
		mon += 12;
		year--;
	}
	return year * 365 + year / 4 - year / 100 + year / 400 +
	       (153 * mon - 457) / 5 + mday - 719469;
}

/**
 * mach_get_cmos_time - read the clock
 *
 * The clock may change between two registers: read until two readings agree.
 *
 * Return: seconds since 1970, the clock being in UTC.
 */
time64_t __init mach_get_cmos_time(void)
{
	struct rtc_time t, again;
	u8 *byte = (u8 *)&t;
	int i;

	read_once(&again);
	do {
		t = again;
		read_once(&again);
	} while (memcmp(&t, &again, sizeof(t)));

	if (!(cmos_read(RTC_STATUS_B) & RTC_BINARY))
		for (i = 0; i < sizeof(t); i++)
			byte[i] = (byte[i] >> 4) * 10 + (byte[i] & 0xf);

	return (time64_t)days_since_1970(t.century * 100 + t.year, t.mon, t.mday)
	       * 86400 + t.hour * 3600 + t.min * 60 + t.sec;
}
