// SPDX-License-Identifier: GPL-3.0-or-later
/* Plots that are rows of signs: forest plot, placebo strip, sparklines. */
#include "domain/plot_canvas.h"
#include "domain/plot_scale.h"

#include "base/i18n.h"
#include "base/text.h"

#include <math.h>

enum { NAME_MOST = 26, FOREST_MOST = 61, STRIP_MOST = 41, GAP = 2 };

static int notes_width(const struct plot *plot)
{
  int width = 0;
  for (size_t i = 0; i < plot->n_rows; i++) {
    int here = plot->rows[i].note ? text_width(plot->rows[i].note) : 0;
    if (here > width) width = here;
  }
  return width;
}

static void put_signs(struct plot_canvas *c, int y, int x, int width, struct buf *signs)
{
  plot_text(c, y, x, width, buf_text(signs));
  buf_clear(signs);
}

/* No difference is in the middle, so the number of columns is odd. */
static void draw_forest(struct plot_canvas *c, const struct plot *plot, struct buf *signs)
{
  int note = notes_width(plot), names = plot_names_width(plot, NAME_MOST);
  int width = c->width - names - note - 2 * GAP;
  if (width > FOREST_MOST) width = FOREST_MOST;
  if (width < 1) return;
  width -= width % 2 == 0;
  plot_forest_axis(signs, width, c->ascii);
  put_signs(c, 0, names + GAP, width, signs);
  for (size_t row = 0; row < plot->n_rows; row++) {
    int y = (int)row + 1;
    struct plot_ratio r = {plot_value(plot, row, 0), plot_value(plot, row, 1),
                           plot_value(plot, row, 2)};
    plot_text(c, y, 0, names, plot->rows[row].name);
    plot_forest(signs, &r, width, c->ascii);
    put_signs(c, y, names + GAP, width, signs);
    plot_text_right(c, y, names + width + 2 * GAP, note, plot->rows[row].note);
  }
}

static void draw_strip(struct plot_canvas *c, const struct plot *plot, struct buf *signs)
{
  const char *low = "−75 %", *note = NULL;
  double *others = arena_alloc(c->arena, (plot->n_rows + 1) * sizeof *others);
  struct plot_strip strip = {
      .own = (double)NAN, .others = others, .low = PLOT_RATIO_LOW, .high = PLOT_STRIP_HIGH};
  for (size_t row = 0; row < plot->n_rows; row++) {
    if (plot->rows[row].chosen) {
      strip.own = plot_value(plot, row, 0);
      note = plot->rows[row].note;
    } else {
      others[strip.n++] = plot_value(plot, row, 0);
    }
  }
  int x = plot_text(c, 0, 0, c->width, low) + GAP;
  int width = c->width - 2 * x - GAP - (note ? text_width(note) + GAP : 0);
  if (width > STRIP_MOST) width = STRIP_MOST;
  if (width < 1) return;
  plot_strip(signs, &strip, width, c->ascii);
  put_signs(c, 0, x, width, signs);
  x += width + GAP;
  x += plot_text(c, 0, x, c->width, "+100 %") + GAP;
  plot_text(c, 0, x, c->width, note);
}

static void draw_sparks(struct plot_canvas *c, const struct plot *plot, struct buf *signs)
{
  double low, most;
  int names = plot_names_width(plot, NAME_MOST), room = c->width - names - 2 * GAP;
  size_t n = plot->n_columns, shown = room > 0 && (size_t)room < n ? (size_t)room : n;
  plot_range(plot, &low, &most);
  if (room < 1 || n == 0) return;
  for (size_t row = 0; row < plot->n_rows; row++) {
    const struct plot_row *r = &plot->rows[row];
    plot_text(c, (int)row, 0, names, r->name);
    plot_spark(signs, r->values + n - shown, shown, most, c->ascii);
    put_signs(c, (int)row, names + GAP, room, signs);
    plot_text(c, (int)row, names + 2 * GAP + (int)shown, c->width,
              r->note ? r->note : plot_number(c->arena, r->values[n - 1]));
  }
  plot_text(c, (int)plot->n_rows, names + GAP, c->width,
            arena_printf(c->arena, _("scale 0–%s"), plot_number(c->arena, most)));
}

void plot_list(struct plot_canvas *c, const struct plot *plot)
{
  struct buf signs = {0};
  if (plot->kind == PLOT_FOREST)
    draw_forest(c, plot, &signs);
  else if (plot->kind == PLOT_STRIP)
    draw_strip(c, plot, &signs);
  else
    draw_sparks(c, plot, &signs);
  buf_release(&signs);
}
