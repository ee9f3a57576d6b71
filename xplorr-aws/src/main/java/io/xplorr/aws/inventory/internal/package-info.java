/** Reads inventories; may change in any release. */
@NullMarked
package io.xplorr.aws.inventory.internal;

import org.jspecify.annotations.NullMarked;
