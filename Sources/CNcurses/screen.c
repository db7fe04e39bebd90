#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include "include/CNcurses.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

struct gt_screen {
  SCREEN *screen;
  WINDOW *window;
  FILE *input;
  FILE *output;
  bool left;
};

enum { ESCAPE_DELAY_MS = 25 };

bool gt_set_character_locale(const char *name) { return setlocale(LC_CTYPE, name) != NULL; }

bool gt_locale_is_utf8(void) {
  const char *codeset = nl_langinfo(CODESET);
  return strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "utf8") == 0;
}

int32_t gt_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static bool is_text(const char *capability) {
  return capability != NULL && capability != (char *)-1;
}

bool gt_look_up(const char *terminal, int32_t fd, gt_facts *facts) {
  TERMINAL *before = cur_term;
  int problem = 0;
  if (setupterm(terminal, fd, &problem) != OK) {
    set_curterm(before);
    return false;
  }
  int colours = tigetnum("colors");
  facts->colours = colours > 0 ? colours : 0;
  facts->addressable = is_text(tigetstr("cup"));
  facts->xterm_like = tigetflag("XT") > 0 || is_text(tigetstr("tsl"));
  TERMINAL *looked_up = cur_term;
  set_curterm(before);
  del_curterm(looked_up);
  return true;
}

static FILE *stream_on(int fd, const char *mode) {
  int copy = dup(fd);
  if (copy < 0) return NULL;
  FILE *stream = fdopen(copy, mode);
  if (stream == NULL) close(copy);
  return stream;
}

// False when ncurses could not open the terminal again: then nothing is drawn any more.
static bool use(gt_screen *screen) {
  if (screen->screen == NULL) return false;
  set_term(screen->screen);
  return true;
}

static void cut(char *text, const char *part) {
  char *found = strstr(text, part);
  if (found == NULL) return;
  size_t length = strlen(part);
  memmove(found, found + length, strlen(found + length) + 1);
}

// Nothing here is drawn in the alternate character set, so that no change of looks has to leave it:
// three bytes with each; and a parameter that is left out is 0. What `tigetstr` returns is what
// ncurses itself sends from.
static void shorten_changes_of_looks(void) {
  static const char *const capabilities[] = {"sgr0", "sgr"};
  for (size_t i = 0; i < sizeof capabilities / sizeof *capabilities; i++) {
    char *text = tigetstr(capabilities[i]);
    if (!is_text(text)) continue;
    cut(text, "%?%p9%t\033(0%e\033(B%;");
    cut(text, "\033(B");
    if (strncmp(text, "\033[0%?", 5) == 0) cut(text, "0");
  }
}

static bool begin(gt_screen *screen, const char *terminal, bool colours) {
  screen->screen = newterm(terminal, screen->output, screen->input);
  if (!use(screen)) return false;
  shorten_changes_of_looks();
  set_escdelay(ESCAPE_DELAY_MS);
  screen->window = stdscr;
  screen->left = false;
  raw();
  noecho();
  nonl();
  // Input is decoded elsewhere: ncurses must not hold back output because some is waiting.
  typeahead(-1);
  meta(screen->window, TRUE);
  keypad(screen->window, TRUE);
  scrollok(screen->window, FALSE);
  if (colours) {
    start_color();
    use_default_colors();
  }
  gt_hide_cursor(screen);
  return true;
}

static void end(gt_screen *screen) {
  gt_leave(screen);
  if (screen->screen != NULL) delscreen(screen->screen);
  screen->screen = NULL;
}

gt_screen *gt_open(const char *terminal, int32_t input, int32_t output, bool colours) {
  gt_screen *screen = calloc(1, sizeof *screen);
  if (screen == NULL) return NULL;
  screen->input = stream_on(input, "r");
  screen->output = stream_on(output, "w");
  bool has_streams = screen->input != NULL && screen->output != NULL;
  if (has_streams && begin(screen, terminal, colours)) return screen;
  gt_close(screen);
  return NULL;
}

bool gt_reopen(gt_screen *screen, const char *terminal, bool colours) {
  end(screen);
  return begin(screen, terminal, colours);
}

void gt_leave(gt_screen *screen) {
  if (!use(screen) || screen->left) return;
  screen->left = true;
  curs_set(1);
  endwin();
}

void gt_retake(gt_screen *screen) {
  if (!use(screen)) return;
  if (!screen->left) reset_prog_mode();
  clearok(screen->window, TRUE);
}

void gt_close(gt_screen *screen) {
  end(screen);
  if (screen->input != NULL) fclose(screen->input);
  if (screen->output != NULL) fclose(screen->output);
  free(screen);
}

int32_t gt_pair_count(gt_screen *screen) {
  if (!use(screen)) return 0;
  return has_colors() ? COLOR_PAIRS : 0;
}

bool gt_init_pair(gt_screen *screen, int32_t pair, int32_t ink, int32_t ground) {
  if (!use(screen)) return false;
  return init_extended_pair(pair, ink, ground) == OK;
}

static attr_t curses_attributes(int32_t attributes) {
  attr_t result = A_NORMAL;
  if (attributes & GT_BOLD) result |= A_BOLD;
  if (attributes & GT_DIM) result |= A_DIM;
  if (attributes & GT_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & GT_REVERSE) result |= A_REVERSE;
  if (attributes & GT_ITALIC) result |= A_ITALIC;
  return result;
}

void gt_put(
  gt_screen *screen, int32_t row, int32_t column, const uint32_t *scalars, int32_t count,
  int32_t attributes, int32_t pair) {
  if (!use(screen)) return;
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int32_t i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
  cchar_t cell;
  int extended_pair = pair;
  if (setcchar(&cell, text, curses_attributes(attributes), 0, &extended_pair) != OK) return;
  mvwadd_wch(screen->window, row, column, &cell);
}

void gt_place_cursor(gt_screen *screen, int32_t row, int32_t column) {
  if (!use(screen)) return;
  leaveok(screen->window, FALSE);
  wmove(screen->window, row, column);
  curs_set(1);
}

void gt_hide_cursor(gt_screen *screen) {
  if (!use(screen)) return;
  // The unseen cursor may stay where the last change left it: that saves sending it home.
  leaveok(screen->window, TRUE);
  curs_set(0);
}

void gt_refresh(gt_screen *screen) {
  if (!use(screen)) return;
  screen->left = false;
  wnoutrefresh(screen->window);
  doupdate();
}

void gt_forget_shown(gt_screen *screen) {
  if (use(screen)) clearok(screen->window, TRUE);
}

void gt_resize(gt_screen *screen, int32_t height, int32_t width) {
  if (!use(screen)) return;
  resize_term(height, width);
  // Terminals differ in what they keep of the old screen.
  clearok(screen->window, TRUE);
}

const char *gt_key_bytes(gt_screen *screen, const char *capability) {
  if (!use(screen)) return NULL;
  const char *bytes = tigetstr(capability);
  return is_text(bytes) ? bytes : NULL;
}

size_t gt_farewell(gt_screen *screen, char *bytes, size_t capacity) {
  // In the order in which ncurses itself leaves.
  static const char *const capabilities[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
  if (!use(screen)) return 0;
  size_t count = 0;
  for (size_t i = 0; i < sizeof capabilities / sizeof *capabilities; i++) {
    const char *text = tigetstr(capabilities[i]);
    if (!is_text(text)) continue;
    for (; *text != 0 && count < capacity; text++) {
      // Padding such as `$<5>` is for slow hardware; a crash does not wait.
      if (text[0] == '$' && text[1] == '<' && strchr(text, '>') != NULL) {
        text = strchr(text, '>');
        continue;
      }
      bytes[count++] = *text;
    }
  }
  return count;
}

bool gt_window_size(int32_t fd, int32_t *height, int32_t *width) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  *height = size.ws_row;
  *width = size.ws_col;
  return true;
}
