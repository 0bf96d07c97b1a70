package io.heartrule.store;

/**
 * A conversation at rest.
 *
 * @param id of the conversation
 * @param visitor whose conversation it is
 * @param library name of the script library
 * @param version grows by one with every completed turn
 * @param state the snapshot, one JSON object
 */
public record StoredConversation(String id, String visitor, String library, long version, String state) {
}
