#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The Swedish is complete: every text of the source is in po/sv.po, translated and not fuzzy, with
# the same placeholders, and po/POTFILES names every file that has any.
set -u
cd "$(dirname "$0")/../.." || exit 1
status=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

grep -lE '(^|[^a-zA-Z])(_|N_|ngettext)\("' src/*.[ch] src/*/*.[ch] | sort >"$work/has"
grep -v '^#' po/POTFILES | sort >"$work/named"
comm -23 "$work/has" "$work/named" >"$work/forgotten"
if [ -s "$work/forgotten" ]; then
  printf 'not in po/POTFILES: %s\n' $(cat "$work/forgotten")
  status=1
fi
for file in $(cat "$work/named"); do
  [ -f "$file" ] || { printf 'in po/POTFILES but gone: %s\n' "$file"; status=1; }
done

xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ -o "$work/all.pot" \
  $(cat "$work/has") 2>"$work/said" || { cat "$work/said"; status=1; }
msgfmt --check-format --check-domain -o /dev/null po/sv.po || status=1
msgmerge -q --no-fuzzy-matching -o "$work/merged.po" po/sv.po "$work/all.pot" || status=1
msgattrib --untranslated --no-obsolete --no-wrap "$work/merged.po" | grep '^msgid ' | sed 1d >"$work/untranslated"
if [ -s "$work/untranslated" ]; then
  printf '%d untranslated:\n' "$(wc -l <"$work/untranslated")"
  head -n 20 "$work/untranslated"
  status=1
fi
if msgattrib --only-fuzzy --no-obsolete po/sv.po | grep -q '^msgid'; then
  printf 'po/sv.po has fuzzy translations\n'
  status=1
fi
exit $status
