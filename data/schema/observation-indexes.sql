-- SPDX-License-Identifier: GPL-3.0-or-later
-- Indexes, kept totals and search of observations. Part of schema 1; apart from it because a bulk
-- import drops these and makes them again at its end, six times as fast as row by row. What a change
-- does not touch it leaves in place, hence IF NOT EXISTS.

CREATE INDEX IF NOT EXISTS observation_area ON observation (area_id, day);
CREATE INDEX IF NOT EXISTS observation_day ON observation (day);
CREATE UNIQUE INDEX IF NOT EXISTS observation_key ON observation (row_key)
  WHERE row_key IS NOT NULL AND state <> 'withdrawn';

-- The few rows that a day's index alone would not place: intervals that count in another month than
-- they begin in, and soft information, which the totals leave out.
CREATE INDEX IF NOT EXISTS observation_moved ON observation (month, day) WHERE day / 100 <> month;
CREATE INDEX IF NOT EXISTS observation_soft ON observation (day) WHERE soft = 1;

CREATE VIRTUAL TABLE IF NOT EXISTS observation_search USING fts5 (
  note, consequence, content = 'observation', content_rowid = 'id', detail = 'none',
  tokenize = "unicode61 remove_diacritics 2");

CREATE TRIGGER observation_added AFTER INSERT ON observation BEGIN
  INSERT INTO month_total (area_id, category_id, month, observations, late, severity, cost)
    SELECT NEW.area_id, NEW.category_id, NEW.month, 1, NEW.late, NEW.severity, ifnull(NEW.cost, 0)
    WHERE NEW.state = 'live' AND NEW.soft = 0
    ON CONFLICT (month, area_id, category_id) DO UPDATE SET
      observations = observations + 1, late = late + excluded.late,
      severity = severity + excluded.severity, cost = cost + excluded.cost;
  INSERT INTO day_total (area_id, day, observations, severity)
    SELECT NEW.area_id, NEW.day, 1, NEW.severity WHERE NEW.state = 'live' AND NEW.soft = 0
    ON CONFLICT (day, area_id) DO UPDATE SET
      observations = observations + 1, severity = severity + excluded.severity;
  INSERT INTO observation_search (rowid, note, consequence)
    SELECT NEW.id, NEW.note, NEW.consequence WHERE NEW.note IS NOT NULL OR NEW.consequence IS NOT NULL;
END;

CREATE TRIGGER observation_removed AFTER DELETE ON observation BEGIN
  UPDATE month_total SET observations = observations - 1, late = late - OLD.late,
      severity = severity - OLD.severity, cost = cost - ifnull(OLD.cost, 0)
    WHERE OLD.state = 'live' AND OLD.soft = 0
      AND month = OLD.month AND area_id = OLD.area_id AND category_id = OLD.category_id;
  DELETE FROM month_total
    WHERE month = OLD.month AND area_id = OLD.area_id AND category_id = OLD.category_id
      AND observations = 0;
  UPDATE day_total SET observations = observations - 1, severity = severity - OLD.severity
    WHERE OLD.state = 'live' AND OLD.soft = 0 AND day = OLD.day AND area_id = OLD.area_id;
  DELETE FROM day_total WHERE day = OLD.day AND area_id = OLD.area_id AND observations = 0;
  INSERT INTO observation_search (observation_search, rowid, note, consequence)
    SELECT 'delete', OLD.id, OLD.note, OLD.consequence
    WHERE OLD.note IS NOT NULL OR OLD.consequence IS NOT NULL;
END;

CREATE TRIGGER observation_changed AFTER UPDATE ON observation BEGIN
  UPDATE month_total SET observations = observations - 1, late = late - OLD.late,
      severity = severity - OLD.severity, cost = cost - ifnull(OLD.cost, 0)
    WHERE OLD.state = 'live' AND OLD.soft = 0
      AND month = OLD.month AND area_id = OLD.area_id AND category_id = OLD.category_id;
  INSERT INTO month_total (area_id, category_id, month, observations, late, severity, cost)
    SELECT NEW.area_id, NEW.category_id, NEW.month, 1, NEW.late, NEW.severity, ifnull(NEW.cost, 0)
    WHERE NEW.state = 'live' AND NEW.soft = 0
    ON CONFLICT (month, area_id, category_id) DO UPDATE SET
      observations = observations + 1, late = late + excluded.late,
      severity = severity + excluded.severity, cost = cost + excluded.cost;
  DELETE FROM month_total
    WHERE month = OLD.month AND area_id = OLD.area_id AND category_id = OLD.category_id
      AND observations = 0;
  UPDATE day_total SET observations = observations - 1, severity = severity - OLD.severity
    WHERE OLD.state = 'live' AND OLD.soft = 0 AND day = OLD.day AND area_id = OLD.area_id;
  INSERT INTO day_total (area_id, day, observations, severity)
    SELECT NEW.area_id, NEW.day, 1, NEW.severity WHERE NEW.state = 'live' AND NEW.soft = 0
    ON CONFLICT (day, area_id) DO UPDATE SET
      observations = observations + 1, severity = severity + excluded.severity;
  DELETE FROM day_total WHERE day = OLD.day AND area_id = OLD.area_id AND observations = 0;
  INSERT INTO observation_search (observation_search, rowid, note, consequence)
    SELECT 'delete', OLD.id, OLD.note, OLD.consequence
    WHERE OLD.note IS NOT NULL OR OLD.consequence IS NOT NULL;
  INSERT INTO observation_search (rowid, note, consequence)
    SELECT NEW.id, NEW.note, NEW.consequence WHERE NEW.note IS NOT NULL OR NEW.consequence IS NOT NULL;
END;
