// SPDX-License-Identifier: GPL-3.0-or-later
/* The glossary: every word of the method and what the group means by it. Typing searches. */
#include "ui/views.h"

#include "base/i18n.h"
#include "ops/ops.h"
#include "ui/typed_list.h"
#include "ui/view_parts.h"

enum { WORD, MEANING, MEANING_LINES = 3 };

static const struct column columns[] = {
    {"word", N_("Word"), 20, 34, 40, false, SORT_TEXT, 1},
    {"meaning", N_("Meaning"), 20, 42, 200, false, SORT_NONE, 2},
};

struct glossary {
  struct edit edit;
  struct glossary_entry *entries;
  size_t n;
};

static int64_t entry_id(void *data, size_t row)
{
  (void)data;
  return (int64_t)row + 1;
}

static void entry_cell(void *data, size_t row, size_t column, struct buf *out, enum style *style)
{
  const struct glossary_entry *entry = &((struct glossary *)data)->entries[row];
  (void)style;
  buf_add(out, column == WORD ? entry->word : entry->meaning);
}

static void glossary_open(struct app *app, struct pane *pane)
{
  (void)app;
  list_init(&pane->list, columns, sizeof columns / sizeof *columns);
  pane->list.sort = WORD;
}

static bool glossary_load(struct app *app, struct pane *pane, struct err *err)
{
  (void)app;
  struct glossary *g = pane->state;
  if (!ops_glossary(&pane->arena, &g->entries, &g->n, err)) return false;
  list_set(&pane->list, &pane->arena,
           &(struct list_source){.n = g->n, .data = g, .id = entry_id, .cell = entry_cell});
  return true;
}

/* The whole meaning of the marked word, as its cell may be cut. */
static void draw_meaning(const struct glossary *g, size_t row, struct rect r)
{
  struct buf text = {0};
  const struct glossary_entry *entry = &g->entries[row];
  buf_addf(&text, "%s: %s", entry->word, entry->meaning);
  if (*entry->english) buf_addf(&text, _(". In English: %s."), entry->english);
  view_wrap(r, STYLE_TEXT, buf_text(&text));
  buf_release(&text);
}

static void glossary_draw(struct app *app, struct pane *pane, bool focus)
{
  (void)app;
  struct glossary *g = pane->state;
  struct rect r = draw_inside(pane->rect);
  int cy = r.y, cx = r.x, foot = r.y + r.h - MEANING_LINES;
  struct buf line = {0};
  draw_frame(pane->rect, _("Glossary"), true);
  int x = r.x + 2 + draw_run(r.y, r.x + 2, 20, STYLE_TEXT, _("Search: ["));
  edit_draw(&g->edit, (struct rect){r.y, x, 1, 20}, STYLE_TEXT, &cy, &cx);
  buf_addf(&line, ngettext("]  %zu word", "]  %zu words", pane->list.n_shown), pane->list.n_shown);
  draw_run(r.y, x + 20, r.w - (x + 20 - r.x), STYLE_TEXT, buf_text(&line));
  buf_release(&line);
  view_list(pane, (struct rect){r.y + 2, r.x, foot - r.y - 3, r.w}, true, LIST_HEAD);
  draw_rule(foot - 1, r.x + 2, r.w - 4);
  size_t row = list_row(&pane->list);
  if (row != SIZE_MAX) draw_meaning(g, row, (struct rect){foot, r.x + 2, MEANING_LINES, r.w - 4});
  draw_cursor(cy, cx, focus);
}

static bool glossary_key(struct app *app, struct pane *pane, const struct key *key)
{
  (void)app;
  return typed_list_key(app, pane, &((struct glossary *)pane->state)->edit, key);
}

static bool glossary_typing(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return true;
}

static void glossary_close(struct app *app, struct pane *pane)
{
  (void)app;
  edit_release(&((struct glossary *)pane->state)->edit);
}

/* Esc takes what was typed away first. */
static bool leave(struct app *app, int argument, struct err *err)
{
  (void)argument, (void)err;
  struct pane *pane = app_pane(app);
  struct glossary *g = pane->state;
  if (!g->edit.text.length) {
    app_pop(app);
    return true;
  }
  edit_clear(&g->edit);
  list_filter(&pane->list, &pane->arena, "");
  return true;
}

static void glossary_title(struct app *app, struct view *view, struct buf *out)
{
  (void)app, (void)view;
  buf_add(out, _("Glossary"));
}

static const char *glossary_hint(struct app *app, struct pane *pane)
{
  (void)app;
  return pane->list.n_shown ? _("Start typing to search. Esc goes back to the help.")
                            : _("No word or meaning has that. Esc shows all again.");
}

static const struct command glossary_commands[] = {
    {.id = "glossary-help",
     .key = K_F1,
     .second = K_CTRL('g'),
     .label = N_("Help"),
     .name = N_("Back to the help"),
     .help = N_("Goes back to the commands of the help."),
     .priority = 1,
     .run = app_leave},
    {.id = "glossary-row",
     .key = K_UP_DOWN,
     .label = N_("Choose"),
     .name = N_("Choose a word"),
     .help = N_("The arrow keys move the mark; the whole meaning stands below."),
     .priority = 3,
     .run = app_arrows},
    {.id = "glossary-page",
     .key = K_PGDN,
     .label = N_("Page"),
     .name = N_("Next page of words"),
     .help = N_("Goes one page down; PgUp goes up."),
     .priority = 3,
     .run = app_arrows},
    {.id = "glossary-close",
     .key = K_ESC,
     .label = N_("Back"),
     .name = N_("Close the glossary"),
     .help = N_("Shows all words again, or goes back to the help."),
     .priority = 2,
     .run = leave},
    {.id = NULL},
};

/* While one searches, the keys of the whole program wait. */
static const struct command *glossary_bar(struct app *app, struct pane *pane)
{
  (void)app, (void)pane;
  return glossary_commands;
}

const struct pane_ops glossary_pane = {
    .id = "glossary",
    .name = N_("Glossary"),
    .commands = glossary_commands,
    .state_size = sizeof(struct glossary),
    .open = glossary_open,
    .load = glossary_load,
    .draw = glossary_draw,
    .key = glossary_key,
    .typing = glossary_typing,
    .close = glossary_close,
    .hint = glossary_hint,
    .bar = glossary_bar,
};

const struct view_ops glossary_view = {
    .id = "glossary",
    .panes = {&glossary_pane},
    .layout = view_whole,
    .title = glossary_title,
};
