// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw.h"

#include "base/buf.h"
#include "base/text.h"
#include "domain/plot.h"
#include "domain/stats.h"
#include "ui/term.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

/* What a role looks like; the colours are the terminal's own sixteen, so that its palette rules. */
struct look {
  short foreground, background; /* -1: the terminal's default */
  attr_t attributes;
};

enum { BRIGHT = 8 };

static const struct look looks[3][STYLES] =
    {
        [THEME_DARK] =
            {
                [STYLE_TEXT] = {-1, -1, 0},
                [STYLE_TITLE] = {COLOR_BLACK, COLOR_CYAN, 0},
                [STYLE_BAR_KEY] = {COLOR_BLACK, COLOR_CYAN, A_BOLD},
                [STYLE_BAR_LABEL] = {COLOR_BLACK, COLOR_CYAN, 0},
                [STYLE_FRAME] = {-1, -1, 0},
                [STYLE_FOCUS] = {COLOR_YELLOW + BRIGHT, -1, 0},
                [STYLE_SELECTED] = {COLOR_BLACK, COLOR_WHITE, 0},
                [STYLE_ACTION] = {COLOR_YELLOW + BRIGHT, -1, A_BOLD},
                [STYLE_DONE] = {COLOR_CYAN, -1, 0},
                [STYLE_ERROR] = {COLOR_BLACK, COLOR_YELLOW, 0},
                [STYLE_MARK] = {-1, -1, A_BOLD},
                [STYLE_HEAD] = {-1, -1, A_BOLD},
                [STYLE_FIELD] = {-1, -1, 0},
                [STYLE_FIELD_FOCUS] = {COLOR_BLACK, COLOR_WHITE, 0},
            },
        [THEME_LIGHT] =
            {
                [STYLE_TEXT] = {-1, -1, 0},
                [STYLE_TITLE] = {COLOR_WHITE, COLOR_BLUE, 0},
                [STYLE_BAR_KEY] = {COLOR_WHITE, COLOR_BLUE, A_BOLD},
                [STYLE_BAR_LABEL] = {COLOR_WHITE, COLOR_BLUE, 0},
                [STYLE_FRAME] = {-1, -1, 0},
                [STYLE_FOCUS] = {COLOR_BLUE, -1, 0},
                [STYLE_SELECTED] = {COLOR_WHITE, COLOR_BLACK, 0},
                [STYLE_ACTION] = {COLOR_BLACK, COLOR_YELLOW, 0},
                [STYLE_DONE] = {COLOR_BLUE, -1, 0},
                [STYLE_ERROR] = {COLOR_BLACK, COLOR_YELLOW, 0},
                [STYLE_MARK] = {-1, -1, A_BOLD},
                [STYLE_HEAD] = {-1, -1, A_BOLD},
                [STYLE_FIELD] = {-1, -1, 0},
                [STYLE_FIELD_FOCUS] = {COLOR_WHITE, COLOR_BLACK, 0},
            },
        [THEME_MONO] =
            {
                [STYLE_TITLE] = {-1, -1, A_REVERSE},
                [STYLE_BAR_KEY] = {-1, -1, A_REVERSE | A_BOLD},
                [STYLE_BAR_LABEL] = {-1, -1, A_REVERSE},
                [STYLE_FOCUS] = {-1, -1, A_BOLD},
                [STYLE_SELECTED] = {-1, -1, A_REVERSE},
                [STYLE_ACTION] = {-1, -1, A_BOLD},
                [STYLE_ERROR] = {-1, -1, A_REVERSE},
                [STYLE_MARK] = {-1, -1, A_BOLD},
                [STYLE_HEAD] = {-1, -1, A_BOLD},
                [STYLE_FIELD_FOCUS] = {-1, -1, A_REVERSE},
            },
};

/* Letters of draw_dump, one a role. Roles that look alike in every theme share theirs. */
static const char letters[STYLES + 1] = " tkb.f>!d#mh_F";

/* What ASCII mode shows for signs that stand in texts. Letters keep their marks. */
static const struct {
  wchar_t sign;
  char ascii;
} twins[] = {
    {L'\u00a0', ' '}, {L'·', '-'}, {L'»', '>'}, {L'✓', 'x'}, {L'◊', 'o'}, {L'■', '#'},  {L'×', 'x'},
    {L'–', '-'},      {L'−', '-'}, {L'◄', '<'}, {L'►', '>'}, {L'↑', '+'}, {L'↓', '-'},  {L'→', '='},
    {L'←', '<'},      {L'▲', '^'}, {L'▼', 'v'}, {L'…', '~'}, {L'”', '"'}, {L'•', '*'},  {L'●', 'o'},
    {L'█', '#'},      {L'▇', '#'}, {L'▆', '='}, {L'▅', '='}, {L'▄', '-'}, {L'▃', '-'},  {L'▂', '.'},
    {L'▁', '_'},      {L'░', '.'}, {L'┊', ':'}, {L'┆', ':'}, {L'│', '|'}, {L'┐', '\\'}, {L'┘', '/'},
    {L'─', '-'},      {L'±', '~'}, {L'�', '?'},
};

static attr_t attributes[STYLES]; /* set up once for the terminal; curses numbers its pairs */
static short pairs[STYLES];
static int cursor_y, cursor_x; /* where it goes when all is drawn */
static bool cursor_visible;

void draw_start(int theme)
{
  bool colour = theme != THEME_MONO && has_colors();
  if (colour) {
    start_color();
    use_default_colors();
  }
  if (!colour) theme = THEME_MONO;
  for (short i = 0; i < STYLES; i++) {
    struct look look = looks[theme][i];
    attributes[i] = look.attributes;
    pairs[i] = 0;
    if (!colour || (look.foreground < 0 && look.background < 0)) continue;
    if (look.foreground >= BRIGHT && COLORS < 16) {
      look.foreground = (short)(look.foreground - BRIGHT);
      attributes[i] |= A_BOLD;
    }
    pairs[i] = (short)(i + 1);
    init_pair(pairs[i], look.foreground, look.background);
  }
}

static void set_style(enum style style)
{
  attr_set(attributes[style], pairs[style], NULL);
}

static wchar_t shown(wchar_t c)
{
  if (iswcntrl((wint_t)c)) c = 0xfffd;
  if (!term_ascii() || c < 128) return c;
  for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
    if (twins[i].sign == c) return (wchar_t)twins[i].ascii;
  return c;
}

/* Cells from (y, x); the caller has cut the text to fit. */
static void put(int y, int x, const char *text, size_t length)
{
  if (y < 0 || y >= LINES || x < 0 || x >= COLS || wmove(stdscr, y, x) == ERR) return;
  mbstate_t state;
  memset(&state, 0, sizeof state);
  for (size_t at = 0; at < length;) {
    wchar_t wide[2] = {0, 0};
    size_t n = mbrtowc(wide, text + at, length - at, &state);
    if (n == (size_t)-1 || n == (size_t)-2 || n == 0) {
      wide[0] = 0xfffd;
      n = 1;
      memset(&state, 0, sizeof state);
    }
    wide[0] = shown(wide[0]);
    addnwstr(wide, 1); /* in the last cell of the screen curses complains, and draws it */
    at += n;
  }
}

static void blanks(int y, int x, int width)
{
  if (y < 0 || y >= LINES || x < 0 || width <= 0) return;
  if (x + width > COLS) width = COLS - x;
  mvhline(y, x, ' ', width);
}

int draw_run(int y, int x, int width, enum style style, const char *text)
{
  if (width <= 0 || !text) return 0;
  if (x + width > COLS) width = COLS - x;
  set_style(style);
  int full = text_width(text);
  if (full <= width) {
    put(y, x, text, strlen(text));
    return full;
  }
  size_t length = text_fit(text, width - 1);
  int used = text_width_n(text, length);
  put(y, x, text, length);
  put(y, x + used, "…", strlen("…"));
  return used + 1;
}

void draw_text(int y, int x, int width, enum style style, const char *text)
{
  set_style(style);
  blanks(y, x, width);
  draw_run(y, x, width, style, text);
}

void draw_text_right(int y, int x, int width, enum style style, const char *text)
{
  set_style(style);
  blanks(y, x, width);
  int full = text_width(text);
  if (full > width) full = width;
  draw_run(y, x + width - full, full, style, text);
}

void draw_clear(struct rect r)
{
  set_style(STYLE_TEXT);
  for (int y = r.y; y < r.y + r.h; y++)
    blanks(y, r.x, r.w);
}

static void repeat(int y, int x, int count, const char *cell)
{
  for (int i = 0; i < count; i++)
    put(y, x + i, cell, strlen(cell));
}

void draw_frame(struct rect r, const char *title, bool focus)
{
  static const char *const single[] = {"─", "│", "┌", "┐", "└", "┘"};
  static const char *const twin[] = {"═", "║", "╔", "╗", "╚", "╝"};
  static const char *const plain[] = {"-", "|", "+", "+", "+", "+"};
  static const char *const hash[] = {"#", "#", "#", "#", "#", "#"};
  if (r.h < 2 || r.w < 2) return;
  const char *const *cells = term_ascii() ? (focus ? hash : plain) : (focus ? twin : single);
  set_style(focus ? STYLE_FOCUS : STYLE_FRAME);
  put(r.y, r.x, cells[2], strlen(cells[2]));
  repeat(r.y, r.x + 1, r.w - 2, cells[0]);
  put(r.y, r.x + r.w - 1, cells[3], strlen(cells[3]));
  for (int y = r.y + 1; y < r.y + r.h - 1; y++) {
    put(y, r.x, cells[1], strlen(cells[1]));
    put(y, r.x + r.w - 1, cells[1], strlen(cells[1]));
  }
  put(r.y + r.h - 1, r.x, cells[4], strlen(cells[4]));
  repeat(r.y + r.h - 1, r.x + 1, r.w - 2, cells[0]);
  put(r.y + r.h - 1, r.x + r.w - 1, cells[5], strlen(cells[5]));
  if (!title || r.w < 6) return;
  put(r.y, r.x + 2, " ", 1);
  int used = draw_run(r.y, r.x + 3, r.w - 5, focus ? STYLE_FOCUS : STYLE_FRAME, title);
  put(r.y, r.x + 3 + used, " ", 1);
}

void draw_rule(int y, int x, int width)
{
  set_style(STYLE_FRAME);
  repeat(y, x, width, term_ascii() ? "-" : "─");
}

struct rect draw_inside(struct rect r)
{
  return (struct rect){r.y + 1, r.x + 1, r.h - 2, r.w - 2};
}

const char *draw_sign(const char *sign, const char *ascii)
{
  return term_ascii() ? ascii : sign;
}

const char *draw_arrow(void)
{
  return draw_sign("►", ">");
}

void draw_restyle(int y, int x, int width, enum style style)
{
  if (x + width > COLS) width = COLS - x;
  if (y >= 0 && y < LINES && width > 0) mvchgat(y, x, width, attributes[style], pairs[style], NULL);
}

void draw_no_cursor(void)
{
  cursor_y = cursor_x = 0;
  cursor_visible = false;
}

void draw_cursor(int y, int x, bool focus)
{
  if (!focus || y < 0 || y >= LINES || x < 0 || x >= COLS) return;
  cursor_y = y;
  cursor_x = x;
  cursor_visible = true;
}

void draw_show(void)
{
  term_hold();
  wmove(stdscr, cursor_y, cursor_x);
  curs_set(cursor_visible ? 1 : 0);
  wnoutrefresh(stdscr);
  doupdate();
  term_send();
}

void draw_forget(void)
{
  clearok(curscr, TRUE);
}

static enum style style_of(attr_t attribute, short pair)
{
  for (int i = 0; i < STYLES; i++)
    if (attributes[i] == (attribute & (A_BOLD | A_REVERSE)) && pairs[i] == pair)
      return (enum style)i;
  return STYLE_TEXT;
}

static void dump_line(struct buf *out, int y, bool styles)
{
  size_t start = out->length;
  for (int x = 0, width = 1; x < COLS; x += width) {
    cchar_t cell;
    wchar_t wide[CCHARW_MAX + 1] = {0};
    attr_t attribute;
    short pair;
    mvwin_wch(curscr, y, x, &cell);
    getcchar(&cell, wide, &attribute, &pair, NULL);
    if (styles) {
      buf_addc(out, letters[style_of(attribute, pair)]);
      continue;
    }
    width = wcwidth(wide[0]) > 1 ? wcwidth(wide[0]) : 1;
    for (size_t i = 0; wide[i]; i++) {
      char bytes[16];
      int n = wctomb(bytes, wide[i]);
      if (n > 0) buf_addn(out, bytes, (size_t)n);
    }
  }
  while (out->length > start && out->data[out->length - 1] == ' ')
    buf_cut(out, out->length - 1);
  buf_addc(out, '\n');
}

void draw_dump(struct buf *out)
{
  for (int line = 0; line < LINES; line++)
    dump_line(out, line, false);
  buf_add(out, "--\n");
  for (int line = 0; line < LINES; line++)
    dump_line(out, line, true);
  buf_addf(out, "cursor %d,%d%s\n", cursor_y, cursor_x, cursor_visible ? "" : " hidden");
}

void draw_sparkline(struct buf *out, const long *values, int n, long max)
{
  for (int i = 0; i < n; i++) {
    double value = values[i] < 0 ? STATS_NA : (double)values[i];
    plot_spark(out, &value, 1, (double)max, term_ascii());
  }
}

void draw_bar(struct buf *out, long part, long all, int width, bool rest)
{
  long filled = all > 0 ? (2 * part * width + all) / (2 * all) : 0;
  if (part > 0 && filled < 1) filled = 1;
  for (int i = 0; i < width; i++) {
    if (i < filled)
      buf_add(out, "█");
    else if (rest)
      buf_add(out, "░");
  }
}
