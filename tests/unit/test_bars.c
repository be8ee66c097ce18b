// SPDX-License-Identifier: GPL-3.0-or-later
/* The last line tells the truth: on every screen that can be reached, each key of the bar runs the
 * command that it names there; and palette and help have every command of the tables. The bars
 * themselves, in both languages, stand in bars.txt (UPDATE=1 writes it). */
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ops_fixture.h"
#include "ui/app.h"
#include "ui/offer.h"

#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

#include <cmocka.h>

enum { BAR_MOST = 24, NARROW = 80, WIDE = 120 };

/* How each screen is reached from the main one: keys by their names; :name is a command of the
 * program, "text" is typed letter by letter. The first is the pane whose bar it shows. */
static const struct way {
  const char *pane, *steps;
  const char *now; /* NULL: the day of the practice file */
} ways[] = {
    {"areas", "1", NULL},
    {"top", "2", NULL},
    {"measures", "3", NULL},
    {"followup", "4", NULL},
    {"projector", "F5 Right", NULL}, /* the middle one of three */
    {"projector-meeting", ":meeting F4 Ctrl+S F5", NULL},
    {"projector-measure", ":walk F5 Right", NULL}, /* the middle one of a follow-up */
    {"projector-measure", "3 Enter F5", NULL},
    {"projector-rows", ":events F5", NULL},
    {"inventory", "i", NULL},
    {"observations", ":observations", NULL},
    {"observation", "o", NULL},
    {"observation", "o \"tor\"", NULL}, /* its list of values */
    {"observation", "o Shift+Tab F4", NULL},
    {"event", ":events F4", NULL},
    {"card-title", "1 Enter F6", NULL},
    {"card-categories", "1 Enter F6 F6", NULL},
    {"card-measures", "1 Enter F6 F6 F6", NULL},
    {"card-observations", "1 Enter", NULL},
    {"card-numbers", "1 Enter g", NULL},
    {"ranking", ":ranking", NULL},
    {"deviation", ":ranking F6", NULL},
    {"influence", ":influence", NULL},
    {"decision", ":ranking F8 \"again\" Enter F8 F8", NULL}, /* a new version, proposed */
    {"all-measures", ":measures", NULL},
    {"measure-facts", "3 Enter F6", NULL},
    {"measure-log", "3 Enter", NULL},
    {"measure-form", "3 F4", NULL},
    {"effects", "h", "2027-01-13T09:00"},
    {"effects-table", "h t", "2027-01-13T09:00"},
    {"walk", ":walk", NULL},
    {"walk", ":walk Tab", NULL}, /* in its note */
    {"walk", ":meeting F4 Ctrl+S Down Enter", NULL},
    {"events", ":events", NULL},
    {"agenda", ":meeting F4 Ctrl+S", NULL},
    {"attendance", ":meeting F4 Ctrl+S F6", NULL},
    {"minutes", ":meeting F4 Ctrl+S F6 F6", NULL},
    {"wheel", ":wheel", NULL},
    {"import-columns", ":import \"$FILE\" Enter 1", NULL},
    {"import-rows", ":import \"$FILE\" Enter", NULL},
    {"plot", ":figure-heat", NULL},
    {"plot", ":figure-places", NULL},
    {"plot", ":figure-grid", NULL},
    {"preview", "F7", NULL},
    {"reports", ":reports", NULL},
    {"signals", "x", NULL},
    {"explain", ":ranking g", NULL},
    {"registers", ":areas", NULL},
    {"registers", ":bodies", NULL},
    {"history", ":history", NULL},
    {"help", "F1", NULL},
    {"glossary", "F1 F1", NULL},
    {"palette", "Ctrl+P", NULL},
    {"menu", "F9", NULL},
    {"choose", ":import \"$FILE\" Enter 1 e", NULL},
    {"dialog", ":history End Enter", NULL},
    {"dialog", ":backup", NULL},
    {"search-line", "1 /", NULL},
    {"search-line", "1 F3", NULL},
};

struct bench {
  struct fixture files;
  char kept[96]; /* the file as it was at first */
  struct app app;
  struct app_options options;
  struct config config;
  struct arena arena;
  FILE *in, *out;
  int keys, width;
  bool ascii;
  bool practice;
};

static void start(struct bench *b)
{
  struct err err = {.field = -1};
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  b->keys = ends[1];
  b->in = fdopen(ends[0], "r");
  b->out = fopen("/dev/null", "w");
  b->options.term = (struct term_options){.in = b->in,
                                          .out = b->out,
                                          .type = "xterm-256color",
                                          .lines = 24,
                                          .columns = b->width,
                                          .ascii = b->ascii,
                                          .esc_ms = 1};
  assert_true(clock_start(&b->options.clock, &err));
  if (!app_start(&b->app, &b->options, &err)) fail_msg("%s", err.text);
  app_show(&b->app);
  app_settle(&b->app);
}

static void stop(struct bench *b)
{
  assert_int_equal(chdir("/"), 0); /* out of the folder that goes */
  app_stop(&b->app);
  fclose(b->in);
  fclose(b->out);
  close(b->keys);
}

__attribute__((format(printf, 1, 2))) static void shell(const char *format, ...)
{
  char line[400];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  assert_int_equal(system(line), 0);
}

static void open_bench(struct bench *b, bool practice)
{
  struct err err = {.field = -1};
  memset(b, 0, sizeof *b);
  snprintf(b->files.folder, sizeof b->files.folder, "/tmp/lagesbild-bars-XXXXXX");
  assert_non_null(mkdtemp(b->files.folder));
  snprintf(b->files.path, sizeof b->files.path, "%s/test.db", b->files.folder);
  setenv("XDG_STATE_HOME", b->files.folder, 1);
  setenv("XDG_CONFIG_HOME", b->files.folder, 1);
  setenv("XDG_DATA_HOME", b->files.folder, 1);
  setenv("LAGESBILD_NOW", "2026-11-22T13:42", 1);
  assert_true(config_load(&b->config, &b->arena, &err));
  b->config.backup_folder = b->files.folder;
  b->options.path = b->files.path;
  b->options.practice = practice;
  b->options.config = &b->config;
  b->width = NARROW;
  start(b);
  stop(b);
  snprintf(b->kept, sizeof b->kept, "%s.kept", b->files.folder);
  shell("cp -r '%s' '%s'", b->files.folder, b->kept);
  start(b);
}

static void close_bench(struct bench *b)
{
  stop(b);
  arena_release(&b->arena);
  shell("rm -rf '%s' '%s'", b->files.folder, b->kept);
}

static void press(struct bench *b, int code)
{
  app_key(&b->app, &(struct key){.code = code});
  app_show(&b->app);
  app_settle(&b->app);
}

static const struct command *own_command(const char *id, size_t length)
{
  for (const struct command *c = app_commands; c->id; c++)
    if (strlen(c->id) == length && strncmp(c->id, id, length) == 0) return c;
  fail_msg("there is no command %s", id);
  return NULL;
}

/* A file with a row that is accepted and one that is not. */
static const char *file_to_read(const struct bench *b)
{
  static char path[160];
  snprintf(path, sizeof path, "%s/file.csv", b->files.folder);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs("Datum;Plats;Ort;Rubrik;Allvar\n2026-11-03;;Åtorget;ORD-SAML;2\n"
        "2026-11-04;;Okänt;ORD-SAML;2\n",
        file);
  fclose(file);
  return path;
}

static void type(struct bench *b, const char *text, size_t length)
{
  if (strncmp(text, "$FILE", 5) == 0) {
    text = file_to_read(b);
    length = strlen(text);
  }
  for (size_t i = 0; i < length; i++)
    press(b, text[i]);
}

static void walk(struct bench *b, const char *steps)
{
  while (*steps) {
    size_t n = strcspn(steps, " ");
    char name[32];
    snprintf(name, sizeof name, "%.*s", (int)n, steps);
    if (*steps == ':') {
      app_command(&b->app, own_command(steps + 1, n - 1));
      app_show(&b->app);
      app_settle(&b->app);
    } else if (*steps == '"') {
      type(b, steps + 1, n - 2);
    } else {
      assert_int_not_equal(key_find(name), K_NONE);
      press(b, key_find(name));
    }
    steps += n + strspn(steps + n, " ");
  }
}

/* Each way begins in the same file: nothing that was pressed before it shows. */
static void go(struct bench *b, const struct way *way)
{
  setenv("LAGESBILD_NOW", way->now ? way->now : "2026-11-22T13:42", 1);
  stop(b);
  shell("rm -rf '%s' && cp -r '%s' '%s'", b->files.folder, b->kept, b->files.folder);
  assert_int_equal(chdir(b->files.folder), 0); /* a backup is proposed where the program runs */
  start(b);
  walk(b, way->steps);
  const char *shown = app_pane(&b->app)->ops->id;
  if (strcmp(shown, way->pane) != 0)
    fail_msg("%s: shows %s, not %s: %s", way->steps, shown, way->pane, b->app.status);
}

/* The lowest line of what is shown that has a text: the bar, also of a sheet in a large window. */
static void bar_line(struct buf *out)
{
  struct buf dump = {0};
  draw_dump(&dump);
  const char *end = strstr(buf_text(&dump), "--\n"), *last = NULL;
  assert_non_null(end);
  for (const char *line = buf_text(&dump); line < end; line += strcspn(line, "\n") + 1)
    if (*line != '\n') last = line;
  assert_non_null(last);
  last += strspn(last, " ");
  buf_addf(out, " %.*s", (int)strcspn(last, "\n"), last);
  buf_release(&dump);
}

static void entry_text(struct buf *out, const struct command *c)
{
  buf_add(out, " ");
  key_label(out, c->key);
  buf_addf(out, " %s", c->label ? _(c->label) : "");
}

/* The commands of the bar that is shown, by the labels that stand in it. */
static size_t bar_of(struct bench *b, const struct command **entries)
{
  struct pane *pane = app_pane(&b->app);
  const struct command *own = pane->ops->bar ? pane->ops->bar(&b->app, pane) : NULL;
  const struct command *tables[] = {own ? own : pane->ops->commands, app_commands};
  struct buf bar = {0};
  size_t n = 0, width = 0;
  bar_line(&bar);
  for (size_t t = 0; t < 2; t++)
    for (const struct command *c = tables[t]; c && c->id && n < BAR_MOST; c++) {
      struct buf entry = {0};
      bool twice = false;
      entry_text(&entry, c);
      for (size_t i = 0; i < n; i++)
        twice |= entries[i]->key == c->key;
      if (c->label && c->priority > 0 && !twice && strstr(buf_text(&bar), buf_text(&entry))) {
        entries[n++] = c;
        width += entry.length;
      }
      buf_release(&entry);
    }
  /* Nothing stands in the bar but these, with two blanks between. */
  if (width + n - 1 != bar.length) fail_msg("%s: not of the tables: %s", pane->ops->id, bar.data);
  buf_release(&bar);
  return n;
}

/* A key that stands for two is each of them. */
static int key_to_press(int key)
{
  return key == K_UP_DOWN ? K_DOWN : key == K_LEFT_RIGHT ? K_RIGHT : key;
}

/* It runs what it names, or, where the pane takes its arrows itself, it shows. */
static void try_key(struct bench *b, const struct way *way, const struct command *c)
{
  struct buf before = {0}, after = {0};
  int views = b->app.n_views;
  const char *cause = c->why_not ? c->why_not(&b->app) : NULL;
  if (cause) fail_msg("%s: %s stands in the bar and does not apply: %s", way->steps, c->id, cause);
  draw_dump(&before);
  press(b, key_to_press(c->key));
  draw_dump(&after);
  const struct command *ran = b->app.command;
  if (c->run != app_arrows && (!ran || strcmp(ran->id, c->id) != 0))
    fail_msg("%s: the key of %s in the bar runs %s", way->steps, c->id, ran ? ran->id : "nothing");
  bool did = b->app.done || b->app.n_views != views || b->app.status[0] ||
             strcmp(buf_text(&before), buf_text(&after)) != 0;
  if (!did) fail_msg("%s: %s stands in the bar and its key does nothing", way->steps, c->id);
  buf_release(&before);
  buf_release(&after);
}

static bool is_of_program(const struct command *c)
{
  for (const struct command *own = app_commands; own->id; own++)
    if (own == c) return true;
  return false;
}

static void try_bar(struct bench *b, const struct way *way, bool program_only)
{
  const struct command *entries[BAR_MOST];
  go(b, way);
  size_t n = bar_of(b, entries);
  assert_true(n > 0);
  for (size_t i = 0; i < n; i++) {
    if (program_only && !is_of_program(entries[i])) continue;
    go(b, way);
    try_key(b, way, entries[i]);
  }
}

static const struct way first_start = {"start", "", NULL};

static void test_every_key_of_a_bar_works(void **state)
{
  (void)state;
  static struct bench b;
  open_bench(&b, true);
  for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
    try_bar(&b, &ways[w], false);
  close_bench(&b);
  open_bench(&b, false);
  try_bar(&b, &first_start, false);
  close_bench(&b);
}

/* In a wide window there is room for more of the program's keys; those of the pane were tried. */
static void test_every_key_of_a_wide_bar_works(void **state)
{
  (void)state;
  static struct bench b;
  open_bench(&b, true);
  b.width = WIDE;
  for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
    try_bar(&b, &ways[w], true);
  close_bench(&b);
}

static void test_every_pane_is_walked(void **state)
{
  (void)state;
  for (size_t i = 0; app_panes[i]; i++) {
    bool walked = strcmp(app_panes[i]->id, first_start.pane) == 0;
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
      walked |= strcmp(app_panes[i]->id, ways[w].pane) == 0;
    if (!walked) fail_msg("no way leads to the pane %s", app_panes[i]->id);
  }
}

/* ---- the bars as they are read ---- */

static void add_bar(struct bench *b, const struct way *way, struct buf *out)
{
  go(b, way);
  buf_addf(out, "%-18s %-32s|", way->pane, way->steps);
  bar_line(out);
  buf_add(out, "\n");
}

static void add_bars(const char *language, struct buf *out)
{
  static struct bench b;
  assert_true(i18n_start(language));
  buf_addf(out, "%s\n", language);
  open_bench(&b, true);
  for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
    add_bar(&b, &ways[w], out);
  close_bench(&b);
  open_bench(&b, false);
  add_bar(&b, &first_start, out);
  close_bench(&b);
}

static void test_bars_read_as_they_did(void **state)
{
  (void)state;
  struct buf bars = {0}, wanted = {0}, path = {0};
  struct err err = {.field = -1};
  add_bars("sv", &bars);
  add_bars("en", &bars);
  i18n_start(NULL);
  buf_addf(&path, "%s/../tests/unit/bars.txt", getenv("LAGESBILD_DATA"));
  if (getenv("UPDATE")) assert_true(file_replace(buf_text(&path), bars.data, bars.length, &err));
  if (!file_read(buf_text(&path), &wanted, &err)) fail_msg("%s", err.text);
  assert_string_equal(buf_text(&bars), buf_text(&wanted));
  buf_release(&bars);
  buf_release(&wanted);
  buf_release(&path);
}

/* ---- plain signs ---- */

static void check_plain(const struct way *way)
{
  struct buf dump = {0};
  draw_dump(&dump);
  const char *end = strstr(buf_text(&dump), "--\n");
  wchar_t c;
  for (const char *at = buf_text(&dump); at < end; at += mblen(at, MB_LEN_MAX)) {
    assert_true(mbtowc(&c, at, MB_LEN_MAX) > 0);
    if (c > 126 && !iswalpha((wint_t)c) && c != L'§')
      fail_msg("%s: no plain sign: %.40s", way->steps, at);
  }
  buf_release(&dump);
}

/* With --ascii no screen has another sign than ASCII's; text keeps its letters. */
static void test_plain_screens_are_plain(void **state)
{
  (void)state;
  static struct bench b;
  open_bench(&b, true);
  b.ascii = true;
  for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
    go(&b, &ways[w]);
    check_plain(&ways[w]);
  }
  close_bench(&b);
}

/* ---- menus ---- */

enum { MENU_STEPS = 60 };

/* The row that is marked says its command's sentence. */
static void note_row(struct bench *b, const struct offer *offers, size_t n, bool *seen)
{
  const char *said = app_pane(&b->app)->ops->hint(&b->app, app_pane(&b->app));
  for (size_t i = 0; said && i < n; i++)
    if (strcmp(_(offers[i].command->help), said) == 0) seen[i] = true;
}

static void check_menus(struct bench *b, const struct way *way)
{
  struct arena arena = {0};
  struct offer *offers;
  press(b, K_F9);
  if (strcmp(app_pane(&b->app)->ops->id, "menu") != 0) return;
  size_t n = offer_collect(&b->app, 1, &arena, &offers);
  bool *seen = arena_alloc(&arena, n * sizeof *seen);
  for (int menu = MENU_FILE; menu < MENUS; menu++) {
    for (int i = 0; i < MENU_STEPS; i++) {
      note_row(b, offers, n, seen);
      app_key(&b->app, &(struct key){.code = K_DOWN});
    }
    app_key(&b->app, &(struct key){.code = K_RIGHT});
  }
  for (size_t i = 0; i < n; i++)
    if (offers[i].here && offers[i].command->menu != MENU_NONE && !seen[i])
      fail_msg("%s: %s is in no menu", way->steps, offers[i].command->id);
  arena_release(&arena);
}

/* What has a menu in the table stands in it, however long the menu is. */
static void test_menus_hold_what_the_tables_say(void **state)
{
  (void)state;
  static struct bench b;
  open_bench(&b, true);
  for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
    go(&b, &ways[w]);
    check_menus(&b, &ways[w]);
  }
  close_bench(&b);
}

/* Help and palette are made of the offers: each row of each table once, where it is valid first. */
static void test_offers_are_the_tables(void **state)
{
  (void)state;
  static struct bench b;
  struct offer *offers;
  struct arena arena = {0};
  size_t wanted = 0;
  open_bench(&b, true);
  press(&b, '1');
  press(&b, K_CTRL('p'));
  size_t n = offer_collect(&b.app, 1, &arena, &offers);
  for (const struct command *c = app_commands; c->id; c++)
    wanted++;
  for (size_t i = 0; app_panes[i]; i++)
    for (const struct command *c = app_panes[i]->commands; c && c->id; c++)
      wanted++;
  assert_int_equal(n, wanted);
  for (size_t i = 0; i < n; i++) {
    assert_non_null(offers[i].command->name);
    /* What is not here says where it is. */
    assert_true(offers[i].here || offers[i].cause);
  }
  arena_release(&arena);
  close_bench(&b);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_pane_is_walked),
      cmocka_unit_test(test_every_key_of_a_bar_works),
      cmocka_unit_test(test_every_key_of_a_wide_bar_works),
      cmocka_unit_test(test_bars_read_as_they_did),
      cmocka_unit_test(test_menus_hold_what_the_tables_say),
      cmocka_unit_test(test_plain_screens_are_plain),
      cmocka_unit_test(test_offers_are_the_tables),
  };
  i18n_start(NULL);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
