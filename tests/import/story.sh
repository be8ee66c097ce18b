#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The way of real files through the command line: brought in, ranked, printed, and each figure held
# against a sum that awk takes of the file by itself. The files lie beside the project and are no
# part of it: LAGESBILD_SHARED names their folder, ../shared/data when it is not said. The mappings
# are beside this script. LAGESBILD_PROGRAM is the program. Ends with "N passed, N failed".
set -u

program=${LAGESBILD_PROGRAM:?}
here=$(cd "$(dirname "$0")" && pwd)
shared=${LAGESBILD_SHARED:-$here/../../../shared/data}
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

# expect STATUS WORDS...: runs the program on the present database, in English, without a terminal.
# Whatever the file held, no control character may reach the terminal; \014 parts pages of a print.
expect() {
  wanted=$1
  shift
  "$program" --lang en --db "$db" "$@" >"$work/out" 2>"$work/err" </dev/null
  got=$?
  if [ "$got" = "$wanted" ]; then good; else bad "status $got, not $wanted: $*"; fi
  if LC_ALL=C tr -d '\012\014\040-\176\200-\377' <"$work/out" | grep -q . ||
    LC_ALL=C tr -d '\012\014\040-\176\200-\377' <"$work/err" | grep -q .; then
    bad "a control character from $*"
  fi
}

out() { if grep -qF -e "$1" "$work/out"; then good; else bad "no $1 in the output"; fi; }
err() { if grep -qF -e "$1" "$work/err"; then good; else bad "no $1 among the errors"; fi; }
same() { # same FILE FILE WHAT
  if diff "$1" "$2" >"$work/diff"; then good; else
    bad "$3"
    head -20 "$work/diff"
  fi
}

new() {
  db=$work/$1.db
  expect 0 new --catalogue empty --municipality Provkommunen
}

# Commas within quotation marks are taken away with the marks, so that the columns can be counted.
plain_csv() {
  tr -d '\015' <"$1" | awk '{
    while (match($0, /"[^"]*"/)) {
      inner = substr($0, RSTART + 1, RLENGTH - 2); gsub(/,/, "", inner)
      $0 = substr($0, 1, RSTART - 1) inner substr($0, RSTART + RLENGTH)
    }
    print }'
}

# area<tab>count on standard input, summed and sorted; areas without any are not listed.
sums() {
  awk -F'\t' '{ s[$1] += $2 } END { for (a in s) if (s[a] > 0) print a "\t" s[a] }' | LC_ALL=C sort
}

# The areas of a period as the program lists them, in the shape of sums.
listed() {
  expect 0 list areas --period "$1" --format csv
  awk -F';' 'NR > 1 && $5 > 0 { print $2 "\t" $5 }' "$work/out" | LC_ALL=C sort >"$work/listed"
}

# The ranking says each area with its count, the load, which is the count where all weights are 1,
# and the need, which is its share of all.
check_rank() {
  expect 0 rank --quarter "$1" --format json
  out "{\"quarter\": \"$1\", \"method\": \"share\", \"areas\": ["
  total=$(awk -F'\t' '{ n += $2 } END { print n }' "$work/sums")
  sed -n 's/^ *{"area": "\([^"]*\)", "observations": \([0-9]*\), "load": \([0-9.]*\), "need": \([0-9.e+-]*\), "influence": null, "priority": null, "rank": null, "chosen": null, "inseparable_from": \[\]}.*/\1\t\2\t\3\t\4/p' \
    "$work/out" >"$work/rows"
  awk -F'\t' '$2 > 0 { print $1 "\t" $2 }' "$work/rows" | LC_ALL=C sort >"$work/listed"
  same "$work/sums" "$work/listed" "counts of the ranking of $1"
  if awk -F'\t' -v total="$total" '
    function far(x, y) { return x - y > 1e-9 || y - x > 1e-9 }
    $3 != $2 || far($4, 100 * $2 / total) || (NR > 1 && $2 > before) { wrong = 1 }
    { before = $2 } END { exit wrong || NR == 0 }' "$work/rows"; then good; else bad "needs of $1"; fi
}

# Hard blanks within numbers are taken away, so that 1 710 is one number.
print_of() {
  expect 0 report "$1" --period "$2"
  sed 's/\([0-9]\)\xc2\xa0\([0-9]\)/\1\2/g; s/\xc2\xa0/ /g' "$work/out" >"$work/print"
}

# P5 has the counts of the ranking and whole percents, P4 the three months, the quarter and the sum.
check_prints() { # QUARTER ITS-LAST-MONTH THREE-SUMS-OF-MONTHS
  cut -f2 "$work/sums" | sort -n >"$work/wanted"
  print_of P5 "$1"
  sed -n 's/^.\{20\}.* \([0-9]\{1,\}\) \{1,\}[0-9]\{1,\} % .*/\1/p' "$work/print" | grep -v '^0$' |
    sort -n >"$work/got"
  same "$work/wanted" "$work/got" "counts of P5 for $1"
  print_of P4 "$1"
  total=$(awk -F'\t' '{ n += $2 } END { print n }' "$work/sums")
  if grep -Eq "^Whole municipality +$3 +$4 +$5 +$total " "$work/print"; then good; else
    bad "no sum line $3 $4 $5 $total in P4"
  fi
  print_of P1 "$2"
  if grep -Eq "^Observations $5 " "$work/print"; then good; else bad "no $5 in P1 of $2"; fi
}

hostile() {
  db=$work/hostile.db
  expect 0 new --municipality Provkommunen
  head='datum;omrade;kategori;allvar;kalla;text'
  row='2026-08-01;Norra hamnen;SKA-KLO;2;KSF'

  printf '%s\n%s;rod \033[31m text \033]0;x\007 slut\n' "$head" "$row" >"$work/hostile.csv"
  expect 0 import observations "$work/hostile.csv"
  expect 0 list observations
  out 'rod'
  printf '%s\n2026-08-01;Norra\001\033[2Jhamnen;SKA-KLO;2;KSF;a\n' "$head" >"$work/hostile.csv"
  expect 1 import observations "$work/hostile.csv"
  err '1 word of the file is not known'
  { printf '%s\n%s;"' "$head" "$row"; awk 'BEGIN { for (i = 0; i < 160; i++) s = s "x"
    for (i = 0; i < 65536; i++) printf "%s", s; print "\"" }'; } >"$work/hostile.csv"
  expect 1 import observations "$work/hostile.csv"
  out 'row 2: A field of the row is longer than 64 kB.'
  printf '%s\n%s;a\000b\n' "$head" "$row" >"$work/hostile.csv"
  expect 1 import observations "$work/hostile.csv"
  out 'row 2: The row holds bytes that are not text.'
  printf '%s\n%s;"halv\n' "$head" "$row" >"$work/hostile.csv"
  expect 1 import observations "$work/hostile.csv"
  out 'row 2: A quotation mark is never closed'
  awk 'BEGIN { for (i = 0; i < 1000000; i++) printf "k%d;", i; print "" }' >"$work/hostile.csv"
  expect 1 import observations "$work/hostile.csv"
  err 'comes from no column'
  for day in 1 2 3; do
    printf '2026-08-0%s;Norra hamnen;SKA-KLO;2;KSF;om 191212121212\n' "$day"
  done | { printf '%s\n' "$head"; cat; } >"$work/hostile.csv"
  expect 1 import observations "$work/hostile.csv"
  for line in 2 3 4; do
    out "row $line: A personal identity number in the text."
  done
  if grep -q 1912121212 "$work/out" "$work/err" "$db"; then bad 'the number is told or kept'; else good; fi
  printf '[{"id": 1, "name": "1 januari 01.00, Br' >"$work/hostile.json"
  expect 1 import polisen "$work/hostile.json"
  expect 0 list observations --format csv
  if [ "$(wc -l <"$work/out")" = 2 ]; then good; else bad 'more is stored than the one row'; fi
  expect 0 check
}

# A table of counts, long: unknown words are asked about or refused, made when that is said.
long_counts() {
  file=$shared/camden/ward-month-category.csv
  new long
  for way in ask refuse; do
    sed "s/\"create\"/\"$way\"/; /^defaults/d" "$here/camden-long.conf" >"$work/$way.conf"
    printf 'defaults: { severity = 2; source = "Polisen"; };\n' >>"$work/$way.conf"
  done
  expect 0 import counts "$file" --mapping "$here/camden-long.conf" --dry-run
  out '18204 rows read; 18204 new'
  expect 0 list areas --format csv
  if [ "$(wc -l <"$work/out")" = 1 ]; then good; else bad 'a dry run wrote'; fi
  expect 1 import counts "$file" --mapping "$work/ask.conf"
  expect 1 import counts "$file" --mapping "$work/refuse.conf"
  expect 0 list journal --format csv
  if grep -q import "$work/out"; then bad 'a refused import wrote'; else good; fi

  expect 0 import counts "$file" --mapping "$here/camden-long.conf"
  out "$(awk -F';' 'NR > 1 { n += $4 } END { print n }' "$file") observations stored"
  awk -F';' -v OFS='\t' 'NR > 1 && $1 >= "2025-07" && $1 <= "2025-09" { print $2, $4 }' "$file" |
    sums >"$work/sums"
  listed 2025-K3
  same "$work/sums" "$work/listed" 'areas of the long table'
  check_rank 2025-K3
  # shellcheck disable=SC2046 # three numbers
  check_prints 2025-K3 2025-09 $(awk -F';' '{ n[$1] += $4 }
    END { print n["2025-07"], n["2025-08"], n["2025-09"] }' "$file")
  awk -F';' -v OFS='\t' 'NR > 1 { print $2, $4 }' "$file" | sums >"$work/sums"
  listed 2020-01-01--2026-12-31
  same "$work/sums" "$work/listed" 'areas of all months'
  expect 0 import counts "$file" --mapping "$here/camden-long.conf"
  out '0 new, 0 changed, 18204 the same'
  out 'This very file was brought in'
  listed 2020-01-01--2026-12-31
  same "$work/sums" "$work/listed" 'the same file a second time'
  expect 0 check
}

# The counts of one month column and those after it, by area.
wide_sums() { # FILE MONTH MONTHS
  plain_csv "$1" | awk -F',' -v OFS='\t' -v first="$2" -v n="$3" '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == first) at = i; next }
    { for (i = at; i < at + n; i++) print $3, $i }' | sums
}

# Wide releases: the newer one updates and does not add, says what was and what is, and its nearly
# empty month is stopped; the areas of another time are not known until they are made.
wide_counts() {
  older=$shared/camden/wide-202307-202506.csv
  newer=$shared/camden/wide-202403-202603.csv
  other=$shared/camden/wide-202009-202208.csv
  new wide
  expect 0 import counts "$older" --mapping "$here/camden-wide.conf"
  wide_sums "$older" 202404 3 >"$work/sums"
  listed 2024-K2
  same "$work/sums" "$work/listed" 'areas of the older release'
  wide_sums "$older" 202403 1 >"$work/march"

  expect 3 import counts "$newer" --mapping "$here/camden-wide.conf" --dry-run
  expect 3 import counts "$newer" --mapping "$here/camden-wide.conf"
  out "2024-03 seems incomplete ($(wide_sums "$newer" 202403 1 | awk '{ n += $NF } END { print n }') against $(awk -F'\t' '{ n += $2 } END { print n }' "$work/march")) and is left out"
  if grep -Eq '^2024-04, .*: it was [0-9]+ and is now [0-9]+\.$' "$work/out"; then good; else bad 'old and new'; fi
  wide_sums "$newer" 202404 3 >"$work/sums"
  listed 2024-K2
  same "$work/sums" "$work/listed" 'areas of the newer release'
  listed 2024-03
  same "$work/march" "$work/listed" 'the month that was stopped'
  check_rank 2024-K2
  expect 3 import counts "$newer" --mapping "$here/camden-wide.conf"
  out ' 0 new, 0 changed,'

  sed 's/"create"/"refuse"/' "$here/camden-wide.conf" >"$work/refuse.conf"
  expect 1 import counts "$other" --mapping "$work/refuse.conf"
  err 'words of the file are not known'
  err 'Cantelowes'
  sed 's/"create"/"ask"/' "$here/camden-wide.conf" >"$work/ask.conf"
  expect 1 import counts "$other" --mapping "$work/ask.conf"
  out 'Area "Cantelowes" is not known'
  listed 2021-K1
  if [ -s "$work/listed" ]; then bad 'a refused release wrote'; else good; fi
  expect 0 import counts "$other" --mapping "$here/camden-wide.conf"
  wide_sums "$other" 202101 3 >"$work/sums"
  listed 2021-K1
  same "$work/sums" "$work/listed" 'areas of another time'
  expect 0 check
}

# area<tab>1 for each incident of the files that names an area.
incident_areas() { # FILES
  for one; do
    plain_csv "$one" | awk -F',' -v OFS='\t' 'NR > 1 && $9 != "" { print $9, 1 }'
  done
}

# One incident a row, a file for each month. Those that name no area are refused, one by one.
incidents() {
  new city
  for file in "$shared"/city-of-london/*.csv; do
    nowhere=$(plain_csv "$file" | awk -F',' '$9 == "" { n++ } END { print n + 0 }')
    expect "$((nowhere > 0 ? 3 : 0))" import observations "$file" --mapping "$here/city.conf"
    out " $nowhere refused"
  done
  incident_areas "$shared"/city-of-london/2019-0[789]*.csv | sums >"$work/sums"
  listed 2019-K3
  same "$work/sums" "$work/listed" 'areas of the incidents'
  check_rank 2019-K3
  months=''
  for month in 07 08 09; do
    months="$months$(incident_areas "$shared"/city-of-london/2019-$month*.csv | wc -l) "
  done
  # shellcheck disable=SC2086 # three numbers
  check_prints 2019-K3 2019-09 $months
  incident_areas "$shared"/city-of-london/*.csv | sums >"$work/sums"
  listed 2018-01-01--2020-12-31
  same "$work/sums" "$work/listed" 'all incidents'
  expect "$((nowhere > 0 ? 3 : 0))" import observations "$file" --mapping "$here/city.conf"
  out ' 0 new, 0 changed,'
  out '0 observations stored'
  expect 0 check
}

# "1 oktober 07:58, Trafikolycka, personskada, Knivsta": day and area of each event of a year, the
# last one where an id comes again. What the police call a summary is none.
events_by_area() { # FILE FIRST-MONTH LAST-MONTH AREAS
  awk -v from="$2" -v to="$3" -v areas=" $4 " '
    BEGIN { split("januari februari mars april maj juni juli augusti september oktober november december", m, " ")
            for (i in m) number[m[i]] = i }
    function value(line) { sub(/^[^:]*: "?/, "", line); sub(/"?,? *$/, "", line); return line }
    function moment(text,   parts, clock) {
      split(text, parts, " "); split(parts[2], clock, ":")
      return sprintf("%s %02d:%s:%s", parts[1], clock[1], clock[2], clock[3]) }
    /^  "datetime":/ { when = moment(value($0)) }
    /^  "id":/ { id = value($0) }
    /^  "name":/ { name = value($0) }
    /^  "type":/ { if (!(id in last) || when >= last[id]) { last[id] = when; title[id] = name; kind[id] = value($0) } }
    END { for (id in last) {
      if (kind[id] ~ /^Sammanfattning/) continue
      area = title[id]; sub(/.*, */, "", area); gsub(/ +$/, "", area)
      split(title[id], word, " "); month = number[word[2]]
      # What is told of in January may have been in December of the year before.
      year = substr(last[id], 1, 4) - (month > substr(last[id], 6, 2) + 0)
      if (index(areas, " " area " ") && year == 2024 && month >= from && month <= to) print area "\t1" } }' "$1"
}

police() {
  new county
  areas=$(sed -n 's/.*theirs = "\([^*"]*\)".*/\1/p' "$here/county.conf" | tr '\n' ' ')
  gzip -dc "$shared/polisen/events-2024.json.gz" >"$work/events.json" || bad 'gzip'
  expect 0 import polisen "$work/events.json" --mapping "$here/county.conf"
  events_by_area "$work/events.json" 7 9 "$areas" | sums >"$work/sums"
  listed 2024-K3
  same "$work/sums" "$work/listed" 'events of the county'
  check_rank 2024-K3
  expect 0 import polisen "$work/events.json" --mapping "$here/county.conf"
  out ' 0 new, 0 changed,'
  out '0 observations stored'
  expect 0 import polisen "$shared/polisen/response-1.json" --mapping "$here/county.conf"
  expect 0 check
}

hostile
if [ -d "$shared" ]; then
  long_counts
  wide_counts
  incidents
  police
else
  printf 'skipped: there is no folder %s with real files\n' "$shared"
fi

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
