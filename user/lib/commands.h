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
#include <sys/types.h>

/* test.c, printf.c, kill.c: argv[0] is the command's name */
int test_command(int argc, char **argv);
int echo_command(int argc, char **argv);
int printf_command(int argc, char **argv);
int kill_command(int argc, char **argv);

/* tools.c */
void tool_error(const char *what);
void tool_message(const char *format, ...)
	__attribute__((format(printf, 1, 2)));
int next_option(int argc, char **argv, const char *letters,
		const char *usage);
int parse_mode(const char *s, int mode, int is_dir);
int write_all(int fd, const void *buf, size_t len);
int copy_fd(int from, int to);
void exec_in_path(char **argv, char **env);
char *join_path(const char *dir, const char *name);
char **list_directory(const char *path);
void free_names(char **names);

#endif /* USER_COMMANDS_H */
