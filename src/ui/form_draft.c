// SPDX-License-Identifier: GPL-3.0-or-later
/* Drafts on disk, and what the latest record of a kind had. */
#include "ui/form_part.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char time_line[] = "at";

static void escape(struct buf *out, const char *text)
{
  for (; *text; text++) {
    if (*text == '\\' || *text == '\n') buf_addc(out, '\\');
    buf_addc(out, *text == '\n' ? 'n' : *text);
  }
}

static void unescape(struct buf *out, const char *text, size_t length)
{
  for (size_t i = 0; i < length; i++) {
    bool escaped = text[i] == '\\' && i + 1 < length;
    if (escaped) i++;
    buf_addc(out, escaped && text[i] == 'n' ? '\n' : text[i]);
  }
}

static void write_field(const struct form *form, int field, struct buf *out)
{
  const struct field_value *value = &form->values[field];
  enum field_kind kind = form_field(form, field)->kind;
  buf_addf(out, "%s=", form_field(form, field)->id);
  if (kind == FIELD_CHOICE || kind == FIELD_PICK) buf_addf(out, "%lld:", (long long)value->id);
  if (kind != FIELD_CHOICE) escape(out, buf_text(&value->edit.text));
  buf_addc(out, '\n');
}

void form_draft_write(const struct form *form, int time, bool free, struct buf *out)
{
  if (time != TIME_NONE) buf_addf(out, "%s=%04d\n", time_line, time);
  for (int i = 0; i < form->ops->n_fields; i++) {
    const struct field *field = form_field(form, i);
    if (field->kind == FIELD_SHOW || field->kind == FIELD_RULE) continue;
    if (form_empty(form, i) || !form_may_keep(form, i)) continue;
    if (free || !(field->flags & FIELD_FREE)) write_field(form, i, out);
  }
}

static int find_field(const struct form *form, const char *line, size_t length)
{
  for (int i = 0; i < form->ops->n_fields; i++) {
    const char *id = form_field(form, i)->id;
    if (id && strlen(id) == length && memcmp(id, line, length) == 0) return i;
  }
  return -1;
}

static void read_field(struct form *form, int field, const char *text, size_t length)
{
  struct field_value *value = &form->values[field];
  enum field_kind kind = form_field(form, field)->kind;
  const char *colon = memchr(text, ':', length);
  if (kind == FIELD_CHOICE || kind == FIELD_PICK) {
    if (!colon) return;
    value->id = strtoll(text, NULL, 10);
    length -= (size_t)(colon + 1 - text);
    text = colon + 1;
  }
  struct buf plain = {0};
  struct arena arena = {0};
  unescape(&plain, text, length);
  edit_set(&value->edit, text_clean(&arena, buf_text(&plain), plain.length, value->edit.many));
  arena_release(&arena);
  buf_release(&plain);
}

int form_draft_read(struct form *form, const char *text,
                    bool (*wanted)(const struct form *form, int field, int only), int only)
{
  int time = TIME_NONE;
  while (*text) {
    size_t line = strcspn(text, "\n"), name = strcspn(text, "=\n");
    if (name < line) {
      int field = find_field(form, text, name);
      if (name == strlen(time_line) && memcmp(text, time_line, name) == 0)
        time = atoi(text + name + 1);
      else if (field >= 0 && (!wanted || wanted(form, field, only)))
        read_field(form, field, text + name + 1, line - name - 1);
    }
    text += line + (text[line] == '\n');
  }
  return time_valid(time) ? time : TIME_NONE;
}

/* ---- on disk ---- */

/* Two databases never share a draft: real and practice records must not mix. */
static const char *draft_path(const struct app *app, const char *form_id, int64_t record,
                              struct arena *arena)
{
  const char *file = store_path(app->store);
  long long key = (long long)hash_key(file, strlen(file));
  const char *name =
      record ? arena_printf(arena, "draft-%s-%llx-%lld", form_id, key, (long long)record)
             : arena_printf(arena, "draft-%s-%llx", form_id, key);
  return file_state_path(arena, name);
}

static const char *path_of(const struct app *app, const struct form *form, struct arena *arena)
{
  return draft_path(app, form->ops->pane.id, form->subject.id, arena);
}

void form_draft_save(struct app *app, struct form *form)
{
  if (!form->changed || !form->state->unwritten || form->state->offered) return;
  struct arena arena = {0};
  struct buf text = {0};
  struct err err = {.field = -1};
  const char *path = path_of(app, form, &arena);
  form_draft_write(form, app->clock.time, true, &text);
  if (file_make_folder_for(path, &err) && file_replace(path, text.data, text.length, &err)) {
    form->state->unwritten = false;
    form->state->draft_time = app->clock.time;
  } else {
    app_say_error(app, &err);
  }
  buf_release(&text);
  arena_release(&arena);
}

static bool nothing(const struct form *form, int field, int only)
{
  (void)form, (void)field, (void)only;
  return false;
}

static int draft_time(struct form *form, const char *path)
{
  struct buf text = {0};
  struct err err = {.field = -1};
  int time = TIME_NONE;
  if (file_exists(path) && file_read(path, &text, &err))
    time = form_draft_read(form, buf_text(&text), nothing, 0);
  buf_release(&text);
  return time;
}

void form_draft_look(struct app *app, struct form *form)
{
  struct arena arena = {0};
  form->state->draft_time = draft_time(form, path_of(app, form, &arena));
  form->state->offered = form->state->draft_time != TIME_NONE;
  arena_release(&arena);
}

void form_draft_take(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct buf text = {0};
  struct err err = {.field = -1};
  if (file_read(path_of(app, form, &arena), &text, &err)) {
    form_draft_read(form, buf_text(&text), NULL, 0);
    for (int i = 0; i < form->ops->n_fields; i++)
      form_read_value(app, form, i);
    form->changed = true;
    if (form->ops->restored) form->ops->restored(app, form);
  } else {
    app_say_error(app, &err);
  }
  form->state->offered = false;
  buf_release(&text);
  arena_release(&arena);
}

void form_draft_remove(struct app *app, struct form *form)
{
  struct arena arena = {0};
  unlink(path_of(app, form, &arena));
  form->state->offered = form->state->unwritten = false;
  form->state->draft_time = TIME_NONE;
  arena_release(&arena);
}

bool form_draft_exists(struct app *app, const char *form_id, int *time)
{
  struct arena arena = {0};
  static const struct form_ops none = {.n_fields = 0};
  struct form form = {.ops = &none};
  *time = draft_time(&form, draft_path(app, form_id, 0, &arena));
  arena_release(&arena);
  return *time != TIME_NONE;
}

void form_idle(struct app *app)
{
  for (int v = 0; v < app->n_views; v++)
    for (int p = 0; p < app->views[v]->n_panes; p++) {
      struct pane *pane = &app->views[v]->panes[p];
      if (pane->ops->draw == form_draw) form_draft_save(app, pane->state);
    }
}

/* ---- the latest record ---- */

static const char *memory_name(const struct form *form, struct arena *arena)
{
  return arena_printf(arena, "form-%s", form->ops->pane.id);
}

void form_remember(struct app *app, struct form *form)
{
  struct arena arena = {0};
  struct buf text = {0};
  struct err err = {.field = -1};
  form_draft_write(form, TIME_NONE, false, &text);
  if (!store_set_view_state(app->store, memory_name(form, &arena), buf_text(&text), &err))
    app_say_error(app, &err);
  buf_release(&text);
  arena_release(&arena);
}

static bool kept_and_empty(const struct form *form, int field, int only)
{
  (void)only;
  return (form_field(form, field)->flags & FIELD_KEPT) && form_empty(form, field);
}

static bool this_one(const struct form *form, int field, int only)
{
  (void)form;
  return field == only;
}

static void recall(struct app *app, struct form *form,
                   bool (*wanted)(const struct form *, int, int), int only)
{
  struct arena arena = {0};
  const char *text = NULL;
  struct err err = {.field = -1};
  if (!store_view_state(app->store, memory_name(form, &arena), &arena, &text, &err))
    app_say_error(app, &err);
  else if (text)
    form_draft_read(form, text, wanted, only);
  for (int i = 0; i < form->ops->n_fields; i++)
    form_read_value(app, form, i);
  arena_release(&arena);
}

void form_recall_kept(struct app *app, struct form *form)
{
  recall(app, form, kept_and_empty, 0);
}

void form_recall(struct app *app, struct form *form, int field)
{
  recall(app, form, this_one, field);
}
