// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person.h"

#include "base/i18n.h"
#include "domain/person_scan.h"
#include "domain/words.h"

#include <string.h>

enum { KINDS = PERSON_PLATE + 1 };

struct finding {
  struct person_hit *hits;
  size_t limit, kept, count;
  bool found[KINDS];
};

/* Keeps hits[1] and on in order of place; what falls off the end is the last in place. */
static void place_hit(struct finding *finding, struct person_hit hit)
{
  size_t i = finding->kept;
  if (i < finding->limit)
    finding->kept++;
  else if (--i == 0 || finding->hits[i].start <= hit.start)
    return;
  for (; i > 1 && finding->hits[i - 1].start > hit.start; i--)
    finding->hits[i] = finding->hits[i - 1];
  finding->hits[i] = hit;
}

static void add_hit(struct finding *finding, struct person_hit hit)
{
  finding->count++;
  finding->found[hit.kind] = true;
  if (finding->limit == 0) return;
  if (finding->kept > 0 && hit.kind < finding->hits[0].kind) {
    struct person_hit first = finding->hits[0];
    finding->hits[0] = hit;
    hit = first;
  }
  if (finding->kept == 0)
    finding->hits[finding->kept++] = hit;
  else
    place_hit(finding, hit);
}

static bool address_part(char symbol)
{
  return person_letter(symbol) || person_digit(symbol) || symbol == '.' || symbol == '_' ||
         symbol == '-' || symbol == '+' || symbol == '%';
}

/* The end of a domain with at least one dot whose last label is letters; `at` when there is none.
 */
static size_t domain_end(const struct person_text *text, size_t at)
{
  size_t end = at;
  int labels = 0, letters = 0;
  bool plain = true; /* only letters so far in this label */
  for (size_t place = at;;) {
    struct person_glyph glyph = person_read(text, place);
    bool inside = person_letter(glyph.symbol) || person_digit(glyph.symbol) || glyph.symbol == '-';
    if (!inside) {
      if (labels > 0 && plain && letters >= 2) end = place;
      if (glyph.symbol != '.' || place == at) return end;
      labels++;
      letters = 0;
      plain = true;
    } else if (person_letter(glyph.symbol)) {
      letters++;
    } else {
      plain = false;
    }
    place = glyph.end;
  }
}

static bool plate_letter(char symbol)
{
  bool letter = (symbol >= 'A' && symbol <= 'Z') || (symbol >= 'a' && symbol <= 'z');
  return letter && !strchr("IQViqv", symbol);
}

static bool capital(char symbol)
{
  return symbol >= 'A' && symbol <= 'Z';
}

/* ABC123 and abc12d as one word; ABC 123 in capitals alone. */
static bool find_plate(const struct person_text *text, size_t at, struct person_hit *hit)
{
  struct person_glyph glyph = {.end = at};
  bool capitals = true;
  for (int i = 0; i < 3; i++) {
    glyph = person_read(text, glyph.end);
    if (!plate_letter(glyph.symbol)) return false;
    capitals = capitals && capital(glyph.symbol);
  }
  glyph = person_read(text, glyph.end);
  bool blank = glyph.symbol == ' ';
  if (blank) glyph = person_read(text, glyph.end);
  if (!person_digit(glyph.symbol)) return false;
  glyph = person_read(text, glyph.end);
  if (!person_digit(glyph.symbol)) return false;
  glyph = person_read(text, glyph.end);
  bool letter = person_letter(glyph.symbol) && glyph.symbol != SYMBOL_LETTER;
  if (!letter && !person_digit(glyph.symbol)) return false;
  if (blank && (!capitals || (letter && !capital(glyph.symbol)))) return false;

  struct person_glyph after = person_read(text, glyph.end);
  if (person_letter(after.symbol) || person_digit(after.symbol)) return false;
  if (after.symbol == '-' && person_digit(person_read(text, after.end).symbol)) return false;
  *hit = (struct person_hit){PERSON_PLATE, at, glyph.end - at};
  return true;
}

static bool find_at(const struct person_text *text, struct person_glyph glyph,
                    struct person_before before, struct person_hit *hit)
{
  bool after_digit = person_digit(before.symbol);
  if (person_digit(glyph.symbol) && !after_digit &&
      person_find_number(text, glyph.start, before, hit))
    return true;
  if (glyph.symbol == '0' || glyph.symbol == '+')
    return person_find_telephone(text, glyph.start, before, hit);
  return !after_digit && !person_letter(before.symbol) && find_plate(text, glyph.start, hit);
}

/* Whatever is found has a digit or an @. Those beyond ASCII all begin with a higher byte than the
 * letters of Latin-1 do. */
static bool may_hold_something(const char *text)
{
  enum { LATIN_1_LAST = 0xC3 };
  for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++)
    if (*at > LATIN_1_LAST || *at == '@' || person_digit((char)*at)) return true;
  return false;
}

static void scan(const char *bytes, struct finding *finding)
{
  struct person_text text = {bytes, strlen(bytes)};
  struct person_before before = {0, 0};
  struct person_glyph glyph;
  struct person_hit hit;
  size_t passed = 0;       /* the end of the last hit: no other starts inside it */
  size_t address = 0;      /* where what may be the first part of an e-mail address starts */
  bool in_address = false; /* `address` holds */
  if (!may_hold_something(bytes)) return;
  for (size_t at = 0; (glyph = person_read(&text, at)).symbol; at = glyph.end) {
    if (glyph.symbol == '@') {
      size_t end = domain_end(&text, glyph.end);
      if (in_address && end > glyph.end)
        add_hit(finding, (struct person_hit){PERSON_EMAIL, address, end - address});
    } else if (glyph.start >= passed && find_at(&text, glyph, before, &hit)) {
      add_hit(finding, hit);
      passed = hit.start + hit.length;
    }
    bool part = address_part(glyph.symbol);
    if (part && !in_address) address = glyph.start;
    in_address = part;
    before = (struct person_before){glyph.symbol, before.symbol};
  }
}

size_t person_find(const char *text, struct person_hit *hits, size_t limit)
{
  struct finding finding = {.hits = hits, .limit = limit};
  if (text) scan(text, &finding);
  return finding.count;
}

const char *person_kind_name(enum person_kind kind)
{
  switch (kind) {
  case PERSON_NUMBER:
  case PERSON_NUMBER_LIKELY:
    return _("a personal identity number");
  case PERSON_TELEPHONE:
    return _("a telephone number");
  case PERSON_EMAIL:
    return _("an e-mail address");
  case PERSON_PLATE:
    return _("a registration plate");
  case PERSON_NONE:
    break;
  }
  return _("no personal data");
}

static bool refuse_certain(const char *others, struct err *err)
{
  if (*others)
    return err_set(err,
                   _("The text contains a personal identity number and is not stored. Describe "
                     "place, situation and environment. It also contains %s."),
                   others);
  return err_set(err, _("The text contains a personal identity number and is not stored. Describe "
                        "place, situation and environment."));
}

static bool ask(enum person_kind only, const char *kinds, struct err *err)
{
  switch (only) {
  case PERSON_NUMBER_LIKELY:
    return err_set(err, _("Looks like a personal identity number. Remove it, or give a reason "
                          "when you save."));
  case PERSON_TELEPHONE:
    return err_set(err, _("Looks like a telephone number. Remove it, or give a reason when you "
                          "save."));
  case PERSON_EMAIL:
    return err_set(err, _("Looks like an e-mail address. Remove it, or give a reason when you "
                          "save."));
  case PERSON_PLATE:
    return err_set(err, _("Looks like a registration plate. Remove it, or give a reason when you "
                          "save."));
  case PERSON_NONE:
  case PERSON_NUMBER:
    break;
  }
  return err_set(err, _("Looks like %s. Remove them, or give a reason when you save."), kinds);
}

bool person_check(const char *text, const char *reason, struct err *err)
{
  struct finding finding = {.limit = 0};
  if (text) scan(text, &finding);
  bool certain = finding.found[PERSON_NUMBER];
  if (finding.count == 0 || (!certain && words_said(reason))) return true;

  const char *names[KINDS];
  size_t n = 0;
  enum person_kind only = PERSON_NONE;
  for (int kind = certain ? PERSON_TELEPHONE : PERSON_NUMBER_LIKELY; kind < KINDS; kind++) {
    if (!finding.found[kind]) continue;
    only = n == 0 ? (enum person_kind)kind : PERSON_NONE;
    names[n++] = person_kind_name((enum person_kind)kind);
  }
  struct buf list = {0};
  words_and(&list, names, n);
  if (certain)
    refuse_certain(buf_text(&list), err);
  else
    ask(only, buf_text(&list), err);
  buf_release(&list);
  return false;
}
