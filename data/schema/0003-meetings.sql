-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 3: meetings with agenda, attendance by post and minutes. Times are hhmm.

-- Where an item of the agenda leads; what a group has written for itself leads nowhere.
ALTER TABLE agenda_item ADD COLUMN kind TEXT NOT NULL DEFAULT 'other'
  CHECK (kind IN ('attendance', 'followup', 'picture', 'events', 'ranking', 'measures',
                  'information', 'next', 'other'));
UPDATE agenda_item SET kind = CASE text
  WHEN 'Närvaro och adjungerade' THEN 'attendance'
  WHEN 'Uppföljning av tidigare beslut' THEN 'followup'
  WHEN 'Lägesbild' THEN 'picture'
  WHEN 'Kommande arrangemang' THEN 'events'
  WHEN 'Bedömning och prioritering' THEN 'ranking'
  WHEN 'Åtgärder' THEN 'measures'
  WHEN 'Information och utskick' THEN 'information'
  WHEN 'Nästa möte' THEN 'next'
  ELSE 'other' END WHERE true;

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  body_id INTEGER NOT NULL REFERENCES body (id),
  number INTEGER NOT NULL,            -- of the body in the year
  date INTEGER NOT NULL,
  time INTEGER,
  place TEXT,
  kind TEXT NOT NULL DEFAULT 'notes' CHECK (kind IN ('notes', 'formal')),
  state TEXT NOT NULL DEFAULT 'called' CHECK (state IN ('called', 'held', 'confirmed')),
  item INTEGER,                       -- number of the item it is at; NULL before it began
  ended INTEGER,
  confirmed_on INTEGER,
  document TEXT                       -- its P8 as it was confirmed
) STRICT;

-- Copied from the template when the meeting is called.
CREATE TABLE meeting_item (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('attendance', 'followup', 'picture', 'events', 'ranking',
                                     'measures', 'information', 'next', 'other')),
  text TEXT NOT NULL,
  started INTEGER,
  done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  UNIQUE (meeting_id, number)
) STRICT;

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  post_id INTEGER REFERENCES post (id), -- NULL: co-opted
  name TEXT NOT NULL,                 -- a post or role, never a person; as it was called then
  item INTEGER,                       -- co-opted to this item only; NULL: the whole meeting
  state TEXT NOT NULL DEFAULT 'expected' CHECK (state IN ('expected', 'present', 'absent')),
  duty TEXT CHECK (duty IN ('chair', 'secretary')),
  note TEXT                           -- why absent, in a word
) STRICT;
CREATE INDEX attendance_meeting ON attendance (meeting_id);

-- What the meeting did, item by item. Lines of what was saved have the verb and object of the
-- journal; their text may have been edited since.
CREATE TABLE minutes (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  item INTEGER,
  time INTEGER NOT NULL,
  text TEXT NOT NULL,
  decision INTEGER,                   -- its number among the meeting's decisions
  verb TEXT,
  object TEXT
) STRICT;
CREATE INDEX minutes_meeting ON minutes (meeting_id);

-- A decision taken at a meeting, and its number there.
ALTER TABLE decision ADD COLUMN meeting_id INTEGER REFERENCES meeting (id);
ALTER TABLE decision ADD COLUMN number INTEGER;
