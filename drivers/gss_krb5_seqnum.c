// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/gss_krb5_seqnum.c - the patch with which the article begins
 *
 * Linux:    net/sunrpc/auth_gss/gss_krb5_seqnum.c and gss_krb5_crypto.c, before
 *	     and after commit e7afe6c1d486 (5.0). There is no net/ here; it stands
 *	     beside stackdma.c, because both give away memory by its page
 * Notes:    docs/scatterlist.md
 * Read:     lib/scatterlist.c, mm/whose_page.c before, user/sgdemo.c after
 *
 * NFS with Kerberos numbers its messages. The number is put into 8 bytes, and
 * these are encrypted and sent: krb5_make_seq_num(), krb5_get_seq_num(). Ciphers
 * take a scatterlist, and the 8 bytes of the receiver were a variable:
 *
 *	unsigned char plain[8];		memory	names the page	for a vmapped stack
 *	--------------------------------------------------------------------------
 *	stack    sg_init_one(), 4.20	stack	by subtraction	a stranger's
 *	kmalloc  sg_init_one(), 5.0	slab	by subtraction	(not on the stack)
 *	pages    sg_set_page(), two	stack	the page table	right
 *
 * "gss_krb5.plain=..." chooses at boot, kmalloc if nothing is said. Then
 *
 *	# echo encrypt > /sys/kernel/debug/gss_krb5	8 bytes over a page border
 *	# echo seqnum > /sys/kernel/debug/gss_krb5	there and back
 *	# echo 'encrypt stack' > ...			another choice, for once
 *
 * and reading the file says what the list named and to whom that belongs.
 *
 * Locks:    none: nothing here sleeps, and the kernel is not preempted. (After
 *	     the BUG of CONFIG_DEBUG_SG a lock would be held for ever.)
 * Left out: Kerberos, and ciphers: the key is 8 bytes, the cipher a toy
 */
#include <linux/arch.h>
#include <linux/debugfs.h>
#include <linux/highmem.h>
#include <linux/kernel.h>
#include <linux/scatterlist.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/vmalloc.h>

#define BLOCK		8	/* bytes that are encrypted at once */
#define HALF		(BLOCK / 2)
#define FRAME		256	/* bytes of encrypt_on_stack()'s own, at most */
#define KG_BAD_SEQ	39756043

struct krb5_ctx {
	const u8 *seq;		/* key, BLOCK bytes */
};

static const char *const plain_names[] = { "kmalloc", "stack", "pages" };
static enum plain { PLAIN_KMALLOC, PLAIN_STACK, PLAIN_PAGES } boot_plain, plain;

/* What the last list named, of both halves: a page border may lie between. */
static struct report {
	const char *what, *verdict;
	u8 *buf;
	phys_addr_t real[2], named[2];
	u8 before[BLOCK], after[BLOCK];	/* at named[] */
	char owner[2][64];
} report;

static int find_plain(const char *name)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(plain_names); i++)
		if (!strcmp(name, plain_names[i]))
			return i;
	return -EINVAL;
}

static int __init set_plain(char *name)
{
	int i = find_plain(name);

	if (i < 0)
		pr_warn("gss_krb5.plain=%s is unknown\n", name);
	boot_plain = max(i, 0);
	return 0;
}
__setup("gss_krb5.plain", set_plain);

/* ---- a toy cipher, and how it is used --------------------------------------- */

struct toy {
	const u8 *key;
	unsigned int n;
	u8 state;
	bool decrypt;
};

/* Each byte depends on those before it, so that order matters. */
static void toy_cipher(struct toy *toy, u8 *p, size_t len)
{
	u8 in;

	for (; len; len--, p++) {
		in = *p;
		*p ^= toy->state;
		toy->state = toy->state * 5 + (toy->decrypt ? in : *p) +
			     toy->key[toy->n++ % BLOCK];
	}
}

/*
 * Looks for RAM first, as a bus does. Linux's ciphers do not: they would ask a
 * struct page behind the end of mem_map whether it is highmem, and if it looks
 * as if not, page_address() adds what was subtracted, and all is well by luck.
 */
static int toy_crypt(struct toy *toy, struct scatterlist *sgl, int nents)
{
	struct sg_mapping_iter miter;
	struct scatterlist *sg;
	int i;

	for_each_sg(sgl, sg, nents, i)
		if (!pfn_valid(PHYS_PFN(sg_phys(sg))) ||
		    !pfn_valid(PHYS_PFN(sg_phys(sg) + sg->length - 1)))
			return -EIO;
	sg_miter_start(&miter, sgl, nents, SG_MITER_ATOMIC | SG_MITER_TO_SG);
	while (sg_miter_next(&miter))
		toy_cipher(toy, miter.addr, miter.length);
	sg_miter_stop(&miter);
	return 0;
}

/* Right for any memory: each page is looked up. */
static int sg_init_pages(struct scatterlist *sg, u8 *buf, unsigned int len)
{
	unsigned int first = min_t(unsigned int, len, PAGE_SIZE - offset_in_page(buf));
	int nents = first < len ? 2 : 1;

	sg_init_table(sg, nents);
	sg_set_page(sg, kmem_to_page(buf), first, offset_in_page(buf));
	if (nents == 2)
		sg_set_page(sg + 1, kmem_to_page(buf + first), len - first, 0);
	return nents;
}

/* What lies at report.named[], if it is RAM. */
static void look(u8 *bytes)
{
	char *page;
	int i;

	for (i = 0; i < 2; i++) {
		if (!pfn_valid(PHYS_PFN(report.named[i])))
			continue;
		page = kmap_local_pfn(PHYS_PFN(report.named[i]));
		memcpy(bytes + i * HALF, page + offset_in_page(report.named[i]), HALF);
		kunmap_local(page);
	}
}

static void report_list(struct scatterlist *sg, u8 *buf)
{
	unsigned int skip = 0;
	struct page *page;
	int i;

	report.buf = buf;
	for (i = 0; i < 2; i++, buf += HALF, skip += HALF) {
		for (; skip >= sg->length; sg = sg_next(sg))
			skip -= sg->length;
		report.real[i] = page_to_phys(kmem_to_page(buf)) + offset_in_page(buf);
		report.named[i] = sg_phys(sg) + skip;
		page = phys_to_page(report.named[i]);
		if (pfn_valid(PHYS_PFN(report.named[i])))
			whose_page(page, report.owner[i], sizeof(report.owner[i]));
		else
			strcpy(report.owner[i], "no RAM");
	}
}

/* Both directions: @out gets a copy of @in, and is what the list is about. */
static int krb5_crypt(struct toy *toy, const void *iv, const void *in, void *out,
		      int length)
{
	struct scatterlist sg[2];
	int i, nents = 1, ret;

	if (length % BLOCK)
		return -EINVAL;
	for (i = 0; iv && i < BLOCK; i++)
		toy->state = toy->state * 3 + ((const u8 *)iv)[i];
	memcpy(out, in, length);
	if (plain == PLAIN_PAGES)
		nents = sg_init_pages(sg, out, length);
	else
		sg_init_one(sg, out, length);
	report_list(sg, out);
	look(report.before);
	ret = toy_crypt(toy, sg, nents);
	look(report.after);
	return ret;
}

static int krb5_encrypt(const u8 *key, const void *iv, const void *in, void *out,
			int length)
{
	struct toy toy = { .key = key };

	return krb5_crypt(&toy, iv, in, out, length);
}

static int krb5_decrypt(const u8 *key, const void *iv, const void *in, void *out,
			int length)
{
	struct toy toy = { .key = key, .decrypt = true };

	return krb5_crypt(&toy, iv, in, out, length);
}

/* ---- the two functions of the patch ------------------------------------------ */

/* The patch is this line: before it, there was @on_stack alone. */
static u8 *alloc_plain(u8 *on_stack)
{
	return plain == PLAIN_KMALLOC ? kmalloc(BLOCK, GFP_KERNEL) : on_stack;
}

static void free_plain(u8 *p, u8 *on_stack)
{
	if (p != on_stack)
		kfree(p);
}

/* Here the list is of @buf, the message: plain is only read, wherever it is. */
static noinline int krb5_make_seq_num(struct krb5_ctx *kctx, const u8 *key,
				      int direction, u32 seqnum,
				      unsigned char *cksum, unsigned char *buf)
{
	unsigned char on_stack[BLOCK], *p = alloc_plain(on_stack);
	int code;

	if (!p)
		return -ENOMEM;
	p[0] = seqnum;
	p[1] = seqnum >> 8;
	p[2] = seqnum >> 16;
	p[3] = seqnum >> 24;
	memset(p + 4, direction, 4);
	code = krb5_encrypt(key, cksum, p, buf, BLOCK);
	free_plain(p, on_stack);
	return code;
}

/* Here it is of plain. If that is not decrypted, the check is what notices. */
static noinline int krb5_get_seq_num(struct krb5_ctx *kctx, unsigned char *cksum,
				     unsigned char *buf, int *direction,
				     u32 *seqnum)
{
	unsigned char on_stack[BLOCK], *p = alloc_plain(on_stack);
	int code;

	if (!p)
		return -ENOMEM;
	code = krb5_decrypt(kctx->seq, cksum, buf, p, BLOCK);
	if (code)
		goto out;
	if (p[4] != p[5] || p[4] != p[6] || p[4] != p[7]) {
		code = KG_BAD_SEQ;
		goto out;
	}
	*direction = p[4];
	*seqnum = p[0] | p[1] << 8 | p[2] << 16 | (u32)p[3] << 24;
out:
	free_plain(p, on_stack);
	return code;
}

/* ---- the trigger --------------------------------------------------------------- */

static unsigned char cksum[BLOCK] = "checksum";
static struct krb5_ctx ctx = { .seq = (const u8 *)"the key." };

static int do_seqnum(void)
{
	unsigned char *buf = kmalloc(BLOCK, GFP_KERNEL);
	int direction = 0, code;
	u32 seqnum = 0;

	if (!buf)
		return -ENOMEM;
	code = krb5_make_seq_num(&ctx, ctx.seq, 0xff, 20200221, cksum, buf) ?:
	       krb5_get_seq_num(&ctx, cksum, buf, &direction, &seqnum);
	kfree(buf);
	if (code == KG_BAD_SEQ) {
		report.verdict = "stranger, KG_BAD_SEQ";
		return 0;
	}
	report.verdict = seqnum == 20200221 && direction == 0xff ? "right" :
								   "stranger";
	return code;
}

static noinline int encrypt(u8 *block)
{
	struct toy toy = { .key = ctx.seq };
	u8 want[BLOCK] = "password";
	int code, i;

	memcpy(block, want, BLOCK);
	code = krb5_encrypt(ctx.seq, cksum, block, block, BLOCK);
	for (i = 0; i < BLOCK; i++)
		toy.state = toy.state * 3 + cksum[i];
	toy_cipher(&toy, want, BLOCK);
	report.verdict = memcmp(block, want, BLOCK) ? "stranger" : "right";
	return code;
}

/* An array that reaches down over the next border of two pages. */
static noinline int encrypt_on_stack(void)
{
	unsigned long room = offset_in_page((char *)__builtin_frame_address(0) - FRAME);
	unsigned long area = (unsigned long)__builtin_alloca(FRAME + room + HALF);

	return encrypt((u8 *)PAGE_ALIGN(area + HALF) - HALF);
}

static int do_encrypt(void)
{
	u8 *block;
	int code;

	if (plain != PLAIN_KMALLOC)
		return THREAD_SIZE == PAGE_SIZE ? -EINVAL : encrypt_on_stack();
	block = kmalloc(BLOCK, GFP_KERNEL);
	code = block ? encrypt(block) : -ENOMEM;
	kfree(block);
	return code;
}

static ssize_t krb5_write(struct file *file, const char __user *user_buf,
			  size_t count, loff_t *off)
{
	char buf[32] = "", *word, *how;
	int code = boot_plain;

	if (copy_from_user(buf, user_buf, min(count, sizeof(buf) - 1)))
		return -EFAULT;
	word = strim(buf);
	how = strchr(word, ' ');
	if (how) {
		*how = '\0';
		code = find_plain(how + 1);
	}
	if (code < 0 || (strcmp(word, "encrypt") && strcmp(word, "seqnum")))
		return -EINVAL;
	plain = code;
	memset(&report, 0, sizeof(report));
	report.what = *word == 'e' ? "encrypt" : "seqnum";
	code = *word == 'e' ? do_encrypt() : do_seqnum();
	if (code == -EIO)
		report.verdict = "lost";
	return code && code != -EIO ? code : count;
}

static void show_bytes(struct seq_file *m, const char *when, const u8 *b)
{
	seq_printf(m, "%s %02x %02x %02x %02x\n", when, b[0], b[1], b[2], b[3]);
}

static int krb5_show(struct seq_file *m, void *unused)
{
	int i;

	if (!report.verdict) {
		seq_printf(m, "encrypt|seqnum [kmalloc|stack|pages], now %s\n",
			   plain_names[boot_plain]);
		return 0;
	}
	seq_printf(m, "%s %s\nverdict %s\nbuffer %px\n", report.what,
		   plain_names[plain], report.verdict, report.buf);
	for (i = 0; i < 2; i++) {
		seq_printf(m, "real %08llx named %08llx %s\n", report.real[i],
			   report.named[i], report.owner[i]);
		show_bytes(m, "before", report.before + i * HALF);
		show_bytes(m, "after", report.after + i * HALF);
	}
	return 0;
}

DEFINE_SHOW_STORE_ATTRIBUTE(krb5);

static int __init krb5_init(void)
{
	debugfs_create_file("gss_krb5", 0600, NULL, NULL, &krb5_fops);
	return 0;
}
device_initcall(krb5_init);
