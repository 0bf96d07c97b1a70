// All mistakes of all files come out in one run, sorted, each once; nothing is written.
def log = new File(basedir, 'build.log').getText('UTF-8')
def places = (log =~ /(?m)^\[ERROR\] (src\/main\/heartrule\/\S+?:\d+:\d+): error (HR\d+): /).collect { it[1] + ' ' + it[2] }
def expected = [
    'src/main/heartrule/a_colon.yaml:4:8 HR004',
    'src/main/heartrule/b_duplicate.yaml:5:5 HR012',
    'src/main/heartrule/c_dashes.yaml:5:1 HR011',
    'src/main/heartrule/d_space.yml:4:9 HR006',
    'src/main/heartrule/sub/e_brace.yaml:10:16 HR010']
assert places == expected
assert log =~ /HeartRule: 5 errors(, \d+ warnings?)? in \d+ files?/
assert !log.contains('Exception in') && !log.contains('\tat ')
assert !new File(basedir, 'target/generated-sources/heartrule').exists()
assert !new File(basedir, 'target/maven-status/heartrule-maven-plugin').exists()
def json = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/heartrule/diagnostics.json'), 'UTF-8')
assert json.findAll { it.severity == 'error' }.collect { it.file + ':' + it.line + ':' + it.column + ' ' + it.code } == expected
