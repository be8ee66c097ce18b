// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static bool press(struct edit *edit, int code)
{
  return edit_key(edit, &(struct key){.code = code});
}

static void type(struct edit *edit, const int *codes)
{
  for (; *codes; codes++)
    assert_true(press(edit, *codes));
}

static void letters_stand_where_the_cursor_is(void **state)
{
  struct edit edit = {0};
  (void)state;
  type(&edit, (int[]){0xc5, 't', 'o', 'r', 'e', 't', 0});
  assert_string_equal(buf_text(&edit.text), "Åtoret");
  press(&edit, K_LEFT);
  press(&edit, K_LEFT);
  type(&edit, (int[]){'g', 0});
  assert_string_equal(buf_text(&edit.text), "Åtorget");
  press(&edit, K_HOME);
  press(&edit, K_RIGHT);
  press(&edit, K_BACKSPACE);
  assert_string_equal(buf_text(&edit.text), "torget");
  press(&edit, K_DELETE);
  assert_string_equal(buf_text(&edit.text), "orget");
  edit_release(&edit);
}

/* Text is NFC: a letter and its mark become one code point, so that search finds it. */
static void a_mark_joins_the_letter_before_it(void **state)
{
  struct edit edit = {0};
  (void)state;
  type(&edit, (int[]){'s', 'a', 0x308, 'g', 0});
  assert_string_equal(buf_text(&edit.text), "säg");
  press(&edit, K_BACKSPACE);
  press(&edit, K_BACKSPACE);
  assert_string_equal(buf_text(&edit.text), "s");
  edit_release(&edit);
}

static void a_lone_mark_is_made_visible(void **state)
{
  struct edit edit = {0};
  (void)state;
  type(&edit, (int[]){0x308, 0});
  assert_string_equal(buf_text(&edit.text), "\xef\xbf\xbd");
  edit_release(&edit);
}

static void a_paste_in_one_line_loses_its_line_breaks(void **state)
{
  struct edit one = {0}, many = {.many = true};
  struct key paste = {K_PASTE, "rad ett\nrad två"};
  (void)state;
  assert_true(edit_key(&one, &paste));
  assert_string_equal(buf_text(&one.text), "rad ett rad två");
  assert_true(edit_key(&many, &paste));
  assert_string_equal(buf_text(&many.text), "rad ett\nrad två");
  edit_release(&one);
  edit_release(&many);
}

/* What does not fit is left out at a whole letter, never in the middle of its bytes. */
static void the_limit_is_kept_at_whole_letters(void **state)
{
  struct edit edit = {.limit = 5};
  (void)state;
  edit_key(&edit, &(struct key){K_PASTE, "ååå"});
  assert_string_equal(buf_text(&edit.text), "åå");
  type(&edit, (int[]){'x', 'y', 0});
  assert_string_equal(buf_text(&edit.text), "ååx");
  edit_release(&edit);
}

static void enter_is_a_line_only_in_long_text(void **state)
{
  struct edit one = {0}, many = {.many = true};
  (void)state;
  assert_false(press(&one, K_ENTER));
  assert_true(press(&many, K_ENTER));
  assert_string_equal(buf_text(&many.text), "\n");
  edit_release(&one);
  edit_release(&many);
}

static void moves_say_when_they_cannot(void **state)
{
  struct edit edit = {0};
  (void)state;
  edit_set(&edit, "ett två");
  assert_false(press(&edit, K_RIGHT));
  assert_true(press(&edit, K_CTRL_LEFT));
  assert_int_equal(edit.cursor, 4);
  assert_true(press(&edit, K_HOME));
  assert_false(press(&edit, K_LEFT));
  assert_true(press(&edit, K_CTRL_RIGHT));
  assert_int_equal(edit.cursor, 4);
  edit_release(&edit);
}

static void arrows_follow_the_lines_as_they_are_shown(void **state)
{
  struct edit edit = {.many = true, .width = 10};
  (void)state;
  edit_set(&edit, "grupp vid bänkarna"); /* shown as "grupp vid" and "bänkarna" */
  assert_false(press(&edit, K_DOWN));
  assert_true(press(&edit, K_UP));
  assert_int_equal(edit.cursor, 8);
  assert_true(press(&edit, K_END));
  assert_int_equal(edit.cursor, strlen("grupp vid"));
  assert_false(press(&edit, K_UP));
  edit_release(&edit);
}

/* Text may hold a person's number: it must not stay in memory when it has left the field. */
static void text_that_goes_is_overwritten(void **state)
{
  struct edit edit = {0};
  (void)state;
  edit_set(&edit, "850101-2384 ringde");
  const char *memory = edit.text.data;
  size_t room = edit.text.capacity;
  edit_clear(&edit);
  assert_ptr_equal(edit.text.data, memory);
  for (size_t i = 0; i < room; i++)
    assert_int_equal(memory[i], 0);
  edit_set(&edit, "850101-2384");
  for (int i = 0; i < 11; i++)
    press(&edit, K_BACKSPACE);
  for (size_t i = 0; i < room; i++)
    assert_int_equal(memory[i], 0);
  edit_release(&edit);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(letters_stand_where_the_cursor_is),
      cmocka_unit_test(a_mark_joins_the_letter_before_it),
      cmocka_unit_test(a_lone_mark_is_made_visible),
      cmocka_unit_test(a_paste_in_one_line_loses_its_line_breaks),
      cmocka_unit_test(the_limit_is_kept_at_whole_letters),
      cmocka_unit_test(enter_is_a_line_only_in_long_text),
      cmocka_unit_test(moves_say_when_they_cannot),
      cmocka_unit_test(arrows_follow_the_lines_as_they_are_shown),
      cmocka_unit_test(text_that_goes_is_overwritten),
  };
  setlocale(LC_ALL, "C.UTF-8");
  return cmocka_run_group_tests(tests, NULL, NULL);
}
