// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrate.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "store/backup.h"
#include "store/store.h"

#include <stdio.h>

const struct migrate_step migrate_steps[] = {
    {.version = 2, .shipped = "schema/0002-lessons.sql"},
    {.version = 3, .shipped = "schema/0003-meetings.sql"},
    {.version = 4, .shipped = "schema/0004-year-wheel.sql"},
    {.version = 5, .shipped = "schema/0005-month-comments.sql"},
    {.version = 6, .shipped = "schema/0006-followup-order.sql"},
    {.version = 0},
};

bool migrate_shipped(struct db *db, const char *name, struct err *err)
{
  struct arena arena = {0};
  struct buf script = {0};
  const char *path = file_shipped(&arena, name);
  bool well =
      path ? file_read(path, &script, err)
           : err_set(err, _("The program's own file %s is missing. Install it again."), name);
  well = well && db_script(db, buf_text(&script), err);
  buf_release(&script);
  arena_release(&arena);
  return well;
}

static bool set_application(struct db *db, struct err *err)
{
  char sql[64];
  snprintf(sql, sizeof sql, "PRAGMA application_id = %d", STORE_APPLICATION_ID);
  return db_script(db, sql, err);
}

static bool run_script(struct db *db, const struct migrate_step *step, struct err *err)
{
  return step->script ? db_script(db, step->script, err) : migrate_shipped(db, step->shipped, err);
}

bool migrate_create(struct db *db, struct err *err)
{
  bool well = db_begin(db, err) && migrate_shipped(db, "schema/0001-initial.sql", err) &&
              migrate_shipped(db, "schema/observation-indexes.sql", err);
  for (const struct migrate_step *step = migrate_steps; well && step->version; step++)
    well = run_script(db, step, err);
  well = well && set_application(db, err) && db_set_schema_version(db, STORE_SCHEMA, err) &&
         db_commit(db, err);
  if (!well) db_rollback(db);
  return well;
}

static bool run_step(struct db *db, const struct migrate_step *step, struct err *err)
{
  bool well = db_begin(db, err) && run_script(db, step, err) &&
              db_set_schema_version(db, step->version, err) && db_commit(db, err);
  if (!well) db_rollback(db);
  return well;
}

bool migrate_run(struct db *db, int version, const struct migrate_step *steps, struct err *err)
{
  bool copied = false;
  for (const struct migrate_step *step = steps; step->version; step++) {
    if (step->version <= version) continue;
    if (!copied) {
      struct buf copy = {0};
      buf_addf(&copy, "%s.before-schema-%d", db_path(db), step->version);
      copied = backup_copy(db, buf_text(&copy), BACKUP_ALL_PAGES, NULL, NULL, err);
      buf_release(&copy);
      if (!copied) return false;
    }
    if (!run_step(db, step, err)) return false;
  }
  return true;
}
