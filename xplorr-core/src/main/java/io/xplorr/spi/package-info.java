/** What a provider module implements: start at {@link io.xplorr.spi.CloudProvider}. */
@NullMarked
package io.xplorr.spi;

import org.jspecify.annotations.NullMarked;
