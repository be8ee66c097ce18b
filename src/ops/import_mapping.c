// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/conf.h"
#include "base/i18n.h"
#include "ops/decoding.h"
#include "ops/import_state.h"

#include <string.h>

const char *const import_field_ids[] = {[FIELD_DATE] = "date",
                                        [FIELD_TIME] = "time",
                                        [FIELD_DATE_TO] = "date_to",
                                        [FIELD_TIME_TO] = "time_to",
                                        [FIELD_MONTH] = "month",
                                        [FIELD_AREA] = "area",
                                        [FIELD_PLACE] = "place",
                                        [FIELD_CATEGORY] = "category",
                                        [FIELD_SEVERITY] = "severity",
                                        [FIELD_SOURCE] = "source",
                                        [FIELD_POLICE_REPORTED] = "police_reported",
                                        [FIELD_COST] = "cost",
                                        [FIELD_NOTE] = "note",
                                        [FIELD_COUNT] = "count",
                                        [FIELD_ID] = "id",
                                        [FIELD_NONE] = NULL};

static const char *const kind_ids[] = {[IMPORT_OBSERVATIONS] = "observations",
                                       [IMPORT_COUNTS] = "counts",
                                       [IMPORT_POLISEN] = "polisen",
                                       NULL};
static const char *const unknown_ids[] = {
    [UNKNOWN_ASK] = "ask", [UNKNOWN_CREATE] = "create", [UNKNOWN_REFUSE] = "refuse", NULL};
static const char *const date_forms[] = {"ymd", "dmy", "mdy", NULL};

const char *import_field_label(enum import_field field)
{
  static const char *const labels[] = {[FIELD_DATE] = N_("Date"),
                                       [FIELD_TIME] = N_("Time"),
                                       [FIELD_DATE_TO] = N_("To date"),
                                       [FIELD_TIME_TO] = N_("To time"),
                                       [FIELD_MONTH] = N_("Month"),
                                       [FIELD_AREA] = N_("Area"),
                                       [FIELD_PLACE] = N_("Place"),
                                       [FIELD_CATEGORY] = N_("Category"),
                                       [FIELD_SEVERITY] = N_("Severity"),
                                       [FIELD_SOURCE] = N_("Source"),
                                       [FIELD_POLICE_REPORTED] = N_("Reported to the police"),
                                       [FIELD_COST] = N_("Cost"),
                                       [FIELD_NOTE] = N_("Text"),
                                       [FIELD_COUNT] = N_("Count"),
                                       [FIELD_ID] = N_("Id")};
  return field < FIELD_NONE ? _(labels[field]) : _("Row");
}

const char *import_kind_id(enum import_kind kind)
{
  return kind_ids[kind];
}

/* ---- reading ---- */

struct reader {
  struct conf *conf;
  struct arena *arena;
  struct import_mapping *mapping;
};

static int find_word(const char *const *words, const char *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp(words[i], word) == 0) return i;
  return -1;
}

/* One of `words`; the value of a member that is not there is left as it is. */
static bool read_choice(struct reader *reader, const char *name, const char *const *words,
                        int *value, struct err *err)
{
  const struct conf_node *root = conf_root(reader->conf);
  const char *text;
  if (!conf_string(root, name, NULL, &text, err)) return false;
  if (text == NULL) return true;
  int found = find_word(words, text);
  if (found < 0) {
    struct buf allowed = {0};
    for (int i = 0; words[i] != NULL; i++)
      buf_addf(&allowed, "%s%s", i == 0 ? "" : ", ", words[i]);
    conf_refuse(reader->conf, conf_get(root, name), err,
                _("“%s” is not a value of %s. These are: %s."), text, name, buf_text(&allowed));
    buf_release(&allowed);
    return false;
  }
  *value = found;
  return true;
}

static bool read_separator(struct reader *reader, struct err *err)
{
  const struct conf_node *root = conf_root(reader->conf);
  const char *text;
  if (!conf_string(root, "separator", NULL, &text, err)) return false;
  if (text == NULL || *text == '\0') return true;
  char separator = strcmp(text, "tab") == 0 ? '\t' : text[0];
  bool plain = separator == '\t' || (separator > ' ' && separator < '\x7F' && separator != '"');
  if (!plain || (text[1] != '\0' && separator != '\t'))
    return conf_refuse(reader->conf, conf_get(root, "separator"), err,
                       _("The separator is one sign. Write “;”, “,” or “tab”."));
  reader->mapping->separator = separator;
  return true;
}

static bool read_encoding(struct reader *reader, struct err *err)
{
  const struct conf_node *root = conf_root(reader->conf);
  const char *text;
  if (!conf_string(root, "encoding", NULL, &text, err)) return false;
  if (text != NULL && !decoding_known(text))
    return conf_refuse(reader->conf, conf_get(root, "encoding"), err,
                       _("The encoding “%s” is not known. Write utf-8, utf-16, windows-1252 or "
                         "latin-1, or leave it out."),
                       text);
  reader->mapping->encoding = arena_strdup(reader->arena, text);
  return true;
}

/* A text or a whole number, as text; NULL with a sentence for anything else. */
static const char *read_word(struct reader *reader, const struct conf_node *node, struct err *err)
{
  if (conf_kind(node) == CONF_STRING) return arena_strdup(reader->arena, conf_text(node));
  if (conf_kind(node) == CONF_INTEGER) return arena_printf(reader->arena, "%lld", conf_whole(node));
  conf_refuse(reader->conf, node, err, _("Write a text within quotation marks, or a number."));
  return NULL;
}

static bool read_months(struct reader *reader, const struct conf_node *list, struct err *err)
{
  size_t n = conf_length(list);
  const char **heads = arena_alloc(reader->arena, (n + 1) * sizeof *heads);
  for (size_t i = 0; i < n; i++)
    if ((heads[i] = read_word(reader, conf_at(list, i), err)) == NULL) return false;
  reader->mapping->month_columns = heads;
  reader->mapping->n_month_columns = n;
  return true;
}

/* Members of a group by the name of our field; a list is the heads of wide months. */
static bool read_fields(struct reader *reader, const char *name, const char **values,
                        struct err *err)
{
  const struct conf_node *group = conf_get(conf_root(reader->conf), name);
  if (group == NULL) return true;
  if (conf_kind(group) != CONF_GROUP)
    return conf_refuse(reader->conf, group, err, _("%s is a group. Write it within { and }."),
                       name);
  if (!conf_only(reader->conf, group, import_field_ids, err)) return false;
  for (size_t i = 0; i < conf_length(group); i++) {
    const struct conf_node *node = conf_at(group, i);
    int field = find_word(import_field_ids, conf_name(node));
    bool wide = conf_kind(node) == CONF_LIST && (field == FIELD_MONTH || field == FIELD_COUNT);
    if (wide && values == reader->mapping->columns) {
      if (!read_months(reader, node, err)) return false;
    } else if ((values[field] = read_word(reader, node, err)) == NULL) {
      return false;
    }
  }
  return true;
}

/* { theirs = "..."; ours = "..."; } or ( "theirs", "ours" ) */
static bool read_pair(struct reader *reader, const struct conf_node *node, struct import_pair *pair,
                      struct err *err)
{
  const struct conf_node *theirs = NULL, *ours = NULL;
  if (conf_kind(node) == CONF_GROUP) {
    theirs = conf_get(node, "theirs");
    if (theirs == NULL) theirs = conf_get(node, "word");
    ours = conf_get(node, "ours");
  } else if (conf_kind(node) == CONF_LIST && conf_length(node) == 2) {
    theirs = conf_at(node, 0);
    ours = conf_at(node, 1);
  }
  if (theirs == NULL)
    return conf_refuse(reader->conf, node, err,
                       _("Write each pair as { theirs = \"...\"; ours = \"...\"; }."));
  pair->word = read_word(reader, theirs, err);
  pair->ours = ours != NULL ? read_word(reader, ours, err) : NULL;
  return pair->word != NULL && (ours == NULL || pair->ours != NULL);
}

static bool read_pairs(struct reader *reader, const char *name, struct import_pair **pairs,
                       size_t *n, struct err *err)
{
  const struct conf_node *all = conf_get(conf_root(reader->conf), name);
  if (all == NULL) return true;
  if (conf_kind(all) != CONF_GROUP && conf_kind(all) != CONF_LIST)
    return conf_refuse(reader->conf, all, err,
                       _("%s is a list of pairs: ( { theirs = \"...\"; ours = \"...\"; } )."),
                       name);
  *pairs = arena_alloc(reader->arena, (conf_length(all) + 1) * sizeof **pairs);
  for (size_t i = 0; i < conf_length(all); i++) {
    const struct conf_node *node = conf_at(all, i);
    struct import_pair *pair = &(*pairs)[i];
    if (conf_name(node) == NULL) {
      if (!read_pair(reader, node, pair, err)) return false;
    } else {
      pair->word = arena_strdup(reader->arena, conf_name(node));
      if ((pair->ours = read_word(reader, node, err)) == NULL) return false;
    }
    if (pair->ours != NULL && *pair->ours == '\0') pair->ours = NULL;
  }
  *n = conf_length(all);
  return true;
}

static bool read_all(struct reader *reader, struct err *err)
{
  static const char *const members[] = {"kind",      "separator",  "encoding", "columns",
                                        "areas",     "categories", "unknown",  "omits_zeros",
                                        "date_form", "head_row",   "defaults", NULL};
  struct import_mapping *m = reader->mapping;
  const struct conf_node *root = conf_root(reader->conf);
  int kind = IMPORT_OBSERVATIONS, unknown = UNKNOWN_ASK, form = -1;
  long long head_row;
  if (!conf_only(reader->conf, root, members, err) ||
      !read_choice(reader, "kind", kind_ids, &kind, err) ||
      !read_choice(reader, "unknown", unknown_ids, &unknown, err) ||
      !read_choice(reader, "date_form", date_forms, &form, err) || !read_separator(reader, err) ||
      !read_encoding(reader, err) ||
      !conf_boolean(root, "omits_zeros", false, &m->omits_zeros, err) ||
      !conf_integer(root, "head_row", -1, &head_row, err) ||
      !read_fields(reader, "columns", m->columns, err) ||
      !read_fields(reader, "defaults", m->defaults, err) ||
      !read_pairs(reader, "areas", &m->areas, &m->n_areas, err) ||
      !read_pairs(reader, "categories", &m->categories, &m->n_categories, err))
    return false;
  m->kind = (enum import_kind)kind;
  m->unknown = (enum import_unknown)unknown;
  m->date_form = form < 0 ? NULL : date_forms[form];
  m->head_row = head_row < 0 || head_row > 1000 ? -1 : (int)head_row;
  return true;
}

bool import_mapping_read(struct arena *arena, const char *name, const char *text,
                         struct import_mapping *mapping, struct err *err)
{
  struct reader reader = {.arena = arena, .mapping = mapping};
  *mapping = (struct import_mapping){.name = arena_strdup(arena, name)};
  if (!conf_open_text(&reader.conf, name, text, err)) return false;
  bool ok = read_all(&reader, err);
  conf_close(reader.conf);
  return ok;
}

/* ---- copying ---- */

static struct import_pair *copy_pairs(struct arena *arena, const struct import_pair *pairs,
                                      size_t n)
{
  struct import_pair *copy = arena_alloc(arena, (n + 1) * sizeof *copy);
  for (size_t i = 0; i < n; i++)
    copy[i] = (struct import_pair){arena_strdup(arena, pairs[i].word),
                                   arena_strdup(arena, pairs[i].ours)};
  return copy;
}

void import_mapping_copy(struct arena *arena, const struct import_mapping *from,
                         struct import_mapping *to)
{
  struct import_mapping copy = *from;
  copy.name = arena_strdup(arena, from->name);
  copy.encoding = arena_strdup(arena, from->encoding);
  copy.date_form = arena_strdup(arena, from->date_form);
  for (int i = 0; i < FIELD_NONE; i++) {
    copy.columns[i] = arena_strdup(arena, from->columns[i]);
    copy.defaults[i] = arena_strdup(arena, from->defaults[i]);
  }
  const char **months = arena_alloc(arena, (from->n_month_columns + 1) * sizeof *months);
  for (size_t i = 0; i < from->n_month_columns; i++)
    months[i] = arena_strdup(arena, from->month_columns[i]);
  copy.month_columns = months;
  copy.areas = copy_pairs(arena, from->areas, from->n_areas);
  copy.categories = copy_pairs(arena, from->categories, from->n_categories);
  *to = copy;
}

/* ---- writing ---- */

static void add_quoted(struct buf *out, const char *text)
{
  buf_addc(out, '"');
  for (; *text != '\0'; text++) {
    unsigned char c = (unsigned char)*text;
    if (c == '"' || c == '\\')
      buf_addf(out, "\\%c", c);
    else if (c < ' ' || c == 0x7F)
      buf_addf(out, "\\x%02x", c);
    else
      buf_addc(out, (char)c);
  }
  buf_addc(out, '"');
}

static void add_setting(struct buf *out, const char *indent, const char *name, const char *text)
{
  if (text == NULL) return;
  buf_addf(out, "%s%s = ", indent, name);
  add_quoted(out, text);
  buf_add(out, ";\n");
}

static void add_fields(struct buf *out, const char *name, const char *const *values,
                       const struct import_mapping *wide)
{
  buf_addf(out, "%s:\n{\n", name);
  for (int i = 0; i < FIELD_NONE; i++)
    add_setting(out, "  ", import_field_ids[i], values[i]);
  if (wide != NULL && wide->n_month_columns > 0) {
    buf_addf(out, "  %s = [", import_field_ids[FIELD_COUNT]);
    for (size_t i = 0; i < wide->n_month_columns; i++) {
      if (i > 0) buf_add(out, ", ");
      add_quoted(out, wide->month_columns[i]);
    }
    buf_add(out, "];\n");
  }
  buf_add(out, "};\n");
}

static void add_pairs(struct buf *out, const char *name, const struct import_pair *pairs, size_t n)
{
  if (n == 0) return;
  buf_addf(out, "%s = (\n", name);
  for (size_t i = 0; i < n; i++) {
    buf_add(out, "  { theirs = ");
    add_quoted(out, pairs[i].word);
    buf_add(out, "; ours = ");
    add_quoted(out, pairs[i].ours != NULL ? pairs[i].ours : "");
    buf_addf(out, "; }%s\n", i + 1 < n ? "," : "");
  }
  buf_add(out, ");\n");
}

void import_mapping_write(struct buf *out, const struct import_mapping *mapping)
{
  const char separator[] = {mapping->separator, '\0'};
  add_setting(out, "", "kind", kind_ids[mapping->kind]);
  if (mapping->separator != '\0')
    add_setting(out, "", "separator", mapping->separator == '\t' ? "tab" : separator);
  add_setting(out, "", "encoding", mapping->encoding);
  add_setting(out, "", "date_form", mapping->date_form);
  if (mapping->head_row >= 0) buf_addf(out, "head_row = %d;\n", mapping->head_row);
  add_setting(out, "", "unknown", unknown_ids[mapping->unknown]);
  buf_addf(out, "omits_zeros = %s;\n", mapping->omits_zeros ? "true" : "false");
  add_fields(out, "columns", mapping->columns, mapping);
  add_fields(out, "defaults", mapping->defaults, NULL);
  add_pairs(out, "areas", mapping->areas, mapping->n_areas);
  add_pairs(out, "categories", mapping->categories, mapping->n_categories);
}
