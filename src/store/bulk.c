// SPDX-License-Identifier: GPL-3.0-or-later
/* Many observations at once. Keeping five indexes, two totals and the search row by row costs six
 * times what the row itself does, so a large import makes them at its end, as does what withdraws
 * or restores one. */
#include "store/bulk.h"

#include "base/i18n.h"
#include "store/db_changes.h"
#include "store/migrate.h"
#include "store/observation.h"

#include <assert.h>

enum { FEW_ROWS = 2000, MANY_ROWS = 50000, LARGE_SHARE = 6, ROWS_A_LOOK = 1000 };
/* So few that neither their sorting nor what the search makes of their words is one long step. */
enum { ROWS_A_SORT = 10000 };

/* The names of data/schema/observation-indexes.sql; the search table stays and is added to. Of the
 * indexes only that of the keys asks for the state of a row, and the search does not. */
#define DROP_FOR_BOTH                                                  \
  "DROP TRIGGER observation_added; DROP TRIGGER observation_removed; " \
  "DROP TRIGGER observation_changed; DROP INDEX observation_key; "
/* Rows are changed all over the file, but added at its end, where a large cache only makes the
 * sorting of an index one long step. */
#define DROP_FOR_STATES DROP_FOR_BOTH "PRAGMA cache_size = -262144"
#define DROP_FOR_ROWS                                                       \
  DROP_FOR_BOTH "DROP INDEX observation_area; DROP INDEX observation_day; " \
                "DROP INDEX observation_moved; DROP INDEX observation_soft"

/* What the triggers would have done for the rows after :after up to :to. */
#define SOME_ROWS "id > :after AND id <= :to"
#define ADD_MONTHS                                                                                \
  "INSERT INTO month_total (area_id, category_id, month, observations, late, severity, cost) "    \
  "SELECT area_id, category_id, month, count(*), sum(late), sum(severity), sum(ifnull(cost, 0)) " \
  "FROM observation NOT INDEXED WHERE " SOME_ROWS " AND state = 'live' AND soft = 0 "             \
  "GROUP BY month, area_id, category_id "                                                         \
  "ON CONFLICT (month, area_id, category_id) DO UPDATE SET "                                      \
  "observations = observations + excluded.observations, late = late + excluded.late, "            \
  "severity = severity + excluded.severity, cost = cost + excluded.cost"
#define ADD_DAYS                                                                                   \
  "INSERT INTO day_total (area_id, day, observations, severity) "                                  \
  "SELECT area_id, day, count(*), sum(severity) FROM observation NOT INDEXED "                     \
  "WHERE " SOME_ROWS " AND state = 'live' AND soft = 0 GROUP BY day, area_id "                     \
  "ON CONFLICT (day, area_id) DO UPDATE SET observations = observations + excluded.observations, " \
  "severity = severity + excluded.severity"
#define ADD_SEARCH                                             \
  "INSERT INTO observation_search (rowid, note, consequence) " \
  "SELECT id, note, consequence FROM observation "             \
  "WHERE " SOME_ROWS " AND (note IS NOT NULL OR consequence IS NOT NULL)"

static const char last_row[] = "SELECT max(id) FROM observation";

/* What is dropped is made anew for all rows, so it must be worth it. */
static bool drop(struct store *s, long rows, const char *script, struct err *err)
{
  assert(s->depth > 0 && !s->bulk && !s->rebuild);
  if (!db_number(db_prepare(s->db, last_row), &s->bulk_last, err)) return false;
  s->rebuild = rows >= FEW_ROWS && rows >= s->bulk_last / LARGE_SHARE;
  return !s->rebuild || db_script(s->db, script, err);
}

void store_bulk_prepare(struct store *s, long rows)
{
  assert(s->depth == 0 && !s->straight);
  s->straight = rows >= MANY_ROWS && !s->read_only && store_logged(s) && db_log(s->db, false);
}

bool store_bulk_begin(struct store *s, long expected_rows, struct err *err)
{
  if (!drop(s, expected_rows, DROP_FOR_ROWS, err)) return false;
  db_record_pause(s->db, true);
  s->bulk = true;
  return true;
}

bool store_bulk_add(struct store *s, struct observation *o, struct err *err)
{
  assert(s->bulk && o->id == 0);
  if (!observation_append(s, o, err)) return false;
  if (o->id % ROWS_A_LOOK == 0) db_settle(s->db, false);
  return true;
}

static bool add_totals(struct store *s, const char *sql, struct err *err)
{
  int64_t last;
  bool well = db_number(db_prepare(s->db, last_row), &last, err);
  for (int64_t after = s->bulk_last; well && after < last; after += ROWS_A_SORT) {
    struct statement *st = store_writer(s, sql);
    db_bind_int(st, ":after", after);
    db_bind_int(st, ":to", after + ROWS_A_SORT);
    well = db_run(st, err);
  }
  return well;
}

static bool make_indexes(struct store *s, struct err *err)
{
  if (!migrate_shipped(s->db, "schema/observation-indexes.sql", err) ||
      !db_script(s->db, BULK_CACHE_AS_BEFORE, err))
    return false;
  s->rebuild = false;
  return true;
}

/* SQLite tells how much it has done, not how much there is: the part that is being made says more.
 */
struct part {
  struct store *store;
  bool (*progress)(void *data, long done, long all);
  void *data;
  long done, all;
};

static bool tell(void *data, long ticks, long none)
{
  const struct part *part = data;
  (void)ticks, (void)none;
  db_settle(part->store->db, false);
  return !part->progress || part->progress(part->data, part->done, part->all);
}

static bool make_part(struct store *s, struct part *part, const char *sql, struct err *err)
{
  db_progress(s->db, tell, part);
  bool made = sql ? add_totals(s, sql, err) : make_indexes(s, err);
  db_progress(s->db, NULL, NULL);
  return made;
}

bool store_bulk_end(struct store *s, bool (*progress)(void *data, long done, long all), void *data,
                    struct err *err)
{
  static const char *const parts[] = {ADD_MONTHS, ADD_DAYS, ADD_SEARCH};
  const long n = sizeof parts / sizeof *parts;
  assert(s->bulk);
  s->bulk = false;
  db_record_pause(s->db, false);
  if (!s->rebuild) return true;
  for (long i = 0; i <= n; i++) {
    if (progress && !progress(data, i, n + 1))
      return err_set_kind(err, ERR_CANCELLED, _("Cancelled. Nothing has been changed."));
    struct part part = {s, progress, data, i, n + 1};
    if (!make_part(s, &part, i < n ? parts[i] : NULL, err)) return false;
  }
  db_settle(s->db, true);
  return true;
}

bool bulk_states_begin(struct store *s, long rows, struct err *err)
{
  return drop(s, rows, DROP_FOR_STATES, err);
}

bool bulk_states_end(struct store *s, struct err *err)
{
  if (!s->rebuild) return true;
  s->bulk_last = 0; /* any row may have changed its state */
  return db_run(store_writer(s, "DELETE FROM month_total WHERE true"), err) &&
         db_run(store_writer(s, "DELETE FROM day_total WHERE true"), err) &&
         add_totals(s, ADD_MONTHS, err) && add_totals(s, ADD_DAYS, err) && make_indexes(s, err);
}
