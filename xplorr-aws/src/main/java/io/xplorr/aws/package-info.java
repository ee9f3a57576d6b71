/**
 * Reads AWS accounts: what a connection is made of, and which actions it takes; start at
 * {@link io.xplorr.aws.onboarding.AwsOnboarding} to let a customer grant them.
 */
@NullMarked
package io.xplorr.aws;

import org.jspecify.annotations.NullMarked;
