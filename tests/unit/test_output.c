// SPDX-License-Identifier: GPL-3.0-or-later
/* A document as HTML and as CSV: well-formed and harmless whatever its texts hold (screens.md 9).
 */
#include "report/output.h"

#include "base/csv_text.h"
#include "base/i18n.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

static const char hostile[] = "<script>alert(\"1\")</script> & ]]> --> 'x'\n\x01\x1b[2J\xff slut";

static struct document *make(void)
{
  const struct doc_column columns[] = {{"Område", DOC_LEFT, 0}, {hostile, DOC_RIGHT, 8}};
  struct document *d = document_new(&arena);
  d->head = (struct doc_head){.municipality = "Exempelby kommun",
                              .title = hostile,
                              .date = "2026-10-07",
                              .status = "FÖRSLAG TILL KLG",
                              .registry_number = "KS 2026/00412",
                              .foot = hostile,
                              .language = "sv",
                              .practice = true};
  document_heading(d, 2, hostile);
  document_item(d, "ett");
  document_item(d, hostile);
  document_paragraph(d, hostile);
  document_labelled(d, hostile, hostile);
  document_lines(d, 2);
  document_page(d);
  document_figure(d, hostile, "▁▂▃\n<b>", NULL);
  struct doc_table *t = document_table(d, hostile, columns, 2);
  t->foot = hostile;
  table_row(d, t, DOC_ROW_HEAD, (const char *const[]){"Grupp"});
  table_row(d, t, DOC_ROW, (const char *const[]){"  =1+2", "+50 % *"});
  table_row(d, t, DOC_ROW_NOTE, (const char *const[]){"@not"});
  table_row(d, t, DOC_ROW_SUM, (const char *const[]){"a;b\"c", NULL});
  struct doc_table *left = table_new(d, NULL, columns, 1), *right = table_new(d, NULL, columns, 1);
  table_row(d, right, DOC_ROW, (const char *const[]){"-3"});
  document_pair(d, left, right);
  document_item(d, "sist");
  return d;
}

static const char *made(const struct document *d, enum output_form form)
{
  struct buf out = {0};
  struct err err = {0};
  if (!output_make(d, form, NULL, &out, &err)) fail_msg("%s", err.text);
  const char *text = arena_strndup(&arena, buf_text(&out), out.length);
  buf_release(&out);
  return text;
}

/* Every element is closed in its turn, and every `&` begins an entity that XML knows. */
static void assert_well_formed(const char *html)
{
  char stack[64][16];
  size_t depth = 0;
  for (const char *at = html; (at = strpbrk(at, "<&")); at++) {
    if (*at == '&') {
      assert_true(!strncmp(at, "&lt;", 4) || !strncmp(at, "&gt;", 4) || !strncmp(at, "&amp;", 5) ||
                  !strncmp(at, "&quot;", 6));
      continue;
    }
    const char *end = strchr(at, '>');
    assert_non_null(end);
    if (at[1] == '!' || end[-1] == '/') continue;
    const char *name = at + (at[1] == '/' ? 2 : 1);
    size_t length = strcspn(name, " >");
    assert_in_range(length, 1, 15);
    if (at[1] != '/') {
      assert_in_range(depth, 0, 63);
      snprintf(stack[depth++], sizeof *stack, "%.*s", (int)length, name);
    } else {
      assert_in_range(depth, 1, 64);
      depth--;
      if (strlen(stack[depth]) != length || strncmp(stack[depth], name, length) != 0)
        fail_msg("<%s> is closed by </%.*s>", stack[depth], (int)length, name);
    }
  }
  assert_int_equal(depth, 0);
}

static void test_html(void **state)
{
  (void)state;
  const char *html = made(make(), OUTPUT_HTML);
  assert_well_formed(html);
  assert_true(text_valid(html, strlen(html)));
  static const char *const there[] = {
      "<html lang=\"sv\">",      "<th scope=\"col\">Område</th>",
      "<caption>&lt;script&gt;", "<th scope=\"rowgroup\" colspan=\"2\">Grupp</th>",
      "<td colspan=\"2\">@not",  "<tr class=\"sum\">",
      "<ul>\n<li>ett</li>",      "<h2>&lt;script&gt;",
      "<p>FÖRSLAG TILL KLG</p>", "<p>dnr KS 2026/00412</p>",
      "<p>ÖVNING</p>",
  };
  for (size_t i = 0; i < sizeof there / sizeof *there; i++)
    if (!strstr(html, there[i])) fail_msg("no %s in:\n%s", there[i], html);
  assert_null(strstr(html, "<script"));
  assert_null(strstr(html, "<b>"));
  for (; *html; html++)
    assert_true((unsigned char)*html >= ' ' || *html == '\n');
}

static void test_csv(void **state)
{
  (void)state;
  const char *csv = made(make(), OUTPUT_CSV);
  assert_int_equal(strncmp(csv, CSV_BYTE_ORDER_MARK, 3), 0);
  /* What a spreadsheet would take for a formula stands behind a quotation mark. */
  static const char *const there[] = {"\nGrupp\n",      "\n\"'=1+2\";\"'+50 % *\"\n",
                                      "\n\"'@not\"\n",  "\n\"a;b\"\"c\";\n",
                                      "\n\nOmråde\n\n", "\n\"'-3\"\n"};
  for (size_t i = 0; i < sizeof there / sizeof *there; i++)
    if (!strstr(csv, there[i])) fail_msg("no %s in:\n%s", there[i], csv);
  struct document *none = document_new(&arena);
  document_paragraph(none, "text");
  struct buf out = {0};
  struct err err = {0};
  assert_false(output_make(none, OUTPUT_CSV, NULL, &out, &err));
  assert_int_equal(out.length, 0);
  assert_string_equal(err.text, "Utskriften har ingen tabell, och CSV har bara tabeller. Välj en "
                                "annan form.");
}

static void test_ranges(void **state)
{
  (void)state;
  struct paper_range range = {0};
  assert_true(paper_read_range("2", &range));
  assert_true(range.first == 2 && range.last == 2);
  assert_true(paper_read_range("2-3", &range));
  assert_true(range.first == 2 && range.last == 3);
  assert_true(paper_read_range("1–2", &range));
  assert_true(range.first == 1 && range.last == 2);
  static const char *const wrong[] = {"", "0", "3-2", "2-", "-2", "två", "1-2-3", "--printer"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    assert_false(paper_read_range(wrong[i], &range));
}

static int release(void **state)
{
  (void)state;
  arena_release(&arena);
  return 0;
}

int main(void)
{
  i18n_start("sv");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_teardown(test_html, release),
      cmocka_unit_test_teardown(test_csv, release),
      cmocka_unit_test(test_ranges),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
