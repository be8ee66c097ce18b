#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Arrows point down, only ops/ writes, and each outside world is met by one file.
set -u
cd "$(dirname "$0")/../.." || exit 1
status=0

problem() {
  printf '%s\n' "$*"
  status=1
}

# layer NAME ALLOWED...: the folders that its files may include from, besides their own.
layer() {
  name=$1
  shift
  for file in src/"$name"/*.[ch]; do
    for header in $(sed -n 's/^#include "\(.*\)"$/\1/p' "$file"); do
      folder=${header%%/*}
      case " $name $* " in
      *" $folder "*) ;;
      *) problem "$file: $header is not below it" ;;
      esac
    done
  done
}

layer base
layer domain base
layer store domain base
layer ops store domain base
layer report ops store domain base
layer paper report domain base
layer ui report ops store domain base app.h config.h

# What a layer shows to those above it.
for file in src/*.[ch] src/*/*.[ch]; do
  for header in $(sed -n 's/^#include "\(.*\)"$/\1/p' "$file"); do
    case $file:$header in
    src/store/*:store/* | src/ops/*:ops/*) ;;
    *:store/store.h | *:ops/ops.h | *:ops/import.h | *:ops/meeting.h | *:ops/wheel.h | src/ops/*:store/store_write.h) ;;
    *:store/* | *:ops/*) problem "$file: $header is not for others" ;;
    esac
  done
done

# world PATTERN FILE...: the only files that may include such a header.
world() {
  pattern=$1
  shift
  for file in $(grep -lE "^#include <($pattern)>" src/*.[ch] src/*/*.[ch]); do
    case " $* " in
    *" $file "*) ;;
    *) problem "$file: includes <$pattern>, which is for $* alone" ;;
    esac
  done
}

world 'sqlite3\.h' $(ls src/store/db*.[ch])
world 'n?curses[a-z/]*\.h|term\.h' src/ui/term.c src/ui/draw.c
world 'libconfig\.h' src/base/conf.c
world 'csv\.h' src/ops/csv.c
world 'jansson\.h' src/ops/json.c
world 'utf8proc\.h' $(ls src/base/text*.c)
world 'pango/.*|fontconfig/.*' $(ls src/paper/type.[ch])
world 'cairo[a-z-]*\.h' src/paper/pdf.c src/paper/pdf_plot.h
world 'qpdf/.*' $(ls src/paper/pdf_t*.[ch])
world 'cups/.*' $(ls src/paper/printer*.[ch])
world 'hyphen\.h' src/paper/hyphenate.c
world 'nettle/.*' src/base/hash.c
exit $status
