#!/usr/bin/env bash
# Puts the jars that the images need into deployments/images/target. Before it: mvn -B package -DskipTests. Arguments go to Maven.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
target="$root/deployments/images/target"
rm -rf "$target"
cd "$root"
version() { sed -n "s/.*<$1>\(.*\)<\/$1>.*/\1/p" pom.xml; }
copy() { # folder, artifact, further settings
  mvn -B -q -ntp -N dependency:copy -DoutputDirectory="$target/$1" -Dartifact="$2" "${@:3}"
}
# Flink's image speaks to slf4j 1.7
for part in api core slf4j-impl 1.2-api layout-template-json; do
  copy log4j "org.apache.logging.log4j:log4j-$part:$(version log4j.version)" "$@"
done
for part in api runtime; do
  copy lakehouse "org.apache.hadoop:hadoop-client-$part:$(version hadoop.version)" "$@"
done
copy lakehouse "org.apache.iceberg:iceberg-aws-bundle:$(version iceberg.version)" "$@"
# with Flink, whose options the settings are read by
mvn -B -q -ntp -pl libs/streaming dependency:copy-dependencies -DincludeScope=compile -DoutputDirectory="$target/tools" "$@"
cp libs/streaming/target/streaming-*.jar "$target/tools/"
find "$target" -name '*.jar' | sort
