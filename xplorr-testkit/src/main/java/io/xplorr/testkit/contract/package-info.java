/** Contract tests for implementations of the library's interfaces: start at {@link io.xplorr.testkit.contract.StoreContract}. */
@NullMarked
package io.xplorr.testkit.contract;

import org.jspecify.annotations.NullMarked;
