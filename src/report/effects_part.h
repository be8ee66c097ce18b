// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of effects share. For effects*.c alone. */
#ifndef LB_REPORT_EFFECTS_PART_H
#define LB_REPORT_EFFECTS_PART_H

#include "report/effects.h"

enum { NO_AREA = -1, NO_MONTH = 0 };

/* A measure with the months that it takes. */
struct effects_measure {
  const struct measure *measure;
  const struct measure_course *course;
  int area;       /* index, or NO_AREA */
  int start, end; /* months in which it was under way; start 0: never; end 0: it still is */
  int works;      /* the first month that it worked from the first day; 0: not in place yet */
  int stops;      /* the last month that it worked to the last day; 0: it does still */
};

struct effects_data {
  struct arena *arena;
  int first, n_months; /* months of the series, the last one is the last whole month */
  struct area *areas;
  size_t n_areas;
  struct effects_measure *measures; /* all there are */
  size_t n_measures;
  struct total *totals;
  int *total_areas; /* index of each total's area */
  size_t n_totals;
  bool *incomplete; /* each month */
  struct unit_month *units;
  size_t n_units;
  struct area_link *links;
  size_t n_links;
  struct area_pair *neighbours;
  size_t n_neighbours;
};

/* Counts of one category (0: of all) a month of each area, by area. */
struct effects_series {
  double *counts;
  double factors[12]; /* season, from January; mean 1 */
  int season_years;
};

bool effects_read(struct store *store, int last_month, struct arena *arena,
                  struct effects_data *data, struct err *err);
/* Season from the whole years that end with `last`. */
struct effects_series effects_series(const struct effects_data *data, int64_t category_id,
                                     int last);
double effects_sum(const struct effects_data *data, const struct effects_series *series, int area,
                   const struct effect_span *span);
int effects_last_month(const struct effects_data *data);
bool effects_incomplete(const struct effects_data *data, int month);

/* Fills `effect` but for what the whole year says of it. `last` is the last month looked at. */
void effects_one(const struct effects_data *data, const struct effects_measure *measure, int last,
                 struct effect *effect);
/* Indexes of the areas that a measure in `area` may be compared with; `n` of them. */
const int *effects_comparison(const struct effects_data *data, int area, int first, int last,
                              size_t *n);
bool effects_neighbour(const struct effects_data *data, int one, int other);
/* The area itself was renamed, split or merged in these months. */
bool effects_changed(const struct effects_data *data, int area, int first, int last);
/* Both were reported in the same way: no unit reported in half of the one's months, or more, and
 * in none of the other's. A span without months is as any other. */
bool effects_same_regime(const struct effects_data *data, const struct effect_span *before,
                         const struct effect_span *after);

#endif
