// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/seq_file.c - text files that are made when they are read
 *
 * Linux:    fs/seq_file.c
 * Read:     include/linux/seq_file.h before, fs/proc/ after
 *
 * The file is a sequence of records; who makes it writes four functions and
 * never sees an offset or a small buffer:
 *
 *	start(&index) -> v     lock, find record number index
 *	show(v)                seq_printf() it
 *	next(v, &index) -> v   index moves to the next record
 *	stop(v)                unlock
 *
 * A record goes to the program whole: one that does not fit is made again in
 * a buffer twice as large. What a program has not yet fetched waits in the
 * buffer, from m->from on; m->index is the record to make next.
 */
#include <linux/kernel.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

/* A full buffer counts as too full: nobody knows what was cut off. */
static bool seq_has_overflowed(struct seq_file *m)
{
	return m->count == m->size;
}

static void seq_set_overflow(struct seq_file *m)
{
	m->count = m->size;
}

/**
 * seq_open - make an opened file a sequence
 * @file: the file; its private_data becomes the struct seq_file
 * @op: the four functions
 *
 * Return: 0, -ENOMEM.
 */
int seq_open(struct file *file, const struct seq_operations *op)
{
	struct seq_file *m = kzalloc(sizeof(*m), GFP_KERNEL);

	if (!m)
		return -ENOMEM;
	mutex_init(&m->lock);
	m->op = op;
	m->file = file;
	file->private_data = m;
	return 0;
}

/* ->release() for seq_open(). Return: 0. */
int seq_release(struct inode *inode, struct file *file)
{
	struct seq_file *m = file->private_data;

	kfree(m->buf);
	kfree(m);
	return 0;
}

/* Throws the buffer away for one of @size bytes. Return: 0, -ENOMEM. */
static int seq_buffer(struct seq_file *m, size_t size)
{
	kfree(m->buf);
	m->buf = kmalloc(size, GFP_KERNEL);
	m->size = m->buf ? size : 0;
	m->from = m->count = 0;
	return m->buf ? 0 : -ENOMEM;
}

/*
 * Makes the first record that is not empty. Return: where the sequence stands,
 * for ->stop(); NULL at the end; ERR_PTR.
 */
static void *first_record(struct seq_file *m)
{
	void *p = m->op->start(m, &m->index);
	int error;

	while (!IS_ERR_OR_NULL(p)) {
		error = m->op->show(m, p);
		if (error < 0) {
			m->op->stop(m, p);
			m->count = 0;
			return ERR_PTR(error);
		}
		if (m->count && !seq_has_overflowed(m))
			return p;
		if (!m->count) {
			p = m->op->next(m, p, &m->index);
			continue;
		}
		m->op->stop(m, p);
		error = seq_buffer(m, m->size * 2);
		if (error)
			return ERR_PTR(error);
		p = m->op->start(m, &m->index);
	}
	m->op->stop(m, p);
	return p;
}

/*
 * Fills the empty buffer with records until @want bytes are there.
 * Return: 0 (the end if m->count is 0), or an errno.
 */
static int seq_fill(struct seq_file *m, size_t want)
{
	size_t before;
	void *p;

	if (!m->buf && seq_buffer(m, PAGE_SIZE))
		return -ENOMEM;
	m->from = 0;
	p = first_record(m);
	if (IS_ERR_OR_NULL(p))
		return PTR_ERR_OR_ZERO(p);
	for (;;) {
		before = m->count;
		p = m->op->next(m, p, &m->index);
		if (IS_ERR_OR_NULL(p) || m->count >= want)
			break;
		/* What does not fit any more is made by the next read. */
		if (m->op->show(m, p) < 0 || seq_has_overflowed(m)) {
			m->count = before;
			break;
		}
	}
	m->op->stop(m, p);
	return 0;
}

static void seq_consume(struct seq_file *m, size_t n)
{
	m->from += n;
	m->count -= n;
	m->read_pos += n;
}

/* Makes everything before @pos and throws it away. Return: 0, or an errno. */
static int traverse(struct seq_file *m, loff_t pos)
{
	int error;

	m->index = m->read_pos = 0;
	m->count = 0;
	while (m->read_pos < pos) {
		if (!m->count) {
			error = seq_fill(m, 1);
			if (error || !m->count)
				return error;
		}
		seq_consume(m, min_t(loff_t, m->count, pos - m->read_pos));
	}
	return 0;
}

/**
 * seq_read - ->read() of a sequence
 * @file: from seq_open()
 * @buf: the program's buffer
 * @n: its size in bytes
 * @pos: position, advanced
 *
 * Return: bytes read, 0 at the end, -ENOMEM, -EFAULT, what start() and show()
 * say.
 */
ssize_t seq_read(struct file *file, char __user *buf, size_t n, loff_t *pos)
{
	struct seq_file *m = file->private_data;
	size_t copied = 0, len;
	bool filled = false;
	int error = 0;

	mutex_lock(&m->lock);
	if (*pos == 0 || *pos != m->read_pos) {
		error = traverse(m, *pos);
		m->read_pos = *pos;
	}
	while (!error && copied < n) {
		if (!m->count) {
			if (filled)
				break;
			filled = true;
			error = seq_fill(m, n - copied);
			if (error || !m->count)
				break;
		}
		len = min_t(size_t, m->count, n - copied);
		if (copy_to_user(buf + copied, m->buf + m->from, len)) {
			error = -EFAULT;
			break;
		}
		seq_consume(m, len);
		copied += len;
	}
	*pos = m->read_pos;
	mutex_unlock(&m->lock);
	return copied ? copied : error;
}

/* ->llseek() of a sequence. Return: the new position, -EINVAL. */
loff_t seq_lseek(struct file *file, loff_t offset, int whence)
{
	if (whence == SEEK_CUR)
		offset += file->f_pos;
	else if (whence != SEEK_SET)
		return -EINVAL;
	if (offset < 0)
		return -EINVAL;
	/* seq_read() sees that it has read up to another position. */
	return file->f_pos = offset;
}

/* Text into the record; on overflow it is made again, see first_record(). */
void seq_printf(struct seq_file *m, const char *fmt, ...)
{
	size_t room = m->size - m->count;
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(m->buf + m->count, room, fmt, args);
	va_end(args);
	if (len < room)
		m->count += len;
	else
		seq_set_overflow(m);
}

void seq_write(struct seq_file *m, const void *data, size_t len)
{
	if (len >= m->size - m->count) {
		seq_set_overflow(m);
		return;
	}
	memcpy(m->buf + m->count, data, len);
	m->count += len;
}

void seq_puts(struct seq_file *m, const char *s)
{
	seq_write(m, s, strlen(s));
}

void seq_putc(struct seq_file *m, char c)
{
	if (m->count + 1 < m->size)
		m->buf[m->count++] = c;
	else
		seq_set_overflow(m);
}

/*
 * @delimiter, which may be NULL, and @num in at least @width columns. Inlined,
 * so that the divisions by 16 become shifts.
 */
static __always_inline void
seq_put_number(struct seq_file *m, const char *delimiter, unsigned long long num,
	       unsigned int base, unsigned int width, char pad)
{
	static const char digits[] = "0123456789abcdef";
	char text[24], *first = text + sizeof(text);
	unsigned long low;

	for (; num >> 32; num /= base)
		*--first = digits[num % base];
	low = num;
	do {
		*--first = digits[low % base];
		low /= base;
	} while (low);
	while (first > text + sizeof(text) - width)
		*--first = pad;
	/* Nearly always a single character: it goes where the digits are. */
	if (delimiter && delimiter[0] && !delimiter[1])
		*--first = delimiter[0];
	else if (delimiter)
		seq_puts(m, delimiter);
	seq_write(m, first, text + sizeof(text) - first);
}

/*
 * A file with thousands of numbers goes through these instead of seq_printf(),
 * which spends more on the format than on the digits.
 */
void seq_put_hex_ll(struct seq_file *m, const char *delimiter,
		    unsigned long long v, unsigned int width)
{
	seq_put_number(m, delimiter, v, 16, width, '0');
}

void seq_put_decimal_ull_width(struct seq_file *m, const char *delimiter,
			       unsigned long long num, unsigned int width)
{
	seq_put_number(m, delimiter, num, 10, width, ' ');
}

/* From here on @size columns, which seq_pad() fills up. */
void seq_setwidth(struct seq_file *m, size_t size)
{
	m->pad_until = m->count + size;
}

/* Spaces up to the width, then @c unless it is 0. */
void seq_pad(struct seq_file *m, char c)
{
	while (m->count < m->pad_until && !seq_has_overflowed(m))
		seq_putc(m, ' ');
	if (c)
		seq_putc(m, c);
}

/* @s, with each character that is in @esc as \ and three octal digits. */
void seq_escape(struct seq_file *m, const char *s, const char *esc)
{
	for (; *s; s++) {
		if (strchr(esc, *s))
			seq_printf(m, "\\%03o", (unsigned char)*s);
		else
			seq_putc(m, *s);
	}
}

/**
 * seq_path - write a path
 * @m: gets the text
 * @path: the file
 * @esc: characters that are escaped as by seq_escape()
 *
 * d_path() writes at the end of the free room; the text moves from there to its
 * place, which it can as long as escapes have not made it longer than the room.
 */
void seq_path(struct seq_file *m, const struct path *path, const char *esc)
{
	char *s = d_path(path, m->buf + m->count, m->size - m->count);

	if (IS_ERR(s)) {
		seq_set_overflow(m);
		return;
	}
	for (; *s; s++) {
		if (!strchr(esc, *s))
			m->buf[m->count++] = *s;
		else if (s - (m->buf + m->count) < 4)
			seq_set_overflow(m);
		else
			m->count += sprintf(m->buf + m->count, "\\%03o",
					    (unsigned char)*s);
		if (seq_has_overflowed(m))
			return;
	}
}

static void *single_start(struct seq_file *m, loff_t *pos)
{
	return *pos ? NULL : SEQ_START_TOKEN;
}

static void *single_next(struct seq_file *m, void *v, loff_t *pos)
{
	++*pos;
	return NULL;
}

static void single_stop(struct seq_file *m, void *v)
{
}

/**
 * single_open - make an opened file a sequence of one record
 * @file: the file
 * @show: writes all of it
 * @data: for m->private
 *
 * Return: 0, -ENOMEM.
 */
int single_open(struct file *file, int (*show)(struct seq_file *, void *),
		void *data)
{
	struct seq_operations *op = kmalloc(sizeof(*op), GFP_KERNEL);
	int error;

	if (!op)
		return -ENOMEM;
	*op = (struct seq_operations){
		.start = single_start,
		.next = single_next,
		.stop = single_stop,
		.show = show,
	};
	error = seq_open(file, op);
	if (error)
		kfree(op);
	else
		((struct seq_file *)file->private_data)->private = data;
	return error;
}

/* ->release() for single_open(). Return: 0. */
int single_release(struct inode *inode, struct file *file)
{
	const struct seq_operations *op =
		((struct seq_file *)file->private_data)->op;

	kfree(op);
	return seq_release(inode, file);
}
