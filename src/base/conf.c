// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/conf.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

#include <libconfig.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct conf {
  config_t config; /* first, so that a node leads to its conf */
  char *name;
};

static config_setting_t *setting_of(const struct conf_node *node)
{
  return (config_setting_t *)node;
}

static const struct conf_node *node_of(const config_setting_t *setting)
{
  return (const struct conf_node *)setting;
}

static const struct conf *conf_of(const struct conf_node *node)
{
  return (const struct conf *)setting_of(node)->config;
}

static int line_of(const char *text, const char *at)
{
  int line = 1;
  for (; text < at; text++)
    line += *text == '\n';
  return line;
}

/* libconfig would read any file that the text names, so no text may name one. */
static bool check_no_include(const struct conf *conf, const char *text, struct err *err)
{
  static const char word[] = "@include";
  for (const char *line = text; *line;) {
    const char *start = line + strspn(line, " \t\r\f\v");
    if (strncasecmp(start, word, sizeof word - 1) == 0)
      return err_set(err, _("%s:%d: other files cannot be included. Write their lines here."),
                     conf->name, line_of(text, line));
    line += strcspn(line, "\n");
    if (*line) line++;
  }
  return true;
}

static bool check_utf8(const struct conf *conf, const char *text, size_t length, struct err *err)
{
  int number = 1;
  for (const char *line = text; line < text + length; number++) {
    const char *end = memchr(line, '\n', (size_t)(text + length - line));
    if (!end) end = text + length;
    if (!text_valid(line, (size_t)(end - line)))
      return err_set(err, _("%s:%d: the line is not UTF-8. Save the file as UTF-8."), conf->name,
                     number);
    line = end + 1;
  }
  return true;
}

static bool parse(struct conf *conf, const char *text, struct err *err)
{
  if (config_read_string(&conf->config, text) == CONFIG_TRUE) return true;
  int line = config_error_line(&conf->config);
  const char *reason = config_error_text(&conf->config);
  if (reason && strstr(reason, "duplicate"))
    return err_set(err, _("%s:%d: the same name stands twice. Remove one of the lines."),
                   conf->name, line);
  return err_set(err,
                 _("%s:%d: the line cannot be read. Check quotation marks, semicolons and "
                   "brackets on it and on the line before."),
                 conf->name, line);
}

/* The file is a border too: an escape such as \x1b in a string must not reach the screen. */
static void clean_strings(config_setting_t *setting, struct arena *arena)
{
  const char *text = config_setting_get_string(setting);
  if (text) {
    const char *clean = text_clean(arena, text, strlen(text), true);
    if (strcmp(clean, text) != 0) config_setting_set_string(setting, clean);
    return;
  }
  int count = config_setting_length(setting);
  for (int i = 0; i < count; i++)
    clean_strings(config_setting_get_elem(setting, (unsigned)i), arena);
}

static bool load(struct conf *conf, const char *text, size_t length, struct err *err)
{
  static const char mark[] = "\xEF\xBB\xBF"; /* what some editors put first in UTF-8 */
  size_t skipped = strncmp(text, mark, sizeof mark - 1) == 0 ? sizeof mark - 1 : 0;
  if (!check_utf8(conf, text, length, err)) return false;
  if (!check_no_include(conf, text + skipped, err)) return false;
  if (!parse(conf, text + skipped, err)) return false;
  struct arena arena = {0};
  clean_strings(config_root_setting(&conf->config), &arena);
  arena_release(&arena);
  return true;
}

static bool open_bytes(struct conf **conf, const char *name, const char *text, size_t length,
                       struct err *err)
{
  struct conf *opened = mem_alloc(sizeof *opened);
  config_init(&opened->config);
  opened->name = mem_strdup(name);
  if (!load(opened, text, length, err)) {
    conf_close(opened);
    return false;
  }
  *conf = opened;
  return true;
}

bool conf_open(struct conf **conf, const char *path, struct err *err)
{
  struct buf text = {0};
  bool opened =
      file_read(path, &text, err) && open_bytes(conf, path, buf_text(&text), text.length, err);
  buf_release(&text);
  return opened;
}

bool conf_open_text(struct conf **conf, const char *name, const char *text, struct err *err)
{
  return open_bytes(conf, name, text, strlen(text), err);
}

void conf_close(struct conf *conf)
{
  if (!conf) return;
  config_destroy(&conf->config);
  free(conf->name);
  free(conf);
}

const struct conf_node *conf_root(const struct conf *conf)
{
  return node_of(config_root_setting(&conf->config));
}

enum conf_kind conf_kind(const struct conf_node *node)
{
  switch (config_setting_type(setting_of(node))) {
  case CONFIG_TYPE_GROUP:
    return CONF_GROUP;
  case CONFIG_TYPE_LIST:
  case CONFIG_TYPE_ARRAY:
    return CONF_LIST;
  case CONFIG_TYPE_INT:
  case CONFIG_TYPE_INT64:
    return CONF_INTEGER;
  case CONFIG_TYPE_FLOAT:
    return CONF_NUMBER;
  case CONFIG_TYPE_BOOL:
    return CONF_BOOLEAN;
  default:
    return CONF_STRING;
  }
}

size_t conf_length(const struct conf_node *node)
{
  return (size_t)config_setting_length(setting_of(node));
}

const struct conf_node *conf_at(const struct conf_node *node, size_t i)
{
  return node_of(config_setting_get_elem(setting_of(node), (unsigned)i));
}

const char *conf_name(const struct conf_node *node)
{
  return config_setting_name(setting_of(node));
}

const struct conf_node *conf_get(const struct conf_node *node, const char *name)
{
  return node_of(config_setting_get_member(setting_of(node), name));
}

int conf_line(const struct conf_node *node)
{
  return (int)config_setting_source_line(setting_of(node));
}

bool conf_string(const struct conf_node *node, const char *name, const char *otherwise,
                 const char **value, struct err *err)
{
  const struct conf_node *member = conf_get(node, name);
  if (member && conf_kind(member) != CONF_STRING)
    return conf_refuse(conf_of(node), member, err,
                       _("%s must be a text. Write it within quotation marks."), name);
  *value = member ? conf_text(member) : otherwise;
  return true;
}

bool conf_integer(const struct conf_node *node, const char *name, long long otherwise,
                  long long *value, struct err *err)
{
  const struct conf_node *member = conf_get(node, name);
  if (member && conf_kind(member) != CONF_INTEGER)
    return conf_refuse(conf_of(node), member, err,
                       _("%s must be a whole number. Write only digits."), name);
  *value = member ? conf_whole(member) : otherwise;
  return true;
}

bool conf_boolean(const struct conf_node *node, const char *name, bool otherwise, bool *value,
                  struct err *err)
{
  const struct conf_node *member = conf_get(node, name);
  if (member && conf_kind(member) != CONF_BOOLEAN)
    return conf_refuse(conf_of(node), member, err,
                       _("%s is either on or off. Write true or false."), name);
  *value = member ? config_setting_get_bool(setting_of(member)) == CONFIG_TRUE : otherwise;
  return true;
}

const char *conf_text(const struct conf_node *node)
{
  return config_setting_get_string(setting_of(node));
}

long long conf_whole(const struct conf_node *node)
{
  return config_setting_get_int64(setting_of(node));
}

bool conf_refuse(const struct conf *conf, const struct conf_node *node, struct err *err,
                 const char *format, ...)
{
  struct buf sentence = {0};
  va_list arguments;
  va_start(arguments, format);
  buf_vaddf(&sentence, format, arguments);
  va_end(arguments);
  err_set(err, "%s:%d: %s", conf->name, conf_line(node), buf_text(&sentence));
  buf_release(&sentence);
  return false;
}

static bool is_among(const char *name, const char *const *names)
{
  for (; *names; names++)
    if (strcmp(name, *names) == 0) return true;
  return false;
}

bool conf_only(const struct conf *conf, const struct conf_node *node, const char *const *names,
               struct err *err)
{
  for (size_t i = 0; i < conf_length(node); i++) {
    const struct conf_node *member = conf_at(node, i);
    if (!conf_name(member) || is_among(conf_name(member), names)) continue;
    struct buf allowed = {0};
    for (const char *const *name = names; *name; name++)
      buf_addf(&allowed, "%s%s", name == names ? "" : ", ", *name);
    conf_refuse(conf, member, err, _("%s is not known here. These are: %s."), conf_name(member),
                buf_text(&allowed));
    buf_release(&allowed);
    return false;
  }
  return true;
}
