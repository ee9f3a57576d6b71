/** Failures as data: what goes wrong ({@link Fault}) and for which calls ({@link CallMatcher}). */
@NullMarked
package io.xplorr.testkit.aws.fault;

import org.jspecify.annotations.NullMarked;
