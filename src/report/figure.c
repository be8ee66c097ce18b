// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figure.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/stats.h"
#include "report/figure_parts.h"

#include <string.h>

enum { NAME_WIDTH = 20, NUMBER_LEAST = 3, NUMBER_MOST = 12, YEAR = 12 };

double *figure_space(const struct figure_work *w, struct plot_row **rows, size_t n_rows,
                     size_t n_columns)
{
  double *values = arena_alloc(w->arena, (n_rows * n_columns + 1) * sizeof *values);
  *rows = arena_alloc(w->arena, (n_rows + 1) * sizeof **rows);
  for (size_t i = 0; i < n_rows * n_columns; i++)
    values[i] = STATS_NA;
  for (size_t row = 0; row < n_rows; row++)
    (*rows)[row].values = values + row * n_columns;
  w->figure->plot.rows = *rows;
  w->figure->plot.n_rows = n_rows;
  w->figure->plot.n_columns = n_columns;
  return values;
}

void figure_months(const struct figure_work *w, int last, size_t n)
{
  const char **names = arena_alloc(w->arena, n * sizeof *names);
  for (size_t i = 0; i < n; i++) {
    int month = month_add(last, (int)(i + 1) - (int)n);
    const char *name = date_month_short(month % 100);
    /* Of more than a year each month names its own. */
    names[i] = n > YEAR ? arena_printf(w->arena, "%s %d", name, month / 100) : name;
  }
  w->figure->plot.columns = names;
}

int figure_last_month(const struct figure_work *w)
{
  int end = month_add(quarter_first_month(w->request->quarter), 2);
  int now = date_month(w->request->today);
  return end < now ? end : now;
}

bool figure_make(struct store *store, const struct figure_request *request, struct arena *arena,
                 struct figure *figure, struct err *err)
{
  static bool (*const makers[FIGURES])(const struct figure_work *, struct err *) = {
      [FIGURE_HEAT] = figure_heat, [FIGURE_BUMP] = figure_bump,     [FIGURE_GRID] = figure_grid,
      [FIGURE_RUN] = figure_run,   [FIGURE_SPARKS] = figure_sparks, [FIGURE_PANELS] = figure_panels,
  };
  const struct figure_work work = {store, request, arena, figure};
  *figure = (struct figure){.plot.reference = STATS_NA};
  return makers[request->kind](&work, err);
}

static const char *value_text(struct arena *arena, double value)
{
  if (stats_is_na(value)) return "";
  struct buf text = {0};
  text_decimal(&text, value, value > floor(value) ? 1 : 0);
  const char *made = arena_strdup(arena, buf_text(&text));
  buf_release(&text);
  return made;
}

/* The numbers of a plot as a table. One with more columns than a line holds is turned; two years of
 * many areas are folded, a line for each year. */
struct grid {
  const struct plot *plot;
  struct arena *arena;
  bool turned, folded;
  size_t rows, columns; /* without head and names */
};

static struct grid grid_of(const struct plot *plot, struct arena *arena)
{
  enum { COLUMNS_MOST = 13 };
  bool folded = plot->kind == PLOT_SPARKS && plot->n_columns == 2 * YEAR;
  bool turned = !folded && plot->n_columns > COLUMNS_MOST;
  struct grid g = {plot, arena, turned, folded, plot->n_rows, plot->n_columns};
  if (g.folded) {
    g.rows = 2 * plot->n_rows;
    g.columns = YEAR;
  }
  if (g.turned) {
    g.rows = plot->n_columns;
    g.columns = plot->n_rows;
  }
  return g;
}

static const char *column_name(const struct grid *g, size_t column)
{
  if (g->folded) {
    const char *name = g->plot->columns[column];
    return arena_strndup(g->arena, name, strcspn(name, " "));
  }
  return g->turned ? g->plot->rows[column].name : g->plot->columns[column];
}

static const char *row_name(const struct grid *g, size_t row)
{
  if (g->folded) return row % 2 ? _("- the year before") : g->plot->rows[row / 2].name;
  return g->turned ? g->plot->columns[row] : g->plot->rows[row].name;
}

static const char *cell_text(const struct grid *g, size_t row, size_t column)
{
  if (g->folded)
    return value_text(g->arena, g->plot->rows[row / 2].values[column + (row % 2 ? 0 : YEAR)]);
  return value_text(g->arena, g->turned ? g->plot->rows[column].values[row]
                                        : g->plot->rows[row].values[column]);
}

/* Wide enough for the head and every number of the column. */
static int column_width(const struct grid *g, size_t column)
{
  int width = text_width(column_name(g, column));
  for (size_t row = 0; row < g->rows; row++) {
    int here = text_width(cell_text(g, row, column));
    if (here > width) width = here;
  }
  return width < NUMBER_LEAST ? NUMBER_LEAST : width > NUMBER_MOST ? NUMBER_MOST : width;
}

/* Row 0 is the head. */
static const char *table_line(const struct grid *g, size_t row, const int *widths, int width)
{
  struct buf line = {0};
  int used = NAME_WIDTH;
  text_pad(&line, row ? row_name(g, row - 1) : "", NAME_WIDTH, false);
  for (size_t c = 0; c < g->columns && used + widths[c] < width; c++) {
    buf_addc(&line, ' ');
    text_pad(&line, row ? cell_text(g, row - 1, c) : column_name(g, c), widths[c], true);
    used += widths[c] + 1;
  }
  const char *made = arena_strndup(g->arena, buf_text(&line), text_fit(buf_text(&line), width));
  buf_release(&line);
  return made;
}

struct plot_lines figure_table(const struct figure *figure, int width, struct arena *arena)
{
  struct grid g = grid_of(&figure->plot, arena);
  const char **lines = arena_alloc(arena, (g.rows + 1) * sizeof *lines);
  int *widths = arena_alloc(arena, (g.columns + 1) * sizeof *widths);
  struct plot_lines made = {.lines = lines, .n = g.rows + 1};
  for (size_t c = 0; c < g.columns; c++)
    widths[c] = column_width(&g, c);
  for (size_t i = 0; i < made.n; i++) {
    lines[i] = table_line(&g, i, widths, width);
    int here = text_width(lines[i]);
    if (here > made.width) made.width = here;
  }
  return made;
}

static struct doc_table *paper_table(struct document *d, const struct figure *figure)
{
  struct grid g = grid_of(&figure->plot, d->arena);
  struct doc_column *columns = arena_alloc(d->arena, (g.columns + 1) * sizeof *columns);
  const char **cells = arena_alloc(d->arena, (g.columns + 1) * sizeof *cells);
  columns[0] = (struct doc_column){"", DOC_LEFT, 0};
  for (size_t c = 0; c < g.columns; c++)
    columns[c + 1] = (struct doc_column){column_name(&g, c), DOC_RIGHT, column_width(&g, c)};
  struct doc_table *t = table_new(d, NULL, columns, g.columns + 1);
  for (size_t row = 0; row < g.rows; row++) {
    cells[0] = row_name(&g, row);
    for (size_t c = 0; c < g.columns; c++)
      cells[c + 1] = cell_text(&g, row, c);
    table_row(d, t, DOC_ROW, cells);
  }
  return t;
}

void figure_put(struct document *d, const struct figure *figure)
{
  document_heading(d, 2, figure->title);
  document_paragraph(d, figure->remark && figure->plot.n_rows > 0
                            ? arena_printf(d->arena, "%s %s", figure->words, figure->remark)
                            : figure->words);
  if (figure->plot.n_rows > 0) {
    document_space(d);
    document_plot(d, figure->words, &figure->plot, paper_table(d, figure));
  }
}
