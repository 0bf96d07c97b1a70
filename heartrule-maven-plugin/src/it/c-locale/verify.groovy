// The console cannot show Chinese here; then it says where the text stands, and there it is right.
def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('src/main/heartrule/rules.yaml:4:8: error HR004')
assert log =~ /HeartRule: 1 error(, \d+ warnings?)? in \d+ files?/
assert log.contains('this console cannot show all characters')
def json = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/heartrule/diagnostics.json'), 'UTF-8')
def found = json.find { it.code == 'HR004' }
assert found.message ==~ /.*\p{IsHan}.*/
// The wish for Chinese is answered once, with the way out.
assert log.count('this console cannot show Chinese') == 1
assert log.contains('LC_ALL=C.UTF-8')
