-- SPDX-License-Identifier: GPL-3.0-or-later
-- The year wheel: what comes when, what was moved, done or cancelled, and faster rhythms.

-- Every date of a rule follows from one of them, first_day, and from how often it comes.
CREATE TABLE wheel_rule (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL,            -- order of those that share a day
  task TEXT NOT NULL,                 -- Inventering {månad} stänger
  short TEXT,                         -- its line among the twelve months; NULL: it has none
  kind TEXT NOT NULL CHECK (kind IN ('months', 'weeks', 'since_done')),
  every INTEGER NOT NULL CHECK (every BETWEEN 1 AND 120),
  first_day INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (day IN ('day', 'weekday', 'last_workday', 'lock_day')),
  day_offset INTEGER NOT NULL DEFAULT 0 CHECK (day_offset BETWEEN 0 AND 60), -- after the lock day
  about TEXT NOT NULL DEFAULT 'none' CHECK (about IN ('none', 'month', 'quarter', 'year')),
  about_offset INTEGER NOT NULL DEFAULT 0 CHECK (about_offset BETWEEN -12 AND 12),
  basis TEXT NOT NULL DEFAULT 'hand'  -- what tells that it is done
    CHECK (basis IN ('hand', 'inventory', 'picture', 'proposal', 'decision',
                     'meeting')),
  body TEXT,
  warning INTEGER NOT NULL DEFAULT 0 CHECK (warning BETWEEN 0 AND 730), -- days ahead
  pauses TEXT,                        -- 06-20--08-16, 12-20--01-10
  fast_task TEXT,                     -- its name in a faster rhythm; NULL: it has no other
  valid_from INTEGER NOT NULL,
  valid_to INTEGER
) STRICT;

-- Only what the rule itself does not say.
CREATE TABLE wheel_entry (
  id INTEGER PRIMARY KEY,
  rule_id INTEGER REFERENCES wheel_rule (id), -- NULL: added by hand
  due INTEGER NOT NULL,               -- by the rule
  task TEXT,                          -- of one that was added by hand
  body TEXT,
  moved_to INTEGER,
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'done', 'cancelled')),
  done_on INTEGER,
  reason TEXT,
  UNIQUE (rule_id, due)
) STRICT;

-- A faster rhythm of a rule. Sums are made from dates, so nothing is counted otherwise for it.
CREATE TABLE rhythm (
  id INTEGER PRIMARY KEY,
  rule_id INTEGER NOT NULL REFERENCES wheel_rule (id),
  kind TEXT NOT NULL CHECK (kind IN ('week', 'two_weeks')),
  first_day INTEGER NOT NULL,
  reason TEXT NOT NULL,
  post TEXT NOT NULL,                 -- who decided
  review INTEGER NOT NULL,            -- when it is to be decided anew
  last_day INTEGER                    -- NULL: it goes on
) STRICT;
