/**
 * What a customer's administrator needs to let us read an account: start at
 * {@link io.xplorr.aws.onboarding.AwsOnboarding}.
 */
@NullMarked
package io.xplorr.aws.onboarding;

import org.jspecify.annotations.NullMarked;
