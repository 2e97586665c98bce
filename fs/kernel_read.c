// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/kernel_read.c - the kernel itself reads and writes regular files
 *
 * Linux:    kernel_read(), kernel_write() of fs/read_write.c
 * Read:     mm/filemap.c before; fs/exec.c and fs/initramfs.c use it
 *
 * ->read() and ->write() move bytes to and from a program. All regular files
 * here live in the page cache and nowhere else, so the kernel simply copies
 * between the cached pages and its own memory; a page that is missing is a
 * hole and reads as zeros.
 */
#include <linux/fs.h>
#include <linux/highmem.h>
#include <linux/kernel.h>

static bool is_page_cached(struct file *file)
{
	return file->f_op->read == generic_file_read;
}

/**
 * kernel_read - copy from a file to the kernel
 * @file: a regular file open for reading or executing
 * @buf: where to
 * @count: bytes
 * @pos: where to read; advanced
 *
 * Return: bytes copied, 0 at the end, -EINVAL (not in the page cache).
 */
ssize_t kernel_read(struct file *file, void *buf, size_t count, loff_t *pos)
{
	loff_t size = file_inode(file)->i_size;
	size_t done, n, offset;
	struct page *page;

	if (!is_page_cached(file) || *pos < 0)
		return -EINVAL;
	if (*pos >= size)
		return 0;
	count = min_t(loff_t, count, size - *pos);
	for (done = 0; done < count; done += n) {
		offset = offset_in_page((unsigned long)*pos);
		n = min_t(size_t, count - done, PAGE_SIZE - offset);
		page = find_get_page(file->f_mapping, *pos >> PAGE_SHIFT);
		if (page) {
			memcpy_from_page((char *)buf + done, page, offset, n);
			put_page(page);
		} else {
			memset((char *)buf + done, 0, n);
		}
		*pos += n;
	}
	return done;
}

/**
 * kernel_write - copy from the kernel to a file
 * @file: a regular file open for writing
 * @buf: where from
 * @count: bytes
 * @pos: where to write; advanced
 *
 * Return: bytes copied, -EINVAL (not in the page cache), -ENOMEM (no page could
 * be had for the first byte).
 */
ssize_t kernel_write(struct file *file, const void *buf, size_t count,
		     loff_t *pos)
{
	struct inode *inode = file_inode(file);
	size_t done, n, offset;
	struct page *page;
	gfp_t gfp;

	if (!is_page_cached(file) || *pos < 0)
		return -EINVAL;
	for (done = 0; done < count; done += n) {
		offset = offset_in_page((unsigned long)*pos);
		n = min_t(size_t, count - done, PAGE_SIZE - offset);
		/* A page that is written whole need not be cleared before. */
		gfp = GFP_HIGHUSER | (n < PAGE_SIZE ? __GFP_ZERO : 0);
		page = find_or_create_page(file->f_mapping, *pos >> PAGE_SHIFT,
					   gfp);
		if (!page)
			return done ? done : -ENOMEM;
		memcpy_to_page(page, offset, (const char *)buf + done, n);
		put_page(page);
		*pos += n;
		if (*pos > inode->i_size)
			inode->i_size = *pos;
	}
	inode->i_mtime = inode->i_ctime = current_time(inode);
	return done;
}
