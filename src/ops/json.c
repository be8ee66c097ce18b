// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/json.h"

#include "base/i18n.h"

#include <jansson.h>
#include <string.h>

/* Numbers and texts alike: an id comes as either. */
static const char *member(const json_t *object, const char *name, struct arena *arena)
{
  const json_t *value = json_object_get(object, name);
  if (json_is_string(value)) return arena_strdup(arena, json_string_value(value));
  if (json_is_integer(value))
    return arena_printf(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
  return NULL;
}

static struct json_event read_event(const json_t *object, struct arena *arena)
{
  return (struct json_event){
      .id = member(object, "id", arena),
      .datetime = member(object, "datetime", arena),
      .name = member(object, "name", arena),
      .summary = member(object, "summary", arena),
      .type = member(object, "type", arena),
      .place = member(json_object_get(object, "location"), "name", arena),
  };
}

static bool looks_like_page(const char *text, size_t length)
{
  size_t at = strspn(text, " \t\r\n");
  return at < length && text[at] == '<';
}

static bool refuse(const char *file_name, const char *text, size_t length,
                   const json_error_t *fault, struct err *err)
{
  if (looks_like_page(text, length))
    return err_set_kind(err, ERR_DAMAGED,
                        _("%s is a web page and not a list of events. Fetch the file again."),
                        file_name);
  if (json_error_code(fault) == json_error_premature_end_of_input)
    return err_set_kind(err, ERR_DAMAGED,
                        _("%s ends in the middle, on line %d. Fetch the file again."), file_name,
                        fault->line);
  return err_set_kind(
      err, ERR_DAMAGED,
      _("%s is not a list of events: line %d cannot be read. Fetch the file again."), file_name,
      fault->line);
}

bool json_read_events(const char *file_name, const char *text, size_t length, struct arena *arena,
                      struct json_event **events, size_t *n, struct err *err)
{
  json_error_t fault;
  json_t *root = json_loadb(text, length, 0, &fault);
  if (root == NULL) return refuse(file_name, text, length, &fault, err);
  if (!json_is_array(root)) {
    json_decref(root);
    return err_set_kind(err, ERR_DAMAGED,
                        _("%s is not a list of events. Save the whole answer of the service and "
                          "open that file."),
                        file_name);
  }
  *n = json_array_size(root);
  *events = arena_alloc(arena, (*n + 1) * sizeof **events);
  for (size_t i = 0; i < *n; i++)
    (*events)[i] = read_event(json_array_get(root, i), arena);
  json_decref(root);
  return true;
}
