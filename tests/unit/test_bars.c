// SPDX-License-Identifier: GPL-3.0-or-later
/* The last line tells the truth: on every screen that can be reached, each key of the bar does
 * something there, and palette and help have every command of the tables. */
#include "base/i18n.h"
#include "base/mem.h"
#include "ops_fixture.h"
#include "ui/app.h"
#include "ui/offer.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { KEYS_OF_SCREEN = 6, BAR_MOST = 24 };

/* How each screen is reached from the main one: keys, or the name of a command for the palette. */
static const struct way {
  const char *name, *command;
  int keys[KEYS_OF_SCREEN];
} ways[] = {
    {"areas", NULL, {'1'}},
    {"top three", NULL, {'2'}},
    {"measures", NULL, {'3'}},
    {"follow-up", NULL, {'4'}},
    {"inventory", NULL, {'i'}},
    {"observation form", NULL, {'o'}},
    {"measure form", NULL, {'3', K_F4}},
    {"card", NULL, {'1', K_ENTER}},
    {"measure", NULL, {'3', K_ENTER}},
    {"ranking", NULL, {'2', K_ENTER}},
    {"influence", NULL, {'2', K_ENTER, K_F2}},
    {"projector", NULL, {K_F5, K_RIGHT}}, /* the middle one of three */
    {"preview", NULL, {K_F7}},
    {"history", "history", {0}},
    {"observations", "observations", {0}},
    {"all measures", "measures", {0}},
    {"follow-up round", "walk", {0}},
    {"registers", "areas", {0}},
    {"reports", "reports", {0}},
    {"help", NULL, {K_F1}},
    {"glossary", NULL, {K_F1, K_F1}},
    {"palette", NULL, {K_CTRL('p')}},
    {"menu", NULL, {K_F9}},
};

struct bench {
  struct fixture files;
  struct app app;
  struct app_options options;
  struct config config;
  struct arena arena;
  FILE *in, *out;
  int keys;
};

static void open_bench(struct bench *b)
{
  struct err err = {.field = -1};
  int ends[2];
  memset(b, 0, sizeof *b);
  snprintf(b->files.folder, sizeof b->files.folder, "/tmp/lagesbild-bars-XXXXXX");
  assert_non_null(mkdtemp(b->files.folder));
  snprintf(b->files.path, sizeof b->files.path, "%s/test.db", b->files.folder);
  setenv("XDG_STATE_HOME", b->files.folder, 1);
  setenv("XDG_CONFIG_HOME", b->files.folder, 1);
  setenv("XDG_DATA_HOME", b->files.folder, 1);
  setenv("LAGESBILD_NOW", "2026-11-22T13:42", 1);
  assert_true(clock_start(&b->options.clock, &err));
  assert_true(config_load(&b->config, &b->arena, &err));
  b->config.backup_folder = b->files.folder;
  b->options.path = b->files.path;
  b->options.practice = true;
  b->options.config = &b->config;
  assert_int_equal(pipe(ends), 0);
  b->keys = ends[1];
  b->in = fdopen(ends[0], "r");
  b->out = fopen("/dev/null", "w");
  b->options.term = (struct term_options){.in = b->in,
                                          .out = b->out,
                                          .type = "xterm-256color",
                                          .lines = 24,
                                          .columns = 80,
                                          .esc_ms = 1};
  if (!app_start(&b->app, &b->options, &err)) fail_msg("%s", err.text);
  app_show(&b->app);
  app_settle(&b->app);
}

static void close_bench(struct bench *b)
{
  char remove[128];
  app_stop(&b->app);
  fclose(b->in);
  fclose(b->out);
  close(b->keys);
  arena_release(&b->arena);
  snprintf(remove, sizeof remove, "rm -rf '%s'", b->files.folder);
  assert_int_equal(system(remove), 0);
}

static void press(struct bench *b, int code)
{
  app_key(&b->app, &(struct key){.code = code});
  app_show(&b->app);
  app_settle(&b->app);
}

static const struct command *own_command(const char *id)
{
  for (const struct command *c = app_commands; c->id; c++)
    if (strcmp(c->id, id) == 0) return c;
  fail_msg("there is no command %s", id);
  return NULL;
}

static void go(struct bench *b, const struct way *way)
{
  b->app.done = false;
  app_home(&b->app);
  app_show(&b->app);
  app_settle(&b->app);
  if (way->command) app_command(&b->app, own_command(way->command));
  app_show(&b->app);
  app_settle(&b->app);
  for (int i = 0; i < KEYS_OF_SCREEN && way->keys[i]; i++)
    press(b, way->keys[i]);
}

/* The commands of the bar that is shown, by the labels that stand in it. */
static size_t bar_of(struct bench *b, const struct command **entries)
{
  struct pane *pane = app_pane(&b->app);
  const struct command *own = pane->ops->bar ? pane->ops->bar(&b->app, pane) : NULL;
  const struct command *tables[] = {own ? own : pane->ops->commands, app_commands};
  struct buf bar = {0};
  bool over = own || app_view(&b->app)->ops->over;
  size_t n = 0;
  command_bar(&bar, tables[0], app_commands, over ? COMMAND_OVER : 0, 80);
  for (size_t t = 0; t < 2; t++)
    for (const struct command *c = tables[t]; c && c->id && n < BAR_MOST; c++) {
      struct buf entry = {0};
      key_label(&entry, c->key);
      buf_addf(&entry, " %s", c->label ? _(c->label) : "");
      if (c->label && c->priority > 0 && strstr(buf_text(&bar), buf_text(&entry))) entries[n++] = c;
      buf_release(&entry);
    }
  buf_release(&bar);
  return n;
}

/* A key that stands for two is each of them. */
static int key_to_press(int key)
{
  return key == K_UP_DOWN ? K_DOWN : key == K_LEFT_RIGHT ? K_RIGHT : key;
}

static void try_key(struct bench *b, const struct way *way, const struct command *c)
{
  struct buf before = {0}, after = {0};
  int views = b->app.n_views;
  draw_dump(&before);
  press(b, key_to_press(c->key));
  draw_dump(&after);
  bool did = b->app.done || b->app.n_views != views || b->app.status[0] ||
             strcmp(buf_text(&before), buf_text(&after)) != 0;
  if (!did) fail_msg("%s: %s stands in the bar and its key does nothing", way->name, c->id);
  buf_release(&before);
  buf_release(&after);
}

static void test_every_key_of_a_bar_works(void **state)
{
  (void)state;
  static struct bench b;
  open_bench(&b);
  for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
    const struct command *entries[BAR_MOST];
    go(&b, &ways[w]);
    size_t n = bar_of(&b, entries);
    assert_true(n > 1);
    for (size_t i = 0; i < n; i++) {
      go(&b, &ways[w]);
      try_key(&b, &ways[w], entries[i]);
    }
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
  open_bench(&b);
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
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_key_of_a_bar_works),
                                     cmocka_unit_test(test_offers_are_the_tables)};
  i18n_start(NULL);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
