/** An app that uses compiled scripts: a conversation in the terminal. */
package io.heartrule.example.app;
