// Transcripts are JUnit tests; one that fails names its step; classes follow the files.
def runs = new File(basedir, 'build.log').getText('UTF-8').split('BUILD SUCCESS')
assert runs.size() == 2
assert runs[0].contains('Tests run: 2, Failures: 0')
assert runs[1].contains('failing/morning.yaml:7: conversation test "说错了一句" failed')
assert runs[1].contains('Expected: 近来吃得好吗？')
assert runs[1].contains('Was said: 近来睡得好吗？')

def sources = new File(basedir, 'target/generated-test-sources/heartrule/it/scripts')
assert sources.list() as List == ['MorningTest.java']
