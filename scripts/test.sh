#!/usr/bin/env bash
# Every test of the project, real browsers included. Called by `./hiwar test`; needs JAVA, NODE and MVN from there.
# Ends with the plain line `N passed, N failed, N skipped`; any failed or skipped test, or a stage that breaks, fails.
set -uo pipefail
cd "$(dirname "$0")/.."
logs=target/test-logs
rm -rf "$logs" && mkdir -p "$logs"
broken=()
started=$SECONDS

# stage NAME COMMAND...: runs one stage with its output in a file; on failure shows the end of it and goes on.
stage() {
  local name=$1 log="$logs/${1// /-}.log" from=$SECONDS
  shift
  printf '→ %s … ' "$name"
  if "$@" >"$log" 2>&1; then
    printf 'ok (%d s)\n' $((SECONDS - from))
  else
    printf 'FAILED (%d s); the end of %s:\n' $((SECONDS - from)) "$log"
    grep -vE '^\s*$' "$log" | tail -n "${HIWAR_TEST_TAIL:-60}" | sed 's/^/  | /'
    broken+=("$name")
  fi
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
stage 'browsers' browsers
stage 'web client' web
stage 'java' java
stage 'end to end' e2e

echo "Tests took $((SECONDS - started)) s."
node scripts/count-tests.mjs wire/target/surefire-reports media/target/surefire-reports talks/target/surefire-reports \
  room/target/surefire-reports node/target/surefire-reports sim/target/surefire-reports bench/target/surefire-reports \
  tidy/target/surefire-reports web/target web/e2e/target >"$logs/count.log"
counted=$?
if [ ${#broken[@]} -gt 0 ]; then
  grep -v ' passed, ' "$logs/count.log"
  printf 'Broken: %s\n' "${broken[*]}"
fi
tail -n 1 "$logs/count.log"
[ ${#broken[@]} -eq 0 ] && [ $counted -eq 0 ]
