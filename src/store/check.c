// SPDX-License-Identifier: GPL-3.0-or-later
/* The whole file examined: what SQLite can tell, the kept totals, the journal's chain. */
#include "base/buf.h"
#include "base/date.h"
#include "base/i18n.h"
#include "store/handle.h"
#include "store/journal.h"

#include <string.h>

enum { MOST_FINDINGS = 200 };

struct findings {
  struct arena *arena;
  struct store_finding *rows;
  size_t n, capacity;
};

static void add(struct findings *f, const char *text)
{
  f->rows = arena_grow(f->arena, f->rows, f->n, &f->capacity, sizeof *f->rows);
  f->rows[f->n++].text = text;
}

static bool check_integrity(struct store *store, struct findings *f, struct err *err)
{
  struct statement *st = db_prepare(store->db, "PRAGMA integrity_check");
  while (db_row(st)) {
    const char *text = db_text(st, f->arena, 0);
    if (strcmp(text, "ok") != 0)
      add(f, arena_printf(f->arena, _("The file is damaged: %s."), text));
  }
  return db_done(st, err);
}

static bool check_references(struct store *store, struct findings *f, struct err *err)
{
  struct statement *st = db_prepare(store->db, "PRAGMA foreign_key_check");
  while (db_row(st) && f->n < MOST_FINDINGS)
    add(f, arena_printf(f->arena, _("Row %lld of %s refers to a row of %s that does not exist."),
                        (long long)db_int64(st, 1), db_text(st, f->arena, 0),
                        db_text(st, f->arena, 2)));
  return db_done(st, err);
}

/* Both sides as one list of rows, the kept ones negative: what does not cancel out differs. */
#define MONTHS_OFF                                                                                 \
  "SELECT x.month, a.name, c.code, -sum(min(x.n, 0)), sum(max(x.n, 0)) FROM ("                     \
  "SELECT month, area_id, category_id, -observations AS n, -late AS late, -severity AS severity, " \
  "-cost AS cost FROM month_total UNION ALL "                                                      \
  "SELECT month, area_id, category_id, count(*), sum(late), sum(severity), sum(ifnull(cost, 0)) "  \
  "FROM observation WHERE state = 'live' AND soft = 0 GROUP BY 1, 2, 3) x "                        \
  "LEFT JOIN area a ON a.id = x.area_id LEFT JOIN category c ON c.id = x.category_id "             \
  "GROUP BY x.month, x.area_id, x.category_id "                                                    \
  "HAVING sum(x.n) <> 0 OR sum(x.late) <> 0 OR sum(x.severity) <> 0 OR sum(x.cost) <> 0"
#define DAYS_OFF                                                                             \
  "SELECT x.day, a.name, '', -sum(min(x.n, 0)), sum(max(x.n, 0)) FROM ("                     \
  "SELECT day, area_id, -observations AS n, -severity AS severity FROM day_total UNION ALL " \
  "SELECT day, area_id, count(*), sum(severity) FROM observation WHERE state = 'live' AND "  \
  "soft = 0 GROUP BY 1, 2) x LEFT JOIN area a ON a.id = x.area_id "                          \
  "GROUP BY x.day, x.area_id HAVING sum(x.n) <> 0 OR sum(x.severity) <> 0"

static void when(struct buf *out, int date)
{
  int month = date > 999999 ? date / 100 : date;
  buf_addf(out, "%04d-%02d", month / 100, month % 100);
  if (date > 999999 && date % 100 > 0) buf_addf(out, "-%02d", date % 100);
}

static bool check_totals(struct store *store, const char *sql, struct findings *f, struct err *err)
{
  struct buf date = {0};
  struct statement *st = db_prepare(store->db, sql);
  while (db_row(st) && f->n < MOST_FINDINGS) {
    buf_clear(&date);
    when(&date, db_int(st, 0));
    const char *area = db_text(st, f->arena, 1);
    add(f, arena_printf(f->arena,
                        _("The total of %s for %s %s is %lld, but the observations are %lld, or "
                          "their severity or cost differs."),
                        buf_text(&date), area ? area : "?", db_text(st, f->arena, 2),
                        (long long)db_int64(st, 3), (long long)db_int64(st, 4)));
  }
  buf_release(&date);
  return db_done(st, err);
}

/* ---- the journal ---- */

static bool same(const void *hash, size_t length, const unsigned char expected[HASH_SIZE])
{
  return length == HASH_SIZE && memcmp(hash, expected, HASH_SIZE) == 0;
}

static const char *name_of(struct findings *f, const struct journal_entry *e)
{
  return arena_printf(f->arena, "%lld (%s, %s%s%s)", (long long)e->id, e->at, e->verb,
                      *e->object ? " " : "", e->object);
}

static void check_entry(struct findings *f, const struct journal_row *row, int64_t last_removal,
                        const void *previous, size_t length)
{
  unsigned char changes[HASH_SIZE], entry[HASH_SIZE];
  journal_hash_changes(row, changes);
  journal_hash_entry(row, previous, length, entry);
  /* Texts may be taken away, but only by a decision that has an entry of its own. */
  bool removed = !row->changes && !row->salt;
  bool sound = removed ? last_removal > row->entry.id
                       : same(row->changes_hash, row->changes_hash_length, changes);
  const char *name = name_of(f, &row->entry);
  if (removed && !sound)
    add(f, arena_printf(f->arena,
                        _("The contents of entry %s of the journal are gone without a decision."),
                        name));
  else if (!sound || !same(row->hash, row->hash_length, entry))
    add(f, arena_printf(f->arena, _("Entry %s of the journal has been changed."), name));
}

static bool check_journal(struct store *store, struct findings *f, struct err *err)
{
  int64_t removal = 0, expected = 1;
  unsigned char previous[HASH_SIZE];
  size_t length = 0;
  if (!db_number(db_prepare(store->db, "SELECT max(id) FROM journal WHERE verb = 'retention'"),
                 &removal, err))
    return false;
  struct arena arena = {0};
  struct statement *st = db_prepare(store->db, "SELECT " JOURNAL_ROW " FROM journal ORDER BY id");
  while (db_row(st) && f->n < MOST_FINDINGS) {
    struct journal_row row = {0};
    journal_read_row(st, &arena, &row);
    if (row.entry.id != expected)
      add(f, arena_printf(f->arena, _("Entries are missing from the journal before entry %s."),
                          name_of(f, &row.entry)));
    else
      check_entry(f, &row, removal, previous, length);
    expected = row.entry.id + 1;
    length = row.hash_length < HASH_SIZE ? row.hash_length : HASH_SIZE;
    if (length > 0) memcpy(previous, row.hash, length);
    arena_reset(&arena);
  }
  arena_release(&arena);
  return db_done(st, err);
}

bool store_check(struct store *store, struct arena *arena, struct store_finding **findings,
                 size_t *n, struct err *err)
{
  struct findings f = {.arena = arena};
  f.rows = arena_grow(arena, NULL, 0, &f.capacity, sizeof *f.rows);
  db_progress(store->db, store->progress, store->progress_data);
  bool well = check_integrity(store, &f, err) && check_references(store, &f, err) &&
              check_totals(store, MONTHS_OFF, &f, err) && check_totals(store, DAYS_OFF, &f, err) &&
              check_journal(store, &f, err);
  db_progress(store->db, NULL, NULL);
  *findings = f.rows;
  *n = f.n;
  return well;
}
