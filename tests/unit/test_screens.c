// SPDX-License-Identifier: GPL-3.0-or-later
/* The running program under keys that make no sense: whatever is pressed, typed, pasted or resized,
 * it draws inside its window, keeps the cursor on what is selected, never runs out of views, has in
 * the file what it says is saved, and undoing everything gives back the records that there were.
 *
 *   SCREENS_SEED=7 SCREENS_TRACE=1 test_screens    one seed, each key to stderr
 *   SCREENS_SEED=7 SCREENS_SEEDS=200 test_screens  so many, from that one on */
#include "base/file.h"
#include "base/i18n.h"
#include "play.h"
#include "prng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { SEEDS = 6, KEYS = 2500, UNDO_MOST = 3000 };

struct game {
  struct play play;
  struct prng random;
  long journal;      /* entries after the last key */
  int64_t bound;     /* the entry that undo stops at */
  struct buf before; /* the records as they were at it */
};

static int below(struct game *game, int n)
{
  return prng_below(&game->random, n);
}

/* ---- what must hold after each key ---- */

/* In a list that has the focus the row where the cursor stands is the marked one. */
static void check_selection(struct play *play)
{
  struct pane *pane = app_pane(&play->app);
  bool typing = pane->ops->typing && pane->ops->typing(&play->app, pane);
  bool works = term_lines() >= 24 && term_columns() >= 80;
  if (!works || typing || !pane->list.columns || !pane->list.n_shown || pane->error.text[0]) return;
  struct buf dump = {0};
  int y = -1, x = -1;
  draw_dump(&dump);
  assert_int_equal(sscanf(strstr(buf_text(&dump), "\ncursor "), "\ncursor %d,%d", &y, &x), 2);
  char *line = strdup(play_line(buf_text(&dump), y));
  line[strcspn(line, "\n")] = 0;
  bool marked = strstr(line, "►") || strchr(line, '>'); /* its twin in ASCII mode */
  free(line);
  if (!marked) {
    printf("%s", buf_text(&dump));
    fail_msg("the cursor at %d,%d is not on the selected row of %s", y, x, pane->ops->id);
  }
  buf_release(&dump);
}

static void copy_file(const char *from, const char *to)
{
  struct buf bytes = {0};
  struct err err = {.field = -1};
  if (!file_exists(from)) return;
  if (!file_read(from, &bytes, &err) || !file_replace(to, bytes.data, bytes.length, &err))
    fail_msg("%s", err.text);
  buf_release(&bytes);
}

/* A screen that says "Sparat" speaks of the newest entry of the file as it lies on the disk at that
 * moment: a copy of it, opened by another connection, would say the same. */
static void check_saved(struct play *play)
{
  const char *said = play->app.status;
  char copy[128], log[128], copy_log[136];
  struct buf sentence = {0};
  struct err err = {.field = -1};
  struct store_options options = {.mode = STORE_WRITE};
  long here = 0, there = 0;
  if (strncmp(said, "Sparat ", strlen("Sparat ")) != 0 || !play->app.store) return;
  struct ops ops = play->app.ops;
  snprintf(copy, sizeof copy, "%s/copy.db", play->files.folder);
  snprintf(copy_log, sizeof copy_log, "%s-wal", copy);
  snprintf(log, sizeof log, "%s-wal", play->files.path);
  copy_file(play->files.path, copy);
  copy_file(log, copy_log);
  if (!store_open(&ops.store, copy, &options, &err) || !ops_saved_sentence(&ops, &sentence, &err) ||
      !store_journal_count(ops.store, &there, &err) ||
      !store_journal_count(play->app.store, &here, &err))
    fail_msg("%s", err.text);
  assert_string_equal(said, buf_text(&sentence));
  assert_int_equal(here, there);
  store_close(ops.store);
  assert_int_equal(unlink(copy), 0);
  buf_release(&sentence);
}

static void check_screen(struct play *play)
{
  assert_in_range(play->app.n_views, 1, APP_VIEWS);
  play_check(play, app_pane(&play->app)->ops->id);
  check_selection(play);
}

/* ---- undo ---- */

static long journal_length(struct play *play)
{
  struct err err = {.field = -1};
  long n = 0;
  assert_true(store_journal_count(play->app.store, &n, &err));
  return n;
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

/* What is locked, decided or sent is not undone: from there on undo leads back to that. */
static void follow_bound(struct game *game)
{
  long journal = journal_length(&game->play);
  if (journal == game->journal) return;
  game->journal = journal;
  int64_t bound = bound_of(&game->play);
  if (bound == 0 || bound == game->bound) return; /* 0: there is something to undo */
  if (getenv("SCREENS_TRACE")) fprintf(stderr, "bound %lld\n", (long long)bound);
  game->bound = bound;
  buf_clear(&game->before);
  fixture_dump(&game->play.files, &game->before);
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
  play_press(play, key);
}

static void press_random(struct game *game)
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
  if (below(game, 5) < 3)
    key.code = common[below(game, (int)(sizeof common / sizeof *common))];
  else
    key.code = letters[below(game, (int)(sizeof letters / sizeof *letters))];
  struct pane *pane = app_pane(&game->play.app);
  bool search = strcmp(pane->ops->id, "palette") == 0 || strcmp(pane->ops->id, "help") == 0;
  if (below(game, search ? 4 : 20) == 0) key.code = K_ESC; /* else it would search for ever */
  /* A file's name that begins with it would lie outside the folder. */
  if (key.code == '/' && pane->ops->typing && pane->ops->typing(&game->play.app, pane))
    key.code = 'x';
  if (key.code == '/' && strcmp(pane->ops->id, "dialog") == 0) key.code = 'x';
  press(&game->play, &key);
}

/* What a terminal may send: broken UTF-8, half sequences, pastes with controls in them. */
static void send_random(struct game *game)
{
  char bytes[64];
  int n = 1 + below(game, 24);
  bool paste = below(game, 2) == 0;
  size_t at = paste ? (size_t)snprintf(bytes, sizeof bytes, "\033[200~") : 0;
  for (int i = 0; i < n; i++) {
    int byte = 1 + below(game, 255);
    /* No name of a file outside the folder, no Ctrl+Q each other time, no half paste. */
    if (byte == '/' || byte == 17 || byte == 27) byte = 'z';
    bytes[at++] = (char)byte;
  }
  if (paste) at += (size_t)snprintf(bytes + at, sizeof bytes - at, "\033[201~");
  assert_int_equal(write(game->play.keys, bytes, at), (ssize_t)at);
  struct key key;
  while (term_read(&key, 5)) {
    press(&game->play, &key);
    if (game->play.again) break; /* what was left unread went with it */
  }
}

static void resize_random(struct game *game)
{
  int lines = 24, columns = 80;
  if (below(game, 3) > 0) {
    lines = 3 + below(game, 98);
    columns = 10 + below(game, 291);
  }
  if (getenv("SCREENS_TRACE")) fprintf(stderr, "%dx%d\n", columns, lines);
  play_resize(&game->play, lines, columns);
}

static void step(struct game *game)
{
  int kind = below(game, 100);
  if (kind < 3)
    resize_random(game);
  else if (kind < 6)
    send_random(game);
  else
    press_random(game);
  check_saved(&game->play);
  follow_bound(game);
  play_show(&game->play);
  check_screen(&game->play);
}

static void undo_all(struct play *play)
{
  app_home(&play->app);
  play_resize(play, 24, 80);
  for (int i = 0; i < UNDO_MOST; i++) {
    long before = journal_length(play);
    press(play, &(struct key){.code = K_CTRL('z')});
    if (journal_length(play) == before) return;
  }
  fail_msg("there is always something more to undo");
}

/* The first record that differs says more than both files whole. */
static void same_records(const char *now, const char *then)
{
  while (*now && *then) {
    size_t a = strcspn(now, "\n"), b = strcspn(then, "\n");
    if (a != b || memcmp(now, then, a) != 0) break;
    now += a + (now[a] == '\n');
    then += b + (then[b] == '\n');
  }
  if (*now || *then)
    fail_msg("after undoing all there is\n%.*s\nwhere there was\n%.*s", (int)strcspn(now, "\n"),
             now, (int)strcspn(then, "\n"), then);
}

static void play_seed(uint64_t seed)
{
  static struct game game;
  struct play *play = &game.play;
  struct buf after = {0};
  printf("seed %llu\n", (unsigned long long)seed); /* the last one said is the one that failed */
  fflush(stdout);
  game.random.state = seed;
  play_open(play);
  undo_all(play);
  game.bound = -1;
  game.journal = -1;
  follow_bound(&game);
  for (int i = 0; i < KEYS; i++)
    step(&game);
  undo_all(play);
  fixture_dump(&play->files, &after);
  same_records(buf_text(&after), buf_text(&game.before));
  buf_release(&game.before);
  buf_release(&after);
  play_close(play);
}

static uint64_t number_from(const char *name, uint64_t otherwise)
{
  const char *text = getenv(name);
  return text ? strtoull(text, NULL, 10) : otherwise;
}

static void test_any_keys(void **state)
{
  (void)state;
  uint64_t first = number_from("SCREENS_SEED", 1);
  uint64_t seeds = number_from("SCREENS_SEEDS", getenv("SCREENS_SEED") ? 1 : SEEDS);
  for (uint64_t seed = first; seed < first + seeds; seed++)
    play_seed(seed);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_any_keys)};
  i18n_start(NULL);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
