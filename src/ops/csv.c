// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/csv.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

enum {
  PIECE = 64 * 1024,         /* bytes between two calls of progress */
  BUFFER_STEP = 1024 * 1024, /* libcsv grows its buffer by steps of equal size */
  SNIFFED_BYTES = 64 * 1024,
  SNIFFED_ROWS = 50
};

struct reading {
  struct table *table;
  enum table_fault fault;
  size_t columns; /* of the row so far, also those that are not kept */
  long line;      /* where the row began */
  long breaks;    /* line breaks within its quotation marks */
  bool said;      /* some cell of it holds something */
  bool after_cr;
};

static long count_breaks(const char *bytes, size_t length)
{
  long breaks = 0;
  for (size_t i = 0; i < length; i++) {
    bool lone_cr = bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n');
    breaks += bytes[i] == '\n' || lone_cr;
  }
  return breaks;
}

static void on_cell(void *bytes, size_t length, void *data)
{
  struct reading *reading = data;
  reading->columns++;
  if (length > 0) {
    reading->said = true;
    reading->breaks += count_breaks(bytes, length);
  }
  if (reading->fault != TABLE_FINE) return;
  if (length > TABLE_LONGEST_CELL)
    reading->fault = TABLE_LONG_CELL;
  else if (length > 0 && memchr(bytes, '\0', length) != NULL)
    reading->fault = TABLE_NUL;
  else if (reading->columns > TABLE_MOST_COLUMNS)
    /* Empty columns beyond are what a calculation sheet leaves behind; said ones are not. */
    reading->fault = length > 0 ? TABLE_MANY_COLUMNS : TABLE_FINE;
  else
    table_add(reading->table, length > 0 ? bytes : "", length);
}

static void end_row(struct reading *reading)
{
  if (reading->said || reading->fault != TABLE_FINE)
    table_end_row(reading->table, reading->line, reading->fault);
  else
    table_drop_cells(reading->table);
  reading->line += 1 + reading->breaks;
  reading->breaks = 0;
  reading->columns = 0;
  reading->said = false;
  reading->fault = TABLE_FINE;
}

static void on_row(int terminator, void *data)
{
  struct reading *reading = data;
  bool of_crlf = terminator == '\n' && reading->after_cr && reading->columns == 0;
  reading->after_cr = terminator == '\r';
  if (!of_crlf) end_row(reading);
}

static void start(struct csv_parser *parser, char separator)
{
  /* Every line end is reported, so that line numbers hold past blank lines. */
  csv_init(parser, CSV_REPALL_NL);
  csv_set_delim(parser, (unsigned char)separator);
  csv_set_realloc_func(parser, mem_grow);
  csv_set_free_func(parser, free);
  csv_set_blk_size(parser, BUFFER_STEP);
}

/* Strictness is turned on for the end alone: inside a row libcsv then refuses what people write. */
static void finish(struct csv_parser *parser, struct reading *reading)
{
  csv_set_opts(parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini(parser, on_cell, on_row, reading) == 0) return;
  reading->fault = TABLE_UNCLOSED;
  end_row(reading);
}

bool csv_read_table(struct table *table, const char *text, size_t length, char separator,
                    bool (*progress)(void *data, long done, long all), void *data, struct err *err)
{
  struct csv_parser parser;
  struct reading reading = {.table = table, .line = 1};
  bool go_on = true;
  start(&parser, separator);
  for (size_t at = 0; at < length && go_on; at += PIECE) {
    size_t piece = length - at < PIECE ? length - at : PIECE;
    csv_parse(&parser, text + at, piece, on_cell, on_row, &reading);
    go_on = progress == NULL || progress(data, (long)(at + piece), (long)length);
  }
  if (go_on) finish(&parser, &reading);
  csv_free(&parser);
  if (!go_on) return err_set_kind(err, ERR_CANCELLED, _("Cancelled. Nothing has changed."));
  return true;
}

/* How well the separator parts the text: rows that have as many columns as most rows, times the
 * columns; 0 when most rows have a single one. */
static long evenness(const char *text, size_t length, char separator)
{
  struct table table = {0};
  csv_read_table(&table, text, length, separator, NULL, NULL, NULL);
  size_t rows = table.n_rows < SNIFFED_ROWS ? table.n_rows : SNIFFED_ROWS;
  long best = 0;
  for (size_t i = 0; i < rows; i++) {
    long alike = 0;
    for (size_t j = 0; j < rows; j++)
      alike += table.rows[j].count == table.rows[i].count;
    long columns = (long)table.rows[i].count;
    if (columns > 1 && alike * 16 + columns > best) best = alike * 16 + columns;
  }
  table_clear(&table);
  return best;
}

char csv_sniff_separator(const char *text, size_t length)
{
  static const char separators[] = ";,\t";
  if (length > SNIFFED_BYTES) length = SNIFFED_BYTES;
  char found = ';';
  long best = 0;
  for (const char *separator = separators; *separator != '\0'; separator++) {
    long even = evenness(text, length, *separator);
    if (even <= best) continue;
    best = even;
    found = *separator;
  }
  return found;
}
