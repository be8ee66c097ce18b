// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/buf.h"
#include "base/conf.h"
#include "base/file.h"
#include "base/i18n.h"

#include <string.h>

const char *const config_languages[] = {"sv", "en", NULL};
/* In the order of enum term_theme. */
static const char *const themes[] = {"dark", "light", "mono", NULL};

enum { MOST_SETTINGS = 16 };

const struct setting config_settings[] = {
    {"language", SETTING_WORD, offsetof(struct config, language), config_languages, 0, 0,
     N_("The language of the program.")},
    {"tema", SETTING_WORD, offsetof(struct config, theme), themes, 0, 0,
     N_("Colours for a dark or a light background, or none.")},
    {"ascii", SETTING_BOOLEAN, offsetof(struct config, ascii), NULL, 0, 0,
     N_("Draws frames and signs with ASCII characters.")},
    {"esc_ms", SETTING_NUMBER, offsetof(struct config, esc_ms), NULL, 0, 1000,
     N_("How many milliseconds Esc waits for the rest of a key; 100 suits ssh.")},
    {"backup_folder", SETTING_TEXT, offsetof(struct config, backup_folder), NULL, 0, 0,
     N_("The folder of the daily copies; empty is beside the database.")},
    {"serif", SETTING_TEXT, offsetof(struct config, serif), NULL, 0, 0,
     N_("The face of running text on paper; empty, or one that is not installed, is DejaVu "
        "Serif.")},
    {"sans", SETTING_TEXT, offsetof(struct config, sans), NULL, 0, 0,
     N_("The face of tables and headings on paper; likewise DejaVu Sans.")},
    {"printer", SETTING_TEXT, offsetof(struct config, printer), NULL, 0, 0,
     N_("The printer: a queue or an ipp:// address; empty is the computer's default.")},
    {NULL, SETTING_WORD, 0, NULL, 0, 0, NULL}};

static bool refuse_word(const struct conf *conf, const struct conf_node *node,
                        const struct setting *setting, struct err *err)
{
  struct buf allowed = {0};
  for (const char *const *word = setting->words; *word; word++)
    buf_addf(&allowed, "%s\"%s\"", word == setting->words ? "" : ", ", *word);
  conf_refuse(conf, node, err, _("%s is not allowed for %s. Write one of these: %s."),
              conf_text(node), setting->name, buf_text(&allowed));
  buf_release(&allowed);
  return false;
}

static bool read_word(const struct conf *conf, const struct setting *setting, int *value,
                      struct err *err)
{
  const char *text = NULL;
  if (!conf_string(conf_root(conf), setting->name, NULL, &text, err)) return false;
  for (int i = 0; setting->words[i]; i++) {
    if (strcmp(setting->words[i], text) != 0) continue;
    *value = i;
    return true;
  }
  return refuse_word(conf, conf_get(conf_root(conf), setting->name), setting, err);
}

static bool read_number(const struct conf *conf, const struct setting *setting, int *value,
                        struct err *err)
{
  long long number = 0;
  if (!conf_integer(conf_root(conf), setting->name, 0, &number, err)) return false;
  if (number < setting->least || number > setting->most)
    return conf_refuse(conf, conf_get(conf_root(conf), setting->name), err,
                       _("%s must be a whole number from %d to %d."), setting->name, setting->least,
                       setting->most);
  *value = (int)number;
  return true;
}

static bool read_setting(const struct conf *conf, const struct setting *setting,
                         struct config *config, struct arena *arena, struct err *err)
{
  const struct conf_node *root = conf_root(conf);
  void *member = (char *)config + setting->offset;
  const char *text = NULL;
  switch (setting->kind) {
  case SETTING_WORD:
    return read_word(conf, setting, member, err);
  case SETTING_NUMBER:
    return read_number(conf, setting, member, err);
  case SETTING_BOOLEAN:
    return conf_boolean(root, setting->name, false, member, err);
  case SETTING_TEXT:
    if (!conf_string(root, setting->name, "", &text, err)) return false;
    *(const char **)member = arena_strdup(arena, text);
  }
  return true;
}

static bool read_all(const struct conf *conf, struct config *config, struct arena *arena,
                     struct err *err)
{
  const char *names[MOST_SETTINGS] = {NULL};
  for (size_t i = 0; config_settings[i].name; i++)
    names[i] = config_settings[i].name;
  if (!conf_only(conf, conf_root(conf), names, err)) return false;
  for (const struct setting *s = config_settings; s->name; s++)
    if (conf_get(conf_root(conf), s->name) && !read_setting(conf, s, config, arena, err))
      return false;
  return true;
}

bool config_add_file(struct config *config, const char *path, struct arena *arena, struct err *err)
{
  struct conf *conf = NULL;
  if (!conf_open(&conf, path, err)) return false;
  bool read = read_all(conf, config, arena, err);
  conf_close(conf);
  return read;
}

bool config_load(struct config *config, struct arena *arena, struct err *err)
{
  const char *shipped = file_shipped(arena, "default.conf");
  if (!shipped)
    return err_set(err, _("The program's own file default.conf is missing. Install the program "
                          "again."));
  *config = (struct config){.backup_folder = "", .serif = "", .sans = "", .printer = ""};
  if (!config_add_file(config, shipped, arena, err)) return false;
  const char *own = file_config_path(arena, "lagesbild.conf");
  return !file_exists(own) || config_add_file(config, own, arena, err);
}

enum term_theme config_theme(const struct config *config, enum color_choice choice,
                             const char *no_color)
{
  enum term_theme theme = (enum term_theme)config->theme;
  if (choice == CHOICE_NEVER) return THEME_MONO;
  if (choice == CHOICE_ALWAYS) return theme == THEME_MONO ? THEME_DARK : theme;
  return no_color && *no_color ? THEME_MONO : theme;
}
