// SPDX-License-Identifier: GPL-3.0-or-later
/* The verb rank: a quarter's ranking as it stands, for people and for programs. */
#include "base/i18n.h"
#include "cli.h"
#include "cli_table.h"
#include "domain/rank.h"

#include <stdio.h>

static const char *const methods[] = {"share", "steps", NULL};
static const char *const formats[] = {"text", "json", NULL};

static const struct cli_field fields[] = {
    {"area", N_("Area"), 22},
    {"observations", N_("Obs"), -5},
    {"load", N_("Load"), -7},
    {"need", N_("Need"), -6},
    {"influence", N_("Influence"), -9},
    {"priority", N_("Priority"), -9},
    {"rank", N_("Place"), -5},
    {"chosen", N_("Chosen"), -6},
    {"inseparable_from", N_("Cannot be told apart from"), FIELD_REST},
};

/* True when the difference between two rows, i before j, may be chance. Asked of neighbours, and of
 * the first places against the first area outside. */
static bool is_joined(const struct ranking_view *view, size_t i, size_t j)
{
  const struct ranking_row *a = &view->rows[i], *b = &view->rows[j];
  size_t outside = (size_t)view->places;
  if (a->rank == 0 || b->rank == 0) return false;
  if (j == i + 1) return a->joined;
  if (j != outside || i > outside) return false;
  if (a->rank == b->rank) return true;
  const struct rank_area_input x = {
      .load = a->load, .load_sq = a->load_sq, .influence = a->influence};
  const struct rank_area_input y = {
      .load = b->load, .load_sq = b->load_sq, .influence = b->influence};
  return view->ranking.method == METHOD_SHARE && rank_z(&x, &y, view->phi) < RANK_SEPARABLE;
}

static void put_row(struct cli_table *table, const struct ranking_view *view, size_t i,
                    const char **names)
{
  const struct ranking_row *row = &view->rows[i];
  size_t n = 0;
  for (size_t j = 0; j < view->n; j++)
    if (j != i && is_joined(view, j < i ? j : i, j < i ? i : j))
      names[n++] = view->rows[j].area_name;
  cli_cell(table, row->area_name);
  cli_cell_integer(table, row->observations);
  cli_cell_real(table, row->load);
  cli_cell_real(table, row->need);
  cli_cell_real(table, row->influence);
  cli_cell_real(table, row->priority);
  cli_cell_amount(table, row->rank > 0 ? row->rank : NO_AMOUNT);
  cli_cell_amount(table, row->chosen > 0 ? row->chosen : NO_AMOUNT);
  cli_cell_list(table, names, n);
}

static void show(struct cli *cli, const struct ranking_view *view, int quarter,
                 enum table_format format)
{
  struct cli_table table;
  struct buf id = {0};
  quarter_id(&id, quarter);
  if (format == TABLE_JSON)
    printf("{\"quarter\": \"%s\", \"method\": \"%s\", \"areas\": ", buf_text(&id),
           ranking_method_terms[view->ranking.method].id);
  const char **names = arena_alloc(&cli->arena, (view->n + 1) * sizeof *names);
  cli_table_begin(&table, format, fields, sizeof fields / sizeof fields[0]);
  for (size_t i = 0; i < view->n; i++)
    put_row(&table, view, i, names);
  cli_table_end(&table);
  for (size_t i = 0; format == TABLE_TEXT && i < view->n_notes; i++)
    printf("%s\n", view->notes[i]);
  if (format == TABLE_JSON) printf("}\n");
  buf_release(&id);
}

int cli_rank(struct cli *cli, struct err *err)
{
  int quarter = 0, choice = 0, format = 0;
  struct ranking_view view;
  if (!cli_quarter(cli, &quarter, err) ||
      !cli_choice(cli, OPTION_METHOD, methods, 0, &choice, err) ||
      !cli_choice(cli, OPTION_FORMAT, formats, 0, &format, err))
    return CLI_USAGE;
  enum ranking_method method = choice == 0 ? METHOD_SHARE : METHOD_STEPS;
  if (!cli_open(cli, STORE_READ, err) ||
      !ops_ranking_view(cli->store, quarter, cli->values[OPTION_METHOD] ? &method : NULL,
                        &cli->arena, &view, err))
    return CLI_FAILED;
  if (cli->values[OPTION_METHOD] && view.ranking.method != method) {
    err_set(err, _("The ranking is %s with the method %s and is not computed again."),
            term_label(ranking_state_terms, (int)view.ranking.state),
            ranking_method_terms[view.ranking.method].id);
    return CLI_FAILED;
  }
  show(cli, &view, quarter, format == 0 ? TABLE_TEXT : TABLE_JSON);
  return CLI_DONE;
}
