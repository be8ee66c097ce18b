// SPDX-License-Identifier: GPL-3.0-or-later
/* What the group takes with it from a measure, or from the year's analysis as a whole. */
#include "base/i18n.h"
#include "ui/form_common.h"
#include "ui/forms.h"

enum { L_TEXT };
static const struct field fields[] = {
    [L_TEXT] = {"text", N_("Lesson"), FIELD_LONG, FIELD_MUST | FIELD_FREE, 0, 1, .width = 38,
                .lines = 4},
};

/* The subject: id of the lesson (0: a new one), other of its measure (0: of the whole year),
 * quarter its year. */
static bool save(struct app *app, struct form *form, struct err *err)
{
  struct lesson lesson = {.id = form->subject.id,
                          .measure_id = form->subject.other,
                          .year = form->subject.quarter,
                          .text = form_text(form, L_TEXT)};
  return ops_put_lesson(&app->ops, &lesson, form_person_reason(form), err);
}

static void fill(struct app *app, struct form *form)
{
  struct lesson lesson;
  struct arena arena = {0};
  struct err err = {.field = -1};
  if (form->subject.id &&
      form_told(app, store_lesson(app->store, form->subject.id, &arena, &lesson, &err), &err))
    form_set_text(app, form, L_TEXT, lesson.text);
  arena_release(&arena);
}

static void title(struct app *app, struct form *form, struct buf *out)
{
  (void)app;
  buf_addf(out, "%s · ", _("Lesson"));
  if (form->subject.other)
    ops_measure_name(out, form->subject.other);
  else
    buf_addf(out, "%d", form->subject.quarter);
}

static const struct form_ops lesson_form = {
    .pane = FORM_PANE("lesson", N_("Lesson"),
                      N_("What the group takes with it from the measure. It comes back in next "
                         "year's survey."),
                      form_small_commands),
    .view = FORM_SMALL_VIEW(lesson_form),
    .new_name = N_("Lesson"),
    .change_name = N_("Lesson"),
    .label_width = 10,
    .width = 54,
    .title = title,
    .own_fields = true,
    .fields = fields,
    .n_fields = sizeof fields / sizeof *fields,
    .save = save,
};

void form_lesson(struct app *app, int64_t id, int64_t measure_id, int year)
{
  form_open_small(app, &lesson_form,
                  &(struct subject){.id = id, .other = measure_id, .quarter = year}, fill);
}
