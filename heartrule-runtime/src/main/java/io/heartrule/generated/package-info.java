/**
 * The boundary between generated classes and the engine: base types and helpers that generated code
 * calls. Apps use {@link io.heartrule.generated.SessionKey} and {@link io.heartrule.generated.SkillKey}
 * through the generated {@code Scripts}; everything else here is for generated code only.
 */
package io.heartrule.generated;
