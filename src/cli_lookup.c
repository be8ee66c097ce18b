// SPDX-License-Identifier: GPL-3.0-or-later
/* What a person calls a row of a register, as options name it. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli.h"

#include <string.h>

static bool is_same(const char *a, const char *b)
{
  struct buf x = {0}, y = {0};
  text_fold(&x, a);
  text_fold(&y, b);
  bool same = strcmp(buf_text(&x), buf_text(&y)) == 0;
  buf_release(&x);
  buf_release(&y);
  return same;
}

bool cli_area(struct cli *cli, int64_t *id, struct err *err)
{
  *id = 0;
  const char *said = cli->values[OPTION_AREA];
  if (!said) return true;
  struct area *areas = NULL;
  struct alias *aliases = NULL;
  size_t n = 0, n_aliases = 0;
  if (!store_areas(cli->store, 0, &cli->arena, &areas, &n, err) ||
      !store_aliases(cli->store, &cli->arena, &aliases, &n_aliases, err))
    return false;
  for (size_t i = 0; i < n_aliases; i++)
    if (is_same(aliases[i].name, said)) *id = aliases[i].area_id;
  for (size_t i = 0; i < n; i++)
    if (is_same(areas[i].name, said)) *id = areas[i].id;
  return *id != 0 ||
         err_set(err, _("There is no area %s. 'lagesbild list areas' names them."), said);
}

bool cli_owner(struct cli *cli, int64_t *id, struct err *err)
{
  *id = 0;
  const char *said = cli->values[OPTION_DEPARTMENT];
  if (!said) return true;
  struct owner *owners = NULL;
  size_t n = 0;
  if (!store_owners(cli->store, 0, &cli->arena, &owners, &n, err)) return false;
  struct buf names = {0};
  for (size_t i = 0; i < n; i++) {
    if (is_same(owners[i].short_name, said) || is_same(owners[i].name, said)) *id = owners[i].id;
    buf_addf(&names, "%s%s", i ? ", " : "", owners[i].short_name);
  }
  if (*id == 0)
    err_set(err, _("There is no department %s. These are: %s."), said, buf_text(&names));
  buf_release(&names);
  return *id != 0;
}

bool cli_group(struct cli *cli, int64_t *id, struct err *err)
{
  *id = 0;
  const char *said = cli->values[OPTION_CATEGORY];
  if (!said) return true;
  struct category *categories = NULL;
  size_t n = 0;
  if (!store_categories(cli->store, 0, &cli->arena, &categories, &n, err)) return false;
  struct buf names = {0};
  for (size_t i = 0; i < n; i++) {
    const struct category *c = &categories[i];
    if (is_same(c->group_name, said) || is_same(c->code, said) || is_same(c->name, said))
      *id = c->group_id;
    if (i == 0 || c->group_id != categories[i - 1].group_id)
      buf_addf(&names, "%s%s", i ? ", " : "", c->group_name);
  }
  if (*id == 0)
    err_set(err, _("There is no category %s. These are the groups: %s."), said, buf_text(&names));
  buf_release(&names);
  return *id != 0;
}

/* ---- meetings ---- */

struct named_meeting {
  const struct meeting *meeting;
  const char *name; /* "KLG 4" */
};

static bool read_named(struct cli *cli, const struct meeting_query *query,
                       struct named_meeting **rows, size_t *n, struct err *err)
{
  struct meeting *meetings;
  struct body *bodies;
  size_t n_bodies;
  if (!store_meetings(cli->store, query, &cli->arena, &meetings, n, err) ||
      !store_bodies(cli->store, &cli->arena, &bodies, &n_bodies, err))
    return false;
  *rows = arena_alloc(&cli->arena, (*n + 1) * sizeof **rows);
  for (size_t i = 0; i < *n; i++) {
    const char *body = meetings[i].body_name;
    for (size_t b = 0; b < n_bodies; b++)
      if (bodies[b].id == meetings[i].body_id && bodies[b].short_name) body = bodies[b].short_name;
    (*rows)[i] = (struct named_meeting){
        &meetings[i], arena_printf(&cli->arena, "%s %d", body, meetings[i].number)};
  }
  return true;
}

static bool is_said(const struct named_meeting *row, const char *said)
{
  const char *number = strrchr(row->name, ' ') + 1;
  return !said || is_same(row->name, said) || is_same(number, said);
}

/* One of the rows, or a sentence that names those to choose from. */
static bool choose_meeting(const struct cli *cli, const struct named_meeting *rows, size_t n,
                           const struct meeting **chosen, struct err *err)
{
  const char *said = cli->values[OPTION_MEETING], *period = cli->values[OPTION_PERIOD];
  const char *example = NULL;
  size_t hits = 0;
  struct buf names = {0}, all = {0};
  for (size_t i = 0; i < n; i++) {
    buf_addf(&all, "%s%s", i ? ", " : "", rows[i].name);
    if (!is_said(&rows[i], said)) continue;
    buf_addf(&names, "%s%s", hits++ ? ", " : "", rows[i].name);
    *chosen = rows[i].meeting;
    example = rows[i].name;
  }
  if (n == 0)
    err_set(err, _("There is no meeting %s. Call it first, or choose another date."),
            period ? period : said);
  else if (hits == 0)
    err_set(err, _("There is no meeting %s in that time. These are: %s."), said, buf_text(&all));
  else if (hits > 1)
    err_set(err, _("There are several meetings: %s. Say which, for example --meeting '%s'."),
            buf_text(&names), example);
  buf_release(&names);
  buf_release(&all);
  return hits == 1;
}

bool cli_meeting(struct cli *cli, struct period *period, int64_t *id, struct err *err)
{
  const struct meeting *chosen = NULL;
  struct named_meeting *rows;
  size_t n;
  if (period->first == 0) *period = period_of_year(date_year(cli->clock.date));
  const struct meeting_query query = {.first = period->first, .last = period->last};
  if (!read_named(cli, &query, &rows, &n, err) || !choose_meeting(cli, rows, n, &chosen, err))
    return false;
  *id = chosen->id;
  *period = (struct period){PERIOD_DAYS, chosen->date, chosen->date};
  return true;
}
