/** What all AWS collectors share; may change in any release. */
@NullMarked
package io.xplorr.aws.internal;

import org.jspecify.annotations.NullMarked;
