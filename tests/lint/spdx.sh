#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every file that can carry a remark says its licence in its first three lines.
set -u
cd "$(dirname "$0")/../.." || exit 1
status=0
for file in $(git ls-files --cached --others --exclude-standard); do
  case $file in
  COPYING | README | NEWS | .clang-format | .editorconfig | .gitignore) continue ;;
  *.screen | *.txt | *.csv | *.json | *.dump) continue ;;
  esac
  head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || {
    printf '%s: no SPDX line\n' "$file"
    status=1
  }
done
exit $status
