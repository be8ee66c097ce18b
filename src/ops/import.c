// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ops/csv.h"
#include "ops/import_state.h"
#include "store/store_write.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 512 * 1024 * 1024 };

bool import_go_on(const struct import *import, size_t done, size_t all, struct err *err)
{
  if (import->progress == NULL || done % IMPORT_ROWS_A_CALL != 0) return true;
  if (import->progress(import->progress_data, (long)done, (long)all)) return true;
  return err_set_kind(err, ERR_CANCELLED, _("Cancelled. Nothing has changed."));
}

/* ---- lines of the preview ---- */

static const char *kept_sentence(struct import *import, const char *sentence)
{
  /* A hundred thousand rows may be refused for the same few reasons. */
  uint32_t *seen = key_map_text(&import->sentences, sentence, strlen(sentence));
  if (*seen == 0) {
    import->kept_sentences = arena_grow(&import->work, import->kept_sentences, import->n_sentences,
                                        &import->sentence_capacity, sizeof *import->kept_sentences);
    import->kept_sentences[import->n_sentences++] = arena_strdup(&import->work, sentence);
    *seen = (uint32_t)import->n_sentences;
  }
  return import->kept_sentences[*seen - 1];
}

void import_add_line(struct import *import, long line, enum import_status status,
                     enum import_field field, const char *sentence)
{
  bool needs_somebody = status == ROW_REFUSED || status == ROW_DOUBTFUL;
  /* What somebody said to leave out, or what stands again further on, is only counted. */
  if (status == ROW_LEFT_OUT) return;
  if (!needs_somebody && import->n_settled >= IMPORT_MOST_LINES) return;
  const struct import_line added = {line, status, field, kept_sentence(import, sentence)};
  struct import_line **lines = needs_somebody ? &import->refused : &import->settled;
  size_t *n = needs_somebody ? &import->n_refused : &import->n_settled;
  *lines = arena_grow(&import->work, *lines, *n,
                      needs_somebody ? &import->refused_capacity : &import->settled_capacity,
                      sizeof **lines);
  (*lines)[(*n)++] = added;
}

static int compare_lines(const void *a, const void *b)
{
  const struct import_line *left = a, *right = b;
  return (left->line > right->line) - (left->line < right->line);
}

/* Those that need somebody come before those that are settled when there is no room for all. */
static void fill_lines(struct import *import)
{
  struct import_preview *preview = &import->preview;
  size_t first = import->n_refused < IMPORT_MOST_LINES ? import->n_refused : IMPORT_MOST_LINES;
  size_t rest = IMPORT_MOST_LINES - first;
  if (rest > import->n_settled) rest = import->n_settled;
  preview->lines = arena_alloc(&import->work, (first + rest + 1) * sizeof *preview->lines);
  for (size_t i = 0; i < first; i++)
    preview->lines[i] = import->refused[i];
  for (size_t i = 0; i < rest; i++)
    preview->lines[first + i] = import->settled[i];
  preview->n_lines = first + rest;
  qsort(preview->lines, preview->n_lines, sizeof *preview->lines, compare_lines);
}

static void fill_unknown(struct import *import)
{
  static const enum import_field fields[] = {FIELD_AREA, FIELD_CATEGORY};
  struct import_preview *preview = &import->preview;
  size_t most = 0;
  for (int kind = WORD_AREA; kind <= WORD_CATEGORY; kind++)
    most += import->registers.words[kind].n;
  preview->unknown = arena_alloc(&import->work, (most + 1) * sizeof *preview->unknown);
  for (int kind = WORD_AREA; kind <= WORD_CATEGORY; kind++)
    for (size_t i = 0; i < import->registers.words[kind].n; i++) {
      const struct word *word = &import->registers.words[kind].rows[i];
      if (word->state == WORD_UNKNOWN && word->rows > 0)
        preview->unknown[preview->n_unknown++] =
            (struct import_word){fields[kind], word->text, word->rows};
    }
}

/* ---- reading and examining ---- */

static bool same_text(const char *a, const char *b)
{
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* The file as a table, by what the mapping says of encoding and separator. */
static bool read_table(struct import *import, struct err *err)
{
  struct import_mapping *m = &import->mapping;
  struct buf text = {0};
  table_clear(&import->table);
  bool ok = decoding_run(import->bytes.data, import->bytes.length, m->encoding, &text,
                         &import->decoding, import->progress, import->progress_data, err);
  if (ok && m->kind == IMPORT_POLISEN) {
    ok = import_polisen_table(import, &text, err);
  } else if (ok) {
    if (m->separator == '\0') m->separator = csv_sniff_separator(buf_text(&text), text.length);
    ok = csv_read_table(&import->table, buf_text(&text), text.length, m->separator,
                        import->progress, import->progress_data, err);
  }
  buf_release(&text);
  free(import->marks);
  import->marks = mem_alloc(import->table.n_rows + 1);
  m->encoding = import->decoding.id;
  import->read_encoding = m->encoding;
  import->read_separator = m->separator;
  import->read_kind = m->kind;
  if (ok && import->table.n_rows == 0)
    return err_set(err, _("%s has no rows. Choose another file."), import->file_name);
  return ok;
}

bool import_load_months(struct import *import, struct err *err)
{
  struct period_row *periods;
  size_t n;
  if (!store_periods(import->ops->store, &import->work, &periods, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    *key_map_number(&import->months, date_month(periods[i].first_day)) =
        (uint32_t)periods[i].state + 1;
  return true;
}

bool import_month_locked(struct import *import, int month)
{
  return *key_map_number(&import->months, month) == PERIOD_LOCKED + 1;
}

static void forget_examination(struct import *import)
{
  arena_reset(&import->work);
  import->months = import->sentences = (struct key_map){.arena = &import->work};
  import->kept_sentences = NULL;
  import->items = NULL;
  import->cells = NULL;
  import->sums = NULL;
  import->refused = import->settled = NULL;
  import->n_cells = import->n_sums = import->n_refused = import->n_settled = 0;
  import->n_sentences = import->sentence_capacity = 0;
  import->cell_capacity = import->sum_capacity = 0;
  import->refused_capacity = import->settled_capacity = 0;
  import->preview = (struct import_preview){.file_name = import->file_name,
                                            .file_hash = import->file_hash,
                                            .encoding_name = import->decoding.label,
                                            .byte_order_mark = import->decoding.byte_order_mark};
}

static bool note_seen(struct import *import, struct err *err)
{
  struct import_row seen = {0};
  if (!store_import_with_hash(import->ops->store, import->file_hash, &import->work, &seen, err))
    return false;
  import->preview.seen_before = seen.id != 0;
  import->preview.seen_at = seen.id != 0 ? seen.at : NULL;
  return true;
}

bool import_examine(struct import *import, struct err *err)
{
  forget_examination(import);
  if (!import_load_months(import, err) || !note_seen(import, err)) return false;
  if (import->mapping.kind == IMPORT_POLISEN) import_polisen_columns(&import->mapping);
  if (!import_find_columns(import, err) ||
      !registers_load(&import->registers, import->ops->store, &import->work, &import->mapping, err))
    return false;
  bool ok = true;
  if (!import_has_fields(import))
    import->preview.read = import->preview.refused =
        (long)(import->table.n_rows - import->first_row);
  else
    ok = import->mapping.kind == IMPORT_COUNTS ? import_examine_counts(import, err)
                                               : import_examine_rows(import, err);
  fill_lines(import);
  fill_unknown(import);
  import->preview.mapping = import->mapping;
  return ok;
}

/* ---- opening and closing ---- */

static bool read_file(struct import *import, const char *path, struct err *err)
{
  const char *name = file_base_name(path);
  import->file_name = text_clean(&import->keep, name, strlen(name), false);
  if (!file_read_long(path, &import->bytes, import->progress, import->progress_data, err))
    return false;
  if (import->bytes.length > MOST_BYTES)
    return err_set(err, _("%s is larger than 512 MB. Divide it into several files."),
                   import->file_name);
  unsigned char hash[HASH_SIZE];
  char hex[HASH_HEX];
  const struct hash_part whole = {import->bytes.data, import->bytes.length};
  if (!hash_long(&whole, hash, import->progress, import->progress_data))
    return err_set_kind(err, ERR_CANCELLED, _("Cancelled. Nothing has changed."));
  hash_hex(hash, hex);
  import->file_hash = arena_strdup(&import->keep, hex);
  return true;
}

static bool open_file(struct import *import, const char *path, enum import_kind kind,
                      const struct import_mapping *mapping, struct err *err)
{
  if (!read_file(import, path, err)) return false;
  if (mapping != NULL)
    import_mapping_copy(&import->keep, mapping, &import->mapping);
  else
    import->mapping = (struct import_mapping){
        .kind = kind == IMPORT_BY_HEADS ? IMPORT_OBSERVATIONS : kind, .head_row = -1};
  if (!read_table(import, err)) return false;
  if (mapping == NULL) {
    if (!import_choose_mapping(import, kind, err)) return false;
    /* What was sniffed holds for this file, whatever another one was like. */
    import->mapping.separator = import->read_separator;
    import->mapping.encoding = import->read_encoding;
  }
  if (import->mapping.name == NULL)
    import->mapping.name = import_family_of(&import->keep, import->file_name);
  return import_examine(import, err);
}

bool import_open(struct import **import, struct ops *ops, const char *path, enum import_kind kind,
                 const struct import_mapping *mapping,
                 bool (*progress)(void *data, long done, long all), void *data, struct err *err)
{
  struct import *opened = mem_alloc(sizeof *opened);
  *opened = (struct import){.ops = ops, .progress = progress, .progress_data = data};
  bool ok = open_file(opened, path, kind, mapping, err);
  opened->progress = NULL;
  if (ok)
    *import = opened;
  else
    import_close(opened);
  return ok;
}

static void give_back(const struct import *import, void *block, size_t size)
{
  mem_give_back(block, size, import->progress, import->progress_data);
}

/* What was refused, identity numbers among it, shall not lie about in memory. */
void import_forget_file(struct import *import)
{
  struct table *table = &import->table;
  give_back(import, import->bytes.data, import->bytes.length);
  give_back(import, table->text.data, table->text.length);
  give_back(import, table->cells, table->n_cells * sizeof *table->cells);
  give_back(import, table->rows, table->n_rows * sizeof *table->rows);
  import->bytes = (struct buf){0};
  *table = (struct table){0};
}

void import_close(struct import *import)
{
  if (import == NULL) return;
  import_forget_file(import);
  free(import->marks);
  arena_release(&import->row);
  arena_release(&import->work);
  arena_release(&import->keep);
  free(import);
}

const struct import_preview *import_preview_of(const struct import *import)
{
  return &import->preview;
}

/* ---- what the user changes ---- */

bool import_set_mapping(struct import *import, const struct import_mapping *mapping,
                        struct err *err)
{
  const struct import_mapping before = import->mapping;
  import_mapping_copy(&import->keep, mapping, &import->mapping);
  if (import->mapping.name == NULL) import->mapping.name = before.name;
  bool reads_alike = same_text(import->mapping.encoding, import->read_encoding) &&
                     import->mapping.separator == import->read_separator &&
                     import->mapping.kind == import->read_kind;
  if ((reads_alike || read_table(import, err)) && import_examine(import, err)) return true;
  /* The one before could be read, so the preview stands as it was. */
  import->mapping = before;
  struct err ignored;
  if (reads_alike || read_table(import, &ignored)) import_examine(import, &ignored);
  return false;
}

static void add_pair(struct import *import, struct import_pair **pairs, size_t *n, const char *word,
                     const char *ours)
{
  struct import_pair *grown = arena_alloc(&import->keep, (*n + 1) * sizeof *grown);
  if (*n > 0) memcpy(grown, *pairs, *n * sizeof *grown);
  grown[*n] =
      (struct import_pair){arena_strdup(&import->keep, word), arena_strdup(&import->keep, ours)};
  *pairs = grown;
  ++*n;
}

static bool is_ours(struct import *import, enum word_kind kind, const char *ours)
{
  const char *key = word_key(&import->work, ours);
  return *key_map_text(&import->registers.words[kind].names, key, strlen(key)) != 0;
}

bool import_translate(struct import *import, enum import_field field, const char *word,
                      const char *ours, struct err *err)
{
  struct import_mapping *m = &import->mapping;
  assert(field == FIELD_AREA || field == FIELD_CATEGORY);
  enum word_kind kind = field == FIELD_AREA ? WORD_AREA : WORD_CATEGORY;
  if (ours != NULL && m->unknown != UNKNOWN_CREATE && !is_ours(import, kind, ours))
    return field == FIELD_AREA
               ? err_set(err, _("There is no area “%s”. Choose one from the list."), ours)
               : err_set(err, _("There is no category “%s”. Choose one from the list."), ours);
  if (field == FIELD_AREA)
    add_pair(import, &m->areas, &m->n_areas, word, ours);
  else
    add_pair(import, &m->categories, &m->n_categories, word, ours);
  return import_examine(import, err);
}

static bool find_line(const struct import *import, long line, size_t *row, struct err *err)
{
  size_t low = import->first_row, high = import->table.n_rows;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (import->table.rows[middle].line < line)
      low = middle + 1;
    else
      high = middle;
  }
  *row = low;
  if (low < import->table.n_rows && import->table.rows[low].line == line) return true;
  return err_set(err, _("Row %ld is not a row of the file."), line);
}

bool import_correct(struct import *import, long line, enum import_field field, const char *text,
                    struct err *err)
{
  size_t row;
  if (!find_line(import, line, &row, err)) return false;
  if (import->table.rows[row].fault != TABLE_FINE)
    return err_set(err, _("Row %ld cannot be read, so it cannot be corrected here."), line);
  import->corrections = arena_grow(&import->keep, import->corrections, import->n_corrections,
                                   &import->correction_capacity, sizeof *import->corrections);
  import->corrections[import->n_corrections++] =
      (struct import_correction){line, field, arena_strdup(&import->keep, text)};
  import->marks[row] |= MARK_CORRECTED;
  return import_examine(import, err);
}

bool import_accept_line(struct import *import, long line, struct err *err)
{
  size_t row;
  if (!find_line(import, line, &row, err)) return false;
  enum import_status status = import->items != NULL ? import->items[row].status : ROW_REFUSED;
  if (status != ROW_SAME && status != ROW_DOUBTFUL)
    return err_set(err, _("Row %ld cannot be taken as it is. Correct it first."), line);
  import->marks[row] |= MARK_ACCEPTED;
  return import_examine(import, err);
}

bool import_accept_month(struct import *import, int month, bool take, struct err *err)
{
  size_t kept = 0;
  for (size_t i = 0; i < import->n_taken; i++)
    if (import->taken_months[i] != month) import->taken_months[kept++] = import->taken_months[i];
  import->n_taken = kept;
  if (take) {
    import->taken_months = arena_grow(&import->keep, import->taken_months, import->n_taken,
                                      &import->taken_capacity, sizeof *import->taken_months);
    import->taken_months[import->n_taken++] = month;
  }
  return import_examine(import, err);
}

bool import_write_refused(const struct import *import, const char *path, struct err *err)
{
  struct buf out = {0};
  buf_addf(&out, "%s;%s;%s\n", _("Row"), _("Column"), _("Reason"));
  for (size_t i = 0; i < import->n_refused; i++) {
    const struct import_line *line = &import->refused[i];
    buf_addf(&out, "%ld;%s;\"", line->line, import_field_label(line->field));
    for (const char *c = line->sentence; *c != '\0'; c++) {
      if (*c == '"') buf_addc(&out, '"');
      buf_addc(&out, *c);
    }
    buf_add(&out, "\"\n");
  }
  bool ok = file_replace(path, out.data, out.length, err);
  buf_release(&out);
  return ok;
}
