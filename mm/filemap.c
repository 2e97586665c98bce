// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/filemap.c - the page cache: the bytes of files, in page frames
 *
 * Linux:    mm/filemap.c, mm/truncate.c; writing as in fs/libfs.c
 * Notes:    chapter 6, "A program is a file in memory"
 * Read:     lib/radix-tree.c before, mm/memory.c (do_fault()) after
 *
 *	read(), write()      mmap()
 *	       |               |  vm_pgoff + (address - vm_start) / 4096
 *	       v               v
 *	inode->i_mapping->i_pages:  index 0   1   2   3
 *	                            page  A   B   -   C     page 2 is a hole
 *
 * The same page frame serves both: what one process writes, another that has
 * mapped it sees at once. There is no disk behind: a page that is missing is
 * all zeros, and a page once written stays until the file is truncated or
 * gone. The cache holds one reference to each page.
 *
 * User memory is only touched while no lock but i_rwsem is held, since that may
 * fault, sleep, and come back to this very file.
 *
 * Locks:    i_rwsem for writing and truncating; i_pages changes without
 *	     sleeping in between, which one CPU turns into a lock
 * Left out: read-ahead, writeback, reclaim, access times
 */
#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <uapi/linux/magic.h>

#include "internal.h"

void address_space_init_once(struct address_space *mapping)
{
	INIT_RADIX_TREE(&mapping->i_pages, GFP_KERNEL);
	INIT_LIST_HEAD(&mapping->i_mmap);
	mutex_init(&mapping->i_mmap_lock);
}

/**
 * find_get_page() - look a page up
 * @mapping:	the file
 * @index:	offset in pages
 *
 * Return: the page with a reference, or NULL: a hole.
 */
struct page *find_get_page(struct address_space *mapping, unsigned long index)
{
	struct page *page = radix_tree_lookup(&mapping->i_pages, index);

	if (page)
		get_page(page);
	return page;
}

static void account_page(struct address_space *mapping, struct page *page,
			 long nr)
{
	mapping->nrpages += nr;
	mapping->host->i_blocks += nr * (long)(PAGE_SIZE / 512);
	mod_node_page_state(NR_FILE_PAGES, nr);
	if (PageSwapBacked(page))
		mod_node_page_state(NR_SHMEM, nr);
}

/* The cache takes a reference of its own. 0, -EEXIST or -ENOMEM. */
static int add_to_page_cache(struct page *page, struct address_space *mapping,
			     unsigned long index)
{
	int error = radix_tree_insert(&mapping->i_pages, index, page);

	if (error)
		return error;
	get_page(page);
	if (mapping->host->i_sb->s_magic == TMPFS_MAGIC)
		SetPageSwapBacked(page);
	page->mapping = mapping;
	page->index = index;
	account_page(mapping, page, 1);
	return 0;
}

static void delete_from_page_cache(struct page *page)
{
	struct address_space *mapping = page->mapping;

	radix_tree_delete(&mapping->i_pages, page->index);
	account_page(mapping, page, -1);
	page->mapping = NULL;
	put_page(page);
}

/**
 * find_or_create_page() - a page to write to
 * @mapping:	the file
 * @index:	offset in pages
 * @gfp:	for a new page; without __GFP_ZERO the caller fills all of it
 *		before it sleeps
 *
 * Return: the page with a reference, or NULL without memory.
 */
struct page *find_or_create_page(struct address_space *mapping,
				 unsigned long index, gfp_t gfp)
{
	struct page *page = find_get_page(mapping, index);

	if (page)
		return page;
	page = alloc_page(gfp);
	if (page && add_to_page_cache(page, mapping, index)) {
		put_page(page);
		return NULL;
	}
	if (page)
		SetPageDirty(page);
	return page;
}

/* From @from on, the rest of its page becomes zeros. */
static void truncate_partial_page(struct address_space *mapping, loff_t from)
{
	unsigned long offset = offset_in_page((unsigned long)from);
	struct page *page;
	char *kaddr;

	if (!offset)
		return;
	page = find_get_page(mapping, from >> PAGE_SHIFT);
	if (!page)
		return;
	kaddr = kmap_local_page(page);
	memset(kaddr + offset, 0, PAGE_SIZE - offset);
	kunmap_local(kaddr);
	put_page(page);
}

/**
 * truncate_inode_pages() - forget the end of a file
 * @mapping:	the file; i_size is already the new one
 * @from:	the first byte to go
 *
 * Whoever has mapped these pages gets SIGBUS from now on.
 *
 * Context: may sleep; i_rwsem held, or nobody else has the inode.
 */
void truncate_inode_pages(struct address_space *mapping, loff_t from)
{
	unsigned long first = (from + PAGE_SIZE - 1) >> PAGE_SHIFT;
	void *pages[16];
	unsigned int n, i;

	if (!list_empty(&mapping->i_mmap))
		unmap_mapping_range(mapping, (loff_t)first << PAGE_SHIFT, 0, 1);
	truncate_partial_page(mapping, from);
	do {
		n = radix_tree_gang_lookup(&mapping->i_pages, pages, first,
					   ARRAY_SIZE(pages));
		for (i = 0; i < n; i++)
			delete_from_page_cache(pages[i]);
	} while (n);
}

/**
 * generic_file_read() - read a file from the page cache
 * @file:	open for reading
 * @buf:	user memory, checked by access_ok()
 * @n:		bytes
 * @pos:	where to start; advanced
 *
 * Context: may sleep.
 * Return: bytes read, 0 at the end of the file, -EFAULT.
 */
ssize_t generic_file_read(struct file *file, char __user *buf, size_t n,
			  loff_t *pos)
{
	struct address_space *mapping = file->f_mapping;
	size_t done = 0;

	while (done < n && *pos < mapping->host->i_size) {
		unsigned long offset = offset_in_page((unsigned long)*pos);
		size_t bytes = min_t(loff_t, n - done,
				     mapping->host->i_size - *pos);
		struct page *page;
		unsigned long left;

		bytes = min_t(size_t, bytes, PAGE_SIZE - offset);
		page = find_get_page(mapping, *pos >> PAGE_SHIFT);
		if (page) {
			char *kaddr = kmap_local_page(page);

			left = copy_to_user(buf + done, kaddr + offset, bytes);
			kunmap_local(kaddr);
			put_page(page);
		} else {
			left = clear_user(buf + done, bytes);
		}
		done += bytes - left;
		*pos += bytes - left;
		if (left)
			return done ? done : -EFAULT;
	}
	return done;
}

/*
 * Fill a part of one page. A new page joins the cache after it is complete,
 * so that nobody can read what was in that frame before.
 *
 * Return: bytes, less than @n where user memory is missing; -EFAULT; -ENOMEM.
 */
static ssize_t write_page(struct address_space *mapping, unsigned long index,
			  unsigned long offset, const char __user *buf,
			  size_t n)
{
	struct page *page = find_get_page(mapping, index);
	bool is_new = !page;
	ssize_t ret = n;
	int error = 0;
	char *kaddr;

	if (is_new)
		page = alloc_page(GFP_HIGHUSER |
				  (n < PAGE_SIZE ? __GFP_ZERO : 0));
	if (!page)
		return -ENOMEM;
	kaddr = kmap_local_page(page);
	ret -= raw_copy_from_user(kaddr + offset, buf, n);
	if (is_new && ret < (ssize_t)n)
		memset(kaddr + offset + ret, 0, n - ret);
	flush_dcache_page(page);
	kunmap_local(kaddr);

	SetPageDirty(page);
	if (!ret)
		ret = -EFAULT;
	else if (is_new)
		error = add_to_page_cache(page, mapping, index);
	put_page(page);
	/* While we slept in a page fault, somebody touched a mapping of it. */
	if (error == -EEXIST)
		return write_page(mapping, index, offset, buf, n);
	return error ? error : ret;
}

/* How much of @n may be written at @pos: RLIMIT_FSIZE, the largest file. */
ssize_t generic_write_checks(loff_t pos, size_t n)
{
	unsigned long limit = rlimit(RLIMIT_FSIZE);

	if (limit != RLIM_INFINITY) {
		if (pos >= limit) {
			send_sig(SIGXFSZ, current, 0);
			return -EFBIG;
		}
		n = min_t(loff_t, n, limit - pos);
	}
	if (pos >= MAX_LFS_FILESIZE)
		return -EFBIG;
	return min_t(loff_t, n, MAX_LFS_FILESIZE - pos);
}

/**
 * generic_file_write() - write a file to the page cache
 * @file:	open for writing; with O_APPEND at the end of the file
 * @buf:	user memory, checked by access_ok()
 * @n:		bytes
 * @pos:	where to start; advanced
 *
 * Context: may sleep; takes i_rwsem.
 * Return: bytes written; -EFAULT, -ENOSPC (no memory), -EFBIG.
 */
ssize_t generic_file_write(struct file *file, const char __user *buf, size_t n,
			   loff_t *pos)
{
	struct inode *inode = file_inode(file);
	size_t done = 0;
	ssize_t ret;

	mutex_lock(&inode->i_rwsem);
	if (file->f_flags & O_APPEND)
		*pos = inode->i_size;
	ret = n ? generic_write_checks(*pos, n) : 0;
	n = max_t(ssize_t, ret, 0);
	if (n)
		file_remove_privs(inode);
	while (done < n) {
		unsigned long offset = offset_in_page((unsigned long)*pos);

		ret = write_page(file->f_mapping, *pos >> PAGE_SHIFT, offset,
				 buf + done,
				 min_t(size_t, n - done, PAGE_SIZE - offset));
		if (ret < 0)
			break;
		done += ret;
		*pos += ret;
		inode->i_size = max(inode->i_size, *pos);
	}
	if (done)
		inode->i_mtime = inode->i_ctime = current_time(inode);
	mutex_unlock(&inode->i_rwsem);
	if (done)
		return done;
	return ret == -ENOMEM ? -ENOSPC : ret;
}

/* ---- mapped files ----------------------------------------------------------- */

static vm_fault_t filemap_fault(struct vm_fault *vmf)
{
	struct address_space *mapping = vmf->vma->vm_file->f_mapping;
	loff_t size = mapping->host->i_size;
	struct page *page;

	if (vmf->pgoff >= (unsigned long)((size + PAGE_SIZE - 1) >> PAGE_SHIFT))
		return VM_FAULT_SIGBUS;
	page = find_get_page(mapping, vmf->pgoff);
	if (!page) {
		page = alloc_page(GFP_HIGHUSER | __GFP_ZERO);
		if (!page)
			return VM_FAULT_OOM;
		if (add_to_page_cache(page, mapping, vmf->pgoff)) {
			put_page(page);
			return VM_FAULT_OOM;
		}
	}
	vmf->page = page;
	return 0;
}

/* Read faults come in neighbourhoods: enter what is in the cache already. */
static void filemap_map_pages(struct vm_fault *vmf, unsigned long start_pgoff,
			      unsigned long end_pgoff)
{
	struct vm_area_struct *vma = vmf->vma;
	struct mm_struct *mm = vma->vm_mm;
	void *pages[16];
	unsigned int n, i;

	n = radix_tree_gang_lookup(&vma->vm_file->f_mapping->i_pages, pages,
				   start_pgoff, ARRAY_SIZE(pages));
	spin_lock(&mm->page_table_lock);
	for (i = 0; i < n; i++) {
		struct page *page = pages[i];
		unsigned long addr;
		pte_t *pte;

		if (page->index > end_pgoff)
			break;
		addr = vma->vm_start +
		       ((page->index - vma->vm_pgoff) << PAGE_SHIFT);
		pte = pte_offset_map(vmf->pmd, addr);
		if (!pte_none(*pte))
			continue;
		get_page(page);
		page_add_rmap(page);
		add_mm_counter(mm, mm_counter(page), 1);
		set_pte_at(mm, addr, pte, mk_pte(page, vma->vm_page_prot));
	}
	spin_unlock(&mm->page_table_lock);
}

static const struct vm_operations_struct generic_file_vm_ops = {
	.fault = filemap_fault,
	.map_pages = filemap_map_pages,
};

/**
 * generic_file_mmap() - ->mmap() of a file in the page cache
 * @file:	unused
 * @vma:	gets its operations
 *
 * Return: 0.
 */
int generic_file_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_ops = &generic_file_vm_ops;
	return 0;
}
