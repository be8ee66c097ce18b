// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/terms.h"

#include "base/i18n.h"

#include <assert.h>
#include <string.h>

#define NO_SIGN " ", " "
#define END                \
  {                        \
    NULL, NULL, NULL, NULL \
  }

const struct term known_terms[] = {
    {"time", N_("known time"), NO_SIGN},
    {"day", N_("known day"), NO_SIGN},
    {"interval", N_("between two times"), NO_SIGN},
    {"month", N_("known month"), NO_SIGN},
    {"unknown", N_("unknown"), NO_SIGN},
    END,
};

const struct term answer_terms[] = {
    {"yes", N_("yes"), NO_SIGN},
    {"no", N_("no"), NO_SIGN},
    {"unknown", N_("not known"), NO_SIGN},
    END,
};

const struct term confidence_terms[] = {
    {"low", N_("low"), NO_SIGN},
    {"medium", N_("medium"), NO_SIGN},
    {"high", N_("high"), NO_SIGN},
    END,
};

const struct term row_state_terms[] = {
    {"live", N_("in force"), NO_SIGN},
    {"voided", N_("voided"), "×", "/"},
    {"withdrawn", N_("taken back"), "~", "~"},
    END,
};

const struct term report_state_terms[] = {
    {"missing", N_("missing"), "!", "!"}, {"reported", N_("reported"), "✓", "x"},
    {"nil_report", N_("nil"), "0", "0"},  {"late", N_("late"), "◄", "<"},
    {"voided", N_("voided"), "×", "/"},   END,
};

const struct term period_state_terms[] = {
    {"open", N_("open"), NO_SIGN},
    {"locked", N_("locked"), "■", "#"},
    END,
};

const struct term unit_kind_terms[] = {
    {"department", N_("department"), NO_SIGN},
    {"company", N_("company"), NO_SIGN},
    {"police", N_("police"), NO_SIGN},
    {"rescue", N_("rescue service"), NO_SIGN},
    {"association", N_("association"), NO_SIGN},
    {"other", N_("other"), NO_SIGN},
    END,
};

const struct term ranking_state_terms[] = {
    {"open", N_("in progress"), "»", ">"},
    {"proposed", N_("proposal"), "?", "?"},
    {"decided", N_("decided"), "·", "-"},
    {"sent_back", N_("sent back"), "!", "!"},
    END,
};

const struct term ranking_method_terms[] = {
    {"share", N_("share"), NO_SIGN},
    {"steps", N_("steps"), NO_SIGN},
    END,
};

const struct term decision_result_terms[] = {
    {"decided", N_("decided"), "·", "-"},
    {"changed", N_("changed"), NO_SIGN},
    {"sent_back", N_("sent back"), "!", "!"},
    {"rejected", N_("rejected"), "–", "_"},
    END,
};

const struct term measure_type_terms[] = {
    {"SIT", N_("situational"), NO_SIGN},
    {"SOC", N_("social"), NO_SIGN},
    {"KOM", N_("communication"), NO_SIGN},
    {"UTR", N_("inquiry"), NO_SIGN},
    {"KAM", N_("camera surveillance"), NO_SIGN},
    {"", N_("none"), NO_SIGN},
    END,
};

const struct term measure_state_terms[] = {
    {"proposed", N_("proposal"), "?", "?"},       {"decided", N_("decided"), "·", "-"},
    {"ongoing", N_("ongoing"), "»", ">"},         {"done", N_("carried out"), "✓", "x"},
    {"followed_up", N_("followed up"), "◊", "o"}, {"closed", N_("closed"), "■", "#"},
    {"aborted", N_("aborted"), "×", "/"},         {"rejected", N_("rejected"), "–", "_"},
    {"overdue", N_("overdue"), "!", "!"},         END,
};

const struct term deadline_kind_terms[] = {
    {"finish_by", N_("finish by"), NO_SIGN},
    {"start_by", N_("start by"), NO_SIGN},
    {"until", N_("running until"), NO_SIGN},
    END,
};

const struct term outcome_terms[] = {
    {"", N_("no outcome"), NO_SIGN},
    {"positive", N_("positive"), NO_SIGN},
    {"unchanged", N_("unchanged"), NO_SIGN},
    {"negative", N_("negative"), NO_SIGN},
    {"not_assessable", N_("cannot be assessed"), NO_SIGN},
    END,
};

const struct term followup_kind_terms[] = {
    {"production", N_("production"), NO_SIGN},
    {"process", N_("process"), NO_SIGN},
    {"effect", N_("effect"), NO_SIGN},
    END,
};

const struct term party_terms[] = {
    {"municipality", N_("municipality"), NO_SIGN},
    {"police", N_("police"), NO_SIGN},
    {"joint", N_("joint"), NO_SIGN},
    END,
};

const struct term lesson_state_terms[] = {
    {"new", N_("new lesson"), "·", "-"},
    {"used", N_("used"), "✓", "x"},
    {"set_aside", N_("set aside"), "–", "_"},
    END,
};

const struct term meeting_state_terms[] = {
    {"called", N_("called"), NO_SIGN},
    {"held", N_("held"), "✓", "x"},
    {"confirmed", N_("confirmed"), "■", "#"},
    END,
};

const struct term agenda_kind_terms[] = {
    {"attendance", N_("attendance"), NO_SIGN},
    {"followup", N_("follow-up"), NO_SIGN},
    {"picture", N_("situation picture"), NO_SIGN},
    {"events", N_("events ahead"), NO_SIGN},
    {"ranking", N_("ranking"), NO_SIGN},
    {"measures", N_("measures"), NO_SIGN},
    {"information", N_("information"), NO_SIGN},
    {"next", N_("next meeting"), NO_SIGN},
    {"other", N_("other"), NO_SIGN},
    END,
};

const struct term attendance_state_terms[] = {
    {"expected", N_("expected"), NO_SIGN},
    {"present", N_("present"), "x", "x"},
    {"absent", N_("unable to attend"), NO_SIGN},
    END,
};

const struct term meeting_duty_terms[] = {
    {"", N_("no duty"), NO_SIGN},
    {"chair", N_("chair"), NO_SIGN},
    {"secretary", N_("secr."), NO_SIGN},
    END,
};

const struct term wheel_kind_terms[] = {
    {"months", N_("months"), NO_SIGN},
    {"weeks", N_("weeks"), NO_SIGN},
    {"since_done", N_("since done"), NO_SIGN},
    END,
};

const struct term wheel_day_terms[] = {
    {"day", N_("same date"), NO_SIGN},
    {"weekday", N_("same weekday"), NO_SIGN},
    {"last_workday", N_("last working day"), NO_SIGN},
    {"lock_day", N_("lock day"), NO_SIGN},
    END,
};

const struct term wheel_about_terms[] = {
    {"none", N_("nothing"), NO_SIGN},
    {"month", N_("month"), NO_SIGN},
    {"quarter", N_("quarter"), NO_SIGN},
    {"year", N_("year"), NO_SIGN},
    END,
};

const struct term wheel_basis_terms[] = {
    {"hand", N_("marked by hand"), NO_SIGN},
    {"inventory", N_("reports of the month"), NO_SIGN},
    {"picture", N_("locked month"), NO_SIGN},
    {"proposal", N_("proposed ranking"), NO_SIGN},
    {"decision", N_("decided ranking"), NO_SIGN},
    {"meeting", N_("held meeting"), NO_SIGN},
    END,
};

const struct term wheel_state_terms[] = {
    {"planned", N_("planned"), "·", "-"},
    {"done", N_("done"), "✓", "x"},
    {"cancelled", N_("cancelled"), "–", "_"},
    {"next", N_("next"), "»", ">"},
    {"soon", N_("soon"), "!", "!"},
    {"overdue", N_("behind"), "!", "!"},
    END,
};

const struct term rhythm_kind_terms[] = {
    {"week", N_("every week"), NO_SIGN},
    {"two_weeks", N_("every two weeks"), NO_SIGN},
    END,
};

const struct term signal_level_terms[] = {
    {"clearly_lower", N_("clearly lower"), "▼", "v"},     {"lower", N_("lower"), "▼", "v"},
    {"as_expected", N_("as expected"), "·", "-"},         {"higher", N_("higher"), "▲", "^"},
    {"clearly_higher", N_("clearly higher"), "▲▲", "^^"}, END,
};

int term_find(const struct term *terms, const char *id)
{
  for (int i = 0; terms[i].id; i++)
    if (strcmp(terms[i].id, id ? id : "") == 0) return i;
  return -1;
}

const char *term_label(const struct term *terms, int value)
{
  assert(value >= 0);
  for (int i = 0; i <= value; i++)
    assert(terms[i].id);
  return gettext(terms[value].label);
}
