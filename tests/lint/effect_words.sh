#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a measure did is said in the fixed sentences of src/report/effect_words.c and nowhere else:
# no translation names a cause, or calls an interval that is too wide no effect.
set -u
cd "$(dirname "$0")/../.." || exit 1
status=0
words=$(mktemp)
trap 'rm -f "$words"' EXIT
msgattrib --translated --no-obsolete --no-wrap po/sv.po | grep '^msgstr' | tr '\302\240' '  ' |
  tr -s ' ' >"$words"

for claim in 'berodde på' 'tack vare' 'orsakade' 'orsakats av' 'ledde till att' 'ingen effekt' \
  'hade effekt' 'åtgärden minskade' 'åtgärden fungerade' 'sparade pengar'; do
  if grep -i "$claim" "$words"; then
    printf 'po/sv.po claims a cause: %s\n' "$claim"
    status=1
  fi
done

fixed='^msgstr "(Anmälningarna om %s i %s minskade med %\.0f %% mer än i jämförelseområdena \(%\.0f–%\.0f %% med 95 %% säkerhetsintervall\)\. Det finns ett samband i tid\. Vi kan inte visa att åtgärden är orsaken\.|%s ökade mer än i jämförelseområdena\. Det kan bero på fler anmälningar; se källorna\.)"$'
if grep 'jämförelseområdena' "$words" | grep -vE "$fixed"; then
  printf 'po/sv.po compares with the comparison areas in words that are not fixed\n'
  status=1
fi
for sentence in 'jämförelseområdena (%' 'ökade mer än i jämförelseområdena\. Det kan' \
  'Vi kan varken säga att åtgärden hjälpte eller att den inte hjälpte\.' \
  'För få händelser (%ld) för att säga något\. Det skulle krävas ungefär %ld\.' \
  'En del av en förbättring kommer ofta av sig själv\.' \
  '%zu av %zu områden utan åtgärd minskade lika mycket eller mer\.'; do
  [ "$(grep -c "$sentence" "$words")" = 1 ] || {
    printf 'po/sv.po does not have once: %s\n' "$sentence"
    status=1
  }
done
exit $status
