/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/lib/commands.h - what several programs need
 *
 * The shell has some small programs built in, because scripts call them all
 * the time: here are the functions that both are made of.
 */
#ifndef USER_COMMANDS_H
#define USER_COMMANDS_H

#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

/* test.c, printf.c, kill.c: argv[0] is the command's name */
int test_command(int argc, char **argv);
void echo_words(char **word, int newline, int escapes);
int echo_command(int argc, char **argv);
int printf_command(int argc, char **argv);
int kill_command(int argc, char **argv);

/* options.c */
extern int optind;
extern char *optarg;
extern int usage_status;		/* 1 unless a program says otherwise */
_Noreturn void wrong_usage(const char *usage);
int next_option(int argc, char **argv, const char *letters,
		const char *usage);
void old_count_option(int argc, char **argv);
unsigned long long parse_number(const char *s, const char *what);
int parse_mode(const char *s, int mode, int is_dir);

/* bracket.c */
enum { BRACKET_MATCH = 1, BRACKET_NO_CLASS = 2, BRACKET_BAD_RANGE = 4 };
int in_class(const char *name, size_t len, int c);
const char *match_bracket(const char *p, int c, int quote, int *found);

/* tools.c */
void tool_error(const char *what);
void tool_message(const char *format, ...)
	__attribute__((format(printf, 1, 2)));
int write_all(int fd, const void *buf, size_t len);
enum { COPY_WRITE = -2 };
int copy_fd(int from, int to);
void check_output(void);
void exec_in_path(char **argv, char **env);
_Noreturn void exec_tool(char **argv);
size_t get_line(FILE *file, char **buf, size_t *size);
extern const char *cannot_open;		/* each_file()'s message: "%s" */
int each_file(char **names, int (*fn)(FILE *file, const char *name));
const char *last_component(const char *path);
char *join_path(const char *dir, const char *name);
char **list_directory(const char *path);
void free_names(char **names);

#endif /* USER_COMMANDS_H */
