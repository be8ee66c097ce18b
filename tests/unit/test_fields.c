// SPDX-License-Identifier: GPL-3.0-or-later
/* Every field of every form under text that breaks columns: wide letters, stacks of marks, right to
 * left, hidden controls, ten thousand letters. What is typed is shown clean and straight in every
 * size, and what is saved is what stood in the field, or is refused with a sentence. Then every
 * screen and every print shows what was saved. */
#include "all_forms.h"
#include "base/i18n.h"
#include "base/text.h"
#include "play.h"
#include "report/output.h"
#include "report/report.h"
#include "ui/form_part.h"
#include "ui/views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

enum { LONG = 10000, MARKS = 200, TYPED = 24 };

/* ---- texts ---- */

static const struct {
  const char *name, *text;
  int times; /* the text is repeated so often */
} samples[] = {
    {"wide", "漢字と仮名 全角ＡＢＣ ", 1},
    {"emoji", "🚲👩‍👩‍👧‍👦🇸🇪👍🏽 ", 1},
    {"marks", "e\u0301\u0323\u0302a\u0308\u030ao ", 1},
    {"a stack of marks", "a\u0323\u0301", MARKS},
    {"lone marks", "\u0301\u0302 \u0308a", 1},
    {"right to left", "שלום עולם السلام عليكم ", 1},
    {"bidi controls", "\u202etrogram\u202c \u2066abc\u2069\u200e\u200f\u061c", 1},
    {"controls",
     "a\x01"
     "b\x1b[2Jc\x7f\xc2\x85\xc2\x9b"
     "31md\te\r\nf\ng",
     1},
    {"no width", "\u200bab\u200d\ufeff\u00ad\u2060c ", 1},
    {"broken bytes", "\xc3\xe5\xe4\xf6 \xed\xa0\x80 \xf8\x88\x80\x80\x80 \xc0\xaf", 1},
    {"one long word", "ö", LONG},
    {"many words", "krossad ruta, ", LONG / 14},
    {"many wide letters", "漢", LONG},
    {"many emoji", "👩‍👩‍👧‍👦", LONG / 10},
    {"many lines", "\n", LONG},
};
enum { SAMPLES = sizeof samples / sizeof *samples };

static void make_sample(int sample, struct buf *out)
{
  for (int i = 0; i < samples[sample].times; i++)
    buf_add(out, samples[sample].text);
}

/* ---- one field ---- */

static void press(struct play *play, int code)
{
  play_press(play, &(struct key){.code = code});
}

static void glance(struct play *play, const char *what)
{
  play_show(play);
  play_check(play, what);
}

static void look(struct play *play, const char *what)
{
  static const int sizes[][2] = {{18, 60}, {35, 120}, {24, 80}};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    play_resize(play, sizes[i][0], sizes[i][1]);
    play_check(play, what);
  }
}

static struct form *top_form(struct play *play)
{
  struct pane *pane = app_pane(&play->app);
  return pane->ops->draw == form_draw ? pane->state : NULL;
}

/* The form as it opens, with all its fields and without the draft of the time before. */
static struct form *open_form(struct play *play, int opener)
{
  app_home(&play->app);
  all_forms[opener].open(&play->app);
  struct form *form = top_form(play);
  if (!form) fail_msg("%s does not open: %s", all_forms[opener].name, play->app.status);
  form_draft_remove(&play->app, form);
  form->more = true;
  return form;
}

static bool types_text(const struct form *form, int field)
{
  enum field_kind kind = form_field(form, field)->kind;
  return kind != FIELD_CHOICE && kind != FIELD_SHOW && kind != FIELD_RULE;
}

/* What stands in the field is the beginning of the cleaned text, whole when it has room. */
static void check_cleaned(const struct form *form, int field, const struct buf *text)
{
  struct arena arena = {0};
  const struct edit *edit = &form->values[field].edit;
  const char *got = buf_text(&edit->text);
  char *wanted = strdup(text_clean(&arena, buf_text(text), text->length, true));
  for (char *c = wanted; *c && !edit->many; c++)
    if (*c == '\n') *c = ' ';
  size_t length = strlen(got);
  assert_true(text_valid(got, length));
  assert_memory_equal(got, wanted, length);
  if (length < strlen(wanted)) assert_true(length + 100 > edit->text.capacity);
  free(wanted);
  arena_release(&arena);
}

static void type_letters(struct play *play, const char *text)
{
  for (int i = 0, n; i<TYPED && * text; i++, text += n> 0 ? n : 1) {
    wchar_t c;
    n = mbtowc(&c, text, MB_CUR_MAX);
    if (n > 0 && c >= ' ') press(play, (int)c);
  }
}

/* Saved: what is read back stood in the field. Refused: there is a sentence. */
static void save(struct play *play, int opener, int field, const char *what)
{
  struct form *form = top_form(play);
  const void *ops = form->ops;
  char *typed = strdup(buf_text(&form->values[field].edit.text));
  bool text =
      form_field(form, field)->kind == FIELD_TEXT || form_field(form, field)->kind == FIELD_LONG;
  press(play, K_CTRL('s'));
  glance(play, what);
  assert_true(play->app.status[0] || app_pane(&play->app) != NULL);
  if (top_form(play) && top_form(play)->ops == ops) {
    assert_true(play->app.status[0]); /* why not, or that it was and the next is open */
  } else if (!top_form(play) && app_view(&play->app)->ops->over) {
    press(play, K_ESC); /* a question */
  } else if (all_forms[opener].old && text) {
    form = open_form(play, opener);
    const char *kept = form_text(form, field);
    bool blank = !typed[strspn(typed, " \n")]; /* is nothing */
    if (!blank && strcmp(kept ? kept : "", typed) != 0)
      fail_msg("%s: kept is \"%s\", typed was \"%s\"", what, kept, typed);
  }
  free(typed);
}

static void try_field(struct play *play, int opener, int field, int sample)
{
  struct buf text = {0}, what = {0};
  struct arena arena = {0};
  struct form *form = open_form(play, opener);
  const char *id = form_field(form, field)->id;
  buf_addf(&what, "%s, %s, %s", all_forms[opener].name, id ? id : "-", samples[sample].name);
  if (!form_takes_keys(form, field)) goto done;
  make_sample(sample, &text);
  struct key paste = {.code = K_PASTE,
                      .text = text_clean(&arena, buf_text(&text), text.length, true)};
  form_go(&play->app, form, field);
  if (types_text(form, field)) form_set_text(&play->app, form, field, "");
  play_press(play, &paste);
  if (types_text(form, field)) check_cleaned(form, field, &text);
  look(play, buf_text(&what));
  press(play, K_HOME);
  glance(play, buf_text(&what));
  press(play, K_TAB);
  glance(play, buf_text(&what));
  press(play, K_BTAB);
  if (top_form(play) == form) save(play, opener, field, buf_text(&what));
  form = open_form(play, opener);
  if (form_takes_keys(form, field)) {
    form_go(&play->app, form, field);
    type_letters(play, buf_text(&text));
    glance(play, buf_text(&what));
    press(play, K_ESC);
    glance(play, buf_text(&what));
  }
done:
  arena_release(&arena);
  buf_release(&text);
  buf_release(&what);
}

static void try_form(struct play *play, int opener)
{
  int n = open_form(play, opener)->ops->n_fields;
  for (int field = 0; field < n; field++)
    for (int sample = 0; sample < SAMPLES; sample++)
      try_field(play, opener, field, sample);
  open_form(play, opener);
  app_home(&play->app);
}

/* ---- what was saved, on screens and prints ---- */

static void show_views(struct play *play)
{
  struct app *app = &play->app;
  const struct {
    const struct view_ops *ops;
    struct subject subject;
  } views[] = {
      {&main_view, {0}},
      {&projector_view, {0}},
      {&inventory_view, {.month = app->month}},
      {&observations_view, {.month = 202611}},
      {&card_view, {.id = 1}},
      {&card_view, {.id = 2}},
      {&ranking_screen, {.quarter = app->quarter}},
      {&influence_view, {.quarter = app->quarter}},
      {&measure_screen, {.id = 1}},
      {&measures_view, {0}},
      {&events_view, {0}},
      {&walk_view, {0}},
      {&meeting_view, {.id = all_newest_meeting(app)}},
      {&projector_meeting_view, {.id = all_newest_meeting(app)}},
      {&wheel_view_ops, {0}},
      {&signals_view, {.month = 202610}},
      {&effects_view, {.other = 2026}},
      {&history_view, {0}},
      {&registers_view, {.other = 0}},
      {&registers_view, {.other = 1}},
      {&registers_view, {.other = 2}},
      {&registers_view, {.other = 3}},
      {&registers_view, {.other = 4}},
      {&plot_view, {.quarter = app->quarter}},
      {&preview_view, {.text = "P7", .month = 202611, .quarter = app->quarter}},
      {&palette_view, {0}},
  };
  for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
    app_home(app);
    if (views[i].ops != &main_view) app_push(app, views[i].ops, &views[i].subject);
    look(play, views[i].ops->id);
    press(play, K_END);
    look(play, views[i].ops->id);
  }
  app_home(app);
}

static void check_print(const struct buf *text, const char *name)
{
  const char *line = buf_text(text);
  for (int number = 1; *line; number++) {
    size_t n = strcspn(line, "\n");
    int width = text_width_n(line, n);
    if (width > 80) fail_msg("line %d of %s is %d wide", number, name, width);
    for (size_t i = 0; i < n; i++)
      if ((unsigned char)line[i] < ' ' && line[i] != '\f') fail_msg("a control in %s", name);
    line += n + (line[n] == '\n');
  }
}

static void show_prints(struct play *play)
{
  for (const struct report_kind *kind = report_kinds; kind->name; kind++) {
    struct report_request request = {.name = kind->name,
                                     .today = play->app.clock.date,
                                     .meeting_id = all_newest_meeting(&play->app)};
    struct arena arena = {0};
    struct document *document;
    struct buf text = {0};
    struct err err = {.field = -1};
    request.period = kind->period == PERIOD_MONTH     ? period_of_month(202610)
                     : kind->period == PERIOD_QUARTER ? period_of_quarter(20263)
                                                      : period_of_year(2026);
    if (kind->make && report_make(play->app.store, &request, &arena, &document, &err)) {
      if (!output_make(document, OUTPUT_TEXT, NULL, &text, &err)) fail_msg("%s", err.text);
      check_print(&text, kind->name);
    }
    buf_release(&text);
    arena_release(&arena);
  }
}

static void test_every_field(void **state)
{
  static struct play play;
  (void)state;
  play_open(&play);
  for (int opener = 0; all_forms[opener].name; opener++)
    try_form(&play, opener);
  show_views(&play);
  show_prints(&play);
  play_close(&play);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_field)};
  i18n_start(NULL);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
