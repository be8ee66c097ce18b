// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops_operations.h"

#include "ops/meeting.h"
#include "ops/wheel.h"

#include <stdio.h>
#include <stdlib.h>

enum { Q3 = 20263, SEPTEMBER = 202609, OCTOBER = 202610 };

static int64_t joint_rater(struct ops *ops, struct err *err)
{
  struct arena arena = {0};
  struct ranking_view view = {0};
  ops_ranking_view(ops->store, Q3, NULL, &arena, &view, err);
  int64_t id = view.n_raters > 0 ? view.raters[0].id : 0;
  arena_release(&arena);
  return id;
}

static bool put_municipality(struct ops *ops, struct err *err)
{
  const struct municipality m = {.name = "Exempelby kommun",
                                 .group_name = "Gruppen",
                                 .places = 4,
                                 .few = 5,
                                 .lock_day = 3,
                                 .decider_id = BODY_KLG};
  return ops_put_municipality(ops, &m, err);
}

static bool set_signature(struct ops *ops, struct err *err)
{
  return ops_set_signature(ops, "folkhälsostrateg", err);
}

static bool add_area(struct ops *ops, struct err *err)
{
  struct area area = {
      .name = "Valbodalen", .ranked = true, .population = NO_AMOUNT, .valid_from = 20260101};
  return ops_add_area(ops, &area, err);
}

static bool rename_area(struct ops *ops, struct err *err)
{
  return ops_rename_area(ops, EKGATAN, "Ekparken", 20260901, err);
}

static bool change_area(struct ops *ops, struct err *err)
{
  const struct area area = {
      .id = EKGATAN, .number = 30, .name = "Ekgatan", .population = 400, .valid_from = 20180517};
  return ops_change_area(ops, &area, err);
}

static bool close_area(struct ops *ops, struct err *err)
{
  return ops_close_area(ops, GRUNDSUND, 20261001, err);
}

static bool add_place(struct ops *ops, struct err *err)
{
  struct place place = {.area_id = EKGATAN, .name = "Coop", .valid_from = 20260101};
  return ops_add_place(ops, &place, err);
}

static bool change_place(struct ops *ops, struct err *err)
{
  const struct place place = {
      .id = 1, .area_id = NORRA_HAMNEN, .name = "långa bryggan", .valid_from = 20180517};
  return ops_change_place(ops, &place, err);
}

static bool add_alias(struct ops *ops, struct err *err)
{
  struct alias alias = {.area_id = STADSPARKEN, .name = "Lysekilsparken"};
  return ops_add_alias(ops, &alias, err);
}

static bool put_category(struct ops *ops, struct err *err)
{
  struct category c = {
      .code = "OVR-ANN", .name = "Övrigt", .group_id = 7, .weight = 2, .valid_from = 20180517};
  return ops_put_category(ops, &c, err);
}

static bool set_weight(struct ops *ops, struct err *err)
{
  return ops_set_weight(ops, NAR_HAN, 3, 20260101, err);
}

static bool put_unit(struct ops *ops, struct err *err)
{
  struct reporting_unit unit = {.name = "Havets Hus", .short_name = "HH", .valid_from = 20260101};
  return ops_put_unit(ops, &unit, err);
}

static bool put_owner(struct ops *ops, struct err *err)
{
  struct owner owner = {
      .name = "LEVA", .short_name = "LEVA", .external = true, .valid_from = 20260101};
  return ops_put_owner(ops, &owner, err);
}

static bool put_committee(struct ops *ops, struct err *err)
{
  return ops_put_committee(ops, OWNER_SBF, "Samhällsbyggnadsnämnden", 20190101, 0, err);
}

static bool put_body(struct ops *ops, struct err *err)
{
  struct body body = {.name = "Styrgrupp", .short_name = "SG", .kind = "group"};
  return ops_put_body(ops, &body, err);
}

static bool put_post(struct ops *ops, struct err *err)
{
  struct post post = {.name = "skolchef", .rater = true, .valid_from = 20260101};
  return ops_put_post(ops, &post, err);
}

static bool put_step(struct ops *ops, struct err *err)
{
  return ops_put_step(ops, &(struct step){"influence", 1, "nästan inget vi råder över"}, err);
}

static bool open_month(struct ops *ops, struct err *err)
{
  return ops_open_month(ops, OCTOBER, err);
}

static bool lock_month(struct ops *ops, struct err *err)
{
  return ops_lock_month(ops, SEPTEMBER, "the print", "KS 2026/1", err);
}

static bool add_observation(struct ops *ops, struct err *err)
{
  struct observation o = fixture_observation(EKGATAN, TRA_BUS, UNIT_SBF, 2, 20261002, 2130);
  o.note = "A-traktorer, klagomål via kontaktcenter";
  return ops_put_observation(ops, &o, NULL, err);
}

static bool change_observation(struct ops *ops, struct err *err)
{
  struct observation o = fixture_observation(BRASTAD, TRA_BUS, UNIT_UTB, 3, 20260930, 2130);
  o.id = 1;
  return ops_put_observation(ops, &o, NULL, err);
}

static bool void_observation(struct ops *ops, struct err *err)
{
  return ops_void_observation(ops, 1, "dubblett", err);
}

static bool unit_reported(struct ops *ops, struct err *err)
{
  return ops_unit_reported(ops, SEPTEMBER, UNIT_HAMN, "mejl", err);
}

static bool unit_nil(struct ops *ops, struct err *err)
{
  return ops_unit_nil(ops, OCTOBER, UNIT_SOC, err);
}

static bool unit_reminded(struct ops *ops, struct err *err)
{
  return ops_unit_reminded(ops, SEPTEMBER, UNIT_SOC, err);
}

static bool unit_void(struct ops *ops, struct err *err)
{
  return ops_unit_void(ops, SEPTEMBER, UNIT_KSF, "fel månad", err);
}

static bool put_event(struct ops *ops, struct err *err)
{
  struct planned_event e = {
      .what = "Hamnfest", .area_id = NORRA_HAMNEN, .from_day = 20261112, .to_day = 20261113};
  return ops_put_event(ops, &e, NULL, err);
}

static bool change_event(struct ops *ops, struct err *err)
{
  struct planned_event e = {.id = 1,
                            .what = "Hamndag",
                            .area_id = NORRA_HAMNEN,
                            .from_day = 20261112,
                            .to_day = 20261112};
  return ops_put_event(ops, &e, NULL, err);
}

static bool void_event(struct ops *ops, struct err *err)
{
  return ops_void_event(ops, 1, "inställd", err);
}

static bool begin_ranking(struct ops *ops, struct err *err)
{
  return ops_begin_ranking(ops, Q3, METHOD_SHARE, false, err);
}

static bool set_joint(struct ops *ops, struct err *err)
{
  return ops_set_joint(ops, Q3, false, err);
}

static bool set_hidden(struct ops *ops, struct err *err)
{
  return ops_set_hidden(ops, Q3, true, err);
}

static bool add_rater(struct ops *ops, struct err *err)
{
  return ops_add_rater(ops, Q3, "rektor", err);
}

static bool score(struct ops *ops, struct err *err)
{
  int64_t rater = joint_rater(ops, err);
  return rater != 0 &&
         ops_score(ops, Q3, &(struct score){rater, EKGATAN, 5, 5, CONFIDENCE_HIGH}, err);
}

static bool choose(struct ops *ops, struct err *err)
{
  return ops_choose(ops, Q3, NORRA_HAMNEN, 0, err);
}

static bool set_deviation(struct ops *ops, struct err *err)
{
  return ops_set_deviation(ops, Q3, "Säsong slut", err);
}

static bool propose(struct ops *ops, struct err *err)
{
  return ops_propose(ops, Q3, NULL, err);
}

static const struct decision answer = {
    .date = 20261007, .paragraph = "87", .result = RESULT_DECIDED, .reason = "Skäl"};

static bool decide(struct ops *ops, struct err *err)
{
  struct decision d = answer;
  return ops_decide(ops, Q3, &d, NULL, 0, NULL, err);
}

static bool decide_other(struct ops *ops, struct err *err)
{
  struct decision d = answer;
  d.result = RESULT_CHANGED;
  const struct choice three[] = {{EKGATAN, 1}, {STADSPARKEN, 2}, {MARIEDAL, 3}};
  return ops_decide(ops, Q3, &d, three, 3, NULL, err);
}

static bool send_back(struct ops *ops, struct err *err)
{
  struct decision d = answer;
  d.result = RESULT_SENT_BACK;
  return ops_decide(ops, Q3, &d, NULL, 0, NULL, err);
}

static bool reopen(struct ops *ops, struct err *err)
{
  return ops_reopen_ranking(ops, Q3, "Nytt underlag", err);
}

static bool add_measure(struct ops *ops, struct err *err)
{
  struct measure m = fixture_measure(STADSPARKEN, OWNER_SBF);
  return ops_put_measure(ops, &m, "Mörkt gångstråk", NAR_HAN, 1, NULL, err);
}

static bool change_measure(struct ops *ops, struct err *err)
{
  struct measure m = fixture_measure(STADSPARKEN, OWNER_UTB);
  m.id = 1;
  m.problem_id = 1;
  m.deadline = 20261224;
  return ops_put_measure(ops, &m, NULL, 0, 0, NULL, err);
}

static bool start_measure(struct ops *ops, struct err *err)
{
  return ops_change_measure_state(
      ops, 1, &(struct measure_change){.to = MEASURE_ONGOING, .date = 20261007}, err);
}

static bool decide_measure(struct ops *ops, struct err *err)
{
  struct decision d = answer;
  return ops_decide_measure(ops, 1, &d, 0, err);
}

static bool move_to_other(struct ops *ops, struct err *err)
{
  struct decision d = answer;
  d.result = RESULT_CHANGED;
  return ops_decide_measure(ops, 1, &d, OWNER_UTB, err);
}

static bool reject_measure(struct ops *ops, struct err *err)
{
  struct decision d = answer;
  d.result = RESULT_REJECTED;
  return ops_decide_measure(ops, 1, &d, 0, err);
}

static bool send_measure_back(struct ops *ops, struct err *err)
{
  struct decision d = answer;
  d.result = RESULT_SENT_BACK;
  return ops_decide_measure(ops, 1, &d, 0, err);
}

static bool consent(struct ops *ops, struct err *err)
{
  return ops_consent_measure(ops, 1, 20261007, err);
}

static bool move_deadline(struct ops *ops, struct err *err)
{
  return ops_move_deadline(ops, 1, 20261215, "Leveransen dröjer", err);
}

static bool change_owner(struct ops *ops, struct err *err)
{
  return ops_change_owner(ops, 1, OWNER_UTB, "Skolan har lokalen", err);
}

static bool follow_up(struct ops *ops, struct err *err)
{
  struct followup f = {.measure_id = 1,
                       .date = 20261007,
                       .kind = FOLLOWUP_PROCESS,
                       .number = 2,
                       .hours = 1.5,
                       .cost = 500,
                       .text = "Armaturer beställda"};
  return ops_followup(ops, &f, NULL, err);
}

static bool review(struct ops *ops, struct err *err)
{
  return ops_reviewed(ops, 1, "ingen ändring", err);
}

static bool add_lesson(struct ops *ops, struct err *err)
{
  struct lesson lesson = {.measure_id = 1, .year = 2026, .text = "Börja före sommaren"};
  return ops_put_lesson(ops, &lesson, NULL, err);
}

static bool comment_month(struct ops *ops, struct err *err)
{
  const struct month_comment comment = {
      .month = 202608, .area_id = STADSPARKEN, .group_id = 1, .text = "Festivalen"};
  return ops_put_month_comment(ops, &comment, NULL, err);
}

static bool set_neighbour(struct ops *ops, struct err *err)
{
  return ops_set_neighbour(ops, STADSPARKEN, EKGATAN, true, err);
}

/* ---- meetings: number 1 of the group, posts as attendance 1 to 3, one co-opted as 4 ---- */

enum { MEETING = 1, POLICE_POST = 3, CO_OPTED = 4 };

static bool call_meeting(struct ops *ops, struct err *err)
{
  struct meeting m = {
      .body_id = BODY_GROUP, .date = 20261007, .time = 900, .place = "Stadshuset, Lilla salen"};
  return ops_call_meeting(ops, &m, NULL, err);
}

static bool change_meeting(struct ops *ops, struct err *err)
{
  struct meeting m = {.id = MEETING, .number = 7, .body_id = BODY_GROUP, .date = 20261006};
  return ops_call_meeting(ops, &m, NULL, err);
}

static bool start_item(struct ops *ops, struct err *err)
{
  return ops_start_item(ops, MEETING, 2, err);
}

static bool tick_item(struct ops *ops, struct err *err)
{
  return ops_tick_item(ops, MEETING, 1, true, err);
}

static bool reopen_item(struct ops *ops, struct err *err)
{
  return ops_tick_item(ops, MEETING, 3, false, err);
}

static bool attend(struct ops *ops, struct err *err)
{
  return ops_attend(ops, MEETING, POLICE_POST, ATTENDANCE_ABSENT, "utryckning", err);
}

static bool set_duty(struct ops *ops, struct err *err)
{
  return ops_set_duty(ops, MEETING, CO_OPTED, DUTY_CHAIR, err);
}

static bool put_guest(struct ops *ops, struct err *err)
{
  struct attendance guest = {.meeting_id = MEETING, .name = "rektor Brastad", .item = 5};
  return ops_put_guest(ops, &guest, err);
}

static bool drop_guest(struct ops *ops, struct err *err)
{
  return ops_drop_guest(ops, MEETING, CO_OPTED, err);
}

static bool put_minutes(struct ops *ops, struct err *err)
{
  struct minutes_line line = {
      .id = 1, .meeting_id = MEETING, .time = 905, .text = "Närvaro togs, alla var här"};
  return ops_put_minutes(ops, &line, NULL, err);
}

static bool drop_minutes(struct ops *ops, struct err *err)
{
  return ops_drop_minutes(ops, MEETING, 1, err);
}

static bool hold_meeting(struct ops *ops, struct err *err)
{
  return ops_hold_meeting(ops, MEETING, err);
}

static bool confirm_meeting(struct ops *ops, struct err *err)
{
  return ops_confirm_meeting(ops, MEETING, NULL, err);
}

/* ---- the year wheel ---- */

enum { RULE_MEETING = 1, RHYTHM_NOW = 1 };
static const struct wheel_ref next_meeting = {.rule_id = RULE_MEETING, .due = 20261014};

static bool put_wheel_rule(struct ops *ops, struct err *err)
{
  struct wheel_rule rule = {.task = "Möte {nr}",
                            .fast_task = "Möte {nr}",
                            .kind = WHEEL_WEEKS,
                            .every = 2,
                            .first_day = 20260107,
                            .valid_from = 20260101};
  return ops_put_wheel_rule(ops, &rule, err);
}

static bool fill_wheel(struct ops *ops, struct err *err)
{
  return ops_fill_wheel(ops, err);
}

static bool put_wheel_entry(struct ops *ops, struct err *err)
{
  struct wheel_entry entry = {.task = "Trygghetsdag", .due = 20261120};
  return ops_put_wheel_entry(ops, &entry, err);
}

static bool move_date(struct ops *ops, struct err *err)
{
  return ops_wheel_move(ops, next_meeting, 20261015, "Lokalen upptagen", err);
}

static bool cancel_date(struct ops *ops, struct err *err)
{
  return ops_wheel_cancel(ops, next_meeting, "Övning samma dag", err);
}

static bool date_done(struct ops *ops, struct err *err)
{
  return ops_wheel_done(ops, next_meeting, 20261007, err);
}

static bool switch_rhythm(struct ops *ops, struct err *err)
{
  struct rhythm rhythm = {.rule_id = RULE_MEETING,
                          .kind = RHYTHM_TWO_WEEKS,
                          .first_day = 20261012,
                          .review = 20261112,
                          .reason = "Oro efter branden",
                          .post = "kommundirektör"};
  return ops_switch_rhythm(ops, &rhythm, err);
}

static bool extend_rhythm(struct ops *ops, struct err *err)
{
  return ops_extend_rhythm(ops, RHYTHM_NOW, 20261201, err);
}

static bool end_rhythm(struct ops *ops, struct err *err)
{
  return ops_end_rhythm(ops, RHYTHM_NOW, 20261006, err);
}

const struct operation operations[] = {
    {"municipality", BARE, put_municipality, "settings of Exempelby kommun"},
    {"signature", BARE, set_signature, "signature folkhälsostrateg"},
    {"add area", BARE, add_area, "new area Valbodalen"},
    {"rename area", BARE, rename_area, "area Ekgatan renamed"},
    {"change area", BARE, change_area, "changed area Ekgatan"},
    {"close area", BARE, close_area, "area Grundsund closed"},
    {"add place", BARE, add_place, "new place Coop"},
    {"change place", BARE, change_place, "changed place långa bryggan"},
    {"add alias", BARE, add_alias, "new alias Lysekilsparken"},
    {"category", BARE, put_category, "category OVR-ANN"},
    {"weight", BARE, set_weight, "weight of NAR-HAN: 3"},
    {"unit", BARE, put_unit, "unit Havets Hus"},
    {"owner", BARE, put_owner, "owner LEVA"},
    {"committee", BARE, put_committee, "committee of SBF: Samhällsbyggnadsnämnden"},
    {"body", BARE, put_body, "body Styrgrupp"},
    {"post", BARE, put_post, "post skolchef"},
    {"step", BARE, put_step, "definition of step 1"},
    {"open month", BARE, open_month, "October opened"},
    {"lock month", OBSERVED, lock_month, NULL},
    {"new observation", OBSERVED, add_observation, "new observation O-016"},
    {"change observation", OBSERVED, change_observation, "changed observation O-001"},
    {"void observation", OBSERVED, void_observation, "voided observation O-001"},
    {"unit reported", OBSERVED, unit_reported, "Lysekils Hamn: reported for September"},
    {"unit nil", OBSERVED, unit_nil, "SOC: zero for October"},
    {"unit reminded", OBSERVED, unit_reminded, "SOC: reminded for September"},
    {"unit void", OBSERVED, unit_void, "KSF: report voided for September"},
    {"event", OBSERVED, put_event, "planned event Hamnfest"},
    {"change event", MEASURED, change_event, "changed planned event Hamndag"},
    {"void event", MEASURED, void_event, "voided planned event Hamnfest"},
    {"begin ranking", OBSERVED, begin_ranking, "ranking of quarter 3 2026 begun"},
    {"joint", RANKED, set_joint, "way of scoring in quarter 3 2026"},
    {"hidden", RANKED, set_hidden, "hidden scores in quarter 3 2026"},
    {"rater", RANKED, add_rater, "new rater rektor"},
    {"score", RANKED, score, "score of Ekgatan"},
    {"choose", RANKED, choose, "choice of Norra hamnen"},
    {"deviation", RANKED, set_deviation, "reason for the deviation in quarter 3 2026"},
    {"propose", RANKED, propose, "proposal for quarter 3 2026"},
    {"decide", PROPOSED, decide, NULL},
    {"decide otherwise", PROPOSED, decide_other, NULL},
    {"send back", PROPOSED, send_back, "ranking of quarter 3 2026 sent back"},
    {"reopen", SENT_BACK, reopen, "ranking of quarter 3 2026 opened again"},
    {"new measure", OBSERVED, add_measure, "new measure Å-001"},
    {"change measure", MEASURED, change_measure, "changed measure Å-001"},
    {"start measure", DECIDED, start_measure, "Å-001 new state: ongoing"},
    {"decide measure", MEASURED, decide_measure, NULL},
    {"other owner by decision", DECIDED, move_to_other, NULL},
    {"reject measure", MEASURED, reject_measure, NULL},
    {"send measure back", MEASURED, send_measure_back, "Å-001 sent back"},
    {"consent", MEASURED, consent, "the owner's consent to Å-001"},
    {"deadline", DECIDED, move_deadline, "Å-001 new deadline 2026-12-15"},
    {"new owner", DECIDED, change_owner, "Å-001 new owner UTB"},
    {"follow-up", DECIDED, follow_up, "follow-up of Å-001"},
    {"lesson", DECIDED, add_lesson, "new lesson L-001"},
    {"month comment", BARE, comment_month, "comment on Stadsparken 2026-08"},
    {"neighbour", BARE, set_neighbour, "neighbours of Stadsparken"},
    {"review", DECIDED, review, "Å-001 gone through"},
    {"call meeting", BARE, call_meeting, "meeting 1 called"},
    {"change meeting", MET, change_meeting, "changed meeting 7"},
    {"start item", MET, start_item, "meeting 1, item 2 begun"},
    {"tick item", MET, tick_item, "meeting 1, item 1 done"},
    {"reopen item", MET, reopen_item, "meeting 1, item 3 taken up again"},
    {"attendance", MET, attend, "attendance of Polis"},
    {"duty", MET, set_duty, "duty of rektor Mariedalsskolan at the meeting"},
    {"co-opt", MET, put_guest, "rektor Brastad co-opted"},
    {"no longer co-opted", MET, drop_guest, "rektor Mariedalsskolan no longer co-opted"},
    {"minutes", MET, put_minutes, "minutes of meeting 1"},
    {"no line", MET, drop_minutes, "line taken out of the minutes of meeting 1"},
    {"deadline in a meeting", MET, move_deadline, "Å-001 new deadline 2026-12-15"},
    {"review in a meeting", MET, review, "Å-001 gone through"},
    {"hold meeting", MET, hold_meeting, "meeting 1 held"},
    {"confirm meeting", HELD, confirm_meeting, NULL},
    {"fill wheel", BARE, fill_wheel, "the standard rules of the year wheel"},
    {"wheel rule", BARE, put_wheel_rule, "rule of the year wheel: Möte {nr}"},
    {"wheel entry", BARE, put_wheel_entry, "Trygghetsdag in the year wheel"},
    {"move a date", TURNED, move_date, "Möte 22 moved to 2026-10-15"},
    {"cancel a date", TURNED, cancel_date, "Möte 22 cancelled"},
    {"date done", TURNED, date_done, "Möte 22 done"},
    {"switch rhythm", TURNED, switch_rhythm, "rhythm of Möte {nr}: from 2026-10-12"},
    {"extend rhythm", TURNED, extend_rhythm, "rhythm of Möte {nr}: until 2026-12-01"},
    {"end rhythm", TURNED, end_rhythm, "ordinary rhythm of Möte {nr} again"},
};
const size_t n_operations = sizeof operations / sizeof operations[0];

/* ---- the stages ---- */

void operation_must(bool ok, const struct err *err)
{
  if (ok) return;
  fprintf(stderr, "%s\n", err->text);
  abort();
}

static void observe(struct fixture *f)
{
  struct err err = {0};
  struct observation o = fixture_observation(NORRA_HAMNEN, ORD_SAML, UNIT_KSF, 2, 20260915, 2200);
  operation_must(ops_put_observation(&f->ops, &o, NULL, &err), &err);
  for (int area = 1; area <= N_AREAS - 1; area++)
    fixture_observe(f, area, NAR_HAN, 2, 20260910);
}

static void rank(struct fixture *f)
{
  /* Stadsparken 25, Norra hamnen 20, Mariedal 16, the others below: no place is shared. */
  static const int scores[N_AREAS + 1][2] = {{0},    {1, 1}, {2, 3}, {1, 2}, {1, 3},
                                             {2, 2}, {4, 4}, {5, 4}, {5, 5}};
  struct err err = {0};
  operation_must(ops_begin_ranking(&f->ops, Q3, METHOD_STEPS, true, &err), &err);
  int64_t rater = joint_rater(&f->ops, &err);
  for (int area = 1; area <= N_AREAS; area++)
    operation_must(
        ops_score(&f->ops, Q3,
                  &(struct score){rater, area, scores[area][0], scores[area][1], CONFIDENCE_MEDIUM},
                  &err),
        &err);
}

static void propose_stage(struct fixture *f)
{
  struct err err = {0};
  struct arena arena = {0};
  struct ranking ranking;
  operation_must(ops_choose(&f->ops, Q3, NORRA_HAMNEN, 0, &err), &err);
  operation_must(ops_choose(&f->ops, Q3, BRASTAD, 3, &err), &err);
  operation_must(ops_set_deviation(&f->ops, Q3, "Säsong slut, Brastad ökar", &err), &err);
  operation_must(ops_propose(&f->ops, Q3, NULL, &err), &err);
  operation_must(store_ranking(f->store, Q3, &arena, &ranking, &err), &err);
  struct measure m = fixture_measure(STADSPARKEN, OWNER_SOC);
  m.ranking_id = ranking.id;
  operation_must(ops_put_measure(&f->ops, &m, "Mörkt", NAR_HAN, 0, NULL, &err), &err);
  arena_release(&arena);
}

static void decide_stage(struct fixture *f)
{
  struct err err = {0};
  operation_must(ops_consent_measure(&f->ops, 1, 20261007, &err), &err);
  operation_must(follow_up(&f->ops, &err), &err);
}

static void meet(struct fixture *f)
{
  struct err err = {0};
  struct attendance guest = {.meeting_id = MEETING, .name = "rektor Mariedalsskolan"};
  struct minutes_line line = {.meeting_id = MEETING, .item = 1, .time = 901, .text = "Alla här"};
  operation_must(call_meeting(&f->ops, &err), &err);
  operation_must(ops_put_guest(&f->ops, &guest, &err), &err);
  operation_must(ops_start_item(&f->ops, MEETING, 1, &err), &err);
  operation_must(ops_put_minutes(&f->ops, &line, NULL, &err), &err);
  f->ops.meeting = MEETING;
}

/* The meeting every week from 1 October: its dates are 7 and 14 October, and so on. */
static void turn(struct fixture *f)
{
  struct err err = {0};
  struct rhythm rhythm = {.rule_id = RULE_MEETING,
                          .kind = RHYTHM_WEEK,
                          .first_day = 20261001,
                          .review = 20261101,
                          .reason = "Oro i parken",
                          .post = "kommundirektör"};
  operation_must(put_wheel_rule(&f->ops, &err), &err);
  operation_must(ops_switch_rhythm(&f->ops, &rhythm, &err), &err);
}

void operation_advance(struct fixture *f, enum stage stage)
{
  struct err err = {0};
  if (stage == TURNED) turn(f);
  if (stage >= OBSERVED) observe(f);
  if (stage == RANKED || stage == PROPOSED || stage == SENT_BACK) rank(f);
  if (stage == PROPOSED || stage == SENT_BACK) propose_stage(f);
  if (stage == SENT_BACK) operation_must(send_back(&f->ops, &err), &err);
  if (stage >= MEASURED)
    operation_must(add_measure(&f->ops, &err) && put_event(&f->ops, &err), &err);
  if (stage >= DECIDED) decide_stage(f);
  if (stage >= MET) meet(f);
  if (stage == HELD) operation_must(hold_meeting(&f->ops, &err), &err);
}

void operation_prepare(struct fixture *f, enum stage stage)
{
  fixture_open(f, 20261007, 900);
  operation_advance(f, stage);
}
