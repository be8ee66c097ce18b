// SPDX-License-Identifier: GPL-3.0-or-later
/* Every print there is as PDF, of the worked scenarios and of the practice municipality. */
#include "pdf_check.h"

#include "base/i18n.h"
#include "report/report.h"

#include <string.h>

static struct scenario scenario;
static struct pdf_check pdf;

static struct document *made(const char *name, struct period period)
{
  const struct report_request request = {
      .name = name, .period = period, .today = scenario.clock.date};
  struct document *d = NULL;
  MUST(report_make(scenario.ops.store, &request, &scenario.arena, &d, err));
  return d;
}

/* Made a second time from the same data it is the same file. */
static void assert_again(const char *name, struct period period, const struct document *d)
{
  struct buf once = {0}, again = {0};
  struct paper_fonts fonts = {0};
  MUST(paper_pdf(pdf.paper, d, (struct paper_range){0}, &once, NULL, err));
  paper_close(pdf.paper);
  MUST(paper_open(&pdf.paper, &fonts, err));
  MUST(paper_pdf(pdf.paper, made(name, period), (struct paper_range){0}, &again, NULL, err));
  assert_int_equal(once.length, again.length);
  assert_memory_equal(once.data, again.data, once.length);
  buf_release(&once);
  buf_release(&again);
}

static void assert_print(const char *name, struct period period, size_t pages)
{
  struct document *d = made(name, period);
  const struct page *laid_out;
  assert_sound(&pdf, d, pages ? pages : paper_pages(pdf.paper, d, &pdf.arena, &laid_out));
  /* A plot is drawn anew on paper, so its letters are other than its cells; its table has both. */
  bool plots = strcmp(name, "D") == 0;
  if (!plots) {
    assert_words(&pdf, d);
    assert_preview(&pdf, d);
  }
  assert_in(pdf_said(&pdf, "pdfinfo", ""), d->head.title);
  const char *tree = pdf_said(&pdf, "pdfinfo", "-struct");
  bool tabular = strcmp(name, "P8") != 0;
  static const char *const kinds[] = {"\n  H1", "\n  P", "\n  Table", "TR", "TH", "TD", "/Scope"};
  for (size_t i = 0; i < (tabular ? sizeof kinds / sizeof *kinds : 2); i++)
    assert_in(tree, kinds[i]);
  assert_int_equal(strstr(tree, "\n  Figure") != NULL, plots);
  assert_again(name, period, d);
}

static const struct period quarter = {PERIOD_QUARTER, 20260701, 20260930};

static void test_scenarios(void **state)
{
  (void)state;
  scenario_begin(&scenario);
  scenario_inventory(&scenario);
  assert_print("P1", period_of_month(202608), 1); /* domain.md 7: one A4 in a normal month */
  scenario_september(&scenario);
  scenario_meeting(&scenario);
  assert_print("P4", quarter, 2);
  assert_print("P6", quarter, 4); /* one a department */
  scenario_decision(&scenario);
  assert_print("P5", quarter, 1); /* domain.md 7: the decision is one page */
  assert_in(pdf_said(&pdf, "pdfinfo", ""), "CreationDate:    Wed Oct  7 ");
  assert_print("P7", period_of_month(202611), 1);
  scenario_end(&scenario);
}

/* The fullest quarter of the practice file has twelve areas, unusual months, consequences. */
static void test_practice(void **state)
{
  (void)state;
  static const struct {
    const char *name;
    struct period period;
    size_t pages; /* 0 where the data decide */
  } prints[] = {
      {"P1", {PERIOD_MONTH, 20261001, 20261031}, 0}, /* a long list runs on */
      {"P4", {PERIOD_QUARTER, 20260701, 20260930}, 2},
      {"P5", {PERIOD_QUARTER, 20260701, 20260930}, 1},
      {"P6", {PERIOD_QUARTER, 20260701, 20260930}, 0},
      {"P7", {PERIOD_MONTH, 20261101, 20261130}, 1},
      {"P8", {PERIOD_DAYS, 20261007, 20261007}, 1},
      {"P9", {PERIOD_YEAR, 20250101, 20251231}, 0},
      {"P16", {PERIOD_YEAR, 20260101, 20261231}, 0},
      {"ARR", {PERIOD_DAYS, 20261122, 20261122}, 1},
      {"AVV", {PERIOD_MONTH, 20261001, 20261031}, 1},
      {"D", {PERIOD_QUARTER, 20260701, 20260930}, 0},
  };
  scenario_practice(&scenario);
  for (size_t i = 0; i < sizeof prints / sizeof *prints; i++)
    assert_print(prints[i].name, prints[i].period, prints[i].pages);
  scenario_end(&scenario);
}

static int begin_test(void **state)
{
  (void)state;
  pdf_check_begin(&pdf, "/tmp");
  return 0;
}

static int end_test(void **state)
{
  (void)state;
  pdf_check_end(&pdf);
  return 0;
}

int main(void)
{
  i18n_start("sv");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_scenarios, begin_test, end_test),
      cmocka_unit_test_setup_teardown(test_practice, begin_test, end_test),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
