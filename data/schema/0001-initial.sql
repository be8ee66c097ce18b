-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1. Dates are whole numbers yyyymmdd, months yyyymm, times hhmm: readable here and in the
-- right order. Values of states are the identifiers of the glossary. Nothing is WITHOUT ROWID, so
-- that the update hook sees each table. Money is whole kronor.

CREATE TABLE municipality (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,                 -- Lysekils kommun
  code TEXT,
  practice INTEGER NOT NULL DEFAULT 0 CHECK (practice IN (0, 1)),
  signature TEXT,                     -- the post at the keyboard, stands in the journal
  group_name TEXT NOT NULL,           -- Trygghetsgruppen
  decider_id INTEGER REFERENCES body (id),
  registry_number TEXT,               -- dnr printed when a document has none of its own
  sender TEXT,                        -- foot of outward prints
  places INTEGER NOT NULL DEFAULT 3 CHECK (places BETWEEN 1 AND 9),
  few INTEGER NOT NULL DEFAULT 10 CHECK (few BETWEEN 0 AND 100),
  method TEXT NOT NULL DEFAULT 'share' CHECK (method IN ('share', 'steps')),
  lock_day INTEGER NOT NULL DEFAULT 2 CHECK (lock_day BETWEEN 1 AND 28)
) STRICT;

CREATE TABLE area (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,     -- order in lists
  name TEXT NOT NULL,
  parent_id INTEGER REFERENCES area (id),
  ranked INTEGER NOT NULL DEFAULT 1 CHECK (ranked IN (0, 1)),
  population INTEGER,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER
) STRICT;

-- What an area was called before, so that old prints keep the old name.
CREATE TABLE area_name (
  id INTEGER PRIMARY KEY,
  area_id INTEGER NOT NULL REFERENCES area (id),
  name TEXT NOT NULL,
  valid_to INTEGER NOT NULL           -- the last day of the name
) STRICT;

CREATE TABLE area_link (
  id INTEGER PRIMARY KEY,
  from_id INTEGER NOT NULL REFERENCES area (id),
  to_id INTEGER NOT NULL REFERENCES area (id),
  kind TEXT NOT NULL CHECK (kind IN ('renamed', 'split', 'merged')),
  date INTEGER NOT NULL
) STRICT;

CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  area_id INTEGER NOT NULL REFERENCES area (id),
  name TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER
) STRICT;
CREATE INDEX place_area ON place (area_id);

-- Other spellings that lead to the same area, or to a place in it.
CREATE TABLE alias (
  id INTEGER PRIMARY KEY,
  area_id INTEGER NOT NULL REFERENCES area (id),
  place_id INTEGER REFERENCES place (id),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE category_group (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  group_id INTEGER NOT NULL REFERENCES category_group (id),
  soft INTEGER NOT NULL DEFAULT 0 CHECK (soft IN (0, 1)),
  valid_from INTEGER NOT NULL,
  valid_to INTEGER,
  successor_id INTEGER REFERENCES category (id)
) STRICT;

-- The newest row at or before a date holds; none means 1.
CREATE TABLE category_weight (
  id INTEGER PRIMARY KEY,
  category_id INTEGER NOT NULL REFERENCES category (id),
  weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 5),
  valid_from INTEGER NOT NULL,
  UNIQUE (category_id, valid_from)
) STRICT;

CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('severity', 'need', 'influence')),
  value INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (kind, value)
) STRICT;

CREATE TABLE technique (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,          -- 2 for the group, 2.2 for a technique in it
  name TEXT NOT NULL
) STRICT;

CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE reporting_unit (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('department', 'company', 'police', 'rescue', 'association',
                                     'other')),
  reporter TEXT,                      -- a post, never a person
  address TEXT,                       -- a function's address
  valid_from INTEGER NOT NULL,
  valid_to INTEGER
) STRICT;

CREATE TABLE body (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('group', 'management', 'committee', 'council', 'other')),
  valid_from INTEGER,
  valid_to INTEGER
) STRICT;

CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  body_id INTEGER REFERENCES body (id),
  name TEXT NOT NULL,
  rater INTEGER NOT NULL DEFAULT 0 CHECK (rater IN (0, 1)),
  valid_from INTEGER NOT NULL,
  valid_to INTEGER
) STRICT;

-- Who can carry out a measure: a department, or an external party.
CREATE TABLE owner (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('department', 'external')),
  valid_from INTEGER NOT NULL,
  valid_to INTEGER
) STRICT;

-- The committee over a department, by date.
CREATE TABLE owner_committee (
  id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES owner (id),
  committee TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER
) STRICT;

CREATE TABLE period (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('month', 'week')),
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'locked')),
  locked_on INTEGER,
  UNIQUE (kind, first_day)
) STRICT;

-- No row is "missing", the state a unit has when a period opens.
CREATE TABLE unit_report (
  id INTEGER PRIMARY KEY,
  period_id INTEGER NOT NULL REFERENCES period (id),
  unit_id INTEGER NOT NULL REFERENCES reporting_unit (id),
  state TEXT NOT NULL CHECK (state IN ('missing', 'reported', 'nil_report', 'late', 'voided')),
  received INTEGER,
  way TEXT,                           -- mejl, blankett, möte, fil
  reminded INTEGER,
  reason TEXT,
  UNIQUE (period_id, unit_id)
) STRICT;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('observations', 'counts', 'polisen', 'practice')),
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  mapping TEXT,                       -- the mapping's name
  at TEXT NOT NULL,
  rows_new INTEGER NOT NULL DEFAULT 0,
  rows_changed INTEGER NOT NULL DEFAULT 0,
  rows_same INTEGER NOT NULL DEFAULT 0,
  rows_refused INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'withdrawn'))
) STRICT;

CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL                  -- the libconfig file
) STRICT;

-- A word of a file that leads to one of our areas or categories, asked once and remembered.
CREATE TABLE translation (
  id INTEGER PRIMARY KEY,
  mapping TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('area', 'category', 'place', 'source')),
  word TEXT NOT NULL,
  target_id INTEGER,                  -- NULL: rows with the word are left out
  UNIQUE (mapping, kind, word)
) STRICT;

-- The conditions say = OR =: an IN of three or more builds a table of its words for every row,
-- which an import of a million rows feels.
CREATE TABLE observation (
  id INTEGER PRIMARY KEY,             -- printed as O-118
  area_id INTEGER NOT NULL REFERENCES area (id),
  place_id INTEGER REFERENCES place (id),
  category_id INTEGER NOT NULL REFERENCES category (id),
  severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 3),
  source_id INTEGER NOT NULL REFERENCES reporting_unit (id),
  known TEXT NOT NULL CHECK (known = 'time' OR known = 'day' OR known = 'interval' OR
                             known = 'month' OR known = 'unknown'),
  day INTEGER NOT NULL,               -- the event date; yyyymm00 when only the month is known
  time INTEGER,                       -- NULL is unknown, never midnight
  to_day INTEGER,                     -- the end of an interval
  to_time INTEGER,
  month INTEGER NOT NULL,             -- the month it counts in (the middle of an interval)
  received INTEGER,
  police_reported TEXT NOT NULL DEFAULT 'unknown'
    CHECK (police_reported = 'yes' OR police_reported = 'no' OR police_reported = 'unknown'),
  cost INTEGER,
  soft INTEGER NOT NULL DEFAULT 0 CHECK (soft = 0 OR soft = 1),
  late INTEGER NOT NULL DEFAULT 0 CHECK (late = 0 OR late = 1),
  state TEXT NOT NULL DEFAULT 'live'
    CHECK (state = 'live' OR state = 'voided' OR state = 'withdrawn'),
  import_id INTEGER REFERENCES import (id),
  row_key INTEGER,                    -- tells a row of an import when it comes again
  note TEXT,
  consequence TEXT,
  void_reason TEXT
) STRICT;

-- What panes, ranking and signals read, kept by triggers in the transaction of the observation.
-- Counted are live rows that are not soft information.
CREATE TABLE month_total (
  id INTEGER PRIMARY KEY,
  area_id INTEGER NOT NULL,
  category_id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  observations INTEGER NOT NULL,
  late INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  UNIQUE (month, area_id, category_id)
) STRICT;

CREATE TABLE day_total (
  id INTEGER PRIMARY KEY,
  area_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  observations INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  UNIQUE (day, area_id)
) STRICT;

-- How many a table of counts last gave for a cell, so that a newer one adds or voids the difference.
CREATE TABLE counted_cell (
  id INTEGER PRIMARY KEY,
  family TEXT NOT NULL,               -- the mapping's name
  area_id INTEGER NOT NULL REFERENCES area (id),
  category_id INTEGER NOT NULL REFERENCES category (id),
  month INTEGER NOT NULL,
  count INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import (id),
  UNIQUE (family, area_id, category_id, month)
) STRICT;

-- Months of a source that a release left nearly empty: not compared with.
CREATE TABLE incomplete_month (
  id INTEGER PRIMARY KEY,
  family TEXT NOT NULL,
  month INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  expected INTEGER NOT NULL,
  UNIQUE (family, month)
) STRICT;

CREATE TABLE planned_event (
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  area_id INTEGER NOT NULL REFERENCES area (id),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  size TEXT,
  responsible TEXT,
  expected_problem TEXT,
  note TEXT,
  state TEXT NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'voided')),
  void_reason TEXT
) STRICT;

-- A document that was established: its text is what is printed for ever.
CREATE TABLE situation_picture (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('month', 'two_months', 'week', 'quarter', 'statutory')),
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'established', 'superseded')),
  established_on INTEGER,
  registry_number TEXT,
  post TEXT,
  reason TEXT,
  print TEXT NOT NULL,                -- P1, P4
  document TEXT NOT NULL,
  UNIQUE (print, first_day, last_day, version)
) STRICT;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  body_id INTEGER NOT NULL REFERENCES body (id),
  date INTEGER NOT NULL,
  paragraph TEXT,
  registry_number TEXT,
  object_kind TEXT NOT NULL CHECK (object_kind IN ('ranking', 'measure', 'period')),
  object_id INTEGER NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('decided', 'changed', 'sent_back', 'rejected')),
  reason TEXT
) STRICT;

CREATE TABLE ranking (
  id INTEGER PRIMARY KEY,
  quarter INTEGER NOT NULL,           -- yyyyq, the quarter that it rests on: 20263
  method TEXT NOT NULL CHECK (method IN ('share', 'steps')),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'proposed', 'decided', 'sent_back')),
  joint INTEGER NOT NULL DEFAULT 0 CHECK (joint IN (0, 1)), -- one score for the whole group
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  deviation TEXT,                     -- the reason for another choice than the computed
  proposed_on INTEGER,
  decision_id INTEGER REFERENCES decision (id),
  version INTEGER NOT NULL DEFAULT 1,
  document TEXT,                      -- its print as proposed, then as decided
  -- What the proposal was made with; NULL until then. The settings may change afterwards.
  few INTEGER,
  phi REAL,                           -- over-dispersion of the quarters
  phi_assumed INTEGER CHECK (phi_assumed IN (0, 1)),
  UNIQUE (quarter, version)
) STRICT;

CREATE TABLE ranking_rater (
  id INTEGER PRIMARY KEY,
  ranking_id INTEGER NOT NULL REFERENCES ranking (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,                 -- a post
  UNIQUE (ranking_id, number)
) STRICT;

CREATE TABLE ranking_score (
  id INTEGER PRIMARY KEY,
  ranking_id INTEGER NOT NULL REFERENCES ranking (id),
  rater_id INTEGER NOT NULL REFERENCES ranking_rater (id),
  area_id INTEGER NOT NULL REFERENCES area (id),
  need INTEGER CHECK (need BETWEEN 1 AND 5),
  influence INTEGER CHECK (influence BETWEEN 1 AND 5),
  confidence TEXT NOT NULL DEFAULT 'medium' CHECK (confidence IN ('low', 'medium', 'high')),
  UNIQUE (rater_id, area_id)
) STRICT;

-- The group's own choice while the ranking is open.
CREATE TABLE ranking_choice (
  id INTEGER PRIMARY KEY,
  ranking_id INTEGER NOT NULL REFERENCES ranking (id),
  area_id INTEGER NOT NULL REFERENCES area (id),
  chosen INTEGER NOT NULL,            -- 1-3
  UNIQUE (ranking_id, area_id)
) STRICT;

-- What each stage rested on, copied: never computed again. stage 'computed' and 'proposed' are
-- written when the group proposes, 'decided' with the decision.
CREATE TABLE ranking_area (
  id INTEGER PRIMARY KEY,
  ranking_id INTEGER NOT NULL REFERENCES ranking (id),
  stage TEXT NOT NULL CHECK (stage IN ('computed', 'proposed', 'decided')),
  position INTEGER NOT NULL,          -- order in the list, from 1
  area_id INTEGER NOT NULL REFERENCES area (id),
  area_name TEXT NOT NULL,
  month1 INTEGER NOT NULL, month2 INTEGER NOT NULL, month3 INTEGER NOT NULL,
  observations INTEGER NOT NULL,
  observations_before INTEGER,        -- the same quarter last year; NULL when it can't be compared
  severity INTEGER NOT NULL,
  load REAL NOT NULL,
  load_sq REAL NOT NULL,
  need REAL,
  influence REAL,
  confidence TEXT,
  spread INTEGER,
  raters INTEGER NOT NULL,
  priority REAL,
  rank INTEGER,
  joined INTEGER NOT NULL,            -- cannot be told apart from the next in the list
  chosen INTEGER,
  UNIQUE (ranking_id, stage, area_id)
) STRICT;

-- The notes that go with a stage: weights, what would have to change, pairs that cannot be told apart.
CREATE TABLE ranking_note (
  id INTEGER PRIMARY KEY,
  ranking_id INTEGER NOT NULL REFERENCES ranking (id),
  number INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE problem (
  id INTEGER PRIMARY KEY,
  area_id INTEGER NOT NULL REFERENCES area (id),
  category_id INTEGER REFERENCES category (id),
  text TEXT NOT NULL,
  consequence TEXT,
  cause_situation TEXT,
  cause_target TEXT,
  cause_offender TEXT,
  first_seen INTEGER
) STRICT;

CREATE TABLE problem_observation (
  id INTEGER PRIMARY KEY,
  problem_id INTEGER NOT NULL REFERENCES problem (id),
  observation_id INTEGER NOT NULL REFERENCES observation (id),
  UNIQUE (problem_id, observation_id)
) STRICT;

CREATE TABLE measure (
  id INTEGER PRIMARY KEY,             -- printed as Å-031
  area_id INTEGER NOT NULL REFERENCES area (id),
  problem_id INTEGER NOT NULL REFERENCES problem (id),
  text TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('SIT', 'SOC', 'KOM', 'UTR', 'KAM')),
  type2 TEXT CHECK (type2 IN ('SIT', 'SOC', 'KOM', 'UTR', 'KAM')),
  technique TEXT,                     -- code of a technique or of a group
  owner_id INTEGER NOT NULL REFERENCES owner (id),
  service TEXT,
  in_plan INTEGER,                    -- date when it went into the plan of the service
  party TEXT NOT NULL DEFAULT 'municipality' CHECK (party IN ('municipality', 'police', 'joint')),
  term TEXT NOT NULL DEFAULT 'short' CHECK (term IN ('short', 'long')),
  tags TEXT,
  deadline INTEGER NOT NULL,
  deadline_kind TEXT NOT NULL CHECK (deadline_kind IN ('finish_by', 'start_by', 'until')),
  moved INTEGER NOT NULL DEFAULT 0,   -- how many times the deadline was moved
  goal TEXT,
  followup_measure TEXT,
  cause TEXT,
  budget INTEGER,
  hours REAL,
  legal_basis TEXT,
  governance TEXT,                    -- reference to the governance model
  quick INTEGER NOT NULL DEFAULT 0 CHECK (quick IN (0, 1)),
  ranking_id INTEGER REFERENCES ranking (id),
  before_quarter INTEGER NOT NULL,    -- yyyyq
  before_area INTEGER NOT NULL,       -- observations of the area in that quarter
  before_category INTEGER,            -- and of the problem's category there
  state TEXT NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'decided', 'ongoing', 'done',
    'followed_up', 'closed', 'aborted', 'rejected')),
  created INTEGER NOT NULL,
  decided_on INTEGER,
  started_on INTEGER,
  done_on INTEGER,
  decision_id INTEGER REFERENCES decision (id),
  outcome TEXT CHECK (outcome IN ('positive', 'unchanged', 'negative', 'not_assessable')),
  outcome_text TEXT
) STRICT;
CREATE INDEX measure_area ON measure (area_id);

-- What happened to a measure, newest last: states, owners and deadlines with old and new value.
CREATE TABLE measure_event (
  id INTEGER PRIMARY KEY,
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  date INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('state', 'owner', 'deadline', 'reviewed', 'note')),
  before TEXT,
  after TEXT,
  reason TEXT,
  who TEXT
) STRICT;
CREATE INDEX measure_event_measure ON measure_event (measure_id);

CREATE TABLE followup (
  id INTEGER PRIMARY KEY,
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  date INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('production', 'process', 'effect')),
  number REAL,
  text TEXT NOT NULL,
  hours REAL,
  cost INTEGER,
  who TEXT
) STRICT;
CREATE INDEX followup_measure ON followup (measure_id);

CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                   -- 2026-09-02T13:02
  who TEXT NOT NULL,
  verb TEXT NOT NULL,
  object TEXT NOT NULL,               -- O-118, Å-031, a name
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target INTEGER,                     -- the entry that is undone or redone
  bound INTEGER NOT NULL CHECK (bound IN (0, 1)), -- others rely on it: undo stops here
  import_id INTEGER,                  -- rows of a bulk import, which are not in changes
  salt BLOB,
  changes BLOB,                       -- before and after of every row; NULL after a removal
  changes_hash BLOB NOT NULL,         -- SHA-256 of salt and changes
  hash BLOB NOT NULL                  -- SHA-256 of the entry before, this entry's fields, changes_hash
) STRICT;
CREATE INDEX journal_target ON journal (target) WHERE target IS NOT NULL;

-- Selected row, sort, filter and window: neither journalled nor undone.
CREATE TABLE view_state (
  id INTEGER PRIMARY KEY,
  view TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL
) STRICT;

-- observation-indexes.sql holds what a bulk import drops and makes again at its end.
