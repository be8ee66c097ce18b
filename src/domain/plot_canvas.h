// SPDX-License-Identifier: GPL-3.0-or-later
/* The cells that a plot is drawn in. For plot*.c alone.
 *
 * Invariant: what would stand outside is left out, and no sign is wider than its cell. */
#ifndef LB_DOMAIN_PLOT_CANVAS_H
#define LB_DOMAIN_PLOT_CANVAS_H

#include "domain/plot.h"

struct plot_canvas {
  struct arena *arena;
  int width, height;
  bool ascii;
  const char **cells; /* each a sign, NULL for a blank */
};

struct plot_canvas plot_canvas_new(const struct plot_room *room, struct arena *arena);
/* A sign of one column, or its twin. The strings must outlive the canvas. */
void plot_put(struct plot_canvas *c, int y, int x, const char *sign, const char *ascii);
/* At most `width` columns of a text, a longer one with an ellipsis. Returns the columns used. */
int plot_text(struct plot_canvas *c, int y, int x, int width, const char *text);
void plot_text_right(struct plot_canvas *c, int y, int x, int width, const char *text);
/* A number as people write it, short: whole, or with one decimal; nothing for one that is missing.
 */
const char *plot_number(struct arena *arena, double value);
struct plot_lines plot_canvas_lines(const struct plot_canvas *c);

/* The width of the longest name, at most `most`. */
int plot_names_width(const struct plot *plot, int most);

/* One a kind, in a file of its own or with its like. */
void plot_run(struct plot_canvas *c, const struct plot *plot);
void plot_heat(struct plot_canvas *c, const struct plot *plot, bool digits);
void plot_bump(struct plot_canvas *c, const struct plot *plot);
void plot_grid(struct plot_canvas *c, const struct plot *plot);
void plot_panels(struct plot_canvas *c, const struct plot *plot);
void plot_list(struct plot_canvas *c, const struct plot *plot);

#endif
