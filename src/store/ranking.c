// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/handle.h"

#define RANKING                                                                         \
  "SELECT id, quarter, version, proposed_on, method, state, joint, hidden, deviation, " \
  "decision_id, few, phi, phi_assumed, "                                                \
  "(SELECT date FROM decision WHERE decision.id = ranking.decision_id) FROM ranking "

static void read_ranking(struct statement *st, struct arena *arena, void *row)
{
  struct ranking *ranking = row;
  ranking->id = db_int64(st, 0);
  ranking->quarter = db_int(st, 1);
  ranking->version = db_int(st, 2);
  ranking->proposed_on = db_int(st, 3);
  ranking->method = (enum ranking_method)db_term(st, 4, ranking_method_terms);
  ranking->state = (enum ranking_state)db_term(st, 5, ranking_state_terms);
  ranking->joint = db_int(st, 6) != 0;
  ranking->hidden = db_int(st, 7) != 0;
  ranking->deviation = db_text(st, arena, 8);
  ranking->decision_id = db_int64(st, 9);
  ranking->decided_on = db_int(st, 13);
  if (ranking->proposed_on == 0) return;
  ranking->few = db_int(st, 10);
  ranking->phi = db_real(st, 11);
  ranking->phi_assumed = db_int(st, 12) != 0;
}

bool store_ranking(struct store *store, int quarter, struct arena *arena, struct ranking *ranking,
                   struct err *err)
{
  struct statement *st = db_prepare(store->db, RANKING "WHERE quarter = :quarter ORDER BY version "
                                                       "DESC LIMIT 1");
  db_bind_int(st, ":quarter", quarter);
  return db_one(st, sizeof *ranking, read_ranking, arena, ranking, err);
}

bool store_rankings(struct store *store, struct arena *arena, struct ranking **rows, size_t *n,
                    struct err *err)
{
  struct statement *st = db_prepare(store->db, RANKING "ORDER BY quarter DESC, version DESC");
  return (*rows = db_list(st, sizeof **rows, read_ranking, arena, n, err)) != NULL;
}

static void read_text(struct statement *st, struct arena *arena, void *row)
{
  *(const char **)row = db_text(st, arena, 0);
}

bool store_ranking_document(struct store *store, int64_t ranking_id, struct arena *arena,
                            const char **document, struct err *err)
{
  struct statement *st = db_prepare(store->db, "SELECT document FROM ranking WHERE id = :ranking");
  db_bind_int(st, ":ranking", ranking_id);
  return db_one(st, sizeof *document, read_text, arena, document, err);
}

static void read_rater(struct statement *st, struct arena *arena, void *row)
{
  struct rater *rater = row;
  rater->id = db_int64(st, 0);
  rater->ranking_id = db_int64(st, 1);
  rater->number = db_int(st, 2);
  rater->name = db_text(st, arena, 3);
}

bool store_raters(struct store *store, int64_t ranking_id, struct arena *arena, struct rater **rows,
                  size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, "SELECT id, ranking_id, number, name FROM ranking_rater "
                            "WHERE ranking_id = :ranking ORDER BY number");
  db_bind_int(st, ":ranking", ranking_id);
  return (*rows = db_list(st, sizeof **rows, read_rater, arena, n, err)) != NULL;
}

static void read_score(struct statement *st, struct arena *arena, void *row)
{
  (void)arena;
  struct score *score = row;
  score->rater_id = db_int64(st, 0);
  score->area_id = db_int64(st, 1);
  score->need = db_int(st, 2);
  score->influence = db_int(st, 3);
  score->confidence = (enum confidence)db_term(st, 4, confidence_terms);
}

bool store_scores(struct store *store, int64_t ranking_id, struct arena *arena, struct score **rows,
                  size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT rater_id, area_id, need, influence, confidence FROM ranking_score "
                 "WHERE ranking_id = :ranking ORDER BY rater_id, area_id");
  db_bind_int(st, ":ranking", ranking_id);
  return (*rows = db_list(st, sizeof **rows, read_score, arena, n, err)) != NULL;
}

static void read_choice(struct statement *st, struct arena *arena, void *row)
{
  (void)arena;
  struct choice *choice = row;
  choice->area_id = db_int64(st, 0);
  choice->chosen = db_int(st, 1);
}

bool store_choices(struct store *store, int64_t ranking_id, struct arena *arena,
                   struct choice **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(store->db, "SELECT area_id, chosen FROM ranking_choice "
                                               "WHERE ranking_id = :ranking ORDER BY chosen");
  db_bind_int(st, ":ranking", ranking_id);
  return (*rows = db_list(st, sizeof **rows, read_choice, arena, n, err)) != NULL;
}

static void read_ranking_row(struct statement *st, struct arena *arena, void *row)
{
  struct ranking_row *r = row;
  r->area_id = db_int64(st, 0);
  r->area_number = db_int(st, 1);
  r->area_name = db_text(st, arena, 2);
  for (int i = 0; i < 3; i++)
    r->months[i] = (long)db_int64(st, 3 + i);
  r->observations = (long)db_int64(st, 6);
  r->observations_before = (long)db_amount(st, 7);
  r->severity = (long)db_int64(st, 8);
  r->load = db_real(st, 9);
  r->load_sq = db_real(st, 10);
  r->need = db_real(st, 11);
  r->influence = db_real(st, 12);
  r->confidence = (enum confidence)db_term(st, 13, confidence_terms);
  r->spread = db_int(st, 14);
  r->raters = db_int(st, 15);
  r->priority = db_real(st, 16);
  r->rank = db_int(st, 17);
  r->joined = db_int(st, 18) != 0;
  r->chosen = (int)db_amount(st, 19);
}

bool store_ranking_rows(struct store *store, int64_t ranking_id, const char *stage,
                        struct arena *arena, struct ranking_row **rows, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT r.area_id, a.number, r.area_name, r.month1, r.month2, r.month3, "
                 "r.observations, r.observations_before, r.severity, r.load, r.load_sq, r.need, "
                 "r.influence, r.confidence, r.spread, r.raters, r.priority, r.rank, r.joined, "
                 "r.chosen FROM ranking_area r JOIN area a ON a.id = r.area_id "
                 "WHERE r.ranking_id = :ranking AND r.stage = :stage ORDER BY r.position");
  db_bind_int(st, ":ranking", ranking_id);
  db_bind_text(st, ":stage", stage);
  return (*rows = db_list(st, sizeof **rows, read_ranking_row, arena, n, err)) != NULL;
}

bool store_ranking_notes(struct store *store, int64_t ranking_id, struct arena *arena,
                         const char *const **texts, size_t *n, struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT text FROM ranking_note WHERE ranking_id = :ranking ORDER BY number");
  db_bind_int(st, ":ranking", ranking_id);
  return (*texts = db_list(st, sizeof **texts, read_text, arena, n, err)) != NULL;
}

static void read_decision(struct statement *st, struct arena *arena, void *row)
{
  struct decision *decision = row;
  decision->id = db_int64(st, 0);
  decision->body_id = db_int64(st, 1);
  decision->object_id = db_int64(st, 2);
  decision->date = db_int(st, 3);
  decision->body_name = db_text(st, arena, 4);
  decision->body_short = db_text(st, arena, 5);
  decision->paragraph = db_text(st, arena, 6);
  decision->registry_number = db_text(st, arena, 7);
  decision->reason = db_text(st, arena, 8);
  decision->result = (enum decision_result)db_term(st, 9, decision_result_terms);
  decision->meeting_id = db_int64(st, 10);
  decision->number = db_int(st, 11);
}

bool store_decision(struct store *store, int64_t id, struct arena *arena, struct decision *d,
                    struct err *err)
{
  struct statement *st = db_prepare(
      store->db,
      "SELECT d.id, d.body_id, d.object_id, d.date, b.name, b.short_name, d.paragraph, "
      "d.registry_number, d.reason, d.result, d.meeting_id, d.number FROM decision d JOIN body b "
      "ON b.id = d.body_id WHERE d.id = :id");
  db_bind_int(st, ":id", id);
  return db_one(st, sizeof *d, read_decision, arena, d, err);
}
