#!/usr/bin/env bash
# Which tests notice that a guard of who sees what is missing: the journeys of access with each guard taken
# out in turn. A guard without a failing test is one that nobody would miss. Some two minutes for each.
set -uo pipefail
cd "$(dirname "$0")/../.."
mkdir -p target
echo "| without | tests | failed |"
echo "|---|---|---|"
for guard in none Narrowing SearchRules ShowGuard OutgoingGuard WriteGuard ConsentGuard Projection RequestGuard; do
  mvn -q -B -Dspotless.check.skip=true -Ddoorstep.without-guard="$guard" \
    -Dtest='OrganisationsSeeOnlyTheirOwnJourney,GrantsComeAndGoJourney,RoleMatrixJourney,HospitalSeesWhomItReceivesJourney,PersonConsentsJourney,CustodyMovesJourney' \
    test > "target/without-$guard.log" 2>&1
  sed -nE "s/.*Tests run: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+), Skipped: 0.*/| $guard | \1 | \2 + \3 |/p" \
    "target/without-$guard.log" | tail -n 1
done
