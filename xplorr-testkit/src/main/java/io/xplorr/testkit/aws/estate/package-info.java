/** What exists in the fake AWS: organisation, accounts, regions, resources and cost; start at {@link Estate}. */
@NullMarked
package io.xplorr.testkit.aws.estate;

import org.jspecify.annotations.NullMarked;
