// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manual_keys.h"

#include "base/i18n.h"
#include "ui/app.h"

/* A hyphen that is one, a backslash that shows, and no line that begins a request. */
static void add_text(struct buf *out, const char *text)
{
  if (*text == '.' || *text == '\'') buf_add(out, "\\&");
  for (; *text; text++) {
    if (*text == '-')
      buf_add(out, "\\-");
    else if (*text == '\\')
      buf_add(out, "\\e");
    else
      buf_addc(out, *text);
  }
}

static void add_keys(struct buf *out, const struct command *command)
{
  const int keys[] = {command->key, command->second, command->third};
  struct buf line = {0};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    if (keys[i] == K_NONE) continue;
    if (line.length) buf_add(&line, ", ");
    key_label(&line, keys[i]);
  }
  if (!line.length && command->menu != MENU_NONE)
    buf_addf(&line, _("Menu %s"), _(command_menu_names[command->menu]));
  buf_add(out, ".TP\n.B \"");
  if (line.data && line.data[0] == '"')
    buf_add(out, "\\(dq");
  else
    add_text(out, buf_text(&line));
  buf_add(out, "\"\n");
  buf_release(&line);
}

static void add_table(struct buf *out, const char *heading, const struct command *command)
{
  buf_add(out, ".SS \"");
  add_text(out, heading);
  buf_add(out, "\"\n");
  for (; command->id; command++) {
    add_keys(out, command);
    add_text(out, _(command->name));
    buf_add(out, ".\n");
    add_text(out, _(command->help));
    buf_addc(out, '\n');
  }
}

static bool stands_before(size_t pane)
{
  for (size_t i = 0; i < pane; i++)
    if (app_panes[i]->commands == app_panes[pane]->commands) return true;
  return false;
}

void manual_keys(struct buf *out)
{
  buf_add(out, ".SH KEYS\n");
  add_table(out, _("In the whole program"), app_commands);
  for (size_t i = 0; app_panes[i]; i++)
    if (app_panes[i]->commands && !stands_before(i))
      add_table(out, _(app_panes[i]->name), app_panes[i]->commands);
}
