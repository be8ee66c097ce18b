// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_table.h"

#include "base/csv_text.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FLUSH_AT = 64 * 1024, MOST_DIGITS = 17 };

static const char gap[] = "  ";
const char *const cli_formats[] = {"text", "csv", "json", NULL};

static void flush(struct cli_table *table)
{
  fwrite(buf_text(&table->out), 1, table->out.length, stdout);
  buf_clear(&table->out);
}

void cli_json_real(struct buf *out, double value)
{
  char text[32];
  int digits = 1;
  /* %g writes 1710 with three digits as 1.71e+03, so as many as stand before the point. */
  for (double rest = value; (rest >= 10 || rest <= -10) && digits < MOST_DIGITS; rest /= 10)
    digits++;
  for (; digits <= MOST_DIGITS; digits++) {
    snprintf(text, sizeof text, "%.*g", digits, value);
    if (!(strtod(text, NULL) < value) && !(strtod(text, NULL) > value)) break;
  }
  buf_add(out, text);
}

void cli_json_text(struct buf *out, const char *text)
{
  buf_addc(out, '"');
  for (; *text; text++) {
    unsigned char byte = (unsigned char)*text;
    if (byte == '"' || byte == '\\')
      buf_addf(out, "\\%c", byte);
    else if (byte == '\n')
      buf_add(out, "\\n");
    else if (byte < 0x20 || byte == 0x7f)
      buf_addf(out, "\\u%04x", byte);
    else
      buf_addc(out, *text);
  }
  buf_addc(out, '"');
}

static void plain_text(struct cli_table *table, const char *text)
{
  int width = table->fields[table->field].width;
  int blanks = abs(width) - text_width(text);
  if (width < FIELD_REST) buf_pad(&table->out, ' ', blanks);
  struct arena arena = {0};
  buf_add(&table->out, text_clean(&arena, text, strlen(text), false));
  arena_release(&arena);
  if (width > 0) buf_pad(&table->out, ' ', blanks);
  if (width != FIELD_REST) buf_add(&table->out, gap);
}

static void open_cell(struct cli_table *table)
{
  assert(table->field < table->n_fields);
  if (table->format == TABLE_CSV && table->field > 0) buf_addc(&table->out, CSV_SEPARATOR);
  if (table->format != TABLE_JSON) return;
  if (table->field == 0) buf_add(&table->out, table->rows > 0 ? ",\n  {" : "\n  {");
  if (table->field > 0) buf_add(&table->out, ", ");
  cli_json_text(&table->out, table->fields[table->field].name);
  buf_add(&table->out, ": ");
}

static void end_line(struct buf *out)
{
  size_t length = out->length;
  while (length > 0 && out->data[length - 1] == ' ')
    length--;
  buf_cut(out, length);
  buf_addc(out, '\n');
}

static void close_cell(struct cli_table *table)
{
  if (++table->field < table->n_fields) return;
  table->field = 0;
  table->rows++;
  if (table->format == TABLE_JSON)
    buf_addc(&table->out, '}');
  else
    end_line(&table->out);
  if (table->out.length > FLUSH_AT) flush(table);
}

static bool is_hidden(const struct cli_table *table)
{
  return table->format == TABLE_TEXT && table->fields[table->field].width == FIELD_HIDDEN;
}

/* A cell whose text is the same in all formats; `bare` needs no quotes in JSON. */
static void put(struct cli_table *table, const char *text, bool bare)
{
  open_cell(table);
  if (is_hidden(table)) {
    close_cell(table);
    return;
  }
  switch (table->format) {
  case TABLE_TEXT:
    plain_text(table, text ? text : "");
    break;
  case TABLE_CSV:
    csv_text(&table->out, text ? text : "");
    break;
  case TABLE_JSON:
    if (!text || bare)
      buf_add(&table->out, text ? text : "null");
    else
      cli_json_text(&table->out, text);
  }
  close_cell(table);
}

void cli_table_begin(struct cli_table *table, enum table_format format,
                     const struct cli_field *fields, size_t n_fields)
{
  *table = (struct cli_table){.format = format, .fields = fields, .n_fields = n_fields};
  if (format == TABLE_JSON) {
    buf_addc(&table->out, '[');
    return;
  }
  if (format == TABLE_CSV) buf_add(&table->out, CSV_BYTE_ORDER_MARK);
  for (size_t i = 0; i < n_fields; i++) {
    const char *head = fields[i].head ? _(fields[i].head) : "";
    put(table, format == TABLE_CSV ? fields[i].name : head, false);
  }
  table->rows = 0;
}

void cli_cell(struct cli_table *table, const char *text)
{
  put(table, text, false);
}

void cli_cell_integer(struct cli_table *table, long long value)
{
  char text[32];
  snprintf(text, sizeof text, "%lld", value);
  put(table, text, true);
}

void cli_cell_amount(struct cli_table *table, long long value)
{
  if (value < 0)
    put(table, NULL, false);
  else
    cli_cell_integer(table, value);
}

void cli_cell_real(struct cli_table *table, double value)
{
  struct buf text = {0};
  if (table->format == TABLE_TEXT)
    text_decimal(&text, value, 1);
  else
    cli_json_real(&text, value);
  char *point = table->format == TABLE_CSV ? strchr(text.data, '.') : NULL;
  if (point) *point = ',';
  put(table, value < 0 ? NULL : buf_text(&text), true);
  buf_release(&text);
}

void cli_cell_boolean(struct cli_table *table, bool value)
{
  if (table->format == TABLE_JSON)
    put(table, value ? "true" : "false", true);
  else
    cli_cell_term(table, answer_terms, value ? ANSWER_YES : ANSWER_NO);
}

void cli_cell_date(struct cli_table *table, int date)
{
  struct buf text = {0};
  date_iso(&text, date);
  put(table, text.length ? buf_text(&text) : NULL, false);
  buf_release(&text);
}

void cli_cell_time(struct cli_table *table, int time)
{
  struct buf text = {0};
  time_colon(&text, time);
  put(table, text.length ? buf_text(&text) : NULL, false);
  buf_release(&text);
}

void cli_cell_month(struct cli_table *table, int month)
{
  char text[16];
  snprintf(text, sizeof text, "%04d-%02d", month / 100, month % 100);
  put(table, month ? text : NULL, false);
}

void cli_cell_term(struct cli_table *table, const struct term *terms, unsigned value)
{
  const char *id = terms[value].id;
  bool said = id && *id;
  put(table,
      said && table->format == TABLE_TEXT ? term_label(terms, (int)value)
      : said                              ? id
                                          : NULL,
      false);
}

void cli_cell_list(struct cli_table *table, const char *const *texts, size_t n)
{
  struct buf list = {0};
  bool json = table->format == TABLE_JSON;
  if (json) buf_addc(&list, '[');
  for (size_t i = 0; i < n; i++) {
    if (i > 0) buf_add(&list, ", ");
    if (json)
      cli_json_text(&list, texts[i]);
    else
      buf_add(&list, texts[i]);
  }
  if (json) buf_addc(&list, ']');
  put(table, buf_text(&list), true);
  buf_release(&list);
}

void cli_table_end(struct cli_table *table)
{
  assert(table->field == 0);
  if (table->format == TABLE_JSON) buf_add(&table->out, table->rows > 0 ? "\n]\n" : "]\n");
  flush(table);
  buf_release(&table->out);
}
