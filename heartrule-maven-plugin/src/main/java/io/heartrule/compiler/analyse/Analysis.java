package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Project;

/**
 * Everything that is known of a project, for checks and for lowering.
 *
 * @param project what the author wrote
 * @param symbols what the names mean
 * @param options what the build asks for
 */
public record Analysis(Project project, Symbols symbols, Options options) {
}
