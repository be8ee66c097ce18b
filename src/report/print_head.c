// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/print.h"

#include "base/date.h"
#include "base/i18n.h"

#include <string.h>

/* TRANSLATORS: the status in the head of a document that is not finished */
#define WORKING_MATERIAL _("WORKING MATERIAL")

#define HARD_BLANK "\u00a0"

static bool is_draft(const char *status)
{
  return strcmp(status, WORKING_MATERIAL) == 0;
}

static const char *own_status(struct print *p)
{
  if (!p->request->established) return WORKING_MATERIAL;
  return arena_printf(p->arena, _("ESTABLISHED %s"), print_date(p, p->request->today));
}

/* The foot is broken between its parts only, so blanks inside one are hard. */
static void add_part(struct buf *foot, const char *text)
{
  if (foot->length > 0) buf_add(foot, HARD_BLANK "· ");
  for (; *text; text++)
    if (*text == ' ')
      buf_add(foot, HARD_BLANK);
    else
      buf_addc(foot, *text);
}

static void add_made(struct print *p, struct buf *foot)
{
  const char *date = print_date(p, p->request->today), *clock = p->request->clock_text;
  add_part(foot, clock ? arena_printf(p->arena, _("Printed %s %s"), date, clock)
                       : arena_printf(p->arena, _("Printed %s"), date));
  add_part(foot, "Lägesbild\u00a0" LB_VERSION);
}

static const char *foot_text(struct print *p, const struct print_head *head, bool draft)
{
  struct buf foot = {0};
  add_part(&foot, head->period ? head->period
                               : arena_printf(p->arena, _("Period %s"),
                                              print_period(p, p->request->period)));
  if (head->compared.first)
    add_part(&foot, arena_printf(p->arena, _("last year %s"), print_period(p, head->compared)));
  if (head->version > 0) add_part(&foot, arena_printf(p->arena, _("version %d"), head->version));
  add_part(&foot, head->source ? head->source : _("Source: the units' reports"));
  for (size_t i = 0; head->marks && head->marks[i]; i++)
    add_part(&foot, head->marks[i]);
  if (draft) add_made(p, &foot);
  return print_taken(p, &foot);
}

static const char *first_said(const char *a, const char *b)
{
  return a && *a ? a : b && *b ? b : NULL;
}

void print_set_head(struct print *p, const struct print_head *head)
{
  const struct municipality *m = &p->municipality;
  const char *status = head->status ? head->status : own_status(p);
  const char *own = first_said(p->request->registry_number, head->registry_number);
  p->d->head = (struct doc_head){
      .municipality = m->name,
      .body = m->group_name,
      .title = head->title,
      .date = print_date(p, head->date ? head->date : p->request->today),
      .status = status,
      .registry_number = first_said(own, m->registry_number),
      .foot = foot_text(p, head, is_draft(status)),
      /* TRANSLATORS: the code of your language; it decides the words of the page head */
      .language = _("en"),
      .practice = m->practice,
  };
}

bool print_locked(struct print *p, const char *name, bool *found, struct err *err)
{
  struct picture picture = {0};
  if (!store_picture(p->store, name, p->request->period, p->arena, &picture, err)) return false;
  *found = picture.id != 0;
  return !*found || document_read(p->arena, picture.document, &p->d, err);
}

bool print_ranking_status(struct print *p, struct print_head *head, struct err *err)
{
  int quarter = quarter_of(p->request->period.first);
  struct ranking ranking = {0};
  struct decision decision = {0};
  if (!report_ranking_status(p->store, quarter, p->arena, &head->status, err) ||
      !store_ranking(p->store, quarter, p->arena, &ranking, err))
    return false;
  if (ranking.id == 0 || ranking.decision_id == 0) return true;
  if (!store_decision(p->store, ranking.decision_id, p->arena, &decision, err)) return false;
  head->registry_number = decision.registry_number;
  return true;
}

const char *print_mark_few(struct print *p, int few)
{
  return arena_printf(p->arena, _("* few reports (under %d)"), few);
}

const char *print_mark_none(void)
{
  return _("– cannot be computed");
}

static const char *decider_name(struct store *store, struct arena *arena, struct err *err)
{
  struct municipality m;
  struct body *bodies;
  size_t n;
  if (!store_municipality(store, arena, &m, err) || !store_bodies(store, arena, &bodies, &n, err))
    return NULL;
  for (size_t i = 0; i < n; i++)
    if (bodies[i].id == m.decider_id) return bodies[i].short_name;
  return "";
}

static bool proposal_status(struct store *store, struct arena *arena, const char **status,
                            struct err *err)
{
  const char *decider = decider_name(store, arena, err);
  if (!decider) return false;
  *status = *decider ? arena_printf(arena, _("PROPOSAL TO %s"), decider) : _("PROPOSAL");
  return true;
}

static bool decision_status(struct store *store, int64_t id, struct arena *arena,
                            const char **status, struct err *err)
{
  struct decision decision;
  struct buf text = {0}, date = {0};
  if (!store_decision(store, id, arena, &decision, err)) return false;
  date_iso(&date, decision.date);
  buf_addf(&text, _("DECIDED %s %s"), decision.body_short, buf_text(&date));
  if (decision.paragraph && *decision.paragraph) buf_addf(&text, " § %s", decision.paragraph);
  *status = arena_strdup(arena, buf_text(&text));
  buf_release(&date);
  buf_release(&text);
  return true;
}

bool report_ranking_status(struct store *store, int quarter, struct arena *arena,
                           const char **status, struct err *err)
{
  struct ranking ranking = {0};
  if (!store_ranking(store, quarter, arena, &ranking, err)) return false;
  if (ranking.id != 0 && ranking.state == RANKING_DECIDED)
    return decision_status(store, ranking.decision_id, arena, status, err);
  if (ranking.id != 0 && ranking.state == RANKING_PROPOSED)
    return proposal_status(store, arena, status, err);
  /* Sent back, it is the group's own again. */
  *status = WORKING_MATERIAL;
  return true;
}
