/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/seq_file.h - text files that are made when they are read
 *
 * Linux:    include/linux/seq_file.h
 * Read:     fs/seq_file.c after
 */
#ifndef _KERNEL_SEQ_FILE_H
#define _KERNEL_SEQ_FILE_H

#include <linux/fs.h>

struct seq_operations;

struct seq_file {
	char *buf;
	size_t size, from, count;
	size_t pad_until;
	loff_t index, read_pos;
	struct mutex lock;
	const struct seq_operations *op;
	struct file *file;
	void *private;
};

struct seq_operations {
	void *(*start)(struct seq_file *m, loff_t *pos);
	void (*stop)(struct seq_file *m, void *v);
	void *(*next)(struct seq_file *m, void *v, loff_t *pos);
	int (*show)(struct seq_file *m, void *v);
};

int seq_open(struct file *file, const struct seq_operations *op);
int single_open(struct file *file, int (*show)(struct seq_file *, void *),
		void *data);
int single_release(struct inode *inode, struct file *file);
int seq_release(struct inode *inode, struct file *file);
ssize_t seq_read(struct file *file, char __user *buf, size_t n, loff_t *pos);
loff_t seq_lseek(struct file *file, loff_t off, int whence);
void seq_printf(struct seq_file *m, const char *fmt, ...) __printf(2, 3);
void seq_puts(struct seq_file *m, const char *s);
void seq_putc(struct seq_file *m, char c);
void seq_put_hex_ll(struct seq_file *m, const char *delimiter,
		    unsigned long long v, unsigned int width);
void seq_put_decimal_ull_width(struct seq_file *m, const char *delimiter,
			       unsigned long long num, unsigned int width);
void seq_write(struct seq_file *m, const void *data, size_t len);
void seq_setwidth(struct seq_file *m, size_t size);
void seq_pad(struct seq_file *m, char c);
void seq_escape(struct seq_file *m, const char *s, const char *esc);
void seq_path(struct seq_file *m, const struct path *path, const char *esc);
#define SEQ_START_TOKEN	((void *)1)

/* A file with a text that is made in one go: its fops, from its _show and _write. */
#define DEFINE_SHOW_STORE_ATTRIBUTE(__name)				\
static int __name##_open(struct inode *inode, struct file *file)	\
{									\
	return single_open(file, __name##_show, inode->i_private);	\
}									\
									\
static const struct file_operations __name##_fops = {			\
	.open = __name##_open,						\
	.read = seq_read,						\
	.write = __name##_write,					\
	.llseek = seq_lseek,						\
	.release = single_release,					\
}

#endif
