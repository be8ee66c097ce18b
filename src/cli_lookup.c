// SPDX-License-Identifier: GPL-3.0-or-later
/* What a person calls a row of a register, as options name it. */
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
