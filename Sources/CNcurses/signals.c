#define _GNU_SOURCE

#include "include/CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Signal handlers reach only static memory; everything here is written before it is installed.

static const int fatal_signals[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof *fatal_signals, FAREWELL_CAPACITY = 512 };

static struct {
  int fd;
  bool has_modes;
  bool installed;
  struct termios modes;
  char farewell[FAREWELL_CAPACITY];
  size_t count;
  struct sigaction before[FATAL_COUNT];
  volatile sig_atomic_t dying;
} guard = {.fd = -1};

static void give_back_and_die(int number, siginfo_t *info, void *context) {
  (void)context;
  if (!guard.dying) {
    guard.dying = 1;
    ssize_t ignored = write(guard.fd, guard.farewell, guard.count);
    (void)ignored;
    if (guard.has_modes) tcsetattr(guard.fd, TCSANOW, &guard.modes);
  }
  for (int i = 0; i < FATAL_COUNT; i++) {
    if (fatal_signals[i] == number) sigaction(number, &guard.before[i], NULL);
  }
  // A fault happens again on return, now for whoever came before us, at the place where it happened;
  // a signal that somebody sent has to be sent again.
  if (info == NULL || info->si_code <= 0) raise(number);
}

void gt_guard_save_modes(int32_t fd) {
  guard.has_modes = tcgetattr(fd, &guard.modes) == 0;
}

// A stack that overflowed cannot carry its handler.
static void give_handlers_a_stack(void) {
  enum { STACK_BYTES = 64 * 1024 };
  stack_t now;
  if (sigaltstack(NULL, &now) == 0 && !(now.ss_flags & SS_DISABLE)) return;
  stack_t stack = {.ss_sp = malloc(STACK_BYTES), .ss_size = STACK_BYTES};
  if (stack.ss_sp != NULL) sigaltstack(&stack, NULL);
}

void gt_guard_install(int32_t fd, const char *bytes, size_t count) {
  if (count > FAREWELL_CAPACITY) count = FAREWELL_CAPACITY;
  guard.fd = fd;
  memcpy(guard.farewell, bytes, count);
  guard.count = count;
  guard.dying = 0;
  if (guard.installed) return;
  guard.installed = true;
  give_handlers_a_stack();
  struct sigaction action = {.sa_sigaction = give_back_and_die};
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal_signals[i], &action, &guard.before[i]);
}

void gt_guard_remove(void) {
  if (!guard.installed) return;
  guard.installed = false;
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal_signals[i], &guard.before[i], NULL);
}

bool gt_pipe(int32_t ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0; }

static const int told_signals[] = {SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP, SIGCONT};
enum { TOLD_COUNT = sizeof told_signals / sizeof *told_signals };

static int pipe_ends[2] = {-1, -1};
static struct sigaction told_before[TOLD_COUNT];

static void tell(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t ignored = write(pipe_ends[1], &byte, 1);
  (void)ignored;
  errno = saved;
}

static void install_teller(int number, struct sigaction *before) {
  struct sigaction action = {.sa_handler = tell};
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, before);
}

int32_t gt_signals_install(void) {
  if (pipe_ends[0] >= 0) return pipe_ends[0];
  if (!gt_pipe(pipe_ends)) return -1;
  for (int i = 0; i < TOLD_COUNT; i++) {
    install_teller(told_signals[i], &told_before[i]);
    // Who starts us under nohup, or in the background, has said that these are not for us.
    bool kept = told_signals[i] == SIGHUP || told_signals[i] == SIGINT;
    if (kept && told_before[i].sa_handler == SIG_IGN) {
      sigaction(told_signals[i], &told_before[i], NULL);
    }
  }
  return pipe_ends[0];
}

void gt_signals_remove(void) {
  if (pipe_ends[0] < 0) return;
  for (int i = 0; i < TOLD_COUNT; i++) sigaction(told_signals[i], &told_before[i], NULL);
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  pipe_ends[0] = pipe_ends[1] = -1;
}

void gt_stop_group(void) {
  struct sigaction stops = {.sa_handler = SIG_DFL};
  sigemptyset(&stops.sa_mask);
  struct sigaction before;
  sigaction(SIGTSTP, &stops, &before);
  // The whole group, as the terminal would: a `make` or `sudo` around us has to stop too.
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
}
