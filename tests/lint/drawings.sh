#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Each of the 28 drawings of the screens has a golden of its own size, with its styles: in a script,
# `expect NAME 07` says that NAME.screen proves drawing 07.
set -u
cd "$(dirname "$0")/../screen" || exit 1
status=0

problem() {
  printf '%s\n' "$*"
  status=1
}

# The columns and lines of the drawing.
size() {
  case $1 in
  02) echo 120 35 ;;
  22) echo 40 8 ;;
  27) echo 60 18 ;;
  *) echo 80 24 ;;
  esac
}

# Text lines, style lines and the widest of the latter.
measure() {
  awk '/^--$/ { styles = 1; next }
    /^cursor / { next }
    styles { n_styles++; if (length($0) > width) width = length($0); next }
    { n_text++ }
    END { print width, n_text, n_styles }' "$1"
}

for number in $(seq -w 1 28); do
  name=$(sed -n "s/^expect \([^ ]*\) $number\$/\1/p" ./*.scr)
  case $name in
  '') problem "drawing $number has no golden" && continue ;;
  *[!a-z0-9-]*) problem "drawing $number has more than one golden: $name" && continue ;;
  esac
  if [ ! -f "$name.screen" ]; then
    problem "drawing $number: there is no $name.screen"
    continue
  fi
  # shellcheck disable=SC2046 # two numbers
  set -- $(size "$number")
  [ "$(measure "$name.screen")" = "$1 $2 $2" ] ||
    problem "drawing $number: $name.screen is no screen of $1 x $2 with its styles"
done
exit $status
