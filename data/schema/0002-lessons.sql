-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 2: what the group learns from a measure, and which areas lie beside each other.

CREATE TABLE lesson (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  year INTEGER NOT NULL,              -- of the annual analysis that it comes from
  measure_id INTEGER REFERENCES measure (id), -- NULL: from the analysis as a whole
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'used', 'set_aside')),
  word TEXT,                          -- why it was set aside, or where it was used
  created INTEGER NOT NULL,
  answered INTEGER,
  CHECK (state <> 'set_aside' OR word IS NOT NULL)
) STRICT;
CREATE INDEX lesson_measure ON lesson (measure_id);

-- Each pair once, the lower id first. What is moved from an area goes to its neighbours, so they are
-- no comparison for it.
CREATE TABLE area_neighbour (
  id INTEGER PRIMARY KEY,
  area_id INTEGER NOT NULL REFERENCES area (id),
  neighbour_id INTEGER NOT NULL REFERENCES area (id),
  UNIQUE (area_id, neighbour_id),
  CHECK (area_id < neighbour_id)
) STRICT;
