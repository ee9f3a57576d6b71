/** Fakes above the cloud: a manual clock and a provider without HTTP; start at {@link io.xplorr.testkit.FakeProvider}. */
@NullMarked
package io.xplorr.testkit;

import org.jspecify.annotations.NullMarked;
