// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/i18n.h"
#include "base/text.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define NBSP "\u00A0"
#define SHOWN "\uFFFD"

static void well_formed_utf8_is_told_from_the_rest(void **state)
{
  (void)state;
  static const struct {
    const char *bytes;
    bool valid;
  } cases[] = {
      {"", true},
      {"Stationsområdet, en lång rad som är längre än åtta byte", true},
      {"\U0001F6B2", true},
      {"tab\tand\nline", true},
      {"\xC5", false},         /* cut short */
      {"abcdefgh\xE5", false}, /* Latin-1 */
      {"\xC0\xAF", false},     /* overlong */
      {"\xED\xA0\x80", false}, /* a surrogate */
      {"\xF5\x80\x80\x80", false},
      {"\x80", false},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    assert_true(text_valid(cases[i].bytes, strlen(cases[i].bytes)) == cases[i].valid);
  assert_false(text_valid("a\0b", 3));
  assert_false(text_valid("\xC3\xA5", 1)); /* the length rules, not what follows */
}

struct cleaning {
  const char *raw, *clean;
};

static void assert_cleaned(const struct cleaning *cases, size_t count, bool newlines)
{
  struct arena arena = {0};
  for (size_t i = 0; i < count; i++) {
    const char *clean = text_clean(&arena, cases[i].raw, strlen(cases[i].raw), newlines);
    assert_string_equal(clean, cases[i].clean);
    assert_string_equal(text_clean(&arena, clean, strlen(clean), newlines), clean);
  }
  arena_release(&arena);
}

static void text_is_cleaned(void **state)
{
  (void)state;
  static const struct cleaning cases[] = {
      {"", ""},
      {"plain text, ~ and all", "plain text, ~ and all"},
      {"Ängsvägen – ”här”", "Ängsvägen – ”här”"},
      {"A\u030Atorget", "Åtorget"}, /* NFC */
      {"e\u0301", "é"},
      {"a\tb", "a b"},
      {"one\ntwo\r\nthree\rfour\u2028five", "one two three four five"},
      {"\x1b[31mred", SHOWN "[31mred"},
      {"del\x7F", "del" SHOWN},
      {"c1\xC2\x9B", "c1" SHOWN},
      {"\u202Eabc\u2066", SHOWN "abc" SHOWN}, /* bidi controls */
      {"\u0301x", SHOWN "x"},                 /* a mark with nothing to stand on */
      {" \u0301x", " " SHOWN "x"},
      {"x\n\u0301", "x " SHOWN},
      {"q\u0301\u0323", "q\u0323\u0301"}, /* two marks keep their base; NFC orders them */
      {"caf\xE9", "caf" SHOWN},
      {"\xE5\xE4\xF6", SHOWN SHOWN SHOWN}, /* one sign for each byte */
      {"\xC3", SHOWN},
      {"\uE000", SHOWN}, /* private use has no shape */
      {"12345678\x01", "12345678" SHOWN},
      {"1234567\x1F", "1234567" SHOWN},
  };
  assert_cleaned(cases, COUNT(cases), false);
}

static void long_text_keeps_its_lines(void **state)
{
  (void)state;
  static const struct cleaning cases[] = {
      {"one\ntwo\r\nthree\rfour", "one\ntwo\nthree\nfour"},
      {"\r\n\r\n", "\n\n"},
      {"a\tb\x0B", "a b" SHOWN},
  };
  assert_cleaned(cases, COUNT(cases), true);
}

static void a_nul_is_shown_too(void **state)
{
  (void)state;
  struct arena arena = {0};
  assert_string_equal(text_clean(&arena, "a\0b", 3, false), "a" SHOWN "b");
  arena_release(&arena);
}

static void width_is_counted_in_columns(void **state)
{
  (void)state;
  assert_true(i18n_start("en"));
  assert_int_equal(text_width(""), 0);
  assert_int_equal(text_width("Åtorget"), 7);
  assert_int_equal(text_width("e\u0301"), 1);
  assert_int_equal(text_width("\u4E2D\u6587"), 4); /* two wide signs */
  assert_int_equal(text_width("►▲▼…–■◊×"), 8);     /* every sign is one column */
  assert_int_equal(text_width_n("Åtorget", 3), 2);
}

static void a_cut_never_parts_a_grapheme(void **state)
{
  (void)state;
  assert_int_equal(text_fit("Åtorget", 3), 4);
  assert_int_equal(text_fit("Åtorget", 100), 8);
  assert_int_equal(text_fit("Åtorget", 0), 0);
  assert_int_equal(text_fit("xq\u0323y", 2), 4);    /* the mark goes with its letter */
  assert_int_equal(text_fit("\u4E2D\u6587", 3), 3); /* half a wide sign does not fit */
}

static void assert_padded(const char *text, int columns, bool right, const char *expected)
{
  struct buf out = {0};
  text_pad(&out, text, columns, right);
  assert_string_equal(buf_text(&out), expected);
  buf_release(&out);
}

static void cells_are_filled_exactly(void **state)
{
  (void)state;
  assert_padded("Åbo", 5, false, "Åbo  ");
  assert_padded("Åbo", 5, true, "  Åbo");
  assert_padded("Åbo", 3, false, "Åbo");
  assert_padded("Åtorget", 4, false, "Åto…");
  assert_padded("Åtorget", 4, true, "Åto…");
  assert_padded("Åtorget", 1, false, "…");
  assert_padded("Åtorget", 0, false, "");
  assert_padded("\u4E2D\u6587", 3, false, "\u4E2D…");
  assert_padded("\u4E2D\u6587x", 4, false, "\u4E2D …"); /* the hole before the dots is a space */
}

static void the_cursor_walks_over_graphemes(void **state)
{
  (void)state;
  const char *text = "aÅq\u0323\u4E2D";
  static const size_t stops[] = {0, 1, 3, 6, 9};
  for (size_t i = 0; i + 1 < COUNT(stops); i++) {
    assert_int_equal(text_next(text, stops[i]), stops[i + 1]);
    assert_int_equal(text_previous(text, stops[i + 1]), stops[i]);
  }
  assert_int_equal(text_next(text, 9), 9);
  assert_int_equal(text_previous(text, 0), 0);
  assert_int_equal(text_previous("abc", 3), 2);
  assert_int_equal(text_previous("abc", 1), 0);
}

/* The lines joined with a bar. */
static void assert_wrapped(const char *text, int columns, const char *expected)
{
  struct buf out = {0};
  size_t skip;
  for (;;) {
    size_t length = text_line(text, columns, &skip);
    if (skip == 0) break;
    buf_addn(&out, text, length);
    buf_addc(&out, '|');
    text += skip;
  }
  assert_string_equal(buf_text(&out), expected);
  buf_release(&out);
}

static void long_text_is_broken_at_spaces(void **state)
{
  (void)state;
  assert_wrapped("", 10, "");
  assert_wrapped("kort", 10, "kort|");
  assert_wrapped("två ord", 3, "två|ord|");
  assert_wrapped("två   ord", 4, "två|ord|");
  assert_wrapped("belysningen är trasig", 12, "belysningen|är trasig|");
  assert_wrapped("belysningen", 5, "belys|ninge|n|");
  assert_wrapped("en\ntvå\n\ntre", 10, "en|två||tre|");
  assert_wrapped("ett  \ntvå", 3, "ett|två|"); /* no empty line from spaces at the margin */
  assert_wrapped("4 800" NBSP "kr", 5, "4|800" NBSP "k|r|"); /* a no-break space holds */
  assert_wrapped("\u4E2D\u6587", 1, "\u4E2D|\u6587|");       /* goes on even if nothing fits */
}

static void assert_folded(const char *text, const char *expected)
{
  struct buf out = {0};
  text_fold(&out, text);
  assert_string_equal(buf_text(&out), expected);
  buf_clear(&out);
  text_fold(&out, expected);
  assert_string_equal(buf_text(&out), expected);
  buf_release(&out);
}

static void search_forgets_case_marks_and_hyphens(void **state)
{
  (void)state;
  assert_folded("", "");
  assert_folded("Åtorget", "atorget");
  assert_folded("ÄNGSVÄGEN", "angsvagen");
  assert_folded("Örtagårdsparken", "ortagardsparken");
  assert_folded("Café Élysée", "cafe elysee");
  assert_folded("Ærø", "aro");
  assert_folded("  Norra -\t" NBSP "torget\n", "norra torget");
  assert_folded("e\u0301", "e");
  assert_folded("a - \u0301 b", "a b");
  assert_folded("Łódź ŠKODA", "łodz skoda");
  assert_folded("2026\u201308", "2026 08");
  assert_folded("100 % (ja)", "100 % (ja)");
}

static void search_is_lenient(void **state)
{
  (void)state;
  assert_true(text_matches("Åtorget", "atorg"));
  assert_true(text_matches("Norra Åtorget", "ATO nor")); /* several words are and */
  assert_true(text_matches("Å-9", "å 9"));
  assert_true(text_matches("anything", " "));
  assert_false(text_matches("Åtorget", "atorgt"));
  assert_false(text_matches("Åtorget", "ato söder"));
  assert_int_equal(text_match_place("Åtorget", "åto"), 3);
  assert_int_equal(text_match_place("Norra Åtorget", "åto"), 2);
  assert_int_equal(text_match_place("Stora (Åtorget)", "åto"), 2);
  assert_int_equal(text_match_place("Nattorget", "ato"), 0);
  assert_int_equal(text_match_place("Rådhustorget", "torg"), 1);
  assert_int_equal(text_match_place("Matorget, torget", "torg"), 2); /* the best of its hits */
  assert_int_equal(text_match_place("Norra Åtorget", "åto norra"), 1);
}

/* Each list stands in its right order. */
static void the_order_is_swedish(void **state)
{
  (void)state;
  static const char *const order[] = {
      "",       "Norra torget", "Vallgraven", "Wallinska",  "Zinkgatan",
      "Ågatan", "Åtorget",      "Ängsskolan", "Örtagården", "Örtagårdsparken",
  };
  static const char *const numbers[] = {"Å-9", "Å-10", "Å-010a", "Å-11", "Å-100", "Åby"};
  static const char *const levels[] = {
      "e", "E",  "é", "É", "ea", "Éb", "ec", "ed", "y",
      "ü", "ya", "z", "ä", "æ",  "äa", "ö",  "ø",  "öa",
  };
  /* Letter by letter, as the sample of P1 lists its units. */
  static const char *const words[] = {"LysekilsBostäder", "Lysekils Hamn", "Norra", "Norra-a",
                                      "Norra a",          "Norraa",        "Norrås"};
  static const struct {
    const char *const *list;
    size_t count;
  } lists[] = {{order, COUNT(order)},
               {numbers, COUNT(numbers)},
               {levels, COUNT(levels)},
               {words, COUNT(words)}};
  for (size_t list = 0; list < COUNT(lists); list++)
    for (size_t i = 0; i < lists[list].count; i++)
      for (size_t j = 0; j < lists[list].count; j++) {
        int got = text_compare(lists[list].list[i], lists[list].list[j]);
        if ((got > 0) - (got < 0) != (i > j) - (i < j))
          fail_msg("\"%s\" against \"%s\" gives %d", lists[list].list[i], lists[list].list[j], got);
      }
}

/* What a collation promises a sort: every pair has one order, and orders chain. The texts are all
 * those of up to three pieces out of the awkward ones. */
static void the_order_is_consistent(void **state)
{
  (void)state;
  static const char *const pieces[] = {"", "a", "A", "é", "ø", "0", "09", "\u0301", "ß"};
  enum { PIECES = COUNT(pieces), TEXTS = PIECES * PIECES * 4 };
  static char texts[TEXTS][16];
  for (size_t i = 0; i < TEXTS; i++) {
    strcat(texts[i], pieces[i % PIECES]);
    strcat(texts[i], pieces[i / PIECES % PIECES]);
    strcat(texts[i], pieces[i / PIECES / PIECES * 2]);
  }
  for (size_t i = 0; i < TEXTS; i++)
    for (size_t j = 0; j < TEXTS; j++) {
      int ij = text_compare(texts[i], texts[j]);
      int ji = text_compare(texts[j], texts[i]);
      assert_true((ij > 0) == (ji < 0));
      assert_true((ij == 0) == (strcmp(texts[i], texts[j]) == 0));
      if (ij > 0) continue;
      for (size_t k = 0; k < TEXTS; k += 7)
        if (text_compare(texts[j], texts[k]) <= 0)
          assert_true(text_compare(texts[i], texts[k]) <= 0);
    }
}

static void lengths_rule_where_they_are_given(void **state)
{
  (void)state;
  assert_int_equal(text_compare_n("abX", 2, "abY", 2), 0);
  assert_true(text_compare_n("a1", 1, "a1", 2) < 0);
  assert_int_equal(text_compare_n("", 0, "", 0), 0);
}

static void case_is_mapped(void **state)
{
  (void)state;
  struct arena arena = {0};
  assert_string_equal(text_upper(&arena, "åtorget 9"), "ÅTORGET 9");
  assert_string_equal(text_lower(&arena, "ÅTORGET"), "åtorget");
  assert_string_equal(text_capital(&arena, "åtorget och ån"), "Åtorget och ån");
  assert_string_equal(text_capital(&arena, ""), "");
  arena_release(&arena);
}

static void assert_decimal(double value, int decimals, const char *expected)
{
  struct buf out = {0};
  text_decimal(&out, value, decimals);
  assert_string_equal(buf_text(&out), expected);
  buf_release(&out);
}

static void assert_number(long long value, const char *expected)
{
  struct buf out = {0};
  text_number(&out, value);
  assert_string_equal(buf_text(&out), expected);
  buf_release(&out);
}

static void numbers_are_written(void **state)
{
  (void)state;
  assert_number(0, "0");
  assert_number(999, "999");
  assert_number(4800, "4" NBSP "800");
  assert_number(-1234567, "-1" NBSP "234" NBSP "567");
  assert_number(-123, "-123");
  assert_decimal(16.66, 1, "16,7");
  assert_decimal(2.5, 0, "3"); /* half away from zero, both ways */
  assert_decimal(-2.5, 0, "-3");
  assert_decimal(12.35, 1, "12,4");
  assert_decimal(-0.04, 1, "0,0"); /* never -0 */
  assert_decimal(0.05, 2, "0,05");
  assert_decimal(NAN, 1, "–"); /* no value */
}

static void numbers_are_read(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    bool read;
    long long value;
  } cases[] = {
      {"0", true, 0},
      {"25500", true, 25500},
      {"25 500", true, 25500},
      {"25" NBSP "500", true, 25500},
      {"1\u202F234\u202F567", true, 1234567},
      {" 12 ", true, 12},
      {"-3", true, -3},
      {"\u22123", true, -3},
      {"+7", true, 7},
      {"", false, 0},
      {"-", false, 0},
      {"25 50", false, 0},
      {"2 5", false, 0},
      {"1234 567", false, 0},
      {"12x", false, 0},
      {"1,5", false, 0},
      {"0x10", false, 0},
      {"1e3", false, 0},
      {"99999999999999999999", false, 0},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    long long value = 77;
    bool read = text_read_integer(cases[i].text, &value);
    if (read != cases[i].read || value != (read ? cases[i].value : 77))
      fail_msg("\"%s\" is read as %d, %lld", cases[i].text, read, value);
  }
}

static void decimals_are_read(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    bool read;
    double value;
  } cases[] = {
      {"1,5", true, 1.5}, {"1.5", true, 1.5},   {"4 800,25", true, 4800.25},
      {",5", true, 0.5},  {"-0,5", true, -0.5}, {"12", true, 12},
      {"1,", false, 0},   {"1,5,5", false, 0},  {"1, 5", false, 0},
      {",", false, 0},    {"nan", false, 0},    {"1e3", false, 0},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    double value = 77;
    bool read = text_read_decimal(cases[i].text, &value);
    if (read != cases[i].read || value != (read ? cases[i].value : 77))
      fail_msg("\"%s\" is read as %d, %g", cases[i].text, read, value);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(well_formed_utf8_is_told_from_the_rest),
      cmocka_unit_test(text_is_cleaned),
      cmocka_unit_test(long_text_keeps_its_lines),
      cmocka_unit_test(a_nul_is_shown_too),
      cmocka_unit_test(width_is_counted_in_columns),
      cmocka_unit_test(a_cut_never_parts_a_grapheme),
      cmocka_unit_test(cells_are_filled_exactly),
      cmocka_unit_test(the_cursor_walks_over_graphemes),
      cmocka_unit_test(long_text_is_broken_at_spaces),
      cmocka_unit_test(search_forgets_case_marks_and_hyphens),
      cmocka_unit_test(search_is_lenient),
      cmocka_unit_test(the_order_is_swedish),
      cmocka_unit_test(the_order_is_consistent),
      cmocka_unit_test(lengths_rule_where_they_are_given),
      cmocka_unit_test(case_is_mapped),
      cmocka_unit_test(numbers_are_written),
      cmocka_unit_test(numbers_are_read),
      cmocka_unit_test(decimals_are_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
