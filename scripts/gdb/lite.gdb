# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/gdb/lite.gdb - kstack-lite, ustack-lite: for a gdb that has no Python
#
# Read:     understack/kstack.py, understack/ustack.py: the same with everything
#
# Generation 1 has no variable that names current: say whose stack it is to be.

# Before paging gdb takes instructions from the file; later they are in memory.
define hook-stop
  if $pc >= 0xc0000000
    set trust-readonly-sections off
  end
end

define lite-task
  if $argc == 1
    set $lite = (struct task_struct *)($arg0)
  else
    if $_isvoid($cr3)
      set $lite = __current
    else
      set $lite = current_task
    end
  end
  set $lite_base = (unsigned long)$lite->stack
  set $lite_top = $lite_base + sizeof(init_thread_union)
end
document lite-task
lite-task [TASK]: sets $lite, and where the task's kernel stack begins and ends.
end

define kstack-lite
  if $argc == 1
    lite-task $arg0
  else
    lite-task
  end
  set $lite_regs = (struct pt_regs *)($lite_top - 8) - 1
  printf "kernel stack of task %d '%s'\n", $lite->pid, $lite->comm
  printf " %08x +---------------- stack + %#x\n", $lite_top, $lite_top - $lite_base
  printf "          | padding, 8 bytes\n"
  printf " %08x | pt_regs:\n", (unsigned long)$lite_regs
  print/x *$lite_regs
  set $lite_sp = (unsigned long)$sp
  if $lite_sp > $lite_base && $lite_sp < $lite_top
    printf " %08x | <- sp, %d bytes below the top\n", $lite_sp, $lite_top - $lite_sp
  end
  set $lite_word = (unsigned long *)$lite_base
  while *$lite_word != 0x57ac6e9d && (unsigned long)$lite_word < $lite_top - 4
    set $lite_word = $lite_word + 1
  end
  printf " %08x | %08x STACK_END_MAGIC\n", (unsigned long)$lite_word, *$lite_word
  printf " %08x +---------------- task->stack\n", $lite_base
end
document kstack-lite
kstack-lite [TASK]: the kernel stack of a task (a pointer to a task_struct), or current's.
    kstack-lite          kstack-lite &init_task
end

define ustack-lite
  if $argc == 1
    lite-task $arg0
  else
    lite-task
  end
  set $lite_vma = $lite->mm->mmap
  while $lite_vma && $lite_vma->vm_end <= $lite->mm->start_stack
    set $lite_vma = $lite_vma->vm_next
  end
  printf "user stack of task %d '%s'\n", $lite->pid, $lite->comm
  printf " %08x +---------------- vm_end\n", $lite_vma->vm_end
  printf " %08x | argv and envp strings\n", $lite->mm->arg_start
  printf " %08x | argc, argv[], envp[], auxv:\n", $lite->mm->start_stack
  set $lite_word = (unsigned long *)$lite->mm->start_stack
  printf "          |   argc = %d\n", *$lite_word
  set $lite_n = *$lite_word
  set $lite_i = 0
  while $lite_i < $lite_n
    set $lite_i = $lite_i + 1
    printf "          |   argv[%d] = %s\n", $lite_i - 1, (char *)$lite_word[$lite_i]
  end
  printf " %08x +---------------- vm_start\n", $lite_vma->vm_start
  printf " %08x + - - - - - - - -  RLIMIT_STACK %u kB\n", \
    $lite_vma->vm_end - $lite->signal->rlim[3].rlim_cur, \
    $lite->signal->rlim[3].rlim_cur / 1024
end
document ustack-lite
ustack-lite [TASK]: the stack of a program, through the page tables that are loaded.
end
