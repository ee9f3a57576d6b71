package io.xplorr.aws;

import io.xplorr.aws.internal.http.SilentHttpClient;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ExternalId;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CloudProvider;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.estate.Regions;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import io.xplorr.testkit.contract.ContractCloud;
import io.xplorr.testkit.contract.Trouble;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** A payer of a fake AWS with one region, read over the wire. */
final class AwsContractCloud implements ContractCloud {
    static final String HOME = "us-east-1";
    private static final String ANOTHER = "eu-west-1";
    private static final String VENDOR = "891377174505";
    private static final String EXTERNAL_ID = "xplorr-ext-contract-0123456789abcdef";

    /** What the pages of a dataset hold together. */
    record Content(DatasetId dataset, String action, int pages, int records, Map<String, BigDecimal> totals) {}

    private final FakeAws aws;
    private final Content content;
    private final SdkHttpClient http = SilentHttpClient.listening(Duration.ofSeconds(2));
    private final FakeRole role;
    private final CloudProvider provider;

    AwsContractCloud(FakeAws aws, Content content) {
        this.aws = aws;
        this.content = content;
        this.role = aws.role(accountId(), "XplorrReadOnly")
                .trusting(VENDOR)
                .externalId(EXTERNAL_ID)
                .allowing("ce:*", "ec2:Describe*", "organizations:*");
        Regions.ENABLED_BY_DEFAULT.stream()
                .filter(region -> !region.equals(HOME))
                .forEach(region -> aws.disableRegion(accountId(), region));
        AccessKey vendor = aws.accessKey(VENDOR);
        this.provider = AwsProvider.builder()
                .endpointOverride(aws.endpoint())
                .httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(vendor.accessKeyId(), vendor.secretAccessKey())))
                .build();
    }

    @Override
    public CloudProvider provider() {
        return provider;
    }

    @Override
    public CloudConnection connection() {
        return CloudConnection.builder("acme")
                .credentials(AwsCredentials.importedRole(role.arn(), ExternalId.ofStored(EXTERNAL_ID)))
                .build();
    }

    @Override
    public DatasetId dataset() {
        return content.dataset();
    }

    @Override
    public String action() {
        return content.action();
    }

    @Override
    public int pages() {
        return content.pages();
    }

    @Override
    public int records() {
        return content.records();
    }

    @Override
    public Map<String, BigDecimal> totals() {
        return content.totals();
    }

    @Override
    public Optional<Scope> openAnotherRegion() {
        if (!isRegional()) {
            return Optional.empty();
        }
        aws.enableRegion(accountId(), ANOTHER);
        return Optional.of(Scope.region(ANOTHER));
    }

    private boolean isRegional() {
        return content.dataset().value().startsWith("inventory.");
    }

    private String accountId() {
        return aws.estate().accounts().get(0).id();
    }

    @Override
    public void trouble(Trouble trouble, int nth) {
        int unhit = trouble == Trouble.REPEATED_TOKEN ? 1 : 0; // the first page has no token that could be repeated
        aws.arm(fault(trouble), CallMatcher.action(action()).nth(nth - unhit));
    }

    @Override
    public long calls() {
        return aws.calls().of(action()).count();
    }

    @Override
    public void close() {
        http.close();
        aws.close();
    }

    private static Fault fault(Trouble trouble) {
        return switch (trouble) {
            case THROTTLED -> Fault.throttle();
            case DENIED -> Fault.deny();
            case UNAVAILABLE -> Fault.unavailable();
            case EXPIRED -> Fault.expireSession();
            case EMPTY_PAGE -> Fault.emptyPage();
            case REPEATED_TOKEN -> Fault.repeatToken();
            case REFUSED_TOKEN -> Fault.errorCode("InvalidNextTokenException", 400);
        };
    }
}
