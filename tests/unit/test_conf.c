// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/conf.h"
#include "base/file.h"
#include "base/i18n.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char settings[] = "name = \"Åtorget\";\n"
                               "months = 12;\n"
                               "large = 5000000000L;\n"
                               "share = 0.5;\n"
                               "on = true;\n"
                               "list = (\"a\", 2);\n"
                               "group : { inner = \"x\\x1by\"; };\n";

static void settings_are_read(void **state)
{
  (void)state;
  struct conf *conf;
  struct err err = {0};
  const char *text;
  long long whole;
  bool on;
  assert_true(conf_open_text(&conf, "test.conf", settings, &err));
  const struct conf_node *root = conf_root(conf);
  assert_true(conf_string(root, "name", NULL, &text, &err));
  assert_string_equal(text, "Åtorget");
  assert_true(conf_string(root, "none", "otherwise", &text, &err));
  assert_string_equal(text, "otherwise");
  assert_true(conf_integer(root, "months", 1, &whole, &err));
  assert_int_equal(whole, 12);
  assert_true(conf_integer(root, "large", 1, &whole, &err));
  assert_int_equal(whole, INT64_C(5000000000));
  assert_true(conf_integer(root, "none", -1, &whole, &err));
  assert_int_equal(whole, -1);
  assert_true(conf_boolean(root, "on", false, &on, &err));
  assert_true(on);
  assert_true(conf_boolean(root, "none", false, &on, &err));
  assert_false(on);
  conf_close(conf);
  conf_close(NULL);
}

static void settings_are_walked(void **state)
{
  (void)state;
  struct conf *conf;
  struct err err = {0};
  static const enum conf_kind kinds[] = {CONF_STRING,  CONF_INTEGER, CONF_INTEGER, CONF_NUMBER,
                                         CONF_BOOLEAN, CONF_LIST,    CONF_GROUP};
  assert_true(conf_open_text(&conf, "test.conf", settings, &err));
  const struct conf_node *root = conf_root(conf);
  assert_int_equal(conf_kind(root), CONF_GROUP);
  assert_int_equal(conf_length(root), 7);
  for (size_t i = 0; i < 7; i++) {
    assert_int_equal(conf_kind(conf_at(root, i)), kinds[i]);
    assert_int_equal(conf_line(conf_at(root, i)), i + 1);
  }
  const struct conf_node *list = conf_get(root, "list");
  assert_int_equal(conf_length(list), 2);
  assert_string_equal(conf_text(conf_at(list, 0)), "a");
  assert_int_equal(conf_whole(conf_at(list, 1)), 2);
  assert_null(conf_text(conf_at(list, 1)));
  assert_null(conf_name(conf_at(list, 0)));
  assert_null(conf_get(root, "none"));
  assert_string_equal(conf_name(list), "list");
  /* The escape is shown, not obeyed. */
  assert_string_equal(conf_text(conf_get(conf_get(root, "group"), "inner")), "x\uFFFDy");
  conf_close(conf);
}

static void a_wrong_setting_is_named_with_its_line(void **state)
{
  (void)state;
  i18n_start("en");
  struct conf *conf;
  struct err err = {0};
  const char *text = "untouched";
  long long whole = 7;
  bool on = true;
  static const char *const known[] = {"name", "months", "large", "share", "on", "list", NULL};
  assert_true(conf_open_text(&conf, "test.conf", settings, &err));
  const struct conf_node *root = conf_root(conf);
  assert_false(conf_string(root, "months", NULL, &text, &err));
  assert_non_null(strstr(err.text, "test.conf:2: months"));
  assert_false(conf_integer(root, "share", 0, &whole, &err));
  assert_non_null(strstr(err.text, "test.conf:4: share"));
  assert_false(conf_boolean(root, "name", false, &on, &err));
  assert_non_null(strstr(err.text, "test.conf:1: name"));
  assert_string_equal(text, "untouched");
  assert_int_equal(whole, 7);
  assert_true(on);
  assert_false(conf_only(conf, root, known, &err));
  assert_non_null(strstr(err.text, "test.conf:7: group"));
  assert_non_null(strstr(err.text, "name, months, large"));
  assert_true(conf_only(conf, conf_get(root, "group"), (const char *const[]){"inner", NULL}, &err));
  assert_false(conf_refuse(conf, conf_get(root, "on"), &err, "%d is too many.", 9));
  assert_string_equal(err.text, "test.conf:5: 9 is too many.");
  conf_close(conf);
}

static void a_file_that_cannot_be_read_says_where(void **state)
{
  (void)state;
  i18n_start("en");
  static const struct {
    const char *text, *expected;
  } cases[] = {
      {"a = 1;\nb = = 2;\n", "test.conf:2:"},
      {"a = 1;\na = 2;\n", "stands twice"},
      {"a = 1;\nb = \"\xE5\";\n", "test.conf:2: the line is not UTF-8"},
      {"a = 1;\n  @include \"/etc/passwd\"\n", "test.conf:2: other files"},
      {"@INCLUDE \"/etc/passwd\"\n", "test.conf:1: other files"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct conf *conf = NULL;
    struct err err = {0};
    assert_false(conf_open_text(&conf, "test.conf", cases[i].text, &err));
    assert_null(conf);
    if (!strstr(err.text, cases[i].expected)) fail_msg("%s", err.text);
  }
}

static void a_settings_file_is_opened(void **state)
{
  (void)state;
  char path[] = "/tmp/lagesbild-XXXXXX";
  struct conf *conf = NULL;
  struct err err = {0};
  const char *text;
  static const char bytes[] = "\xEF\xBB\xBFname = \"x\";"; /* a byte order mark is passed over */
  static const char holed[] = "a = 1;\n\0b = 2;\n";
  int file = mkstemp(path);
  assert_true(file >= 0);
  close(file);
  assert_true(file_replace(path, bytes, sizeof bytes - 1, &err));
  assert_true(conf_open(&conf, path, &err));
  assert_true(conf_string(conf_root(conf), "name", NULL, &text, &err));
  assert_string_equal(text, "x");
  conf_close(conf);
  assert_true(file_replace(path, holed, sizeof holed - 1, &err));
  assert_false(conf_open(&conf, path, &err)); /* what stands after a NUL is not lost in silence */
  assert_int_equal(unlink(path), 0);
  assert_false(conf_open(&conf, path, &err));
  assert_non_null(strstr(err.text, path));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(settings_are_read),
      cmocka_unit_test(settings_are_walked),
      cmocka_unit_test(a_wrong_setting_is_named_with_its_line),
      cmocka_unit_test(a_file_that_cannot_be_read_says_where),
      cmocka_unit_test(a_settings_file_is_opened),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
