#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# PDF files and printing as the command line has them: what arrives, and the sentence for everything
# that goes wrong. LAGESBILD_PROGRAM is the program, FAKE_PRINTER a printer that fails when told to.
# Ends with "N passed, N failed".
set -u

program=${LAGESBILD_PROGRAM:?}
fake=${FAKE_PRINTER:?}
work=$(mktemp -d)
trap 'stop; rm -rf "$work"' EXIT
export XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/config" LAGESBILD_NOW=2026-11-22T13:42
# No printer system but the one that is given: nothing listens on the discard port.
export CUPS_SERVER=localhost:9
port=8739
address=ipp://localhost:$port/ipp/print
server=
passed=0
failed=0

good() { passed=$((passed + 1)); }
bad() {
  failed=$((failed + 1))
  printf 'not as it should be: %s\n' "$*"
  head -c 600 "$work/err"
}

# expect STATUS WORDS...
expect() {
  wanted=$1
  shift
  "$program" --practice "$@" >"$work/out" 2>"$work/err" </dev/null
  got=$?
  if [ "$got" = "$wanted" ]; then good; else bad "status $got, not $wanted: $*"; fi
}
err() { if grep -qF -e "$1" "$work/err"; then good; else bad "no $1 among the errors"; fi; }
same() { if cmp -s "$1" "$2"; then good; else bad "$1 and $2 differ"; fi; }
gone() { if [ -z "$(ls "$work" | grep "$1")" ]; then good; else bad "$(ls "$work")"; fi; }

stop() {
  [ -z "$server" ] || kill "$server" 2>/dev/null
  [ -z "$server" ] || wait "$server" 2>/dev/null
  server=
}

# start MODE: the printer, which ends with its standard input.
start() {
  stop
  rm -f "$work/printed" "$work/ready"
  tail -f /dev/null | "$fake" "$port" "$1" "$work/printed" >"$work/ready" &
  server=$!
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -s "$work/ready" ] && return
    sleep 0.1
  done
  bad "the printer does not start"
}

# ---- what the program itself is linked to (16 ms of every start) ----
ldd "$program" >"$work/err"
for library in pango cairo qpdf cups fontconfig; do
  if grep -q "$library" "$work/err"; then bad "the program is linked to $library"; else good; fi
done

# ---- files ----
expect 0 report P5 --period 2026-K3 --format html -o "$work/p5.html"
expect 0 report P5 --period 2026-K3 --format csv
cp "$work/out" "$work/err"
err 'Plats;Område;'
expect 0 report P5 --period 2026-K3 --format pdf -o "$work/p5.pdf"
expect 0 report P5 --period 2026-K3 --format pdf
same "$work/p5.pdf" "$work/out"
expect 0 report P4 --period 2026-K3 --format pdf -o "$work/p4.pdf"
expect 1 report P5 --period 2026-K3 --format pdf -o /dev/full
err 'Disken är full'
# A disk that fills in the middle: no file may grow past 36 kB, which the database's own can bear.
(
  ulimit -f 72
  trap '' XFSZ
  "$program" --practice report P5 --period 2026-K3 --format pdf -o "$work/half.pdf"
) >"$work/out" 2>"$work/err" && bad 'half a file is no failure'
err half.pdf
gone half
cp "$work/p5.pdf" "$work/kept.pdf"
(
  ulimit -f 72
  trap '' XFSZ
  "$program" --practice report P4 --period 2026-K3 --format pdf -o "$work/kept.pdf"
) >"$work/out" 2>"$work/err"
same "$work/p5.pdf" "$work/kept.pdf"

# ---- without fonts, without the module ----
echo '<fontconfig/>' >"$work/none.conf"
FONTCONFIG_FILE="$work/none.conf" expect 1 report P5 --period 2026-K3 --format pdf
err 'Text finns ändå.'
FONTCONFIG_FILE="$work/none.conf" expect 0 report P5 --period 2026-K3
LAGESBILD_PAPER="$work/none.so" expect 1 report P5 --period 2026-K3 --format pdf
err 'Text finns ändå.'
LAGESBILD_PAPER="$work/none.so" expect 0 report P5 --period 2026-K3

# ---- no printer ----
expect 1 print P5 --period 2026-K3
err 'Ingen skrivare hittades.'
expect 1 print P5 --period 2026-K3 --printer Stadshuset
err 'Skrivaren svarar inte.'
expect 1 print P5 --period 2026-K3 --printer "$address"
err 'Skrivaren svarar inte.'
expect 1 print P5 --period 2026-K3 --printer 'ipp://%zz'
err 'ingen adress'
expect 2 print P5 --period 2026-K3 --copies 0
expect 2 print P5 --period 2026-K3 --pages 3-2

# ---- a printer by its address, and queues with awkward names ----
start ok
pages=$(pdfinfo "$work/p4.pdf" | awk '/^Pages/ { print $2 }')
expect 0 print P5 --period 2026-K3 --printer "$address"
err 'Skickat till skrivaren'
same "$work/p5.pdf" "$work/printed"
export CUPS_SERVER=localhost:$port
expect 0 print P4 --period 2026-K3 --printer -o --copies 2
err "Skickat till skrivaren -o, $pages sidor."
same "$work/p4.pdf" "$work/printed"
expect 0 print P5 --period 2026-K3 --printer 'a"b
c'
err 'Skickat till skrivaren a"b c, 1 sida.'
same "$work/p5.pdf" "$work/printed"
# The server by another name than the queues' own addresses have.
CUPS_SERVER=127.0.0.1:$port expect 0 print P5 --period 2026-K3
same "$work/p5.pdf" "$work/printed"
expect 0 print P4 --period 2026-K3 --pages 2
err 'Skickat till skrivaren -o, 1 sida.'
expect 1 print P4 --period 2026-K3 --pages $((pages + 1))
expect 1 print P4 --period 2026-K3 --printer Stadshuset
err 'Skrivaren Stadshuset finns inte.'
export CUPS_SERVER=localhost:9

# ---- printers that fail, each with its own sentence ----
refuses() {
  start "$1"
  expect 1 print P5 --period 2026-K3 --printer "$address"
  err "$2"
  err 'lagesbild report P5 --format pdf'
}
refuses stopped 'är stoppad.'
refuses empty 'Papperet är slut i skrivaren'
refuses refusing 'tar inte emot utskrifter nu.'
refuses raster 'tar inte emot PDF.'
refuses abort 'avbröt utskriften.'
refuses wait 'har inte börjat. Utskriften väntar i dess kö.'
refuses vanish 'försvann mitt i utskriften.'
stop

# ---- a real printer of the standard, where the system lets one run ----
ippeveprinter=$(command -v ippeveprinter) && [ "$(id -u)" = 0 ] && mkdir "$work/spool" && {
  unshare -m sh -c 'mount -t tmpfs tmpfs /run && mkdir -p /run/dbus /run/avahi-daemon &&
    dbus-daemon --system --fork --print-pid >"$0/dbus" &&
    avahi-daemon --no-drop-root --no-chroot -D &&
    cat /run/avahi-daemon/pid >"$0/avahi"
    exec "$1" -p 8741 -d "$0/spool" -k -f application/pdf Prov' "$work" "$ippeveprinter" \
    >"$work/ippeve" 2>&1 &
  real=$!
  sleep 3
  if kill -0 "$real" 2>/dev/null; then
    expect 0 print P5 --period 2026-K3 --printer ipp://localhost:8741/ipp/print
    same "$work/p5.pdf" "$work"/spool/*.pdf
  else
    printf 'skipped: ippeveprinter does not start here: %s\n' "$(tail -n 1 "$work/ippeve")"
  fi
  kill "$real" $(cat "$work/avahi" "$work/dbus" 2>/dev/null) 2>/dev/null
  wait "$real" 2>/dev/null
}

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
