/** Who may do what in the fake AWS: access keys, roles, whom they trust and what they permit. */
@NullMarked
package io.xplorr.testkit.aws.access;

import org.jspecify.annotations.NullMarked;
