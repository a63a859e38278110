#!/usr/bin/env bash
# Takes the guards of who sees what out of one running server in turn, and runs for each the tests of what it
# closes (docs/leaks.md): a way that no test finds open then is printed as NOT GUARDED, and the end is not zero.
# guards.sh [A+B,C] for some guards only.
set -uo pipefail
cd "$(dirname "$0")/../.."
mkdir -p target
mvn -q -B -Dspotless.check.skip=true -Dtest=GuardsInTurn -Dguards="${1:-}" test > target/guards.log 2>&1
end=$?
cat target/guards.md
[ "$end" -eq 0 ] || grep -hE "with all guards|^\[ERROR\]" target/guards.log | head -n 20
exit "$end"
