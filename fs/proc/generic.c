// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/generic.c - the file system, and its files that belong to no process
 *
 * Linux:    fs/proc/{generic.c,inode.c,root.c}
 * Read:     include/linux/proc_fs.h before, fs/proc/base.c after
 *
 * Entries are a tree of struct proc_dir_entry, made at boot. Dentries and
 * inodes are made by lookup and go away with their last user, so that the
 * name of a dead process is not found.
 *
 * Left out: removal of entries; mount options
 */
#include <uapi/linux/magic.h>
#include "internal.h"

struct proc_dir_entry proc_root = {
	.name = "/proc",
	.mode = S_IFDIR | 0555,
	.subdir = LIST_HEAD_INIT(proc_root.subdir),
};

/**
 * proc_new_inode() - an inode with an empty struct proc_inode
 * @sb:		the proc super block
 * @mode:	type and permissions
 *
 * Context: may sleep.
 * Return: the inode or NULL.
 */
struct inode *proc_new_inode(struct super_block *sb, umode_t mode)
{
	struct inode *inode = new_inode(sb);

	if (!inode)
		return NULL;
	inode->i_private = kzalloc(sizeof(struct proc_inode), GFP_KERNEL);
	if (!inode->i_private) {
		iput(inode);
		return NULL;
	}
	inode->i_mode = mode;
	inode->i_nlink = S_ISDIR(mode) ? 2 : 1;
	inode->i_mtime = inode->i_atime = inode->i_ctime = current_time(inode);
	return inode;
}

static void proc_evict_inode(struct inode *inode)
{
	struct proc_inode *pi = PROC_I(inode);

	if (pi && pi->pid)
		put_pid(pi->pid);
	kfree(pi);
}

static const struct super_operations proc_sops = {
	.evict_inode	= proc_evict_inode,
};

static int proc_single_open(struct inode *inode, struct file *file)
{
	return single_open(file, PROC_I(inode)->pde->single_show, NULL);
}

static const struct file_operations proc_single_ops = {
	.open		= proc_single_open,
	.read		= seq_read,
	.llseek		= seq_lseek,
	.release	= single_release,
};

static struct dentry *proc_lookup(struct inode *dir, struct dentry *dentry)
{
	return proc_lookup_de(dir, dentry, PROC_I(dir)->pde);
}

static int proc_readdir(struct file *file, struct dir_context *ctx)
{
	return proc_readdir_de(file, ctx, PROC_I(file_inode(file))->pde);
}

static char *proc_get_link(struct dentry *dentry, struct inode *inode)
{
	struct proc_dir_entry *de = PROC_I(inode)->pde;
	char *link;

	if (de->get_link)
		return de->get_link(dentry, inode);
	link = kstrdup(de->link, GFP_KERNEL);
	return link ?: ERR_PTR(-ENOMEM);
}

static const struct inode_operations proc_dir_iops = { .lookup = proc_lookup };
static const struct inode_operations proc_link_iops = { .get_link = proc_get_link };
/* open(O_TRUNC) of a text that is made anew by each read */
int proc_truncate(struct inode *inode, loff_t size)
{
	return 0;
}

const struct inode_operations proc_file_iops = { .truncate = proc_truncate };
static const struct file_operations proc_dir_fops = {
	.read		= generic_read_dir,
	.iterate	= proc_readdir,
	.llseek		= generic_file_llseek,
};

/**
 * proc_lookup_de() - find a name among a directory's fixed entries
 * @dir:	inode of the directory
 * @dentry:	the name; gets its inode
 * @de:		the directory's entry
 *
 * Context: may sleep; @dir's lock held.
 * Return: NULL with @dentry filled (or negative), ERR_PTR(-ENOMEM).
 */
struct dentry *proc_lookup_de(struct inode *dir, struct dentry *dentry,
			      struct proc_dir_entry *de)
{
	struct proc_dir_entry *e;
	struct inode *inode;

	list_for_each_entry(e, &de->subdir, node) {
		if (strcmp(e->name, dentry->d_name))
			continue;
		inode = proc_new_inode(dir->i_sb, e->mode);
		if (!inode)
			return ERR_PTR(-ENOMEM);
		PROC_I(inode)->pde = e;
		inode->i_op = e->iops ?: &proc_file_iops;
		inode->i_fop = e->fops ?: &proc_single_ops;
		if (S_ISDIR(e->mode))
			inode->i_fop = &proc_dir_fops;
		dentry->d_flags |= DCACHE_DONTCACHE;
		d_add(dentry, inode);
		return NULL;
	}
	return ERR_PTR(-ENOENT);
}

/* One name to readdir's caller; false: no more room. */
bool proc_emit(struct file *file, struct dir_context *ctx, const char *name,
	       umode_t mode)
{
	/* Inode numbers come with lookup: any number but 0 will do here. */
	if (!ctx->actor(ctx, name, strlen(name), ctx->pos, ctx->pos + 1,
			(mode & S_IFMT) >> 12))
		return false;
	ctx->pos++;
	return true;
}

bool proc_emit_dots(struct file *file, struct dir_context *ctx)
{
	if (ctx->pos == 0 && !proc_emit(file, ctx, ".", S_IFDIR))
		return false;
	if (ctx->pos == 1 && !proc_emit(file, ctx, "..", S_IFDIR))
		return false;
	return true;
}

/* Positions: 0 and 1 are the dots, 2 … the entries in order. */
int proc_readdir_de(struct file *file, struct dir_context *ctx,
		    struct proc_dir_entry *de)
{
	struct proc_dir_entry *e;
	loff_t pos = 2;

	if (!proc_emit_dots(file, ctx))
		return 0;
	list_for_each_entry(e, &de->subdir, node) {
		if (pos++ < ctx->pos)
			continue;
		if (!proc_emit(file, ctx, e->name, e->mode))
			return 0;
	}
	return 0;
}

static struct proc_dir_entry *proc_register(const char *name, umode_t mode,
					    struct proc_dir_entry *parent)
{
	struct proc_dir_entry *de = kzalloc(sizeof(*de), GFP_KERNEL);

	if (!de)
		return NULL;
	de->name = name;
	de->mode = mode;
	if (S_ISDIR(mode))
		de->iops = &proc_dir_iops;
	if (S_ISLNK(mode))
		de->iops = &proc_link_iops;
	INIT_LIST_HEAD(&de->subdir);
	list_add_tail(&de->node, &(parent ?: &proc_root)->subdir);
	return de;
}

/**
 * proc_create_single() - a file that one function writes in one go
 * @name: its name, which stays the caller's
 * @mode: permissions
 * @parent: its folder, or NULL: /proc
 * @show: prints it
 *
 * The others are like this one; what they make is never removed.
 *
 * Return: the entry, or NULL without memory.
 */
struct proc_dir_entry *proc_create_single(const char *name, umode_t mode,
					  struct proc_dir_entry *parent,
					  int (*show)(struct seq_file *, void *))
{
	struct proc_dir_entry *de = proc_register(name, S_IFREG | mode, parent);

	if (de)
		de->single_show = show;
	return de;
}

/* proc_create_data() - the same with operations, which find @data in ->pde. */
struct proc_dir_entry *proc_create_data(const char *name, umode_t mode,
					struct proc_dir_entry *parent,
					const struct file_operations *fops,
					const void *data)
{
	struct proc_dir_entry *de = proc_register(name, S_IFREG | mode, parent);

	if (de) {
		de->fops = fops;
		de->data = data;
	}
	return de;
}

struct proc_dir_entry *proc_mkdir(const char *name,
				  struct proc_dir_entry *parent)
{
	return proc_register(name, S_IFDIR | 0555, parent);
}

struct proc_dir_entry *proc_symlink(const char *name,
				    struct proc_dir_entry *parent,
				    const char *dest)
{
	struct proc_dir_entry *de = proc_register(name, S_IFLNK | 0777, parent);

	if (de)
		de->link = dest;
	return de;
}

/* The root: fixed entries first, then a directory for each process. */
static struct dentry *proc_root_lookup(struct inode *dir, struct dentry *dentry)
{
	struct dentry *found = proc_pid_lookup(dir, dentry);

	if (found != ERR_PTR(-ENOENT))
		return found;
	return proc_lookup_de(dir, dentry, &proc_root);
}

static int proc_root_readdir(struct file *file, struct dir_context *ctx)
{
	if (ctx->pos < PROC_FIRST_PID_POS) {
		int error = proc_readdir_de(file, ctx, &proc_root);
		struct proc_dir_entry *e;
		loff_t end = 2;

		list_for_each_entry(e, &proc_root.subdir, node)
			end++;
		if (error || ctx->pos < end)
			return error;
		ctx->pos = PROC_FIRST_PID_POS;
	}
	return proc_pid_readdir(file, ctx);
}

static const struct inode_operations proc_root_iops = { .lookup = proc_root_lookup };
static const struct file_operations proc_root_fops = {
	.read		= generic_read_dir,
	.iterate	= proc_root_readdir,
	.llseek		= generic_file_llseek,
};

static int proc_fill_super(struct super_block *sb, const char *options)
{
	struct inode *root;

	sb->s_op = &proc_sops;
	sb->s_magic = PROC_SUPER_MAGIC;
	root = proc_new_inode(sb, S_IFDIR | 0555);
	if (!root)
		return -ENOMEM;
	PROC_I(root)->pde = &proc_root;
	root->i_op = &proc_root_iops;
	root->i_fop = &proc_root_fops;
	sb->s_root = d_make_root(root);
	return sb->s_root ? 0 : -ENOMEM;
}

static struct file_system_type proc_fs_type = {
	.name		= "proc",
	.fill_super	= proc_fill_super,
};

void __init proc_root_init(void)
{
	register_filesystem(&proc_fs_type);
	proc_self_init();
	proc_sys_init();
}
