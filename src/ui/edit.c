// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit.h"

#include "base/mem.h"
#include "base/text.h"

#include <string.h>

enum { EDIT_LIMIT = 4000, UTF8_MAX = 4, GRAPHEME_MAX = 64 };

static size_t limit_of(const struct edit *edit)
{
  return edit->limit ? edit->limit : EDIT_LIMIT;
}

/* All the room the text may ever need is taken at once: a block that grew would leave a copy of
 * what was typed behind in freed memory. */
static void reserve(struct edit *edit)
{
  if (edit->text.data) return;
  edit->text.capacity = limit_of(edit) + 1;
  edit->text.data = mem_alloc(edit->text.capacity);
}

static void remove_range(struct edit *edit, size_t from, size_t to)
{
  struct buf *text = &edit->text;
  size_t removed = to - from;
  if (!removed) return;
  edit->changed = true;
  memmove(text->data + from, text->data + to, text->length - to);
  mem_wipe(text->data + text->length - removed, removed);
  text->length -= removed;
  edit->cursor = from;
}

/* The bytes of the longest beginning, of whole graphemes, that is no longer than `room`. */
static size_t cut(const char *bytes, size_t room)
{
  size_t length = 0;
  for (size_t next = text_next(bytes, 0); next <= room && next > length;
       next = text_next(bytes, length))
    length = next;
  return length;
}

static void insert(struct edit *edit, const char *bytes, size_t length)
{
  reserve(edit);
  struct buf *text = &edit->text;
  size_t room = limit_of(edit) - text->length;
  edit->full = length > room;
  if (edit->full) length = cut(bytes, room);
  if (length) edit->changed = true;
  memmove(text->data + edit->cursor + length, text->data + edit->cursor,
          text->length - edit->cursor);
  memcpy(text->data + edit->cursor, bytes, length);
  if (!edit->many)
    for (size_t i = edit->cursor; i < edit->cursor + length; i++)
      if (text->data[i] == '\n') text->data[i] = ' ';
  text->length += length;
  text->data[text->length] = 0;
  edit->cursor += length;
}

static size_t encode(int code, char bytes[UTF8_MAX])
{
  unsigned c = (unsigned)code;
  size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
  for (size_t i = n; i-- > 1; c >>= 6)
    bytes[i] = (char)(0x80 | (c & 0x3f));
  bytes[0] = (char)(lead[n] | c);
  return n;
}

/* A combining mark belongs to the letter before the cursor, so that letter is typed anew with it.
 */
static void type(struct edit *edit, int code)
{
  char bytes[GRAPHEME_MAX + UTF8_MAX];
  reserve(edit);
  size_t from = code < 0x300 ? edit->cursor : text_previous(edit->text.data, edit->cursor);
  size_t kept = edit->cursor - from;
  edit->full = true; /* until it is there */
  if (kept > GRAPHEME_MAX) return;
  memcpy(bytes, edit->text.data + from, kept);
  size_t length = kept + encode(code, bytes + kept);
  if (edit->text.length + length - kept > limit_of(edit)) return;
  if (code < 0x80) {
    insert(edit, bytes, length);
    return;
  }
  struct arena arena = {0};
  const char *clean = text_clean(&arena, bytes, length, edit->many);
  edit->full = false;
  remove_range(edit, from, edit->cursor);
  insert(edit, clean, strlen(clean));
  arena_release(&arena);
}

void edit_set(struct edit *edit, const char *text)
{
  edit_clear(edit);
  if (text) insert(edit, text, strlen(text));
}

void edit_clear(struct edit *edit)
{
  if (edit->text.data) mem_wipe(edit->text.data, edit->text.capacity);
  edit->text.length = edit->cursor = edit->first = 0;
}

void edit_release(struct edit *edit)
{
  edit_clear(edit);
  buf_release(&edit->text);
}

static size_t word_left(const char *text, size_t at)
{
  while (at > 0 && text[at - 1] == ' ')
    at = text_previous(text, at);
  while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n')
    at = text_previous(text, at);
  return at;
}

static size_t word_right(const char *text, size_t at)
{
  while (text[at] && text[at] != ' ' && text[at] != '\n')
    at = text_next(text, at);
  while (text[at] == ' ')
    at = text_next(text, at);
  return at;
}

/* A line as it is shown. */
struct line {
  size_t start, length;
};

/* The line after `line`; false when that was the last. An LF at the end opens one more, empty line.
 */
static bool line_after(const char *text, int width, struct line *line)
{
  size_t skip, next = line->start;
  text_line(text + next, width, &skip);
  next += skip;
  if (!text[next] && (skip == 0 || text[next - 1] != '\n')) return false;
  *line = (struct line){next, text_line(text + next, width, &skip)};
  return true;
}

static struct line first_line(const char *text, int width)
{
  return (struct line){0, text_line(text, width, &(size_t){0})};
}

/* Line number `number` of the text wrapped to `width`; false when there are fewer. */
static bool line_at(const char *text, int width, size_t number, struct line *line)
{
  *line = first_line(text, width);
  for (size_t i = 0; i < number; i++)
    if (!line_after(text, width, line)) return false;
  return true;
}

static size_t line_of(const char *text, int width, size_t at, struct line *line)
{
  size_t number = 0;
  *line = first_line(text, width);
  for (struct line next = *line; line_after(text, width, &next) && next.start <= at; number++)
    *line = next;
  return number;
}

static bool move_line(struct edit *edit, int step)
{
  struct line line;
  const char *text = edit->text.data;
  if (!edit->many || !text || edit->width <= 0) return false;
  size_t number = line_of(text, edit->width, edit->cursor, &line);
  int column = text_width_n(text + line.start, edit->cursor - line.start);
  if (step < 0 && number == 0) return false;
  if (!line_at(text, edit->width, step < 0 ? number - 1 : number + 1, &line)) return false;
  size_t fits = text_fit(text + line.start, column);
  edit->cursor = line.start + (fits < line.length ? fits : line.length);
  return true;
}

static bool move_to(struct edit *edit, size_t at)
{
  bool moved = edit->cursor != at;
  edit->cursor = at;
  return moved;
}

static bool move_to_edge(struct edit *edit, bool end)
{
  size_t from = 0, to = edit->text.length;
  if (edit->many && edit->text.data && edit->width > 0) {
    struct line line;
    line_of(edit->text.data, edit->width, edit->cursor, &line);
    from = line.start;
    to = line.start + line.length;
  }
  return move_to(edit, end ? to : from);
}

bool edit_key(struct edit *edit, const struct key *key)
{
  const char *text = buf_text(&edit->text);
  edit->changed = edit->full = false;
  switch (key->code) {
  case K_LEFT:
    return move_to(edit, text_previous(text, edit->cursor));
  case K_RIGHT:
    return move_to(edit, text_next(text, edit->cursor));
  case K_CTRL_LEFT:
    return move_to(edit, word_left(text, edit->cursor));
  case K_CTRL_RIGHT:
    return move_to(edit, word_right(text, edit->cursor));
  case K_HOME:
  case K_END:
    return move_to_edge(edit, key->code == K_END);
  case K_CTRL_HOME:
    return move_to(edit, 0);
  case K_CTRL_END:
    return move_to(edit, edit->text.length);
  case K_UP:
  case K_DOWN:
    return move_line(edit, key->code == K_UP ? -1 : 1);
  case K_BACKSPACE:
    if (edit->cursor) remove_range(edit, text_previous(text, edit->cursor), edit->cursor);
    return true;
  case K_DELETE:
    if (text[edit->cursor]) remove_range(edit, edit->cursor, text_next(text, edit->cursor));
    return true;
  case K_PASTE:
    insert(edit, key->text, strlen(key->text));
    return true;
  case K_ENTER:
    if (edit->many) insert(edit, "\n", 1);
    return edit->many;
  default:
    if (key->code < 32 || key->code >= K_SPECIAL) return false;
    type(edit, key->code);
    return true;
  }
}

static void draw_piece(int y, int x, int width, enum style style, const char *text, size_t length)
{
  struct buf piece = {0};
  buf_addn(&piece, text, length);
  draw_text(y, x, width, style, buf_text(&piece));
  if (piece.data) mem_wipe(piece.data, piece.capacity);
  buf_release(&piece);
}

static void draw_one(struct edit *edit, struct rect r, enum style style, int *x)
{
  const char *text = buf_text(&edit->text);
  if (edit->first > edit->cursor) edit->first = edit->cursor;
  int width = text_width_n(text + edit->first, edit->cursor - edit->first);
  while (width > r.w) {
    size_t next = text_next(text, edit->first);
    width -= text_width_n(text + edit->first, next - edit->first);
    edit->first = next;
  }
  draw_piece(r.y, r.x, r.w, style, text + edit->first, text_fit(text + edit->first, r.w));
  *x = r.x + width;
}

static void draw_many(struct edit *edit, struct rect r, enum style style, int *y, int *x)
{
  const char *text = buf_text(&edit->text);
  struct line line;
  size_t at = line_of(text, r.w, edit->cursor, &line), height = (size_t)r.h;
  int column = text_width_n(text + line.start, edit->cursor - line.start);
  if (edit->first > at) edit->first = at;
  if (at >= edit->first + height) edit->first = at - height + 1;
  *y = r.y + (int)(at - edit->first);
  *x = r.x + (column < r.w ? column : r.w);
  bool is = line_at(text, r.w, edit->first, &line);
  for (int i = 0; i < r.h; i++) {
    draw_piece(r.y + i, r.x, r.w, style, is ? text + line.start : "", is ? line.length : 0);
    is = is && line_after(text, r.w, &line);
  }
}

void edit_draw(struct edit *edit, struct rect r, enum style style, int *y, int *x)
{
  edit->width = r.w;
  *y = r.y;
  if (edit->many)
    draw_many(edit, r, style, y, x);
  else
    draw_one(edit, r, style, x);
}
