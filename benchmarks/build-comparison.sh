#!/usr/bin/env bash
# Whole Maven builds, side by side: an empty project, a course of scripts, and two generators of others.
#
#   benchmarks/build-comparison.sh [rounds]
#
# Environment: WORK (where everything goes; benchmarks/target/build-comparison), SKILLS (1000),
# JVM (options for every Maven, such as "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"; none),
# GOALS ("generate-sources compile"), PROJECTS ("empty heartrule jte jsonschema2pojo").
# Nothing is installed outside of WORK: it holds a local repository of its own, to begin with a copy of yours.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."

rounds=${1:-5}
work=${WORK:-$PWD/benchmarks/target/build-comparison}
skills=${SKILLS:-1000}
jvm=${JVM:-}
goals=${GOALS:-generate-sources compile}
projects=${PROJECTS:-empty heartrule jte jsonschema2pojo}
states="cold unchanged changed"
jte=3.2.3
jsonschema2pojo=1.3.3
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

mkdir -p "$work"
work=$(cd "$work" && pwd)
repo=$work/repository
times=$work/times
rm -rf "$times"
mkdir -p "$times"

say() { echo "$@" >&2; }

# --- what is built ---------------------------------------------------------------------------------

pom() { # project, dependencies, plugins
  local folder=$work/$1
  rm -rf "$folder"
  mkdir -p "$folder/.mvn"
  [ -z "$jvm" ] || echo "$jvm" >"$folder/.mvn/jvm.config"
  cat >"$folder/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>comparison</groupId>
  <artifactId>$1</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>$2</dependencies>
  <build>
    <plugins>
      <plugin><artifactId>maven-resources-plugin</artifactId><version>3.4.0</version></plugin>
      <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
      $3
    </plugins>
  </build>
</project>
XML
}

make_empty() {
  pom empty "" ""
}

make_heartrule() {
  pom heartrule \
    "<dependency><groupId>io.heartrule</groupId><artifactId>heartrule-runtime</artifactId><version>0.1.0-SNAPSHOT</version></dependency>" \
    "<plugin><groupId>io.heartrule</groupId><artifactId>heartrule-maven-plugin</artifactId><version>0.1.0-SNAPSHOT</version>
      <configuration><basePackage>course</basePackage></configuration>
      <executions><execution><goals><goal>generate</goal></goals></execution></executions></plugin>"
  "$java" benchmarks/src/main/java/io/heartrule/benchmarks/CourseGenerator.java \
    "$work/heartrule/src/main/heartrule" "$skills" $((skills / 5)) $((skills / 50))
}

change_heartrule() { # number of the change
  sed -i "0,/- say: .*/s//- say: 我们来聊聊{对象}，这是第$1次修改。/" "$work/heartrule/src/main/heartrule/skills_0.yaml"
}

# About as much text as a skill has.
make_jte() {
  pom jte \
    "<dependency><groupId>gg.jte</groupId><artifactId>jte-runtime</artifactId><version>$jte</version></dependency>" \
    "<plugin><groupId>gg.jte</groupId><artifactId>jte-maven-plugin</artifactId><version>$jte</version>
      <configuration><sourceDirectory>\${basedir}/src/main/jte</sourceDirectory><contentType>Html</contentType></configuration>
      <executions><execution><phase>generate-sources</phase><goals><goal>generate</goal></goals></execution></executions></plugin>"
  local i line folder=$work/jte/src/main/jte
  mkdir -p "$folder"
  for ((i = 0; i < skills; i++)); do
    {
      echo "@import java.util.List"
      echo "@param String person"
      echo "@param String feeling"
      echo "@param int times"
      echo "@param boolean wantsMore"
      echo "@param List<String> details"
      echo "<section id=\"skill-$i\"><h2>我们来聊聊\${person}，说到哪里都可以。</h2>"
      for line in 1 2 3 4 5 6 7 8; do
        echo "<p>${line}、先请来访者按自己的节奏讲，不打断，也不急着给建议；听到新的细节时用一句话复述，确认没有听错；如果来访者沉默，就等一等。</p>"
      done
      echo "@if(wantsMore && times >= 2)<p>请来访者就“\${feeling}”再举一个例子</p>@else<p>谢谢你愿意讲\${person}的事。</p>@endif"
      echo "<ul>@for(String detail : details)<li>\${detail}</li>@endfor</ul></section>"
    } >"$folder/skill$i.jte"
  done
}

change_jte() {
  sed -i "s|<h2>.*</h2>|<h2>我们来聊聊\${person}，这是第$1次修改。</h2>|" "$work/jte/src/main/jte/skill0.jte"
}

make_jsonschema2pojo() {
  pom jsonschema2pojo "" \
    "<plugin><groupId>org.jsonschema2pojo</groupId><artifactId>jsonschema2pojo-maven-plugin</artifactId><version>$jsonschema2pojo</version>
      <configuration><sourceDirectory>\${basedir}/src/main/schemas</sourceDirectory><sourceType>yamlschema</sourceType>
        <annotationStyle>none</annotationStyle><targetPackage>comparison</targetPackage></configuration>
      <executions><execution><goals><goal>generate</goal></goals></execution></executions></plugin>"
  local i field folder=$work/jsonschema2pojo/src/main/schemas
  mkdir -p "$folder"
  for ((i = 0; i < skills; i++)); do
    {
      echo "type: object"
      echo "description: 第${i}个技能的变量"
      echo "properties:"
      for field in person situation feeling cause wish plan place time; do
        echo "  $field:"
        echo "    type: string"
        echo "    description: 先请来访者按自己的节奏讲，不打断，也不急着给建议；听到新的细节时用一句话复述，确认没有听错"
      done
      echo "  times:"
      echo "    type: integer"
      echo "  wantsMore:"
      echo "    type: boolean"
    } >"$folder/Skill$i.yaml"
  done
}

change_jsonschema2pojo() {
  sed -i "s|^description: .*|description: 这是第$1次修改|" "$work/jsonschema2pojo/src/main/schemas/Skill0.yaml"
}

change_empty() { :; }

# --- measuring ---------------------------------------------------------------------------------------

maven() { # project, goal, further options
  (cd "$work/$1" && mvn -B -q "-Dmaven.repo.local=$repo" -Daether.enhancedLocalRepository.trackingFilename=none "${@:2}")
}

measured() { # project, goal, state
  local TIMEFORMAT='%R %U %S'
  { time maven "$1" "$2" -o >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }; } 2>>"$times/$1-$2-$3"
}

median() { # project, goal, state: wall and processor seconds
  local column
  for column in '$1' '$2 + $3'; do
    awk "{ print $column }" "$times/$1-$2-$3" | sort -n | awk '{ a[NR] = $1 } END { printf "%.2f ", a[int((NR + 1) / 2)] }'
  done
}

table() {
  local goal project state
  for goal in $goals; do
    echo
    echo "mvn $goal, medians of $rounds; wall seconds (processor seconds)"
    printf '%-18s %-18s %-18s %-18s %-10s %s\n' project cold unchanged "one file changed" "cold net" "unchanged, changed : empty"
    read -r empty _ <<<"$(median empty "$goal" cold)"
    for project in $projects; do
      printf '%-18s' "$project"
      for state in $states; do
        read -r wall processor <<<"$(median "$project" "$goal" "$state")"
        printf ' %-17s ' "$wall ($processor)"
        declare "$state=$wall"
      done
      awk -v c="$cold" -v u="$unchanged" -v x="$changed" -v e="$empty" \
        'BEGIN { printf "%-10s %.2f, %.2f\n", sprintf("%.2f", c - e), u / e, x / e }'
    done
  done
}

if [ ! -d "$repo" ]; then
  say "copying the local repository"
  mkdir -p "$repo"
  [ ! -d "$HOME/.m2/repository" ] || cp -a "$HOME/.m2/repository/." "$repo/"
fi
say "installing HeartRule into $repo"
mvn -B -q "-Dmaven.repo.local=$repo" install -DskipTests -Dinvoker.skip
for project in $projects; do
  say "making and first building $project"
  "make_$project"
  maven "$project" compile
done

"$java" -version 2>&1 | sed -n 1p
mvn -B -version | sed -n 1p
echo "$(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg), $(date -u +%F), options for Maven: ${jvm:-none}"
echo "heartrule: $(du -cb "$work/heartrule/src" | tail -1 | cut -f1) bytes of YAML; jte $jte, jsonschema2pojo $jsonschema2pojo: $skills files"

for ((round = 1; round <= rounds; round++)); do
  for goal in $goals; do
    for project in $projects; do
      rm -rf "$work/$project/target"
      measured "$project" "$goal" cold
      measured "$project" "$goal" unchanged
      "change_$project" "$round$(date +%s)"
      measured "$project" "$goal" changed
    done
  done
  say "round $round of $rounds, load $(cut -d' ' -f1 /proc/loadavg)"
done
table
echo
echo "load at the end: $(cut -d' ' -f1-3 /proc/loadavg)"
