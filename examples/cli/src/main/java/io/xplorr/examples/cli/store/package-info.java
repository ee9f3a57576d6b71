/** Where slices and connections are kept between commands: start at {@link io.xplorr.examples.cli.store.StoreOptions}. */
@NullMarked
package io.xplorr.examples.cli.store;

import org.jspecify.annotations.NullMarked;
