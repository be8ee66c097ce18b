// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables of counts: an area, a category, a month and how many. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ops/import_state.h"
#include "store/store_write.h"

#include <stdlib.h>
#include <string.h>

enum {
  MOST_OF_A_CELL = 100000,
  FIRST_MONTH = 190001,
  TARGET_BITS = 20,
  MONTH_BITS = 20,
  FEW = 20,      /* below that a fall says nothing */
  FAR_BELOW = 4, /* a quarter of what was expected */
  MONTHS_AROUND = 3
};

struct counting {
  struct import *import;
  struct key_map places; /* area, category and month -> cell + 1 */
  struct key_map months; /* month -> sum + 1 */
};

/* ---- the numbers of the file ---- */

enum said { SAID_NUMBER, SAID_NOTHING, SAID_WRONG };

/* Suppressed (..) and not computable (.) are never zero; nothing and a dash are when the source
 * leaves out zeros. */
static enum said read_count(const char *text, bool omits_zeros, long *count)
{
  double number;
  *count = 0;
  if (strcmp(text, "..") == 0 || strcmp(text, ".") == 0) return SAID_NOTHING;
  bool dash = strcmp(text, "-") == 0 || strcmp(text, "\u2013") == 0;
  if (dash || import_blank(text)) return omits_zeros ? SAID_NUMBER : SAID_NOTHING;
  if (!text_read_decimal(text, &number) || number < 0 || number > MOST_OF_A_CELL) return SAID_WRONG;
  *count = (long)number;
  return (double)*count == number ? SAID_NUMBER : SAID_WRONG;
}

static struct import_sum *sum_of(struct counting *counting, int month)
{
  struct import *import = counting->import;
  uint32_t *at = key_map_number(&counting->months, month);
  if (*at == 0) {
    import->sums = arena_grow(&import->work, import->sums, import->n_sums, &import->sum_capacity,
                              sizeof *import->sums);
    import->sums[import->n_sums++] = (struct import_sum){.month = month};
    *at = (uint32_t)import->n_sums;
  }
  return &import->sums[*at - 1];
}

static uint32_t *place_of(struct counting *counting, uint32_t area, uint32_t category, int month)
{
  int64_t key = ((int64_t)area << (TARGET_BITS + MONTH_BITS)) | ((int64_t)category << MONTH_BITS) |
                months_between(FIRST_MONTH, month);
  return key_map_number(&counting->places, key);
}

static struct import_cell *cell_of(struct counting *counting, const struct import_row_read *read,
                                   int month)
{
  struct import *import = counting->import;
  uint32_t *at = place_of(counting, read->area, read->category, month);
  if (*at == 0) {
    import->cells = arena_grow(&import->work, import->cells, import->n_cells,
                               &import->cell_capacity, sizeof *import->cells);
    import->cells[import->n_cells++] =
        (struct import_cell){.area = read->area,
                             .category = read->category,
                             .source = read->source,
                             .month = month,
                             .severity = read->o.severity,
                             .police_reported = read->o.police_reported};
    *at = (uint32_t)import->n_cells;
  }
  return &import->cells[*at - 1];
}

static void tell(struct import *import, size_t row, const struct import_row_read *read)
{
  struct import_preview *preview = &import->preview;
  preview->doubtful += read->status == ROW_DOUBTFUL;
  preview->refused += read->status == ROW_REFUSED;
  preview->left_out += read->status == ROW_LEFT_OUT;
  import_add_line(import, import->table.rows[row].line, read->status, read->field, read->why);
}

static void take_number(struct counting *counting, size_t row, struct import_row_read *read,
                        int month, const char *text)
{
  struct import *import = counting->import;
  long count;
  enum said said = read_count(text, import->mapping.omits_zeros, &count);
  import->preview.read++;
  if (month > date_month(import->ops->clock->date)) {
    if (said == SAID_NUMBER && count == 0) said = SAID_NOTHING;
    if (said == SAID_NUMBER) import_refuse(read, FIELD_MONTH, _("The month lies in the future."));
  }
  if (said == SAID_WRONG)
    import_refuse_value(import, read, FIELD_COUNT,
                        _("%s is no count. A count is a whole number, at most 100,000."), text);
  if (said == SAID_NOTHING) {
    import->preview.left_out++;
  } else if (read->status != ROW_NEW) {
    tell(import, row, read);
    read->status = ROW_NEW; /* the other months of the row stand for themselves */
  } else {
    struct import_cell *cell = cell_of(counting, read, month);
    cell->count += count;
    cell->sources++;
    sum_of(counting, month)->now += count;
  }
}

static void read_counts(struct counting *counting, size_t row)
{
  struct import *import = counting->import;
  struct import_row_read read;
  int month;
  bool words = import_read_words(import, row, &read) && read.unknown[0] == NULL;
  bool one = words && import->n_wide == 0;
  if (!words || (one && !import_read_month_of(import, row, &read, &month))) {
    for (int i = 0; i < 2 && read.unknown[i] != NULL; i++)
      read.unknown[i]->rows++;
    import->preview.read++;
    tell(import, row, &read);
  } else if (one) {
    take_number(counting, row, &read, month, import_text_of(import, row, FIELD_COUNT));
  } else {
    for (size_t i = 0; i < import->n_wide; i++)
      take_number(counting, row, &read, import->wide[i].month,
                  table_cell(&import->table, row, import->wide[i].column));
  }
}

/* ---- what the last table gave ---- */

static bool compare_with_last(struct counting *counting, struct err *err)
{
  struct import *import = counting->import;
  const struct registers *registers = &import->registers;
  struct counted_cell *old;
  size_t n;
  if (!store_counted_cells(import->ops->store, import->mapping.name, &import->work, &old, &n, err))
    return false;
  struct key_map areas = {.arena = &import->work}, categories = areas;
  for (size_t i = 0; i < registers->words[WORD_AREA].targets.n; i++)
    *key_map_number(&areas, registers->words[WORD_AREA].targets.rows[i].id) = (uint32_t)i + 1;
  for (size_t i = 0; i < registers->words[WORD_CATEGORY].targets.n; i++)
    *key_map_number(&categories, registers->words[WORD_CATEGORY].targets.rows[i].id) =
        (uint32_t)i + 1;
  for (size_t i = 0; i < n; i++) {
    uint32_t *sum = key_map_number(&counting->months, old[i].month);
    if (*sum == 0) continue; /* the file says nothing of that month */
    import->sums[*sum - 1].before += old[i].count;
    struct import_row_read read = {.area = *key_map_number(&areas, old[i].area_id) - 1,
                                   .category = *key_map_number(&categories, old[i].category_id) - 1,
                                   .source = NO_TARGET};
    uint32_t at = *place_of(counting, read.area, read.category, old[i].month);
    if (at == 0 && !import->mapping.omits_zeros) continue;
    struct import_cell *cell =
        at != 0 ? &import->cells[at - 1] : cell_of(counting, &read, old[i].month);
    cell->had = true;
    cell->before = old[i].count;
  }
  return true;
}

/* ---- months that look as if they had been cut ---- */

static int compare_longs(const void *a, const void *b)
{
  long left = *(const long *)a, right = *(const long *)b;
  return (left > right) - (left < right);
}

static int compare_sums(const void *a, const void *b)
{
  return ((const struct import_sum *)a)->month - ((const struct import_sum *)b)->month;
}

/* The median of the months nearest around it in the file. */
static long usual_around(const struct import *import, size_t at)
{
  long around[2 * MONTHS_AROUND];
  size_t n = 0;
  for (size_t i = 0; i < import->n_sums; i++) {
    int apart = months_between(import->sums[at].month, import->sums[i].month);
    if (apart != 0 && abs(apart) <= MONTHS_AROUND) around[n++] = import->sums[i].now;
  }
  if (n < 2) return 0;
  qsort(around, n, sizeof *around, compare_longs);
  return n % 2 == 1 ? around[n / 2] : (around[n / 2 - 1] + around[n / 2]) / 2;
}

static bool far_below(long now, long expected)
{
  return expected >= FEW && now * FAR_BELOW < expected;
}

static void find_incomplete(struct import *import)
{
  struct import_preview *preview = &import->preview;
  if (import->n_sums > 1) qsort(import->sums, import->n_sums, sizeof *import->sums, compare_sums);
  preview->incomplete =
      arena_alloc(&import->work, (import->n_sums + 1) * sizeof *preview->incomplete);
  for (size_t i = 0; i < import->n_sums; i++) {
    struct import_sum *sum = &import->sums[i];
    sum->usual = usual_around(import, i);
    bool below_old = far_below(sum->now, sum->before);
    sum->incomplete = below_old || far_below(sum->now, sum->usual);
    for (size_t taken = 0; taken < import->n_taken; taken++)
      sum->taken = sum->taken || import->taken_months[taken] == sum->month;
    if (!sum->incomplete) continue;
    preview->incomplete[preview->n_incomplete++] = (struct import_month){
        .month = sum->month, .now = sum->now, .before = below_old ? sum->before : sum->usual};
  }
}

/* ---- the sum of it ---- */

static void use_targets(struct registers *registers, const struct import_cell *cell)
{
  registers->words[WORD_AREA].targets.rows[cell->area].used = true;
  registers->words[WORD_CATEGORY].targets.rows[cell->category].used = true;
  if (cell->source != NO_TARGET)
    registers->words[WORD_SOURCE].targets.rows[cell->source].used = true;
}

static void settle_cell(struct import *import, struct import_cell *cell, bool skipped)
{
  struct import_preview *preview = &import->preview;
  /* A cell that the file leaves out and that is thereby zero has no number in the file. */
  long numbers = cell->sources > 0 ? cell->sources : 1;
  if (skipped) {
    cell->status = ROW_LEFT_OUT;
    preview->left_out += cell->sources;
  } else if (!cell->had) {
    cell->status = ROW_NEW;
    preview->new_rows += numbers;
    preview->observations += cell->count;
  } else if (cell->before == cell->count) {
    cell->status = ROW_SAME;
    preview->same += cell->sources;
  } else {
    cell->status = ROW_CHANGED;
    preview->changed += numbers;
    preview->observations += cell->count;
    if (import->n_settled >= IMPORT_MOST_LINES) return;
    const struct registers *registers = &import->registers;
    struct buf month = {0};
    buf_addf(&month, "%04d-%02d", cell->month / 100, cell->month % 100);
    import_add_line(
        import, 0, ROW_CHANGED, FIELD_COUNT,
        /* TRANSLATORS: month, area and category of a table of counts, then two counts */
        arena_printf(&import->row, _("%s, %s, %s: it was %s and is now %s."), buf_text(&month),
                     registers->words[WORD_AREA].targets.rows[cell->area].name,
                     registers->words[WORD_CATEGORY].targets.rows[cell->category].name,
                     TEXT_GROUPED(cell->before), TEXT_GROUPED(cell->count)));
    buf_release(&month);
  }
}

bool import_examine_counts(struct import *import, struct err *err)
{
  struct counting counting = {
      .import = import, .places = {.arena = &import->work}, .months = {.arena = &import->work}};
  size_t n = import->table.n_rows;
  for (size_t row = import->first_row; row < n; row++) {
    read_counts(&counting, row);
    if (!import_go_on(import, row, n, err)) return false;
  }
  if (!compare_with_last(&counting, err)) return false;
  find_incomplete(import);
  struct key_map skipped = {.arena = &import->work};
  for (size_t i = 0; i < import->n_sums; i++)
    *key_map_number(&skipped, import->sums[i].month) =
        import->sums[i].incomplete && !import->sums[i].taken;
  for (size_t i = 0; i < import->n_cells; i++) {
    arena_reset(&import->row);
    settle_cell(import, &import->cells[i], *key_map_number(&skipped, import->cells[i].month) != 0);
    if (import->cells[i].status != ROW_LEFT_OUT) use_targets(&import->registers, &import->cells[i]);
  }
  return true;
}
