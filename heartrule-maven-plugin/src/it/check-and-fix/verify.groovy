def log = new File(basedir, 'build.log').getText('UTF-8')
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/heartrule/diagnostics.sarif'), 'UTF-8')
assert sarif.runs[0].results.findAll { it.level == 'error' }*.ruleId == ['HR004', 'HR003']
assert log =~ /HeartRule: 2 errors(, \d+ warnings?)? in \d+ files?/
// The dry run shows a diff; the real one makes the change.
assert log.contains('--- a/src/main/heartrule/skills.yaml')
assert log.contains('\n-  - say') && log.contains('\n+  - say: ')
assert log.contains('changed src/main/heartrule/skills.yaml')
def script = new File(basedir, 'src/main/heartrule/skills.yaml').getText('UTF-8')
assert script =~ /\n  - say: \p{IsHan}/
assert script =~ /\n  - ai_ask: \p{IsHan}/
// After that nothing is wrong any more.
def json = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/heartrule/diagnostics.json'), 'UTF-8')
assert json.every { it.severity != 'error' }
assert log.contains('heartrule:generate')
