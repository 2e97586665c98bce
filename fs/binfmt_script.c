// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/binfmt_script.c - files that begin with "#!"
 *
 * Linux:    fs/binfmt_script.c (3.18's way of starting the interpreter: the
 *	     list of formats is searched again; 5.1's check for a cut-off path)
 * Read:     fs/exec_binfmt.c before
 *
 *	#! /bin/interp one argument		argv becomes
 *	argv = { "script", "a", "b" }		{ "/bin/interp", "one argument",
 *						  "/path/script", "a", "b" }
 */
#include <linux/binfmts.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/*
 * Cuts the first line in bprm->buf into the interpreter's path and the rest.
 * -ENOEXEC: no path, or it may go on behind the end of the buffer.
 *
 * Behind a shorter file lie zeros. A last line without newline therefore ends at
 * the first of them, and blanks before it introduce an empty argument.
 */
static int split_first_line(char *buf, char **i_name, char **i_arg)
{
	char *last = buf + BINPRM_BUF_SIZE - 1, *eol, *p;

	for (eol = buf; eol < last && *eol && *eol != '\n'; eol++)
		;
	if (*eol != '\n') {
		/* A path that ends inside the buffer is still trustworthy. */
		for (p = buf + 2; p <= last && is_blank(*p); p++)
			;
		for (; p <= last && *p && !is_blank(*p); p++)
			;
		if (p > last)
			return -ENOEXEC;
		eol = last;
	}
	while (is_blank(eol[-1]))	/* the '!' is none */
		eol--;
	*eol = '\0';
	for (p = buf + 2; is_blank(*p); p++)
		;
	if (p == eol)
		return -ENOEXEC;
	*i_name = p;
	*i_arg = NULL;
	while (*p && !is_blank(*p))
		p++;
	if (is_blank(*p)) {
		*p++ = '\0';
		while (is_blank(*p))
			p++;
		*i_arg = p;
	}
	return 0;
}

static int load_script(struct linux_binprm *bprm)
{
	const char *i_name, *i_arg;
	char *name, *arg;
	struct file *file;
	int retval;

	if (bprm->buf[0] != '#' || bprm->buf[1] != '!')
		return -ENOEXEC;
	retval = split_first_line(bprm->buf, &name, &arg);
	if (retval)
		return retval;
	i_name = name;
	i_arg = arg;

	allow_write_access(bprm->file);
	fput(bprm->file);
	bprm->file = NULL;

	/* The new first strings go below the old ones, last one first. */
	retval = remove_arg_zero(bprm);
	if (retval)
		return retval;
	retval = copy_strings_kernel(1, &bprm->interp, bprm);
	if (retval < 0)
		return retval;
	bprm->argc++;
	if (i_arg) {
		retval = copy_strings_kernel(1, &i_arg, bprm);
		if (retval < 0)
			return retval;
		bprm->argc++;
	}
	retval = copy_strings_kernel(1, &i_name, bprm);
	if (retval)
		return retval;
	bprm->argc++;
	retval = bprm_change_interp(i_name, bprm);
	if (retval < 0)
		return retval;

	file = open_exec(i_name);
	if (IS_ERR(file))
		return PTR_ERR(file);
	bprm->file = file;
	retval = prepare_binprm(bprm);
	if (retval < 0)
		return retval;
	return search_binary_handler(bprm);
}

static struct linux_binfmt script_format = {
	.load_binary	= load_script,
};

static int __init init_script_binfmt(void)
{
	register_binfmt(&script_format);
	return 0;
}
core_initcall(init_script_binfmt);
