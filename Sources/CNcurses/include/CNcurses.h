// What Swift needs of ncurses and of the system, without the macros, variadics and globals of either.
// No ncurses header is visible here: its names (`move`, `raw`, `lines`, `tab`…) would pollute every importer.

#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One terminal under ncurses: its SCREEN, its window and the two streams it was opened on.
typedef struct gt_screen gt_screen;

// What terminfo says about a kind of terminal.
typedef struct {
  int32_t colours;  // 0 where there are none
  bool addressable;  // the cursor can be sent anywhere
  bool xterm_like;  // takes xterm's control strings: title, clipboard
} gt_facts;

enum {
  GT_BOLD = 1,
  GT_DIM = 2,
  GT_UNDERLINE = 4,
  GT_REVERSE = 8,
  GT_ITALIC = 16,
};

// Sets the character locale only, so that numbers keep their full stop.
bool gt_set_character_locale(const char *name);
bool gt_locale_is_utf8(void);
// Columns that the C library, and so ncurses, gives a scalar; -1 for what cannot be printed.
int32_t gt_columns(uint32_t scalar);

// False when terminfo has no such entry.
bool gt_look_up(const char *terminal, int32_t fd, gt_facts *facts);

// NULL when ncurses cannot drive the terminal. The descriptors are duplicated, not taken.
gt_screen *gt_open(const char *terminal, int32_t input, int32_t output, bool colours);
// The same terminal by another entry. After a failure every function here does nothing.
bool gt_reopen(gt_screen *screen, const char *terminal, bool colours);
// Gives the terminal back as it was; `gt_refresh` takes it again.
void gt_leave(gt_screen *screen);
// After a stop that came without `gt_leave`: the shell has had the terminal meanwhile.
void gt_retake(gt_screen *screen);
// Leaves if need be, then frees.
void gt_close(gt_screen *screen);

int32_t gt_pair_count(gt_screen *screen);
// -1 is the terminal's own colour.
bool gt_init_pair(gt_screen *screen, int32_t pair, int32_t ink, int32_t ground);
void gt_put(
  gt_screen *screen, int32_t row, int32_t column, const uint32_t *scalars, int32_t count,
  int32_t attributes, int32_t pair);
void gt_place_cursor(gt_screen *screen, int32_t row, int32_t column);
void gt_hide_cursor(gt_screen *screen);
// Sends the difference between what was put and what the terminal shows.
void gt_refresh(gt_screen *screen);
// The next refresh sends everything.
void gt_forget_shown(gt_screen *screen);
void gt_resize(gt_screen *screen, int32_t height, int32_t width);
// The bytes that the terminal sends for a named key (`kcuu1`), or NULL.
const char *gt_key_bytes(gt_screen *screen, const char *capability);
// What a crash must write to give this terminal back, from terminfo; returns the length.
size_t gt_farewell(gt_screen *screen, char *bytes, size_t capacity);

// Rows and columns of the terminal behind a descriptor; false where it has none.
bool gt_window_size(int32_t fd, int32_t *height, int32_t *width);

// From now on a trap or fault writes `bytes` to `fd`, restores its modes, and then dies as before.
void gt_guard_install(int32_t fd, const char *bytes, size_t count);
// Saves the modes that a crash restores; call before `gt_open`.
void gt_guard_save_modes(int32_t fd);
void gt_guard_remove(void);

// Gives back the program's own code as far as it was read: what is needed again comes again.
// Much of it only the start needs.
void gt_give_back_code(void);

// All threads that begin from now on share one heap.
void gt_keep_one_heap(void);

// Gives back what lies free in the heap.
void gt_give_back_heap(void);

// A pipe whose ends never block and are not inherited: the end to read from, the end to write to.
bool gt_pipe(int32_t ends[2]);

// SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP and SIGCONT write their number, one byte, to a pipe.
// Returns the end to read from, or -1.
int32_t gt_signals_install(void);
void gt_signals_remove(void);
// Stops the process group as ^Z does, and returns when it was continued.
void gt_stop_group(void);

#endif
