// Two executions in two modules at once: each keeps its own outputs and its own list of them.
def log = new File(basedir, 'build.log').getText('UTF-8')
assert !log.contains('not thread-safe') && !log.contains('not marked @threadSafe')
['one', 'two'].each { module ->
  def target = new File(basedir, module + '/target')
  assert new File(target, 'classes/it/adults/skills/SleepTopic.class').exists()
  assert new File(target, 'classes/it/children/skills/PlayTopic.class').exists()
  ['adults', 'children'].each { execution ->
    assert new File(target, 'maven-status/heartrule-maven-plugin/generate/' + execution + '/outputs.json').exists()
    def tools = new File(target, 'classes/META-INF/heartrule/it.' + execution)
    assert new File(tools, 'script-map.json').getText('UTF-8').contains('"library":"it.' + execution + '"')
    assert new File(tools, 'index.json').exists()
  }
  assert new File(target, 'classes/META-INF/services/io.heartrule.generated.Library').readLines() ==
      ['it.adults.Scripts', 'it.children.Scripts']
}
assert (log =~ /HeartRule: 0 files written, 0 deleted/).count == 4
