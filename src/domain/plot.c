// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plot.h"

#include "base/text.h"
#include "domain/plot_canvas.h"

#include <math.h>
#include <string.h>

struct plot_canvas plot_canvas_new(const struct plot_room *room, struct arena *arena)
{
  struct plot_canvas c = {.arena = arena, .ascii = room->ascii};
  c.width = room->width > 0 ? room->width : 0;
  c.height = room->height > 0 ? room->height : 0;
  c.cells = arena_alloc(arena, ((size_t)c.width * (size_t)c.height + 1) * sizeof *c.cells);
  return c;
}

static const char **cell_at(struct plot_canvas *c, int y, int x)
{
  bool inside = y >= 0 && y < c->height && x >= 0 && x < c->width;
  return inside ? &c->cells[(size_t)y * (size_t)c->width + (size_t)x] : NULL;
}

void plot_put(struct plot_canvas *c, int y, int x, const char *sign, const char *ascii)
{
  const char **cell = cell_at(c, y, x);
  if (cell) *cell = c->ascii ? ascii : sign;
}

/* One sign of a text; the dashes of numbers have a twin, letters with marks stay. */
static const char *sign_of(const struct plot_canvas *c, const char *text, size_t length)
{
  const char *sign = arena_strndup(c->arena, text, length);
  if (strcmp(sign, " ") == 0) return NULL;
  return c->ascii && (strcmp(sign, "–") == 0 || strcmp(sign, "−") == 0) ? "-" : sign;
}

int plot_text(struct plot_canvas *c, int y, int x, int width, const char *text)
{
  if (!text || x < 0) return 0;
  if (width > c->width - x) width = c->width - x;
  if (width <= 0 || y < 0 || y >= c->height) return 0;
  bool cut = text_width(text) > width;
  int used = 0;
  for (size_t at = 0, next; text[at]; at = next) {
    next = text_next(text, at);
    int columns = text_width_n(text + at, next - at);
    if (used + columns > width - cut) break;
    const char **cell = cell_at(c, y, x + used);
    *cell = sign_of(c, text + at, next - at);
    /* The cells that a wide sign covers hold nothing of their own. */
    for (int i = 1; i < columns; i++)
      cell[i] = "";
    used += columns;
  }
  if (cut) plot_put(c, y, x + used++, "…", "~");
  return used;
}

void plot_text_right(struct plot_canvas *c, int y, int x, int width, const char *text)
{
  int used = text ? text_width(text) : 0;
  if (used > width) used = width;
  plot_text(c, y, x + width - used, used, text);
}

const char *plot_number(struct arena *arena, double value)
{
  enum { LONGEST = 1000000 };
  if (!isfinite(value)) return "";
  if (fabs(value) >= LONGEST) return arena_printf(arena, "%.0e", value);
  struct buf text = {0};
  text_decimal(&text, value, value > floor(value) ? 1 : 0);
  const char *number = arena_strdup(arena, buf_text(&text));
  buf_release(&text);
  return number;
}

static const char *line_of(const struct plot_canvas *c, int y, int *width, struct buf *line)
{
  const char *const *cells = c->cells + (size_t)y * (size_t)c->width;
  *width = c->width;
  while (*width > 0 && !cells[*width - 1])
    --*width;
  buf_clear(line);
  for (int x = 0; x < *width; x++)
    buf_add(line, cells[x] ? cells[x] : " ");
  return arena_strdup(c->arena, buf_text(line));
}

struct plot_lines plot_canvas_lines(const struct plot_canvas *c)
{
  const char **lines = arena_alloc(c->arena, ((size_t)c->height + 1) * sizeof *lines);
  struct plot_lines made = {.lines = lines};
  struct buf line = {0};
  for (int y = 0; y < c->height; y++) {
    int width;
    lines[y] = line_of(c, y, &width, &line);
    if (width > made.width) made.width = width;
    if (width > 0) made.n = (size_t)y + 1;
  }
  buf_release(&line);
  return made;
}

int plot_names_width(const struct plot *plot, int most)
{
  int width = 0;
  for (size_t i = 0; i < plot->n_rows; i++) {
    int here = plot->rows[i].name ? text_width(plot->rows[i].name) : 0;
    if (here > width) width = here;
  }
  return width < most ? width : most > 0 ? most : 0;
}

struct plot_lines plot_cells(const struct plot *plot, const struct plot_room *room,
                             struct arena *arena)
{
  struct plot_canvas c = plot_canvas_new(room, arena);
  switch (plot->kind) {
  case PLOT_RUN:
    plot_run(&c, plot);
    break;
  case PLOT_HEAT:
    plot_heat(&c, plot, room->digits);
    break;
  case PLOT_BUMP:
    plot_bump(&c, plot);
    break;
  case PLOT_GRID:
    plot_grid(&c, plot);
    break;
  case PLOT_PANELS:
    plot_panels(&c, plot);
    break;
  default:
    plot_list(&c, plot);
  }
  return plot_canvas_lines(&c);
}
