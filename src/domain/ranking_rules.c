// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/buf.h"
#include "base/date.h"
#include "base/i18n.h"
#include "domain/rules.h"
#include "domain/words.h"

#include <string.h>

enum { LOWEST_SCORE = 1, HIGHEST_SCORE = 5 };

bool score_check(int value, bool need, struct err *err)
{
  if (value >= LOWEST_SCORE && value <= HIGHEST_SCORE) return true;
  return need ? err_set(err, _("Need is 1–5. The old value stays."))
              : err_set(err, _("Influence is 1–5. The old value stays."));
}

static size_t count_chosen(const struct ranking_row *rows, size_t n)
{
  size_t chosen = 0;
  for (size_t i = 0; i < n; i++)
    chosen += rows[i].chosen > 0;
  return chosen;
}

static bool refuse_many(size_t places, struct err *err)
{
  struct buf number = {0};
  words_number(&number, places, true);
  err_set(err,
          ngettext("%s area is already chosen. Move it down first.",
                   "%s areas are already chosen. Move one down first.", (unsigned long)places),
          buf_text(&number));
  buf_release(&number);
  return false;
}

static bool refuse_few(size_t places, size_t chosen, struct err *err)
{
  struct buf wanted = {0};
  words_number(&wanted, places, false);
  /* TRANSLATORS: a number as a word, and how many are chosen now as a figure */
  err_set(err,
          ngettext("Choose %s area; %zu are chosen.", "Choose %s areas; %zu are chosen.",
                   (unsigned long)places),
          buf_text(&wanted), chosen);
  buf_release(&wanted);
  return false;
}

static bool in_other_order(struct ranking_row a, struct ranking_row b)
{
  return a.chosen > 0 && b.chosen > 0 && a.rank > 0 && b.rank > 0 && a.rank < b.rank &&
         a.chosen > b.chosen;
}

/* Another set than the proposed, or the same in another order than the computed. */
static bool departs(const struct ranking_row *rows, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    if ((rows[i].chosen > 0) != rows[i].proposed) return true;
    for (size_t j = 0; j < n; j++)
      if (in_other_order(rows[i], rows[j])) return true;
  }
  return false;
}

bool choice_check(const struct ranking_row *rows, size_t n, int places, const char *reason,
                  struct err *err)
{
  size_t wanted = (size_t)places, chosen = count_chosen(rows, n);
  if (chosen > wanted) return refuse_many(wanted, err);
  if (chosen < wanted) return refuse_few(wanted, chosen, err);
  if (departs(rows, n) && !words_said(reason))
    return err_set(err, _("Write a reason. Without a reason no departure is saved."));
  return true;
}

const char *decision_paragraph(const char *text)
{
  while (text && (*text == ' ' || strncmp(text, "§", strlen("§")) == 0))
    text += *text == ' ' ? 1 : strlen("§");
  return text;
}

bool decision_check(const struct decision *d, int today, struct err *err)
{
  if (!d->body_id) return err_set(err, _("Say which body has decided."));
  if (!date_valid(d->date) || !words_said(decision_paragraph(d->paragraph)))
    return err_set(err, _("A decision needs a date and a paragraph."));
  if (d->date > today) return err_set(err, _("The date of a decision cannot lie ahead."));
  if (d->result != RESULT_DECIDED && !words_said(d->reason))
    return err_set(err, _("The decision departs from the proposal. Write a reason."));
  return true;
}
