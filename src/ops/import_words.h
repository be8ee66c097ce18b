// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of a file for areas, places, categories and sources, and what of ours they mean. Each
 * word is looked at once, however many rows say it.
 *
 * Invariant: indexes of targets stay as they are while a file is examined. A target that is to be
 * made has id 0 until import_run has made it. */
#ifndef LB_OPS_IMPORT_WORDS_H
#define LB_OPS_IMPORT_WORDS_H

#include "ops/import.h"
#include "ops/key_map.h"

enum word_kind { WORD_AREA, WORD_CATEGORY, WORD_SOURCE, N_WORD_KINDS };
enum word_state { WORD_KNOWN, WORD_UNKNOWN, WORD_LEFT_OUT, WORD_REFUSED };
enum { LONGEST_WORD = 200 /* bytes */ };
#define NO_TARGET UINT32_MAX

/* One of ours, or one that the import makes. What an import made is not removed when it is undone,
 * as its withdrawn rows refer to it; it then ends before it begins. */
struct word_target {
  int64_t id;
  const char *name;
  uint32_t area; /* of a place */
  int valid_to;  /* 0: still valid */
  bool soft;
  bool used;       /* by a row that is taken in */
  bool dormant;    /* made by an import that was undone: there, but never valid until it is woken */
  const char *why; /* a new place whose name may not be stored; NULL for all others */
};
struct word_targets {
  struct word_target *rows;
  size_t n, capacity;
};

struct word {
  const char *text, *key; /* cleaned; the key without case and extra blanks */
  enum word_state state;
  uint32_t target, place; /* place: when the word names a place of the area */
  bool translated;        /* by the mapping, so that it is to be remembered */
  const char *why;        /* of a refused one */
  long rows;              /* that said an unknown one */
};

struct words {
  struct word_targets targets;
  struct word *rows;
  size_t n, capacity;
  struct key_map cells; /* what stands in the file -> word + 1 */
  struct key_map keys;  /* its key -> word + 1 */
  struct key_map names; /* the key of one of ours -> meaning + 1 */
  struct word_meaning *meanings;
  size_t n_meanings, meaning_capacity;
};

struct registers {
  struct arena *arena;
  const struct import_mapping *mapping;
  struct words words[N_WORD_KINDS];
  struct word_targets places;
  struct key_map place_names; /* area and key -> place + 1 */
  struct key_map place_cells; /* area and what stands in the file -> place + 2 */
};

/* Reads our registers and what was translated before under the mapping's name. */
bool registers_load(struct registers *registers, struct store *store, struct arena *arena,
                    const struct import_mapping *mapping, struct err *err);
/* What a cell means; borrowed until the next call. NULL for a blank one. */
struct word *registers_word(struct registers *registers, enum word_kind kind, const char *cell);
/* The place of that area, to be made when it is new; NO_TARGET for a blank one. */
uint32_t registers_place(struct registers *registers, uint32_t area, const char *text);
/* The index of the one of ours with that id; NO_TARGET when there is none. */
uint32_t registers_target(const struct registers *registers, enum word_kind kind, int64_t id);
/* Lower case, single blanks, none around. */
const char *word_key(struct arena *arena, const char *text);
/* Why the text may not be stored as somebody's name for a place or a kind; NULL when it may. */
const char *word_fault(struct arena *arena, const char *text);

#endif
