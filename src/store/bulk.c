// SPDX-License-Identifier: GPL-3.0-or-later
/* Many observations at once. Keeping five indexes, two totals and the search row by row costs six
 * times what the row itself does, so a large import makes them at its end. */
#include "base/i18n.h"
#include "store/db_changes.h"
#include "store/migrate.h"
#include "store/observation.h"

#include <assert.h>

enum { FEW_ROWS = 2000, LARGE_SHARE = 6 };

/* The names of data/schema/observation-indexes.sql; the search table stays and is added to. */
#define DROP                                                                                    \
  "DROP TRIGGER observation_added; DROP TRIGGER observation_removed; "                          \
  "DROP TRIGGER observation_changed; DROP INDEX observation_area; DROP INDEX observation_day; " \
  "DROP INDEX observation_key; DROP INDEX observation_moved; DROP INDEX observation_soft; "     \
  "PRAGMA cache_size = -262144"

/* What the triggers would have done for the rows after :last. */
#define ADD_MONTHS                                                                                \
  "INSERT INTO month_total (area_id, category_id, month, observations, late, severity, cost) "    \
  "SELECT area_id, category_id, month, count(*), sum(late), sum(severity), sum(ifnull(cost, 0)) " \
  "FROM observation WHERE id > :last AND state = 'live' AND soft = 0 "                            \
  "GROUP BY month, area_id, category_id "                                                         \
  "ON CONFLICT (month, area_id, category_id) DO UPDATE SET "                                      \
  "observations = observations + excluded.observations, late = late + excluded.late, "            \
  "severity = severity + excluded.severity, cost = cost + excluded.cost"
#define ADD_DAYS                                                                                   \
  "INSERT INTO day_total (area_id, day, observations, severity) "                                  \
  "SELECT area_id, day, count(*), sum(severity) FROM observation "                                 \
  "WHERE id > :last AND state = 'live' AND soft = 0 GROUP BY day, area_id "                        \
  "ON CONFLICT (day, area_id) DO UPDATE SET observations = observations + excluded.observations, " \
  "severity = severity + excluded.severity"
#define ADD_SEARCH                                             \
  "INSERT INTO observation_search (rowid, note, consequence) " \
  "SELECT id, note, consequence FROM observation "             \
  "WHERE id > :last AND (note IS NOT NULL OR consequence IS NOT NULL)"

bool store_bulk_begin(struct store *s, long expected_rows, struct err *err)
{
  assert(s->depth > 0 && !s->bulk);
  int64_t last = 0;
  if (!db_number(db_prepare(s->db, "SELECT max(id) FROM observation"), &last, err)) return false;
  s->bulk_last = last;
  /* The indexes are made anew for all rows, so it must be worth it. */
  s->rebuild = expected_rows >= FEW_ROWS && expected_rows >= last / LARGE_SHARE;
  if (s->rebuild && !db_script(s->db, DROP, err)) return false;
  db_record_pause(s->db, true);
  s->bulk = true;
  return true;
}

bool store_bulk_add(struct store *s, struct observation *o, struct err *err)
{
  assert(s->bulk && o->id == 0);
  return db_put(observation_put(s, o), &o->id, err);
}

static bool add_totals(struct store *s, const char *sql, struct err *err)
{
  struct statement *st = store_writer(s, sql);
  db_bind_int(st, ":last", s->bulk_last);
  return db_run(st, err);
}

static bool make_indexes(struct store *s, struct err *err)
{
  return migrate_shipped(s->db, "schema/observation-indexes.sql", err) &&
         db_script(s->db, BULK_CACHE_AS_BEFORE, err);
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
    if (!(i < n ? add_totals(s, parts[i], err) : make_indexes(s, err))) return false;
  }
  s->rebuild = false;
  return true;
}
