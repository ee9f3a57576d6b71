/** A fake AWS that real clients cannot tell from AWS; start at {@link FakeAws}. */
@NullMarked
package io.xplorr.testkit.aws;

import org.jspecify.annotations.NullMarked;
