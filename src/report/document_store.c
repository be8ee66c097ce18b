// SPDX-License-Identifier: GPL-3.0-or-later
/* The stored form: one record a line, its fields parted by tabs. In a field \t, \n, \r and \\ stand
 * for what they name, and \N alone for a text that is not there. A table says how many columns
 * and rows follow, and the last line how many blocks there were, so that nothing can be lost
 * unseen. */
#include "report/document_record.h"

#include "base/i18n.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

static const char signature[] = "lagesbild-document";
static const char version[] = "1";
static const char escaped[] = "\t\n\r\\", escapes[] = "tnr\\";

/* How each kind of block is recorded: its word, whether its level follows, how many texts, and
 * how many tables stand in the lines below; a plot follows them. */
struct block_form {
  const char *word;
  enum doc_kind kind;
  bool level;
  int texts, tables;
  bool plot;
};
static const struct block_form block_forms[] = {
    {"heading", DOC_HEADING, true, 1, 0, false},
    {"paragraph", DOC_PARAGRAPH, false, 1, 0, false},
    {"item", DOC_ITEM, false, 1, 0, false},
    {"labelled", DOC_LABELLED, false, 2, 0, false},
    {"space", DOC_SPACE, false, 0, 0, false},
    {"lines", DOC_LINES, true, 0, 0, false},
    {"page", DOC_PAGE, false, 0, 0, false},
    {"part", DOC_PART, false, 0, 0, false},
    {"table", DOC_TABLE, false, 0, 1, false},
    {"pair", DOC_PAIR, false, 0, 2, false},
    {"figure", DOC_FIGURE, false, 2, 0, false},
    {"figure-with-table", DOC_FIGURE, false, 2, 1, false},
    {"plot", DOC_FIGURE, false, 2, 0, true},
    {"plot-with-table", DOC_FIGURE, false, 2, 1, true},
};
enum { BLOCK_FORMS = sizeof block_forms / sizeof *block_forms };

struct head_form {
  const char *word;
  size_t offset; /* of a const char * in struct doc_head */
};
static const struct head_form head_forms[] = {
    {"municipality", offsetof(struct doc_head, municipality)},
    {"body", offsetof(struct doc_head, body)},
    {"title", offsetof(struct doc_head, title)},
    {"date", offsetof(struct doc_head, date)},
    {"status", offsetof(struct doc_head, status)},
    {"registry-number", offsetof(struct doc_head, registry_number)},
    {"foot", offsetof(struct doc_head, foot)},
    {"language", offsetof(struct doc_head, language)},
};
enum { HEAD_FORMS = sizeof head_forms / sizeof *head_forms };

static const char *const practice_words[] = {"no", "yes"};
static const char *const align_words[] = {[DOC_LEFT] = "left", [DOC_RIGHT] = "right"};
static const char *const row_words[] = {
    [DOC_ROW] = "row", [DOC_ROW_SUM] = "sum", [DOC_ROW_NOTE] = "note", [DOC_ROW_HEAD] = "group"};

void record_field(struct buf *out, const char *text)
{
  buf_addc(out, '\t');
  if (!text) {
    buf_add(out, "\\N");
    return;
  }
  while (*text) {
    size_t plain = strcspn(text, escaped);
    buf_addn(out, text, plain);
    text += plain;
    if (*text) {
      buf_addc(out, '\\');
      buf_addc(out, escapes[strchr(escaped, *text++) - escaped]);
    }
  }
}

static void write_table(const struct doc_table *t, struct buf *out)
{
  buf_addf(out, "grid\t%zu\t%zu", t->n_columns, t->n_rows);
  record_field(out, t->caption);
  record_field(out, t->foot);
  buf_addc(out, '\n');
  for (size_t i = 0; i < t->n_columns; i++) {
    buf_addf(out, "column\t%s\t%d", align_words[t->columns[i].align], t->columns[i].width);
    record_field(out, t->columns[i].head);
    buf_addc(out, '\n');
  }
  for (size_t i = 0; i < t->n_rows; i++) {
    buf_add(out, row_words[t->rows[i].kind]);
    size_t n = table_row_cells(t, t->rows[i].kind);
    for (size_t c = 0; c < n; c++)
      record_field(out, t->rows[i].cells[c]);
    buf_addc(out, '\n');
  }
}

static void write_block(const struct doc_block *b, struct buf *out)
{
  const struct doc_table *const tables[] = {b->table, b->second};
  int n_tables = (b->table != NULL) + (b->second != NULL);
  const struct block_form *form = block_forms;
  while (form->kind != b->kind || form->tables != n_tables || form->plot != (b->plot != NULL)) {
    form++;
    assert(form < block_forms + BLOCK_FORMS);
  }
  buf_add(out, form->word);
  if (form->level) buf_addf(out, "\t%d", b->level);
  if (form->texts > 0) record_field(out, b->text);
  if (form->texts > 1) record_field(out, b->label);
  buf_addc(out, '\n');
  for (int i = 0; i < n_tables; i++)
    write_table(tables[i], out);
  if (b->plot) record_put_plot(b->plot, out);
}

static const char **head_text(struct doc_head *head, size_t i)
{
  return (const char **)(void *)((char *)head + head_forms[i].offset);
}

void document_write(const struct document *d, struct buf *out)
{
  struct doc_head head = d->head;
  buf_addf(out, "%s\t%s\n", signature, version);
  for (size_t i = 0; i < HEAD_FORMS; i++) {
    buf_add(out, head_forms[i].word);
    record_field(out, *head_text(&head, i));
    buf_addc(out, '\n');
  }
  buf_addf(out, "practice\t%s\n", practice_words[head.practice]);
  for (size_t i = 0; i < d->n_blocks; i++)
    write_block(&d->blocks[i], out);
  buf_addf(out, "end\t%zu\n", d->n_blocks);
}

bool record_damaged(const struct reader *r)
{
  return err_set_kind(r->err, ERR_DAMAGED,
                      _("The stored copy of this document is damaged at line %zu: restore the file "
                        "from a backup."),
                      r->line);
}

static bool read_field(const struct reader *r, const char *text, size_t length, const char **field)
{
  *field = NULL;
  if (length == 2 && memcmp(text, "\\N", 2) == 0) return true;
  char *plain = arena_alloc(r->arena, length + 1);
  *field = plain;
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '\\') {
      const char *escape = ++i < length ? strchr(escapes, text[i]) : NULL;
      if (!escape) return record_damaged(r);
      *plain++ = escaped[escape - escapes];
    } else {
      *plain++ = text[i];
    }
  }
  return true;
}

bool record_read(struct reader *r, struct record *record)
{
  r->line++;
  size_t length = strcspn(r->rest, "\n"), capacity = 0;
  const char *line = r->rest;
  if (line[length] != '\n') return record_damaged(r);
  r->rest += length + 1;
  size_t at = strcspn(line, "\t\n");
  *record = (struct record){.word = arena_strndup(r->arena, line, at)};
  while (at < length) {
    const char *field = line + at + 1;
    size_t bytes = strcspn(field, "\t\n");
    record->fields =
        arena_grow(r->arena, record->fields, record->n, &capacity, sizeof *record->fields);
    if (!read_field(r, field, bytes, &record->fields[record->n++])) return false;
    at += 1 + bytes;
  }
  return true;
}

/* Reads the next record, which must be `word` with `n` fields. */
bool record_expect(struct reader *r, const char *word, size_t n, struct record *record)
{
  if (!record_read(r, record)) return false;
  if (strcmp(record->word, word) != 0 || record->n != n) return record_damaged(r);
  return true;
}

/* A whole number just as document_write writes one. */
bool record_count(const struct reader *r, const char *field, int least, int *value)
{
  enum { DIGITS_MOST = 9 };
  size_t length = field ? strlen(field) : 0;
  if (length == 0 || length > DIGITS_MOST || strspn(field, "0123456789") != length)
    return record_damaged(r);
  *value = 0;
  for (size_t i = 0; i < length; i++)
    *value = *value * 10 + (field[i] - '0');
  if (*value < least || (field[0] == '0' && length > 1)) return record_damaged(r);
  return true;
}

bool record_choice(const struct reader *r, const char *field, const char *const *words, size_t n,
                   size_t *choice)
{
  for (*choice = 0; *choice < n; ++*choice)
    if (field && strcmp(field, words[*choice]) == 0) return true;
  return record_damaged(r);
}

static bool read_columns(struct reader *r, int n, struct doc_column **columns)
{
  size_t capacity = 0, align;
  *columns = NULL;
  for (int i = 0; i < n; i++) {
    struct record record;
    struct doc_column column;
    if (!record_expect(r, "column", 3, &record) ||
        !record_choice(r, record.fields[0], align_words, 2, &align) ||
        !record_count(r, record.fields[1], 0, &column.width))
      return false;
    if (!record.fields[2]) return record_damaged(r);
    column.head = record.fields[2];
    column.align = (enum doc_align)align;
    *columns = arena_grow(r->arena, *columns, (size_t)i, &capacity, sizeof **columns);
    (*columns)[i] = column;
  }
  return true;
}

static bool read_row(struct reader *r, struct document *d, struct doc_table *table)
{
  struct record record;
  size_t kind;
  if (!record_read(r, &record) || !record_choice(r, record.word, row_words, 4, &kind)) return false;
  if (record.n != table_row_cells(table, (enum doc_row_kind)kind)) return record_damaged(r);
  for (size_t i = 0; i < record.n; i++)
    if (!record.fields[i]) return record_damaged(r);
  table_row(d, table, (enum doc_row_kind)kind, record.fields);
  return true;
}

static bool read_table(struct reader *r, struct document *d, struct doc_table **table)
{
  struct record record;
  struct doc_column *columns;
  int n_columns, n_rows;
  if (!record_expect(r, "grid", 4, &record) || !record_count(r, record.fields[0], 1, &n_columns) ||
      !record_count(r, record.fields[1], 0, &n_rows) || !read_columns(r, n_columns, &columns))
    return false;
  *table = table_new(d, record.fields[2], columns, (size_t)n_columns);
  (*table)->foot = record.fields[3];
  for (int i = 0; i < n_rows; i++)
    if (!read_row(r, d, *table)) return false;
  return true;
}

static bool level_allowed(enum doc_kind kind, int level)
{
  return level > 0 && (kind != DOC_HEADING || level <= 2);
}

static bool read_block(struct reader *r, struct document *d, const struct block_form *form,
                       const struct record *record)
{
  struct doc_block block = {.kind = form->kind};
  size_t next = 0;
  if (record->n != (size_t)form->texts + form->level) return record_damaged(r);
  if (form->level && !record_count(r, record->fields[next++], 1, &block.level)) return false;
  if (form->level && !level_allowed(form->kind, block.level)) return record_damaged(r);
  for (size_t i = next; i < record->n; i++)
    if (!record->fields[i]) return record_damaged(r);
  if (form->texts > 0) block.text = record->fields[next++];
  if (form->texts > 1) block.label = record->fields[next];
  if (form->tables > 0 && !read_table(r, d, &block.table)) return false;
  if (form->tables > 1 && !read_table(r, d, &block.second)) return false;
  if (form->plot && !record_plot(r, &block.plot)) return false;
  document_block(d, &block);
  return true;
}

static bool read_head(struct reader *r, struct doc_head *head)
{
  struct record record;
  for (size_t i = 0; i < HEAD_FORMS; i++) {
    if (!record_expect(r, head_forms[i].word, 1, &record)) return false;
    *head_text(head, i) = record.fields[0];
  }
  size_t practice;
  if (!record_expect(r, "practice", 1, &record) ||
      !record_choice(r, record.fields[0], practice_words, 2, &practice))
    return false;
  head->practice = practice != 0;
  return true;
}

static bool read_blocks(struct reader *r, struct document *d)
{
  for (;;) {
    struct record record;
    if (!record_read(r, &record)) return false;
    if (strcmp(record.word, "end") == 0) {
      int count;
      if (record.n != 1 || !record_count(r, record.fields[0], 0, &count)) return record_damaged(r);
      return (size_t)count == d->n_blocks && !*r->rest ? true : record_damaged(r);
    }
    size_t i = 0;
    while (i < BLOCK_FORMS && strcmp(block_forms[i].word, record.word) != 0)
      i++;
    if (i == BLOCK_FORMS) return record_damaged(r);
    if (!read_block(r, d, &block_forms[i], &record)) return false;
  }
}

bool document_read(struct arena *arena, const char *text, struct document **d, struct err *err)
{
  struct reader r = {.arena = arena, .rest = text, .line = 1, .err = err};
  struct record record;
  if (!text_valid(text, strlen(text))) return record_damaged(&r);
  r.line = 0;
  if (!record_expect(&r, signature, 1, &record)) return false;
  if (!record.fields[0] || strcmp(record.fields[0], version) != 0)
    return err_set_kind(err, ERR_DAMAGED,
                        _("The stored copy of this document was written by a newer version of the "
                          "program: open it with that version."));
  struct document *read = document_new(arena);
  if (!read_head(&r, &read->head) || !read_blocks(&r, read)) return false;
  *d = read;
  return true;
}
