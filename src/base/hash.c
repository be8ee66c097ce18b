// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"

#include "base/i18n.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

enum { PIECE = 1024 * 1024 }; /* some milliseconds */

static bool add_part(struct sha256_ctx *sha, const struct hash_part *part,
                     bool (*progress)(void *data, long done, long all), void *data)
{
  uint8_t size[8];
  for (size_t byte = 0; byte < sizeof size; byte++)
    size[byte] = (uint8_t)((uint64_t)part->length >> (56 - 8 * byte));
  sha256_update(sha, sizeof size, size);
  for (size_t at = 0; at < part->length; at += PIECE) {
    size_t piece = part->length - at < PIECE ? part->length - at : PIECE;
    sha256_update(sha, piece, (const uint8_t *)part->bytes + at);
    if (progress && !progress(data, 0, 0)) return false;
  }
  return true;
}

void hash_parts(const struct hash_part *parts, size_t n, unsigned char out[HASH_SIZE])
{
  struct sha256_ctx sha;
  sha256_init(&sha);
  for (size_t i = 0; i < n; i++)
    add_part(&sha, &parts[i], NULL, NULL);
  sha256_digest(&sha, HASH_SIZE, out);
}

bool hash_long(const struct hash_part *part, unsigned char out[HASH_SIZE],
               bool (*progress)(void *data, long done, long all), void *data)
{
  struct sha256_ctx sha;
  sha256_init(&sha);
  if (!add_part(&sha, part, progress, data)) return false;
  sha256_digest(&sha, HASH_SIZE, out);
  return true;
}

void hash_hex(const unsigned char hash[HASH_SIZE], char out[HASH_HEX])
{
  static const char digits[] = "0123456789abcdef";
  for (size_t i = 0; i < HASH_SIZE; i++) {
    out[2 * i] = digits[hash[i] >> 4];
    out[2 * i + 1] = digits[hash[i] & 15];
  }
  out[2 * HASH_SIZE] = '\0';
}

int64_t hash_key(const void *bytes, size_t length)
{
  struct sha256_ctx sha;
  uint8_t first[8];
  sha256_init(&sha);
  if (length > 0) sha256_update(&sha, length, bytes);
  sha256_digest(&sha, sizeof first, first);
  uint64_t key = 0;
  for (size_t i = 0; i < sizeof first; i++)
    key = key << 8 | first[i];
  key &= INT64_MAX;
  return key ? (int64_t)key : 1;
}

void hash_random(void *out, size_t length)
{
  unsigned char *at = out;
  while (length > 0) {
    ssize_t got = getrandom(at, length, 0);
    if (got < 0 && errno != EINTR) {
      fprintf(stderr, "%s\n",
              _("The computer gives no random numbers, so the program ended. Restart the computer "
                "and try again."));
      abort();
    }
    if (got <= 0) continue;
    at += got;
    length -= (size_t)got;
  }
}
