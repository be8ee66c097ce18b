// SPDX-License-Identifier: GPL-3.0-or-later
/* The command tables, from which dispatch, bar, help, palette, menus and the manual are made. */
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/app.h"
#include "ui/manual_keys.h"
#include "ui/panes.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LABEL_MOST = 10, WIDTH = 80, KEYS = 3 };

/* Calls `check` for each table; the program's own has no pane. */
static void each_table(void (*check)(const char *table, const struct command *commands))
{
  check("program", app_commands);
  for (size_t i = 0; app_panes[i]; i++)
    if (app_panes[i]->commands) check(app_panes[i]->id, app_panes[i]->commands);
}

static void check_label(const char *table, const struct command *c)
{
  for (; c->id; c++)
    if (c->label && text_width(_(c->label)) > LABEL_MOST)
      fail_msg("%s: the label of %s is too wide: %s", table, c->id, _(c->label));
}

/* The bar has room for ten columns a label in every language there is. */
static void test_labels_are_short(void **state)
{
  (void)state;
  static const char *const languages[] = {"sv", "en"};
  for (size_t i = 0; i < 2; i++) {
    assert_true(i18n_start(languages[i]));
    each_table(check_label);
  }
  i18n_start("sv");
}

static void check_words(const char *table, const struct command *c)
{
  for (; c->id; c++) {
    if (!c->name || !*c->name || !c->help || !*c->help || !c->run)
      fail_msg("%s: %s lacks a name, a help sentence or a function", table, c->id);
    if (c->help[strlen(c->help) - 1] != '.')
      fail_msg("%s: the help of %s is no sentence", table, c->id);
    if (c->label && c->priority <= 0 && c->menu == MENU_NONE)
      fail_msg("%s: %s has a label, and stands in no bar and no menu", table, c->id);
    if (c->priority > 0 && c->key == K_NONE)
      fail_msg("%s: %s stands in the bar without a key", table, c->id);
    for (const struct command *other = c + 1; other->id; other++)
      if (strcmp(c->id, other->id) == 0) fail_msg("%s: %s stands twice", table, c->id);
  }
}

static void test_every_command_explains_itself(void **state)
{
  (void)state;
  each_table(check_words);
}

static int key_of(const struct command *c, int i)
{
  return i == 0 ? c->key : i == 1 ? c->second : c->third;
}

static bool has_key(const struct command *c, int key)
{
  for (int i = 0; i < KEYS; i++)
    if (key_of(c, i) == key) return true;
  return false;
}

static void check_keys(const char *table, const struct command *commands)
{
  for (const struct command *c = commands; c->id; c++)
    for (int i = 0; i < KEYS; i++) {
      int key = key_of(c, i);
      if (key == K_NONE) continue;
      if (command_find(commands, key) != c)
        fail_msg("%s: the key %d of %s belongs to another command too", table, key, c->id);
    }
}

/* One key never means two commands on one screen. */
static void test_no_key_stands_twice(void **state)
{
  (void)state;
  each_table(check_keys);
}

/* Where a pane's letter hides a command of the whole program, it does so on purpose: the pane has
 * the more useful meaning, and the other is in the menu. */
static const struct {
  const char *table, *id;
} hiding[] = {
    {"start", "start-help"},     /* the same command, in a bar of its own */
    {"preview", "preview-html"}, /* drawing 17 */
};

static bool may_hide(const char *table, const char *id)
{
  for (size_t i = 0; i < sizeof hiding / sizeof *hiding; i++)
    if (strcmp(hiding[i].table, table) == 0 && strcmp(hiding[i].id, id) == 0) return true;
  return false;
}

static void check_hidden(const char *table, const struct command *commands)
{
  if (commands == app_commands) return;
  for (const struct command *c = commands; c->id; c++)
    for (int key = '!'; key <= '~'; key++)
      if (has_key(c, key) && command_find(app_commands, key) && !may_hide(table, c->id))
        fail_msg("%s: the letter %c of %s hides %s", table, key, c->id,
                 command_find(app_commands, key)->id);
}

static void test_letters_of_panes_hide_no_others(void **state)
{
  (void)state;
  each_table(check_hidden);
}

static void check_bar(const char *table, const struct command *commands)
{
  static const unsigned flags[] = {0, COMMAND_OVER};
  if (commands == app_commands) return;
  for (size_t i = 0; i < 2; i++) {
    struct buf bar = {0};
    command_bar(&bar, NULL, commands, app_commands, flags[i], WIDTH);
    if (text_width(buf_text(&bar)) > WIDTH)
      fail_msg("%s: the bar is too wide: %s", table, buf_text(&bar));
    if (strncmp(buf_text(&bar), " F1 ", 4) != 0)
      fail_msg("%s: the bar has lost F1: %s", table, buf_text(&bar));
    buf_release(&bar);
  }
}

static void test_every_bar_fits_and_keeps_help(void **state)
{
  (void)state;
  static const char *const languages[] = {"en", "sv"};
  for (size_t i = 0; i < 2; i++) {
    assert_true(i18n_start(languages[i]));
    each_table(check_bar);
  }
}

/* F1 is the last to go, also where there is hardly room for anything. */
static void test_help_is_dropped_last(void **state)
{
  (void)state;
  for (size_t i = 0; app_panes[i]; i++) {
    struct buf bar = {0};
    command_bar(&bar, NULL, app_panes[i]->commands, app_commands, 0, 12);
    if (strncmp(buf_text(&bar), " F1 ", 4) != 0)
      fail_msg("%s: what is left is %s", app_panes[i]->id, buf_text(&bar));
    buf_release(&bar);
  }
}

/* ---- three roads to what a bar shows; the menus to every command ---- */

/* What lies over the screen has no menu above it: its bar is all there is. */
static bool has_no_menus(const char *table)
{
  static const struct pane_ops *const over[] = {&help_pane,       &glossary_pane, &palette_pane,
                                                &menu_pane,       &choose_pane,   &dialog_pane,
                                                &search_line_pane};
  for (size_t i = 0; i < sizeof over / sizeof *over; i++)
    if (strcmp(over[i]->id, table) == 0) return true;
  return false;
}

/* The program's own command that does the same from the same key or under the same name. */
static bool in_program_menu(const struct command *c)
{
  for (const struct command *own = app_commands; own->id; own++)
    if (own->menu != MENU_NONE && (own->key == c->key || strcmp(own->name, c->name) == 0))
      return true;
  return false;
}

/* Keys that move, take and leave mean the same everywhere and need no letter. */
static bool moves(int key)
{
  static const int keys[] = {K_ESC,   K_ENTER, K_TAB,  K_PGUP,    K_PGDN,      K_LEFT,
                             K_RIGHT, K_UP,    K_DOWN, K_UP_DOWN, K_LEFT_RIGHT};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (keys[i] == key) return true;
  return false;
}

/* A letter, a digit or Ctrl; for F6 also Tab (section 2 of the screens' document). */
static bool is_other_way(int key, int first)
{
  return (key > ' ' && key < K_SPECIAL) || (key > 0 && key < K_ESC && key != K_ENTER) ||
         (key == K_TAB && first == K_F6);
}

static void check_roads(const char *table, const struct command *c)
{
  if (has_no_menus(table)) return;
  for (; c->id; c++) {
    if (c->menu == MENU_NONE && !in_program_menu(c))
      fail_msg("%s: %s stands in no menu", table, c->id);
    if (c->priority > 0 && !moves(c->key) && !is_other_way(c->key, c->key) &&
        !is_other_way(c->second, c->key) && !is_other_way(c->third, c->key))
      fail_msg("%s: %s has no letter and no Ctrl beside its key", table, c->id);
  }
}

static void test_commands_have_other_roads(void **state)
{
  (void)state;
  each_table(check_roads);
}

/* The page that is installed has each command with its first key and its sentence. */
static void test_manual_lists_the_tables(void **state)
{
  (void)state;
  struct buf page = {0}, keys = {0};
  struct err err = {.field = -1};
  if (!getenv("LAGESBILD_MANUAL")) skip();
  assert_true(file_read(getenv("LAGESBILD_MANUAL"), &page, &err));
  assert_true(i18n_start("en"));
  manual_keys(&keys);
  assert_non_null(strstr(buf_text(&page), buf_text(&keys)));
  i18n_start("sv");
  size_t n = 0, wanted = 0;
  for (const char *at = buf_text(&keys); (at = strstr(at, ".TP\n")) != NULL; at++)
    n++;
  for (const struct command *c = app_commands; c->id; c++)
    wanted++;
  for (size_t i = 0; app_panes[i]; i++) {
    bool before = false;
    for (size_t j = 0; j < i; j++)
      before |= app_panes[j]->commands == app_panes[i]->commands;
    for (const struct command *c = app_panes[i]->commands; c && c->id && !before; c++)
      wanted++;
  }
  assert_int_equal(n, wanted);
  buf_release(&page);
  buf_release(&keys);
}

/* ---- the list of panes ---- */

static bool is_known(const char *id, size_t length)
{
  for (size_t i = 0; app_panes[i]; i++)
    if (strlen(app_panes[i]->id) == length && strncmp(app_panes[i]->id, id, length) == 0)
      return true;
  return false;
}

/* Each pane that a source file defines, known by the id in its first member. */
static int check_source(const char *name, const char *text)
{
  static const char start[] = "const struct pane_ops ", open[] = " = {\n    .id = \"";
  int n = 0;
  for (const char *at = text; (at = strstr(at, start)) != NULL; at++) {
    const char *after =
        at + strlen(start) + strspn(at + strlen(start), "abcdefghijklmnopqrstuvwxyz_");
    if (strncmp(after, open, strlen(open)) != 0) continue;
    const char *id = after + strlen(open);
    if (!is_known(id, strcspn(id, "\"")))
      fail_msg("%s: the pane %.*s is not among app_panes", name, (int)strcspn(id, "\""), id);
    n++;
  }
  return n;
}

static void test_every_pane_is_known(void **state)
{
  (void)state;
  struct buf folder = {0};
  int n = 0;
  buf_addf(&folder, "%s/../src/ui", getenv("LAGESBILD_DATA"));
  DIR *dir = opendir(buf_text(&folder));
  assert_non_null(dir);
  for (struct dirent *e; (e = readdir(dir));) {
    struct buf path = {0}, text = {0};
    struct err err = {.field = -1};
    size_t length = strlen(e->d_name);
    buf_addf(&path, "%s/%s", buf_text(&folder), e->d_name);
    if (length > 2 && strcmp(e->d_name + length - 2, ".c") == 0) {
      assert_true(file_read(buf_text(&path), &text, &err));
      n += check_source(e->d_name, buf_text(&text));
    }
    buf_release(&path);
    buf_release(&text);
  }
  closedir(dir);
  buf_release(&folder);
  assert_true(n > 20); /* else the form of a definition has changed, and nothing was checked */
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_labels_are_short),
      cmocka_unit_test(test_every_command_explains_itself),
      cmocka_unit_test(test_no_key_stands_twice),
      cmocka_unit_test(test_letters_of_panes_hide_no_others),
      cmocka_unit_test(test_every_bar_fits_and_keeps_help),
      cmocka_unit_test(test_help_is_dropped_last),
      cmocka_unit_test(test_commands_have_other_roads),
      cmocka_unit_test(test_manual_lists_the_tables),
      cmocka_unit_test(test_every_pane_is_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
