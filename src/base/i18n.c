// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/i18n.h"

#include "base/arena.h"
#include "base/file.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <strings.h>

#ifndef LB_LOCALE_DIR
#define LB_LOCALE_DIR "/usr/share/locale"
#endif
#ifndef LB_BUILD_LOCALE_DIR
#define LB_BUILD_LOCALE_DIR "po"
#endif

#define DOMAIN "lagesbild"

static const char *const utf8_locales[] = {"C.UTF-8", "C.utf8", "sv_SE.UTF-8", "en_US.UTF-8"};

static bool set_utf8_locale(int category)
{
  for (size_t i = 0; i < sizeof utf8_locales / sizeof utf8_locales[0]; i++)
    if (setlocale(category, utf8_locales[i])) return true;
  return false;
}

static bool is_utf8(void)
{
  const char *codeset = nl_langinfo(CODESET);
  return strcasecmp(codeset, "UTF-8") == 0 || strcasecmp(codeset, "UTF8") == 0;
}

static void bind_messages(void)
{
  const char *folder = getenv("LAGESBILD_LOCALE");
  if (!folder || !*folder) {
    bool built = file_exists(LB_BUILD_LOCALE_DIR "/sv/LC_MESSAGES/" DOMAIN ".mo");
    folder = built ? LB_BUILD_LOCALE_DIR : LB_LOCALE_DIR;
  }
  bindtextdomain(DOMAIN, folder);
  bind_textdomain_codeset(DOMAIN, "UTF-8");
  textdomain(DOMAIN);
}

bool i18n_start(const char *language)
{
  /* Before setlocale, which makes gettext forget what it looked up in another language. */
  setenv("LANGUAGE", language ? language : "sv", 1);
  /* No other part is used: dates, order and the decimal comma are the program's own, and numbers in
   * files and in SQL have a point in every language. */
  setlocale(LC_CTYPE, "");
  if (!is_utf8()) set_utf8_locale(LC_CTYPE);
  set_utf8_locale(LC_MESSAGES);
  bind_messages();
  return is_utf8();
}
