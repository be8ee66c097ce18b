// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/i18n.h"
#include "base/text.h"
#include "domain/raters.h"
#include "domain/words.h"
#include "ops/ranking.h"

struct notes {
  struct arena *arena;
  const char **texts;
  size_t n, capacity;
};

/* Takes the sentence out of `text`, which is empty afterwards. */
static void add_note(struct notes *notes, struct buf *text)
{
  notes->texts =
      arena_grow(notes->arena, notes->texts, notes->n, &notes->capacity, sizeof *notes->texts);
  notes->texts[notes->n++] = arena_strdup(notes->arena, buf_text(text));
  buf_release(text);
}

static const char *decimal(struct arena *arena, double value, int decimals)
{
  struct buf text = {0};
  text_decimal(&text, value, decimals);
  const char *copy = arena_strdup(arena, buf_text(&text));
  buf_release(&text);
  return copy;
}

/* Halves are written as such, whole numbers without a decimal. */
static const char *score(struct arena *arena, double value)
{
  return decimal(arena, value, value > (double)(long)value ? 1 : 0);
}

/* Areas that share a rank are the same; those that are only joined may stand in either order. Of
 * two pairs with the same two ranks one is enough. */
static void note_pairs(struct notes *notes, const struct rank_result *result)
{
  const char **labels = arena_alloc(notes->arena, (result->n_pairs + 1) * sizeof *labels);
  size_t n = 0;
  int last_upper = 0, last_lower = 0;
  struct buf text = {0};
  for (size_t i = 0; i < result->n_pairs; i++) {
    const struct rank_pair *pair = &result->pairs[i];
    const struct rank_area *upper = &result->rows[pair->upper], *lower = &result->rows[pair->lower];
    if (pair->equal) {
      buf_addf(&text, _("%s and %s share place %d."), upper->input->name, lower->input->name,
               upper->rank);
      add_note(notes, &text);
    } else if (upper->rank != last_upper || lower->rank != last_lower) {
      labels[n++] = arena_printf(notes->arena, "%d-%d", upper->rank, lower->rank);
      last_upper = upper->rank;
      last_lower = lower->rank;
    }
  }
  if (n == 0) return;
  struct buf list = {0};
  words_and(&list, labels, n);
  buf_addf(&text, _("Places %s cannot be told apart."), buf_text(&list));
  buf_release(&list);
  add_note(notes, &text);
}

static void note_changes(struct notes *notes, const struct rank_result *result)
{
  if (result->outside >= result->n || result->outside == 0) return;
  const struct rank_area *last = &result->rows[result->outside - 1];
  const struct rank_area *outside = &result->rows[result->outside];
  struct buf text = {0};
  if (result->lift_influence > 0) {
    buf_addf(&text, _("Place %d becomes place %d if %s gets influence %d (priority %s)."),
             outside->rank, result->lift_rank, outside->input->name, result->lift_influence,
             decimal(notes->arena, result->lift_priority, 1));
    add_note(notes, &text);
  }
  if (result->keep_below > 0) {
    buf_addf(&text, _("Place %d stays as long as %s has at least influence %s (%d gives %s)."),
             last->rank, last->input->name, score(notes->arena, result->keep_influence),
             result->keep_below, decimal(notes->arena, result->keep_priority, 1));
    add_note(notes, &text);
  } else if (result->keep_influence > 0) {
    buf_addf(&text, _("Place %d stays even if %s gets influence 1."), last->rank,
             last->input->name);
    add_note(notes, &text);
  }
}

static void note_weights(struct notes *notes, const struct ranking_weight *weights, size_t n)
{
  struct buf text = {0};
  if (n == 0) {
    buf_add(&text, _("All weights 1."));
    add_note(notes, &text);
    return;
  }
  const char **items = arena_alloc(notes->arena, n * sizeof *items);
  for (size_t i = 0; i < n; i++)
    items[i] = arena_printf(notes->arena, "%s %d", weights[i].code, weights[i].weight);
  struct buf list = {0};
  words_and(&list, items, n);
  buf_addf(&text, _("Weights other than 1: %s."), buf_text(&list));
  buf_release(&list);
  add_note(notes, &text);
}

static bool too_few(const struct ranking_row *row)
{
  return row->raters > 0 && row->raters < RATERS_ENOUGH;
}

static bool too_far_apart(const struct ranking_row *row)
{
  return row->spread >= RATERS_APART;
}

enum which { NO_AREA, SOME_AREAS, ALL_AREAS };

/* Which of the scored areas it is true of; lists them in `names` when it is some. */
static enum which find_areas(const struct notes *notes, const struct ranking_view *view,
                             bool (*is)(const struct ranking_row *row), struct buf *names)
{
  const char **list = arena_alloc(notes->arena, (view->n + 1) * sizeof *list);
  size_t n = 0, scored = 0;
  for (size_t i = 0; i < view->n; i++) {
    scored += view->rows[i].raters > 0;
    if (is(&view->rows[i])) list[n++] = view->rows[i].area_name;
  }
  if (n == 0) return NO_AREA;
  if (n == scored) return ALL_AREAS;
  words_and(names, list, n);
  return SOME_AREAS;
}

static void note_raters(struct notes *notes, const struct ranking_view *view)
{
  struct buf names = {0}, text = {0};
  enum which few = find_areas(notes, view, too_few, &names);
  if (few == ALL_AREAS) buf_add(&text, _("Fewer than three raters."));
  if (few == SOME_AREAS) buf_addf(&text, _("Fewer than three raters: %s."), buf_text(&names));
  if (few != NO_AREA) add_note(notes, &text);
  buf_clear(&names);
  enum which apart = find_areas(notes, view, too_far_apart, &names);
  if (apart == ALL_AREAS) buf_add(&text, _("The raters disagree."));
  if (apart == SOME_AREAS) buf_addf(&text, _("The raters disagree: %s."), buf_text(&names));
  if (apart != NO_AREA) add_note(notes, &text);
  buf_release(&names);
}

void ranking_notes(const struct rank_result *result, const struct ranking_weight *weights,
                   size_t n_weights, struct arena *arena, struct ranking_view *view)
{
  struct notes notes = {.arena = arena};
  bool share = view->ranking.method == METHOD_SHARE;
  note_pairs(&notes, result);
  if (share) {
    note_changes(&notes, result);
    note_weights(&notes, weights, n_weights);
  }
  if (!view->ranking.joint) note_raters(&notes, view);
  if (share && view->phi_assumed && view->enough) {
    struct buf text = {0};
    buf_addf(&text,
             _("Too little history: the variation between quarters is assumed to be %s "
               "times that of chance."),
             score(arena, view->phi));
    add_note(&notes, &text);
  }
  view->notes = notes.texts;
  view->n_notes = notes.n;
}
