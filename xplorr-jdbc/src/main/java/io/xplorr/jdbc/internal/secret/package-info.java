/** How secrets are kept, each sealed: start at {@link io.xplorr.jdbc.internal.secret.SealedSecret}. */
@NullMarked
package io.xplorr.jdbc.internal.secret;

import org.jspecify.annotations.NullMarked;
