#!/usr/bin/env bash
# Everything about the run time in one go, under five minutes on an idle machine:
# turns and steps (JMH), heap, first turn, model calls and prompts.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q ${MAVEN_ARGS_EXTRA:-} -Pbenchmarks -pl benchmarks -am package -DskipTests
path="benchmarks/target/classes:benchmarks/target/lib/*"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
uptime
"$java" -cp "$path" org.openjdk.jmh.Main 'runtime\.(Turn|Step|Judge)Benchmark' -prof gc \
  -prof io.heartrule.benchmarks.runtime.CpuProfiler "$@" | grep -E '^(Benchmark|(Turn|Step|Judge)Benchmark\.[a-zA-Z0-9]+(:cpu|:gc.alloc.rate.norm)? )|ERROR'
"$java" -Xmx2g -cp "$path" io.heartrule.benchmarks.runtime.HeapRun 2> >(grep -v SLF4J >&2)
"$java" -cp "$path" io.heartrule.benchmarks.runtime.FirstTurnRun
"$java" -cp "$path" io.heartrule.benchmarks.CallCounts
uptime
