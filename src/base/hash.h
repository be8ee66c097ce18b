// SPDX-License-Identifier: GPL-3.0-or-later
/* SHA-256 (nettle) and a short key for rows of an import. */
#ifndef LB_BASE_HASH_H
#define LB_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HASH_SIZE = 32, HASH_HEX = 65 };

struct hash_part {
  const void *bytes;
  size_t length;
};

/* SHA-256 over the parts, each preceded by its length as eight bytes, so that no two lists of
 * parts give the same input. */
void hash_parts(const struct hash_part *parts, size_t n, unsigned char out[HASH_SIZE]);
/* The same of one part that may be long: asks now and then whether to go on; false when not. */
bool hash_long(const struct hash_part *part, unsigned char out[HASH_SIZE],
               bool (*progress)(void *data, long done, long all), void *data);
void hash_hex(const unsigned char hash[HASH_SIZE], char out[HASH_HEX]);
/* The first eight bytes of SHA-256 as a number that is never negative and never 0. */
int64_t hash_key(const void *bytes, size_t length);
/* Random bytes from the system. Ends the program when the system has none to give. */
void hash_random(void *out, size_t length);

#endif
