// SPDX-License-Identifier: GPL-3.0-or-later
/* Imports: what they brought in, and what they know of earlier ones. */
#include "store/handle.h"

#define IMPORT                                                                              \
  "SELECT id, kind, file_name, file_hash, mapping, at, rows_new, rows_changed, rows_same, " \
  "rows_refused, state = 'withdrawn' FROM import "

static void read_import(struct statement *st, struct arena *arena, void *row)
{
  struct import_row *import = row;
  import->id = db_int64(st, 0);
  import->kind = db_text(st, arena, 1);
  import->file_name = db_text(st, arena, 2);
  import->file_hash = db_text(st, arena, 3);
  import->mapping = db_text(st, arena, 4);
  import->at = db_text(st, arena, 5);
  import->rows_new = (long)db_int64(st, 6);
  import->rows_changed = (long)db_int64(st, 7);
  import->rows_same = (long)db_int64(st, 8);
  import->rows_refused = (long)db_int64(st, 9);
  import->withdrawn = db_int(st, 10) != 0;
}

bool store_imports(struct store *store, struct arena *arena, struct import_row **rows, size_t *n,
                   struct err *err)
{
  struct statement *st = db_prepare(store->db, IMPORT "ORDER BY id DESC");
  return (*rows = db_list(st, sizeof **rows, read_import, arena, n, err)) != NULL;
}

bool store_import_with_hash(struct store *s, const char *file_hash, struct arena *arena,
                            struct import_row *row, struct err *err)
{
  struct statement *st = db_prepare(
      s->db, IMPORT "WHERE file_hash = :hash AND state = 'live' ORDER BY id DESC LIMIT 1");
  db_bind_text(st, ":hash", file_hash);
  return db_one(st, sizeof *row, read_import, arena, row, err);
}

static void read_text(struct statement *st, struct arena *arena, void *row)
{
  *(const char **)row = db_text(st, arena, 0);
}

bool store_mapping(struct store *store, const char *name, struct arena *arena, const char **text,
                   struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT text FROM import_mapping WHERE name = :name");
  db_bind_text(st, ":name", name);
  return db_one(st, sizeof *text, read_text, arena, text, err);
}

bool store_mapping_names(struct store *store, struct arena *arena, const char *const **names,
                         size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT name FROM import_mapping ORDER BY name COLLATE swedish");
  return (*names = db_list(st, sizeof **names, read_text, arena, n, err)) != NULL;
}

static void read_cell(struct statement *st, struct arena *arena, void *row)
{
  (void)arena;
  struct counted_cell *cell = row;
  cell->area_id = db_int64(st, 0);
  cell->category_id = db_int64(st, 1);
  cell->month = db_int(st, 2);
  cell->count = (long)db_int64(st, 3);
}

bool store_counted_cells(struct store *s, const char *family, struct arena *arena,
                         struct counted_cell **rows, size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(s->db, "SELECT area_id, category_id, month, count FROM counted_cell "
                        "WHERE family = :family ORDER BY area_id, category_id, month");
  db_bind_text(st, ":family", family);
  return (*rows = db_list(st, sizeof **rows, read_cell, arena, n, err)) != NULL;
}

static void read_translation(struct statement *st, struct arena *arena, void *row)
{
  struct translation *translation = row;
  translation->kind = db_text(st, arena, 0);
  translation->word = db_text(st, arena, 1);
  translation->target_id = db_int64(st, 2);
}

bool store_translations(struct store *s, const char *mapping, struct arena *arena,
                        struct translation **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(s->db, "SELECT kind, word, target_id FROM translation "
                                           "WHERE mapping = :mapping ORDER BY kind, word");
  db_bind_text(st, ":mapping", mapping);
  return (*rows = db_list(st, sizeof **rows, read_translation, arena, n, err)) != NULL;
}

bool store_put_import(struct store *s, struct import_row *i, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO import (id, kind, file_name, file_hash, mapping, at, rows_new, rows_changed, "
         "rows_same, rows_refused, state) VALUES (:id, :kind, :file_name, :file_hash, :mapping, "
         ":at, :new, :changed, :same, :refused, :state) ON CONFLICT (id) DO UPDATE SET "
         "kind = excluded.kind, file_name = excluded.file_name, file_hash = excluded.file_hash, "
         "mapping = excluded.mapping, at = excluded.at, rows_new = excluded.rows_new, "
         "rows_changed = excluded.rows_changed, rows_same = excluded.rows_same, "
         "rows_refused = excluded.rows_refused, state = excluded.state");
  db_bind_id(st, ":id", i->id);
  db_bind_text(st, ":kind", i->kind);
  db_bind_text(st, ":file_name", i->file_name);
  db_bind_text(st, ":file_hash", i->file_hash);
  db_bind_text(st, ":mapping", i->mapping);
  db_bind_text(st, ":at", i->at);
  db_bind_int(st, ":new", i->rows_new);
  db_bind_int(st, ":changed", i->rows_changed);
  db_bind_int(st, ":same", i->rows_same);
  db_bind_int(st, ":refused", i->rows_refused);
  db_bind_text(st, ":state", i->withdrawn ? "withdrawn" : "live");
  return db_put(st, &i->id, err);
}

bool store_put_mapping(struct store *s, const char *name, const char *text, struct err *err)
{
  struct statement *st =
      store_writer(s, "INSERT INTO import_mapping (name, text) VALUES (:name, :text) "
                      "ON CONFLICT (name) DO UPDATE SET text = excluded.text");
  db_bind_text(st, ":name", name);
  db_bind_text(st, ":text", text);
  return db_run(st, err);
}

bool store_put_translation(struct store *s, const char *mapping, const char *kind, const char *word,
                           int64_t target_id, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO translation (mapping, kind, word, target_id) VALUES (:mapping, :kind, :word, "
         ":target) ON CONFLICT (mapping, kind, word) DO UPDATE SET target_id = excluded.target_id");
  db_bind_text(st, ":mapping", mapping);
  db_bind_text(st, ":kind", kind);
  db_bind_text(st, ":word", word);
  db_bind_id(st, ":target", target_id);
  return db_run(st, err);
}

bool store_put_counted_cell(struct store *s, const char *family, int64_t area_id,
                            int64_t category_id, int month, long count, int64_t import_id,
                            struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO counted_cell (family, area_id, category_id, month, count, import_id) VALUES "
         "(:family, :area, :category, :month, :count, :import) ON CONFLICT (family, area_id, "
         "category_id, month) DO UPDATE SET count = excluded.count, "
         "import_id = excluded.import_id");
  db_bind_text(st, ":family", family);
  db_bind_int(st, ":area", area_id);
  db_bind_int(st, ":category", category_id);
  db_bind_int(st, ":month", month);
  db_bind_int(st, ":count", count);
  db_bind_int(st, ":import", import_id);
  return db_run(st, err);
}

bool store_put_incomplete_month(struct store *s, const char *family, int month, long counted,
                                long expected, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO incomplete_month (family, month, counted, expected) VALUES (:family, :month, "
         ":counted, :expected) ON CONFLICT (family, month) DO UPDATE SET "
         "counted = excluded.counted, expected = excluded.expected");
  db_bind_text(st, ":family", family);
  db_bind_int(st, ":month", month);
  db_bind_int(st, ":counted", counted);
  db_bind_int(st, ":expected", expected);
  return db_run(st, err);
}

bool store_drop_incomplete_month(struct store *s, const char *family, int month, struct err *err)
{
  struct statement *st =
      store_writer(s, "DELETE FROM incomplete_month WHERE family = :family AND month = :month");
  db_bind_text(st, ":family", family);
  db_bind_int(st, ":month", month);
  return db_run(st, err);
}
