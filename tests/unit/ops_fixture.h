// SPDX-License-Identifier: GPL-3.0-or-later
/* A database in a folder of its own with a small catalogue: the areas, categories, units and owners
 * of the two worked examples. Identifiers follow the order here, from 1. */
#ifndef LB_TEST_OPS_FIXTURE_H
#define LB_TEST_OPS_FIXTURE_H

#include "base/buf.h"
#include "ops/ops.h"

enum fixture_area {
  BADHUSBERGET = 1,
  BRASTAD,
  EKGATAN,
  FISKEBACKSKIL,
  GRUNDSUND,
  MARIEDAL,
  NORRA_HAMNEN,
  STADSPARKEN,
  N_AREAS = STADSPARKEN
};
enum fixture_category {
  VAL_MISS = 1,
  SKA_GLAS,
  SKA_KLO,
  SKA_ANN,
  TIL_INB,
  NAR_HAN,
  NAR_ALK,
  ORD_SAML,
  TRA_BUS,
  OTR_MORK,
  N_CATEGORIES = OTR_MORK
};
enum fixture_unit {
  UNIT_KSF = 1,
  UNIT_SBF,
  UNIT_SOC,
  UNIT_UTB,
  UNIT_POLISEN,
  UNIT_BOSTADER,
  UNIT_HAMN,
  UNIT_RADDNING,
  UNIT_FALT,
  N_UNITS = UNIT_FALT
};
enum fixture_owner { OWNER_KSF = 1, OWNER_SBF, OWNER_SOC, OWNER_UTB, OWNER_CLOSED };
enum { BODY_GROUP = 1, BODY_KLG };

struct fixture {
  char folder[64], path[96];
  struct clock clock;
  struct store *store;
  struct ops ops;
};

void fixture_open(struct fixture *f, int date, int time);
void fixture_close(struct fixture *f);
/* The same for each test of a cmocka group, Wednesday 7 October 2026, 9.00; its state is the
 * fixture. */
int fixture_set_up(void **state);
int fixture_tear_down(void **state);
void fixture_reopen(struct fixture *f); /* as a new start of the program */

/* An observation with every mandatory field; `time` TIME_NONE is a known day. */
struct observation fixture_observation(int area, int category, int unit, int severity, int day,
                                       int time);
/* Stores `n` such observations from Polisen, all on one day. */
void fixture_observe(struct fixture *f, int area, int category, int n, int day);
/* A measure of the area with every mandatory field; its problem is only text. */
struct measure fixture_measure(int area, int owner);

/* The area's row of the quarter's ranking, without its name; all 0 when it has none. */
struct ranking_row fixture_row(struct fixture *f, int quarter, int area);

/* Every row of every table but the journal, the search and view state, as text. */
void fixture_dump(const struct fixture *f, struct buf *out);

#endif
