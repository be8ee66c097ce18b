// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheet.h"

#include "base/i18n.h"
#include "base/text.h"

#include <string.h>

void sheet_layout(struct app *app, struct view *view, struct rect r)
{
  (void)app;
  int h = r.h >= 2 * SHEET_LINES ? 2 * SHEET_LINES : SHEET_LINES;
  view->panes[0].rect =
      (struct rect){r.y + (r.h - h) / 2, r.x + (r.w - SHEET_COLUMNS) / 2, h, SHEET_COLUMNS};
}

void sheet_clear(struct app *app, struct view *view)
{
  (void)app, (void)view;
  draw_clear((struct rect){0, 0, term_lines(), term_columns()});
}

int sheet_y(struct rect sheet, int line)
{
  return sheet.y + (sheet.h >= 2 * SHEET_LINES ? 2 * line : line);
}

void sheet_line(struct rect sheet, int line, int x, enum style style, const char *text)
{
  draw_run(sheet_y(sheet, line), sheet.x + x, sheet.w - x - 1, style, text);
}

/* "EXEMPELBY": the name without its "kommun", which is clear. */
static const char *short_name(struct arena *arena, const char *name)
{
  static const char suffix[] = " kommun";
  size_t length = strlen(name), cut = sizeof suffix - 1;
  if (length > cut && strcmp(name + length - cut, suffix) == 0) length -= cut;
  return text_upper(arena, arena_strndup(arena, name, length));
}

void sheet_head(struct app *app, struct arena *arena, struct rect sheet, const char *right)
{
  struct buf text = {0};
  int y = sheet_y(sheet, 0), width = text_width(right);
  draw_text(y, sheet.x, sheet.w, STYLE_TITLE, "");
  buf_addf(&text, " %s", short_name(arena, app->municipality.name));
  if (app->municipality.practice) buf_addf(&text, " · %s", _("PRACTICE"));
  draw_run(y, sheet.x, sheet.w, STYLE_TITLE, buf_text(&text));
  draw_text_right(y, sheet.x + sheet.w - 3 - width, width, STYLE_TITLE, right);
  buf_release(&text);
}

void sheet_bar(struct rect sheet, const struct command *commands)
{
  struct buf bar = {0};
  command_bar(&bar, NULL, commands, NULL, 0, sheet.w);
  draw_text(sheet_y(sheet, SHEET_LINES - 1), sheet.x, sheet.w, STYLE_BAR_LABEL, buf_text(&bar));
  buf_release(&bar);
}
