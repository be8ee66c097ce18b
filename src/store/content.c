// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "store/store_write.h"

#include <string.h>

int64_t store_content(const struct observation *o)
{
  const int64_t numbers[] = {o->area_id,
                             o->place_id,
                             o->category_id,
                             o->source_id,
                             o->severity,
                             (int64_t)o->known,
                             o->day,
                             o->time,
                             o->to_day,
                             o->to_time,
                             (int64_t)o->police_reported,
                             o->cost};
  unsigned char hash[HASH_SIZE];
  const char *note = o->note != NULL ? o->note : "";
  const struct hash_part parts[] = {{numbers, sizeof numbers}, {note, strlen(note)}};
  hash_parts(parts, sizeof parts / sizeof parts[0], hash);
  int64_t content;
  memcpy(&content, hash, sizeof content);
  return content;
}
