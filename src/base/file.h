// SPDX-License-Identifier: GPL-3.0-or-later
/* Files: where the program's own lie, reading one whole, replacing one whole.
 *
 * Invariant: file_replace leaves either the old file or the whole new one under the name, never a
 * part; files it makes are 0600 in folders 0700. */
#ifndef LB_BASE_FILE_H
#define LB_BASE_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#include <stddef.h>

/* $XDG_DATA_HOME/lagesbild/NAME, $XDG_STATE_HOME/..., $XDG_CONFIG_HOME/... or their defaults under
 * HOME. The path lives in the arena; nothing is created. */
const char *file_data_path(struct arena *arena, const char *name);
const char *file_state_path(struct arena *arena, const char *name);
const char *file_config_path(struct arena *arena, const char *name);
/* A file that is shipped with the program ("schema/0001-initial.sql"): LAGESBILD_DATA, the
 * installed folder, or the source tree's, the first that has it; NULL when none has. */
const char *file_shipped(struct arena *arena, const char *name);
const char *file_join(struct arena *arena, const char *folder, const char *name);
const char *file_base_name(const char *path); /* borrowed from path */
/* The path from the root, for a person who shall find the file; as it is when it cannot be found.
 */
const char *file_full_path(struct arena *arena, const char *path);

/* What a person typed: a leading ~ or ~/ is the home folder. */
const char *file_typed_path(struct arena *arena, const char *text);

bool file_exists(const char *path);
bool file_is_folder(const char *path);
/* Makes the folder that holds `path`, and those above it, 0700. */
bool file_make_folder_for(const char *path, struct err *err);
/* Reads all of it; "-" is standard input. */
bool file_read(const char *path, struct buf *out, struct err *err);
/* The same for what may be long: asks after each piece whether to go on. `progress` may be NULL. */
bool file_read_long(const char *path, struct buf *out,
                    bool (*progress)(void *data, long done, long all), void *data, struct err *err);
/* Writes a new file beside it, syncs and renames; "-" is standard output. */
bool file_replace(const char *path, const void *bytes, size_t length, struct err *err);
/* A name is safe on disk only when its folder is, so after a rename. File systems that cannot sync
 * a folder have nothing to wait for. */
void file_sync_folder_of(const char *path);
/* The names in a folder that end with `suffix`, in byte order; empty when there is no folder. */
size_t file_list(struct arena *arena, const char *folder, const char *suffix,
                 const char *const **names);
/* True when the path lies on a network file system, where WAL cannot be used. */
bool file_on_network(const char *path);

#endif
