/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/sh/run.h - the tree is executed: redirections, children, signals
 */
#ifndef USER_SH_RUN_H
#define USER_SH_RUN_H

#define MAX_PIPE	64	/* commands in one pipe */

enum { RUN_TESTED = 1, RUN_EXIT = 2 };

extern int last_status;		/* $? */
extern int output_status;	/* of the last $(command) */
extern int loop_depth;
extern int loops_to_leave;	/* by break or continue */
extern int continue_loop;
extern int returning;
extern int call_depth;		/* functions and files that can return */
int run(struct node *n, int flags);
int run_simple(struct node *n, int flags);
int run_input(int flags);
int call_function(struct function *f, struct words *args, int flags);

int redirect_for_good(struct redir *r);
int redirect_push(struct redir *r);
void redirect_pop(void);
void *redirect_mark(void);
void redirect_pop_to(void *mark);

_Noreturn void exec_program(char **argv);
char *find_program(const char *name, char *buf, size_t size);

pid_t fork_child(int background);
int wait_child(pid_t pid);
int wait_pipe(pid_t *pids, int nr);
void add_job(pid_t pid);
int wait_job(pid_t pid);
int wait_all_jobs(void);
void print_jobs(int changed_only);
extern pid_t last_background;

extern volatile int interrupted;	/* ^C: the rest of the line is dropped */
void init_signals(void);
void signals_for_child(int background);
int set_trap(int sig, const char *action);
void print_traps(void);
void run_traps(void);
int trap_pending(void);
ssize_t read_one(int fd, char *c);
int have_traps(void);
_Noreturn void exit_shell(int status);

/* What is undone when something is given up. */
struct rescue {
	struct rescue *outer;
	jmp_buf jump;
	void *redirs, *frames, *input;
	const char *builtin;
	int loop_depth, call_depth;
};

void push_rescue(struct rescue *r);
void pop_rescue(void);
void forget_rescues(void);

#endif /* USER_SH_RUN_H */
