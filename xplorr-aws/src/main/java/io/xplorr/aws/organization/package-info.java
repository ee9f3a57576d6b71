/** Who owns the accounts; {@link io.xplorr.aws.organization.OrganizationDatasets} says what is read. */
@NullMarked
package io.xplorr.aws.organization;

import org.jspecify.annotations.NullMarked;
