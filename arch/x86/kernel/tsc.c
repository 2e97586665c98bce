// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/tsc.c - how fast does the time-stamp counter run?
 *
 * Linux:    arch/x86/kernel/tsc.c (quick_pit_calibrate())
 * Read:     kernel/time.c before
 *
 * The PIT counts down at 1193182 Hz, known exactly but readable only in steps
 * of 838 ns. So not the number that is read counts but the moment at which it
 * changes: between two reads, a few dozen cycles apart.
 *
 *	PIT   ..5 5 5|4 4 4 .. 680 steps .. 3 3|2 2..
 *	TSC          ^ first edge              ^ last edge
 */
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/math64.h>
#include <asm/io.h>
#include <asm/setup.h>
#include <asm/special_insns.h>
#include <asm/time.h>

#define CAL_STEPS	680	/* 570 us */
#define EDGE_TRIES	8

static u16 __init pit_read(void)
{
	u8 low;

	outb(PIT_LATCH_CH2, PIT_MODE);
	low = inb(PIT_CH2);
	return low | inb(PIT_CH2) << 8;
}

/*
 * Of a few edges, the one that was seen most closely: on a busy host the
 * emulator may be away between two reads. @count: which one it was.
 */
static u64 __init pit_edge(u16 *count)
{
	u64 best = ~0ULL, when = 0;
	int i;

	for (i = 0; i < EDGE_TRIES; i++) {
		u64 before, now = rdtsc();
		u16 old = pit_read(), new;

		do {
			before = now;
			now = rdtsc();
			new = pit_read();
		} while (new == old);
		if (now - before < best) {
			best = now - before;
			when = now;
			*count = new;
		}
	}
	return when;
}

/**
 * native_calibrate_tsc - measure the TSC against channel 2 of the PIT
 *
 * Context: boot, takes less than 0.6 ms.
 * Return: Hz; a value that lies within 50 ppm of full MHz is taken to mean
 * those.
 */
u32 __init native_calibrate_tsc(void)
{
	u16 first, last;
	u64 start, end;
	u32 hz, rounded;

	/* Gate on, speaker off; count down from 65535 and do not reload. */
	outb((inb(PORT_B) & ~PORT_B_SPEAKER) | PORT_B_GATE2, PORT_B);
	outb(PIT_CH2_MODE0, PIT_MODE);
	outb(0xff, PIT_CH2);
	outb(0xff, PIT_CH2);

	start = pit_edge(&first);
	while ((u16)(first - pit_read()) < CAL_STEPS)
		;
	end = pit_edge(&last);

	hz = div64_u64((end - start) * PIT_TICK_RATE, (u16)(first - last));
	rounded = (hz + 500000) / 1000000 * 1000000;
	if (abs((s32)(hz - rounded)) < hz / 20000)
		hz = rounded;
	return hz;
}
