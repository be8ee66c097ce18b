// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/verb.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ops/minutes.h"
#include "store/store_write.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

/* Between an object's name and its detail, so that the journal reads well in a plain shell too. */
static const char detail_mark[] = " · ";

/* Journals hold identifiers, never translated words: what a detail is, decides how it is shown. */
enum detail_kind { DETAIL_TEXT, DETAIL_PERIOD, DETAIL_STATE };

struct verb_row {
  const char *id;
  const char *phrase; /* msgid; the first %s is the object's name, a second one its detail */
  enum detail_kind name, detail;
  const char *bound; /* msgid: why undo stops here, %s the day; NULL when it does not */
  enum minutes_kind minutes;
};

static const struct verb_row verbs[N_VERBS] = {
    [VERB_DATABASE_NEW] = {.id = "new_database",
                           .phrase = N_("database for %s"),
                           .bound = N_("The database was created %s.")},
    [VERB_MUNICIPALITY] = {.id = "municipality", .phrase = N_("settings of %s")},
    [VERB_SIGNATURE] = {.id = "signature", .phrase = N_("signature %s")},
    [VERB_AREA_ADD] = {.id = "area_add", .phrase = N_("new area %s")},
    [VERB_AREA_RENAME] = {.id = "area_rename", .phrase = N_("area %s renamed")},
    [VERB_AREA_CHANGE] = {.id = "area_change", .phrase = N_("changed area %s")},
    [VERB_AREA_CLOSE] = {.id = "area_close", .phrase = N_("area %s closed")},
    [VERB_PLACE_ADD] = {.id = "place_add", .phrase = N_("new place %s")},
    [VERB_PLACE_CHANGE] = {.id = "place_change", .phrase = N_("changed place %s")},
    [VERB_ALIAS_ADD] = {.id = "alias_add", .phrase = N_("new alias %s")},
    [VERB_CATEGORY] = {.id = "category", .phrase = N_("category %s")},
    [VERB_WEIGHT] = {.id = "weight", .phrase = N_("weight of %s: %s")},
    [VERB_UNIT] = {.id = "unit", .phrase = N_("unit %s")},
    [VERB_OWNER] = {.id = "owner", .phrase = N_("owner %s")},
    [VERB_COMMITTEE] = {.id = "committee", .phrase = N_("committee of %s: %s")},
    [VERB_BODY] = {.id = "body", .phrase = N_("body %s")},
    [VERB_POST] = {.id = "post", .phrase = N_("post %s")},
    [VERB_STEP] = {.id = "step", .phrase = N_("definition of step %s")},
    [VERB_MONTH_OPEN] = {.id = "month_open", .phrase = N_("%s opened"), .name = DETAIL_PERIOD},
    [VERB_MONTH_LOCK] = {.id = "month_lock",
                         .minutes = MINUTES_LINE,
                         .phrase = N_("situation picture of %s locked"),
                         .name = DETAIL_PERIOD,
                         .bound = N_("The month was locked %s.")},
    [VERB_OBSERVATION_ADD] = {.id = "observation_add",
                              .minutes = MINUTES_LINE,
                              .phrase = N_("new observation %s")},
    [VERB_OBSERVATION_CHANGE] = {.id = "observation_change",
                                 .phrase = N_("changed observation %s")},
    [VERB_OBSERVATION_VOID] = {.id = "observation_void", .phrase = N_("voided observation %s")},
    [VERB_UNIT_REPORTED] = {.id = "unit_reported",
                            .phrase = N_("%s: reported for %s"),
                            .detail = DETAIL_PERIOD},
    [VERB_UNIT_NIL] = {.id = "unit_nil", .phrase = N_("%s: zero for %s"), .detail = DETAIL_PERIOD},
    [VERB_UNIT_REMINDED] = {.id = "unit_reminded",
                            .phrase = N_("%s: reminded for %s"),
                            .detail = DETAIL_PERIOD},
    [VERB_UNIT_VOID] = {.id = "unit_void",
                        .phrase = N_("%s: report voided for %s"),
                        .detail = DETAIL_PERIOD},
    [VERB_EVENT] = {.id = "event", .minutes = MINUTES_LINE, .phrase = N_("planned event %s")},
    [VERB_EVENT_CHANGE] = {.id = "event_change",
                           .minutes = MINUTES_LINE,
                           .phrase = N_("changed planned event %s")},
    [VERB_EVENT_VOID] = {.id = "event_void",
                         .minutes = MINUTES_LINE,
                         .phrase = N_("voided planned event %s")},
    [VERB_RANKING_BEGIN] = {.id = "ranking_begin",
                            .phrase = N_("ranking of %s begun"),
                            .name = DETAIL_PERIOD},
    [VERB_RANKING_JOINT] = {.id = "ranking_joint",
                            .phrase = N_("way of scoring in %s"),
                            .name = DETAIL_PERIOD},
    [VERB_RANKING_HIDDEN] = {.id = "ranking_hidden",
                             .phrase = N_("hidden scores in %s"),
                             .name = DETAIL_PERIOD},
    [VERB_RATER_ADD] = {.id = "rater_add", .phrase = N_("new rater %s")},
    [VERB_SCORE] = {.id = "score", .phrase = N_("score of %s"), .detail = DETAIL_PERIOD},
    [VERB_CHOOSE] = {.id = "choose", .phrase = N_("choice of %s"), .detail = DETAIL_PERIOD},
    [VERB_DEVIATION] = {.id = "deviation",
                        .minutes = MINUTES_LINE,
                        .phrase = N_("reason for the deviation in %s"),
                        .name = DETAIL_PERIOD},
    [VERB_PROPOSE] = {.id = "propose",
                      .minutes = MINUTES_PROPOSAL,
                      .phrase = N_("proposal for %s"),
                      .name = DETAIL_PERIOD},
    [VERB_DECIDE] = {.id = "decide",
                     .minutes = MINUTES_DECISION,
                     .phrase = N_("decision on the ranking of %s"),
                     .name = DETAIL_PERIOD,
                     .bound = N_("The decision on the ranking was registered %s.")},
    [VERB_SEND_BACK] = {.id = "send_back",
                        .minutes = MINUTES_DECISION,
                        .phrase = N_("ranking of %s sent back"),
                        .name = DETAIL_PERIOD},
    [VERB_REOPEN] = {.id = "reopen",
                     .minutes = MINUTES_LINE,
                     .phrase = N_("ranking of %s opened again"),
                     .name = DETAIL_PERIOD},
    [VERB_MEASURE_ADD] = {.id = "measure_add",
                          .minutes = MINUTES_LINE,
                          .phrase = N_("new measure %s")},
    [VERB_MEASURE_CHANGE] = {.id = "measure_change",
                             .minutes = MINUTES_LINE,
                             .phrase = N_("changed measure %s")},
    [VERB_MEASURE_STATE] = {.id = "measure_state",
                            .minutes = MINUTES_LINE,
                            .phrase = N_("%s new state: %s"),
                            .detail = DETAIL_STATE},
    [VERB_MEASURE_DECIDE] = {.id = "measure_decide",
                             .minutes = MINUTES_DECISION,
                             .phrase = N_("decision on %s"),
                             .bound = N_("A decision on a measure was registered %s.")},
    [VERB_MEASURE_SEND_BACK] = {.id = "measure_send_back",
                                .minutes = MINUTES_DECISION,
                                .phrase = N_("%s sent back")},
    [VERB_MEASURE_CONSENT] = {.id = "measure_consent",
                              .minutes = MINUTES_PROPOSAL,
                              .phrase = N_("the owner's consent to %s")},
    [VERB_MEASURE_DEADLINE] = {.id = "measure_deadline",
                               .minutes = MINUTES_LINE,
                               .phrase = N_("%s new deadline %s")},
    [VERB_MEASURE_OWNER] = {.id = "measure_owner",
                            .minutes = MINUTES_LINE,
                            .phrase = N_("%s new owner %s")},
    [VERB_FOLLOWUP] = {.id = "followup", .minutes = MINUTES_LINE, .phrase = N_("follow-up of %s")},
    [VERB_REVIEWED] = {.id = "reviewed", .minutes = MINUTES_LINE, .phrase = N_("%s gone through")},
    [VERB_LESSON_ADD] = {.id = "lesson_add", .phrase = N_("new lesson L-%s")},
    [VERB_LESSON_CHANGE] = {.id = "lesson_change", .phrase = N_("changed lesson L-%s")},
    [VERB_MONTH_COMMENT] = {.id = "month_comment", .phrase = N_("comment on %s")},
    [VERB_NEIGHBOUR] = {.id = "neighbour", .phrase = N_("neighbours of %s")},
    [VERB_WHEEL_ADD] = {.id = "wheel_add", .phrase = N_("%s in the year wheel")},
    [VERB_WHEEL_FILL] = {.id = "wheel_fill", .phrase = N_("the standard rules of the year wheel")},
    [VERB_WHEEL_RULE] = {.id = "wheel_rule", .phrase = N_("rule of the year wheel: %s")},
    [VERB_WHEEL_MOVE] = {.id = "wheel_move", .phrase = N_("%s moved to %s")},
    [VERB_WHEEL_DONE] = {.id = "wheel_done", .phrase = N_("%s done")},
    [VERB_WHEEL_CANCEL] = {.id = "wheel_cancel", .phrase = N_("%s cancelled")},
    [VERB_RHYTHM] = {.id = "rhythm", .phrase = N_("rhythm of %s: from %s")},
    [VERB_RHYTHM_EXTEND] = {.id = "rhythm_extend", .phrase = N_("rhythm of %s: until %s")},
    [VERB_RHYTHM_END] = {.id = "rhythm_end", .phrase = N_("ordinary rhythm of %s again")},
    [VERB_IMPORT] = {.id = "import", .phrase = N_("import %s")},
    [VERB_IMPORT_WITHDRAW] = {.id = "import_withdraw", .phrase = N_("import %s withdrawn")},
    [VERB_MEETING_CALL] = {.id = "meeting_call", .phrase = N_("meeting %s called")},
    [VERB_MEETING_CHANGE] = {.id = "meeting_change", .phrase = N_("changed meeting %s")},
    [VERB_MEETING_HOLD] = {.id = "meeting_hold", .phrase = N_("meeting %s held")},
    [VERB_MEETING_CONFIRM] = {.id = "meeting_confirm",
                              .phrase = N_("minutes of meeting %s confirmed"),
                              .bound = N_("The minutes of a meeting were confirmed %s.")},
    [VERB_ITEM_START] = {.id = "item_start", .phrase = N_("meeting %s, item %s begun")},
    [VERB_ITEM_TICK] = {.id = "item_tick", .phrase = N_("meeting %s, item %s done")},
    [VERB_ITEM_REOPEN] = {.id = "item_reopen", .phrase = N_("meeting %s, item %s taken up again")},
    [VERB_ATTEND] = {.id = "attend", .phrase = N_("attendance of %s")},
    [VERB_DUTY] = {.id = "duty", .phrase = N_("duty of %s at the meeting")},
    [VERB_GUEST] = {.id = "guest", .phrase = N_("%s co-opted")},
    [VERB_GUEST_DROP] = {.id = "guest_drop", .phrase = N_("%s no longer co-opted")},
    [VERB_MINUTES] = {.id = "minutes", .phrase = N_("minutes of meeting %s")},
    [VERB_MINUTES_DROP] = {.id = "minutes_drop",
                           .phrase = N_("line taken out of the minutes of meeting %s")},
};

static const struct verb_row *find(const char *id)
{
  for (size_t i = 0; i < N_VERBS; i++)
    if (strcmp(verbs[i].id, id) == 0) return &verbs[i];
  return NULL;
}

const char *verb_id(enum verb verb)
{
  assert(verb >= 0 && verb < N_VERBS);
  return verbs[verb].id;
}

static void add_part(struct buf *out, const char *text, size_t length, enum detail_kind kind)
{
  struct buf part = {0};
  buf_addn(&part, text, length);
  struct period period;
  int state = kind == DETAIL_STATE ? term_find(measure_state_terms, buf_text(&part)) : -1;
  if (state >= 0)
    buf_add(out, term_label(measure_state_terms, state));
  else if (kind != DETAIL_PERIOD || !period_parse(buf_text(&part), &period, NULL))
    buf_add(out, buf_text(&part));
  else if (period.kind == PERIOD_MONTH)
    buf_add(out, date_month_name(date_month_of_year(period.first)));
  else
    period_label(out, period);
  buf_release(&part);
}

/* The detail of an object, or the empty string; `*length` is that of the name before it. */
static const char *detail_of(const char *object, size_t *length)
{
  const char *mark = strstr(object, detail_mark);
  *length = mark != NULL ? (size_t)(mark - object) : strlen(object);
  return mark != NULL ? mark + strlen(detail_mark) : "";
}

/* Writes the phrase and says whether the object's detail stands in it. A verb of a later version
 * of the program is shown as its identifier. */
static bool add_phrase(struct buf *out, const char *verb, const char *object)
{
  const struct verb_row *row = find(verb);
  size_t name_length;
  const char *detail = detail_of(object, &name_length);
  const char *rest = row != NULL ? _(row->phrase) : "%s";
  if (row == NULL) buf_addf(out, "%s ", verb);
  int parts = 0;
  for (const char *at; (at = strstr(rest, "%s")) != NULL; rest = at + 2) {
    buf_addn(out, rest, (size_t)(at - rest));
    if (parts++ == 0)
      add_part(out, object, name_length, row != NULL ? row->name : DETAIL_TEXT);
    else
      add_part(out, detail, strlen(detail), row->detail);
  }
  buf_add(out, rest);
  return parts > 1;
}

void ops_verb_phrase(struct buf *out, const char *verb, const char *object)
{
  add_phrase(out, verb, object);
}

void ops_history_line(struct buf *out, const struct journal_entry *entry)
{
  struct arena arena = {0};
  struct buf phrase = {0};
  bool whole = add_phrase(&phrase, entry->verb, entry->object);
  size_t name_length;
  const char *detail = detail_of(entry->object, &name_length);
  if (!whole && detail[0] != '\0') buf_addf(&phrase, ", %s", detail);
  if (strcmp(entry->kind, "undo") == 0)
    buf_addf(out, _("Undone: %s"), buf_text(&phrase));
  else if (strcmp(entry->kind, "redo") == 0)
    buf_addf(out, _("Redone: %s"), buf_text(&phrase));
  else
    buf_add(out, text_capital(&arena, buf_text(&phrase)));
  buf_release(&phrase);
  arena_release(&arena);
}

void verb_bound_sentence(struct buf *out, const struct journal_entry *entry)
{
  const struct verb_row *row = find(entry->verb);
  const char *sentence = row != NULL && row->bound != NULL ? row->bound : N_("The limit is %s.");
  const char *text = _(sentence), *at = strstr(text, "%s");
  buf_addn(out, text, at != NULL ? (size_t)(at - text) : strlen(text));
  buf_addn(out, entry->at, strcspn(entry->at, "T"));
  if (at != NULL) buf_add(out, at + 2);
}

bool ops_saved_sentence(struct ops *ops, struct buf *out, struct err *err)
{
  struct arena arena = {0};
  struct journal_entry *entries;
  size_t n;
  bool ok = store_journal(ops->store, 0, 1, &arena, &entries, &n, err);
  if (ok && n > 0) {
    struct buf phrase = {0}, time = {0};
    ops_verb_phrase(&phrase, entries[0].verb, entries[0].object);
    const char *clock = strchr(entries[0].at, 'T');
    int hhmm;
    if (clock != NULL && time_read(clock + 1, &hhmm)) time_dotted(&time, hhmm);
    if (entries[0].bound)
      buf_addf(out, _("Saved %s. Cannot be undone: %s."), buf_text(&time), buf_text(&phrase));
    else
      buf_addf(out, _("Saved %s. Ctrl+Z undoes: %s."), buf_text(&time), buf_text(&phrase));
    buf_release(&phrase);
    buf_release(&time);
  }
  arena_release(&arena);
  return ok;
}

void ops_observation_name(struct buf *out, int64_t id)
{
  buf_addf(out, "O-%03" PRId64, id);
}

void ops_measure_name(struct buf *out, int64_t id)
{
  buf_addf(out, "Å-%03" PRId64, id);
}

static bool end(struct ops *ops, bool ok, enum verb verb, const char *object, struct err *err)
{
  if (!ok || !minutes_write(ops, verbs[verb].minutes, verb, object, err)) {
    store_rollback(ops->store);
    return false;
  }
  const struct entry entry = {.verb = verb_id(verb),
                              .object = object,
                              .who = ops->who != NULL ? ops->who : "",
                              .clock = ops->clock,
                              .bound = verbs[verb].bound != NULL};
  return store_commit(ops->store, &entry, err);
}

bool verb_finish(struct ops *ops, bool ok, enum verb verb, const char *name, const char *detail,
                 struct err *err)
{
  struct buf object = {0};
  buf_add(&object, name);
  if (detail != NULL && detail[0] != '\0') buf_addf(&object, "%s%s", detail_mark, detail);
  ok = end(ops, ok, verb, buf_text(&object), err);
  buf_release(&object);
  return ok;
}
