#!/usr/bin/env bash
# Sets up what the tests need, builds once and runs every test project.
# The last line is "N passed, N failed" (", N skipped" when there are any); the exit code is 1 when a test failed or could not run.
#   ./test.sh                        all tests
#   TEST_ORDER=17 ./test.sh          in the order that a run printed
#   ./test.sh --filter Kelio         what dotnet test --filter takes
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
configuration=${CONFIGURATION:-Debug}
passed=0 failed=0 skipped=0

finish() {
  local line="$passed passed, $failed failed"
  if ((skipped > 0)); then line+=", $skipped skipped"; fi
  echo "$line"
  if ((failed > 0 || passed == 0)); then exit 1; fi
  exit 0
}

give_up() {
  echo "test.sh: $*" >&2
  failed=$((failed + 1))
  finish
}

# On the PATH, or where Debian puts the programs of the PostgreSQL server.
is_there() { command -v "$1" >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/$1" >/dev/null; }

install() {
  if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then return; fi
  echo "Installing $1"
  { apt-get install -y -qq --no-install-recommends "$1" || { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$1"; }; } >/dev/null 2>&1
}

# A tool that the tests use: taken as it is, else installed where that needs no question (root on a Debian-like machine).
need() {
  local tool=$1 package=$2
  if is_there "$tool"; then return; fi
  install "$package"
  is_there "$tool" || give_up "$tool is missing: install the package $package."
}

# A module of the system's Python.
need_module() {
  local module=$1 package=$2
  need /usr/bin/python3 python3-minimal
  has_module() { /usr/bin/python3 -c "import $module" 2>/dev/null; }
  if has_module; then return; fi
  install "$package"
  has_module || give_up "the Python module $module is missing: install the package $package."
}

# "total passed failed skipped" of a result file. The counter of skipped tests is not to be trusted, so it is what was not run.
counts() {
  local total executed good
  total=$(counter "$1" total) executed=$(counter "$1" executed) good=$(counter "$1" passed)
  echo "${total:-0} ${good:-0} $((${executed:-0} - ${good:-0})) $((${total:-0} - ${executed:-0}))"
}

counter() { sed -n 's/.*<Counters .*[ ]*'"$2"'="\([0-9]*\)".*/\1/p' "$1" | head -n 1; }

# ---- what the tests need

command -v dotnet >/dev/null || give_up "the .NET 10 SDK is missing: install it and put dotnet on the PATH."
sdk=$(dotnet --version 2>&1) || give_up "the .NET 10 SDK cannot be used: $(head -n 1 <<<"$sdk")"
[[ $sdk == 10.* ]] || give_up "the tests need the .NET 10 SDK; this is $sdk."
need curl curl
need npm npm
need openssl openssl
need python3 python3
need pdftotext poppler-utils
need_module jwt python3-jwt
need chromium chromium
need haproxy haproxy
need initdb postgresql

# ---- build once

echo "Restoring and building ($configuration, SDK $sdk)"
log=$(mktemp)
results=$(mktemp -d)
trap 'rm -rf "$log" "$results"' EXIT
if ! dotnet build Emulator.sln --configuration "$configuration" --verbosity quiet --nologo -clp:NoSummary >"$log" 2>&1; then
  cat "$log"
  give_up "the build failed."
fi

# ---- run every test project

# Another order each time; the same one again with TEST_ORDER=… ./test.sh
export TEST_ORDER=${TEST_ORDER:-$RANDOM}
echo "Order of tests: $TEST_ORDER"

projects=()
while IFS= read -r project; do projects+=("$project"); done < <(grep -l '<IsTestProject>true' tests/*/*.csproj)
((${#projects[@]} > 0)) || give_up "there is no test project."

for project in "${projects[@]}"; do
  name=$(basename "$project" .csproj)
  echo "Running $name"
  dotnet test "$project" --no-build --configuration "$configuration" --nologo --verbosity quiet \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" --results-directory "$results" "$@" 2>&1 | grep -vE '^(Results File:|Test run for |A total of |\[xUnit\.net |$)'
  code=${PIPESTATUS[0]}
  if [[ ! -f $results/$name.trx ]]; then
    if [[ $code -eq 0 ]]; then echo "$name: no test matches"; continue; fi
    echo "$name could not run (exit code $code)"
    failed=$((failed + 1))
    continue
  fi

  read -r total good bad left < <(counts "$results/$name.trx")
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  if ((code != 0 && bad == 0)); then
    echo "$name ended with exit code $code though no test is reported as failed"
    failed=$((failed + 1))
  fi
  if ((total == 0 && $# == 0)); then
    echo "$name ran no test"
    failed=$((failed + 1))
  fi
done

finish
