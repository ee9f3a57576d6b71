package io.xplorr.aws.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.Connections;
import io.xplorr.connection.PendingConnection;
import io.xplorr.connection.Secret;
import io.xplorr.connection.TenantId;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access keys, handed in over the wire, with whatever can be wrong with them. */
class KeyVerificationTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final FakeCustomer customer = new FakeCustomer();
    private final PendingConnection pending = customer.begin();

    @AfterEach
    void close() {
        customer.close();
    }

    @Test
    void complete_activeKey_isConnectedAndSyncs() {
        Completion completion = complete(customer.aws.accessKey(customer.payer));

        assertThat(completion.report().problems()).isEmpty();
        assertThat(completion.report().account()).contains(customer.payer);
        assertThat(completion.report().principalUid())
                .hasValueSatisfying(uid -> assertThat(uid).startsWith("AIDA"));
        assertThat(completion).isInstanceOf(Completion.Connected.class);
        assertThat(customer.xplorr
                        .sync(customer.connections.connection(pending.id()))
                        .status())
                .isEqualTo(SyncStatus.COMPLETE);
    }

    @Test
    void complete_deletedOrInactiveKey_isDiagnosed() {
        AccessKey key = customer.aws.accessKey(customer.payer);
        customer.aws.deleteAccessKey(key.accessKeyId());

        Completion completion = complete(key);

        assertThat(completion.report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIALS_REJECTED);
            assertThat(problem.nativeCode()).contains("InvalidClientTokenId");
            assertThat(problem.remedy()).contains("inactive", "deleted");
        });
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.PENDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeCustomer.VENDOR, "999988887777"})
    void complete_keyOfOurOwnAccount_isRefused(String own) {
        Completion completion = complete(customer.aws.accessKey(own));

        assertThat(completion.report().problems()).extracting(Problem::code).containsExactly(AwsProblems.OWN_ACCOUNT);
    }

    @Test
    void complete_withoutAnIdentityOfOurOwn_isConnectedAllTheSame() {
        AccessKey key = customer.aws.accessKey(customer.payer);
        customer.aws.deleteAccessKey(customer.vendorKey.accessKeyId());

        assertThat(complete(key)).isInstanceOf(Completion.Connected.class);
    }

    @Test
    void complete_actionDenied_speaksOfTheKeysUserAndOfVerifying() {
        AccessKey key = customer.aws.accessKey(customer.payer);
        customer.aws.arm(Fault.denyBy("identity-based"), CallMatcher.action("rds:DescribeDBInstances"));

        Completion completion = complete(key);

        assertThat(completion.report().problems())
                .first()
                .satisfies(problem -> assertThat(problem.message() + problem.remedy())
                        .contains("an identity-based policy of the access key's user")
                        .contains("Verify the connection again")
                        .doesNotContain("the role", "stack", "Sync again"));
    }

    @Test
    void complete_primaryRegionThatIsOff_saysSoRatherThanBadCredentials() {
        PendingConnection south = customer.connections.begin(FakeCustomer.request()
                .addSetting(AwsCredentials.PRIMARY_REGION, "eu-south-1")
                .build());
        AccessKey key = customer.aws.accessKey(customer.payer);
        customer.aws.arm(
                Fault.errorCode("InvalidClientTokenId", 403),
                CallMatcher.action("sts:GetCallerIdentity").inRegion("eu-south-1"));

        Completion completion = customer.connections.completeWithAccessKey(
                south.id(), key.accessKeyId(), Secret.of(key.secretAccessKey()));

        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.REFUSED);
        assertThat(completion.report().problems())
                .extracting(Problem::code)
                .containsExactly(AwsProblems.REGION_NOT_ENABLED);
    }

    @ParameterizedTest
    @CsvSource({
        "AKIAIOSFODNN7EXAMPL, wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, 16 capital letters",
        "' AKIAIOSFODNN7EXAMPLE', wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, blanks",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, AKIAIOSFODNN7EXAMPLE, rather the secret",
        "ASIAIOSFODNN7EXAMPLE, wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, temporary",
        "AKIAIOSFODNN7EXAMPLE, 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY ', secret has blanks",
        "AKIAIOSFODNN7EXAMPLE, '\"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\"', quotes",
        "AKIAIOSFODNN7EXAMPLE, wJalrXUt, cut off"
    })
    void complete_malformedKey_isRefusedWithoutACallOrAnEcho(String id, String secret, String why) {
        Completion completion = customer.connections.completeWithAccessKey(pending.id(), id, Secret.of(secret));

        assertThat(completion.report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ConnectionProblems.CREDENTIALS_MALFORMED);
            assertThat(problem.message()).contains(why);
        });
        assertThat(completion.report().toString()).doesNotContain(SECRET);
        assertThat(customer.aws.calls().count()).isZero();
    }

    @Test
    void rotation_ofAKey_goesOverToTheSecondOfTheSameAccountOnly() {
        complete(customer.aws.accessKey(customer.payer));
        customer.connections.beginRotation(pending.id());
        AccessKey foreign = customer.aws.accessKey(customer.member);
        AccessKey second = customer.aws.accessKey(customer.payer);

        Completion refused = customer.connections.completeRotationWithAccessKey(
                pending.id(), foreign.accessKeyId(), Secret.of(foreign.secretAccessKey()));
        Completion rotated = customer.connections.completeRotationWithAccessKey(
                pending.id(), second.accessKeyId(), Secret.of(second.secretAccessKey()));

        assertThat(refused.report().problems()).extracting(Problem::code).contains(ConnectionProblems.ACCOUNT_CHANGED);
        assertThat(rotated).isInstanceOf(Completion.Connected.class);
        assertThat(customer.status(pending).principal()).contains(second.accessKeyId());
    }

    @Test
    void complete_keyOfTheRootUser_isRefused() throws IOException {
        HttpServer sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sts.createContext("/", exchange -> {
            byte[] body = ("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                            + "<GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:root</Arn>"
                            + "<UserId>111122223333</UserId><Account>111122223333</Account></GetCallerIdentityResult>"
                            + "<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>"
                            + "</GetCallerIdentityResponse>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        sts.start();
        URI endpoint = URI.create("http://127.0.0.1:" + sts.getAddress().getPort());
        try (Xplorr xplorr = Xplorr.builder()
                .addProvider(AwsProvider.builder().endpointOverride(endpoint).build())
                .build()) {
            Connections connections = xplorr.connections(TenantId.of("acme"));
            PendingConnection begun = connections.begin(
                    ConnectionRequest.builder("Acme", Provider.AWS).build());

            Completion completion =
                    connections.completeWithAccessKey(begun.id(), "AKIAIOSFODNN7EXAMPLE", Secret.of(SECRET));

            assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.REFUSED);
            assertThat(completion.report().problems())
                    .extracting(Problem::code)
                    .containsExactly(AwsProblems.ROOT_USER_KEY);
        } finally {
            sts.stop(0);
        }
    }

    private Completion complete(AccessKey key) {
        return customer.connections.completeWithAccessKey(
                pending.id(), key.accessKeyId(), Secret.of(key.secretAccessKey()));
    }
}
