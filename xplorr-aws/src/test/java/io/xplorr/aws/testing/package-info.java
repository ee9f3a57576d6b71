/** What the tests of this module share. */
@NullMarked
package io.xplorr.aws.testing;

import org.jspecify.annotations.NullMarked;
