// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/hyphenate.h"

#include "base/mem.h"
#include "report/paper_text.h"

#include <hyphen.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
  SHORTEST = 8, /* letters; a shorter word is not parted */
  LONGEST = 99, /* what the patterns take */
  LEAST_BEFORE = 3,
  LEAST_AFTER = 3
};

struct hyphens {
  HyphenDict *dictionary;
};

static const struct {
  const char *language, *path;
} dictionaries[] = {
    {"sv", "/usr/share/hyphen/hyph_sv_SE.dic"},
    {"en", "/usr/share/hyphen/hyph_en_GB.dic"},
};

struct hyphens *hyphens_new(const char *language)
{
  for (size_t i = 0; language && i < sizeof dictionaries / sizeof *dictionaries; i++) {
    if (strcmp(dictionaries[i].language, language) != 0) continue;
    HyphenDict *dictionary = hnj_hyphen_load(dictionaries[i].path);
    if (!dictionary) return NULL;
    struct hyphens *hyphens = mem_alloc(sizeof *hyphens);
    hyphens->dictionary = dictionary;
    return hyphens;
  }
  return NULL;
}

void hyphens_free(struct hyphens *hyphens)
{
  if (hyphens) hnj_hyphen_free(hyphens->dictionary);
  free(hyphens);
}

/* A word as the dictionary wants it: lower case in its own encoding. */
struct word {
  char bytes[2 * LONGEST + 1];
  size_t length;        /* bytes of it */
  size_t ends[LONGEST]; /* where each letter ends in the text */
  size_t letters;
  bool utf8;
};

/* The letter of Latin-1 at `text`, as a number and how many bytes it takes; 0 for anything else. */
static unsigned letter_at(const char *text, size_t *bytes)
{
  unsigned char first = (unsigned char)text[0];
  unsigned code = first;
  *bytes = 1;
  if (first == 0xC3 && text[1]) {
    code = 0xC0u | ((unsigned char)text[1] & 0x3Fu);
    *bytes = 2;
  }
  bool latin = code >= 0xC0 && code != 0xD7 && code != 0xF7 && *bytes == 2;
  bool ascii = (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
  return latin || ascii ? code : 0;
}

static void add_letter(struct word *word, unsigned code, size_t end)
{
  bool capital = (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE);
  unsigned lower = capital ? code + 0x20 : code;
  if (word->letters < LONGEST) {
    if (word->utf8 && lower >= 0x80) {
      word->bytes[word->length++] = (char)(0xC0 | (lower >> 6));
      lower = 0x80 | (lower & 0x3F);
    }
    word->bytes[word->length++] = (char)lower;
    word->ends[word->letters] = end;
  }
  word->letters++;
}

static void free_changes(size_t length, char **replaced, int *positions, int *cuts)
{
  for (size_t i = 0; replaced && i < length; i++)
    free(replaced[i]);
  free(replaced);
  free(positions);
  free(cuts);
}

/* Adds the word of the text that `word` was read from. */
static void add_word(const struct hyphens *hyphens, const struct word *word, const char *text,
                     size_t length, struct buf *out)
{
  char marks[2 * LONGEST + 6], **replaced = NULL;
  int *positions = NULL, *cuts = NULL;
  size_t done = 0;
  bool parted = word->letters >= SHORTEST && word->letters <= LONGEST &&
                hnj_hyphen_hyphenate3(hyphens->dictionary, word->bytes, (int)word->length, marks,
                                      NULL, &replaced, &positions, &cuts, LEAST_BEFORE, LEAST_AFTER,
                                      LEAST_BEFORE, LEAST_AFTER) == 0;
  for (size_t i = 0; parted && i + LEAST_AFTER < word->letters; i++) {
    if (i + 1 < LEAST_BEFORE || !(marks[i] & 1) || (replaced && replaced[i])) continue;
    buf_addn(out, text + done, word->ends[i] - done);
    buf_add(out, PAPER_SOFT_HYPHEN);
    done = word->ends[i];
  }
  free_changes(word->length, replaced, positions, cuts);
  buf_addn(out, text + done, length - done);
}

void hyphens_add(const struct hyphens *hyphens, const char *text, struct buf *out)
{
  while (*text) {
    struct word word = {.utf8 = hyphens->dictionary->utf8 != 0};
    size_t length = 0, bytes;
    for (unsigned code; (code = letter_at(text + length, &bytes)); length += bytes)
      add_letter(&word, code, length + bytes);
    add_word(hyphens, &word, text, length, out);
    text += length;
    if (length > 0 || !*text) continue;
    buf_addc(out, *text++);
  }
}
