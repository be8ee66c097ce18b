-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 5: what the group says of an area's unusual month.

CREATE TABLE month_comment (
  id INTEGER PRIMARY KEY,
  month INTEGER NOT NULL,             -- yyyymm
  area_id INTEGER NOT NULL REFERENCES area (id),
  group_id INTEGER NOT NULL REFERENCES category_group (id),
  text TEXT NOT NULL,
  UNIQUE (month, area_id, group_id)
) STRICT;
