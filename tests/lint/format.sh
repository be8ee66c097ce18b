#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# C is formatted by .clang-format.
cd "$(dirname "$0")/../.." || exit 1
find src tests -name '*.[ch]' -exec clang-format --dry-run -Werror {} +
