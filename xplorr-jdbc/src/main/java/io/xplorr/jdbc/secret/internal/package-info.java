/** The cipher of secrets and of key files; may change in any release. */
@NullMarked
package io.xplorr.jdbc.secret.internal;

import org.jspecify.annotations.NullMarked;
