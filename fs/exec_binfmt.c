// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/exec_binfmt.c - opening a program, finding its format, and the point
 *		      of no return
 *
 * Linux:    fs/exec.c (3.18), which holds this and our fs/exec.c in one file
 * Notes:    chapter 7, "One page becomes 132 kB"; walk exec-132k, stop 3
 * Read:     fs/exec.c before, fs/binfmt_elf.c after
 *
 *	execve() fails here:		| the caller dies of SIGSEGV here:
 *	open, strings, headers		| setup_arg_pages, mapping segments,
 *	bprm->mm is the new mm		| create_elf_tables; bprm->mm is NULL
 *	------------------------ flush_old_exec() ------------------------
 *
 * Left out: set-user-id
 */
#include <linux/arch.h>
#include <linux/binfmts.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

static LIST_HEAD(formats);

void register_binfmt(struct linux_binfmt *fmt)
{
	list_add_tail(&fmt->lh, &formats);
}

void insert_binfmt(struct linux_binfmt *fmt)
{
	list_add(&fmt->lh, &formats);
}

/**
 * do_open_exec() - open a program so that nobody writes to it meanwhile
 * @name:	from getname(); not consumed
 *
 * Context: may sleep.
 * Return: the file; ERR_PTR: -EACCES (no x bit, not a regular file), -ENOENT,
 * -ENOTDIR, -ELOOP, -ETXTBSY (open for writing), -ENOMEM.
 */
struct file *do_open_exec(struct filename *name)
{
	struct file *file;
	int err = -EACCES;

	file = do_filp_open(AT_FDCWD, name, O_LARGEFILE | O_RDONLY | __FMODE_EXEC,
			    0);
	if (IS_ERR(file))
		return file;
	if (!S_ISREG(file_inode(file)->i_mode))
		goto exit;
	err = deny_write_access(file);
	if (err)
		goto exit;
	return file;
exit:
	fput(file);
	return ERR_PTR(err);
}

/**
 * open_exec() - open a program or interpreter for the kernel to read
 * @name:	path, in kernel memory
 *
 * Context: may sleep.
 * Return: a file that nobody can write to until allow_write_access(), or
 * ERR_PTR: -ENOENT, -EACCES (no x bit, not a regular file), -ETXTBSY …
 */
struct file *open_exec(const char *name)
{
	struct filename *filename = getname_kernel(name);
	struct file *file;

	if (IS_ERR(filename))
		return ERR_CAST(filename);
	file = do_open_exec(filename);
	putname(filename);
	return file;
}

/**
 * search_binary_handler() - ask each format whether it knows the program
 * @bprm:	the first bytes are in ->buf
 *
 * Calls itself through load_script() for the interpreter of a "#!" file.
 *
 * Context: may sleep.
 * Return: 0; -ENOEXEC (nobody knows it), -ELOOP (too many interpreters), or
 * what the format says. After the point of no return the process gets SIGSEGV.
 */
int search_binary_handler(struct linux_binprm *bprm)
{
	struct linux_binfmt *fmt;
	int retval = -ENOEXEC;

	if (bprm->recursion_depth > 5)
		return -ELOOP;

	list_for_each_entry(fmt, &formats, lh) {
		bprm->recursion_depth++;
		retval = fmt->load_binary(bprm);
		bprm->recursion_depth--;
		if (retval < 0 && !bprm->mm) {
			/* Nobody is left to whom an errno could go. */
			force_sigsegv(SIGSEGV);
			return retval;
		}
		if (retval != -ENOEXEC || !bprm->file)
			return retval;
	}
	return retval;
}

/**
 * prepare_binprm() - read the first bytes of bprm->file into bprm->buf
 * @bprm:	again for each interpreter
 *
 * A shorter file leaves zeros behind its end.
 *
 * Context: may sleep.
 * Return: bytes read, or errno of the file.
 */
int prepare_binprm(struct linux_binprm *bprm)
{
	loff_t pos = 0;

	memset(bprm->buf, 0, BINPRM_BUF_SIZE);
	return kernel_read(bprm->file, bprm->buf, BINPRM_BUF_SIZE, &pos);
}

/**
 * remove_arg_zero() - drop the lowest string on the stack
 * @bprm:	->p moves up behind its NUL, ->argc goes down
 *
 * Context: may sleep.
 * Return: 0, or -EFAULT when the page cannot be had.
 */
int remove_arg_zero(struct linux_binprm *bprm)
{
	char c;

	if (!bprm->argc)
		return 0;
	do {
		if (access_remote_vm(bprm->mm, bprm->p, &c, 1, 0) != 1)
			return -EFAULT;
		bprm->p++;
	} while (c);
	bprm->argc--;
	return 0;
}

/**
 * bprm_change_interp() - from now on @interp is what really runs
 * @interp:	path, copied
 * @bprm:	->interp
 *
 * Context: may sleep.
 * Return: 0 or -ENOMEM.
 */
int bprm_change_interp(const char *interp, struct linux_binprm *bprm)
{
	if (bprm->interp != bprm->filename)
		kfree(bprm->interp);
	bprm->interp = kstrdup(interp, GFP_KERNEL);
	return bprm->interp ? 0 : -ENOMEM;
}

/**
 * free_bprm() - give back what an exec still holds, whether it worked or not
 * @bprm:	freed
 *
 * Context: may sleep.
 */
void free_bprm(struct linux_binprm *bprm)
{
	if (bprm->mm)
		mmput(bprm->mm);
	if (bprm->file) {
		allow_write_access(bprm->file);
		fput(bprm->file);
	}
	if (bprm->interp != bprm->filename)
		kfree(bprm->interp);
	kfree(bprm);
}

/*
 * Where current lives from now on. The old mm goes when its last user is gone:
 * a vfork parent still is one, and mm_release() wakes it.
 */
static void exec_mmap(struct mm_struct *mm)
{
	struct task_struct *tsk = current;
	struct mm_struct *old_mm = tsk->mm;
	struct mm_struct *active_mm;

	mm_release(tsk, old_mm);
	task_lock(tsk);
	local_irq_disable();
	active_mm = tsk->active_mm;
	tsk->mm = mm;
	tsk->active_mm = mm;
	activate_mm(active_mm, mm);
	local_irq_enable();
	task_unlock(tsk);
	if (old_mm)
		mmput(old_mm);
	else
		mmdrop(active_mm);	/* a kernel thread had borrowed it */
}

/* Let tasklist_lock go and sleep; false: woken to be killed. */
static bool wait_killable(struct task_struct *tsk)
{
	__set_current_state(TASK_KILLABLE);
	spin_unlock_irq(&tasklist_lock);
	schedule();
	spin_lock_irq(&tasklist_lock);
	return !__fatal_signal_pending(tsk);
}

/*
 * The parent and everybody else know the process by the number of its leader,
 * so the thread that goes on takes the dead leader's place.
 */
static void become_leader(struct task_struct *tsk, struct task_struct *leader)
{
	tsk->start_time = leader->start_time;
	exchange_tids(tsk, leader);
	transfer_pid(leader, tsk, PIDTYPE_TGID);
	transfer_pid(leader, tsk, PIDTYPE_PGID);
	transfer_pid(leader, tsk, PIDTYPE_SID);
	list_add_tail(&tsk->tasks, &leader->tasks);
	list_del_init(&leader->tasks);
	list_add_tail(&tsk->sibling, &leader->sibling);
	list_del_init(&leader->sibling);
	tsk->group_leader = leader->group_leader = tsk;
	tsk->exit_signal = SIGCHLD;
	leader->exit_signal = -1;
	leader->exit_state = EXIT_DEAD;
}

/*
 * A program begins with one thread: the others are killed, their stacks and
 * what they hold is gone before the memory is. Return: 0; -EAGAIN: another
 * thread ends the process, or was here first.
 */
static int de_thread(struct task_struct *tsk)
{
	struct signal_struct *sig = tsk->signal;
	struct task_struct *leader = tsk->group_leader;
	int err = -EAGAIN;

	if (thread_group_empty(tsk))
		return 0;
	spin_lock_irq(&tasklist_lock);
	if ((sig->flags & SIGNAL_GROUP_EXIT) || sig->group_exec_task) {
		spin_unlock_irq(&tasklist_lock);
		return err;
	}
	sig->group_exec_task = tsk;
	spin_lock(&tsk->sighand->siglock);
	sig->notify_count = zap_other_threads(tsk) - (leader != tsk);
	spin_unlock(&tsk->sighand->siglock);
	while (sig->notify_count)
		if (!wait_killable(tsk))
			goto out;
	if (leader != tsk) {
		sig->notify_count = -1;
		while (!leader->exit_state)
			if (!wait_killable(tsk))
				goto out;
		become_leader(tsk, leader);
	}
	err = 0;
out:
	sig->group_exec_task = NULL;
	sig->notify_count = 0;
	spin_unlock_irq(&tasklist_lock);
	if (!err && leader != tsk)
		release_task(leader);
	return err;
}

/*
 * Handlers that clone(CLONE_SIGHAND) shares must survive in the other process
 * when exec resets ours. (In 3.18 a part of de_thread().)
 */
static int unshare_sighand(struct task_struct *me)
{
	struct sighand_struct *old = me->sighand, *new;

	if (atomic_read(&old->count) == 1)
		return 0;
	new = kmem_cache_alloc(sighand_cachep, GFP_KERNEL);
	if (!new)
		return -ENOMEM;
	atomic_set(&new->count, 1);
	spin_lock_init(&new->siglock);
	memcpy(new->action, old->action, sizeof(new->action));
	spin_lock_irq(&tasklist_lock);
	me->sighand = new;
	spin_unlock_irq(&tasklist_lock);
	__cleanup_sighand(old);
	return 0;
}

/**
 * flush_old_exec() - [exec 3/8 no way back] leave the old program
 * @bprm:	->mm becomes current->mm and is then NULL: the mark that errors
 *		have nobody to go to
 *
 * Context: may sleep.
 * Return: 0; -EAGAIN, -ENOMEM or -ETXTBSY: but for the other threads, which are
 * gone, nothing has happened yet.
 */
int flush_old_exec(struct linux_binprm *bprm)
{
	int retval;

	retval = de_thread(current);
	if (retval)
		return retval;
	retval = unshare_sighand(current);
	if (retval)
		return retval;
	/* For as long as the mm lives nobody may write to its program. */
	retval = deny_write_access(bprm->file);
	if (retval)
		return retval;
	bprm->mm->exe_file = get_file(bprm->file);
	exec_mmap(bprm->mm);
	bprm->mm = NULL;

	/* Whatever clone() was told: the parent of a program gets SIGCHLD. */
	if (thread_group_leader(current))
		current->exit_signal = SIGCHLD;
	/* init was a kernel thread, to which every address was good. */
	set_fs(USER_DS);
	current->flags &= ~(PF_RANDOMIZE | PF_FORKNOEXEC | PF_KTHREAD);
	flush_thread();
	do_close_on_exec(current->files);
	return 0;
}

/**
 * setup_new_exec() - what the new program starts with besides its memory
 * @bprm:	the name of the task is the last part of ->filename
 *
 * Context: may sleep.
 */
void setup_new_exec(struct linux_binprm *bprm)
{
	arch_pick_mmap_layout(current->mm, &bprm->rlim_stack);
	current->mm->task_size = TASK_SIZE;
	/* A program that may only be executed does not show its memory. */
	current->mm->dumpable = current_uid() == current_euid() &&
				current_gid() == current_egid() &&
				!inode_permission(file_inode(bprm->file), MAY_READ);
	current->sas_ss_sp = current->sas_ss_size = 0;
	set_task_comm(current, kbasename(bprm->filename));
	flush_signal_handlers(current, 0);
}
