// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/i18n.h"
#include "ops/verb.h"
#include "store/store_write.h"

/* The store names the entry that is played back; only who and when are ours. */
static struct entry signed_entry(const struct ops *ops)
{
  return (struct entry){.verb = "", .who = ops->who != NULL ? ops->who : "", .clock = ops->clock};
}

static bool nothing_to_undo(const struct journal_entry *bound, struct err *err)
{
  if (bound->id == 0) return err_set(err, _("Nothing more to undo."));
  struct buf why = {0};
  verb_bound_sentence(&why, bound);
  err_set(err, _("Nothing more to undo. %s"), buf_text(&why));
  buf_release(&why);
  return false;
}

bool ops_undo(struct ops *ops, struct buf *phrase, struct err *err)
{
  struct arena arena = {0};
  struct journal_entry next, bound, done;
  const struct entry entry = signed_entry(ops);
  bool ok = store_undoable(ops->store, &arena, &next, &bound, err);
  if (ok && next.id == 0) ok = nothing_to_undo(&bound, err);
  ok = ok && store_undo(ops->store, &entry, &done, &arena, err);
  if (ok) ops_verb_phrase(phrase, done.verb, done.object);
  arena_release(&arena);
  return ok;
}

bool ops_redo(struct ops *ops, struct buf *phrase, struct err *err)
{
  struct arena arena = {0};
  struct journal_entry next, done;
  const struct entry entry = signed_entry(ops);
  bool ok = store_redoable(ops->store, &arena, &next, err);
  if (ok && next.id == 0) ok = err_set(err, _("Nothing to redo."));
  ok = ok && store_redo(ops->store, &entry, &done, &arena, err);
  if (ok) ops_verb_phrase(phrase, done.verb, done.object);
  arena_release(&arena);
  return ok;
}
