// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "base/mem.h"
#include "ops_fixture.h"
#include "ui/app.h"
#include "ui/form_part.h"
#include "ui/forms.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

/* The program without a terminal: a file, a view below, and keys as the loop would hand them on. */
struct bench {
  struct fixture fixture;
  struct app_options options;
  struct app app;
  int keys; /* sent so far */
};

static void no_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app, (void)view, (void)r;
}

static const struct pane_ops below_pane = {.id = "below"};
static const struct view_ops below = {.panes = {&below_pane}, .layout = no_layout};

static int bench_open(void **state)
{
  struct bench *b = mem_alloc(sizeof *b);
  fixture_open(&b->fixture, 20260902, 1300);
  setenv("XDG_STATE_HOME", b->fixture.folder, 1);
  b->app.options = &b->options;
  b->app.clock = b->fixture.clock;
  b->app.store = b->fixture.store;
  b->app.ops = b->fixture.ops;
  b->app.month = 202608;
  b->app.quarter = 20263;
  app_push(&b->app, &below, NULL);
  *state = b;
  return 0;
}

static int bench_close(void **state)
{
  struct bench *b = *state;
  while (b->app.n_views > 0)
    app_pop(&b->app);
  fixture_close(&b->fixture);
  free(b);
  return 0;
}

static struct form *form_of(struct bench *b)
{
  return app_pane(&b->app)->state;
}

static void press_key(struct bench *b, const struct key *key)
{
  struct pane *pane = app_pane(&b->app);
  struct err err = {.field = -1};
  b->keys++;
  b->app.status[0] = 0;
  if (pane->ops->key && pane->ops->key(&b->app, pane, key)) return;
  const struct command *command = command_find(pane->ops->commands, key->code);
  if (command && !command->run(&b->app, command->argument, &err)) app_say_error(&b->app, &err);
}

static void press(struct bench *b, int code)
{
  press_key(b, &(struct key){.code = code});
}

static void type(struct bench *b, const char *text)
{
  wchar_t wide;
  for (int n; *text; text += n) {
    n = mbtowc(&wide, text, MB_CUR_MAX);
    press(b, (int)wide);
  }
}

static void line(struct bench *b, const char *text)
{
  type(b, text);
  press(b, K_TAB);
}

static long stored(struct bench *b)
{
  struct observation_query query = {.late = -1, .soft = -1};
  struct err err = {.field = -1};
  long n = -1;
  assert_true(store_count(b->app.store, &query, &n, &err));
  return n;
}

/* Row 1 of the worked example, in a file where nothing has been registered. */
static void first_record(struct bench *b)
{
  form_observation_new(&b->app, 0);
  assert_int_equal(form_of(b)->field, OBSERVATION_DAY);
  line(b, "1/8");
  line(b, "norra h");
  line(b, "fält");
  line(b, "2340");
  line(b, "bry");
  line(b, "ord");
  type(b, "2");
  type(b, "20-tal ungdomar, hög musik, skingrades");
  press(b, K_CTRL('s'));
}

static void observation(struct bench *b, int64_t id, struct arena *arena, struct observation *o)
{
  struct err err = {.field = -1};
  assert_true(store_observation(b->app.store, id, arena, o, &err));
}

static void a_record_is_stored_as_it_was_typed(void **state)
{
  struct bench *b = *state;
  struct arena arena = {0};
  struct observation o;
  first_record(b);
  assert_int_equal(stored(b), 1);
  observation(b, 1, &arena, &o);
  assert_int_equal(o.day, 20260801);
  assert_int_equal(o.time, 2340);
  assert_int_equal(o.area_id, NORRA_HAMNEN);
  assert_int_equal(o.source_id, UNIT_FALT);
  assert_int_equal(o.category_id, ORD_SAML);
  assert_int_equal(o.severity, 2);
  assert_string_equal(o.place_name, "bryggan");
  assert_string_equal(o.note, "20-tal ungdomar, hög musik, skingrades");
  arena_release(&arena);
}

/* screens.md section 3, screen 03: 16 keys besides the free text. */
static void a_repeated_record_takes_sixteen_keys(void **state)
{
  struct bench *b = *state;
  first_record(b);
  assert_int_equal(form_of(b)->field, OBSERVATION_TIME);
  b->keys = 0;
  line(b, "2340");
  line(b, "bry");
  line(b, "saml");
  type(b, "2");
  assert_int_equal(form_of(b)->field, OBSERVATION_NOTE);
  press(b, K_CTRL('s'));
  assert_int_equal(b->keys, 16);
  assert_int_equal(stored(b), 2);
}

/* screens.md section 4: a time between two is written with a hyphen, and may pass midnight. */
static void a_span_of_time_is_an_interval(void **state)
{
  struct bench *b = *state;
  struct arena arena = {0};
  struct observation o;
  struct err err = {.field = -1};
  form_observation_new(&b->app, 0);
  line(b, "1/8");
  line(b, "norra h");
  line(b, "fält");
  line(b, "22-2");
  assert_string_equal(form_text(form_of(b), OBSERVATION_TIME), "22.00");
  line(b, "bry");
  line(b, "ord");
  type(b, "2");
  press(b, K_CTRL('s'));
  assert_int_equal(stored(b), 1);
  assert_true(store_observation(b->app.store, 1, &arena, &o, &err));
  assert_int_equal(o.known, KNOWN_INTERVAL);
  assert_int_equal(o.day, 20260801);
  assert_int_equal(o.time, 2200);
  assert_int_equal(o.to_day, 20260802);
  assert_int_equal(o.to_time, 200);
  arena_release(&arena);
}

/* The same table: eight keys more for a new date, sixteen more with area and source too. */
static void kept_fields_are_three_steps_back(void **state)
{
  struct bench *b = *state;
  struct arena arena = {0};
  struct observation o;
  first_record(b);
  b->keys = 0;
  for (int i = 0; i < 3; i++)
    press(b, K_BTAB);
  assert_int_equal(form_of(b)->field, OBSERVATION_DAY);
  line(b, "14/8");
  line(b, "ekg");
  line(b, "ham");
  assert_int_equal(b->keys, 16);
  assert_int_equal(form_of(b)->field, OBSERVATION_TIME);
  line(b, "2205");
  press(b, K_TAB);
  line(b, "saml");
  type(b, "1");
  press(b, K_CTRL('s'));
  observation(b, 2, &arena, &o);
  assert_int_equal(o.day, 20260814);
  assert_int_equal(o.area_id, EKGATAN);
  assert_int_equal(o.source_id, UNIT_HAMN);
  arena_release(&arena);
}

/* The month of domain.md section 9.1: what is NULL is kept from the row before. */
static const struct month_row {
  const char *day, *area, *source, *time, *place, *category, *severity;
} month_rows[] = {
    {"1", "nor", "fäl", "2340", "bry", "saml", "2"},
    {"2", NULL, "pol", "0115", "ute", "miss", "3"},
    {"5", "ekg", "ksf", "2130", "coo", "bus", "2"},
    {"7", NULL, NULL, "2210", "bil", "bus", "1"},
    {"8", "sta", "fäl", "2250", "pav", "han", "3"},
    {"10", "mar", "utb", "0720", "sko", "glas", "2"},
    {"14", "nor", "ham", "2305", "bry", "saml", "2"},
    {"15", NULL, "sbf", "0030", "par", "ann", "2"},
    {"17", "mar", "utb", "0650", "sko", "klo", "1"},
    {"21", "bad", "bos", "2145", "tra", "mork", "1"},
    {"22", "sta", "fäl", "2220", "pav", "alk", "2"},
    {"26", "bra", "utb", "0805", "sko", "inb", "3"},
};

static void kept(struct bench *b, const char *typed)
{
  if (typed) type(b, typed);
  press(b, K_TAB);
}

/* Besides the free text, as the table under "03 Observation" counts: 16 keys for a repeated record,
 * 24 with a new date, 32 with date, area and source new. */
static void a_month_of_records_keeps_within_the_keys(void **state)
{
  struct bench *b = *state;
  static const struct place places[] = {
      {.area_id = NORRA_HAMNEN, .name = "uteserveringen"},
      {.area_id = NORRA_HAMNEN, .name = "parkbänkarna"},
      {.area_id = EKGATAN, .name = "Coop"},
      {.area_id = EKGATAN, .name = "Bilprovningen"},
      {.area_id = STADSPARKEN, .name = "paviljongen"},
      {.area_id = MARIEDAL, .name = "Mariedalsskolan"},
      {.area_id = BADHUSBERGET, .name = "trappan"},
      {.area_id = BRASTAD, .name = "Stångenässkolan"},
  };
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    struct place place = places[i];
    struct err err = {.field = -1};
    place.valid_from = 20000101;
    if (!ops_add_place(&b->app.ops, &place, &err)) fail_msg("%s", err.text);
  }
  form_observation_new(&b->app, 0);
  for (size_t i = 0; i < sizeof month_rows / sizeof *month_rows; i++) {
    const struct month_row *r = &month_rows[i];
    b->keys = 0;
    for (int step = 0; i > 0 && step < 3; step++)
      press(b, K_BTAB);
    kept(b, r->day);
    kept(b, r->area);
    kept(b, r->source);
    line(b, r->time);
    line(b, r->place);
    line(b, r->category);
    type(b, r->severity);
    int keys = b->keys;
    type(b, "vad som sågs");
    press(b, K_CTRL('s'));
    if (stored(b) != (long)i + 1)
      fail_msg("row %zu is not stored: %s %s", i + 1, b->app.status,
               form_of(b)->values[form_of(b)->field].error);
    assert_in_range(keys + 1, 1, r->area || r->source ? 32 : 24);
  }
}

static void a_date_that_does_not_exist_keeps_the_cursor(void **state)
{
  struct bench *b = *state;
  form_observation_new(&b->app, 0);
  line(b, "2026-08-32");
  assert_int_equal(form_of(b)->field, OBSERVATION_DAY);
  assert_non_null(strstr(form_of(b)->values[OBSERVATION_DAY].error, "2026-08-32"));
  assert_string_equal(form_text(form_of(b), OBSERVATION_DAY), "2026-08-32");
  press(b, K_BTAB); /* never traps */
  assert_int_not_equal(form_of(b)->field, OBSERVATION_DAY);
}

static void a_date_in_another_month_asks_for_the_period(void **state)
{
  struct bench *b = *state;
  form_observation_new(&b->app, 0);
  line(b, "2026-09-01");
  assert_string_equal(app_view(&b->app)->ops->id, "dialog");
  press(b, K_ENTER); /* yes is the first answer */
  assert_int_equal(b->app.month, 202609);
}

static void saving_says_what_is_missing(void **state)
{
  struct bench *b = *state;
  form_observation_new(&b->app, 0);
  line(b, "1/8");
  line(b, "ekg");
  press(b, K_CTRL('s'));
  assert_int_equal(stored(b), 0);
  assert_int_equal(form_of(b)->field, OBSERVATION_SOURCE);
  assert_string_equal(b->app.status, "Three fields are missing: Source, Category and Severity.");
}

static bool in_state_files(const char *text)
{
  struct arena arena = {0};
  struct err err = {.field = -1};
  const char *folder = file_state_path(&arena, "");
  const char *const *names;
  bool found = false;
  size_t n = file_list(&arena, folder, "", &names);
  for (size_t i = 0; i < n; i++) {
    struct buf whole = {0};
    assert_true(file_read(file_join(&arena, folder, names[i]), &whole, &err));
    found = found || strstr(buf_text(&whole), text);
    buf_release(&whole);
  }
  arena_release(&arena);
  return found;
}

/* domain.md 9.1, 13.20: the check digit is right, so it is refused and reaches no file. */
static void a_certain_number_is_refused_and_in_no_draft(void **state)
{
  struct bench *b = *state;
  form_observation_new(&b->app, 0);
  line(b, "1/8");
  form_go(&b->app, form_of(b), OBSERVATION_NOTE);
  press_key(b, &(struct key){K_PASTE, "Kalle 191212121212, tel 070-123 45 67"});
  form_idle(&b->app);
  assert_true(in_state_files("2026-08-01"));
  assert_false(in_state_files("1212121212"));
  assert_false(in_state_files("Kalle"));
  press(b, K_CTRL('s'));
  assert_int_equal(stored(b), 0);
  press(b, K_ESC);
  assert_false(in_state_files("Kalle"));
}

static void a_draft_comes_back_and_goes_when_saved(void **state)
{
  struct bench *b = *state;
  int time;
  form_observation_new(&b->app, 0);
  line(b, "1/8");
  line(b, "ekg");
  form_go(&b->app, form_of(b), OBSERVATION_NOTE);
  type(b, "en\\två");
  press(b, K_ENTER);
  type(b, "tre=fyra");
  press(b, K_ESC);
  assert_string_equal(app_view(&b->app)->panes[0].ops->id, "below");
  assert_true(form_draft_exists(&b->app, "observation", &time));
  assert_int_equal(time, 1300);
  form_observation_new(&b->app, 0);
  press(b, K_ENTER);
  assert_string_equal(form_text(form_of(b), OBSERVATION_NOTE), "en\\två\ntre=fyra");
  assert_int_equal(form_id(form_of(b), OBSERVATION_AREA), EKGATAN);
  assert_int_equal(form_date(form_of(b), OBSERVATION_DAY), 20260801);
  form_draft_remove(&b->app, form_of(b));
  assert_false(form_draft_exists(&b->app, "observation", &time));
}

static void undo_takes_back_the_typing_first(void **state)
{
  struct bench *b = *state;
  form_observation_new(&b->app, 0);
  form_go(&b->app, form_of(b), OBSERVATION_NOTE);
  type(b, "bort");
  press(b, K_CTRL('z'));
  assert_null(form_text(form_of(b), OBSERVATION_NOTE));
}

/* screens.md screen 04: beginning of the text, then of a word, then inside; equal ones as they come
 * (by latest use). */
static void a_list_has_the_best_place_first(void **state)
{
  static const struct option rows[] = {
      {1, "Norrtorpet", NULL}, {2, "Stora torget", NULL}, {3, "Torget", NULL},
      {4, "Ängsskolan", NULL}, {5, "Åtorget", NULL},      {6, "Tornet", NULL},
  };
  size_t order[6];
  (void)state;
  assert_int_equal(form_pick_match(rows, 6, "tor", order), 5);
  static const size_t expected[] = {2, 5, 1, 0, 4};
  assert_memory_equal(order, expected, sizeof expected);
  assert_int_equal(form_pick_match(rows, 6, "angs", order), 1);
  assert_int_equal(form_pick_match(rows, 6, "", order), 6);
}

int main(void)
{
#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_open, bench_close)
  const struct CMUnitTest tests[] = {
      ON_BENCH(a_record_is_stored_as_it_was_typed),
      ON_BENCH(a_repeated_record_takes_sixteen_keys),
      ON_BENCH(a_span_of_time_is_an_interval),
      ON_BENCH(kept_fields_are_three_steps_back),
      ON_BENCH(a_month_of_records_keeps_within_the_keys),
      ON_BENCH(a_date_that_does_not_exist_keeps_the_cursor),
      ON_BENCH(a_date_in_another_month_asks_for_the_period),
      ON_BENCH(saving_says_what_is_missing),
      ON_BENCH(a_certain_number_is_refused_and_in_no_draft),
      ON_BENCH(a_draft_comes_back_and_goes_when_saved),
      ON_BENCH(undo_takes_back_the_typing_first),
      cmocka_unit_test(a_list_has_the_best_place_first),
  };
#undef ON_BENCH
  setlocale(LC_ALL, "C.UTF-8");
  return cmocka_run_group_tests(tests, NULL, NULL);
}
