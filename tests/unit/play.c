// SPDX-License-Identifier: GPL-3.0-or-later
#include "play.h"

#include "ui/form_part.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include <cmocka.h>

/* "To the command line" stops the process; here nobody would start it again. */
int raise(int number)
{
  return number - number;
}

static void start(struct play *play)
{
  struct err err = {.field = -1};
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  play->keys = ends[1];
  play->in = fdopen(ends[0], "r");
  play->out = fopen("/dev/null", "w");
  play->options.term = (struct term_options){.in = play->in,
                                             .out = play->out,
                                             .type = "xterm-256color",
                                             .lines = 24,
                                             .columns = 80,
                                             .esc_ms = 1};
  if (!app_start(&play->app, &play->options, &err)) fail_msg("%s", err.text);
  play_show(play);
}

static void stop(struct play *play)
{
  app_stop(&play->app);
  fclose(play->in);
  fclose(play->out);
  close(play->keys);
}

void play_open(struct play *play)
{
  char folder[] = "/tmp/lagesbild-screens-XXXXXX";
  struct err err = {.field = -1};
  memset(play, 0, sizeof *play);
  if (!mkdtemp(folder)) fail_msg("%s cannot be made", folder);
  memcpy(play->files.folder, folder, sizeof folder);
  snprintf(play->files.path, sizeof play->files.path, "%s/test.db", folder);
  setenv("XDG_STATE_HOME", play->files.folder, 1);
  setenv("XDG_CONFIG_HOME", play->files.folder, 1);
  setenv("XDG_DATA_HOME", play->files.folder, 1);
  setenv("LAGESBILD_NOW", "2026-11-22T13:42", 1);
  assert_int_equal(chdir(play->files.folder), 0); /* files that are named at random land there */
  assert_true(clock_start(&play->options.clock, &err));
  assert_true(config_load(&play->config, &play->arena, &err));
  play->config.backup_folder = play->files.folder;
  play->options.path = play->files.path;
  play->options.practice = true;
  play->options.config = &play->config;
  start(play);
}

void play_close(struct play *play)
{
  char remove[128];
  stop(play);
  arena_release(&play->arena);
  assert_int_equal(chdir("/"), 0);
  snprintf(remove, sizeof remove, "rm -rf '%s'", play->files.folder);
  assert_int_equal(system(remove), 0);
}

void play_press(struct play *play, const struct key *key)
{
  play->again = false;
  app_key(&play->app, key);
  if (!play->app.done) return;
  stop(play);
  start(play);
  play->again = true;
}

void play_show(struct play *play)
{
  app_show(&play->app);
  app_settle(&play->app);
}

void play_resize(struct play *play, int lines, int columns)
{
  term_resize(lines, columns);
  play_press(play, &(struct key){.code = K_RESIZE});
  play_show(play);
}

/* ---- what stands on the screen ---- */

const char *play_line(const char *dump, int y)
{
  for (; y > 0 && dump; y--) {
    dump = strchr(dump, '\n');
    if (dump) dump++;
  }
  return dump;
}

/* The screen in cells: what begins in each, 0 where a wide letter goes on. */
struct cells {
  int lines, columns;
  wchar_t *at;
};

static wchar_t cell(const struct cells *cells, int y, int x)
{
  if (y < 0 || x < 0 || y >= cells->lines || x >= cells->columns) return 0;
  return cells->at[y * cells->columns + x];
}

static bool is_hidden_control(wchar_t c)
{
  return c < 32 || (c >= 127 && c < 160) || c == 0x61c || c == 0x200e || c == 0x200f ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void fail_shown(const char *what, int line, const char *why)
{
  struct buf dump = {0};
  draw_dump(&dump);
  fputs(buf_text(&dump), stdout); /* cmocka would cut it */
  buf_release(&dump);
  fail_msg("%s: line %d %s", what, line, why);
}

static void read_line(struct cells *cells, int y, const char *line, const char *what)
{
  int x = 0;
  while (*line && *line != '\n') {
    wchar_t c;
    int n = mbtowc(&c, line, MB_CUR_MAX);
    if (n <= 0) fail_shown(what, y, "is no UTF-8");
    if (is_hidden_control(c)) fail_shown(what, y, "holds a control character");
    int width = wcwidth(c);
    if (x + width > cells->columns) fail_shown(what, y, "is wider than the screen");
    if (width > 0) cells->at[y * cells->columns + x] = c;
    x += width;
    line += n;
  }
}

static bool is_side(wchar_t c)
{
  return c == L'│' || c == L'║';
}

static bool is_end(wchar_t c)
{
  return c == L'└' || c == L'╚';
}

/* A frame's right edge: the first upper corner to the right of the left one, in its own kind. */
static int right_edge(const struct cells *cells, int y, int x)
{
  wchar_t corner = cell(cells, y, x) == L'┌' ? L'┐' : L'╗';
  for (int end = x + 1; end < cells->columns; end++)
    if (cell(cells, y, end) == corner) return end;
  return -1;
}

static void check_frame(const struct cells *cells, int y, int x, const char *what)
{
  int end = right_edge(cells, y, x);
  if (end < 0) fail_shown(what, y, "has no right corner");
  for (int at = y + 1; is_side(cell(cells, at, x)) || is_end(cell(cells, at, x)); at++) {
    wchar_t right = cell(cells, at, end);
    bool last = is_end(cell(cells, at, x));
    if (last ? right != L'┘' && right != L'╝' : !is_side(right))
      fail_shown(what, at, "has no edge below the corner");
    if (last) return;
  }
}

/* A list or a calendar that lies over the form's edge. */
static bool is_covered(const struct play *play)
{
  const struct pane *pane = &play->app.views[play->app.n_views - 1]->panes[0];
  if (pane->ops->draw != form_draw) return false;
  const struct form *form = pane->state;
  return form->state->pick.open || form->state->calendar;
}

static void check_frames(const struct play *play, const struct cells *cells, const char *what)
{
  const struct view *view = play->app.views[play->app.n_views - 1];
  if (is_covered(play)) return;
  for (int i = 0; i < view->n_panes; i++) {
    struct rect r = view->panes[i].rect;
    wchar_t corner = cell(cells, r.y, r.x);
    if (corner == L'┌' || corner == L'╔') check_frame(cells, r.y, r.x, what);
  }
}

void play_check(struct play *play, const char *what)
{
  struct buf dump = {0};
  int y = -1, x = -1;
  draw_dump(&dump);
  const char *cursor = strstr(buf_text(&dump), "\ncursor ");
  assert_non_null(cursor);
  assert_int_equal(sscanf(cursor, "\ncursor %d,%d", &y, &x), 2);
  assert_in_range(y, 0, term_lines() - 1);
  assert_in_range(x, 0, term_columns() - 1);
  struct cells cells = {term_lines(), term_columns(), NULL};
  cells.at = calloc((size_t)(cells.lines * cells.columns), sizeof *cells.at);
  for (int line = 0; line < cells.lines; line++)
    read_line(&cells, line, play_line(buf_text(&dump), line), what);
  check_frames(play, &cells, what);
  free(cells.at);
  buf_release(&dump);
}
