// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/dcache.c - names in directories
 *
 * Linux:    fs/dcache.c
 * Read:     include/linux/dcache.h before, fs/namei.c after
 *
 * Linux keeps dentries of files that nobody uses in a hash table and an LRU
 * list, because reading a directory from a disk is slow. Here every file
 * system lives in memory: the directory's list of children is the lookup
 * structure, and a dentry that nobody holds is freed at once. So a file that
 * exists has a dentry which its file system holds, and a name that was looked
 * up in vain leaves nothing behind.
 *
 *	d_alloc()    unhashed, negative    in d_subdirs, not found
 *	d_add()      hashed                found by d_lookup()
 *	d_delete()   unhashed, positive    off the list; open files go on
 *	dput()       freed                 with the last reference
 *
 * Locks:    the directory's i_rwsem for adding, removing and renaming; the
 *	     reference counts need none where only one task runs in the kernel
 * Left out: the hash table, RCU walks, shrinking
 */
#include <linux/fs.h>
#include <linux/minmax.h>
#include <linux/slab.h>

static struct kmem_cache *dentry_cachep;
static unsigned long next_off = 2;	/* 0 and 1 are "." and ".." */

/**
 * d_alloc - make a name
 * @parent: the directory, or NULL for a root or a file without a place
 * @name: the name, not terminated
 * @len: its bytes
 *
 * Context: @parent's i_rwsem is held.
 * Return: the dentry with one reference, or NULL without memory.
 */
struct dentry *d_alloc(struct dentry *parent, const char *name,
		       unsigned int len)
{
	struct dentry *dentry = kmem_cache_zalloc(dentry_cachep, GFP_KERNEL);

	if (!dentry)
		return NULL;
	dentry->d_name = dentry->d_iname;
	if (len >= DNAME_INLINE_LEN)
		dentry->d_name = kmalloc(len + 1, GFP_KERNEL);
	if (!dentry->d_name) {
		kmem_cache_free(dentry_cachep, dentry);
		return NULL;
	}
	memcpy(dentry->d_name, name, len);
	dentry->d_name[len] = '\0';
	dentry->d_len = len;
	dentry->d_flags = DCACHE_UNHASHED;
	atomic_set(&dentry->d_count, 1);
	INIT_LIST_HEAD(&dentry->d_subdirs);
	INIT_LIST_HEAD(&dentry->d_child);
	dentry->d_parent = dentry;
	if (parent) {
		dentry->d_parent = dget(parent);
		dentry->d_sb = parent->d_sb;
		list_add_tail(&dentry->d_child, &parent->d_subdirs);
	}
	return dentry;
}

/**
 * d_make_root - make the name "/" of a file system
 * @root: its root directory, consumed; NULL is an allocation that failed
 *
 * Return: the dentry, or NULL without memory.
 */
struct dentry *d_make_root(struct inode *root)
{
	struct dentry *dentry;

	if (!root)
		return NULL;
	dentry = d_alloc(NULL, "/", 1);
	if (!dentry) {
		iput(root);
		return NULL;
	}
	dentry->d_sb = root->i_sb;
	d_add(dentry, root);
	return dentry;
}

/* At the end of the directory: somebody may be listing it. */
static void d_append(struct dentry *dentry, struct dentry *parent)
{
	dentry->d_off = next_off++;
	list_move_tail(&dentry->d_child, &parent->d_subdirs);
}

/**
 * d_add - a name is now found, and means this
 * @dentry: from d_alloc()
 * @inode: the file, its reference goes to the dentry; NULL: no such file
 */
void d_add(struct dentry *dentry, struct inode *inode)
{
	dentry->d_inode = inode;
	dentry->d_flags &= ~DCACHE_UNHASHED;
	if (inode && !IS_ROOT(dentry) && !(dentry->d_flags & DCACHE_DONTCACHE))
		d_append(dentry, dentry->d_parent);
}

/**
 * d_lookup - look for a name among those in memory
 * @parent: the directory
 * @name: the name, not terminated
 * @len: its bytes
 *
 * Return: the dentry with a new reference, or NULL.
 */
struct dentry *d_lookup(struct dentry *parent, const char *name,
			unsigned int len)
{
	struct dentry *d;

	list_for_each_entry(d, &parent->d_subdirs, d_child)
		if (d->d_len == len && !memcmp(d->d_name, name, len) &&
		    !(d->d_flags & (DCACHE_UNHASHED | DCACHE_DONTCACHE)))
			return dget(d);
	return NULL;
}

/**
 * d_delete - a name is no longer found
 * @dentry: the name; who has it open keeps it
 *
 * Context: the directory's i_rwsem is held.
 */
void d_delete(struct dentry *dentry)
{
	dentry->d_flags |= DCACHE_UNHASHED;
	list_del_init(&dentry->d_child);
}

static void swap_names(struct dentry *a, struct dentry *b)
{
	bool a_inline = a->d_name == a->d_iname;
	bool b_inline = b->d_name == b->d_iname;
	char tmp[DNAME_INLINE_LEN];

	memcpy(tmp, a->d_iname, sizeof(tmp));
	memcpy(a->d_iname, b->d_iname, sizeof(tmp));
	memcpy(b->d_iname, tmp, sizeof(tmp));
	swap(a->d_name, b->d_name);
	swap(a->d_len, b->d_len);
	if (b_inline)
		a->d_name = a->d_iname;
	if (a_inline)
		b->d_name = b->d_iname;
}

/**
 * d_move - a file takes another name
 * @dentry: the file
 * @target: the new place and name; it is unhashed, whatever it meant
 *
 * The two exchange their names, so that this cannot fail.
 *
 * Context: both directories' i_rwsem are held.
 */
void d_move(struct dentry *dentry, struct dentry *target)
{
	struct dentry *old_parent = dentry->d_parent;

	swap_names(dentry, target);
	dentry->d_parent = dget(target->d_parent);
	d_append(dentry, target->d_parent);
	d_delete(target);
	dput(old_parent);
}

/* Is @dentry @ancestor, or somewhere below it? */
bool is_subdir(struct dentry *dentry, struct dentry *ancestor)
{
	while (dentry != ancestor && !IS_ROOT(dentry))
		dentry = dentry->d_parent;
	return dentry == ancestor;
}

/* One more reference; NULL and ERR_PTR pass through. */
struct dentry *dget(struct dentry *dentry)
{
	if (!IS_ERR_OR_NULL(dentry))
		atomic_inc(&dentry->d_count);
	return dentry;
}

/**
 * dput - give back a reference to a name
 * @dentry: the name, or NULL
 *
 * The last one frees it, gives back its inode, and goes on with the directory.
 */
void dput(struct dentry *dentry)
{
	struct dentry *parent;

	while (dentry && atomic_dec_and_test(&dentry->d_count)) {
		parent = IS_ROOT(dentry) ? NULL : dentry->d_parent;
		list_del(&dentry->d_child);
		iput(dentry->d_inode);
		if (dentry->d_name != dentry->d_iname)
			kfree(dentry->d_name);
		kmem_cache_free(dentry_cachep, dentry);
		dentry = parent;
	}
}

/**
 * vfs_caches_init - everything that the first open() needs
 *
 * Context: start_kernel(), once kmalloc() works.
 */
void __init vfs_caches_init(void)
{
	dentry_cachep = KMEM_CACHE(dentry, SLAB_PANIC);
	inode_init();
	files_init();
	mnt_init();
}
