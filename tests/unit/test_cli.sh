#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The command line as scripts see it: exit status, what is written where, the shape of the output.
# LAGESBILD_PROGRAM is the program. Ends with "N passed, N failed".
set -u

program=${LAGESBILD_PROGRAM:?}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/config" XDG_STATE_HOME="$work/state"
export LAGESBILD_NOW=2026-11-22T13:42
passed=0
failed=0

good() { passed=$((passed + 1)); }
bad() {
  failed=$((failed + 1))
  printf 'not as it should be: %s\n' "$*"
  head -c 600 "$work/out" "$work/err" 2>/dev/null
}

# expect STATUS WORDS...: runs the program in English without a terminal.
expect() {
  wanted=$1
  shift
  "$program" --lang en "$@" >"$work/out" 2>"$work/err" </dev/null
  got=$?
  if [ "$got" = "$wanted" ]; then good; else bad "status $got, not $wanted: $*"; fi
}

out() { if grep -qF -e "$1" "$work/out"; then good; else bad "no $1 in the output"; fi; }
err() { if grep -qF -e "$1" "$work/err"; then good; else bad "no $1 among the errors"; fi; }
nothing() { if [ -s "$work/$1" ]; then bad "something on $1"; else good; fi; }
lines() {
  n=$(wc -l <"$work/out")
  if [ "$n" -eq "$1" ]; then good; else bad "$n lines, not $1"; fi
}

# ---- help, version, wrong use ----
expect 0 --help
for word in new import rank explain list report check backup restore --db --quarter --dry-run; do
  out "$word"
done
if [ -n "${LAGESBILD_DATA:-}" ]; then # the manual names every option and verb that the help names
  for word in $(sed -n 's/^.*\(--[a-z-]*\)=.*/\1/p; s/^  \([a-z]\{1,\}\) .*/\1/p' "$work/out"); do
    if sed 's/\\//g' "$LAGESBILD_DATA/lagesbild.1.in" | grep -qF -e "$word"; then good; else bad "$word in the manual"; fi
  done
fi
expect 0 --version
out 'lagesbild '
out 'GPLv3'
expect 2
err "'lagesbild list'"
err "'lagesbild report'"
nothing out
expect 2 dance
err dance
expect 2 list
expect 2 list dances
expect 2 list areas measures
expect 2 list areas --format xml
err 'text, csv, json'
expect 2 list areas --dry-run
expect 2 list areas --no-such-option
expect 2 check --period
expect 2 --color sometimes
expect 2 list observations --period 2026-13
expect 2 rank
expect 2 rank --quarter 2026-08
expect 2 explain
expect 2 explain dance
err 'ranking'
expect 2 explain ranking
expect 2 explain month --month 2026-10
expect 2 explain month --month 2026-K3 --area Åtorget --category Trafik
expect 2 report P99 --period 2026-08
expect 2 import dances file.csv
if "$program" list dances 2>&1 </dev/null | grep -q 'kan inte listas'; then good; else bad 'Swedish'; fi

# ---- a database ----
expect 1 list areas
err "'lagesbild new'"
expect 0 new --municipality Provkommunen
nothing out
expect 1 new
expect 0 list areas --format csv
lines 24
out 'area;'
expect 0 list units --format json
out '"reporting_unit": "Polisen"'
out '"unit_report": null'
expect 0 check
expect 0 rank --quarter 2026-K3 --format json
out '{"quarter": "2026-K3", "method": "share", "areas": ['
out '"influence": null, "priority": null, "rank": null, "chosen": null, "inseparable_from": []'
expect 0 rank --quarter 2026-K3 --method steps --format json
out '"method": "steps"'

expect 0 --db "$work/empty.db" new --catalogue empty --municipality Tomby
expect 0 --db "$work/empty.db" list areas --format csv
lines 1
expect 1 --db "$work/nameless.db" new --catalogue empty
if [ -e "$work/nameless.db" ]; then bad 'a file without a name is left'; else good; fi
printf 'areas = ( { nam = "x"; } );\n' >"$work/wrong.conf"
expect 1 --db "$work/wrong.db" new --catalogue "$work/wrong.conf" --municipality X
err "$work/wrong.conf:1:"

# ---- the practice file ----
expect 0 --practice list areas
expect 0 --practice check
expect 0 --practice list observations --period 2026-08 --format csv
head -c 3 "$work/out" | od -An -tx1 | grep -q 'ef bb bf' && good || bad 'no byte order mark'
out 'observation;date;time;area;place;category;severity;source;known;'
expect 0 --practice list observations --period 2026-08 --format json
out '"police_reported": "'
out '"soft_information": '
if grep -q '"date": "2026-0[79]' "$work/out"; then bad 'another month'; else good; fi
expect 0 --practice list measures --format json
out '"measure_type": "SIT"'
out '"state": "overdue"'
# The log below a measure, and the registers, can be read without a screen.
expect 0 --practice list log
out 'New deadline'
expect 0 --practice list log --period 2026-10 --format json
out '"state": "decided"'
if grep -q '"date": "2026-0' "$work/out"; then bad 'another month'; else good; fi
expect 0 --practice list categories
out 'ORD-SAML'
expect 0 --practice list owners
out 'Teknik'
expect 0 --practice list bodies
out 'KLG'
expect 0 --practice list rankings
out 'KLG'
expect 0 --practice list journal --period 2026-11-03--2026-11-03 --format json
out '"verb": "month_lock"'
out '"bound": true'
expect 1 --practice list units --period 2026
expect 1 --practice rank --quarter 2026-K3 --method steps
# What is explained can be redone: each quotient that is written out gives the number after it.
expect 0 --practice explain ranking --quarter 2026-K3 --area Åtorget
out 'Åtorget'
if tr , . <"$work/out" | sed -n 's/.* \([0-9.]*\) x \([0-9.]*\) \/ \([0-9.]*\) = \([0-9.]*\).*/\1 \2 \3 \4/p' |
  awk '{ n++; off = $1 * $2 / $3 - $4; if (off > 0.0005 || off < -0.0005) bad = 1 }
       END { exit bad || n != 2 }'; then good; else bad 'explained quotients'; fi
expect 1 --practice explain ranking --quarter 2026-K3 --area Ingenstans
expect 0 --practice explain month --month 2026-10 --area Åtorget --category TRA-BUS
out 'Åtorget, trafik'
if tr , . <"$work/out" | sed -n 's/.* = \([0-9.]*\) x \([0-9.]*\) \/ \([0-9.]*\) = \([0-9.]*\).*/\1 \2 \3 \4/p' |
  awk '{ n++; off = $1 * $2 / $3 - $4; if (off > 0.001 || off < -0.001) bad = 1 }
       END { exit bad || n != 1 }'; then good; else bad 'explained expectation'; fi
expect 0 --practice explain month --month 2024-03 --area Åtorget --category Trafik
out 'Needs 12 months.'
expect 1 --practice explain month --month 2026-10 --area Åtorget --category Ingenting
err 'Trafik'
expect 0 --practice report avv --period 2026-10
out 'higher by chance'
if [ "$("$program" --practice list observations --format json | grep -c '"observation"')" = 3000 ]; then
  good
else
  bad 'not every observation is listed'
fi

# ---- prints, copies ----
expect 0 --practice report P5 --period 2026-K3
out 'EXEMPELBY KOMMUN'
if LC_ALL=C grep -q "$(printf '\033')" "$work/out"; then bad 'cursor codes'; else good; fi
# The meeting of a day; on a day without one there is nothing to print.
expect 0 --practice report P8 --period 2026-10-07
out 'Decision 1: '
expect 1 --practice report P8 --period 2026-10-08
err 'There is no meeting 2026-10-08.'
# By its number in the year, with or without its body; a wrong one names those there are.
expect 0 --practice report P8 --meeting 3
expect 0 --practice report P8 --period 2026 --meeting 'tg 3'
expect 1 --practice report P8 --meeting 99
err 'These are: TG 4, TG 3, TG 2, TG 1.'
expect 1 --practice report P8 --period 2026
err "Say which, for example --meeting 'TG "
expect 2 --practice report P1 --period 2026-08 --meeting 3
expect 0 --practice report p1 --period 2026-08 -o "$work/p1.txt"
nothing out
if [ -s "$work/p1.txt" ]; then good; else bad 'no P1'; fi
expect 1 --practice report P5 --period 2026-K3 --area Ingenstans
expect 2 --practice report P1
expect 0 --practice backup "$work/copy.db"
expect 0 --db "$work/back.db" restore "$work/copy.db"
expect 0 --db "$work/back.db" check
expect 1 --db "$work/back.db" restore "$work/p1.txt"
expect 0 --db "$work/back.db" check

# ---- settings ----
mkdir -p "$work/config/lagesbild"
printf 'esc_ms = 5000;\n' >"$work/config/lagesbild/lagesbild.conf"
expect 1 list areas
err 'lagesbild.conf:1:'
rm "$work/config/lagesbild/lagesbild.conf"

# ---- bringing in ----
cat >"$work/obs.csv" <<'CSV'
Datum;Tid;Område;Kategori;Allvar;Källa;Beskrivning
2026-08-01;23:40;Norra hamnen;ORD-SAML;2;Fältteamet;Hög musik
2026-08-02;;Stadsparken;NAR-ALK;2;Polisen;
2026-08-32;;Stadsparken;NAR-ALK;2;Polisen;
CSV
expect 3 import observations "$work/obs.csv" --dry-run
expect 0 list observations --format csv
lines 1
expect 3 import observations "$work/obs.csv"
expect 0 list observations --format csv
lines 3
out 'Norra hamnen'
expect 0 check

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
