#!/usr/bin/env bash
# What settings are good for: VisitBench with each setting otherwise. Needs some five minutes for each;
# the figures go to target/bench/figures.txt, a table of ratios to standard output. Names of settings as
# arguments measure only those.
set -euo pipefail
cd "$(dirname "$0")/../../.."
mkdir -p target
rm -f target/bench/figures.txt
wanted=" $* "

measure() {
  local name=$1
  shift
  [[ $wanted == "  " || $wanted == *" $name "* ]] || return 0
  mvn -q -B -Dtest=VisitBench -Dspotless.check.skip=true -Dbench.name="$name" "$@" test > "target/$name.log" 2>&1 ||
    { tail -n 40 "target/$name.log"; exit 1; }
}

pool=--spring.datasource.hikari
driver=$pool.data-source-properties
sequences=""
for sequence in resource_id resource_history_id reslink_id spidx_token spidx_date spidx_string \
  spidx_quantity spidx_uri; do
  sequences+="ALTER SEQUENCE seq_$sequence INCREMENT BY 1000;"
done

measure nothing

# What Doorstep sets, as it would be otherwise: above 1.00 it helps.
measure names-in-index -Dbench.server="--bench.storage.indexStorageOptimized=false"
measure missing-fields -Dbench.server="--bench.storage.indexMissingFields=ENABLED"
measure stored-searches -Dbench.server="--bench.stored-searches=true"
measure reused-searches \
  -Dbench.server="--bench.stored-searches=true --bench.storage.reuseCachedSearchResultsForMillis=60000"
measure tags-in-tables -Dbench.server="--bench.storage.tagStorageMode=VERSIONED"
measure pretty -Dbench.server="--bench.pretty=true"
measure no-statement-timeout -Dbench.server="$driver.options=-c statement_timeout=0"
measure pool-of-4 -Dbench.server="$pool.maximum-pool-size=4"
measure pool-of-64 -Dbench.server="$pool.maximum-pool-size=64"
# The database of the bench is small, so PostgreSQL gets less memory instead: a sixth of what it holds.
measure small-buffers -Dbench.postgres="shared_buffers=8MB"

# What Doorstep does not set, as it would be: below 1.00 it would help.
measure batched-inserts -Dbench.server="$driver.reWriteBatchedInserts=true"
measure batches-of-200 -Dbench.server="--bench.hibernate.[hibernate.jdbc.batch_size]=200"
measure ids-by-1000 -Dbench.sql="$sequences"
measure more-prepared-statements \
  -Dbench.server="$driver.prepareThreshold=3 $driver.preparedStatementCacheQueries=1024 $driver.preparedStatementCacheSizeMiB=16"
measure lz4 -Dbench.live-sql="ALTER TABLE hfj_res_ver ALTER COLUMN res_text_vc SET COMPRESSION lz4"
measure tuned-postgres \
  -Dbench.postgres="shared_buffers=2GB;effective_cache_size=12GB;max_wal_size=2GB;checkpoint_timeout=15min;random_page_cost=1.1"
measure no-jit-nor-parallel \
  -Dbench.server="$driver.options=-c jit=off -c max_parallel_workers_per_gather=0 -c statement_timeout=30s"

awk -F ' [|] ' '
  { ratio[$1, $2] = $3; if (!($1 in seen)) { order[++n] = $1; seen[$1] } }
  END {
    print "| with the setting otherwise | visit | person | pulses | week | page bytes | WAL | database |"
    print "|---|---|---|---|---|---|---|---|"
    for (i = 1; i <= n; i++) {
      v = order[i]
      printf "| %s | %s | %s | %s | %s | %s | %s | %s |\n", v, ratio[v, "visit"], ratio[v, "person"],
        ratio[v, "pulses"], ratio[v, "week"], ratio[v, "page bytes"], ratio[v, "WAL bytes"],
        ratio[v, "database bytes"]
    }
  }' target/bench/figures.txt
