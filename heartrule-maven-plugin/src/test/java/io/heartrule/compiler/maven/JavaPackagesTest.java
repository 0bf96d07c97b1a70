package io.heartrule.compiler.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaPackagesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "com.example.counseling", "a_1.b2"})
  void takes_a_package(String name) {
    assertThat(JavaPackages.isPackage(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.", ".a", "a..b", "a-b", "1a", "a.class", "心理.咨询", "a b", "a/b"})
  void refuses_what_javac_or_a_disk_would(String name) {
    assertThat(JavaPackages.isPackage(name)).isFalse();
  }
}
