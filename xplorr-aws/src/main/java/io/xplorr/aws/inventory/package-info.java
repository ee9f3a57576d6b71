/** What runs in an account; {@link io.xplorr.aws.inventory.InventoryDatasets} says what is read and how it looks. */
@NullMarked
package io.xplorr.aws.inventory;

import org.jspecify.annotations.NullMarked;
