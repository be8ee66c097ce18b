// SPDX-License-Identifier: GPL-3.0-or-later
/* Small multiples: a chart of months for each area, all on one scale, in the order of the rows. */
#include "domain/plot_canvas.h"
#include "domain/plot_scale.h"

#include "base/i18n.h"

#include <math.h>

enum { WIDTH = 20, HIGH = 4, GAP = 2, BAND = HIGH + 2, SIDE_BY_SIDE = 4, EIGHTHS = 8 };

static const char *const signs[EIGHTHS + 1] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
static const char *const twins[EIGHTHS + 1] = {" ", "_", ".", "-", "-", "=", "=", "#", "#"};

/* Eighths of a cell from the bottom; nought is a dot, what is missing is blank. */
static void draw_month(struct plot_canvas *c, int y, int x, double value, double most)
{
  if (isnan(value)) return;
  if (!(value > 0)) {
    plot_put(c, y + HIGH - 1, x, "·", "0");
    return;
  }
  double share = value < most ? value / most : 1;
  int left = (int)floor(HIGH * EIGHTHS * share + 0.5);
  if (left < 1) left = 1;
  for (int row = HIGH - 1; row >= 0 && left > 0; row--, left -= EIGHTHS) {
    int step = left < EIGHTHS ? left : EIGHTHS;
    plot_put(c, y + row, x, signs[step], twins[step]);
  }
}

void plot_panels(struct plot_canvas *c, const struct plot *plot)
{
  double low, most;
  int across = (c->width + GAP) / (WIDTH + GAP);
  if (across > SIDE_BY_SIDE) across = SIDE_BY_SIDE;
  if (across < 1) return;
  size_t n = plot->n_columns, shown = n < WIDTH ? n : WIDTH;
  int bands = ((int)plot->n_rows + across - 1) / across;
  plot_range(plot, &low, &most);
  for (size_t row = 0; row < plot->n_rows; row++) {
    int y = (int)row / across * BAND, x = (int)row % across * (WIDTH + GAP);
    plot_text(c, y, x, WIDTH, plot->rows[row].name);
    for (size_t i = 0; i < shown; i++)
      draw_month(c, y + 1, x + (int)i, plot_value(plot, row, n - shown + i), most);
  }
  plot_text(c, bands * BAND, 0, c->width,
            arena_printf(c->arena, _("scale 0–%s"), plot_number(c->arena, most)));
}
