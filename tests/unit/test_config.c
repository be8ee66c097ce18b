// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/conf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[64], own_folder[96], own[128];

static int make_folder(void **state)
{
  (void)state;
  snprintf(folder, sizeof folder, "/tmp/lagesbild-config-XXXXXX");
  if (!mkdtemp(folder)) return -1;
  snprintf(own_folder, sizeof own_folder, "%s/lagesbild", folder);
  snprintf(own, sizeof own, "%s/lagesbild.conf", own_folder);
  setenv("XDG_CONFIG_HOME", folder, 1);
  i18n_start("en");
  return mkdir(own_folder, 0700);
}

static int remove_folder(void **state)
{
  (void)state;
  unlink(own);
  rmdir(own_folder);
  return rmdir(folder);
}

static void write_own(const char *text)
{
  struct err err = {0};
  assert_true(file_replace(own, text, strlen(text), &err));
}

static int remove_own(void **state)
{
  (void)state;
  unlink(own);
  return 0;
}

/* The table and the shipped file must name the same settings, or one of them is never said. */
static void test_shipped_file_names_every_setting(void **state)
{
  (void)state;
  struct arena arena = {0};
  struct err err = {0};
  struct conf *conf = NULL;
  const char *path = file_shipped(&arena, "default.conf");
  assert_non_null(path);
  assert_true(conf_open(&conf, path, &err));
  size_t n = 0;
  for (; config_settings[n].name; n++)
    assert_non_null(conf_get(conf_root(conf), config_settings[n].name));
  assert_int_equal(n, conf_length(conf_root(conf)));
  conf_close(conf);
  arena_release(&arena);
}

static void test_defaults(void **state)
{
  (void)state;
  struct arena arena = {0};
  struct config config;
  struct err err = {0};
  assert_true(config_load(&config, &arena, &err));
  assert_string_equal(config_languages[config.language], "sv");
  assert_int_equal(config.theme, THEME_DARK);
  assert_false(config.ascii);
  assert_int_equal(config.esc_ms, 25);
  assert_string_equal(config.backup_folder, "");
  arena_release(&arena);
}

static void test_own_file_goes_first(void **state)
{
  (void)state;
  struct arena arena = {0};
  struct config config;
  struct err err = {0};
  write_own(
      "tema = \"light\";\nascii = true;\nesc_ms = 100;\nbackup_folder = \"/srv/kopior å\";\n");
  assert_true(config_load(&config, &arena, &err));
  assert_int_equal(config.theme, THEME_LIGHT);
  assert_true(config.ascii);
  assert_int_equal(config.esc_ms, 100);
  assert_string_equal(config.backup_folder, "/srv/kopior å");
  assert_string_equal(config_languages[config.language], "sv");
  arena_release(&arena);
}

static void refused(const char *text, const char *line, const char *allowed)
{
  struct arena arena = {0};
  struct config config;
  struct err err = {0};
  char place[160];
  write_own(text);
  assert_false(config_load(&config, &arena, &err));
  snprintf(place, sizeof place, "%s:%s: ", own, line);
  assert_int_equal(strncmp(err.text, place, strlen(place)), 0);
  assert_non_null(strstr(err.text, allowed));
  arena_release(&arena);
}

static void test_wrong_settings_say_where_and_what(void **state)
{
  (void)state;
  refused("\ntheme = \"dark\";\n", "2", "language, tema, ascii, esc_ms, backup_folder");
  refused("language = \"no\";\n", "1", "\"sv\", \"en\"");
  refused("tema = 1;\n", "1", "quotation marks");
  refused("ascii = 1;\n", "1", "true or false");
  refused("# a remark\nesc_ms = 1001;\n", "2", "from 0 to 1000");
  refused("esc_ms = \"25\";\n", "1", "whole number");
}

/* The order of screens.md section 6: --color, NO_COLOR, then the setting. */
static void test_order_of_colour(void **state)
{
  (void)state;
  struct config light = {.theme = THEME_LIGHT}, mono = {.theme = THEME_MONO};
  assert_int_equal(config_theme(&light, CHOICE_AUTO, NULL), THEME_LIGHT);
  assert_int_equal(config_theme(&light, CHOICE_AUTO, ""), THEME_LIGHT);
  assert_int_equal(config_theme(&light, CHOICE_AUTO, "1"), THEME_MONO);
  assert_int_equal(config_theme(&light, CHOICE_ALWAYS, "1"), THEME_LIGHT);
  assert_int_equal(config_theme(&mono, CHOICE_ALWAYS, NULL), THEME_DARK);
  assert_int_equal(config_theme(&light, CHOICE_NEVER, NULL), THEME_MONO);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_shipped_file_names_every_setting),
      cmocka_unit_test(test_defaults),
      cmocka_unit_test_teardown(test_own_file_goes_first, remove_own),
      cmocka_unit_test_teardown(test_wrong_settings_say_where_and_what, remove_own),
      cmocka_unit_test(test_order_of_colour),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
