// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/params.c - the words of the kernel command line
 *
 * Linux:    kernel/params.c, init/main.c (parse_early_param())
 * Read:     include/linux/init.h before: __setup(), early_param()
 *
 *	loglevel=7 norandmaps msg="two words" -- for init
 *	|           |          |               '- the rest belongs to init
 *	|           |          '- quotes keep spaces, and are taken off
 *	|           '- __setup(): parse_args(), when memory can be allocated
 *	'- early_param(): parse_early_param(), in setup_arch()
 *
 * A name may be written with - or with _.
 *
 * Left out: parameters that are variables (module_param())
 */
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/moduleparam.h>
#include <linux/string.h>

static char dash2underscore(char c)
{
	return c == '-' ? '_' : c;
}

/* @str may end with '=', as Linux writes it for a parameter with a value. */
static bool parameq(const char *param, const char *str)
{
	while (*param && dash2underscore(*param) == dash2underscore(*str)) {
		param++;
		str++;
	}
	return !*param && (!*str || !strcmp(str, "="));
}

/*
 * Cut the next word off: *@param and, if there is a '=', *@val (else NULL).
 * Returns what follows.
 */
static char *next_arg(char *args, char **param, char **val)
{
	bool in_quote = false;
	char *to, *from;

	*val = NULL;
	*param = to = args;
	for (from = args; *from && (in_quote || !isspace(*from)); from++) {
		if (*from == '"') {
			in_quote = !in_quote;
		} else if (*from == '=' && !*val) {
			*to++ = '\0';
			*val = to;
		} else {
			*to++ = *from;
		}
	}
	if (*from)
		from++;
	*to = '\0';
	return skip_spaces(from);
}

static const struct obs_kernel_param *find_param(const char *param)
{
	const struct obs_kernel_param *p;

	for (p = __setup_start; p < __setup_end; p++)
		if (parameq(param, p->str))
			return p;
	return NULL;
}

static void call_setup(const struct obs_kernel_param *p, char *val)
{
	static char no_value[1];

	if (p->setup_func(val ?: no_value))
		pr_warn("Malformed option '%s' on the command line\n", p->str);
}

/**
 * parse_args() - call the functions of all words but the early ones
 * @args: the words; is cut into pieces, which stay in use
 * @unknown: called for a word that nobody in the kernel knows, and for each
 *	word after "--"; its val is NULL if there is no '='
 */
void __init parse_args(char *args, int (*unknown)(char *param, char *val))
{
	const struct obs_kernel_param *p;
	bool after_dashes = false;
	char *param, *val;

	args = skip_spaces(args);
	while (*args) {
		args = next_arg(args, &param, &val);
		if (!val && !strcmp(param, "--")) {
			after_dashes = true;
			continue;
		}
		p = after_dashes ? NULL : find_param(param);
		if (!p)
			unknown(param, val);
		else if (!p->early)
			call_setup(p, val);
	}
}

/**
 * parse_early_param() - call the functions of early_param()s
 *
 * Works on a copy of boot_command_line.
 *
 * Context: setup_arch().
 */
void __init parse_early_param(void)
{
	static char tmp_cmdline[COMMAND_LINE_SIZE] __initdata;
	const struct obs_kernel_param *p;
	char *args, *param, *val;

	strscpy(tmp_cmdline, boot_command_line, COMMAND_LINE_SIZE);
	args = skip_spaces(tmp_cmdline);
	while (*args) {
		args = next_arg(args, &param, &val);
		if (!val && !strcmp(param, "--"))
			break;
		p = find_param(param);
		if (p && p->early)
			call_setup(p, val);
	}
}
