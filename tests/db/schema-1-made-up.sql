-- SPDX-License-Identifier: GPL-3.0-or-later
-- A made-up file of an older version, for the steps that the tests bring themselves.
PRAGMA application_id = 1279413316;
PRAGMA user_version = 1;
CREATE TABLE area (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO area (name) VALUES ('Åtorget'), ('Örnparken');
