package io.heartrule.store.memory;

import io.heartrule.store.ConversationStore;
import io.heartrule.store.ConversationStoreContract;

class MemoryStoreTest extends ConversationStoreContract {
  @Override
  protected ConversationStore open() {
    return new MemoryStore();
  }
}
