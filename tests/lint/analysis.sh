#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What cppcheck finds in the source. The two kinds that are left out are its own mistakes about
# designated initializers and compound literals.
cd "$(dirname "$0")/../.." || exit 1
cppcheck --quiet --std=c11 --language=c --enable=warning,portability --inline-suppr -j 2 \
  --suppress=missingIncludeSystem --suppress=unknownEvaluationOrder --suppress=internalAstError --error-exitcode=1 \
  -Isrc -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE '-DLB_VERSION="0"' src
