// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/import_words.h"

#include "base/i18n.h"
#include "base/text.h"
#include "domain/person.h"
#include "store/store_write.h"

#include <assert.h>
#include <string.h>

/* What a name of ours leads to. The same name for two things leads nowhere. */
struct word_meaning {
  uint32_t target, place;
  bool ambiguous, left_out, place_name;
};

static const char *const translation_kinds[N_WORD_KINDS] = {"area", "category", "source"};

const char *word_key(struct arena *arena, const char *text)
{
  struct buf key = {0};
  bool blank = false;
  for (const char *lower = text_lower(arena, text); *lower != '\0';) {
    bool hard = strncmp(lower, "\u00A0", 2) == 0;
    if (hard || strchr(" \t\r\n", *lower) != NULL) {
      blank = key.length > 0;
      lower += hard ? 2 : 1;
      continue;
    }
    if (blank) buf_addc(&key, ' ');
    blank = false;
    buf_addc(&key, *lower++);
  }
  const char *kept = arena_strndup(arena, buf_text(&key), key.length);
  buf_release(&key);
  return kept;
}

const char *word_fault(struct arena *arena, const char *text)
{
  if (strlen(text) > LONGEST_WORD) return _("The text is too long for a name.");
  struct err err;
  return person_check(text, NULL, &err) ? NULL : arena_strdup(arena, err.text);
}

static bool never_valid(int from, int to)
{
  return to != 0 && to < from;
}

static uint32_t add_target(struct arena *arena, struct word_targets *targets,
                           struct word_target target)
{
  targets->rows =
      arena_grow(arena, targets->rows, targets->n, &targets->capacity, sizeof *targets->rows);
  targets->rows[targets->n] = target;
  return (uint32_t)targets->n++;
}

static struct word_meaning meaning_of(uint32_t target)
{
  return (struct word_meaning){.target = target, .place = NO_TARGET};
}

/* A name of a place gives way to an area's own, and two places of one name lead nowhere. */
static void add_name(struct registers *registers, enum word_kind kind, const char *name,
                     struct word_meaning meaning)
{
  if (name == NULL || *name == '\0') return;
  struct words *words = &registers->words[kind];
  const char *key = word_key(registers->arena, name);
  uint32_t *at = key_map_text(&words->names, key, strlen(key));
  if (*at != 0) {
    struct word_meaning *old = &words->meanings[*at - 1];
    bool same = old->target == meaning.target && old->place == meaning.place;
    if (same || (meaning.place_name && !old->place_name)) return;
    bool wins = old->place_name && !meaning.place_name;
    if (wins) *old = meaning;
    old->ambiguous = !wins;
    return;
  }
  words->meanings = arena_grow(registers->arena, words->meanings, words->n_meanings,
                               &words->meaning_capacity, sizeof *words->meanings);
  words->meanings[words->n_meanings++] = meaning;
  *at = (uint32_t)words->n_meanings;
}

static uint32_t *place_slot(struct registers *registers, uint32_t area, const char *name)
{
  const char *key =
      arena_printf(registers->arena, "%u %s", (unsigned)area, word_key(registers->arena, name));
  return key_map_text(&registers->place_names, key, strlen(key));
}

static uint32_t add_place(struct registers *registers, struct word_target place)
{
  uint32_t made = add_target(registers->arena, &registers->places, place);
  *place_slot(registers, place.area, place.name) = made + 1;
  return made;
}

static uint32_t find_target(const struct word_targets *targets, int64_t id)
{
  for (size_t i = 0; i < targets->n; i++)
    if (targets->rows[i].id == id) return (uint32_t)i;
  return NO_TARGET;
}

uint32_t registers_target(const struct registers *registers, enum word_kind kind, int64_t id)
{
  return find_target(&registers->words[kind].targets, id);
}

static bool load_areas(struct registers *registers, struct store *store, struct err *err)
{
  struct arena *arena = registers->arena;
  struct area *areas;
  struct place *places;
  struct alias *aliases;
  size_t n_areas, n_places, n_aliases;
  if (!store_areas(store, 0, arena, &areas, &n_areas, err) ||
      !store_places(store, 0, arena, &places, &n_places, err) ||
      !store_aliases(store, arena, &aliases, &n_aliases, err))
    return false;
  for (size_t i = 0; i < n_areas; i++) {
    struct word_target area = {.id = areas[i].id,
                               .name = areas[i].name,
                               .valid_to = areas[i].valid_to,
                               .dormant = never_valid(areas[i].valid_from, areas[i].valid_to)};
    uint32_t target = add_target(arena, &registers->words[WORD_AREA].targets, area);
    add_name(registers, WORD_AREA, area.name, meaning_of(target));
  }
  for (size_t i = 0; i < n_places; i++) {
    uint32_t area = registers_target(registers, WORD_AREA, places[i].area_id);
    struct word_target known = {.id = places[i].id,
                                .name = places[i].name,
                                .area = area,
                                .dormant = never_valid(places[i].valid_from, places[i].valid_to)};
    uint32_t place = add_place(registers, known);
    if (!known.dormant)
      add_name(registers, WORD_AREA, known.name,
               (struct word_meaning){.target = area, .place = place, .place_name = true});
  }
  for (size_t i = 0; i < n_aliases; i++) {
    uint32_t area = registers_target(registers, WORD_AREA, aliases[i].area_id);
    bool of_place = aliases[i].place_id != 0;
    uint32_t place = of_place ? find_target(&registers->places, aliases[i].place_id) : NO_TARGET;
    add_name(registers, WORD_AREA, aliases[i].name,
             (struct word_meaning){.target = area, .place = place, .place_name = of_place});
    if (of_place) *place_slot(registers, area, aliases[i].name) = place + 1;
  }
  return true;
}

static bool load_categories(struct registers *registers, struct store *store, struct err *err)
{
  struct category *rows;
  size_t n;
  if (!store_categories(store, 0, registers->arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    struct word_target category = {.id = rows[i].id,
                                   .name = rows[i].name,
                                   .valid_to = rows[i].valid_to,
                                   .soft = rows[i].soft,
                                   .dormant = never_valid(rows[i].valid_from, rows[i].valid_to)};
    struct word_meaning meaning = meaning_of(
        add_target(registers->arena, &registers->words[WORD_CATEGORY].targets, category));
    add_name(registers, WORD_CATEGORY, rows[i].code, meaning);
    add_name(registers, WORD_CATEGORY, rows[i].name, meaning);
  }
  return true;
}

static bool load_sources(struct registers *registers, struct store *store, struct err *err)
{
  struct reporting_unit *rows;
  size_t n;
  if (!store_units(store, 0, registers->arena, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    struct word_target unit = {.id = rows[i].id,
                               .name = rows[i].name,
                               .valid_to = rows[i].valid_to,
                               .dormant = never_valid(rows[i].valid_from, rows[i].valid_to)};
    struct word_meaning meaning =
        meaning_of(add_target(registers->arena, &registers->words[WORD_SOURCE].targets, unit));
    add_name(registers, WORD_SOURCE, rows[i].name, meaning);
    add_name(registers, WORD_SOURCE, rows[i].short_name, meaning);
  }
  return true;
}

/* What the group answered before takes the place of what the word means by itself. */
static bool load_translations(struct registers *registers, struct store *store, struct err *err)
{
  struct translation *rows;
  size_t n;
  if (!store_translations(store, registers->mapping->name, registers->arena, &rows, &n, err))
    return false;
  for (size_t i = 0; i < n; i++)
    for (int kind = 0; kind < N_WORD_KINDS; kind++) {
      if (strcmp(rows[i].kind, translation_kinds[kind]) != 0) continue;
      struct words *words = &registers->words[kind];
      const char *key = word_key(registers->arena, rows[i].word);
      bool left_out = rows[i].target_id == 0;
      uint32_t target = find_target(&words->targets, rows[i].target_id);
      if (target == NO_TARGET && !left_out) continue;
      *key_map_text(&words->names, key, strlen(key)) = 0;
      add_name(registers, (enum word_kind)kind, key,
               (struct word_meaning){.target = target, .place = NO_TARGET, .left_out = left_out});
    }
  return true;
}

bool registers_load(struct registers *registers, struct store *store, struct arena *arena,
                    const struct import_mapping *mapping, struct err *err)
{
  *registers = (struct registers){.arena = arena,
                                  .mapping = mapping,
                                  .place_names = {.arena = arena},
                                  .place_cells = {.arena = arena}};
  for (int kind = 0; kind < N_WORD_KINDS; kind++) {
    struct words *words = &registers->words[kind];
    words->cells.arena = words->keys.arena = words->names.arena = arena;
  }
  return load_areas(registers, store, err) && load_categories(registers, store, err) &&
         load_sources(registers, store, err) && load_translations(registers, store, err);
}

static const struct import_pair *find_pair(const struct registers *registers, enum word_kind kind,
                                           const char *key)
{
  const struct import_mapping *m = registers->mapping;
  if (kind == WORD_SOURCE) return NULL;
  const struct import_pair *pairs = kind == WORD_AREA ? m->areas : m->categories;
  size_t n = kind == WORD_AREA ? m->n_areas : m->n_categories;
  /* The newest answer stands last. */
  for (size_t i = n; i-- > 0;)
    if (strcmp(word_key(registers->arena, pairs[i].word), key) == 0) return &pairs[i];
  return NULL;
}

/* Leads the word to the one of ours that `name` names; false when there is none. */
static bool lead_to(struct registers *registers, enum word_kind kind, struct word *word,
                    const char *name)
{
  struct words *words = &registers->words[kind];
  const char *key = word_key(registers->arena, name);
  uint32_t found = *key_map_text(&words->names, key, strlen(key));
  if (found == 0 || words->meanings[found - 1].ambiguous) return false;
  const struct word_meaning *meaning = &words->meanings[found - 1];
  bool dormant = meaning->target != NO_TARGET && words->targets.rows[meaning->target].dormant;
  if (dormant && registers->mapping->unknown != UNKNOWN_CREATE) return false;
  word->state = meaning->left_out ? WORD_LEFT_OUT : WORD_KNOWN;
  word->target = meaning->target;
  word->place = meaning->place;
  return true;
}

static void make_or_ask(struct registers *registers, enum word_kind kind, struct word *word,
                        const char *name)
{
  word->why = word_fault(registers->arena, name);
  word->state = word->why != NULL ? WORD_REFUSED : WORD_UNKNOWN;
  if (word->why != NULL || registers->mapping->unknown != UNKNOWN_CREATE) return;
  struct word_target made = {.name = name};
  word->target = add_target(registers->arena, &registers->words[kind].targets, made);
  word->state = WORD_KNOWN;
  add_name(registers, kind, name, meaning_of(word->target));
}

static void resolve(struct registers *registers, enum word_kind kind, struct word *word)
{
  const struct import_pair *pair = find_pair(registers, kind, word->key);
  word->translated = pair != NULL;
  if (pair == NULL && lead_to(registers, kind, word, word->text)) return;
  struct err err;
  if (pair != NULL && !person_check(word->text, "answered", &err)) {
    word->why = arena_strdup(registers->arena, err.text);
    word->state = WORD_REFUSED;
    return;
  }
  if (pair == NULL) pair = find_pair(registers, kind, "*");
  if (pair != NULL && pair->ours == NULL)
    word->state = WORD_LEFT_OUT;
  else if (pair == NULL)
    make_or_ask(registers, kind, word, word->text);
  else if (!lead_to(registers, kind, word, pair->ours))
    make_or_ask(registers, kind, word,
                text_clean(registers->arena, pair->ours, strlen(pair->ours), false));
}

static uint32_t add_word(struct registers *registers, enum word_kind kind, const char *cell)
{
  struct words *words = &registers->words[kind];
  struct arena *arena = registers->arena;
  const char *text = text_clean(arena, cell, strlen(cell), false);
  const char *key = word_key(arena, text);
  uint32_t known = *key_map_text(&words->keys, key, strlen(key));
  if (known != 0) return known;
  size_t blanks = strspn(text, " ");
  size_t length = strlen(text + blanks);
  while (length > 0 && text[blanks + length - 1] == ' ')
    length--;
  struct word word = {.text = arena_strndup(arena, text + blanks, length),
                      .key = key,
                      .target = NO_TARGET,
                      .place = NO_TARGET};
  if (*key != '\0') resolve(registers, kind, &word);
  words->rows = arena_grow(arena, words->rows, words->n, &words->capacity, sizeof *words->rows);
  words->rows[words->n++] = word;
  *key_map_text(&words->keys, key, strlen(key)) = (uint32_t)words->n;
  return (uint32_t)words->n;
}

struct word *registers_word(struct registers *registers, enum word_kind kind, const char *cell)
{
  struct words *words = &registers->words[kind];
  size_t length = strlen(cell);
  if (length == 0) return NULL;
  uint32_t found = *key_map_text(&words->cells, cell, length);
  if (found == 0) {
    found = add_word(registers, kind, cell);
    *key_map_text(&words->cells, cell, length) = found;
  }
  struct word *word = &words->rows[found - 1];
  return *word->key != '\0' ? word : NULL;
}

static uint32_t find_or_add_place(struct registers *registers, uint32_t area, const char *cell)
{
  const char *name = text_clean(registers->arena, cell, strlen(cell), false);
  if (*word_key(registers->arena, name) == '\0') return NO_TARGET;
  uint32_t found = *place_slot(registers, area, name);
  if (found != 0) return found - 1;
  return add_place(
      registers,
      (struct word_target){.name = name, .area = area, .why = word_fault(registers->arena, name)});
}

uint32_t registers_place(struct registers *registers, uint32_t area, const char *cell)
{
  assert(area != NO_TARGET);
  char key[sizeof area + LONGEST_WORD];
  size_t length = strlen(cell);
  if (length == 0) return NO_TARGET;
  if (length > LONGEST_WORD) return find_or_add_place(registers, area, cell);
  memcpy(key, &area, sizeof area);
  memcpy(key + sizeof area, cell, length);
  uint32_t found = *key_map_text(&registers->place_cells, key, sizeof area + length);
  if (found == 0) {
    /* Two more, so that a blank cell (NO_TARGET) is told from one not seen. */
    found = find_or_add_place(registers, area, cell) + 2;
    *key_map_text(&registers->place_cells, key, sizeof area + length) = found;
  }
  return found - 2;
}
