/** The texts that go to models: wordings, fields, dialogue. */
package io.heartrule.internal.prompt;
