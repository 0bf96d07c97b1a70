package io.heartrule;

import io.heartrule.generated.Library;

/** Compiled scripts and this runtime do not fit: one of them is older than the other. */
public final class IncompatibleScriptsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IncompatibleScriptsException(String library, int boundary) {
    super(boundary < Library.BOUNDARY
        ? "HR803 脚本 " + library + " 是用旧版的 heartrule-maven-plugin 编译的，和现在的 heartrule-runtime 不配套。"
            + "请把插件升到和运行库相同的版本，再重新编译脚本。 / The scripts " + library + " were compiled by an older "
            + "heartrule-maven-plugin than this heartrule-runtime takes (" + boundary + ", here " + Library.BOUNDARY
            + "). Give the plugin the version of the runtime and compile the scripts again."
        : "HR803 脚本 " + library + " 是用新版的 heartrule-maven-plugin 编译的，现在的 heartrule-runtime 太旧。"
            + "请把 heartrule-runtime 升到和插件相同的版本。 / The scripts " + library + " were compiled by a newer "
            + "heartrule-maven-plugin than this heartrule-runtime knows (" + boundary + ", here " + Library.BOUNDARY
            + "). Give heartrule-runtime the version of the plugin.");
  }

  /** The library itself, if it fits. */
  static Library checked(Library library) {
    if (library.boundary() != Library.BOUNDARY) {
      throw new IncompatibleScriptsException(library.name(), library.boundary());
    }
    return library;
  }
}
