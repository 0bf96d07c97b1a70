def log = new File(basedir, 'build.log').getText('UTF-8')
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/heartrule/diagnostics.sarif'), 'UTF-8')
assert sarif.runs[0].results.findAll { it.level == 'error' }*.ruleId == ['HR004', 'HR003']
assert log.contains('HeartRule: 2 errors in 1 file')
// The dry run shows a diff; the real one makes the change.
assert log.contains('\n-  - say：我们聊聊睡眠。\n')
assert log.contains('\n+  - say: 我们聊聊睡眠。\n')
assert log.contains('changed src/main/heartrule/skills.yaml')
def script = new File(basedir, 'src/main/heartrule/skills.yaml').getText('UTF-8')
assert script.contains('  - say: 我们聊聊睡眠。\n  - ai_ask: 询问睡了几个小时\n')
// After that nothing is wrong any more.
def json = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/heartrule/diagnostics.json'), 'UTF-8')
assert json.every { it.severity != 'error' }
assert log.contains('heartrule:generate')
