// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list.h"

#include "base/i18n.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

void list_init(struct list *list, const struct column *columns, size_t n_columns)
{
  memset(list, 0, sizeof *list);
  list->columns = columns;
  list->n_columns = n_columns;
  list->sort = -1;
  list->page = 1;
}

static void cell_text(const struct list *list, size_t row, size_t column, struct buf *out)
{
  enum style style = STYLE_TEXT;
  buf_clear(out);
  list->source.cell(list->source.data, row, column, out, &style);
}

/* A word limits to a column when it begins with the column's id or head and a colon. */
static bool word_matches(const struct list *list, size_t row, const char *word, struct buf *cell)
{
  const char *colon = strchr(word, ':');
  for (size_t c = 0; c < list->n_columns; c++) {
    const struct column *column = &list->columns[c];
    const char *needle = word;
    if (colon) {
      size_t length = (size_t)(colon - word);
      struct buf name = {0};
      buf_addn(&name, word, length);
      bool mine = text_match_place(column->id, buf_text(&name)) == 3 ||
                  text_match_place(_(column->head), buf_text(&name)) == 3;
      buf_release(&name);
      if (!mine) continue;
      needle = colon + 1;
    }
    if (!*needle) return true;
    cell_text(list, row, c, cell);
    if (text_matches(buf_text(cell), needle)) return true;
  }
  return false;
}

static bool row_matches(const struct list *list, size_t row, const char *filter, struct buf *cell)
{
  char copy[sizeof list->filter];
  strncpy(copy, filter, sizeof copy - 1);
  copy[sizeof copy - 1] = 0;
  char *rest = copy;
  for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
    if (!word_matches(list, row, word, cell)) return false;
  return true;
}

struct sorted {
  size_t row;
  double number;
  const char *text;
};

static int compare_number(const void *a, const void *b)
{
  const struct sorted *x = a, *y = b;
  if (x->number != y->number) return x->number < y->number ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static int compare_text(const void *a, const void *b)
{
  const struct sorted *x = a, *y = b;
  int order = text_compare(x->text, y->text);
  return order ? order : x->row < y->row ? -1 : x->row > y->row;
}

/* Stable in both directions: equal rows keep the order they come in. */
static void reverse_runs(struct sorted *rows, size_t n, bool numbers)
{
  for (size_t i = 0; i < n / 2; i++) {
    struct sorted swap = rows[i];
    rows[i] = rows[n - 1 - i];
    rows[n - 1 - i] = swap;
  }
  for (size_t start = 0; start < n;) {
    size_t end = start + 1;
    while (end < n && (numbers ? rows[end].number == rows[start].number
                               : text_compare(rows[end].text, rows[start].text) == 0))
      end++;
    for (size_t i = start, j = end - 1; i < j; i++, j--) {
      struct sorted swap = rows[i];
      rows[i] = rows[j];
      rows[j] = swap;
    }
    start = end;
  }
}

static void sort_rows(struct list *list, struct arena *arena)
{
  if (list->sort < 0 || list->n_shown < 2) return;
  size_t column = (size_t)list->sort;
  bool numbers = list->columns[column].sort == SORT_NUMBER;
  struct sorted *rows = arena_alloc(arena, list->n_shown * sizeof *rows);
  struct buf cell = {0};
  for (size_t i = 0; i < list->n_shown; i++) {
    rows[i].row = list->order[i];
    if (numbers) {
      rows[i].number = list->source.number(list->source.data, rows[i].row, column);
    } else {
      cell_text(list, rows[i].row, column, &cell);
      rows[i].text = arena_strdup(arena, buf_text(&cell));
    }
  }
  buf_release(&cell);
  qsort(rows, list->n_shown, sizeof *rows, numbers ? compare_number : compare_text);
  if (list->descending) reverse_runs(rows, list->n_shown, numbers);
  for (size_t i = 0; i < list->n_shown; i++)
    list->order[i] = rows[i].row;
}

static int64_t id_at(const struct list *list, size_t place)
{
  return list->source.id(list->source.data, list->order[place]);
}

static void keep_selection(struct list *list)
{
  if (list->n_shown == 0) {
    list->cursor = list->top = 0;
    list->selected = 0;
    return;
  }
  for (size_t i = 0; i < list->n_shown; i++)
    if (id_at(list, i) == list->selected) {
      list->cursor = i;
      return;
    }
  if (list->cursor >= list->n_shown) list->cursor = list->n_shown - 1;
  list->selected = id_at(list, list->cursor);
}

static void arrange(struct list *list, struct arena *arena)
{
  list->order = arena_alloc(arena, (list->source.n + 1) * sizeof *list->order);
  list->n_shown = 0;
  struct buf cell = {0};
  for (size_t row = 0; row < list->source.n; row++)
    if (!list->filter[0] || row_matches(list, row, list->filter, &cell))
      list->order[list->n_shown++] = row;
  buf_release(&cell);
  sort_rows(list, arena);
  keep_selection(list);
}

void list_set(struct list *list, struct arena *arena, const struct list_source *source)
{
  list->source = *source;
  arrange(list, arena);
}

void list_filter(struct list *list, struct arena *arena, const char *filter)
{
  size_t length = text_fit(filter, (int)sizeof list->filter / 4);
  memcpy(list->filter, filter, length);
  list->filter[length] = 0;
  arrange(list, arena);
}

void list_sort(struct list *list, struct arena *arena, int column, bool descending)
{
  list->sort = column;
  list->descending = descending;
  arrange(list, arena);
}

void list_next_sort(struct list *list, struct arena *arena, int step)
{
  int n = (int)list->n_columns;
  for (int tried = 0, column = list->sort < 0 && step < 0 ? n : list->sort; tried < n; tried++) {
    column = ((column + step) % n + n) % n;
    if (list->columns[column].sort == SORT_NONE) continue;
    list_sort(list, arena, column, list->columns[column].sort == SORT_NUMBER);
    return;
  }
}

bool list_key(struct list *list, int key)
{
  size_t last = list->n_shown ? list->n_shown - 1 : 0,
         page = list->page > 1 ? (size_t)list->page - 1 : 1;
  size_t to = list->cursor;
  switch (key) {
  case K_UP:
    to = to ? to - 1 : 0;
    break;
  case K_DOWN:
    to = to < last ? to + 1 : last;
    break;
  case K_PGUP:
    to = to > page ? to - page : 0;
    break;
  case K_PGDN:
    to = last - to > page ? to + page : last;
    break;
  case K_HOME:
  case K_CTRL_HOME:
    to = 0;
    break;
  case K_END:
  case K_CTRL_END:
    to = last;
    break;
  default:
    return false;
  }
  list->cursor = to;
  list->selected = list->n_shown ? id_at(list, to) : 0;
  return true;
}

void list_select(struct list *list, int64_t id)
{
  list->selected = id;
  keep_selection(list);
}

size_t list_row(const struct list *list)
{
  return list->n_shown ? list->order[list->cursor] : SIZE_MAX;
}

bool list_find(struct list *list, const char *needle, int step)
{
  struct buf cell = {0};
  bool found = false;
  for (size_t i = 1; i <= list->n_shown && !found; i++) {
    size_t n = list->n_shown, place = (list->cursor + (step > 0 ? i : n - i % n)) % n;
    if (row_matches(list, list->order[place], needle, &cell)) {
      list->cursor = place;
      list->selected = id_at(list, place);
      found = true;
    }
  }
  buf_release(&cell);
  return found;
}

void list_widths(const struct column *columns, size_t n, int width, int *widths)
{
  int used = -1;
  for (size_t i = 0; i < n; i++) {
    widths[i] = columns[i].min;
    used += columns[i].min + 1;
  }
  while (used > width) {
    size_t drop = 0;
    for (size_t i = 1; i < n; i++)
      if (widths[i] && (!drop || columns[i].priority > columns[drop].priority)) drop = i;
    if (!drop) break;
    used -= widths[drop] + 1;
    widths[drop] = 0;
  }
  /* First to what each column wants, then to what it can use; by priority. */
  for (int pass = 0; pass < 2; pass++)
    for (int priority = 1; priority <= LIST_COLUMNS && used < width; priority++)
      for (size_t i = 0; i < n; i++) {
        int goal = pass == 0 ? columns[i].want : columns[i].max;
        if (columns[i].priority != priority || !widths[i] || goal <= widths[i]) continue;
        int more = goal - widths[i] < width - used ? goal - widths[i] : width - used;
        widths[i] += more;
        used += more;
      }
}

/* A blank head gives its room to the one on its left. */
static int head_room(const struct list *list, const int *widths, size_t c)
{
  int room = widths[c];
  for (size_t next = c + 1; next < list->n_columns; next++) {
    if (!widths[next]) continue;
    if (strcmp(list->columns[next].head, " ") != 0) break;
    room += 1 + widths[next];
  }
  return room;
}

/* A head with the mark of the sort may need the blank beside its column. */
static void draw_head(struct list *list, struct rect r, const int *widths)
{
  int x = r.x + 1;
  for (size_t c = 0; c < list->n_columns; c++) {
    if (!widths[c]) continue;
    struct buf head = {0};
    buf_add(&head, _(list->columns[c].head));
    if ((int)c == list->sort)
      buf_add(&head, list->descending ? draw_sign("▼", "v") : draw_sign("▲", "^"));
    if (strcmp(buf_text(&head), " ") == 0) {
      x += widths[c] + 1; /* its room is the head's before it */
      buf_release(&head);
      continue;
    }
    if (list->columns[c].right)
      draw_text_right(r.y, x - 1, widths[c] + 1, STYLE_HEAD, buf_text(&head));
    else
      draw_text(r.y, x, head_room(list, widths, c), STYLE_HEAD, buf_text(&head));
    x += widths[c] + 1;
    buf_release(&head);
  }
}

static void draw_row(struct list *list, size_t row, int y, struct rect r, const int *widths,
                     bool selected)
{
  int x = r.x + 1;
  struct buf cell = {0};
  draw_text(y, r.x, r.w, selected ? STYLE_SELECTED : STYLE_TEXT, selected ? draw_arrow() : " ");
  for (size_t c = 0; c < list->n_columns; c++) {
    if (!widths[c]) continue;
    enum style style = STYLE_TEXT;
    buf_clear(&cell);
    list->source.cell(list->source.data, row, c, &cell, &style);
    if (selected) style = STYLE_SELECTED;
    (list->columns[c].right ? draw_text_right : draw_text)(y, x, widths[c], style, buf_text(&cell));
    x += widths[c] + 1;
  }
  buf_release(&cell);
}

void list_scroll(struct list *list, int rows)
{
  list->page = rows > 0 ? rows : 1;
  size_t page = (size_t)list->page;
  if (list->cursor < list->top) list->top = list->cursor;
  if (list->cursor >= list->top + page) list->top = list->cursor - page + 1;
  if (list->top + page > list->n_shown) list->top = list->n_shown > page ? list->n_shown - page : 0;
}

int list_draw(struct list *list, struct rect r, bool focus, enum list_head head)
{
  int widths[LIST_COLUMNS] = {0}, at = -1;
  list->width = r.w - 1;
  list_widths(list->columns, list->n_columns, list->width, widths);
  if (head != LIST_BARE && r.h > 1) {
    draw_head(list, r, widths);
    r.y++;
    r.h--;
  }
  if (head == LIST_RULED && r.h > 1) {
    draw_rule(r.y++, r.x + 1, r.w - 2);
    r.h--;
  }
  list_scroll(list, r.h);
  for (size_t i = 0; i < (size_t)list->page; i++) {
    size_t place = list->top + i;
    int y = r.y + (int)i;
    if (place >= list->n_shown) {
      draw_text(y, r.x, r.w, STYLE_TEXT, "");
      continue;
    }
    bool selected = focus && place == list->cursor;
    draw_row(list, list->order[place], y, r, widths, selected);
    if (place == list->cursor) at = y;
  }
  return at;
}

size_t list_visible(const struct list *list)
{
  size_t last = list->top + (size_t)list->page;
  if (last > list->n_shown) last = list->n_shown;
  return last - (list->n_shown ? list->top : 0);
}

void list_cut(const struct list *list, struct buf *out)
{
  int widths[LIST_COLUMNS] = {0};
  size_t row = list_row(list);
  struct buf cell = {0};
  if (list->width == 0 || row == SIZE_MAX) return;
  list_widths(list->columns, list->n_columns, list->width, widths);
  for (size_t c = 0; c < list->n_columns; c++) {
    if (!widths[c]) continue;
    cell_text(list, row, c, &cell);
    if (text_width(buf_text(&cell)) > widths[c])
      buf_addf(out, "%s%s", out->length ? " · " : "", buf_text(&cell));
  }
  buf_release(&cell);
}

void list_status(const struct list *list, struct buf *out)
{
  buf_addf(out, _("%s of %s"), TEXT_GROUPED((long long)list_visible(list)),
           TEXT_GROUPED((long long)list->source.n));
  if (list->filter[0]) buf_addf(out, _(" · filter: %s"), list->filter);
  if (list->sort < 0) return;
  const char *head = _(list->columns[list->sort].head);
  buf_addf(out, _(" · sorted by %s"), head + strspn(head, " "));
}
