// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/initramfs.c - the first files: unpacks the archive of the boot loader
 *
 * Linux:    init/initramfs.c
 * Read:     scripts/cpio.py before (which writes such archives), fs/ramfs.c
 *
 * The archive ("newc" cpio) is a row of entries, each part filled up to a
 * multiple of four bytes:
 *
 *	| 070701 | 13 numbers of 8 hex digits | name 0 | bytes of the file |
 *
 * and ends with the name TRAILER!!!. Behind that, and any number of zero
 * bytes, may follow another archive; its files replace those of the same name.
 *
 * Left out: compressed archives, the times of directories; a file with several
 *	     names becomes several files
 */
#include <linux/ctype.h>
#include <linux/fs.h>
#include <linux/highmem.h>
#include <linux/kernel.h>
#include <linux/slab.h>

#define CPIO_MAGIC	"070701"
#define CPIO_HEADER	(6 + 13 * 8)
#define CPIO_TRAILER	"TRAILER!!!"

phys_addr_t initrd_start, initrd_end;

struct cpio_entry {
	/* As they stand in the header. */
	u32 ino, mode, uid, gid, nlink, mtime, size, major, minor;
	u32 rmajor, rminor, namesize, check;
	const char *name, *data;
	size_t length;			/* of the whole entry */
};

static const char *message;		/* the first thing that went wrong */

static void __init error(const char *text)
{
	if (!message)
		message = text;
}

/* Reads the header at @buf. Return: false when it is none. */
static bool __init parse_header(const char *buf, size_t left,
				struct cpio_entry *e)
{
	u32 *field = &e->ino;
	int i, digit;

	*e = (struct cpio_entry){ };
	if (left < CPIO_HEADER || memcmp(buf, CPIO_MAGIC, 6))
		return false;
	for (i = 0, buf += 6; i < 13 * 8; i++, buf++) {
		if (!isxdigit(*buf))
			return false;
		digit = isdigit(*buf) ? *buf - '0' : tolower(*buf) - 'a' + 10;
		field[i / 8] = field[i / 8] << 4 | digit;
	}
	e->name = buf;
	if (e->namesize == 0 || e->namesize > left - CPIO_HEADER ||
	    e->name[e->namesize - 1])
		return false;
	e->length = ALIGN(CPIO_HEADER + e->namesize, 4);
	e->data = buf - CPIO_HEADER + e->length;
	if (e->length > left || e->size > left - e->length)
		return false;
	e->length = min(left, e->length + ALIGN(e->size, 4));
	return true;
}

static void __init set_attributes(struct inode *inode, struct cpio_entry *e)
{
	inode->i_mode = (inode->i_mode & S_IFMT) | (e->mode & S_IALLUGO);
	inode->i_uid = e->uid;
	inode->i_gid = e->gid;
	inode->i_mtime = (struct timespec64){ .tv_sec = e->mtime };
}

/* What has the name but is of another type, or a link, makes room. */
static void __init clean_path(struct cpio_entry *e)
{
	struct inode *dir;
	struct path path;
	bool same;

	if (kern_path(e->name, 0, &path))
		return;
	dir = path.dentry->d_parent->d_inode;
	same = !((path.dentry->d_inode->i_mode ^ e->mode) & S_IFMT);
	if ((same && !S_ISLNK(e->mode)) || IS_ROOT(path.dentry)) {
		path_put(&path);
		return;
	}
	inode_lock(dir);
	if (d_is_dir(path.dentry))
		vfs_rmdir(dir, path.dentry);
	else
		vfs_unlink(dir, path.dentry);
	inode_unlock(dir);
	path_put(&path);
}

/* Makes anything but a regular file. */
static int __init make_node(struct cpio_entry *e, const char *target)
{
	bool is_dir = S_ISDIR(e->mode);
	struct dentry *dentry;
	struct inode *dir;
	struct path path;
	int ret;

	dentry = kern_path_create(AT_FDCWD, e->name, &path,
				  is_dir ? LOOKUP_DIRECTORY : 0);
	if (IS_ERR(dentry))
		return PTR_ERR(dentry);
	dir = path.dentry->d_inode;
	if (is_dir)
		ret = vfs_mkdir(dir, dentry, e->mode);
	else if (target)
		ret = vfs_symlink(dir, dentry, target);
	else
		ret = vfs_mknod(dir, dentry, e->mode,
				MKDEV(e->rmajor, e->rminor));
	if (!ret)
		set_attributes(dentry->d_inode, e);
	done_path_create(&path, dentry);
	return ret;
}

static int __init make_symlink(struct cpio_entry *e)
{
	char *target = kstrndup(e->data, e->size, GFP_KERNEL);
	int ret = target ? make_node(e, target) : -ENOMEM;

	kfree(target);
	return ret;
}

static int __init make_file(struct cpio_entry *e)
{
	struct file *file = filp_open(e->name, O_WRONLY | O_CREAT, e->mode);
	loff_t pos = 0;

	if (IS_ERR(file))
		return PTR_ERR(file);
	do_truncate(file_inode(file), 0);
	if (kernel_write(file, e->data, e->size, &pos) != e->size)
		error("write error");
	set_attributes(file_inode(file), e);
	fput(file);
	return 0;
}

static void __init do_entry(struct cpio_entry *e)
{
	int ret;

	clean_path(e);
	if (S_ISREG(e->mode))
		ret = make_file(e);
	else if (S_ISLNK(e->mode))
		ret = make_symlink(e);
	else
		ret = make_node(e, NULL);
	if (ret && ret != -EEXIST)
		pr_warn("initramfs: %s: error %d\n", e->name, ret);
}

static void __init unpack_to_rootfs(const char *buf, size_t len)
{
	struct cpio_entry e;

	while (len && !message) {
		if (!*buf) {
			buf++;
			len--;
			continue;
		}
		if (!parse_header(buf, len, &e)) {
			error(len >= 6 && !memcmp(buf, CPIO_MAGIC, 6) ?
			      "broken header" : "no cpio magic");
			break;
		}
		buf += e.length;
		len -= e.length;
		if (strcmp(e.name, CPIO_TRAILER))
			do_entry(&e);
	}
}

/* Above lowmem it has no address to be read at. Return: a copy, or NULL. */
static char *__init copy_to_lowmem(phys_addr_t from, size_t len)
{
	char *copy = kmalloc(len, GFP_KERNEL);
	size_t done, n, offset;

	for (done = 0; copy && done < len; done += n, from += n) {
		offset = offset_in_page((unsigned long)from);
		n = min_t(size_t, len - done, PAGE_SIZE - offset);
		memcpy_from_page(copy + done, phys_to_page(from), offset, n);
	}
	return copy;
}

/**
 * populate_rootfs - fill / from the initramfs, and free that memory
 *
 * Context: init, before it becomes a program; the current directory is /.
 */
void __init populate_rootfs(void)
{
	size_t len = initrd_end - initrd_start;
	bool lowmem = initrd_end <= PFN_PHYS(max_low_pfn);
	char *start;

	if (!initrd_start) {
		pr_err("no initramfs: QEMU needs -initrd with a cpio archive, which `make` builds as initramfs.cpio\n");
		return;
	}
	start = lowmem ? __va(initrd_start) : copy_to_lowmem(initrd_start, len);
	if (!start) {
		pr_err("initramfs lies above lowmem and is too large to be copied: give more lowmem\n");
		return;
	}
	pr_info("Unpacking initramfs...\n");
	unpack_to_rootfs(start, len);
	if (message)
		pr_emerg("Initramfs unpacking failed: %s\n", message);
	if (lowmem)
		free_reserved_area(start, start + len, -1, "initrd");
	else
		kfree(start);
}
