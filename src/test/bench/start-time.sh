#!/usr/bin/env bash
# How long the packaged server takes to be ready, the first and the second time, and the CPU seconds
# that it needs for it. After `mvn package`:
#   src/test/bench/start-time.sh [path of a java]
set -euo pipefail
cd "$(dirname "$0")/../../.."
java=${1:-java}
folder=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

# The seconds from the start of the process to a line of the log.
milestone() {
  local at
  at=$(grep -m 1 "$2" "$folder/$start.log" | cut -d ' ' -f 1)
  awk -v name="$1" -v begun="$begun" -v at="$(date -d "$at" +%s%N)" \
    'BEGIN { printf "  %-62s %5.1f s\n", name, (at - begun) / 1e9 }'
}

for start in first second; do
  begun=$(date +%s%N)
  "$java" -jar target/doorstep-*.jar --server.port=$port --doorstep.data-folder="$folder/data" \
    --doorstep.demo=off --logging.level.ca.uhn.fhir.jpa.config=INFO \
    > "$folder/$start.log" 2>&1 &
  server=$!
  until curl -fs "http://127.0.0.1:$port/readyz" > /dev/null; do
    kill -0 "$server" || { cat "$folder/$start.log"; exit 1; }
    sleep 0.2
  done
  awk -v start="$start" -v ms=$((($(date +%s%N) - begun) / 1000000)) \
    -v hz="$(getconf CLK_TCK)" \
    '{ printf "%s start: ready after %.1f s, %.1f CPU s\n", start, ms / 1000, ($14 + $15) / hz }' \
    "/proc/$server/stat"
  milestone "Java runs, Spring has found its beans" "Tomcat initialized"
  milestone "PostgreSQL runs" "PostgreSQL is running"
  milestone "Hibernate has mapped HAPI's tables" "Initialized JPA EntityManagerFactory"
  milestone "HAPI's beans are made, R4 is read, the port is open" "Tomcat started"
  milestone "search parameters are in place" "search parameters:"
  milestone "the validator is warm (beside the others)" "The validator is warm"
  kill "$server"
  wait "$server" || true
done
