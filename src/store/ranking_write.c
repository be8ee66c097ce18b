// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/handle.h"

bool store_put_decision(struct store *s, struct decision *d, const char *object_kind,
                        struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO decision (id, body_id, date, paragraph, registry_number, object_kind, "
         "object_id, result, reason) VALUES (:id, :body, :date, :paragraph, :registry, :kind, "
         ":object, :result, :reason) ON CONFLICT (id) DO UPDATE SET body_id = excluded.body_id, "
         "date = excluded.date, paragraph = excluded.paragraph, "
         "registry_number = excluded.registry_number, object_kind = excluded.object_kind, "
         "object_id = excluded.object_id, result = excluded.result, reason = excluded.reason");
  db_bind_id(st, ":id", d->id);
  db_bind_int(st, ":body", d->body_id);
  db_bind_int(st, ":date", d->date);
  db_bind_text(st, ":paragraph", d->paragraph);
  db_bind_text(st, ":registry", d->registry_number);
  db_bind_text(st, ":kind", object_kind);
  db_bind_int(st, ":object", d->object_id);
  db_bind_term(st, ":result", decision_result_terms, (int)d->result);
  db_bind_text(st, ":reason", d->reason);
  return db_put(st, &d->id, err);
}

bool store_put_ranking(struct store *s, struct ranking *r, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO ranking (id, quarter, method, state, joint, hidden, deviation, proposed_on, "
         "decision_id, version, few, phi, phi_assumed) VALUES (:id, :quarter, :method, :state, "
         ":joint, :hidden, :deviation, :proposed, :decision, :version, :few, :phi, :assumed) "
         "ON CONFLICT (id) DO UPDATE SET "
         "quarter = excluded.quarter, method = excluded.method, state = excluded.state, "
         "joint = excluded.joint, hidden = excluded.hidden, deviation = excluded.deviation, "
         "proposed_on = excluded.proposed_on, decision_id = excluded.decision_id, "
         "version = excluded.version, few = excluded.few, phi = excluded.phi, "
         "phi_assumed = excluded.phi_assumed");
  bool proposed = r->proposed_on != 0;
  db_bind_id(st, ":id", r->id);
  db_bind_int(st, ":quarter", r->quarter);
  db_bind_term(st, ":method", ranking_method_terms, (int)r->method);
  db_bind_term(st, ":state", ranking_state_terms, (int)r->state);
  db_bind_int(st, ":joint", r->joint);
  db_bind_int(st, ":hidden", r->hidden);
  db_bind_text(st, ":deviation", r->deviation);
  db_bind_id(st, ":proposed", r->proposed_on);
  db_bind_id(st, ":decision", r->decision_id);
  db_bind_int(st, ":version", r->version);
  db_bind_amount(st, ":few", proposed ? r->few : NO_AMOUNT);
  db_bind_real(st, ":phi", proposed ? r->phi : NO_AMOUNT);
  db_bind_amount(st, ":assumed", proposed ? r->phi_assumed : NO_AMOUNT);
  return db_put(st, &r->id, err);
}

bool store_put_ranking_document(struct store *s, int64_t ranking_id, const char *document,
                                struct err *err)
{
  struct statement *st =
      store_writer(s, "UPDATE ranking SET document = :document WHERE id = :ranking");
  db_bind_text(st, ":document", document);
  db_bind_int(st, ":ranking", ranking_id);
  return db_run(st, err);
}

bool store_put_rater(struct store *s, struct rater *r, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO ranking_rater (id, ranking_id, number, name) VALUES (:id, :ranking, :number, "
         ":name) ON CONFLICT (id) DO UPDATE SET ranking_id = excluded.ranking_id, "
         "number = excluded.number, name = excluded.name");
  db_bind_id(st, ":id", r->id);
  db_bind_int(st, ":ranking", r->ranking_id);
  db_bind_int(st, ":number", r->number);
  db_bind_text(st, ":name", r->name);
  return db_put(st, &r->id, err);
}

bool store_put_score(struct store *s, int64_t ranking_id, const struct score *score,
                     struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO ranking_score (ranking_id, rater_id, area_id, need, influence, confidence) "
         "VALUES (:ranking, :rater, :area, :need, :influence, :confidence) "
         "ON CONFLICT (rater_id, area_id) DO UPDATE SET need = excluded.need, "
         "influence = excluded.influence, confidence = excluded.confidence");
  db_bind_int(st, ":ranking", ranking_id);
  db_bind_int(st, ":rater", score->rater_id);
  db_bind_int(st, ":area", score->area_id);
  db_bind_id(st, ":need", score->need);
  db_bind_id(st, ":influence", score->influence);
  db_bind_term(st, ":confidence", confidence_terms, (int)score->confidence);
  return db_run(st, err);
}

/* Rows that replace others get ids that none of those had. With the old ones an area would seem to
 * have moved from row to row, and two that changed places could not be put back one by one, since
 * an area stands only once in a ranking. */
static bool last_id(struct store *s, const char *sql, int64_t *id, struct err *err)
{
  return db_number(db_prepare(s->db, sql), id, err);
}

static bool put_choice(struct store *s, int64_t id, int64_t ranking_id, const struct choice *choice,
                       struct err *err)
{
  struct statement *st =
      store_writer(s, "INSERT INTO ranking_choice (id, ranking_id, area_id, chosen) "
                      "VALUES (:id, :ranking, :area, :chosen)");
  db_bind_int(st, ":id", id);
  db_bind_int(st, ":ranking", ranking_id);
  db_bind_int(st, ":area", choice->area_id);
  db_bind_int(st, ":chosen", choice->chosen);
  return db_run(st, err);
}

bool store_put_choices(struct store *s, int64_t ranking_id, const struct choice *rows, size_t n,
                       struct err *err)
{
  int64_t id;
  if (!last_id(s, "SELECT ifnull(max(id), 0) FROM ranking_choice", &id, err)) return false;
  struct statement *st = store_writer(s, "DELETE FROM ranking_choice WHERE ranking_id = :ranking");
  db_bind_int(st, ":ranking", ranking_id);
  bool well = db_run(st, err);
  for (size_t i = 0; well && i < n; i++)
    well = put_choice(s, ++id, ranking_id, &rows[i], err);
  return well;
}

static bool put_row(struct store *s, int64_t id, int64_t ranking_id, const char *stage,
                    size_t position, const struct ranking_row *r, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO ranking_area (id, ranking_id, stage, position, area_id, area_name, month1, "
         "month2, month3, observations, observations_before, severity, load, load_sq, need, "
         "influence, confidence, spread, raters, priority, rank, joined, chosen) VALUES (:id, "
         ":ranking, "
         ":stage, :position, :area, :name, :month1, :month2, :month3, :observations, :before, "
         ":severity, :load, :load_sq, :need, :influence, :confidence, :spread, :raters, :priority, "
         ":rank, :joined, :chosen)");
  db_bind_int(st, ":id", id);
  db_bind_int(st, ":ranking", ranking_id);
  db_bind_text(st, ":stage", stage);
  db_bind_int(st, ":position", (int64_t)position);
  db_bind_int(st, ":area", r->area_id);
  db_bind_text(st, ":name", r->area_name);
  db_bind_int(st, ":month1", r->months[0]);
  db_bind_int(st, ":month2", r->months[1]);
  db_bind_int(st, ":month3", r->months[2]);
  db_bind_int(st, ":observations", r->observations);
  db_bind_amount(st, ":before", r->observations_before);
  db_bind_int(st, ":severity", r->severity);
  db_bind_real(st, ":load", r->load);
  db_bind_real(st, ":load_sq", r->load_sq);
  db_bind_real(st, ":need", r->need);
  db_bind_real(st, ":influence", r->influence);
  db_bind_term(st, ":confidence", confidence_terms, (int)r->confidence);
  db_bind_int(st, ":spread", r->spread);
  db_bind_int(st, ":raters", r->raters);
  db_bind_real(st, ":priority", r->priority);
  db_bind_id(st, ":rank", r->rank);
  db_bind_int(st, ":joined", r->joined);
  db_bind_amount(st, ":chosen", r->chosen);
  return db_run(st, err);
}

bool store_put_ranking_rows(struct store *s, int64_t ranking_id, const char *stage,
                            const struct ranking_row *rows, size_t n, struct err *err)
{
  int64_t id;
  if (!last_id(s, "SELECT ifnull(max(id), 0) FROM ranking_area", &id, err)) return false;
  struct statement *st =
      store_writer(s, "DELETE FROM ranking_area WHERE ranking_id = :ranking AND stage = :stage");
  db_bind_int(st, ":ranking", ranking_id);
  db_bind_text(st, ":stage", stage);
  bool well = db_run(st, err);
  for (size_t i = 0; well && i < n; i++)
    well = put_row(s, ++id, ranking_id, stage, i + 1, &rows[i], err);
  return well;
}

static bool put_note(struct store *s, int64_t ranking_id, size_t number, const char *text,
                     struct err *err)
{
  struct statement *st = store_writer(s, "INSERT INTO ranking_note (ranking_id, number, text) "
                                         "VALUES (:ranking, :number, :text)");
  db_bind_int(st, ":ranking", ranking_id);
  db_bind_int(st, ":number", (int64_t)number);
  db_bind_text(st, ":text", text);
  return db_run(st, err);
}

bool store_put_ranking_notes(struct store *s, int64_t ranking_id, const char *const *texts,
                             size_t n, struct err *err)
{
  struct statement *st = store_writer(s, "DELETE FROM ranking_note WHERE ranking_id = :ranking");
  db_bind_int(st, ":ranking", ranking_id);
  bool well = db_run(st, err);
  for (size_t i = 0; well && i < n; i++)
    well = put_note(s, ranking_id, i + 1, texts[i], err);
  return well;
}
