// SPDX-License-Identifier: GPL-3.0-or-later
/* Months, what the units reported for them, and events ahead. */
#include "base/date.h"
#include "store/handle.h"

#define PERIOD "SELECT id, first_day, last_day, locked_on, state FROM period WHERE kind = 'month' "

static void read_period(struct statement *st, struct arena *arena, void *row)
{
  (void)arena;
  struct period_row *period = row;
  period->id = db_int64(st, 0);
  period->first_day = db_int(st, 1);
  period->last_day = db_int(st, 2);
  period->locked_on = db_int(st, 3);
  period->state = (enum period_state)db_term(st, 4, period_state_terms);
}

bool store_period(struct store *store, int month, struct period_row *row, struct err *err)
{
  struct statement *st = db_prepare(store->db, PERIOD "AND first_day = :first");
  db_bind_int(st, ":first", date_first_of_month(month));
  return db_one(st, sizeof *row, read_period, NULL, row, err);
}

bool store_periods(struct store *store, struct arena *arena, struct period_row **rows, size_t *n,
                   struct err *err)
{
  struct statement *st = db_prepare(store->db, PERIOD "ORDER BY first_day");
  return (*rows = db_list(st, sizeof **rows, read_period, arena, n, err)) != NULL;
}

static void read_unit_report(struct statement *st, struct arena *arena, void *row)
{
  struct unit_report *report = row;
  report->id = db_int64(st, 0);
  report->period_id = db_int64(st, 1);
  report->unit_id = db_int64(st, 2);
  report->unit_name = db_text(st, arena, 3);
  report->unit_short = db_text(st, arena, 4);
  report->way = db_text(st, arena, 5);
  report->reason = db_text(st, arena, 6);
  report->state = (enum report_state)db_term(st, 7, report_state_terms);
  report->received = db_int(st, 8);
  report->reminded = db_int(st, 9);
  report->observations = (long)db_int64(st, 10);
  /* Rows that came by an import are a report, although nobody has opened the month. */
  if (report->period_id == 0 && report->observations > 0) report->state = REPORT_REPORTED;
}

/* A unit that has no row is missing: the first of the states. */
#define UNIT_REPORT(observations)                                                                \
  "SELECT r.id, p.id, u.id, u.name, u.short_name, r.way, r.reason, ifnull(r.state, 'missing'), " \
  "r.received, r.reminded, " observations " FROM reporting_unit u "                              \
  "LEFT JOIN period p ON p.kind = 'month' AND p.first_day = :first "                             \
  "LEFT JOIN unit_report r ON r.period_id = p.id AND r.unit_id = u.id "
#define OF_MONTH                                  \
  " FROM observation INDEXED BY observation_day " \
  "WHERE day BETWEEN :zero AND :last AND month = :month AND state = 'live' "
#define MOVED_TO_MONTH                              \
  " FROM observation INDEXED BY observation_moved " \
  "WHERE day / 100 <> month AND month = :month AND state = 'live' "
#define MONTH_SOURCES "SELECT source_id" OF_MONTH "UNION ALL SELECT source_id" MOVED_TO_MONTH
#define UNIT_VALID "WHERE u.valid_from <= :last AND ifnull(u.valid_to, 99999999) >= :first "

static void bind_month(struct statement *st, int month)
{
  db_bind_int(st, ":zero", month * 100);
  db_bind_int(st, ":last", date_last_of_month(month));
  db_bind_int(st, ":month", month);
  db_bind_int(st, ":first", date_first_of_month(month));
}

bool store_unit_reports(struct store *store, int month, struct arena *arena,
                        struct unit_report **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db,
      "WITH counted (unit_id, n) AS MATERIALIZED (SELECT source_id, count(*) FROM (" MONTH_SOURCES
      ") GROUP BY 1) " UNIT_REPORT("k.n") "LEFT JOIN counted k ON k.unit_id = u.id " UNIT_VALID
                                          "ORDER BY u.number");
  bind_month(st, month);
  return (*rows = db_list(st, sizeof **rows, read_unit_report, arena, n, err)) != NULL;
}

/* A month that nobody has opened says by its observations alone who has reported. CASE, as SQLite
 * works out both sides of an AND. */
#define UNIT_STATE                                                                             \
  UNIT_REPORT("CASE WHEN p.id IS NULL THEN EXISTS (SELECT 1" OF_MONTH "AND source_id = u.id) " \
              "OR EXISTS (SELECT 1" MOVED_TO_MONTH "AND source_id = u.id) END")                \
  UNIT_VALID

bool store_unit_states(struct store *store, int month, struct arena *arena,
                       struct unit_report **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(store->db, UNIT_STATE "ORDER BY u.number");
  bind_month(st, month);
  return (*rows = db_list(st, sizeof **rows, read_unit_report, arena, n, err)) != NULL;
}

bool store_unit_report(struct store *store, int month, int64_t unit_id, struct arena *arena,
                       struct unit_report *report, struct err *err)
{
  struct statement *st = db_prepare(store->db, UNIT_STATE "AND u.id = :unit");
  bind_month(st, month);
  db_bind_int(st, ":unit", unit_id);
  return db_one(st, sizeof *report, read_unit_report, arena, report, err);
}

static void read_month_missing(struct statement *st, struct arena *arena, void *row)
{
  (void)arena;
  *(struct month_missing *)row = (struct month_missing){db_int(st, 0), db_int(st, 1)};
}

bool store_months_missing(struct store *store, int first_month, int last_month, struct arena *arena,
                          struct month_missing **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db,
      "SELECT p.first_day / 100, count(u.id) FILTER (WHERE ifnull(r.state, 'missing') IN "
      "('missing', 'voided')) FROM period p LEFT JOIN reporting_unit u ON u.valid_from <= "
      "p.last_day AND ifnull(u.valid_to, 99999999) >= p.first_day LEFT JOIN unit_report r ON "
      "r.period_id = p.id AND r.unit_id = u.id WHERE p.kind = 'month' AND p.first_day BETWEEN "
      ":first AND :last GROUP BY p.id ORDER BY p.first_day");
  db_bind_int(st, ":first", date_first_of_month(first_month));
  db_bind_int(st, ":last", date_last_of_month(last_month));
  return (*rows = db_list(st, sizeof **rows, read_month_missing, arena, n, err)) != NULL;
}

static void read_month_comment(struct statement *st, struct arena *arena, void *row)
{
  *(struct month_comment *)row = (struct month_comment){.id = db_int64(st, 0),
                                                        .month = db_int(st, 1),
                                                        .area_id = db_int64(st, 2),
                                                        .group_id = db_int64(st, 3),
                                                        .text = db_text(st, arena, 4)};
}

bool store_month_comments(struct store *store, int month, struct arena *arena,
                          struct month_comment **rows, size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT id, month, area_id, group_id, text FROM month_comment "
                            "WHERE :month = 0 OR month = :month ORDER BY month, id");
  db_bind_int(st, ":month", month);
  return (*rows = db_list(st, sizeof **rows, read_month_comment, arena, n, err)) != NULL;
}

bool store_put_month_comment(struct store *s, struct month_comment *comment, struct err *err)
{
  struct statement *st =
      store_writer(s, "INSERT INTO month_comment (id, month, area_id, group_id, text) VALUES "
                      "(:id, :month, :area, :group, :text) ON CONFLICT (id) DO UPDATE SET "
                      "text = excluded.text");
  db_bind_id(st, ":id", comment->id);
  db_bind_int(st, ":month", comment->month);
  db_bind_int(st, ":area", comment->area_id);
  db_bind_int(st, ":group", comment->group_id);
  db_bind_text(st, ":text", comment->text);
  return db_put(st, &comment->id, err);
}

static void read_event(struct statement *st, struct arena *arena, void *row)
{
  struct planned_event *event = row;
  event->id = db_int64(st, 0);
  event->area_id = db_int64(st, 1);
  event->what = db_text(st, arena, 2);
  event->area_name = db_text(st, arena, 3);
  event->size = db_text(st, arena, 4);
  event->responsible = db_text(st, arena, 5);
  event->expected_problem = db_text(st, arena, 6);
  event->note = db_text(st, arena, 7);
  event->from_day = db_int(st, 8);
  event->to_day = db_int(st, 9);
}

#define EVENT_SELECT                                                                         \
  "SELECT e.id, e.area_id, e.what, a.name, e.size, e.responsible, e.expected_problem, "      \
  "e.note, e.from_day, e.to_day FROM planned_event e JOIN area a ON a.id = e.area_id WHERE " \
  "e.state = 'live' "

bool store_planned_events(struct store *store, struct period period, struct arena *arena,
                          struct planned_event **rows, size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, EVENT_SELECT
                 "AND e.from_day <= :last AND e.to_day >= :first ORDER BY e.from_day, e.id");
  db_bind_int(st, ":last", period.last);
  db_bind_int(st, ":first", period.first);
  return (*rows = db_list(st, sizeof **rows, read_event, arena, n, err)) != NULL;
}

bool store_planned_event(struct store *store, int64_t id, struct arena *arena,
                         struct planned_event *event, struct err *err)
{
  struct statement *st = db_prepare(store->db, EVENT_SELECT "AND e.id = :id");
  db_bind_int(st, ":id", id);
  return db_one(st, sizeof *event, read_event, arena, event, err);
}

bool store_put_period(struct store *s, struct period_row *p, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO period (id, kind, first_day, last_day, state, locked_on) VALUES (:id, "
         "'month', :first, :last, :state, :locked) ON CONFLICT (id) DO UPDATE SET "
         "first_day = excluded.first_day, last_day = excluded.last_day, state = excluded.state, "
         "locked_on = excluded.locked_on");
  db_bind_id(st, ":id", p->id);
  db_bind_int(st, ":first", p->first_day);
  db_bind_int(st, ":last", p->last_day);
  db_bind_term(st, ":state", period_state_terms, (int)p->state);
  db_bind_id(st, ":locked", p->locked_on);
  return db_put(st, &p->id, err);
}

bool store_put_unit_report(struct store *s, struct unit_report *r, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO unit_report (id, period_id, unit_id, state, received, way, reminded, reason) "
         "VALUES (:id, :period, :unit, :state, :received, :way, :reminded, :reason) "
         "ON CONFLICT (id) DO UPDATE SET period_id = excluded.period_id, "
         "unit_id = excluded.unit_id, state = excluded.state, received = excluded.received, "
         "way = excluded.way, reminded = excluded.reminded, reason = excluded.reason");
  db_bind_id(st, ":id", r->id);
  db_bind_int(st, ":period", r->period_id);
  db_bind_int(st, ":unit", r->unit_id);
  db_bind_term(st, ":state", report_state_terms, (int)r->state);
  db_bind_id(st, ":received", r->received);
  db_bind_text(st, ":way", r->way);
  db_bind_id(st, ":reminded", r->reminded);
  db_bind_text(st, ":reason", r->reason);
  return db_put(st, &r->id, err);
}

/* ---- pictures ---- */

static void read_picture(struct statement *st, struct arena *arena, void *row)
{
  struct picture *picture = row;
  picture->id = db_int64(st, 0);
  picture->print = db_text(st, arena, 1);
  picture->document = db_text(st, arena, 2);
  picture->registry_number = db_text(st, arena, 3);
  picture->post = db_text(st, arena, 4);
  picture->first_day = db_int(st, 5);
  picture->last_day = db_int(st, 6);
  picture->version = db_int(st, 7);
  picture->established_on = db_int(st, 8);
  picture->superseded = db_int(st, 9) != 0;
}

bool store_picture(struct store *store, const char *print, struct period period,
                   struct arena *arena, struct picture *picture, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT id, print, document, registry_number, post, first_day, last_day, version, "
                 "established_on, state = 'superseded' FROM situation_picture WHERE print = :print "
                 "AND first_day = :first AND last_day = :last AND state = 'established' "
                 "ORDER BY version DESC LIMIT 1");
  db_bind_text(st, ":print", print);
  db_bind_int(st, ":first", period.first);
  db_bind_int(st, ":last", period.last);
  return db_one(st, sizeof *picture, read_picture, arena, picture, err);
}

static const char *kind_of(const struct picture *p)
{
  int months = months_between(date_month(p->first_day), date_month(p->last_day)) + 1;
  if (date_days_between(p->first_day, p->last_day) == 6) return "week";
  return months == 1 ? "month" : months == 2 ? "two_months" : months == 3 ? "quarter" : "statutory";
}

bool store_put_picture(struct store *s, struct picture *p, const char *reason, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO situation_picture (id, kind, first_day, last_day, version, state, "
         "established_on, registry_number, post, reason, print, document) VALUES (:id, :kind, "
         ":first, :last, :version, :state, :established, :registry, :post, :reason, :print, "
         ":document) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, "
         "first_day = excluded.first_day, last_day = excluded.last_day, "
         "version = excluded.version, state = excluded.state, "
         "established_on = excluded.established_on, registry_number = excluded.registry_number, "
         "post = excluded.post, reason = excluded.reason, print = excluded.print, "
         "document = excluded.document");
  db_bind_id(st, ":id", p->id);
  db_bind_text(st, ":kind", kind_of(p));
  db_bind_int(st, ":first", p->first_day);
  db_bind_int(st, ":last", p->last_day);
  db_bind_int(st, ":version", p->version);
  db_bind_text(st, ":state",
               p->superseded       ? "superseded"
               : p->established_on ? "established"
                                   : "draft");
  db_bind_id(st, ":established", p->established_on);
  db_bind_text(st, ":registry", p->registry_number);
  db_bind_text(st, ":post", p->post);
  db_bind_text(st, ":reason", reason);
  db_bind_text(st, ":print", p->print);
  db_bind_text(st, ":document", p->document);
  return db_put(st, &p->id, err);
}

/* ---- view state ---- */

bool store_view_state(struct store *store, const char *view, struct arena *arena,
                      const char **state, struct err *err)
{
  struct statement *st = db_prepare(store->db, "SELECT state FROM view_state WHERE view = :view");
  db_bind_text(st, ":view", view);
  *state = db_row(st) ? db_text(st, arena, 0) : NULL;
  return db_done(st, err);
}

/* It comes to the disk with the next record, whose wait for the disk covers it: where somebody was
 * is not worth a wait of its own. Within a transaction SQLite leaves the setting as it is. */
bool store_set_view_state(struct store *store, const char *view, const char *state, struct err *err)
{
  if (store->read_only) return true;
  if (store->depth == 0 && !db_script(store->db, "PRAGMA synchronous = NORMAL", err)) return false;
  struct statement *st =
      db_prepare(store->db, "INSERT INTO view_state (view, state) VALUES (:view, :state) "
                            "ON CONFLICT (view) DO UPDATE SET state = excluded.state");
  db_bind_text(st, ":view", view);
  db_bind_text(st, ":state", state);
  bool well = db_run(st, err);
  return (store->depth > 0 || db_script(store->db, DB_DURABLE, well ? err : NULL)) && well;
}

static void read_unit_month(struct statement *st, struct arena *arena, void *row)
{
  (void)arena;
  struct unit_month *unit = row;
  unit->unit_id = db_int64(st, 0);
  unit->month = db_int(st, 1);
  unit->state = (enum report_state)db_term(st, 2, report_state_terms);
}

bool store_unit_months(struct store *store, int first_month, int last_month, struct arena *arena,
                       struct unit_month **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT r.unit_id, p.first_day / 100, r.state FROM unit_report r JOIN period p ON "
                 "p.id = r.period_id WHERE p.kind = 'month' AND p.first_day / 100 BETWEEN :first "
                 "AND :last ORDER BY p.first_day, r.unit_id");
  db_bind_int(st, ":first", first_month);
  db_bind_int(st, ":last", last_month);
  return (*rows = db_list(st, sizeof **rows, read_unit_month, arena, n, err)) != NULL;
}
