// SPDX-License-Identifier: GPL-3.0-or-later
/* What the rules of several records have in common, for rules.c and *_rules.c alone. */
#ifndef LB_DOMAIN_RULE_PARTS_H
#define LB_DOMAIN_RULE_PARTS_H

#include "base/err.h"

#include <stddef.h>

/* A free text and the field of the form it stands in. */
struct rule_text {
  const char *text;
  int field;
};

/* A mandatory field: its name in the sentence (translated), and whether it is empty. */
struct rule_field {
  const char *label;
  int field;
  bool missing;
};

/* Collects the names of the empty ones, and which of them is the first; -1 when there is none. */
size_t rule_missing(const struct rule_field *fields, size_t n, const char **labels, int *first);
/* person_check over each text; err names the field of the first that is refused. */
bool rule_guard(const struct rule_text *texts, size_t n, const char *person_reason,
                struct err *err);
/* Refuses a date that does not exist ("2026-08-32"). */
bool rule_date(int date, int field, struct err *err);
/* A cost that was said is not negative. */
bool rule_amount(long long amount, int field, struct err *err);

#endif
