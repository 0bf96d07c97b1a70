def log = new File(basedir, 'build.log').text
assert log.contains('HeartRule: no scripts in')
assert new File(basedir, 'target/classes/it/Main.class').exists()
assert new File(basedir, 'target/heartrule/diagnostics.json').text == '[]\n'
