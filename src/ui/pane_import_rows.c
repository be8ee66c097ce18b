// SPDX-License-Identifier: GPL-3.0-or-later
/* The rows of an import that need somebody: unknown words, months that look incomplete, refused and
 * doubtful rows. */
#include "ui/import_pane.h"
#include "ui/view_parts.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

#include <string.h>

enum { COLUMN_LINE, COLUMN_STATE, COLUMN_WHY };

static const struct column columns[] = {
    [COLUMN_LINE] = {"line", N_("Row"), 6, 6, 8, false, SORT_NONE, 1},
    [COLUMN_STATE] = {"state", N_("State"), 12, 13, 14, false, SORT_TEXT, 2},
    [COLUMN_WHY] = {"why", N_("Why, and what you do"), 30, 54, 120, false, SORT_TEXT, 3},
};

enum kind { ROW_WORD, ROW_MONTH, ROW_LINE };

/* Words first, since one answer settles many rows; then months; then rows. */
static enum kind kind_of(const struct import_preview *p, size_t *row)
{
  if (*row < p->n_unknown) return ROW_WORD;
  *row -= p->n_unknown;
  if (*row < p->n_incomplete) return ROW_MONTH;
  *row -= p->n_incomplete;
  return ROW_LINE;
}

static int64_t row_id(void *data, size_t row)
{
  (void)data;
  return (int64_t)row + 1;
}

static void word_cell(const struct import_word *w, size_t column, struct buf *out)
{
  if (column == COLUMN_LINE) text_number(out, w->rows);
  if (column == COLUMN_STATE) buf_addf(out, "? %s", _("unknown"));
  if (column == COLUMN_WHY)
    buf_addf(out, _("%s ”%s”. F4 says what it is."), import_field_label(w->field), w->word);
}

static void month_cell(const struct import_month *m, size_t column, struct buf *out)
{
  if (column == COLUMN_LINE) buf_addf(out, "%04d-%02d", m->month / 100, m->month % 100);
  if (column == COLUMN_STATE) buf_addf(out, "! %s", _("month"));
  if (column == COLUMN_WHY)
    buf_addf(out, _("The month looks incomplete (%s against %s). It is left out; Space takes it."),
             TEXT_GROUPED(m->now), TEXT_GROUPED(m->before));
}

static const char *status_word(enum import_status status)
{
  switch (status) {
  case ROW_SAME:
    return _("= same");
  case ROW_DOUBTFUL:
    return _("? doubtful");
  case ROW_CHANGED:
    return _("changed");
  default:
    return _("! refused");
  }
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct import_preview *p = import_preview_of(((struct import_state *)data)->import);
  enum kind kind = kind_of(p, &row);
  if (column == COLUMN_STATE) *style = STYLE_ACTION;
  if (kind == ROW_WORD) {
    word_cell(&p->unknown[row], column, out);
  } else if (kind == ROW_MONTH) {
    month_cell(&p->incomplete[row], column, out);
  } else {
    const struct import_line *line = &p->lines[row];
    if (column == COLUMN_LINE && line->line > 0) buf_addf(out, "%ld", line->line);
    if (column == COLUMN_STATE) buf_add(out, status_word(line->status));
    if (column == COLUMN_WHY) buf_add(out, line->sentence ? line->sentence : "");
  }
}

static void rows_open(struct app *app, struct pane *pane)
{
  (void)app;
  list_init(&pane->list, columns, sizeof columns / sizeof *columns);
}

static bool rows_load(struct app *app, struct pane *pane, struct err *err)
{
  (void)app;
  struct import_state *s = import_state_of(pane);
  if (!s->import) return err_set(err, _("The file could not be read. Esc goes back."));
  const struct import_preview *p = import_preview_of(s->import);
  struct list_source source = {
      .n = p->n_unknown + p->n_incomplete + p->n_lines, .data = s, .id = row_id, .cell = row_cell};
  list_set(&pane->list, &pane->arena, &source);
  return true;
}

/* Where rows are left out, what no row is goes, to make room for how many they are. */
static void add_sums(struct buf *out, const struct import_preview *p)
{
  const struct {
    const char *word;
    long rows;
  } sums[] = {{ngettext("new", "new", (unsigned long)p->new_rows), p->new_rows},
              {ngettext("updated", "updated", (unsigned long)p->changed), p->changed},
              {ngettext("the same", "the same", (unsigned long)p->same), p->same},
              {ngettext("doubtful", "doubtful", (unsigned long)p->doubtful), p->doubtful},
              {ngettext("refused", "refused", (unsigned long)p->refused), p->refused},
              {ngettext("left out", "left out", (unsigned long)p->left_out), p->left_out}};
  const char *before = ": ";
  buf_addf(out, ngettext("%s row", "%s rows", (unsigned long)p->read), TEXT_GROUPED(p->read));
  for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
    bool last = i + 1 == sizeof sums / sizeof *sums;
    if (sums[i].rows == 0 && (last || p->left_out)) continue;
    buf_addf(out, "%s%s %s", before, TEXT_GROUPED(sums[i].rows), sums[i].word);
    before = " · ";
  }
}

static void rows_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct import_preview *p = import_preview_of(import_state_of(pane)->import);
  struct rect r = draw_inside(pane->rect);
  struct buf sums = {0};
  draw_frame(pane->rect, _("2 Rows that need you"), focus);
  int line = list_draw(&pane->list, (struct rect){r.y, r.x, r.h - 2, r.w}, focus, LIST_HEAD);
  if (pane->list.source.n == 0)
    draw_text(r.y + 1, r.x + 2, r.w - 3, STYLE_TEXT, _("None. Ctrl+S reads in."));
  add_sums(&sums, p);
  draw_text(r.y + r.h - 1, r.x + 2, r.w - 3, STYLE_TEXT, buf_text(&sums));
  buf_release(&sums);
  draw_cursor(line >= 0 ? line : r.y, r.x, focus);
}

/* ---- settling a row ---- */

static void corrected(struct app *app, void *data, const char *text)
{
  struct pane *pane = data;
  struct import *import = import_state_of(pane)->import;
  const struct import_preview *p = import_preview_of(import);
  size_t row = list_row(&pane->list);
  struct err err = {.field = -1};
  if (!text || row == SIZE_MAX || kind_of(p, &row) != ROW_LINE) return;
  if (!import_correct(import, p->lines[row].line, p->lines[row].field, text, &err))
    app_say_error(app, &err);
  import_refresh(app);
}

static bool correct(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct pane *pane = app_pane(app);
  const struct import_preview *p = import_preview_of(import_state_of(pane)->import);
  size_t row = list_row(&pane->list);
  if (kind_of(p, &row) != ROW_LINE || p->lines[row].field == FIELD_NONE)
    return err_set(err, _("That is not mended here. F4 says what a word means, Space takes it."));
  app_ask_text(app, import_field_label(p->lines[row].field), p->lines[row].sentence,
               _("Write the right value."), corrected, pane);
  return true;
}

struct names {
  const char **text;
  size_t n;
};

/* Our areas or categories, with two more answers last. */
static bool our_names(struct app *app, struct arena *arena, enum import_field field,
                      struct names *names, struct err *err)
{
  struct area *areas;
  struct category *categories;
  size_t n = 0;
  bool area = field == FIELD_AREA;
  bool ok = area ? store_areas(app->store, 0, arena, &areas, &n, err)
                 : store_categories(app->store, 0, arena, &categories, &n, err);
  if (!ok) return false;
  names->text = arena_alloc(arena, (n + 1) * sizeof *names->text);
  for (size_t i = 0; i < n; i++)
    names->text[i] =
        area ? areas[i].name : arena_printf(arena, "%s %s", categories[i].code, categories[i].name);
  names->text[n] = _("Leave the rows with this word out");
  names->n = n + 1;
  return true;
}

static void translated(struct app *app, void *data, long choice)
{
  struct pane *pane = data;
  struct import *import = import_state_of(pane)->import;
  const struct import_preview *p = import_preview_of(import);
  size_t row = list_row(&pane->list);
  struct err err = {.field = -1};
  struct arena arena = {0};
  struct names names;
  if (choice < 0 || row == SIZE_MAX || kind_of(p, &row) != ROW_WORD) return;
  enum import_field field = p->unknown[row].field;
  if (our_names(app, &arena, field, &names, &err)) {
    const char *ours = (size_t)choice + 1 == names.n ? NULL : names.text[choice];
    if (ours && field == FIELD_CATEGORY) ours = arena_strndup(&arena, ours, strcspn(ours, " "));
    if (import_translate(import, field, p->unknown[row].word, ours, &err)) err.text[0] = 0;
  }
  if (err.text[0]) app_say_error(app, &err);
  arena_release(&arena);
  import_refresh(app);
}

static bool translate(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct pane *pane = app_pane(app);
  const struct import_preview *p = import_preview_of(import_state_of(pane)->import);
  size_t row = list_row(&pane->list);
  struct arena arena = {0};
  struct names names;
  if (kind_of(p, &row) != ROW_WORD)
    return err_set(err, _("Only an unknown word is given a meaning. F2 mends a row."));
  bool ok = our_names(app, &arena, p->unknown[row].field, &names, err);
  if (ok) app_choose(app, p->unknown[row].word, names.text, names.n, translated, pane);
  arena_release(&arena);
  return ok;
}

static bool accept(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct pane *pane = app_pane(app);
  struct import *import = import_state_of(pane)->import;
  const struct import_preview *p = import_preview_of(import);
  size_t row = list_row(&pane->list);
  enum kind kind = kind_of(p, &row);
  if (kind == ROW_WORD) return err_set(err, _("F4 says what the word means."));
  bool ok = kind == ROW_MONTH ? import_accept_month(import, p->incomplete[row].month, true, err)
                              : import_accept_line(import, p->lines[row].line, err);
  import_refresh(app);
  return ok;
}

static void refused_named(struct app *app, void *data, const char *name)
{
  struct err err = {.field = -1};
  if (!name) return;
  if (import_write_refused(import_state_of(data)->import, name, &err))
    app_say(app, _("The refused rows are in %s, without their text."), name);
  else
    app_say_error(app, &err);
}

static bool write_refused(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  app_ask_file(app, _("Refused rows"), _("refused-rows.csv"), refused_named, app_pane(app));
  return true;
}

static const struct command rows_commands[] = {
    {.id = "rows-correct",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Mend"),
     .name = N_("Mend the row …"),
     .help = N_("Writes the right value for one row."),
     .priority = 3,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW,
     .run = correct},
    {.id = "rows-translate",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("List"),
     .name = N_("Say what the word means …"),
     .help = N_("Chooses the area or category a word of the file leads to; it is remembered."),
     .priority = 4,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW,
     .run = translate},
    {.id = "rows-accept",
     .key = ' ',
     .name = N_("Take it all the same"),
     .help = N_("Takes a row or a month that was left out."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW,
     .run = accept},
    {.id = "rows-write",
     .key = 'w',
     .name = N_("Write the refused rows to a file …"),
     .help = N_("Lists line, column and reason; never the refused text."),
     .menu = MENU_FILE,
     .run = write_refused},
    {.id = "rows-store",
     .key = K_CTRL('s'),
     .label = N_("Read in"),
     .name = N_("Read in"),
     .help = N_("Stores all accepted rows in one step that can be undone."),
     .priority = 2,
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = import_store},
    VIEW_PANE_NEXT,
    {.id = "rows-leave",
     .key = K_ESC,
     .label = N_("Cancel"),
     .name = N_("Leave the import"),
     .help = N_("Closes the file; nothing is stored."),
     .priority = 2,
     .menu = MENU_FILE,
     .run = app_leave},
    {.id = NULL},
};

const struct pane_ops import_rows_pane = {
    .id = "import-rows",
    .name = N_("Import: rows"),
    .commands = rows_commands,
    .open = rows_open,
    .load = rows_load,
    .draw = rows_draw,
    .hint = import_hint,
};
