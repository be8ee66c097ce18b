// SPDX-License-Identifier: GPL-3.0-or-later
/* Every form there is, opened on the practice file's own records. */
#ifndef LB_UNIT_ALL_FORMS_H
#define LB_UNIT_ALL_FORMS_H

#include "ui/app.h"

struct opener {
  const char *name;
  void (*open)(struct app *app);
  bool old; /* opened again it shows what was saved */
};
extern const struct opener all_forms[]; /* ends with a NULL name */

int64_t all_newest_meeting(struct app *app);

#endif
