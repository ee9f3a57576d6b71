/**
 * Judges requests by IAM policies as AWS does: start at {@link io.xplorr.testkit.aws.iam.TrustPolicy} for who may
 * assume a role, and at {@link io.xplorr.testkit.aws.iam.IamEvaluator} for what its session may then do.
 */
@NullMarked
package io.xplorr.testkit.aws.iam;

import org.jspecify.annotations.NullMarked;
