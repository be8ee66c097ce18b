# SPDX-License-Identifier: GPL-3.0-or-later
# install_missing PACKAGES: installs those that are not there, and says which. Read by src/run,
# tests/run and .ci/run; needs root only when something is missing.

as_root() {
  if [ "$(id -u)" = 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo >/dev/null; then
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  else
    printf 'These packages are needed; install them as root: %s\n' "$missing" >&2
    return 1
  fi
}

install_missing() {
  missing=
  for package in $1; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || :)
    [ "$state" = installed ] || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  printf 'installing:%s\n' "$missing" >&2
  # shellcheck disable=SC2086 # a list of names
  as_root apt-get -q update >/dev/null </dev/null &&
    as_root apt-get -q install -y --no-install-recommends $missing >/dev/null </dev/null
}
