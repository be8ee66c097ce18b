# SPDX-License-Identifier: GPL-3.0-or-later
# Reads meson's testlog.txt: prints "PASSED FAILED", or with -v failures=1 what failed tests said.
# A test program counts its own cases (cmocka, or "N passed, N failed"); one that does not is one.

function finish() {
  if (name == "") return
  if (result != "exit status 0" && bad == 0) bad = 1
  if (good + bad == 0) good = 1
  passed += good
  failed += bad
  if (failures && bad > 0) printf "---- %s: %s\n%s", name, result, said
}

/^test: / {
  finish()
  name = $NF
  result = said = ""
  good = bad = 0
  next
}
/^result: / { sub(/^result: */, ""); result = $0; next }
/^\[  PASSED  \] [0-9]+ test/ { good += $4 }
/^\[  FAILED  \] [0-9]+ test/ { bad += $4 }
/^[0-9]+ passed, [0-9]+ failed/ { good += $1; bad += $3 }
/\[       OK \]|\[ RUN      \]/ { next }
{ said = said $0 "\n" }

END {
  finish()
  if (!failures) print passed + 0, failed + 0
}
