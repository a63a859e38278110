#!/usr/bin/env bash
# How long the server takes to be ready, and the CPU seconds that it needs for it: by the README's
# command (Maven's own time counts) on a fresh folder with the demo region, then again, then as the
# packaged jar and as the jar taken apart on the same folder. After `mvn package`:
#   src/test/bench/start-time.sh
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=$(mktemp -d)
log=$folder/log
port=$((20000 + RANDOM % 20000))
options=(--server.port=$port "--doorstep.data-folder=$folder/data"
  --logging.level.ca.uhn.fhir.jpa.config=INFO)
trap 'kill $(process) 2> /dev/null || true; wait || true; rm -rf "$folder"' EXIT

# The server itself, which Maven may have started, writes its process into its first line.
process() {
  sed -n 's/.*Starting Doorstep.* with PID \([0-9]*\).*/\1/p' "$log"
}

# The seconds from the command to a line of the log.
milestone() {
  local at
  at=$(grep -m 1 "$2" "$log" | cut -d ' ' -f 1)
  awk -v name="$1" -v begun="$begun" -v at="$(date -d "$at" +%s%N)" \
    'BEGIN { printf "  %-62s %5.1f s\n", name, (at - begun) / 1e9 }'
}

start() {
  begun=$(date +%s%N)
  "${@:2}" > "$log" 2>&1 &
  until curl -fs "http://127.0.0.1:$port/readyz" > /dev/null; do
    kill -0 $! || { cat "$log"; exit 1; }
    sleep 0.2
  done
  awk -v start="$1" -v ms=$((($(date +%s%N) - begun) / 1000000)) -v hz="$(getconf CLK_TCK)" \
    '{ printf "%s: ready after %.1f s, %.1f CPU s\n", start, ms / 1000, ($14 + $15) / hz }' \
    "/proc/$(process)/stat"
  milestone "Java runs, Spring has found its beans" "Tomcat initialized"
  milestone "PostgreSQL runs" "PostgreSQL is running"
  milestone "Hibernate has mapped HAPI's tables" "Initialized JPA EntityManagerFactory"
  milestone "HAPI's beans are made, R4 is read, the port is open" "Tomcat started"
  milestone "search parameters are in place" "search parameters:"
  milestone "the validator is warm (beside the others)" "The validator is warm"
}

stop() {
  kill "$(process)"
  wait || true
}

by_command=(mvn -q spring-boot:run "-Dspring-boot.run.arguments=${options[*]}")
start "mvn spring-boot:run, first" "${by_command[@]}"
until grep -q "Demo region ready" "$log"; do sleep 1; done
milestone "the demo region is loaded, beside the answering server" "Demo region ready"
stop
for turn in second third; do
  start "mvn spring-boot:run, $turn" "${by_command[@]}"
  stop
done
jar=(target/doorstep-*.jar)
start "java -jar" java -jar "${jar[0]}" "${options[@]}"
stop
java -Djarmode=tools -jar "${jar[0]}" extract --destination "$folder/apart" > /dev/null
start "java -jar, taken apart" java -jar "$folder/apart/$(basename "${jar[0]}")" "${options[@]}"
stop
