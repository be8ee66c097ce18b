// SPDX-License-Identifier: GPL-3.0-or-later
/* Import (drawing 16): what the columns become, which rows need somebody, and nothing stored until
 * Ctrl+S. */
#include "ui/views.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ops/import.h"
#include "ui/import_pane.h"
#include "ui/view_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { COLUMN_HEAD, COLUMN_EXAMPLE, COLUMN_FIELD, COLUMN_NOTE };

static const struct column columns[] = {
    [COLUMN_HEAD] = {"head", N_("Column in the file"), 14, 22, 34, false, SORT_NONE, 1},
    [COLUMN_EXAMPLE] = {"example", N_("Example"), 10, 21, 40, false, SORT_NONE, 4},
    [COLUMN_FIELD] = {"field", N_("Becomes the field"), 14, 16, 22, false, SORT_NONE, 2},
    [COLUMN_NOTE] = {"note", " ", 8, 14, 24, false, SORT_NONE, 3},
};

struct import_state *import_state_of(struct pane *pane)
{
  return pane->view->panes[0].state;
}

/* The fields every row needs; one that no column gives is shown after the columns. */
static bool must(const struct import_preview *p, enum import_field field)
{
  switch (field) {
  case FIELD_AREA:
  case FIELD_CATEGORY:
  case FIELD_SEVERITY:
  case FIELD_SOURCE:
    return true;
  case FIELD_COUNT:
    return p->mapping.kind == IMPORT_COUNTS;
  default:
    return false;
  }
}

static size_t missing_fields(const struct import_preview *p, enum import_field *fields)
{
  size_t n = 0;
  for (int f = 0; f < FIELD_NONE; f++) {
    bool given = false;
    for (size_t c = 0; c < p->n_columns; c++)
      given |= (int)p->columns[c].field == f;
    if (must(p, (enum import_field)f) && !given) fields[n++] = (enum import_field)f;
  }
  return n;
}

static int64_t column_id(void *data, size_t row)
{
  (void)data;
  return (int64_t)row + 1;
}

static void missing_cell(const struct import_preview *p, enum import_field field, size_t column,
                         struct buf *out, enum style *style)
{
  const char *value = p->mapping.defaults[field];
  if (column == COLUMN_HEAD) buf_add(out, _("(all rows)"));
  if (column == COLUMN_EXAMPLE) buf_add(out, value ? value : "");
  if (column == COLUMN_FIELD) buf_addf(out, "%s *", import_field_label(field));
  if (column == COLUMN_NOTE && !value && p->mapping.kind != IMPORT_POLISEN) {
    buf_addf(out, "! %s", _("missing"));
    *style = STYLE_ACTION;
  }
}

static void column_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct import_state *s = data;
  const struct import_preview *p = import_preview_of(s->import);
  if (row >= p->n_columns) {
    missing_cell(p, s->missing[row - p->n_columns], column, out, style);
    return;
  }
  const struct import_column *c = &p->columns[row];
  long unknown = 0;
  for (size_t i = 0; i < p->n_unknown; i++)
    unknown += p->unknown[i].field == c->field;
  if (column == COLUMN_HEAD) {
    buf_add(out, c->head);
  } else if (column == COLUMN_EXAMPLE) {
    buf_add(out, c->person ? "" : c->example);
  } else if (column == COLUMN_FIELD) {
    buf_addf(out, "%s%s", c->field == FIELD_NONE ? _("– not taken") : import_field_label(c->field),
             c->field != FIELD_NONE && must(p, c->field) ? " *" : "");
  } else if (c->person) {
    buf_add(out, _("(person)"));
  } else if (unknown) {
    buf_addf(out, ngettext("! %ld unknown", "! %ld unknown", (unsigned long)unknown), unknown);
    *style = STYLE_ACTION;
  } else if (c->field != FIELD_NONE) {
    buf_add(out, draw_sign("✓", "x"));
  }
}

bool import_read_file(struct app *app, struct import_state *s, const struct import_mapping *mapping,
                      struct err *err)
{
  struct app_work work = {.app = app, .title = _("Reading the file")};
  import_close(s->import);
  s->import = NULL;
  if (!import_open(&s->import, &app->ops, s->path, s->kind, mapping, app_progress, &work, err))
    return false;
  s->kind = import_preview_of(s->import)->mapping.kind;
  return true;
}

static void columns_open(struct app *app, struct pane *pane)
{
  (void)app;
  struct import_state *s = pane->state;
  s->path = mem_strdup(pane->view->subject.text);
  pane->view->subject.text = s->path; /* what it was opened with goes with its dialog */
  s->kind = (enum import_kind)pane->view->subject.other;
  list_init(&pane->list, columns, sizeof columns / sizeof *columns);
}

static bool columns_load(struct app *app, struct pane *pane, struct err *err)
{
  struct import_state *s = pane->state;
  if (!s->import && !import_read_file(app, s, NULL, err)) return false;
  const struct import_preview *p = import_preview_of(s->import);
  s->n_missing = missing_fields(p, s->missing);
  struct list_source source = {
      .n = p->n_columns + s->n_missing, .data = s, .id = column_id, .cell = column_cell};
  list_set(&pane->list, &pane->arena, &source);
  return true;
}

static void columns_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct import_state *s = pane->state;
  const struct import_preview *p = import_preview_of(s->import);
  struct buf title = {0};
  buf_addf(&title, p->byte_order_mark ? _("1 Columns · %s with BOM") : _("1 Columns · %s"),
           p->encoding_name);
  if (p->mapping.kind != IMPORT_POLISEN)
    buf_addf(&title, _(", separator %s"),
             p->mapping.separator == '\t' ? _("tab") : (char[]){p->mapping.separator, 0});
  draw_frame(pane->rect, buf_text(&title), focus);
  struct rect r = draw_inside(pane->rect);
  int line = list_draw(&pane->list, r, focus, LIST_HEAD);
  if (line >= 0) draw_cursor(line, r.x, focus);
  buf_release(&title);
}

static void columns_close(struct app *app, struct pane *pane)
{
  (void)app;
  struct import_state *s = pane->state;
  import_close(s->import);
  free(s->path);
}

void import_refresh(struct app *app)
{
  struct view *view = app_view(app);
  for (int i = 0; i < view->n_panes; i++)
    view->panes[i].marked = true;
}

void import_remap(struct app *app, const struct import_mapping *mapping)
{
  struct import_state *s = app_view(app)->panes[0].state;
  struct err err = {.field = -1};
  if (!import_set_mapping(s->import, mapping, &err)) app_say_error(app, &err);
  import_refresh(app);
}

/* ---- what a column becomes ---- */

static void field_chosen(struct app *app, void *data, long choice)
{
  struct pane *pane = data;
  struct import_state *s = pane->state;
  const struct import_preview *p = import_preview_of(s->import);
  struct import_mapping mapping = p->mapping;
  size_t row = list_row(&pane->list);
  if (choice < 0 || row >= p->n_columns) return;
  for (int f = 0; f < FIELD_NONE; f++)
    if (mapping.columns[f] && strcmp(mapping.columns[f], p->columns[row].head) == 0)
      mapping.columns[f] = NULL;
  if (choice < FIELD_NONE) mapping.columns[choice] = p->columns[row].head;
  import_remap(app, &mapping);
}

static void severity_chosen(struct app *app, void *data, long choice)
{
  static const char *const values[] = {"1", "2", "3"};
  struct pane *pane = data;
  struct import_mapping mapping =
      import_preview_of(((struct import_state *)pane->state)->import)->mapping;
  if (choice < 0) return;
  mapping.defaults[FIELD_SEVERITY] = values[choice];
  import_remap(app, &mapping);
}

static void value_written(struct app *app, void *data, const char *text)
{
  struct pane *pane = data;
  struct import_state *s = pane->state;
  const struct import_preview *p = import_preview_of(s->import);
  struct import_mapping mapping = p->mapping;
  size_t row = list_row(&pane->list);
  if (!text || row < p->n_columns) return;
  mapping.defaults[s->missing[row - p->n_columns]] = arena_strdup(&app->arena, text);
  import_remap(app, &mapping);
}

static bool change_column(struct app *app, int argument, struct err *err)
{
  (void)argument;
  struct pane *pane = &app_view(app)->panes[0];
  struct import_state *s = pane->state;
  const struct import_preview *p = import_preview_of(s->import);
  size_t row = list_row(&pane->list);
  if (row < p->n_columns) {
    if (p->columns[row].person)
      return err_set(err, _("A column about persons can never be taken in."));
    const char *labels[FIELD_NONE + 1];
    for (int f = 0; f < FIELD_NONE; f++)
      labels[f] = import_field_label((enum import_field)f);
    labels[FIELD_NONE] = _("– not taken");
    app_choose(app, p->columns[row].head, labels, FIELD_NONE + 1, field_chosen, pane);
    return true;
  }
  if (s->missing[row - p->n_columns] == FIELD_SEVERITY) {
    const char *labels[] = {_("1 low"), _("2 medium"), _("3 high")};
    app_choose(app, _("Severity of all rows"), labels, 3, severity_chosen, pane);
    return true;
  }
  app_ask_text(app, import_field_label(s->missing[row - p->n_columns]),
               _("Write the value that holds for all rows."), _("Write a value."), value_written,
               pane);
  return true;
}

/* ---- storing ---- */

static void name_written(struct app *app, void *data, const char *name)
{
  struct import_state *s = data;
  struct err err = {.field = -1};
  struct app_work work = {.app = app, .title = _("Reading in")};
  int64_t id = 0;
  if (!name) return;
  if (!import_run(s->import, *name ? name : NULL, app_progress, &work, &id, &err)) {
    app_say_error(app, &err);
    import_refresh(app);
    return;
  }
  const struct import_preview *p = import_preview_of(s->import);
  long accepted = p->new_rows + p->changed, left = p->refused + p->doubtful;
  app_pop(app);
  app_say(app, _("%s rows read in, %s left to mend. Ctrl+Z undoes the whole import."),
          TEXT_GROUPED(accepted), TEXT_GROUPED(left));
}

bool import_store(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct import_state *s = app_view(app)->panes[0].state;
  const struct import_mapping *mapping = &import_preview_of(s->import)->mapping;
  struct buf question = {0};
  buf_add(&question, _("Under which name is the template saved for the next time?"));
  if (mapping->name) buf_addf(&question, _(" It is now called %s."), mapping->name);
  app_ask_text(app, _("Read in"), buf_text(&question), NULL, name_written, s);
  buf_release(&question);
  return true;
}

static const struct command columns_commands[] = {
    {.id = "import-change",
     .key = K_F2,
     .second = K_CTRL('e'),
     .label = N_("Change"),
     .name = N_("Change what the column becomes …"),
     .help = N_("Chooses the field of the column, or the value of all rows."),
     .priority = 3,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW,
     .run = change_column},
    {.id = "import-encoding",
     .key = 'e',
     .name = N_("Another encoding …"),
     .help = N_("Reads the file with another encoding."),
     .menu = MENU_EDIT,
     .run = import_change_encoding},
    {.id = "import-separator",
     .key = 's',
     .name = N_("Another separator …"),
     .help = N_("Reads the file with another separator."),
     .menu = MENU_EDIT,
     .run = import_change_separator},
    {.id = "import-kind",
     .key = 'k',
     .name = N_("Another kind of file …"),
     .help = N_("Says what the file holds: observations, counts or events."),
     .menu = MENU_EDIT,
     .run = import_change_kind},
    {.id = "import-unknown",
     .key = 'u',
     .name = N_("Unknown words …"),
     .help = N_("Says what happens with areas and categories that are not known."),
     .menu = MENU_EDIT,
     .run = import_change_unknown},
    {.id = "import-missing",
     .key = 'z',
     .name = N_("Missing numbers …"),
     .help = N_("Says whether a number that a table of counts leaves out is zero or not known."),
     .menu = MENU_EDIT,
     .run = import_change_missing},
    VIEW_PANE_NEXT,
    {.id = "import-store",
     .key = K_CTRL('s'),
     .label = N_("Read in"),
     .name = N_("Read in"),
     .help = N_("Stores all accepted rows in one step that can be undone."),
     .priority = 2,
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = import_store},
    {.id = "import-leave",
     .key = K_ESC,
     .label = N_("Cancel"),
     .name = N_("Leave the import"),
     .help = N_("Closes the file; nothing is stored."),
     .priority = 4,
     .menu = MENU_FILE,
     .run = app_leave},
    {.id = NULL},
};

const char *import_hint(struct app *app, struct pane *pane)
{
  (void)app;
  const struct import_state *s = import_state_of(pane);
  const struct import_preview *p = s->import ? import_preview_of(s->import) : NULL;
  return p && p->seen_before ? _("This file has been read in before. Nothing is saved yet.")
                             : _("Nothing is saved yet. Ctrl+S reads in.");
}

const struct pane_ops import_columns_pane = {
    .id = "import-columns",
    .name = N_("Import: columns"),
    .about = N_("Nothing is stored until Ctrl+S. Then everything is stored in one step, and "
                "Ctrl+Z takes all of it back. Rows that look like persons are never stored."),
    .commands = columns_commands,
    .state_size = sizeof(struct import_state),
    .open = columns_open,
    .load = columns_load,
    .draw = columns_draw,
    .close = columns_close,
    .hint = import_hint,
};

static void import_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  int top = r.h * 9 / 21;
  view->panes[0].rect = (struct rect){r.y, r.x, top, r.w};
  view->panes[1].rect = (struct rect){r.y + top, r.x, r.h - top, r.w};
}

static void import_title(struct app *app, struct view *view, struct buf *out)
{
  (void)app;
  const struct import_state *s = view->panes[0].state;
  buf_addf(out, _("Import · %s"), file_base_name(s->path));
}

const struct view_ops import_view = {
    .id = "import",
    .panes = {&import_columns_pane, &import_rows_pane},
    .layout = import_layout,
    .title = import_title,
};

static void file_named(struct app *app, void *data, const char *text)
{
  (void)data;
  if (!text) return;
  if (!file_exists(text)) {
    struct err err = {.field = -1};
    err_set(&err, _("There is no file %s. Write the whole path, for example /home/.../file.csv."),
            text);
    app_say_error(app, &err);
    return;
  }
  size_t n = strlen(text);
  bool json = n > 5 && strcasecmp(text + n - 5, ".json") == 0;
  app_push(app, &import_view,
           &(struct subject){.text = text, .other = json ? IMPORT_POLISEN : IMPORT_BY_HEADS});
  app_focus(app, 1);
}

void import_ask(struct app *app)
{
  app_ask_path(app, _("Import a file"),
               _("Write the file that shall be read in. Save a spreadsheet as CSV first."),
               _("Write a file name."), NULL, file_named, NULL);
}
