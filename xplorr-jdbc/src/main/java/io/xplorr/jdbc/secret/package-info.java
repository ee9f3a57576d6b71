/** The keys that protect stored secrets: start at {@link io.xplorr.jdbc.secret.KeyEncryptionKey}. */
@NullMarked
package io.xplorr.jdbc.secret;

import org.jspecify.annotations.NullMarked;
