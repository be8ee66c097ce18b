// SPDX-License-Identifier: GPL-3.0-or-later
/* What everything else refers to: areas, categories, units, owners, bodies. One list with a switch
 * between the kinds. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/area_neighbours.h"
#include "ui/forms.h"
#include "ui/pane_util.h"
#include "ui/view_parts.h"
#include "ui/views.h"

enum { CELLS = 6 };
enum kind { KIND_AREAS, KIND_CATEGORIES, KIND_UNITS, KIND_OWNERS, KIND_BODIES, KINDS };

struct register_row {
  int64_t id;
  const char *cells[CELLS];
  double number; /* of the kind's number column */
};

struct registers {
  struct register_row *rows;
  size_t n;
  int64_t newest; /* highest id of the last load; 0 before the first of a kind */
};

/* ---- rows ---- */

static struct register_row *begin_rows(struct registers *s, struct arena *arena, size_t n)
{
  s->n = n;
  s->rows = arena_alloc(arena, (n + 1) * sizeof *s->rows);
  return s->rows;
}

static const char *yes_no(bool yes)
{
  return yes ? _("yes") : _("no");
}

static const char *said(const char *text)
{
  return text ? text : "–";
}

static const char *whole(struct arena *arena, long long value)
{
  if (value < 0) return "–";
  struct buf text = {0};
  text_number(&text, value);
  const char *copy = arena_strdup(arena, buf_text(&text));
  buf_release(&text);
  return copy;
}

/* "2018-05-17–", "2018-05-17–2018-12-31" */
static const char *validity(struct arena *arena, int from, int to)
{
  struct buf text = {0};
  date_iso(&text, from);
  buf_add(&text, "–");
  date_iso(&text, to);
  const char *copy = arena_strdup(arena, buf_text(&text));
  buf_release(&text);
  return copy;
}

static bool load_areas(struct store *store, struct arena *arena, struct registers *s,
                       struct err *err)
{
  struct area *areas;
  size_t n;
  if (!store_areas(store, 0, arena, &areas, &n, err)) return false;
  struct register_row *rows = begin_rows(s, arena, n);
  for (size_t i = 0; i < n; i++) {
    const struct area *a = &areas[i];
    rows[i] = (struct register_row){a->id,
                                    {whole(arena, a->number), a->name, yes_no(a->ranked),
                                     whole(arena, a->population),
                                     validity(arena, a->valid_from, a->valid_to)},
                                    a->number};
  }
  return true;
}

static bool load_categories(struct store *store, struct arena *arena, struct registers *s,
                            struct err *err)
{
  struct category *categories;
  size_t n;
  if (!store_categories(store, 0, arena, &categories, &n, err)) return false;
  struct register_row *rows = begin_rows(s, arena, n);
  for (size_t i = 0; i < n; i++) {
    const struct category *c = &categories[i];
    rows[i] = (struct register_row){c->id,
                                    {c->code, c->name, c->group_name, whole(arena, c->weight),
                                     yes_no(c->soft), validity(arena, c->valid_from, c->valid_to)},
                                    c->weight};
  }
  return true;
}

static bool load_units(struct store *store, struct arena *arena, struct registers *s,
                       struct err *err)
{
  struct reporting_unit *units;
  size_t n;
  if (!store_units(store, 0, arena, &units, &n, err)) return false;
  struct register_row *rows = begin_rows(s, arena, n);
  for (size_t i = 0; i < n; i++) {
    const struct reporting_unit *u = &units[i];
    rows[i] = (struct register_row){u->id,
                                    {whole(arena, u->number), u->name, said(u->short_name),
                                     term_label(unit_kind_terms, (int)u->kind), said(u->reporter),
                                     validity(arena, u->valid_from, u->valid_to)},
                                    u->number};
  }
  return true;
}

static bool load_owners(struct store *store, struct arena *arena, struct registers *s,
                        struct err *err)
{
  struct owner *owners;
  size_t n;
  if (!store_owners(store, 0, arena, &owners, &n, err)) return false;
  struct register_row *rows = begin_rows(s, arena, n);
  for (size_t i = 0; i < n; i++) {
    const struct owner *o = &owners[i];
    rows[i] = (struct register_row){o->id,
                                    {whole(arena, o->number), o->name, said(o->short_name),
                                     said(o->committee), yes_no(o->external),
                                     validity(arena, o->valid_from, o->valid_to)},
                                    o->number};
  }
  return true;
}

static bool load_bodies(struct store *store, struct arena *arena, struct registers *s,
                        struct err *err)
{
  struct body *bodies;
  size_t n;
  if (!store_bodies(store, arena, &bodies, &n, err)) return false;
  struct register_row *rows = begin_rows(s, arena, n);
  for (size_t i = 0; i < n; i++) {
    const struct body *b = &bodies[i];
    rows[i] = (struct register_row){
        b->id, {b->name, said(b->short_name), validity(arena, b->valid_from, b->valid_to)}, 0};
  }
  return true;
}

/* ---- kinds ---- */

#define VALID                                                \
  {                                                          \
    "valid", N_("In force"), 21, 21, 21, false, SORT_TEXT, 7 \
  }
#define NUMBER                                         \
  {                                                    \
    "number", N_("No."), 3, 3, 4, true, SORT_NUMBER, 2 \
  }
#define SHORT                                            \
  {                                                      \
    "short", N_("Short"), 8, 12, 20, false, SORT_TEXT, 3 \
  }

static const struct column area_columns[] = {
    NUMBER,
    {"area", N_("Area"), 19, 26, 50, false, SORT_TEXT, 1},
    {"ranked", N_("Ranked"), 7, 7, 7, false, SORT_TEXT, 3},
    {"population", N_("Inhabitants"), 9, 9, 9, true, SORT_NONE, 4},
    VALID,
};
static const struct column category_columns[] = {
    {"code", N_("Code"), 8, 8, 10, false, SORT_TEXT, 1},
    {"category", N_("Category"), 20, 24, 50, false, SORT_TEXT, 2},
    {"group", N_("Group"), 14, 20, 30, false, SORT_TEXT, 4},
    {"weight", N_("Weight"), 5, 5, 6, true, SORT_NUMBER, 3},
    {"soft", N_("Soft"), 4, 4, 5, false, SORT_TEXT, 5},
    VALID,
};
static const struct column unit_columns[] = {
    NUMBER,
    {"unit", N_("Unit"), 19, 26, 50, false, SORT_TEXT, 1},
    SHORT,
    {"kind", N_("Kind"), 10, 12, 16, false, SORT_TEXT, 4},
    {"reporter", N_("Reporter"), 10, 14, 24, false, SORT_TEXT, 5},
    VALID,
};
static const struct column owner_columns[] = {
    NUMBER,
    {"owner", N_("Owner"), 19, 26, 50, false, SORT_TEXT, 1},
    SHORT,
    {"committee", N_("Committee"), 14, 20, 40, false, SORT_TEXT, 4},
    {"external", N_("External"), 6, 6, 8, false, SORT_TEXT, 5},
    VALID,
};
static const struct column body_columns[] = {
    {"body", N_("Body"), 19, 36, 60, false, SORT_TEXT, 1},
    SHORT,
    VALID,
};

static void new_area(struct app *app, int64_t id)
{
  (void)id;
  form_new_area(app);
}

#define COLUMNS(table) table, sizeof table / sizeof *(table)
static const struct {
  const char *name;
  const struct column *columns;
  size_t n_columns;
  bool (*load)(struct store *store, struct arena *arena, struct registers *s, struct err *err);
  void (*add)(struct app *app, int64_t id);
  void (*change)(struct app *app, int64_t id);
} kinds[KINDS] = {
    [KIND_AREAS] = {N_("Areas"), COLUMNS(area_columns), load_areas, new_area, form_rename_area},
    [KIND_CATEGORIES] = {N_("Categories and weights"), COLUMNS(category_columns), load_categories,
                         form_category, form_category},
    [KIND_UNITS] = {N_("Reporting units"), COLUMNS(unit_columns), load_units, form_unit, form_unit},
    [KIND_OWNERS] = {N_("Owners of measures"), COLUMNS(owner_columns), load_owners, form_owner,
                     form_owner},
    [KIND_BODIES] = {N_("Bodies"), COLUMNS(body_columns), load_bodies, form_body, form_body},
};

static enum kind kind_of(const struct pane *pane)
{
  return (enum kind)pane->view->subject.other;
}

/* ---- the pane ---- */

static int64_t row_id(void *data, size_t row)
{
  return ((struct registers *)data)->rows[row].id;
}

static void row_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  (void)style;
  buf_add(out, ((struct registers *)data)->rows[row].cells[column]);
}

static double row_number(void *data, size_t row, size_t column)
{
  (void)column;
  return ((struct registers *)data)->rows[row].number;
}

static void registers_open(struct app *app, struct pane *pane)
{
  (void)app;
  enum kind kind = kind_of(pane);
  ((struct registers *)pane->state)->newest = 0;
  list_init(&pane->list, kinds[kind].columns, kinds[kind].n_columns);
}

static bool registers_load(struct app *app, struct pane *pane, struct err *err)
{
  struct registers *s = pane->state;
  if (!kinds[kind_of(pane)].load(app->store, &pane->arena, s, err)) return false;
  list_set(&pane->list, &pane->arena, &(struct list_source){s->n, s, row_id, row_cell, row_number});
  pane_select_added(pane, &s->newest);
  return true;
}

static void registers_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  const struct registers *s = pane->state;
  struct rect r = draw_inside(pane->rect);
  struct buf text = {0};
  draw_frame(pane->rect, _(kinds[kind_of(pane)].name), focus);
  if (s->n == 0) {
    pane_empty(pane, _("Nothing here yet. Press F4 to add the first."), focus);
    pane_foot(pane, _("← → other registers"));
    return;
  }
  int y = list_draw(&pane->list, (struct rect){r.y, r.x, r.h - 1, r.w - 1}, focus, LIST_RULED);
  if (focus && y >= 0) draw_cursor(y, r.x, true);
  list_status(&pane->list, &text);
  buf_addf(&text, " · %s", _("← → other registers"));
  pane_foot(pane, buf_text(&text));
  buf_release(&text);
}

static bool other_kind(struct app *app, int step, struct err *err)
{
  (void)err;
  struct pane *pane = app_pane(app);
  int kind = ((int)pane->view->subject.other + step + KINDS) % KINDS;
  pane->view->subject.other = kind;
  registers_open(app, pane);
  pane->marked = true;
  return true;
}

static bool change_row(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct pane *pane = app_pane(app);
  kinds[kind_of(pane)].change(app, pane->list.selected);
  return true;
}

static bool add_row(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  kinds[kind_of(app_pane(app))].add(app, 0);
  return true;
}

static bool close_area(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  form_close_area(app, app_pane(app)->list.selected);
  return true;
}

static bool open_neighbours(struct app *app, int argument, struct err *err)
{
  (void)argument;
  return area_neighbours_open(app, app_pane(app)->list.selected, err);
}

static const char *not_areas(struct app *app)
{
  return kind_of(app_pane(app)) == KIND_AREAS ? NULL : _("only areas have neighbours");
}

static const char *no_area(struct app *app)
{
  return kind_of(app_pane(app)) == KIND_AREAS ? NULL : _("F2 sets the last day");
}

static const struct command registers_commands[] = {
    {.id = "registers-change",
     .key = K_F2,
     .second = K_CTRL('e'),
     .third = K_ENTER,
     .label = N_("Change"),
     .name = N_("Change the row …"),
     .help = N_("Opens the form of the selected row; old prints stay as they were."),
     .priority = 4,
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = change_row},
    {.id = "registers-new",
     .key = K_F4,
     .second = K_CTRL('n'),
     .label = N_("New"),
     .name = N_("New row …"),
     .help = N_("Adds an area, category, unit, owner or body."),
     .priority = 3,
     .menu = MENU_FILE,
     .flags = COMMAND_WRITES,
     .run = add_row},
    {.id = "registers-close",
     .key = K_DELETE,
     .name = N_("Close from a day …"),
     .help = N_("Closes the area from a day; nothing is erased."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = close_area,
     .why_not = no_area},
    {.id = "registers-neighbours",
     .key = 'g',
     .name = N_("Neighbours of the area …"),
     .help = N_("Says which areas lie beside it: they are no comparison for its measures."),
     .menu = MENU_EDIT,
     .flags = COMMAND_ROW | COMMAND_WRITES,
     .run = open_neighbours,
     .why_not = not_areas},
    {.id = "registers-next",
     .key = K_RIGHT,
     .name = N_("Next register"),
     .help = N_("Shows the next register: areas, categories, units, owners, bodies."),
     .menu = MENU_SHOW,
     .run = other_kind,
     .argument = 1},
    {.id = "registers-previous",
     .key = K_LEFT,
     .name = N_("Previous register"),
     .help = N_("Shows the register before."),
     .menu = MENU_SHOW,
     .run = other_kind,
     .argument = -1},
    VIEW_BACK,
    {.id = NULL},
};

const struct pane_ops registers_pane = {
    .id = "registers",
    .name = N_("Registers"),
    .about = N_("What observations and measures refer to. Nothing is erased: what is no longer "
                "used gets a last day and stays in what it was used for."),
    .commands = registers_commands,
    .watch = TOPIC_AREAS | TOPIC_CATEGORIES | TOPIC_UNITS | TOPIC_BODIES,
    .state_size = sizeof(struct registers),
    .open = registers_open,
    .load = registers_load,
    .draw = registers_draw,
};

const struct view_ops registers_view = {
    .id = "registers",
    .panes = {&registers_pane},
    .layout = view_whole,
};
