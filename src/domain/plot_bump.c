// SPDX-License-Identifier: GPL-3.0-or-later
/* Bump chart of places, and the grid of need and influence that gives them. */
#include "domain/plot_canvas.h"
#include "domain/plot_scale.h"

#include "base/i18n.h"
#include "base/text.h"

#include <math.h>
#include <stdint.h>

/* ---- places over the quarters ---- */

enum { PLACE = 4, LINE = 3, STEP = LINE + 2, JOINED = 2, NAME_MOST = 20, NAME_LEAST = 4 };

struct bump {
  struct plot_canvas *c;
  const struct plot *plot;
  int name;
  size_t first, *slots, *next;
};

/* Leaves on the left, arrives on the right: down is \ on both sides, up is /. */
static void draw_way(const struct bump *b, int x, size_t from, size_t to)
{
  if (from == to) {
    for (int i = 0; i < LINE; i++)
      plot_put(b->c, (int)from + 1, x + i, "─", "-");
    return;
  }
  const char *sign = to > from ? "╲" : "╱", *ascii = to > from ? "\\" : "/";
  plot_put(b->c, (int)from + 1, x, sign, ascii);
  plot_put(b->c, (int)to + 1, x + LINE - 1, sign, ascii);
}

static void draw_quarter(const struct bump *b, size_t column)
{
  const struct plot *plot = b->plot;
  int x = PLACE + (int)(column - b->first) * (b->name + STEP);
  bool last = column + 1 == plot->n_columns;
  plot_text(b->c, 0, x, b->name, plot->columns[column]);
  plot_bump_slots(plot, column, b->slots);
  if (!last) plot_bump_slots(plot, column + 1, b->next);
  for (size_t row = 0; row < plot->n_rows; row++) {
    if (b->slots[row] >= (size_t)b->c->height) continue;
    int y = (int)b->slots[row] + 1;
    plot_text(b->c, y, x, b->name, plot->rows[row].name);
    if (last && plot->rows[row].joined) plot_put(b->c, y, x + b->name + 1, "┊", ":");
    if (!last && b->next[row] < (size_t)b->c->height)
      draw_way(b, x + b->name + 1, b->slots[row], b->next[row]);
  }
}

void plot_bump(struct plot_canvas *c, const struct plot *plot)
{
  struct bump b = {.c = c, .plot = plot};
  if (plot->n_columns == 0 || plot->n_rows == 0) return;
  int room = c->width - PLACE - JOINED, longest = plot_names_width(plot, NAME_MOST);
  int fit = (room + STEP) / (NAME_LEAST + STEP);
  if (fit < 1) return;
  if (plot->n_columns > (size_t)fit) b.first = plot->n_columns - (size_t)fit;
  int shown = (int)(plot->n_columns - b.first);
  b.name = (room + STEP) / shown - STEP;
  if (b.name > longest) b.name = longest;
  b.slots = arena_alloc(c->arena, plot->n_rows * sizeof *b.slots);
  b.next = arena_alloc(c->arena, plot->n_rows * sizeof *b.next);
  for (int y = 1; y < c->height && (size_t)y <= plot->n_rows; y++)
    plot_text(c, y, 0, PLACE, arena_printf(c->arena, "%2d", y));
  for (size_t column = b.first; column < plot->n_columns; column++)
    draw_quarter(&b, column);
}

/* ---- need and influence ---- */

enum { EDGE = 3, TEN = 10, KEY_GAP = 1, LETTERS = 26 };

struct grid {
  struct plot_canvas *c;
  const struct plot *plot;
  double scale; /* columns for one percent of need */
  int columns;
};

static int grid_column(const struct grid *g, double need)
{
  double column = round(need * g->scale);
  return column >= 0 && column < g->columns ? EDGE + 1 + (int)column : -1;
}

static int grid_line(double influence)
{
  double line = PLOT_INFLUENCE_MOST - floor(influence + 0.5);
  return line >= 0 && line < PLOT_INFLUENCE_MOST ? (int)line : -1;
}

static const char *letter_of(const struct grid *g, size_t row)
{
  return row < LETTERS ? arena_printf(g->c->arena, "%c", 'A' + (int)row) : "?";
}

static void draw_frame(const struct grid *g)
{
  enum { LOWEST = PLOT_INFLUENCE_MOST - 1 };
  for (int y = 0; y < PLOT_INFLUENCE_MOST; y++) {
    plot_text(g->c, y, 1, 1, arena_printf(g->c->arena, "%d", PLOT_INFLUENCE_MOST - y));
    plot_put(g->c, y, EDGE, y == LOWEST ? "└" : "│", y == LOWEST ? "+" : "|");
  }
  for (int x = 0; x < g->columns; x++)
    plot_put(g->c, LOWEST, EDGE + 1 + x, "─", "-");
  for (int ten = 0; ten * g->scale < g->columns; ten += TEN) {
    int x = grid_column(g, ten);
    bool last = (ten + TEN) * g->scale >= g->columns;
    if (x < 0) break;
    if (ten > 0) plot_put(g->c, LOWEST, x, "┬", "+");
    plot_text(g->c, LOWEST + 1, x, TEN, arena_printf(g->c->arena, last ? "%d %%" : "%d", ten));
  }
}

/* Two areas in one cell are a plus; the key says who they are. */
static void draw_areas(const struct grid *g)
{
  for (size_t row = 0; row < g->plot->n_rows; row++) {
    double need = plot_value(g->plot, row, 0), influence = plot_value(g->plot, row, 1);
    if (isnan(need) || isnan(influence)) continue;
    int x = grid_column(g, need), y = grid_line(influence);
    if (x < 0 || y < 0) continue;
    bool shared = false;
    for (size_t i = 0; i < row; i++)
      shared |= grid_column(g, plot_value(g->plot, i, 0)) == x &&
                grid_line(plot_value(g->plot, i, 1)) == y;
    const char *letter = shared ? "+" : letter_of(g, row);
    plot_put(g->c, y, x, letter, letter);
  }
}

/* "A Stationsområdet, B Åtorget", as many on a line as fit, then what the curve is. Returns how
 * many lines that takes; `draw` false only counts them. */
static int key_lines(const struct grid *g, int y, int x, bool draw)
{
  struct plot_canvas *c = g->c;
  int width = c->width - x, top = y;
  struct buf line = {0};
  for (size_t row = 0; row < g->plot->n_rows; row++) {
    const char *name = arena_printf(c->arena, "%s %s", letter_of(g, row), g->plot->rows[row].name);
    if (line.length > 0 && text_width(buf_text(&line)) + 2 + text_width(name) > width) {
      if (draw) plot_text(c, y, x, width, buf_text(&line));
      y++;
      buf_clear(&line);
    }
    buf_addf(&line, "%s%s", line.length > 0 ? ", " : "", name);
  }
  if (draw) plot_text(c, y, x, width, buf_text(&line));
  y++;
  buf_release(&line);
  if (g->plot->reference > 0 && draw)
    plot_text(c, y, x, width,
              arena_printf(c->arena, _("%s = prio %s"), c->ascii ? "." : "·",
                           plot_number(c->arena, g->plot->reference)));
  return y + (g->plot->reference > 0) - top;
}

/* Whole columns a percent where there is room for them. */
static void set_scale(struct grid *g, int room)
{
  double most = plot_grid_most(g->plot);
  g->scale = floor(room / (most + 1));
  if (g->scale < 1) g->scale = (room - 1) / most;
  g->columns = (int)(most * g->scale) + 1;
}

/* The key stands beside the grid when it fits there, else below it. */
void plot_grid(struct plot_canvas *c, const struct plot *plot)
{
  enum { BELOW = PLOT_INFLUENCE_MOST + 1 };
  struct grid g = {.c = c, .plot = plot};
  int room = c->width / 2 - EDGE - 1;
  if (room < 2) return;
  set_scale(&g, room);
  int beside = EDGE + 1 + g.columns + KEY_GAP;
  bool fits = key_lines(&g, 0, beside, false) <= PLOT_INFLUENCE_MOST;
  if (!fits) set_scale(&g, c->width - EDGE - 2);
  draw_frame(&g);
  for (int influence = PLOT_INFLUENCE_MOST; influence > 1; influence--) {
    int x = grid_column(&g, plot_grid_curve(plot, influence));
    if (x > 0) plot_put(c, grid_line(influence), x, "·", ".");
  }
  draw_areas(&g);
  if (fits)
    key_lines(&g, 0, beside, true);
  else
    key_lines(&g, BELOW, EDGE + 1, true);
}
