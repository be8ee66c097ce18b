// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mem.h"
#include "domain/person.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The numbers end with the check digit of the Luhn rule, or are one off where they are "likely".
 * 19121212-1212 is the tax agency's own example. */
static const struct {
  const char *text;
  enum person_kind kind;
  const char *found; /* the bytes that the hit covers */
} found[] = {
    {"191212121212", PERSON_NUMBER, "191212121212"},
    {"19121212-1212", PERSON_NUMBER, "19121212-1212"},
    {"19121212+1212", PERSON_NUMBER, "19121212+1212"},
    {"121212-1212", PERSON_NUMBER, "121212-1212"},
    {"121212+1212", PERSON_NUMBER, "121212+1212"},
    {"1212121212", PERSON_NUMBER, "1212121212"},
    {"En boende, 850101-2382, ringde.", PERSON_NUMBER, "850101-2382"},
    {"(850101-2382)", PERSON_NUMBER, "850101-2382"},
    {"Pnr:850101-2382.", PERSON_NUMBER, "850101-2382"},
    {"850101 - 2382", PERSON_NUMBER, "850101 - 2382"},
    {"850101\u20132382", PERSON_NUMBER, "850101\u20132382"},
    {"850101\u22122382", PERSON_NUMBER, "850101\u22122382"},
    {"850101\u20112382", PERSON_NUMBER, "850101\u20112382"},
    {"850101-\n2382", PERSON_NUMBER, "850101-\n2382"},
    {"850101 2382", PERSON_NUMBER, "850101 2382"},
    {"850101\u00A02382", PERSON_NUMBER, "850101\u00A02382"},
    {"19121212 1212", PERSON_NUMBER, "19121212 1212"},
    {"1985-01-01-2382", PERSON_NUMBER, "1985-01-01-2382"},
    {"850101\u00AD-2382", PERSON_NUMBER, "850101\u00AD-2382"}, /* soft hyphen: unseen */
    {"８５０１０１-２３８２", PERSON_NUMBER, "８５０１０１-２３８２"},
    {"１２１２１２１２１２", PERSON_NUMBER, "１２１２１２１２１２"},
    {"٨٥٠١٠١-٢٣٨٢", PERSON_NUMBER, "٨٥٠١٠١-٢٣٨٢"},
    {"pnr850101-2382", PERSON_NUMBER, "850101-2382"},
    {"850101-2382född", PERSON_NUMBER, "850101-2382"},
    {"ärende 2024-850101-2382", PERSON_NUMBER, "850101-2382"},
    {"0801 850101-2382", PERSON_NUMBER, "850101-2382"}, /* not eaten by the digits before */
    {"tel 070-123 45 67 850101-2382", PERSON_NUMBER, "850101-2382"},
    {"121272-1219", PERSON_NUMBER, "121272-1219"}, /* coordination number: day 12 + 60 */
    {"19121272-1219", PERSON_NUMBER, "19121272-1219"},
    {"000229-1235", PERSON_NUMBER, "000229-1235"}, /* 2000 was a leap year */
    {"960229-1230", PERSON_NUMBER, "960229-1230"},
    {"20000229-1235", PERSON_NUMBER, "20000229-1235"},
    {"18960229-1230", PERSON_NUMBER, "18960229-1230"},

    {"ringde 850101-2384 till vaktbolaget", PERSON_NUMBER_LIKELY, "850101-2384"},
    {"191212121213", PERSON_NUMBER_LIKELY, "191212121213"},
    {"19121212-1213", PERSON_NUMBER_LIKELY, "19121212-1213"},
    {"121291-1217", PERSON_NUMBER_LIKELY, "121291-1217"},
    {"260801 2346", PERSON_NUMBER_LIKELY,
     "260801 2346"}, /* may be a moment: not refused outright */

    {"070-123 45 67", PERSON_TELEPHONE, "070-123 45 67"},
    {"0701234567", PERSON_TELEPHONE, "0701234567"},
    {"070 1234567", PERSON_TELEPHONE, "070 1234567"},
    {"070-123-45-67", PERSON_TELEPHONE, "070-123-45-67"},
    {"070 - 123 45 67", PERSON_TELEPHONE, "070 - 123 45 67"},
    {"070\u2011123\u00A045\u00A067", PERSON_TELEPHONE, "070\u2011123\u00A045\u00A067"},
    {"tel:0523-61 30 00", PERSON_TELEPHONE, "0523-61 30 00"},
    {"Tel.0523613000.", PERSON_TELEPHONE, "0523613000"},
    {"(0523) 61 30 00", PERSON_TELEPHONE, "0523) 61 30 00"},
    {"08-123 456 78", PERSON_TELEPHONE, "08-123 456 78"},
    {"+46701234567", PERSON_TELEPHONE, "+46701234567"},
    {"+46 70-123 45 67", PERSON_TELEPHONE, "+46 70-123 45 67"},
    {"+46 (0)70-123 45 67", PERSON_TELEPHONE, "+46 (0)70-123 45 67"},
    {"0046 70 123 45 67", PERSON_TELEPHONE, "0046 70 123 45 67"},
    {"０７０-１２３ ４５ ６７", PERSON_TELEPHONE, "０７０-１２３ ４５ ６７"},
    {"031-12 34 56 2026-08-01", PERSON_TELEPHONE, "031-12 34 56"},
    {"0123456", PERSON_TELEPHONE, "0123456"}, /* seven digits are the fewest */

    {"skriv till vakten@exempel.se.", PERSON_EMAIL, "vakten@exempel.se"},
    {"<for.namn+tag@mejl.exempel.com>", PERSON_EMAIL, "for.namn+tag@mejl.exempel.com"},
    {"å.ö@räksmörgås.se", PERSON_EMAIL, "å.ö@räksmörgås.se"},
    {"a＠b.se", PERSON_EMAIL, "a＠b.se"},

    {"bil ABC123 på torget", PERSON_PLATE, "ABC123"},
    {"abc12d", PERSON_PLATE, "abc12d"},
    {"Abc123.", PERSON_PLATE, "Abc123"},
    {"ABC 123", PERSON_PLATE, "ABC 123"},
    {"ABC\u00A012D", PERSON_PLATE, "ABC\u00A012D"},
    {"ＡＢＣ１２３", PERSON_PLATE, "ＡＢＣ１２３"},
};

static void what_looks_like_a_person_is_found(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT(found); i++) {
    struct person_hit hit = {PERSON_NONE, 0, 0};
    size_t n = person_find(found[i].text, &hit, 1);
    const char *start = strstr(found[i].text, found[i].found);
    assert_non_null(start);
    if (n == 0 || hit.kind != found[i].kind || hit.start != (size_t)(start - found[i].text) ||
        hit.length != strlen(found[i].found))
      fail_msg("%s: %zu hits, kind %d at %zu+%zu", found[i].text, n, (int)hit.kind, hit.start,
               hit.length);
  }
}

static const char *const harmless[] = {
    "",
    /* the notes of the worked month, and other words of such texts */
    "20-tal ungdomar, hög musik, skingrades",
    "Bråk efter stängning, polisanmält",
    "A-traktorer, klagomål via kontaktcenter",
    "Krossad ruta, hus B",
    "Två stolpar släckta",
    "Inbrott förråd, polisanmält, 12 000 kr",
    "hus 12B",
    "väg 161",
    "Hus 12B och väg 161",
    "rum 101",
    "buss 841",
    /* dates, times, counts and amounts */
    "kl 07:20",
    "kl. 08.30",
    "08.30–09.45",
    "2026-08-01",
    "2026-08-01 23:40",
    "2026-08-01 2340",
    "0801",
    "0801 23.40",
    "01-08-2026",
    "01-08 2026",
    "2026-08-01--2026-10-31",
    "260801-260805",
    "00-06, 06-12, 12-18, 18-24",
    "08-12 13-17",
    "4 800 kr",
    "25 500",
    "0,5 l",
    "0.0012345",
    "+50 %",
    "+4 grader",
    "58.2741, 11.4356",
    "1,850101",
    /* names of records */
    "O-118",
    "Å-031",
    "Å-031 2026-10-14",
    "LKS 2018-000236",
    "KS 2026/00412",
    "2026-K3",
    "SFS 2025:223",
    "ORD-SAML",
    "covid19",
    /* not quite a number */
    "1912121212121212", /* sixteen digits */
    "4111 1111 1111 1111",
    "12345678901", /* eleven */
    "8501012384",  /* no separator and a wrong check digit */
    "850101 2384",
    "851301-1234",
    "850132-1234",
    "850160-1234",
    "850192-1234",
    "850100-1100",
    "870229-1234",   /* 1887 and 1987 had no 29 February */
    "19000229-1234", /* nor had 1900 */
    "22121212-1212",
    "212121-12123",
    "556036-0793" /* an organisation's: month 60 */,
    "230145-1239",
    "012345",
    "012-34",
    "+47 22 33 44 55",
    "0123456789012",
    /* not quite an address or a plate */
    "12 @ 30 kr",
    "@torget",
    "a@b",
    "möte@",
    "IQV123",
    "ABI123",
    "abc 123",
    "Abc 123",
    "ABC1234",
    "ABCD123",
    "AB123",
    "ÅBC123",
    "ABC 12d",
    "xABC123",
    "TEL 070-12",
};

static void ordinary_text_passes(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT(harmless); i++) {
    struct person_hit hit;
    if (person_find(harmless[i], &hit, 1) != 0)
      fail_msg("“%s”: kind %d at %zu+%zu", harmless[i], (int)hit.kind, hit.start, hit.length);
  }
  assert_int_equal(person_find(NULL, NULL, 0), 0);
}

static void the_most_serious_comes_first_then_the_place(void **state)
{
  (void)state;
  const char *text = "bil ABC123, a@b.se, tel 070-123 45 67, nr 121212-1212, bil DEF456";
  static const enum person_kind kinds[] = {PERSON_NUMBER, PERSON_PLATE, PERSON_EMAIL,
                                           PERSON_TELEPHONE, PERSON_PLATE};
  struct person_hit hits[5];
  assert_int_equal(person_find(text, hits, COUNT(hits)), COUNT(kinds));
  for (size_t i = 0; i < COUNT(kinds); i++)
    assert_int_equal(hits[i].kind, kinds[i]);
  for (size_t i = 2; i < COUNT(kinds); i++)
    assert_true(hits[i - 1].start < hits[i].start);

  /* Fewer places than hits: all are counted, the most serious still stands first. */
  for (size_t limit = 1; limit < COUNT(kinds); limit++) {
    struct person_hit few[5];
    assert_int_equal(person_find(text, few, limit), COUNT(kinds));
    for (size_t i = 0; i < limit; i++)
      assert_int_equal(few[i].kind, kinds[i]);
  }
}

static void an_address_around_a_number_keeps_the_order(void **state)
{
  (void)state;
  struct person_hit hits[3];
  assert_int_equal(person_find("0701234567@exempel.se", hits, 3), 2);
  assert_int_equal(hits[0].kind, PERSON_TELEPHONE);
  assert_int_equal(hits[1].kind, PERSON_EMAIL);
  assert_int_equal(hits[1].start, 0);
}

static void a_certain_number_is_never_stored(void **state)
{
  (void)state;
  struct err err = {0};
  assert_false(person_check("boende 121212-1212", "ärendenummer", &err));
  assert_int_equal(err.kind, ERR_REFUSED);
  assert_string_equal(err.text, "The text contains a personal identity number and is not stored. "
                                "Describe place, situation and environment.");
  /* The mail of the worked month: both are named, and the text itself is not repeated. */
  assert_false(person_check("En ungdom 191212121212, tel 070-123 45 67", NULL, &err));
  assert_non_null(strstr(err.text, "a personal identity number and is not stored"));
  assert_non_null(strstr(err.text, "a telephone number"));
  assert_null(strstr(err.text, "1912"));
  assert_null(strstr(err.text, "070"));
  assert_false(person_check("121212-1212", NULL, NULL));
}

static void the_rest_needs_a_reason(void **state)
{
  (void)state;
  struct err err = {0};
  assert_false(person_check("ring 070-123 45 67", NULL, &err));
  assert_string_equal(err.text,
                      "Looks like a telephone number. Remove it, or give a reason when you save.");
  assert_false(person_check("ring 070-123 45 67", "  ", &err));
  assert_true(person_check("ring 070-123 45 67", "kommunens växel", &err));
  assert_true(person_check("ABC123 121212-1213", "ärendenummer", &err));
  assert_true(person_check("Gästbåtar störda", NULL, &err));
  assert_true(person_check(NULL, NULL, &err));
  assert_false(person_check("ABC123 a@b.se 070-1234567", NULL, &err));
  assert_string_equal(err.text, "Looks like a telephone number, an e-mail address and a "
                                "registration plate. Remove them, or give a reason when you save.");
}

static double seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double time_of(const char *unit, size_t bytes)
{
  char *text = mem_alloc(bytes + 1);
  size_t length = strlen(unit);
  for (size_t at = 0; at + length <= bytes; at += length)
    memcpy(text + at, unit, length);
  double start = seconds();
  person_find(text, NULL, 0);
  double taken = seconds() - start;
  free(text);
  return taken;
}

/* Ten times the text may take some ten times as long; a square would take a hundred. */
static void time_is_linear_in_the_text(void **state)
{
  (void)state;
  static const char *const units[] = {"0",   "0 ",     "00-",     "a@",  "@a.", "850101-",
                                      "abc", "\u200B", "0\u200B", "+46", "２",  "ABC "};
  for (size_t i = 0; i < COUNT(units); i++) {
    double small = time_of(units[i], 200000), large = time_of(units[i], 2000000);
    if (large > 40 * small + 0.05) fail_msg("“%s”: %f s, then %f s", units[i], small, large);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_looks_like_a_person_is_found),
      cmocka_unit_test(ordinary_text_passes),
      cmocka_unit_test(the_most_serious_comes_first_then_the_place),
      cmocka_unit_test(an_address_around_a_number_keeps_the_order),
      cmocka_unit_test(a_certain_number_is_never_stored),
      cmocka_unit_test(the_rest_needs_a_reason),
      cmocka_unit_test(time_is_linear_in_the_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
