// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/handle.h"

#include <string.h>

/* Observations first: an import asks for them a million times. Tables of SQLite and of the search
 * are not here, so nobody watches them. */
static const struct table {
  const char *name;
  unsigned topics;
  bool recorded;
} tables[] = {
    {"observation", TOPIC_OBSERVATIONS, true},
    {"month_total", TOPIC_OBSERVATIONS, false},
    {"day_total", TOPIC_OBSERVATIONS, false},
    {"municipality", TOPIC_SETTINGS, true},
    {"area", TOPIC_AREAS, true},
    {"area_name", TOPIC_AREAS, true},
    {"area_link", TOPIC_AREAS, true},
    {"place", TOPIC_AREAS, true},
    {"alias", TOPIC_AREAS, true},
    {"category_group", TOPIC_CATEGORIES, true},
    {"category", TOPIC_CATEGORIES, true},
    {"category_weight", TOPIC_CATEGORIES, true},
    {"step", TOPIC_CATEGORIES, true},
    {"technique", TOPIC_CATEGORIES, true},
    {"agenda_item", TOPIC_SETTINGS, true},
    {"reporting_unit", TOPIC_UNITS, true},
    {"body", TOPIC_BODIES, true},
    {"post", TOPIC_BODIES, true},
    {"owner", TOPIC_BODIES, true},
    {"owner_committee", TOPIC_BODIES, true},
    {"period", TOPIC_PERIODS, true},
    {"unit_report", TOPIC_PERIODS, true},
    {"situation_picture", TOPIC_PERIODS, true},
    {"import", TOPIC_IMPORTS, false},
    {"import_mapping", TOPIC_IMPORTS, true},
    {"translation", TOPIC_IMPORTS, true},
    {"counted_cell", TOPIC_IMPORTS, true},
    {"incomplete_month", TOPIC_IMPORTS | TOPIC_OBSERVATIONS, true},
    {"planned_event", TOPIC_EVENTS, true},
    {"decision", TOPIC_BODIES, true},
    {"ranking", TOPIC_RANKINGS, true},
    {"ranking_rater", TOPIC_RANKINGS, true},
    {"ranking_score", TOPIC_RANKINGS, true},
    {"ranking_choice", TOPIC_RANKINGS, true},
    {"ranking_area", TOPIC_RANKINGS, true},
    {"ranking_note", TOPIC_RANKINGS, true},
    {"problem", TOPIC_MEASURES, true},
    {"problem_observation", TOPIC_MEASURES, true},
    {"measure", TOPIC_MEASURES, true},
    {"measure_event", TOPIC_MEASURES, true},
    {"followup", TOPIC_MEASURES, true},
    {"lesson", TOPIC_MEASURES, true},
    {"month_comment", TOPIC_PERIODS, true},
    {"area_neighbour", TOPIC_AREAS, true},
    {"meeting", TOPIC_MEETINGS, true},
    {"meeting_item", TOPIC_MEETINGS, true},
    {"attendance", TOPIC_MEETINGS, true},
    {"minutes", TOPIC_MEETINGS, true},
    {"wheel_rule", TOPIC_WHEEL, true},
    {"wheel_entry", TOPIC_WHEEL, true},
    {"rhythm", TOPIC_WHEEL, true},
    {"journal", TOPIC_JOURNAL, false},
};

static const struct table *find(const char *name)
{
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    if (strcmp(tables[i].name, name) == 0) return &tables[i];
  return NULL;
}

unsigned store_topics(const char *table)
{
  const struct table *found = find(table);
  return found ? found->topics : 0;
}

int store_records(void *data, const char *table)
{
  (void)data;
  const struct table *found = find(table);
  return found && found->recorded;
}
