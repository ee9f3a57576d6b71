/** {@code xplorr status}, {@code cost} and {@code inventory}: show what the store holds. */
@NullMarked
package io.xplorr.examples.cli.show;

import org.jspecify.annotations.NullMarked;
