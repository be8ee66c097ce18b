// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"

#include "base/i18n.h"
#include "report/print.h"

#include <strings.h>

const struct report_kind report_kinds[] = {
    {"P1", N_("Monthly inventory"), PERIOD_MONTH, false, false, p1_inventory},
    {"P2", N_("Picture of two months"), PERIOD_DAYS, false, false, NULL},
    {"P3", N_("Weekly report at social unrest"), PERIOD_WEEK, false, false, NULL},
    {"P4", N_("Picture of the quarter"), PERIOD_QUARTER, false, false, p4_quarter},
    {"P5", N_("Ranking"), PERIOD_QUARTER, false, false, p5_ranking},
    {"P6", N_("Slip for each department"), PERIOD_QUARTER, false, true, p6_slips},
    {"P7", N_("Follow-up list"), PERIOD_MONTH, true, true, p7_followup},
    {"P8", N_("Notes or minutes"), PERIOD_DAYS, false, false, p8_minutes},
    {"P9", N_("Annual analysis"), PERIOD_YEAR, false, false, p9_year},
    {"P10", N_("Joint survey"), PERIOD_YEAR, false, false, NULL},
    {"P11", N_("Action plan"), PERIOD_YEAR, false, false, NULL},
    {"P12", N_("Promises to citizens"), PERIOD_YEAR, false, false, NULL},
    {"P13", N_("Appendix to a cooperation agreement"), PERIOD_DAYS, false, false, NULL},
    {"P14", N_("Public version"), PERIOD_QUARTER, false, false, NULL},
    {"P15", N_("Check list for the act 2023:196"), PERIOD_YEAR, false, false, NULL},
    {"P16", N_("Communication plan and registers"), PERIOD_YEAR, false, false, p16_registers},
    {"P17", N_("Reporting form"), PERIOD_MONTH, false, false, NULL},
    {"D", N_("Figures of the quarter"), PERIOD_QUARTER, false, false, d_figures},
    {"ARR", N_("Coming events"), PERIOD_DAYS, false, false, arr_events},
    {"AVV", N_("Unusual months"), PERIOD_MONTH, false, false, avv_unusual},
    {NULL, NULL, PERIOD_MONTH, false, false, NULL},
};

const struct report_kind *report_find(const char *name)
{
  for (const struct report_kind *kind = report_kinds; kind->name; kind++)
    if (strcasecmp(kind->name, name) == 0) return kind;
  return NULL;
}

static bool refuse_period(const struct report_kind *kind, struct err *err)
{
  if (kind->period == PERIOD_DAYS)
    return err_set(err, _("%s is printed for a day. Write for example 2026-10-07."), kind->name);
  if (kind->period == PERIOD_YEAR)
    return err_set(err, _("%s is printed for a year. Write for example 2026."), kind->name);
  return kind->period == PERIOD_QUARTER
             ? err_set(err, _("%s is printed for a quarter. Write for example 2026-K3."),
                       kind->name)
             : err_set(err, _("%s is printed for a month. Write for example 2026-08."), kind->name);
}

bool report_make(struct store *store, const struct report_request *request, struct arena *arena,
                 struct document **document, struct err *err)
{
  const struct report_kind *kind = report_find(request->name);
  if (!kind)
    return err_set(err, _("There is no print called %s. The prints are P1 to P17, ARR, AVV and D."),
                   request->name);
  if (!kind->make)
    return err_set(err, _("%s %s cannot be printed yet in this version."), kind->name,
                   gettext(kind->title));
  if (request->period.kind != kind->period) return refuse_period(kind, err);
  if (request->area_id && !kind->area)
    return err_set(err, _("%s is printed for all areas. Leave the area out."), kind->name);
  if (request->owner_id && !kind->owner)
    return err_set(err, _("%s is printed for all owners. Leave the owner out."), kind->name);
  struct print p = {.store = store, .request = request, .arena = arena};
  p.d = document_new(arena);
  if (!store_municipality(store, arena, &p.municipality, err) || !kind->make(&p, err)) return false;
  *document = p.d;
  return true;
}

bool report_ranking_kept(struct store *store, int quarter, struct buf *out, struct err *err)
{
  const struct report_request request = {.name = "P5", .period = period_of_quarter(quarter)};
  struct document *document = NULL;
  struct arena arena = {0};
  bool ok = report_make(store, &request, &arena, &document, err);
  if (ok) document_write(document, out);
  arena_release(&arena);
  return ok;
}
