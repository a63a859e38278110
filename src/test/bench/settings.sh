#!/usr/bin/env bash
# What each setting that Doorstep changes is good for: the visits and searches of VisitBench as they
# are, and once with each setting as HAPI, Hibernate, the driver or PostgreSQL would have it. Needs
# about two minutes for each; the figures go to target/bench/figures.txt, ratios to standard output.
set -euo pipefail
cd "$(dirname "$0")/../../.."
mkdir -p target
rm -f target/bench/figures.txt

measure() {
  local name=$1
  shift
  mvn -q -B -Dtest=VisitBench -Dspotless.check.skip=true -Dbench.name="$name" "$@" test > "target/$name.log" 2>&1 ||
    { tail -n 40 "target/$name.log"; exit 1; }
}

pool=--spring.datasource.hikari
driver=$pool.data-source-properties
sequences=""
for sequence in resource_id resource_history_id reslink_id spidx_token spidx_date spidx_string \
  spidx_quantity spidx_uri; do
  sequences+="ALTER SEQUENCE seq_$sequence INCREMENT BY 49;"
done

measure as-it-is
measure single-inserts -Dbench.server="$driver.reWriteBatchedInserts=false"
measure batches-of-30 -Dbench.server="--bench.hibernate.[hibernate.jdbc.batch_size]=30"
measure ids-by-50 -Dbench.sql="$sequences"
measure statements-like-driver \
  -Dbench.server="$driver.prepareThreshold=5 $driver.preparedStatementCacheQueries=256 $driver.preparedStatementCacheSizeMiB=5"
measure names-in-index -Dbench.server="--bench.storage.indexStorageOptimized=false"
measure tags-in-tables -Dbench.server="--bench.storage.tagStorageMode=VERSIONED"
measure missing-fields -Dbench.server="--bench.storage.indexMissingFields=ENABLED"
measure stored-searches -Dbench.server="--bench.stored-searches=true"
measure pglz -Dbench.live-sql="ALTER TABLE hfj_res_ver ALTER COLUMN res_text_vc SET COMPRESSION pglz"
measure jit-and-parallel -Dbench.server="$driver.options=-c statement_timeout=30s"
measure small-memory -Dbench.postgres="shared_buffers=128MB"
measure frequent-checkpoints -Dbench.postgres="max_wal_size=1GB;checkpoint_timeout=5min"
measure slow-disk-costs -Dbench.postgres="random_page_cost=4"
measure wal-compressed -Dbench.postgres="wal_compression=lz4"
measure statistics-500 -Dbench.postgres="default_statistics_target=500"
measure as-it-is-again

awk '
  { name = $1; kind = $2; sub(":", "", kind) }
  /CPU per request/ { cpu[name, kind] = $3 + $7; if (!(name in seen)) { order[++n] = name; seen[name] } }
  /per visit/ { wal[name] = $4 + 0; size[name] = $6 }
  END {
    print "variant: CPU of visit, person, pulses, week; WAL and database growth per visit; 1.00 = as it is"
    for (i = 1; i <= n; i++) {
      v = order[i]; b = "as-it-is"
      printf "%-24s %.2f %.2f %.2f %.2f  %.2f %.2f\n", v, cpu[v, "visit"] / cpu[b, "visit"],
        cpu[v, "person"] / cpu[b, "person"], cpu[v, "pulses"] / cpu[b, "pulses"],
        cpu[v, "week"] / cpu[b, "week"], wal[v] / wal[b], size[v] / size[b]
    }
  }' target/bench/figures.txt
