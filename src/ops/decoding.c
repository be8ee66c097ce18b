// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/decoding.h"

#include "base/i18n.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>

enum form { FORM_UTF8, FORM_UTF16_LE, FORM_UTF16_BE, FORM_WINDOWS, FORM_LATIN };

static const struct {
  const char *id, *label, *system;
  const char *mark;
  size_t mark_length, unit; /* bytes */
} forms[] = {
    [FORM_UTF8] = {"utf-8", "UTF-8", "UTF-8", "\xEF\xBB\xBF", 3, 1},
    [FORM_UTF16_LE] = {"utf-16", "UTF-16", "UTF-16LE", "\xFF\xFE", 2, 2},
    [FORM_UTF16_BE] = {"utf-16", "UTF-16", "UTF-16BE", "\xFE\xFF", 2, 2},
    [FORM_WINDOWS] = {"windows-1252", "Windows-1252", "WINDOWS-1252", "", 0, 1},
    [FORM_LATIN] = {"latin-1", "Latin-1", "ISO-8859-1", "", 0, 1},
};
enum { N_FORMS = sizeof forms / sizeof forms[0], SNIFFED = 4096 };

bool decoding_known(const char *id)
{
  for (size_t i = 0; i < N_FORMS; i++)
    if (strcmp(forms[i].id, id) == 0) return true;
  return false;
}

static bool has_mark(const char *bytes, size_t length, enum form form)
{
  size_t mark = forms[form].mark_length;
  return mark > 0 && length >= mark && memcmp(bytes, forms[form].mark, mark) == 0;
}

/* Latin letters in UTF-16 have a zero in every other byte; other files hardly have a zero. */
static bool looks_like_utf16(const char *bytes, size_t length, enum form *form)
{
  size_t zeros[2] = {0, 0}, seen = length < SNIFFED ? length : SNIFFED;
  for (size_t i = 0; i < seen; i++)
    zeros[i % 2] += bytes[i] == '\0';
  *form = zeros[1] > zeros[0] ? FORM_UTF16_LE : FORM_UTF16_BE;
  size_t more = zeros[*form == FORM_UTF16_LE], fewer = zeros[*form != FORM_UTF16_LE];
  return more * 4 > seen && fewer * 20 <= more;
}

/* Bytes of a letter beyond ASCII that begins here; 0 when it is malformed. */
static size_t sequence_length(const unsigned char *bytes, size_t left)
{
  size_t length = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;
  if (bytes[0] < 0xC2 || bytes[0] > 0xF4 || length > left) return 0;
  for (size_t i = 1; i < length; i++)
    if ((bytes[i] & 0xC0) != 0x80) return 0;
  return length;
}

/* A long file is looked through and copied in pieces, between which somebody may cancel. */
struct pace {
  bool (*progress)(void *data, long done, long all);
  void *data;
  size_t next;
  bool cancelled;
};
enum { PIECE = 1024 * 1024 }; /* bytes; a few milliseconds */

static bool go_on(struct pace *pace, size_t at)
{
  if (at < pace->next || pace->progress == NULL) return true;
  pace->next = at + PIECE;
  pace->cancelled = !pace->progress(pace->data, 0, 0);
  return !pace->cancelled;
}

/* Eight bytes at once: most of a file is ASCII. */
static size_t ascii_length(const unsigned char *bytes, size_t length)
{
  const uint64_t beyond = UINT64_C(0x8080808080808080);
  size_t at = 0;
  for (uint64_t word; at + sizeof word <= length; at += sizeof word) {
    memcpy(&word, bytes + at, sizeof word);
    if (word & beyond) break;
  }
  return at;
}

/* A file of UTF-8 with a damaged byte or a cut end is still UTF-8. */
static bool looks_like_utf8(const char *text, size_t length, bool *beyond_ascii, struct pace *pace)
{
  const unsigned char *bytes = (const unsigned char *)text;
  size_t letters = 0, malformed = 0;
  for (size_t at = 0; at < length && go_on(pace, at);) {
    size_t left = length - at < PIECE ? length - at : PIECE;
    size_t ascii = ascii_length(bytes + at, left);
    if (ascii > 0) {
      at += ascii;
      continue;
    }
    size_t taken = bytes[at] < 0x80 ? 1 : sequence_length(bytes + at, length - at);
    letters += taken > 1;
    malformed += taken == 0;
    at += taken == 0 ? 1 : taken;
  }
  *beyond_ascii = letters > 0 && malformed == 0;
  return malformed * 4 <= letters;
}

static enum form choose(const char *bytes, size_t length, const char *asked, struct pace *pace)
{
  for (size_t i = 0; i < N_FORMS; i++)
    if (has_mark(bytes, length, (enum form)i)) return (enum form)i;
  enum form wide;
  bool is_wide = looks_like_utf16(bytes, length, &wide), beyond_ascii = false;
  bool utf8 = looks_like_utf8(bytes, length, &beyond_ascii, pace);
  if (asked == NULL) return is_wide ? wide : utf8 ? FORM_UTF8 : FORM_WINDOWS;
  if (strcmp(asked, forms[FORM_UTF16_LE].id) == 0) return wide;
  if (beyond_ascii || strcmp(asked, forms[FORM_UTF8].id) == 0) return FORM_UTF8;
  return strcmp(asked, forms[FORM_LATIN].id) == 0 ? FORM_LATIN : FORM_WINDOWS;
}

static void copy(const char *bytes, size_t length, struct buf *out, struct pace *pace)
{
  for (size_t at = 0; at < length && go_on(pace, at); at += PIECE)
    buf_addn(out, bytes + at, length - at < PIECE ? length - at : PIECE);
}

static void convert(iconv_t system, const char *bytes, size_t length, size_t unit, struct buf *out,
                    struct pace *pace)
{
  /* The system's interface takes the input as not constant, but does not write to it. */
  char *from = (char *)(size_t)(const void *)bytes;
  size_t left = length;
  while (left > 0 && go_on(pace, length - left)) {
    char piece[SNIFFED], *to = piece;
    size_t room = sizeof piece;
    size_t before = left;
    iconv(system, &from, &left, &to, &room);
    buf_addn(out, piece, (size_t)(to - piece));
    if (left == before && to == piece) {
      size_t skipped = left < unit ? left : unit;
      buf_add(out, "\uFFFD");
      from += skipped;
      left -= skipped;
    }
  }
}

static bool transform(enum form form, const char *bytes, size_t length, struct buf *out,
                      struct pace *pace, struct err *err)
{
  pace->next = 0;
  if (form == FORM_UTF8) {
    copy(bytes, length, out, pace);
    return true;
  }
  iconv_t system = iconv_open("UTF-8", forms[form].system);
  if (system == (iconv_t)-1)
    return err_set(err,
                   _("This computer cannot read %s. Save the file as UTF-8 and open it again."),
                   forms[form].label);
  convert(system, bytes, length, forms[form].unit, out, pace);
  iconv_close(system);
  return true;
}

bool decoding_run(const char *bytes, size_t length, const char *asked, struct buf *out,
                  struct decoding *found, bool (*progress)(void *data, long done, long all),
                  void *data, struct err *err)
{
  struct pace pace = {.progress = progress, .data = data};
  enum form form = choose(bytes, length, asked, &pace);
  bool marked = has_mark(bytes, length, form);
  *found = (struct decoding){forms[form].id, forms[form].label, marked};
  size_t mark = marked ? forms[form].mark_length : 0;
  if (!pace.cancelled && !transform(form, bytes + mark, length - mark, out, &pace, err))
    return false;
  return !pace.cancelled || err_set_kind(err, ERR_CANCELLED, _("Cancelled. Nothing has changed."));
}
