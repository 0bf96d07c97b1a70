// Classes follow the scripts; a build without changes leaves everything alone.
def runs = new File(basedir, 'build.log').getText('UTF-8').split('BUILD SUCCESS')
assert runs.size() == 7
assert runs[1].contains('HeartRule: 0 files written, 0 deleted')
assert runs[1].contains('Nothing to compile')
assert runs[2].contains('Changes detected') || runs[2].contains('Recompiling')
assert runs[2] =~ /HeartRule: [1-9]\d* files written, 0 deleted/
assert runs[3] =~ /HeartRule: \d+ files written, 1 deleted/
assert runs[4] =~ /HeartRule: \d+ files written, 1 deleted/

def sources = new File(basedir, 'target/generated-sources/heartrule/it/scripts/skills')
def classes = new File(basedir, 'target/classes/it/scripts/skills')
assert new File(sources, 'SleepTopic.java').getText('UTF-8').contains('昨天晚上睡得怎么样？')
[sources, classes].each { folder ->
  assert folder.list().any { it.startsWith('SleepTopic.') }
  assert folder.list().any { it.startsWith('TrainingTopic.') }
  assert !folder.list().any { it.startsWith('EatTopic') || it.startsWith('SportTopic') }
}
def map = new File(basedir, 'target/classes/META-INF/heartrule/script-map.json').getText('UTF-8')
assert map.contains('了解锻炼') && !map.contains('了解饮食')

// The chat sees the project's classes and nothing of the plugin's; where the console is ASCII only ASCII is looked for.
assert runs[5].contains('== compiled it.scripts') && runs[5].contains(' Java files: target/')
assert runs[5] =~ /== .*  src\/main\/heartrule\/\w+\.yaml/
assert runs[5].contains('No model: replies are placeholders')
