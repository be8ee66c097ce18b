// SPDX-License-Identifier: GPL-3.0-or-later
/* Plots in documents: copied in, stored, read back. A number that is missing is stored as \N, every
 * other with all its digits, so that a reprint draws the same lines. */
#include "report/document_record.h"

#include "domain/stats.h"

#include <stdlib.h>
#include <string.h>

static const char *const kind_words[PLOT_KINDS] = {
    [PLOT_RUN] = "run",       [PLOT_HEAT] = "heat",     [PLOT_BUMP] = "bump",
    [PLOT_GRID] = "grid",     [PLOT_FOREST] = "forest", [PLOT_STRIP] = "strip",
    [PLOT_SPARKS] = "sparks", [PLOT_PANELS] = "panels"};
static const char *const flag_words[] = {"no", "yes"};

/* As the text print shows it; whoever draws it better has the plot itself. */
static const char *drawn(const struct plot *plot, struct arena *arena)
{
  enum { COLUMNS = 78, LINES_MOST = 40, RUN_LINES = 9 };
  const struct plot_room room = {
      .width = COLUMNS, .height = plot->kind == PLOT_RUN ? RUN_LINES : LINES_MOST, .digits = true};
  struct plot_lines lines = plot_cells(plot, &room, arena);
  struct buf text = {0};
  for (size_t i = 0; i < lines.n; i++)
    buf_addf(&text, "%s\n", lines.lines[i]);
  const char *made = arena_strdup(arena, buf_text(&text));
  buf_release(&text);
  return made;
}

static void copy_row(struct arena *arena, const struct plot *plot, struct plot_row *row)
{
  double *values = arena_alloc(arena, (plot->n_columns + 1) * sizeof *values);
  for (size_t c = 0; c < plot->n_columns; c++)
    values[c] = row->values[c];
  row->values = values;
  row->name = arena_strdup(arena, row->name ? row->name : "");
  row->note = arena_strdup(arena, row->note);
}

static const struct plot *copy_plot(struct arena *arena, const struct plot *plot)
{
  struct plot *copy = arena_alloc(arena, sizeof *copy);
  struct plot_row *rows = arena_alloc(arena, (plot->n_rows + 1) * sizeof *rows);
  struct plot_mark *marks = arena_alloc(arena, (plot->n_marks + 1) * sizeof *marks);
  const char **columns = arena_alloc(arena, (plot->n_columns + 1) * sizeof *columns);
  *copy = *plot;
  for (size_t i = 0; i < plot->n_columns; i++)
    columns[i] = arena_strdup(arena, plot->columns[i]);
  for (size_t i = 0; i < plot->n_rows; i++) {
    rows[i] = plot->rows[i];
    copy_row(arena, plot, &rows[i]);
  }
  for (size_t i = 0; i < plot->n_marks; i++) {
    marks[i] = plot->marks[i];
    marks[i].text = arena_strdup(arena, marks[i].text);
  }
  copy->rows = rows;
  copy->marks = marks;
  copy->columns = columns;
  return copy;
}

void document_plot(struct document *d, const char *alternative, const struct plot *plot,
                   struct doc_table *table)
{
  const struct plot *copy = copy_plot(d->arena, plot);
  document_block(d, &(struct doc_block){.kind = DOC_FIGURE,
                                        .label = arena_strdup(d->arena, alternative),
                                        .text = drawn(copy, d->arena),
                                        .table = table,
                                        .plot = copy});
}

/* ---- stored ---- */

static void put_number(double value, struct buf *out)
{
  if (stats_is_na(value))
    record_field(out, NULL);
  else
    buf_addf(out, "\t%.17g", value);
}

void record_put_plot(const struct plot *plot, struct buf *out)
{
  buf_addf(out, "drawing\t%s\t%zu\t%zu\t%zu", kind_words[plot->kind], plot->n_columns, plot->n_rows,
           plot->n_marks);
  put_number(plot->reference, out);
  buf_add(out, "\nover");
  for (size_t i = 0; i < plot->n_columns; i++)
    record_field(out, plot->columns[i]);
  buf_addc(out, '\n');
  for (size_t i = 0; i < plot->n_rows; i++) {
    const struct plot_row *row = &plot->rows[i];
    buf_add(out, "series");
    record_field(out, row->name);
    record_field(out, row->note);
    buf_addf(out, "\t%s\t%s", flag_words[row->chosen], flag_words[row->joined]);
    for (size_t c = 0; c < plot->n_columns; c++)
      put_number(row->values[c], out);
    buf_addc(out, '\n');
  }
  for (size_t i = 0; i < plot->n_marks; i++) {
    buf_addf(out, "mark\t%zu\t%c", plot->marks[i].column, plot->marks[i].letter);
    record_field(out, plot->marks[i].text);
    buf_addc(out, '\n');
  }
}

static bool read_number(const struct reader *r, const char *field, double *value)
{
  char *end;
  *value = STATS_NA;
  if (!field) return true;
  *value = strtod(field, &end);
  return *field && !*end && !stats_is_na(*value) ? true : record_damaged(r);
}

static bool read_series(struct reader *r, size_t n, struct plot_row *row)
{
  enum { FIRST = 4 };
  struct record record;
  size_t chosen, joined;
  if (!record_expect(r, "series", FIRST + n, &record)) return false;
  if (!record.fields[0]) return record_damaged(r);
  if (!record_choice(r, record.fields[2], flag_words, 2, &chosen) ||
      !record_choice(r, record.fields[3], flag_words, 2, &joined))
    return false;
  double *values = arena_alloc(r->arena, (n + 1) * sizeof *values);
  for (size_t c = 0; c < n; c++)
    if (!read_number(r, record.fields[FIRST + c], &values[c])) return false;
  *row = (struct plot_row){record.fields[0], record.fields[1], values, chosen != 0, joined != 0};
  return true;
}

static bool read_mark(struct reader *r, struct plot_mark *mark)
{
  struct record record;
  int column;
  if (!record_expect(r, "mark", 3, &record) || !record_count(r, record.fields[0], 0, &column))
    return false;
  if (!record.fields[1] || strlen(record.fields[1]) != 1 || !record.fields[2])
    return record_damaged(r);
  *mark = (struct plot_mark){(size_t)column, record.fields[1][0], record.fields[2]};
  return true;
}

/* Counts are not believed: memory is taken as lines come. */
static bool read_parts(struct reader *r, struct plot *plot, int rows, int marks)
{
  struct record record;
  struct plot_row *row = NULL;
  struct plot_mark *mark = NULL;
  size_t capacity = 0;
  if (!record_expect(r, "over", plot->n_columns, &record)) return false;
  for (size_t i = 0; i < record.n; i++)
    if (!record.fields[i]) return record_damaged(r);
  plot->columns = record.fields;
  for (; plot->n_rows < (size_t)rows; plot->n_rows++) {
    row = arena_grow(r->arena, row, plot->n_rows, &capacity, sizeof *row);
    if (!read_series(r, plot->n_columns, &row[plot->n_rows])) return false;
  }
  capacity = 0;
  for (; plot->n_marks < (size_t)marks; plot->n_marks++) {
    mark = arena_grow(r->arena, mark, plot->n_marks, &capacity, sizeof *mark);
    if (!read_mark(r, &mark[plot->n_marks])) return false;
  }
  plot->rows = row;
  plot->marks = mark;
  return true;
}

bool record_plot(struct reader *r, const struct plot **plot)
{
  struct record record;
  size_t kind;
  int columns, rows, marks;
  struct plot *made = arena_alloc(r->arena, sizeof *made);
  if (!record_expect(r, "drawing", 5, &record) ||
      !record_choice(r, record.fields[0], kind_words, PLOT_KINDS, &kind) ||
      !record_count(r, record.fields[1], 0, &columns) ||
      !record_count(r, record.fields[2], 0, &rows) ||
      !record_count(r, record.fields[3], 0, &marks) ||
      !read_number(r, record.fields[4], &made->reference))
    return false;
  made->kind = (enum plot_kind)kind;
  made->n_columns = (size_t)columns;
  *plot = made;
  return read_parts(r, made, rows, marks);
}
