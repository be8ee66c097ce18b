// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/buf.h"
#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ops/ops.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS_KEPT = 10, MONTHS_KEPT = 12, STEP_PAGES = 64, DATE_LENGTH = 10 };

/* A copy is called NAME-2026-11-22.db after the file NAME.db, so that byte order is age. */
struct ops_daily {
  struct store_copy *copy; /* NULL when it is done */
  char *folder, *prefix;
};

static const char suffix[] = ".db";

static void fill_prefix(struct buf *prefix, const char *path)
{
  const char *name = file_base_name(path), *dot = strrchr(name, '.');
  buf_addn(prefix, name, dot != NULL ? (size_t)(dot - name) : strlen(name));
  buf_addc(prefix, '-');
}

static bool begin_copy(struct ops *ops, const char *folder, struct ops_daily **daily,
                       struct err *err)
{
  struct arena arena = {0};
  struct buf name = {0};
  *daily = mem_alloc(sizeof **daily);
  fill_prefix(&name, store_path(ops->store));
  (*daily)->folder = mem_strdup(folder);
  (*daily)->prefix = mem_strdup(buf_text(&name));
  date_iso(&name, ops->clock->date);
  buf_add(&name, suffix);
  const char *path = file_join(&arena, folder, buf_text(&name));
  bool needed = !file_exists(path);
  bool ok = !needed || store_copy_begin(ops->store, path, &(*daily)->copy, err);
  if (!needed || !ok) {
    ops_daily_end(*daily);
    *daily = NULL;
  }
  buf_release(&name);
  arena_release(&arena);
  return ok;
}

bool ops_daily_begin(struct ops *ops, const char *folder, struct ops_daily **daily, struct err *err)
{
  *daily = NULL;
  return store_read_only(ops->store) || begin_copy(ops, folder, daily, err);
}

/* yyyymmdd of a copy of this file; 0 for anything else in the folder. */
static int copied_on(const struct ops_daily *daily, const char *name)
{
  size_t length = strlen(daily->prefix);
  int year, month, day, end = 0;
  if (strncmp(name, daily->prefix, length) != 0) return DATE_NONE;
  if (sscanf(name + length, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 ||
      end != DATE_LENGTH || strcmp(name + length + end, suffix) != 0)
    return DATE_NONE;
  return date_make(year, month, day);
}

/* Keeps the last ten days and the last copy of each of the last twelve months. */
static bool thin_out(const struct ops_daily *daily, struct err *err)
{
  struct arena arena = {0};
  const char *const *names;
  size_t n = file_list(&arena, daily->folder, suffix, &names);
  int days = 0, months = 0, month = 0;
  bool ok = true;
  for (size_t i = n; i-- > 0 && ok;) {
    int date = copied_on(daily, names[i]);
    if (date == DATE_NONE) continue;
    bool newest_of_month = date_month(date) != month;
    month = date_month(date);
    months += newest_of_month;
    if (++days <= DAYS_KEPT || (newest_of_month && months <= MONTHS_KEPT)) continue;
    const char *path = file_join(&arena, daily->folder, names[i]);
    if (remove(path) != 0)
      ok = err_set_kind(err, ERR_DISK,
                        _("The old copy %s cannot be removed (%s). Remove it by hand."), path,
                        strerror(errno));
  }
  arena_release(&arena);
  return ok;
}

bool ops_daily_step(struct ops_daily *daily, bool *done, struct err *err)
{
  *done = daily->copy == NULL;
  if (*done) return true;
  if (!store_copy_step(daily->copy, STEP_PAGES, done, err)) return false;
  if (!*done) return true;
  store_copy_end(daily->copy);
  daily->copy = NULL;
  return thin_out(daily, err);
}

void ops_daily_end(struct ops_daily *daily)
{
  if (daily == NULL) return;
  store_copy_end(daily->copy);
  free(daily->folder);
  free(daily->prefix);
  free(daily);
}
