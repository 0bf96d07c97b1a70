def log = new File(basedir, 'build.log').getText('UTF-8')
// Printed as it is, not as log lines.
assert log.contains('\n  "version": "2.1.0",\n')
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/heartrule/diagnostics.sarif'), 'UTF-8')
assert sarif.runs[0].results.findAll { it.level == 'error' }*.ruleId == ['HR004', 'HR003']
assert log =~ /HeartRule: 2 errors(, \d+ warnings?)? in \d+ files?/
// The dry run shows a diff; the real one makes the change.
def diff = new File(basedir, 'target/heartrule/fix.diff').getText('UTF-8')
assert diff.startsWith('--- a/src/main/heartrule/skills.yaml\n+++ b/')
assert diff.contains('\n-  - say') && diff.contains('\n+  - say: ')
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
// The schema knows the names of the project, and the log says how an editor finds it.
def schema = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/heartrule/heartrule.schema.json'), 'UTF-8')
assert schema['$schema'].contains('2020-12') && schema['$defs'].skillName.enum
assert log.contains('# yaml-language-server: $schema=../../../target/heartrule/heartrule.schema.json')
// The report of scripts with errors holds these alone; later it tells of everything, with links that work on any machine.
def broken = new File(basedir, 'target/with-errors.html').getText('UTF-8')
assert broken.contains('id="HR004"') && !broken.contains('id="skills"')
def report = new File(basedir, 'target/heartrule/report.html').getText('UTF-8')
assert report.startsWith('<!DOCTYPE html>\n<html lang="en">') && report.contains('id="skills"')
assert report.contains('href="../../src/main/heartrule/skills.yaml"') && !report.contains(basedir.path)
assert log.contains('HeartRule: the report has been written to ' + new File(basedir, 'target/heartrule/report.html'))
assert log.contains('heartrule:report')
