// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/inode.c - a file apart from its names
 *
 * Linux:    fs/inode.c
 * Read:     include/linux/fs.h before, fs/dcache.c after
 *
 * An inode is counted by the dentries that name it (i_count; an open file
 * holds a dentry, so it need not be counted again). With the last dentry the
 * inode goes, and its page cache with it: nothing is written back anywhere.
 *
 *	i_writecount  > 0   open for writing that many times: exec says ETXTBSY
 *	              < 0   being executed: open for writing says ETXTBSY
 *
 * Left out: a hash of inodes: each of these file systems makes its own
 */
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/slab.h>

static struct kmem_cache *inode_cachep;
static const struct inode_operations empty_iops;

static int no_open(struct inode *inode, struct file *file)
{
	return -ENXIO;
}

/* Of what cannot be opened: sockets, devices without a driver. */
static const struct file_operations no_open_fops = {
	.open = no_open,
};

/**
 * new_inode - make an inode with a number of its own
 * @sb: the file system it belongs to
 *
 * It belongs to root and has one link; the caller sets mode and operations.
 *
 * Return: the inode with one reference, or NULL without memory.
 */
struct inode *new_inode(struct super_block *sb)
{
	struct inode *inode = kmem_cache_zalloc(inode_cachep, GFP_KERNEL);

	if (!inode)
		return NULL;
	inode->i_sb = sb;
	inode->i_ino = ++sb->s_next_ino;
	inode->i_nlink = 1;
	inode->i_op = &empty_iops;
	inode->i_fop = &no_open_fops;
	inode->i_atime = inode->i_mtime = inode->i_ctime = current_time(inode);
	atomic_set(&inode->i_count, 1);
	mutex_init(&inode->i_rwsem);
	address_space_init_once(&inode->i_data);
	inode->i_data.host = inode;
	inode->i_mapping = &inode->i_data;
	return inode;
}

/**
 * inode_init_owner - say whose a new inode is
 * @inode: the inode
 * @dir: the directory it is made in, or NULL; with its set-group-id bit the
 *	group comes from there, and a new directory inherits the bit
 * @mode: type and permissions
 */
void inode_init_owner(struct inode *inode, const struct inode *dir,
		      umode_t mode)
{
	inode->i_uid = current_fsuid();
	inode->i_gid = current_cred()->fsgid;
	if (dir && dir->i_mode & S_ISGID) {
		inode->i_gid = dir->i_gid;
		if (S_ISDIR(mode))
			mode |= S_ISGID;
	}
	inode->i_mode = mode;
}

/* One more reference to an inode that somebody holds already. */
void ihold(struct inode *inode)
{
	atomic_inc(&inode->i_count);
}

/**
 * iput - give back a reference
 * @inode: the inode, or NULL; with the last reference it is freed
 */
void iput(struct inode *inode)
{
	const struct super_operations *op;

	if (!inode || !atomic_dec_and_test(&inode->i_count))
		return;
	op = inode->i_sb->s_op;
	if (op && op->evict_inode)
		op->evict_inode(inode);
	truncate_inode_pages(&inode->i_data, 0);
	kfree(inode->i_link);
	kmem_cache_free(inode_cachep, inode);
}

/* The time to write into an inode. */
struct timespec64 current_time(struct inode *inode)
{
	struct timespec64 now;

	ktime_get_real_ts64(&now);
	return now;
}

/**
 * get_write_access - count a writer
 * @inode: the file
 *
 * Return: 0, or -ETXTBSY while it is being executed.
 */
int get_write_access(struct inode *inode)
{
	if (atomic_read(&inode->i_writecount) < 0)
		return -ETXTBSY;
	atomic_inc(&inode->i_writecount);
	return 0;
}

/* The end of what get_write_access() began. */
void put_write_access(struct inode *inode)
{
	atomic_dec(&inode->i_writecount);
}

/**
 * deny_write_access - keep writers out of a program that runs
 * @file: the program
 *
 * Return: 0, or -ETXTBSY while it is open for writing.
 */
int deny_write_access(struct file *file)
{
	struct inode *inode = file_inode(file);

	if (atomic_read(&inode->i_writecount) > 0)
		return -ETXTBSY;
	atomic_dec(&inode->i_writecount);
	return 0;
}

/* The end of what deny_write_access() began; NULL does nothing. */
void allow_write_access(struct file *file)
{
	if (file)
		atomic_inc(&file_inode(file)->i_writecount);
}

void __init inode_init(void)
{
	inode_cachep = KMEM_CACHE(inode, SLAB_PANIC);
}
