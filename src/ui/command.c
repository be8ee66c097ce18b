// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/command.h"

#include "base/i18n.h"
#include "base/text.h"

#include <stdbool.h>
#include <string.h>

const char *const command_menu_names[MENUS] = {
    [MENU_FILE] = N_("File"),       [MENU_EDIT] = N_("Edit"),       [MENU_SHOW] = N_("Show"),
    [MENU_DECIDE] = N_("Decision"), [MENU_MEETING] = N_("Meeting"), [MENU_REPORT] = N_("Report"),
    [MENU_HELP] = N_("Help"),
};

bool command_refuse(const struct command *command, const char *cause, struct err *err)
{
  const char *name = _(command->name), *dots = strstr(name, " …");
  int length = (int)(dots ? dots - name : (long)strlen(name));
  return err_set(err, _("“%.*s” does not apply now: %s."), length, name, cause);
}

enum { BAR_ENTRIES = 24 };

/* Upper and lower case are one key, except where a table has both. */
static int lower(int key)
{
  return key >= 'A' && key <= 'Z' ? key + 'a' - 'A' : key;
}

const struct command *command_find(const struct command *table, int key)
{
  if (!table || key == K_NONE) return NULL;
  for (int pass = 0; pass < 2; pass++) {
    for (const struct command *c = table; c->id; c++)
      if (c->key == key || c->second == key || c->third == key) return c;
    if (lower(key) == key) break;
    key = lower(key);
  }
  return NULL;
}

/* The program's own stands where the pane leaves its key alone and it has something to act on. */
static bool stands(struct app *app, const struct command *c, const struct command *own,
                   unsigned flags)
{
  if ((c->flags & flags) != flags || (c->why_not && app && c->why_not(app))) return false;
  for (; own && own->id; own++)
    if (own->key == c->key || own->second == c->key || own->third == c->key) return false;
  return true;
}

/* Places on the bar: F1-F10 by number, before F9 the other keys as the pane's table has them, after
 * F10 those of the program, Esc last. */
static int place(const struct command *c, int i, int n_own)
{
  if (c->key >= K_F1 && c->key <= K_F10) return (c->key - K_F1) * 100;
  return c->key == K_ESC ? 2000 : i < n_own ? 750 : 1500;
}

static int collect(struct app *app, const struct command *own, const struct command *program,
                   unsigned flags, const struct command **entries)
{
  int n = 0, n_own = 0, places[BAR_ENTRIES];
  for (int pass = 0; pass < 2; pass++) {
    n_own = n;
    for (const struct command *c = pass == 0 ? own : program; c && c->id; c++)
      if (c->priority > 0 && c->label && n < BAR_ENTRIES &&
          (pass == 0 || stands(app, c, own, flags)))
        entries[n++] = c;
  }
  for (int i = 0; i < n; i++) {
    const struct command *c = entries[i];
    int at = place(c, i, n_own), j = i;
    for (; j > 0 && places[j - 1] > at; j--) {
      entries[j] = entries[j - 1];
      places[j] = places[j - 1];
    }
    entries[j] = c;
    places[j] = at;
  }
  return n;
}

static int entry_width(const struct command *c)
{
  struct buf name = {0};
  key_label(&name, c->key);
  int width = text_width(buf_text(&name)) + 1 + text_width(_(c->label));
  buf_release(&name);
  return width;
}

void command_bar(struct buf *out, struct app *app, const struct command *own,
                 const struct command *program, unsigned flags, int width)
{
  const struct command *entries[BAR_ENTRIES];
  int n = collect(app, own, program, flags, entries);
  for (;;) {
    int needed = 1, drop = -1;
    for (int i = 0; i < n; i++) {
      needed += entry_width(entries[i]) + (i ? 2 : 0);
      if (drop < 0 || entries[i]->priority >= entries[drop]->priority) drop = i;
    }
    if (needed <= width || n <= 1) break;
    n--;
    for (int i = drop; i < n; i++)
      entries[i] = entries[i + 1];
  }
  buf_add(out, " ");
  for (int i = 0; i < n; i++) {
    if (i) buf_add(out, "  ");
    key_label(out, entries[i]->key);
    buf_addf(out, " %s", _(entries[i]->label));
  }
}
