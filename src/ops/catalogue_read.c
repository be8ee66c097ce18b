// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/catalogue.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/person.h"

#include <stdio.h>
#include <string.h>

static bool list_of(struct catalogue *c, const struct conf_node *node, const char *name,
                    const struct conf_node **list, struct err *err)
{
  *list = conf_get(node, name);
  if (*list && conf_kind(*list) != CONF_LIST)
    return conf_refuse(c->conf, *list, err, _("%s must be a list. Write %s = ( ... );"), name,
                       name);
  return true;
}

bool catalogue_each(struct catalogue *c, const struct conf_node *node, const char *name,
                    bool (*load)(struct catalogue *c, const struct conf_node *node, void *data,
                                 struct err *err),
                    void *data, struct err *err)
{
  const struct conf_node *list = NULL;
  if (!list_of(c, node, name, &list, err)) return false;
  for (size_t i = 0; list && i < conf_length(list); i++) {
    const struct conf_node *entry = conf_at(list, i);
    if (conf_kind(entry) != CONF_GROUP)
      return conf_refuse(c->conf, entry, err,
                         _("An entry of %s must be a group. Write { name = \"...\"; }."), name);
    bool off = false;
    if (!conf_boolean(entry, "off", false, &off, err)) return false;
    if (!off && !load(c, entry, data, err)) return false;
  }
  return true;
}

static bool refuse_person(struct catalogue *c, const struct conf_node *node, const char *text,
                          struct err *err)
{
  struct err person = {0};
  return person_check(text, NULL, &person) || conf_refuse(c->conf, node, err, "%s", person.text);
}

bool catalogue_each_text(struct catalogue *c, const struct conf_node *node, const char *name,
                         bool (*load)(struct catalogue *c, const struct conf_node *node,
                                      const char *text, int i, void *data, struct err *err),
                         void *data, struct err *err)
{
  const struct conf_node *list = NULL;
  if (!list_of(c, node, name, &list, err)) return false;
  for (size_t i = 0; list && i < conf_length(list); i++) {
    const struct conf_node *entry = conf_at(list, i);
    const char *text = conf_text(entry);
    if (!text || !*text)
      return conf_refuse(c->conf, entry, err,
                         _("An entry of %s must be a text. Write it within quotation marks."),
                         name);
    if (!refuse_person(c, entry, text, err)) return false;
    if (!load(c, entry, text, (int)i, data, err)) return false;
  }
  return true;
}

bool catalogue_text(struct catalogue *c, const struct conf_node *node, const char *name,
                    const char **text, struct err *err)
{
  if (!conf_string(node, name, NULL, text, err)) return false;
  if (!*text || !**text)
    return conf_refuse(c->conf, node, err, _("%s is missing. Write %s = \"...\";"), name, name);
  return refuse_person(c, conf_get(node, name), *text, err);
}

bool catalogue_day(struct catalogue *c, const struct conf_node *node, const char *name,
                   int otherwise, int *day, struct err *err)
{
  const char *text = NULL;
  if (!conf_string(node, name, NULL, &text, err)) return false;
  int year = 0, month = 0, of_month = 0, end = 0;
  if (text && sscanf(text, "%4d-%2d-%2d%n", &year, &month, &of_month, &end) == 3 && !text[end])
    *day = date_make(year, month, of_month);
  else
    *day = text ? DATE_NONE : otherwise;
  if (text && *day == DATE_NONE)
    return conf_refuse(c->conf, conf_get(node, name), err,
                       _("%s is no date. Write it like \"2018-05-17\"."), text);
  return true;
}

bool catalogue_validity(struct catalogue *c, const struct conf_node *node, int *from, int *to,
                        struct err *err)
{
  if (!catalogue_day(c, node, "valid_from", c->valid_from, from, err) ||
      !catalogue_day(c, node, "valid_to", DATE_NONE, to, err))
    return false;
  if (*to != DATE_NONE && *to < *from)
    return conf_refuse(c->conf, conf_get(node, "valid_to"), err,
                       _("valid_to lies before valid_from. Write a later date."));
  return true;
}

bool catalogue_number(struct catalogue *c, const struct conf_node *node, const char *name,
                      int otherwise, int least, int most, int *number, struct err *err)
{
  long long value = 0;
  if (!conf_integer(node, name, otherwise, &value, err)) return false;
  if (value < least || value > most)
    return conf_refuse(c->conf, conf_get(node, name), err,
                       _("%s must be a whole number from %d to %d."), name, least, most);
  *number = (int)value;
  return true;
}

bool catalogue_word(struct catalogue *c, const struct conf_node *node, const char *name,
                    const struct term *terms, int *value, struct err *err)
{
  const char *text = NULL;
  if (!conf_string(node, name, terms[0].id, &text, err)) return false;
  *value = term_find(terms, text);
  if (*value >= 0) return true;
  struct buf allowed = {0};
  for (const struct term *term = terms; term->id; term++)
    if (*term->id) buf_addf(&allowed, "%s\"%s\"", allowed.length ? ", " : "", term->id);
  conf_refuse(c->conf, conf_get(node, name), err,
              _("%s is not allowed for %s. Write one of these: %s."), text, name,
              buf_text(&allowed));
  buf_release(&allowed);
  return false;
}

bool catalogue_claim(struct catalogue *c, const struct conf_node *node, const char *space,
                     const char *name, struct err *err)
{
  const char *key = arena_printf(c->arena, "%s\n%s", space, text_lower(c->arena, name));
  for (size_t i = 0; i < c->n_names; i++)
    if (strcmp(c->names[i], key) == 0)
      return conf_refuse(c->conf, node, err, _("%s stands twice. Remove or rename one of them."),
                         name);
  c->names = arena_grow(c->arena, c->names, c->n_names, &c->capacity, sizeof *c->names);
  c->names[c->n_names++] = key;
  return true;
}
