#!/usr/bin/env bash
# Every test of the project, real browsers included. Called by `./hiwar test`; needs JAVA, NODE and MVN from there.
# Ends with the plain line `N passed, N failed, N skipped`; any failed or skipped test, or a stage that breaks, fails.
set -uo pipefail
cd "$(dirname "$0")/.."
logs=target/test-logs
rm -rf "$logs" && mkdir -p "$logs"
broken=()
started=$SECONDS

# stage NAME MINUTES COMMAND...: runs one stage with its output in a file and says what it is at; on failure shows the
# end of the file and goes on. What has not ended after so many minutes hangs: it is ended, and what it was at is shown.
stage() {
  local name=$1 minutes=$2 log="$logs/${1// /-}.log" from=$SECONDS watching result=ok
  shift 2
  printf '→ %s … ' "$name"
  : >"$log"
  watch "$log" "$minutes" &
  watching=$!
  "$@" >>"$log" 2>&1 || result=FAILED
  kill "$watching" 2>/dev/null && wait "$watching" 2>/dev/null
  printf '%s (%d s)' "$result" $((SECONDS - from))
  if [ "$result" = ok ]; then
    echo
  else
    printf '; the end of %s:\n' "$log"
    grep -vE '^\s*$' "$log" | tail -n "${HIWAR_TEST_TAIL:-60}" | sed 's/^/  | /'
    broken+=("$name")
  fi
}

# watch LOG MINUTES: says every module that a stage has begun, and ends the stage when it hangs. It ends with the script,
# even when that is interrupted.
watch() {
  local log=$1 until=$((SECONDS + $2 * 60)) said=0 self=$BASHPID part parts process
  while [ $SECONDS -lt $until ]; do
    sleep 2
    kill -0 $$ 2>/dev/null || return
    mapfile -t parts < <(sed -n 's/^\[INFO\] Building hiwar-\([a-z]*\) .*/\1/p' "$log")
    for part in "${parts[@]:$said}"; do printf '%s ' "$part"; done
    said=${#parts[@]}
  done
  printf 'hangs … '
  for process in $(started_by $$); do
    [ "$(ps -o comm= -p "$process")" != java ] || "${JAVA%java}jcmd" "$process" Thread.print | awk -v RS= '/hiwar/'
  done >>"$log" 2>&1
  echo "It had not ended after $2 minutes, so it was ended; what its threads were at is above." >>"$log"
  # shellcheck disable=SC2046 # a list of numbers
  kill -KILL $(started_by $$) 2>/dev/null
}

# started_by PROCESS: the numbers of all that it has started, and of what those have started, without the watch, $self.
started_by() {
  local process
  for process in $(pgrep -P "$1"); do
    if [ "$process" != "$self" ]; then
      echo "$process"
      started_by "$process"
    fi
  done
}

# browser PROGRAM PACKAGE: finds a browser or installs Debian's package when that is allowed.
browser() {
  command -v "$1" >/dev/null && return
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The browser tests need $1. Install it first, for example: sudo apt-get install $2" >&2
    return 1
  fi
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2"
}

browsers() {
  browser chromium chromium && browser firefox-esr firefox-esr && fonts
}

# The screenshots show Chinese and Arabic names; without these fonts they would show boxes.
fonts() {
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 0
  dpkg -s fonts-noto-cjk fonts-noto-core >/dev/null 2>&1 && return
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-noto-cjk fonts-noto-core
}

web() {
  (cd web && npm ci --no-audit --no-fund && npm run check && npm test && npm run build) || return
  touch target/web.built
}
# A failing test stops no module: the reports are counted at the end.
java() {
  "$MVN" -B -ntp -Dmaven.test.failure.ignore=true --fail-at-end verify || return
  touch target/java.built
}
e2e() { (cd web/e2e && npm ci --no-audit --no-fund && npm test); }

find . -path ./node_modules -prune -o -path '*/surefire-reports/*.xml' -print -exec rm -f {} + >/dev/null
rm -f web/target/*.xml web/e2e/target/*.xml
stage 'browsers' 15 browsers
stage 'web client' 10 web
stage 'java' 25 java
stage 'end to end' 25 e2e

echo "Tests took $((SECONDS - started)) s."
node scripts/count-tests.mjs wire/target/surefire-reports media/target/surefire-reports talks/target/surefire-reports \
  room/target/surefire-reports node/target/surefire-reports sim/target/surefire-reports bench/target/surefire-reports \
  tidy/target/surefire-reports web/target web/e2e/target >"$logs/count.log"
counted=$?
grep -v ' passed, ' "$logs/count.log" # which tests failed
[ ${#broken[@]} -eq 0 ] || printf 'Broken: %s\n' "${broken[*]}"
tail -n 1 "$logs/count.log"
[ ${#broken[@]} -eq 0 ] && [ $counted -eq 0 ]
