/**
 * Reads AWS accounts: start at {@link io.xplorr.aws.AwsProvider}, and at {@link
 * io.xplorr.aws.onboarding.AwsOnboarding} to let a customer grant what it takes.
 */
@NullMarked
package io.xplorr.aws;

import org.jspecify.annotations.NullMarked;
