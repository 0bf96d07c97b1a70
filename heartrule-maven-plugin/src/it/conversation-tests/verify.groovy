// Transcripts are JUnit tests; one that fails names its step; classes follow the files.
def runs = new File(basedir, 'build.log').getText('UTF-8').split('BUILD SUCCESS')
assert runs.size() == 2
assert runs[0].contains('Tests run: 2, Failures: 0')
assert runs[1].contains('failing/morning.yaml:7: conversation test')

// The console of a C locale shows question marks; the report is UTF-8 everywhere.
def report = new File(basedir, 'target/surefire-reports').listFiles().findAll { it.name.endsWith('.xml') }
    .collect { it.getText('UTF-8') }.join()
assert report.contains('说错了一句')
assert report.contains('Expected: 近来吃得好吗？')
assert report.contains('Was said: 近来睡得好吗？')

def sources = new File(basedir, 'target/generated-test-sources/heartrule/it/scripts')
assert sources.list() as List == ['MorningTest.java']
