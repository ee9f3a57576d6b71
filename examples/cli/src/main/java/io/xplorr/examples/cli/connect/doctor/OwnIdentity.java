package io.xplorr.examples.cli.connect.doctor;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.connection.Check;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.examples.cli.aws.AwsOptions;
import io.xplorr.sync.Problem;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.StsClient;

/** Who AWS takes us for. Immutable and thread-safe. */
final class OwnIdentity {
    private static final String NAME = "own-identity"; // as a verification calls it

    private final AwsOptions aws;

    OwnIdentity(AwsOptions aws) {
        this.aws = aws;
    }

    /** Adds what it finds to a report. */
    void examine(ConnectionReport.Builder report) {
        try (StsClient sts = aws.sts()) {
            String arn = sts.getCallerIdentity().arn();
            report.addCheck(Check.passed(NAME, Check.Weight.NEEDED, "We call AWS as " + arn + "."));
        } catch (AwsServiceException e) {
            refused("AWS does not take us for anybody: " + e.awsErrorDetails().errorCode() + ".", report);
        } catch (SdkClientException e) {
            refused("No credentials are found where the AWS default credential chain looks.", report);
        }
    }

    private static void refused(String message, ConnectionReport.Builder report) {
        Problem problem = Problem.builder(AwsProblems.OWN_CREDENTIALS_REJECTED)
                .kind(ErrorKind.INVALID_REQUEST)
                .message(message)
                .remedy("Give this program an identity: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE,"
                        + " or the role of the machine that it runs on. Check that its key is active.")
                .build();
        report.addCheck(Check.failed(NAME, Check.Weight.NEEDED, problem));
    }
}
