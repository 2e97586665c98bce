// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/char_dev.c - from a device number to a driver
 *
 * Linux:    fs/char_dev.c
 * Read:     drivers/char/mem.c and drivers/tty/tty_io.c after
 *
 * A device file holds nothing but two numbers. Opening one looks for the
 * driver that has registered them, and gives the new struct file that
 * driver's operations: from then on the inode is no longer asked.
 */
#include <linux/fs.h>
#include <linux/slab.h>

struct char_device {
	struct list_head list;
	dev_t dev;
	unsigned int count;
	const char *name;
	const struct file_operations *fops;
};

static LIST_HEAD(chrdevs);

/**
 * register_chrdev - say which driver serves some device numbers
 * @major: major number
 * @minor: first minor number
 * @count: how many minor numbers
 * @name: of the driver; not copied
 * @fops: its operations
 *
 * Return: 0, -ENOMEM, -EBUSY (another driver has one of the numbers).
 */
int register_chrdev(unsigned int major, unsigned int minor, unsigned int count,
		    const char *name, const struct file_operations *fops)
{
	dev_t dev = MKDEV(major, minor);
	struct char_device *cd;

	list_for_each_entry(cd, &chrdevs, list)
		if (dev < cd->dev + cd->count && cd->dev < dev + count)
			return -EBUSY;
	cd = kmalloc(sizeof(*cd), GFP_KERNEL);
	if (!cd)
		return -ENOMEM;
	cd->dev = dev;
	cd->count = count;
	cd->name = name;
	cd->fops = fops;
	list_add_tail(&cd->list, &chrdevs);
	return 0;
}

static int chrdev_open(struct inode *inode, struct file *file)
{
	struct char_device *cd;

	list_for_each_entry(cd, &chrdevs, list) {
		if (inode->i_rdev - cd->dev >= cd->count)
			continue;
		file->f_op = cd->fops;
		return cd->fops->open ? cd->fops->open(inode, file) : 0;
	}
	return -ENXIO;
}

static const struct file_operations def_chr_fops = {
	.open = chrdev_open,
};

/**
 * init_special_inode - make an inode a device file, a FIFO or a socket
 * @inode: from new_inode(); what has no driver cannot be opened (-ENXIO)
 * @mode: type and permissions
 * @rdev: device number
 */
void init_special_inode(struct inode *inode, umode_t mode, dev_t rdev)
{
	inode->i_mode = mode;
	if (S_ISCHR(mode))
		inode->i_fop = &def_chr_fops;
	if (S_ISFIFO(mode))
		inode->i_fop = &pipefifo_fops;
	if (S_ISCHR(mode) || S_ISBLK(mode))
		inode->i_rdev = rdev;
}
