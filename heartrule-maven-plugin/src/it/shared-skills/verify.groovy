// A library of skills, an app whose scripts call one, and scripts that define one again.
def log = new File(basedir, 'build.log').getText('UTF-8')
def topic = new File(basedir, 'app/target/generated-sources/heartrule/it/app/sessions/first/kaishi/FamilyTopic.java')
assert topic.getText('UTF-8').contains('it.skills.skills.NameTopic')
assert !new File(basedir, 'app/target/classes/it/app/skills').exists()
assert new File(basedir, 'app/target/classes/it/Rules.class').exists()
assert (log =~ /HeartRule: 0 files written, 0 deleted/).count >= 2
assert log.contains('src/main/heartrule/clash.yaml:2:10: error HR804')
assert log.contains('io.heartrule.it:skills')
