/** What an app touches: start a conversation, take turns, read messages and variables. */
package io.heartrule;
