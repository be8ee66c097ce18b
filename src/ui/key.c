// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/key.h"

#include "base/i18n.h"
#include "ui/draw.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static const struct {
  int code;
  const char *name; /* in scripts of tests, and a msgid */
  const char *sign; /* shown instead of the name; NULL: the name */
} names[] = {
    {K_TAB, N_("Tab"), NULL},
    {K_ENTER, N_("Enter"), NULL},
    {K_ESC, N_("Esc"), NULL},
    {K_BACKSPACE, N_("Backspace"), NULL},
    {K_UP, "Up", "↑"},
    {K_DOWN, "Down", "↓"},
    {K_LEFT, "Left", "←"},
    {K_RIGHT, "Right", "→"},
    {K_UP_DOWN, "Up+Down", "↑↓"},
    {K_LEFT_RIGHT, "Left+Right", "←→"},
    {K_HOME, N_("Home"), NULL},
    {K_END, N_("End"), NULL},
    {K_PGUP, N_("PgUp"), NULL},
    {K_PGDN, N_("PgDn"), NULL},
    {K_DELETE, N_("Delete"), NULL},
    {K_INSERT, N_("Insert"), NULL},
    {K_BTAB, N_("Shift+Tab"), NULL},
    {K_CTRL_LEFT, "Ctrl+Left", "Ctrl+←"},
    {K_CTRL_RIGHT, "Ctrl+Right", "Ctrl+→"},
    {K_CTRL_HOME, N_("Ctrl+Home"), NULL},
    {K_CTRL_END, N_("Ctrl+End"), NULL},
    {K_ALT_DOWN, "Alt+Down", "Alt+↓"},
    {' ', N_("Space"), NULL},
};

void key_label(struct buf *out, int code)
{
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (names[i].code == code) {
      buf_add(out, names[i].sign ? names[i].sign : _(names[i].name));
      return;
    }
  if (code >= K_F1 && code <= K_F10) {
    buf_addf(out, "F%d", code - K_F1 + 1);
  } else if (code > 0 && code < 27) {
    buf_addf(out, "Ctrl+%c", 'A' + code - 1);
  } else if (code > 0 && code < K_SPECIAL) {
    char bytes[16];
    int n = wctomb(bytes, (wchar_t)code);
    if (n > 0) buf_addn(out, bytes, (size_t)n);
  }
}

int key_find(const char *name)
{
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i].name, name) == 0) return names[i].code;
  if (name[0] == 'F' && name[1] >= '1' && name[1] <= '9') {
    int number = atoi(name + 1);
    return number <= 10 ? K_F1 + number - 1 : K_NONE;
  }
  if (strncmp(name, "Ctrl+", 5) == 0 && name[5] && !name[6]) return K_CTRL(name[5]);
  wchar_t wide = 0;
  int n = mbtowc(&wide, name, strlen(name));
  return n > 0 && !name[n] ? (int)wide : K_NONE;
}
