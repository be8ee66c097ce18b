#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Scripts can be read by any POSIX shell.
set -u
cd "$(dirname "$0")/../.." || exit 1
status=0
for file in src/run src/packages.sh tests/run .ci/run $(find tests -name '*.sh'); do
  sh -n "$file" || status=1
done
exit $status
