// SPDX-License-Identifier: GPL-3.0-or-later
/* Areas, places, categories and units that a file names and that are made for it, and what is
 * remembered of its words. Inside the transaction of import_run. */
#include "base/i18n.h"
#include "base/text.h"
#include "ops/import_state.h"
#include "store/store_write.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { VALID_SINCE = 20000101, NEVER_VALID = 19991231, LONGEST_CODE = 8, FIRST_PART = 3 };

/* Stored words are in the language of the municipality, whatever the screen's. */
static const char other_group[] = "Övrigt";

static bool wanted(const struct word_target *target)
{
  return target->id == 0 && target->used;
}

/* It is woken once the transaction records what is done. */
static void made(struct word_target *target, int64_t id)
{
  target->id = id;
  target->dormant = true;
}

static bool make_areas(struct import *import, struct err *err)
{
  struct word_targets *targets = &import->registers.words[WORD_AREA].targets;
  struct area *areas;
  size_t n;
  int number = 0;
  if (!store_areas(import->ops->store, 0, &import->work, &areas, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (areas[i].number > number) number = areas[i].number;
  for (size_t i = 0; i < targets->n; i++) {
    if (!wanted(&targets->rows[i])) continue;
    struct area area = {.number = ++number,
                        .name = targets->rows[i].name,
                        .ranked = true,
                        .population = NO_AMOUNT,
                        .valid_from = VALID_SINCE,
                        .valid_to = NEVER_VALID};
    if (!store_put_area(import->ops->store, &area, err)) return false;
    made(&targets->rows[i], area.id);
  }
  return true;
}

static bool make_places(struct import *import, struct err *err)
{
  const struct word_targets *areas = &import->registers.words[WORD_AREA].targets;
  struct word_targets *targets = &import->registers.places;
  for (size_t i = 0; i < targets->n; i++) {
    if (!wanted(&targets->rows[i])) continue;
    struct place place = {.area_id = areas->rows[targets->rows[i].area].id,
                          .name = targets->rows[i].name,
                          .valid_from = VALID_SINCE,
                          .valid_to = NEVER_VALID};
    if (!store_put_place(import->ops->store, &place, err)) return false;
    made(&targets->rows[i], place.id);
  }
  return true;
}

/* "TRA-PERS" of "Trafikolycka, personskada", "BRAND" of "Brand". */
static void derive_code(const char *name, char code[LONGEST_CODE + 1])
{
  struct buf folded = {0};
  text_fold(&folded, name);
  const char *text = buf_text(&folded);
  bool several = strpbrk(text, " ,/") != NULL;
  size_t length = 0, of_part = 0, parts = 0;
  for (; *text != '\0' && length < LONGEST_CODE; text++) {
    if (!isascii((unsigned char)*text) || !isalnum((unsigned char)*text)) {
      if (of_part > 0 && parts == 0 && several) code[length++] = '-';
      parts += of_part > 0;
      of_part = 0;
      continue;
    }
    if (several && ((parts == 0 && of_part == FIRST_PART) || parts > 1)) continue;
    code[length++] = (char)toupper((unsigned char)*text);
    of_part++;
  }
  while (length > 0 && code[length - 1] == '-')
    length--;
  code[length] = '\0';
  if (length == 0) memcpy(code, "KAT", sizeof "KAT");
  buf_release(&folded);
}

/* The same with a number at its end, until nobody has it. */
static const char *free_code(struct import *import, struct key_map *taken, const char *name)
{
  char first[LONGEST_CODE + 1], code[LONGEST_CODE + 16];
  derive_code(name, first);
  memcpy(code, first, sizeof first);
  for (unsigned number = 2;; number++) {
    uint32_t *at = key_map_text(taken, code, strlen(code));
    if ((*at)++ == 0) return arena_strdup(&import->work, code);
    char digits[12];
    int n = snprintf(digits, sizeof digits, "%u", number);
    snprintf(code, sizeof code, "%.*s%s", LONGEST_CODE - n, first, digits);
  }
}

static bool group_of_others(struct import *import, int64_t *id, struct err *err)
{
  struct category_group *groups;
  size_t n;
  int number = 0;
  if (!store_category_groups(import->ops->store, &import->work, &groups, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    if (strcmp(groups[i].name, other_group) == 0) {
      *id = groups[i].id;
      return true;
    }
    if (groups[i].number > number) number = groups[i].number;
  }
  struct category_group made = {.number = number + 1, .name = other_group};
  if (!store_put_category_group(import->ops->store, &made, err)) return false;
  *id = made.id;
  return true;
}

static bool make_categories(struct import *import, struct err *err)
{
  struct word_targets *targets = &import->registers.words[WORD_CATEGORY].targets;
  struct key_map taken = {.arena = &import->work};
  struct category *categories;
  size_t n;
  int64_t group = 0;
  if (!store_categories(import->ops->store, 0, &import->work, &categories, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    *key_map_text(&taken, categories[i].code, strlen(categories[i].code)) = 1;
  for (size_t i = 0; i < targets->n; i++) {
    struct word_target *target = &targets->rows[i];
    if (!wanted(target)) continue;
    if (group == 0 && !group_of_others(import, &group, err)) return false;
    struct category category = {.group_id = group,
                                .code = free_code(import, &taken, target->name),
                                .name = target->name,
                                .valid_from = VALID_SINCE,
                                .valid_to = NEVER_VALID};
    if (!store_put_category(import->ops->store, &category, err)) return false;
    made(target, category.id);
  }
  return true;
}

static bool make_units(struct import *import, struct err *err)
{
  struct word_targets *targets = &import->registers.words[WORD_SOURCE].targets;
  struct reporting_unit *units;
  size_t n;
  int number = 0;
  if (!store_units(import->ops->store, 0, &import->work, &units, &n, err)) return false;
  for (size_t i = 0; i < n; i++)
    if (units[i].number > number) number = units[i].number;
  for (size_t i = 0; i < targets->n; i++) {
    struct word_target *target = &targets->rows[i];
    if (!wanted(target)) continue;
    bool police = strncmp(word_key(&import->work, target->name), "polis", strlen("polis")) == 0;
    struct reporting_unit unit = {.number = ++number,
                                  .name = target->name,
                                  .short_name = target->name,
                                  .kind = police ? UNIT_POLICE : UNIT_OTHER,
                                  .valid_from = VALID_SINCE,
                                  .valid_to = NEVER_VALID};
    if (!store_put_unit(import->ops->store, &unit, err)) return false;
    made(target, unit.id);
  }
  return true;
}

static bool make_all(struct import *import, struct err *err)
{
  return make_areas(import, err) && make_places(import, err) && make_categories(import, err) &&
         make_units(import, err);
}

/* The ids of those that are to hold from now on; false when there are none. */
static bool find_dormant(struct import *import, const struct word_targets *targets,
                         struct key_map *ids)
{
  *ids = (struct key_map){.arena = &import->work};
  for (size_t i = 0; i < targets->n; i++)
    if (targets->rows[i].dormant && targets->rows[i].used)
      *key_map_number(ids, targets->rows[i].id) = 1;
  return ids->n > 0;
}

static bool wake_areas(struct import *import, struct err *err)
{
  struct area *rows;
  struct key_map ids;
  size_t n;
  if (!find_dormant(import, &import->registers.words[WORD_AREA].targets, &ids)) return true;
  if (!store_areas(import->ops->store, 0, &import->work, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    if (*key_map_number(&ids, rows[i].id) == 0) continue;
    rows[i].valid_to = 0;
    if (!store_put_area(import->ops->store, &rows[i], err)) return false;
  }
  return true;
}

static bool wake_places(struct import *import, struct err *err)
{
  struct place *rows;
  struct key_map ids;
  size_t n;
  if (!find_dormant(import, &import->registers.places, &ids)) return true;
  if (!store_places(import->ops->store, 0, &import->work, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    if (*key_map_number(&ids, rows[i].id) == 0) continue;
    rows[i].valid_to = 0;
    if (!store_put_place(import->ops->store, &rows[i], err)) return false;
  }
  return true;
}

static bool wake_categories(struct import *import, struct err *err)
{
  struct category *rows;
  struct key_map ids;
  size_t n;
  if (!find_dormant(import, &import->registers.words[WORD_CATEGORY].targets, &ids)) return true;
  if (!store_categories(import->ops->store, 0, &import->work, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    if (*key_map_number(&ids, rows[i].id) == 0) continue;
    rows[i].valid_to = 0;
    if (!store_put_category(import->ops->store, &rows[i], err)) return false;
  }
  return true;
}

static bool wake_units(struct import *import, struct err *err)
{
  struct reporting_unit *rows;
  struct key_map ids;
  size_t n;
  if (!find_dormant(import, &import->registers.words[WORD_SOURCE].targets, &ids)) return true;
  if (!store_units(import->ops->store, 0, &import->work, &rows, &n, err)) return false;
  for (size_t i = 0; i < n; i++) {
    if (*key_map_number(&ids, rows[i].id) == 0) continue;
    rows[i].valid_to = 0;
    if (!store_put_unit(import->ops->store, &rows[i], err)) return false;
  }
  return true;
}

/* What is made between bulk_begin and bulk_end belongs to the import and is not recorded, so that
 * an undo leaves it: rows that are withdrawn refer to it. That it holds from now on is recorded. */
bool import_make_targets(struct import *import, struct err *err)
{
  struct store *store = import->ops->store;
  return store_bulk_begin(store, 0, err) && make_all(import, err) &&
         store_bulk_end(store, NULL, NULL, err) && wake_areas(import, err) &&
         wake_places(import, err) && wake_categories(import, err) && wake_units(import, err);
}

bool import_remember_words(struct import *import, struct err *err)
{
  static const char *const kinds[] = {"area", "category"};
  for (int kind = WORD_AREA; kind <= WORD_CATEGORY; kind++) {
    const struct words *words = &import->registers.words[kind];
    for (size_t i = 0; i < words->n; i++) {
      const struct word *word = &words->rows[i];
      int64_t id = word->target == NO_TARGET ? 0 : words->targets.rows[word->target].id;
      bool answered = word->state == WORD_LEFT_OUT || (word->state == WORD_KNOWN && id != 0);
      if (word->translated && answered &&
          !store_put_translation(import->ops->store, import->mapping.name, kinds[kind], word->text,
                                 id, err))
        return false;
    }
  }
  return true;
}
