// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/conf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "ops/ops.h"

#include <string.h>

static const char file_name[] = "glossary.conf";

struct glossary {
  struct arena *arena;
  struct glossary_entry *entries;
  size_t n, capacity;
};

/* The entry of a word, a new one when it has none. */
static struct glossary_entry *entry_of(struct glossary *g, const char *word)
{
  for (size_t i = 0; i < g->n; i++)
    if (strcmp(g->entries[i].word, word) == 0) return &g->entries[i];
  g->entries = arena_grow(g->arena, g->entries, g->n, &g->capacity, sizeof *g->entries);
  struct glossary_entry *entry = &g->entries[g->n++];
  *entry = (struct glossary_entry){.word = arena_strdup(g->arena, word), .english = ""};
  return entry;
}

static bool read_entry(struct glossary *g, const struct conf *conf, const struct conf_node *node,
                       struct err *err)
{
  static const char *const names[] = {"word", "english", "sv", "en", NULL};
  const char *word, *english, *swedish, *meaning;
  if (!conf_only(conf, node, names, err) || !conf_string(node, "word", "", &word, err) ||
      !conf_string(node, "english", NULL, &english, err) ||
      !conf_string(node, "sv", "", &swedish, err) ||
      /* The name of the member is that of the language, and so translated itself. */
      !conf_string(node, _("en"), swedish, &meaning, err))
    return false;
  if (!*word || !*swedish)
    return conf_refuse(conf, node, err, _("A word needs both word and sv, as texts."));
  struct glossary_entry *entry = entry_of(g, word);
  entry->meaning = arena_strdup(g->arena, meaning);
  if (english) entry->english = arena_strdup(g->arena, english);
  return true;
}

static bool read_file(struct glossary *g, const char *path, struct err *err)
{
  static const char *const names[] = {"terms", NULL};
  struct conf *conf;
  if (!conf_open(&conf, path, err)) return false;
  const struct conf_node *terms = conf_get(conf_root(conf), "terms");
  bool ok = conf_only(conf, conf_root(conf), names, err);
  for (size_t i = 0; ok && terms && i < conf_length(terms); i++)
    ok = read_entry(g, conf, conf_at(terms, i), err);
  conf_close(conf);
  return ok;
}

bool ops_glossary(struct arena *arena, struct glossary_entry **entries, size_t *n, struct err *err)
{
  struct glossary g = {.arena = arena};
  const char *shipped = file_shipped(arena, file_name), *own = file_config_path(arena, file_name);
  if (!shipped)
    return err_set(err, _("The glossary is missing. Install the program again to get it back."));
  if (!read_file(&g, shipped, err)) return false;
  if (file_exists(own) && !read_file(&g, own, err)) return false;
  *entries = g.entries;
  *n = g.n;
  return true;
}
