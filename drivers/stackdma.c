// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/stackdma.c - let a device write to a buffer on the stack
 *
 * Linux:    none; until mapped stacks came (4.9) drivers did that, and it worked
 * Notes:    docs/dma.md, "Why nothing may DMA to a stack"
 * Read:     drivers/fw_cfg.c, mm/whose_page.c before, user/dmademo.c after
 *
 *	# echo unchecked > /sys/kernel/debug/stackdma
 *	# cat /sys/kernel/debug/stackdma
 *
 * The buffer lies across the border between two pages of the kernel stack of who
 * writes:
 *
 *	stack + 0x2000 +--------------+
 *	               | pt_regs      |		real frames
 *	               | frames       |
 *	               | buffer[32..] | --------> B, from its start
 *	stack + 0x1000 +--------------+
 *	               | buffer[..31] | --------> A, to its end; B need not follow A
 *	               |              |
 *	stack          +--------------+
 *
 * mode		mapped for the device by
 * single	dma_map_single() of the buffer
 * unchecked	the same, as it was before it refused vmalloc addresses
 * pages	dma_map_page() of each of the two pages
 * sg		dma_map_sg() of a list of the two pages
 * kmalloc	dma_map_single() of a buffer that is not on the stack
 * vmap		dma_map_page() of two pages that the driver has taken, and of which
 *		vmap() has made one range for itself
 *
 * Before and after the transfer it is looked at what lies at the addresses that
 * the device was given, and to whom the page belongs.
 *
 * Locks:    [l] lock
 * Left out: putting back what was destroyed. A page of somebody else has been
 *	     written over; he will notice
 */
#include <linux/arch.h>
#include <linux/debugfs.h>
#include <linux/fw_cfg.h>
#include <linux/highmem.h>
#include <linux/kernel.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define LEN		64u		/* of the file and of the buffer */
#define HALF		(LEN / 2)
#define FRAME		256u		/* bytes of run_on_stack()'s own, at most */
#define LESSON_FILE	"opt/understack/lesson"	/* scripts/qemu.py */

/* Half of the buffer, or what the device takes for it. */
struct piece {
	dma_addr_t addr;
	u8 before[HALF], after[HALF];
	char owner[64];
};

static DEFINE_MUTEX(lock);
static u8 lesson[LEN];			/* [l] the file, read as one should */
static struct report {
	const char *mode, *verdict;
	u8 *buf;
	phys_addr_t real[2];		/* of buf and of buf + HALF */
	bool holds;			/* the buffer has the file's bytes */
	int pieces;			/* 0: nothing was mapped */
	struct piece piece[2];
} report;				/* [l] */

/* These return how many addresses they have got, 0: none. */
static int map_single(u8 *buf, dma_addr_t *dma, unsigned long attrs)
{
	dma[0] = dma_map_single_attrs(&fw_cfg_dev, buf, LEN, DMA_FROM_DEVICE,
				      attrs);
	dma[1] = dma[0] + HALF;		/* the device goes straight on */
	return !dma_mapping_error(&fw_cfg_dev, dma[0]);
}

static int map_pages(u8 *buf, dma_addr_t *dma, unsigned long attrs)
{
	int i;

	for (i = 0; i < 2; i++, buf += HALF)
		dma[i] = dma_map_page(&fw_cfg_dev, kmem_to_page(buf),
				      offset_in_page(buf), HALF, DMA_FROM_DEVICE);
	return 2;
}

static int map_sg(u8 *buf, dma_addr_t *dma, unsigned long attrs)
{
	struct scatterlist sgl[2], *sg;
	int i, n;

	sg_init_table(sgl, 2);
	for (i = 0; i < 2; i++, buf += HALF)
		sg_set_page(&sgl[i], kmem_to_page(buf), HALF, offset_in_page(buf));
	n = dma_map_sg(&fw_cfg_dev, sgl, 2, DMA_FROM_DEVICE);
	for_each_sg(sgl, sg, n, i)
		dma[i] = sg_dma_address(sg);
	return n;
}

struct mode {
	const char *name;
	int (*map)(u8 *buf, dma_addr_t *dma, unsigned long attrs);
	unsigned long attrs;
	int (*run_on)(const struct mode *mode, int key);
};

/* What lies at physical addresses, if it is RAM. */
static void look(const struct piece *p, u8 *bytes)
{
	char *page;

	if (!pfn_valid(PHYS_PFN(p->addr)))
		return;
	page = kmap_local_pfn(PHYS_PFN(p->addr));
	memcpy(bytes, page + offset_in_page(p->addr), HALF);
	kunmap_local(page);
}

static void look_before(struct piece *p, dma_addr_t addr)
{
	p->addr = addr;
	look(p, p->before);
	if (pfn_valid(PHYS_PFN(addr)))
		whose_page(phys_to_page(addr), p->owner, sizeof(p->owner));
	else
		strcpy(p->owner, "no RAM that the kernel uses");
}

static const char *transfer(const struct mode *mode, int key, u8 *buf)
{
	dma_addr_t dma[2];
	int n = mode->map(buf, dma, mode->attrs), i, err = 0;

	if (!n)
		return "refused";
	report.pieces = 2;
	for (i = 0; i < 2; i++)
		look_before(&report.piece[i], dma[i]);
	for (i = 0; i < n && !err; i++) {
		err = fw_cfg_dma_read(key, i * HALF, dma[i], LEN / n);
		dma_unmap_page(&fw_cfg_dev, dma[i], LEN / n, DMA_FROM_DEVICE);
	}
	for (i = 0; i < 2; i++)
		look(&report.piece[i], report.piece[i].after);
	report.holds = !memcmp(buf, lesson, LEN);
	return err ? "lost" : report.holds ? "right" : "stranger";
}

static noinline void run(const struct mode *mode, int key, u8 *buf)
{
	memset(&report, 0, sizeof(report));
	memset(buf, 0x55, LEN);
	report.mode = mode->name;
	report.buf = buf;
	report.real[0] = page_to_phys(kmem_to_page(buf)) + offset_in_page(buf);
	report.real[1] = page_to_phys(kmem_to_page(buf + HALF)) +
			 offset_in_page(buf + HALF);
	report.verdict = transfer(mode, key, buf);
}

/* An array that reaches down over the next border of two pages, so far as needed. */
static noinline int run_on_stack(const struct mode *mode, int key)
{
	unsigned long room = offset_in_page((char *)__builtin_frame_address(0) - FRAME);
	unsigned long area = (unsigned long)__builtin_alloca(FRAME + room + HALF);

	run(mode, key, (u8 *)PAGE_ALIGN(area + HALF) - HALF);
	return 0;
}

static int run_on_kmalloc(const struct mode *mode, int key)
{
	u8 *buf = kmalloc(LEN, GFP_KERNEL);

	if (!buf)
		return -ENOMEM;
	run(mode, key, buf);
	kfree(buf);
	return 0;
}

static int run_on_vmap(const struct mode *mode, int key)
{
	struct page *pages[2] = {
		alloc_page(GFP_HIGHUSER), alloc_page(GFP_HIGHUSER)
	};
	u8 *area = NULL;
	int i;

	if (pages[0] && pages[1]) {
		if (pages[1] == pages[0] + 1)	/* never neighbours */
			swap(pages[0], pages[1]);
		area = vmap(pages, 2, VM_MAP, PAGE_KERNEL);
	}
	if (area)
		run(mode, key, area + PAGE_SIZE - HALF);
	vunmap(area);
	for (i = 0; i < 2; i++)
		if (pages[i])
			__free_page(pages[i]);
	return area ? 0 : -ENOMEM;
}

static const struct mode modes[] = {
	{ "single", map_single, 0, run_on_stack },
	{ "unchecked", map_single, DMA_ATTR_UNCHECKED, run_on_stack },
	{ "pages", map_pages, 0, run_on_stack },
	{ "sg", map_sg, 0, run_on_stack },
	{ "kmalloc", map_single, 0, run_on_kmalloc },
	{ "vmap", map_pages, 0, run_on_vmap },
};

static int run_mode(const struct mode *mode)
{
	int key = fw_cfg_find_file(LESSON_FILE);
	ssize_t ret = key < 0 ? key : fw_cfg_read_blob(key, lesson, 0, LEN);

	return ret < 0 ? ret : mode->run_on(mode, key);
}

static ssize_t stackdma_write(struct file *file, const char __user *user_buf,
			      size_t count, loff_t *off)
{
	char name[16] = "";
	int i, ret;

	if (THREAD_SIZE == PAGE_SIZE)
		return -EINVAL;
	if (copy_from_user(name, user_buf, min(count, sizeof(name) - 1)))
		return -EFAULT;
	for (i = 0; strcmp(strim(name), modes[i].name); )
		if (++i == ARRAY_SIZE(modes))
			return -EINVAL;
	mutex_lock(&lock);
	ret = run_mode(&modes[i]);
	mutex_unlock(&lock);
	return ret < 0 ? ret : count;
}

static void show_bytes(struct seq_file *m, const char *what, const u8 *bytes)
{
	int i;

	seq_printf(m, "%s", what);
	for (i = 0; i < HALF; i++)
		seq_printf(m, " %02x", bytes[i]);
	seq_putc(m, '\n');
}

static int stackdma_show(struct seq_file *m, void *unused)
{
	const struct piece *p;
	int i;

	mutex_lock(&lock);
	for (i = 0; i < ARRAY_SIZE(modes) && !report.mode; i++)
		seq_printf(m, "%s\n", modes[i].name);
	if (report.mode)
		seq_printf(m, "mode %s\nverdict %s\nbuffer %px %s\nreal %08llx %08llx\n",
			   report.mode, report.verdict, report.buf,
			   report.holds ? "holds the file" : "does not hold the file",
			   report.real[0], report.real[1]);
	for (i = 0; i < report.pieces; i++) {
		p = &report.piece[i];
		seq_printf(m, "device %08llx %s: %s\n", p->addr,
			   memcmp(p->before, p->after, HALF) ? "changed" :
			   "unchanged", p->owner);
		show_bytes(m, "before", p->before);
		show_bytes(m, "after ", p->after);
	}
	mutex_unlock(&lock);
	return 0;
}

DEFINE_SHOW_STORE_ATTRIBUTE(stackdma);

static int __init stackdma_init(void)
{
	debugfs_create_file("stackdma", 0600, NULL, NULL, &stackdma_fops);
	return 0;
}
device_initcall(stackdma_init);
