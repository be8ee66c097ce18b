// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/i18n.h"
#include "domain/words.h"
#include "ops/import_state.h"
#include "ops/verb.h"
#include "store/store_write.h"

#include <string.h>

enum { SOURCE_BITS = 32, MOST_NAMED = 5 };

/* Stored as the reason of voided rows. */
static const char newer_count[] = "newer_count";

/* Units that the rows come from, by month: each is looked at once, at the end. */
struct arrival {
  int month;
  int64_t source;
};

struct running {
  struct import *import;
  struct import_row record;
  struct arena arena;
  struct key_map seen; /* month and source -> 1 */
  struct arrival *arrivals;
  size_t n_arrivals, capacity;
  long done, all;
};

static bool go_on(struct running *running, struct err *err)
{
  return import_go_on(running->import, (size_t)running->done++, (size_t)running->all, err);
}

static void note_arrival(struct running *running, const struct observation *o)
{
  struct import *import = running->import;
  if (*key_map_number(&import->months, o->month) == 0) return;
  uint32_t *seen = key_map_number(&running->seen, (int64_t)o->month << SOURCE_BITS ^ o->source_id);
  if ((*seen)++ > 0) return;
  running->arrivals = arena_grow(&running->arena, running->arrivals, running->n_arrivals,
                                 &running->capacity, sizeof *running->arrivals);
  running->arrivals[running->n_arrivals++] = (struct arrival){o->month, o->source_id};
}

/* ---- rows of observations ---- */

/* The new values over the old row, which keeps what no file says. */
static bool change_row(struct running *running, const struct import_item *item,
                       struct observation *o, struct err *err)
{
  struct observation old;
  struct import *import = running->import;
  if (!store_observation(import->ops->store, item->known, &import->row, &old, err)) return false;
  o->id = old.id;
  o->import_id = old.import_id;
  o->row_key = old.row_key;
  o->received = old.received;
  o->soft = old.soft;
  o->state = old.state;
  o->consequence = old.consequence;
  o->void_reason = old.void_reason;
  if (o->month == old.month) o->late = old.late;
  return store_put_observation(import->ops->store, o, err);
}

static bool add_row(struct running *running, int64_t key, struct observation *o, struct err *err)
{
  struct ops *ops = running->import->ops;
  o->import_id = running->record.id;
  o->row_key = key;
  o->received = ops->clock->date;
  note_arrival(running, o);
  return store_bulk_add(ops->store, o, err);
}

static bool write_rows(struct running *running, enum import_status status, struct err *err)
{
  struct import *import = running->import;
  bool ok = true;
  import->storing = true;
  for (size_t row = import->first_row; ok && row < import->table.n_rows; row++) {
    const struct import_item *item = &import->items[row];
    if (item->status != status) continue;
    struct import_row_read read;
    import_read_row(import, row, &read);
    ok = status == ROW_CHANGED ? change_row(running, item, &read.o, err)
                               : add_row(running, item->key, &read.o, err);
    ok = ok && go_on(running, err);
  }
  import->storing = false;
  return ok;
}

/* ---- cells of a table of counts ---- */

static void cell_ids(const struct import *import, const struct import_cell *cell, int64_t *area,
                     int64_t *category)
{
  *area = import->registers.words[WORD_AREA].targets.rows[cell->area].id;
  *category = import->registers.words[WORD_CATEGORY].targets.rows[cell->category].id;
}

static bool taken(const struct import_cell *cell)
{
  return cell->status == ROW_NEW || cell->status == ROW_CHANGED;
}

/* What the last table counted and this one does not. */
static bool void_cells(struct running *running, struct err *err)
{
  struct import *import = running->import;
  for (size_t i = 0; i < import->n_cells; i++) {
    const struct import_cell *cell = &import->cells[i];
    int64_t area, category;
    if (!taken(cell) || cell->count >= cell->before) continue;
    cell_ids(import, cell, &area, &category);
    if (!store_void_cell_rows(import->ops->store, import->mapping.name, area, category, cell->month,
                              cell->before - cell->count, newer_count, err))
      return false;
  }
  return true;
}

static bool add_cells(struct running *running, struct err *err)
{
  struct import *import = running->import;
  const struct word_targets *sources = &import->registers.words[WORD_SOURCE].targets;
  for (size_t i = 0; i < import->n_cells; i++) {
    const struct import_cell *cell = &import->cells[i];
    if (!taken(cell) || cell->source == NO_TARGET) continue;
    struct observation o = {
        .source_id = sources->rows[cell->source].id,
        .severity = cell->severity,
        .known = KNOWN_MONTH,
        .day = cell->month * 100,
        .month = cell->month,
        .time = TIME_NONE,
        .to_time = TIME_NONE,
        .cost = NO_AMOUNT,
        .police_reported = cell->police_reported,
        .soft = import->registers.words[WORD_CATEGORY].targets.rows[cell->category].soft,
        .late = import_month_locked(import, cell->month)};
    cell_ids(import, cell, &o.area_id, &o.category_id);
    for (long n = cell->before; n < cell->count; n++) {
      o.id = 0;
      if (!add_row(running, 0, &o, err) || !go_on(running, err)) return false;
    }
  }
  return true;
}

static bool remember_cells(struct running *running, struct err *err)
{
  struct import *import = running->import;
  for (size_t i = 0; i < import->n_cells; i++) {
    const struct import_cell *cell = &import->cells[i];
    int64_t area, category;
    cell_ids(import, cell, &area, &category);
    if (taken(cell) &&
        !store_put_counted_cell(import->ops->store, import->mapping.name, area, category,
                                cell->month, cell->count, running->record.id, err))
      return false;
  }
  return true;
}

/* A month that is skipped is marked; one that comes whole is so no longer. */
static bool mark_months(struct running *running, struct err *err)
{
  struct import *import = running->import;
  for (size_t i = 0; i < import->n_sums; i++) {
    const struct import_sum *sum = &import->sums[i];
    long expected = sum->before > sum->usual ? sum->before : sum->usual;
    bool skipped = sum->incomplete && !sum->taken;
    if (skipped ? !store_put_incomplete_month(import->ops->store, import->mapping.name, sum->month,
                                              sum->now, expected, err)
                : !store_drop_incomplete_month(import->ops->store, import->mapping.name, sum->month,
                                               err))
      return false;
  }
  return true;
}

/* ---- units ---- */

static bool unit_arrived(struct running *running, struct unit_report *report, bool locked,
                         int64_t period, struct err *err)
{
  if (report->state == REPORT_REPORTED || report->state == REPORT_LATE) return true;
  report->period_id = period;
  report->state = locked ? REPORT_LATE : REPORT_REPORTED;
  report->received = running->import->ops->clock->date;
  report->way = "fil";
  report->reason = NULL;
  return store_put_unit_report(running->import->ops->store, report, err);
}

static bool units_arrived(struct running *running, struct err *err)
{
  struct store *store = running->import->ops->store;
  for (size_t i = 0; i < running->n_arrivals; i++) {
    const struct arrival *arrival = &running->arrivals[i];
    struct period_row period;
    struct unit_report report;
    if (!store_period(store, arrival->month, &period, err) ||
        !store_unit_report(store, arrival->month, arrival->source, &running->arena, &report, err))
      return false;
    if (report.unit_id != 0 &&
        !unit_arrived(running, &report, period.state == PERIOD_LOCKED, period.id, err))
      return false;
  }
  return true;
}

/* ---- the whole ---- */

static bool remember_mapping(struct import *import, const char *save_as, struct err *err)
{
  if (save_as == NULL) return true;
  struct import_mapping mapping = import->mapping;
  /* The next release has other months, so "all that there are" is what is remembered. */
  if (import->all_months) mapping.n_month_columns = 0;
  if (mapping.kind == IMPORT_POLISEN) memset(mapping.columns, 0, sizeof mapping.columns);
  struct buf text = {0};
  import_mapping_write(&text, &mapping);
  bool ok = store_put_mapping(import->ops->store, save_as, buf_text(&text), err);
  buf_release(&text);
  return ok;
}

static bool begin_record(struct running *running, struct err *err)
{
  struct import *import = running->import;
  const struct import_preview *preview = &import->preview;
  struct buf at = {0};
  date_iso(&at, import->ops->clock->date);
  buf_addc(&at, 'T');
  time_colon(&at, import->ops->clock->time);
  running->record = (struct import_row){.kind = import_kind_id(import->mapping.kind),
                                        .file_name = import->file_name,
                                        .file_hash = import->file_hash,
                                        .mapping = import->mapping.name,
                                        .at = buf_text(&at),
                                        .rows_new = preview->new_rows,
                                        .rows_changed = preview->changed,
                                        .rows_same = preview->same,
                                        .rows_refused = preview->refused + preview->doubtful};
  bool ok = store_put_import(import->ops->store, &running->record, err);
  running->record.at = NULL;
  buf_release(&at);
  return ok;
}

static bool write_all(struct running *running, const char *save_as, struct err *err)
{
  struct import *import = running->import;
  struct store *store = import->ops->store;
  bool counts = import->mapping.kind == IMPORT_COUNTS;
  if (!begin_record(running, err) || !import_make_targets(import, err) ||
      !import_remember_words(import, err) || !remember_mapping(import, save_as, err) ||
      !(counts ? void_cells(running, err) : write_rows(running, ROW_CHANGED, err)))
    return false;
  if (!store_bulk_begin(store, running->all, err)) return false;
  return (counts ? add_cells(running, err) : write_rows(running, ROW_NEW, err)) &&
         store_bulk_end(store, import->progress, import->progress_data, err) &&
         (!counts || (remember_cells(running, err) && mark_months(running, err))) &&
         units_arrived(running, err) && import_go_on(import, 0, 0, err);
}

static bool refuse_unknown(const struct import *import, struct err *err)
{
  const struct import_preview *preview = &import->preview;
  const char *words[MOST_NAMED];
  size_t named = preview->n_unknown < MOST_NAMED ? preview->n_unknown : MOST_NAMED;
  for (size_t i = 0; i < named; i++)
    words[i] = preview->unknown[i].word;
  struct buf list = {0};
  words_and(&list, words, named);
  if (named < preview->n_unknown) {
    size_t others = preview->n_unknown - named;
    buf_clear(&list);
    for (size_t i = 0; i < named; i++)
      buf_addf(&list, "%s%s", i ? ", " : "", words[i]);
    buf_addf(&list, ngettext(" and %zu more", " and %zu more", (unsigned long)others), others);
  }
  err_set(err,
          ngettext("%zu word of the file is not known: %s. Say what it means, or let it be made.",
                   "%zu words of the file are not known: %s. Say what they mean, or let them be "
                   "made.",
                   (unsigned long)preview->n_unknown),
          preview->n_unknown, buf_text(&list));
  buf_release(&list);
  return false;
}

static size_t months_to_mark(const struct import *import)
{
  size_t n = 0;
  for (size_t i = 0; i < import->n_sums; i++)
    n += import->sums[i].incomplete && !import->sums[i].taken;
  return n;
}

/* False with a sentence when nothing can be taken; `*nothing` when all is there already. */
static bool may_run(const struct import *import, bool *nothing, struct err *err)
{
  const struct import_preview *preview = &import->preview;
  for (size_t i = 0; i < import->n_refused; i++)
    if (import->refused[i].line == 0) return err_set(err, "%s", import->refused[i].sentence);
  if (preview->n_unknown > 0) return refuse_unknown(import, err);
  *nothing = preview->new_rows + preview->changed == 0;
  if (!*nothing || preview->same > 0 || months_to_mark(import) > 0) return true;
  return err_set(err, _("No row of %s can be taken in. The preview says why."), import->file_name);
}

static bool run(struct import *import, const char *save_as, int64_t *import_id, struct err *err)
{
  struct running running = {.import = import, .all = import->preview.observations};
  struct ops *ops = import->ops;
  running.seen.arena = &running.arena;
  store_bulk_prepare(ops->store, running.all);
  if (!store_begin(ops->store, err)) return false;
  bool ok = write_all(&running, save_as, err);
  arena_release(&running.arena);
  if (!ok) {
    store_rollback(ops->store);
    return false;
  }
  *import_id = running.record.id;
  const struct entry entry = {.verb = verb_id(VERB_IMPORT),
                              .object = import->file_name,
                              .who = ops->who != NULL ? ops->who : "",
                              .clock = ops->clock,
                              .import_id = running.record.id};
  return store_commit(ops->store, &entry, err);
}

bool import_run(struct import *import, const char *save_as,
                bool (*progress)(void *data, long done, long all), void *data, int64_t *import_id,
                struct err *err)
{
  bool nothing;
  *import_id = 0;
  if (save_as != NULL && strcmp(save_as, import->mapping.name) != 0) {
    /* What came before is known by the mapping's name, so the name decides what is new. */
    import->mapping.name = arena_strdup(&import->keep, save_as);
    if (!import_examine(import, err)) return false;
  }
  if (!may_run(import, &nothing, err)) return false;
  if (nothing && months_to_mark(import) == 0) return true;
  import->progress = progress;
  import->progress_data = data;
  bool ok = run(import, save_as, import_id, err);
  if (ok) import_forget_file(import);
  import->progress = NULL;
  /* What was made has been rolled back, so its ids lead nowhere. */
  struct err ignored;
  if (!ok) import_examine(import, &ignored);
  return ok;
}
