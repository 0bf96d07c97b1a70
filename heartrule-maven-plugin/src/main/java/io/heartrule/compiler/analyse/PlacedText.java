package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Text;

/**
 * A whole text of a script and where it stands.
 *
 * @param about the topic that is called there, or null
 */
public record PlacedText(Text text, Role role, Site site, Name about) {
}
