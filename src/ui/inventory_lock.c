// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory_lock.h"

#include "base/date.h"
#include "base/i18n.h"
#include "domain/words.h"
#include "report/report.h"
#include "ui/view_parts.h"

#include <string.h>

void inventory_unit_name(struct buf *out, const struct unit_report *report)
{
  buf_add(out, report->unit_name);
  const char *abbreviation = report->unit_short;
  if (abbreviation && strncmp(report->unit_name, abbreviation, strlen(abbreviation)) != 0)
    buf_addf(out, " (%s)", abbreviation);
}

/* P1 as it stands now, to be kept as the month's picture. */
static bool lock(struct app *app, int month, struct err *err)
{
  struct arena arena = {0};
  struct buf text = {0};
  struct document *document;
  const struct report_request request = {.name = "P1",
                                         .period = period_of_month(month),
                                         .today = app->clock.date,
                                         .established = true};
  bool ok = report_make(app->store, &request, &arena, &document, err);
  if (ok) {
    document_write(document, &text);
    ok = ops_lock_month(&app->ops, month, buf_text(&text), NULL, err);
  }
  if (ok)
    app_say(app, _("%s is locked and its print kept. What comes now is a late report."),
            view_month_name(&arena, month));
  buf_release(&text);
  arena_release(&arena);
  return ok;
}

static void lock_if(struct app *app, bool wanted)
{
  struct err err = {.field = -1};
  if (wanted && !lock(app, app_view(app)->subject.month, &err)) app_say_error(app, &err);
}

/* The first answer is the careful one: where units are missing it does not lock. */
static void answered_missing(struct app *app, void *data, int answer)
{
  (void)data;
  lock_if(app, answer == 1);
}

static void answered_whole(struct app *app, void *data, int answer)
{
  (void)data;
  lock_if(app, answer == 0);
}

static size_t missing_names(const struct unit_report *rows, size_t n, struct arena *arena,
                            const char ***names)
{
  size_t missing = 0;
  *names = arena_alloc(arena, (n + 1) * sizeof **names);
  for (size_t i = 0; i < n; i++)
    if (rows[i].state == REPORT_MISSING || rows[i].state == REPORT_VOIDED)
      (*names)[missing++] = rows[i].unit_name;
  return missing;
}

bool inventory_lock_ask(struct app *app, int month, const struct unit_report *rows, size_t n,
                        struct err *err)
{
  static const char *const careful[] = {N_("Do not lock"), N_("Lock anyway")};
  static const char *const whole[] = {N_("Lock the month"), N_("Do not lock")};
  struct arena arena = {0};
  if (app->clock.date <= date_last_of_month(month)) {
    err_set(err, _("%s is not over. Lock it when the month has passed."),
            view_month_name(&arena, month));
    arena_release(&arena);
    return false;
  }
  const char **names;
  size_t missing = missing_names(rows, n, &arena, &names);
  struct buf title = {0}, name = {0}, text = {0};
  view_month(&name, month);
  buf_addf(&title, _("Lock %s"), buf_text(&name));
  if (missing == 0) {
    buf_add(&text, _("All units have reported. The print is frozen and cannot be undone."));
    app_ask(app, buf_text(&title), buf_text(&text), whole, 2, answered_whole, NULL);
  } else {
    struct buf count = {0}, list = {0};
    words_number(&count, missing, true);
    words_and(&list, names, missing);
    if (missing == 1)
      buf_addf(&text, _("One unit is missing: %s."), buf_text(&list));
    else
      /* TRANSLATORS: a number in words, then the names of the units */
      buf_addf(&text, _("%s units are missing: %s."), buf_text(&count), buf_text(&list));
    buf_addf(&text, " %s", _("No report is not the same as nil. Lock anyway?"));
    app_ask(app, buf_text(&title), buf_text(&text), careful, 2, answered_missing, NULL);
    buf_release(&count);
    buf_release(&list);
  }
  buf_release(&title);
  buf_release(&name);
  buf_release(&text);
  arena_release(&arena);
  return true;
}

static bool add_late(struct app *app, int month, struct arena *arena, struct buf *out,
                     struct err *err)
{
  enum { NAMED = 3 };
  const struct observation_query query = {.period = period_of_month(month), .late = 1, .soft = -1};
  struct observation_query few = query;
  struct observation *rows;
  size_t n;
  long all;
  few.limit = NAMED;
  if (!store_observations(app->store, &few, arena, &rows, &n, err)) return false;
  if (n == 0) return true;
  if (!store_count(app->store, &query, &all, err)) return false;
  buf_addf(out, ngettext(" %s late report: %ld (", " %s late reports: %ld (", (unsigned long)all),
           draw_sign("◄", "<"), all);
  for (size_t i = 0; i < n; i++) {
    buf_addf(out, "%s%s, ", i ? "; " : "", rows[i].source_name);
    ops_observation_name(out, rows[i].id);
  }
  buf_add(out, (size_t)all > n ? "; …)." : ").");
  return true;
}

bool inventory_month_before(struct app *app, int month, struct arena *arena, const char **text,
                            struct err *err)
{
  struct period_row period = {0};
  struct buf out = {0};
  if (!store_period(app->store, month, &period, err)) return false;
  buf_addf(&out, "%s: ", view_month_name(arena, month));
  bool ok = true;
  if (period.id == 0) {
    buf_add(&out, _("not opened."));
  } else if (period.state == PERIOD_OPEN) {
    buf_add(&out, _("not locked yet."));
  } else {
    buf_add(&out, term_label(period_state_terms, (int)period.state));
    buf_addc(&out, ' ');
    date_iso(&out, period.locked_on);
    buf_addc(&out, '.');
    ok = add_late(app, month, arena, &out, err);
  }
  *text = arena_strdup(arena, buf_text(&out));
  buf_release(&out);
  return ok;
}
