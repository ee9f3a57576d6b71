/** How a run gets into a customer's account and stays there; may change in any release. */
@NullMarked
package io.xplorr.aws.internal.session;

import org.jspecify.annotations.NullMarked;
