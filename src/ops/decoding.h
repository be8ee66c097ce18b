// SPDX-License-Identifier: GPL-3.0-or-later
/* The bytes of somebody's file to UTF-8.
 *
 * Invariant: nothing is refused here: a byte that is no text in the encoding becomes U+FFFD, or is
 * left for text_clean to show. */
#ifndef LB_OPS_DECODING_H
#define LB_OPS_DECODING_H

#include "base/buf.h"
#include "base/err.h"

#include <stddef.h>

struct decoding {
  const char *id;    /* as in a mapping: "utf-8", "utf-16", "windows-1252", "latin-1"; constant */
  const char *label; /* as it is shown: "UTF-8"; constant */
  bool byte_order_mark;
};

/* `asked` NULL asks for the best guess. A mark at the start, and text that is UTF-8 beyond ASCII,
 * say more than what was asked for: mappings outlive the programs that files come from. `progress`
 * (may be NULL) may cancel. */
bool decoding_run(const char *bytes, size_t length, const char *asked, struct buf *out,
                  struct decoding *found, bool (*progress)(void *data, long done, long all),
                  void *data, struct err *err);
bool decoding_known(const char *id);

#endif
