/** How often AWS may be called and at what price, as the call gate asks; may change in any release. */
@NullMarked
package io.xplorr.aws.internal.call;

import org.jspecify.annotations.NullMarked;
