/**
 * The stand-in for a model: it answers from a cassette, from a person, or with a marked placeholder.
 *
 * <p>{@link io.heartrule.model.rehearsal.RehearsalModel} needs no key and no network and never pretends to judge.
 * {@link io.heartrule.model.rehearsal.RecordingModel} writes a {@link io.heartrule.model.rehearsal.Cassette} from any
 * other model.
 */
package io.heartrule.model.rehearsal;
