// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf_check.h"

#include "base/file.h"
#include "base/text.h"
#include "report/sink_text.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Columns that a row of narrow letters may take above those of the page. */
enum { ROW_MORE = 6 };

void pdf_check_begin(struct pdf_check *c, const char *folder)
{
  const struct paper_fonts fonts = {.serif = "No such face", .sans = NULL};
  *c = (struct pdf_check){0};
  snprintf(c->path, sizeof c->path, "%s/lagesbild-prov-%ld.pdf", folder, (long)getpid());
  MUST(paper_open(&c->paper, &fonts, err));
}

void pdf_check_end(struct pdf_check *c)
{
  paper_close(c->paper);
  unlink(c->path);
  arena_release(&c->arena);
}

const char *pdf_said(struct pdf_check *c, const char *command, const char *options)
{
  struct buf out = {0}, line = {0};
  char chunk[4096];
  buf_addf(&line, "%s %s %s %s 2>&1", command, options, c->path,
           strcmp(command, "pdftotext") == 0 ? "-" : "");
  FILE *pipe = popen(buf_text(&line), "r");
  assert_non_null(pipe);
  for (size_t got; (got = fread(chunk, 1, sizeof chunk, pipe)) > 0;)
    buf_addn(&out, chunk, got);
  if (pclose(pipe) != 0) fail_msg("%s: %s", buf_text(&line), buf_text(&out));
  const char *text = arena_strndup(&c->arena, buf_text(&out), out.length);
  buf_release(&out);
  buf_release(&line);
  return text;
}

void assert_in(const char *text, const char *part)
{
  assert_non_null(text);
  if (!strstr(text, part)) fail_msg("no \"%s\" in:\n%s", part, text);
}

size_t count(const char *text, const char *part)
{
  size_t n = 0;
  for (; (text = strstr(text, part)); text += strlen(part))
    n++;
  return n;
}

const char *squeezed(struct pdf_check *c, const char *text, size_t length)
{
  static const char *const dropped[] = {" ", "\n", "\f", "-", "_", "\"", "\u00a0", "\u2007"};
  struct buf out = {0};
  for (size_t at = 0; at < length;) {
    size_t skip = 0;
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped && !skip; i++)
      if (strncmp(text + at, dropped[i], strlen(dropped[i])) == 0) skip = strlen(dropped[i]);
    if (!skip) buf_addc(&out, text[at]);
    at += skip ? skip : 1;
  }
  text = arena_strdup(&c->arena, buf_text(&out));
  buf_release(&out);
  return text;
}

static void assert_each_word(struct pdf_check *c, const char *text, const char *const places[2])
{
  for (const char *at = text; *at;) {
    size_t length = strcspn(at, " \n\f");
    const char *word = squeezed(c, at, length);
    if (!strstr(places[0], word) && !strstr(places[1], word))
      fail_msg("%s is not in the other", word);
    at += length + (at[length] != '\0');
  }
}

void assert_words(struct pdf_check *c, const struct document *d)
{
  struct buf text = {0}, stored = {0};
  sink_text_print(d, &text);
  document_write(d, &stored);
  const char *drawn = pdf_said(c, "pdftotext", "-raw"),
             *tree = pdf_said(c, "pdfinfo", "-struct-text");
  const char *const paper[] = {squeezed(c, drawn, strlen(drawn)), squeezed(c, tree, strlen(tree))};
  /* In the text print a long word of a table may be cut and stand on two lines. */
  const char *const print[] = {squeezed(c, buf_text(&text), text.length),
                               squeezed(c, buf_text(&stored), stored.length)};
  assert_each_word(c, buf_text(&text), paper);
  assert_each_word(c, drawn, print);
  buf_release(&stored);
  buf_release(&text);
}

static void assert_embedded(struct pdf_check *c)
{
  const char *fonts = pdf_said(c, "pdffonts", "");
  const char *line = strchr(strchr(fonts, '\n') + 1, '\n');
  for (size_t n = 0; line && line[1]; n++, line = strchr(line + 1, '\n'))
    if (!strstr(line, " yes yes yes ")) fail_msg("not embedded, a subset, or unreadable:%s", line);
}

void assert_preview(struct pdf_check *c, const struct document *d)
{
  const struct page *pages;
  size_t n = paper_pages(c->paper, d, &c->arena, &pages);
  for (size_t i = 0; i < n; i++) {
    const char *const *lines;
    size_t n_lines = paper_lines(&pages[i], &c->arena, &lines), at = 0;
    char options[64];
    snprintf(options, sizeof options, "-layout -f %zu -l %zu", i + 1, i + 1);
    for (const char *drawn = pdf_said(c, "pdftotext", options); *drawn;) {
      size_t length = strcspn(drawn, "\n\f");
      const char *line = squeezed(c, drawn, length);
      drawn += length + (drawn[length] != '\0');
      if (!*line) continue;
      while (at < n_lines && !*squeezed(c, lines[at], strlen(lines[at])))
        at++;
      assert_true(at < n_lines);
      assert_in_range(text_width(lines[at]), 1, LAYOUT_COLUMNS + ROW_MORE);
      assert_string_equal(squeezed(c, lines[at], strlen(lines[at])), line);
      at++;
    }
    while (at < n_lines && !*squeezed(c, lines[at], strlen(lines[at])))
      at++;
    assert_int_equal(at, n_lines);
  }
}

size_t pdf_save(struct pdf_check *c, const struct document *d)
{
  struct buf once = {0}, again = {0};
  size_t n = 0;
  MUST(paper_pdf(c->paper, d, (struct paper_range){0}, &once, &n, err));
  MUST(paper_pdf(c->paper, d, (struct paper_range){0}, &again, NULL, err));
  assert_int_equal(once.length, again.length);
  assert_memory_equal(once.data, again.data, once.length);
  MUST(file_replace(c->path, once.data, once.length, err));
  buf_release(&once);
  buf_release(&again);
  return n;
}

void assert_sound(struct pdf_check *c, const struct document *d, size_t pages)
{
  assert_int_equal(pdf_save(c, d), pages);
  const char *info = pdf_said(c, "pdfinfo", "");
  char expected[64];
  snprintf(expected, sizeof expected, "Pages:           %zu\n", pages);
  assert_in(info, expected);
  assert_in(info, "Tagged:          yes");
  assert_in(info, "Metadata Stream: yes");
  assert_in(info, "(A4)");
  assert_in(pdf_said(c, "qpdf", "--check"), "No syntax or stream encoding errors");
  assert_embedded(c);
}
