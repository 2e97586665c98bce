// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/char/mem.c - the devices that are nothing but software
 *
 * Linux:    drivers/char/mem.c; /dev/kmsg in kernel/printk/printk.c, random in
 *	     drivers/char/random.c
 * Read:     fs/char_dev.c before
 *
 *	1:3  null     takes everything, gives nothing
 *	1:5  zero     takes everything, gives zeros
 *	1:7  full     takes nothing (-ENOSPC), gives zeros
 *	1:8  random   gives random bytes
 *	1:9  urandom  gives random bytes
 *	1:11 kmsg     takes lines of the kernel's log
 *
 * Left out: /dev/mem, reading /dev/kmsg
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <uapi/linux/major.h>

#define KMSG_LINE	1024	/* bytes of one line, at most */
#define LOGLEVEL_DEFAULT	4

static loff_t null_lseek(struct file *file, loff_t offset, int whence)
{
	return file->f_pos = 0;
}

static loff_t noop_llseek(struct file *file, loff_t offset, int whence)
{
	return file->f_pos;
}

static ssize_t read_null(struct file *file, char __user *buf, size_t n,
			 loff_t *pos)
{
	return 0;
}

static ssize_t write_null(struct file *file, const char __user *buf, size_t n,
			  loff_t *pos)
{
	return n;
}

static ssize_t read_zero(struct file *file, char __user *buf, size_t n,
			 loff_t *pos)
{
	size_t left = clear_user(buf, n);

	return left && left == n ? -EFAULT : n - left;
}

/* The same as a mapping without a file, but for its name. */
static int mmap_zero(struct file *file, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return 0;
	fput(vma->vm_file);
	vma->vm_file = NULL;
	return shmem_zero_setup(vma);
}

static ssize_t write_full(struct file *file, const char __user *buf, size_t n,
			  loff_t *pos)
{
	return -ENOSPC;
}

static ssize_t read_random(struct file *file, char __user *buf, size_t n,
			   loff_t *pos)
{
	u8 block[64];
	size_t done = 0, chunk;

	for (; done < n; done += chunk) {
		if (done && signal_pending(current))
			break;
		chunk = min_t(size_t, n - done, sizeof(block));
		get_random_bytes(block, chunk);
		if (copy_to_user(buf + done, block, chunk)) {
			if (!done)
				return -EFAULT;
			break;
		}
	}
	memzero_explicit(block, sizeof(block));
	return done;
}

static ssize_t write_random(struct file *file, const char __user *buf,
			    size_t n, loff_t *pos)
{
	u8 block[64];
	size_t chunk = min_t(size_t, n, sizeof(block));

	if (copy_from_user(block, buf, chunk))
		return -EFAULT;
	add_device_randomness(block, chunk);
	return chunk;
}

/* One write() is one line, "<3>text" one of that level. */
static ssize_t write_kmsg(struct file *file, const char __user *buf, size_t n,
			  loff_t *pos)
{
	char *line, *text, *end;
	unsigned long level = LOGLEVEL_DEFAULT;

	if (n > KMSG_LINE)
		return -EINVAL;
	line = kzalloc(n + 1, GFP_KERNEL);
	if (!line)
		return -ENOMEM;
	if (copy_from_user(line, buf, n)) {
		kfree(line);
		return -EFAULT;
	}
	text = line;
	if (*line == '<') {
		level = simple_strtoul(line + 1, &end, 10);
		if (*end == '>')
			text = end + 1;
	}
	printk(KERN_SOH "%c%s", '0' + (int)(level & 7), text);
	kfree(line);
	return n;
}

static const struct file_operations null_fops = {
	.llseek = null_lseek,
	.read = read_null,
	.write = write_null,
};

static const struct file_operations zero_fops = {
	.llseek = null_lseek,
	.read = read_zero,
	.write = write_null,
	.mmap = mmap_zero,
};

static const struct file_operations full_fops = {
	.llseek = null_lseek,
	.read = read_zero,
	.write = write_full,
};

static const struct file_operations random_fops = {
	.llseek = noop_llseek,
	.read = read_random,
	.write = write_random,
};

static const struct file_operations kmsg_fops = {
	.write = write_kmsg,
};

static const struct {
	unsigned int minor;
	const char *name;
	const struct file_operations *fops;
} devlist[] = {
	{ 3, "null", &null_fops },
	{ 5, "zero", &zero_fops },
	{ 7, "full", &full_fops },
	{ 8, "random", &random_fops },
	{ 9, "urandom", &random_fops },
	{ 11, "kmsg", &kmsg_fops },
};

static int __init chr_dev_init(void)
{
	int i, error = 0;

	for (i = 0; i < ARRAY_SIZE(devlist) && !error; i++)
		error = register_chrdev(MEM_MAJOR, devlist[i].minor, 1,
					devlist[i].name, devlist[i].fops);
	return error;
}
fs_initcall(chr_dev_init);
