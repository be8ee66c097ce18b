#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source and every unit test is built, and no file has grown past one reading.
set -u
cd "$(dirname "$0")/../.." || exit 1
status=0
most=450

problem() {
  printf '%s\n' "$*"
  status=1
}

for file in src/*.c src/*/*.c; do
  grep -q "'$(basename "$file")'" "$(dirname "$file")/meson.build" ||
    problem "$file: not in $(dirname "$file")/meson.build"
done
for file in tests/unit/test_*.c tests/import/test_*.c; do
  name=$(basename "$file" .c)
  grep -q "'${name#test_}'" tests/meson.build || problem "$file: not in tests/meson.build"
done
for file in src/*.[ch] src/*/*.[ch]; do
  lines=$(wc -l <"$file")
  [ "$lines" -le $most ] || problem "$file: $lines lines; $most are enough"
done
exit $status
