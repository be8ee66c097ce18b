// SPDX-License-Identifier: GPL-3.0-or-later
/* The running program under keys that make no sense: whatever is pressed, typed, pasted or resized,
 * it draws inside its window, keeps the cursor on what is selected, never runs out of views, and
 * undoing everything gives back the records that there were.
 *
 *   SCREENS_SEED=7 SCREENS_TRACE=1 test_screens    one seed, each key to stderr */
#include "base/i18n.h"
#include "ops_fixture.h"
#include "prng.h"
#include "ui/app.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { SEEDS = 6, KEYS = 2500, UNDO_MOST = 3000 };

struct play {
  struct fixture files; /* its folder and path only */
  struct app app;
  struct app_options options;
  struct config config;
  struct arena arena;
  FILE *in, *out;
  int keys; /* the writing end */
  struct prng random;
};

/* "To the command line" stops the process; here nobody would start it again. */
int raise(int number)
{
  return number - number;
}

static int below(struct play *play, int n)
{
  return prng_below(&play->random, n);
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
  app_show(&play->app);
  app_settle(&play->app);
}

static void stop(struct play *play)
{
  app_stop(&play->app);
  fclose(play->in);
  fclose(play->out);
  close(play->keys);
}

static void open_play(struct play *play, uint64_t seed)
{
  struct err err = {.field = -1};
  memset(play, 0, sizeof *play);
  play->random.state = seed;
  snprintf(play->files.folder, sizeof play->files.folder, "/tmp/lagesbild-screens-XXXXXX");
  assert_non_null(mkdtemp(play->files.folder));
  snprintf(play->files.path, sizeof play->files.path, "%s/test.db", play->files.folder);
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

static void close_play(struct play *play)
{
  char remove[128];
  stop(play);
  arena_release(&play->arena);
  assert_int_equal(chdir("/"), 0);
  snprintf(remove, sizeof remove, "rm -rf '%s'", play->files.folder);
  assert_int_equal(system(remove), 0);
}

/* ---- what must hold after each key ---- */

static const char *line_of(const char *dump, int y)
{
  for (; y > 0 && dump; y--) {
    dump = strchr(dump, '\n');
    if (dump) dump++;
  }
  return dump;
}

static void check_screen(struct play *play)
{
  struct buf dump = {0};
  int y = -1, x = -1;
  draw_dump(&dump);
  const char *cursor = strstr(buf_text(&dump), "\ncursor ");
  assert_non_null(cursor);
  assert_int_equal(sscanf(cursor, "\ncursor %d,%d", &y, &x), 2);
  assert_in_range(y, 0, term_lines() - 1);
  assert_in_range(x, 0, term_columns() - 1);
  assert_in_range(play->app.n_views, 1, APP_VIEWS);
  const struct pane *pane = app_pane(&play->app);
  bool typing = pane->ops->typing && pane->ops->typing(&play->app, app_pane(&play->app));
  bool works = term_lines() >= 24 && term_columns() >= 80;
  if (works && !typing && pane->list.columns && pane->list.n_shown && !pane->error.text[0]) {
    char *line = strdup(line_of(buf_text(&dump), y));
    line[strcspn(line, "\n")] = 0;
    bool marked = strstr(line, "►") || strchr(line, '>'); /* its twin in ASCII mode */
    free(line);
    if (!marked) {
      printf("%s", buf_text(&dump));
      fail_msg("the cursor at %d,%d is not on the selected row of %s", y, x, pane->ops->id);
    }
  }
  buf_release(&dump);
}

/* ---- keys ---- */

static void press(struct play *play, const struct key *key)
{
  if (getenv("SCREENS_TRACE")) {
    struct buf name = {0};
    key_label(&name, key->code);
    fprintf(stderr, "%s %d %s\n", app_pane(&play->app)->ops->id, key->code, buf_text(&name));
    buf_release(&name);
  }
  app_key(&play->app, key);
  if (play->app.done) {
    stop(play);
    start(play);
  }
}

static void press_random(struct play *play)
{
  static const int common[] = {
      K_ENTER,     K_ENTER,     K_ENTER,     K_TAB,       K_TAB,      K_BTAB,      K_ESC,
      K_DOWN,      K_DOWN,      K_UP,        K_LEFT,      K_RIGHT,    K_F1,        K_F2,
      K_F4,        K_F4,        K_F5,        K_F6,        K_F7,       K_F8,        K_F9,
      K_HOME,      K_END,       K_PGUP,      K_PGDN,      K_DELETE,   K_BACKSPACE, K_CTRL('s'),
      K_CTRL('z'), K_CTRL('y'), K_CTRL('p'), K_CTRL('d'), K_ALT_DOWN, K_CTRL_LEFT, K_CTRL_END,
      K_INSERT,    ' '};
  static const int letters[] = {'a', 'e', 'n', 's', 't', 'o',  'r',  'i',  'k',     'l',
                                'd', 'u', 'm', 'b', 'g', 'p',  'q',  'v',  'w',     '1',
                                '2', '3', '4', '5', '0', '+',  '-',  '=',  '<',     '>',
                                '/', ':', '?', '[', ']', 0xe5, 0xe4, 0xf6, 0x1f6b2, 0x301};
  struct key key = {0};
  if (below(play, 5) < 3)
    key.code = common[below(play, (int)(sizeof common / sizeof *common))];
  else
    key.code = letters[below(play, (int)(sizeof letters / sizeof *letters))];
  struct pane *pane = app_pane(&play->app);
  bool search = strcmp(pane->ops->id, "palette") == 0 || strcmp(pane->ops->id, "help") == 0;
  if (below(play, search ? 4 : 20) == 0) key.code = K_ESC; /* else it would search for ever */
  /* A file's name that begins with it would lie outside the folder. */
  if (key.code == '/' && pane->ops->typing && pane->ops->typing(&play->app, pane)) key.code = 'x';
  if (key.code == '/' && strcmp(pane->ops->id, "dialog") == 0) key.code = 'x';
  press(play, &key);
}

/* What a terminal may send: broken UTF-8, half sequences, pastes with controls in them. */
static void send_random(struct play *play)
{
  char bytes[64];
  int n = 1 + below(play, 24);
  bool paste = below(play, 2) == 0;
  size_t at = paste ? (size_t)snprintf(bytes, sizeof bytes, "\033[200~") : 0;
  for (int i = 0; i < n; i++) {
    int byte = 1 + below(play, 255);
    /* No name of a file outside the folder, no Ctrl+Q each other time, no half paste. */
    if (byte == '/' || byte == 17 || byte == 27) byte = 'z';
    bytes[at++] = (char)byte;
  }
  if (paste) at += (size_t)snprintf(bytes + at, sizeof bytes - at, "\033[201~");
  assert_int_equal(write(play->keys, bytes, at), (ssize_t)at);
  struct key key;
  while (term_read(&key, 5)) {
    int keys = play->keys;
    press(play, &key);
    if (play->keys != keys) break; /* it was ended and started again */
  }
}

static void resize_random(struct play *play)
{
  int lines = 24, columns = 80;
  if (below(play, 3) > 0) {
    lines = 3 + below(play, 98);
    columns = 10 + below(play, 291);
  }
  if (getenv("SCREENS_TRACE")) fprintf(stderr, "%dx%d\n", columns, lines);
  term_resize(lines, columns);
  press(play, &(struct key){.code = K_RESIZE});
}

static void step(struct play *play)
{
  int kind = below(play, 100);
  if (kind < 3)
    resize_random(play);
  else if (kind < 6)
    send_random(play);
  else
    press_random(play);
  app_show(&play->app);
  app_settle(&play->app);
  check_screen(play);
}

/* ---- undo ---- */

static long journal_length(struct play *play)
{
  struct err err = {.field = -1};
  long n = 0;
  assert_true(store_journal_count(play->app.store, &n, &err));
  return n;
}

static void undo_all(struct play *play)
{
  term_resize(24, 80);
  app_home(&play->app);
  app_show(&play->app);
  app_settle(&play->app);
  for (int i = 0; i < UNDO_MOST; i++) {
    long before = journal_length(play);
    press(play, &(struct key){.code = K_CTRL('z')});
    if (journal_length(play) == before) return;
  }
  fail_msg("there is always something more to undo");
}

/* The entry that undo stops at: what was locked or decided is not undone. */
static int64_t bound_of(struct play *play)
{
  struct journal_entry entry = {0}, bound = {0};
  struct arena arena = {0};
  struct err err = {.field = -1};
  assert_true(store_undoable(play->app.store, &arena, &entry, &bound, &err));
  arena_release(&arena);
  return bound.id;
}

static void play_seed(uint64_t seed)
{
  static struct play play;
  struct buf before = {0}, after = {0};
  open_play(&play, seed);
  undo_all(&play);
  int64_t bound = bound_of(&play);
  fixture_dump(&play.files, &before);
  for (int i = 0; i < KEYS; i++)
    step(&play);
  undo_all(&play);
  fixture_dump(&play.files, &after);
  if (bound_of(&play) == bound) assert_string_equal(buf_text(&after), buf_text(&before));
  buf_release(&before);
  buf_release(&after);
  close_play(&play);
}

static void test_any_keys(void **state)
{
  (void)state;
  if (getenv("SCREENS_SEED")) { /* to look closer at one */
    play_seed(strtoull(getenv("SCREENS_SEED"), NULL, 10));
    return;
  }
  for (uint64_t seed = 1; seed <= SEEDS; seed++)
    play_seed(seed);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_any_keys)};
  i18n_start(NULL);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
