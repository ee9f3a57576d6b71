package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.Snapshot;
import io.xplorr.testkit.aws.estate.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeAwsEc2Test extends FakeAwsFixture {
    private static final String REGION = "eu-west-1";

    private static Estate.Builder instances(int count) {
        Estate.Builder estate = organization();
        for (int i = 0; i < count; i++) {
            estate.place(
                    PAYER,
                    REGION,
                    Instance.builder("i-" + i).reservationId("r-" + i / 3).build());
        }
        return estate;
    }

    @Test
    void describeInstances_pages_giveEachInstanceOnce() {
        AwsClient client = payer(start(instances(23)));

        List<String> ids = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String token = "";
        do {
            AwsClient.Answer page = token.isEmpty()
                    ? client.query("ec2", "DescribeInstances", "MaxResults", "5")
                    : client.query("ec2", "DescribeInstances", "MaxResults", "5", "NextToken", token);
            List<String> here = page.xml("//instancesSet/item/instanceId");
            ids.addAll(here);
            sizes.add(here.size());
            token = page.xml("//nextToken").stream().findFirst().orElse("");
        } while (!token.isEmpty());

        assertThat(sizes).containsExactly(5, 5, 5, 5, 3);
        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.range(0, 23).mapToObj(i -> "i-" + i).toList());
    }

    @Test
    void describeInstances_withoutMaxResults_givesAllInTheirReservations() {
        AwsClient.Answer all = payer(start(instances(7))).query("ec2", "DescribeInstances");

        assertThat(all.xml("//reservationSet/item/reservationId")).containsExactly("r-0", "r-1", "r-2");
        assertThat(all.xml("//nextToken")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4, InvalidParameterValue", "0, InvalidParameterValue", "many, InvalidParameterValue"})
    void describeInstances_badMaxResults_refused(String size, String code) {
        assertThat(payer(start(instances(1)))
                        .query("ec2", "DescribeInstances", "MaxResults", size)
                        .errorCode())
                .isEqualTo(code);
    }

    @Test
    void describeInstances_maxResultsAboveThousand_cutToThousand() {
        AwsClient client = payer(start(instances(1001)));

        assertThat(client.query("ec2", "DescribeInstances", "MaxResults", "5000")
                        .xml("//instanceId"))
                .hasSize(1000);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "DescribeSnapshots, OwnerId.1,                 OwnerId",
        "DescribeSnapshots, IncludeManagedResources,   IncludeManagedResources",
        "DescribeVolumes,   InstanceId.1,              InstanceId",
        "DescribeInstances, maxResults,                maxResults",
        "DescribeInstances, Filters.1.Name,            Filters",
        "DescribeInstances, Filter.1.Values.1,         Values",
        "DescribeRegions,   RegionNames.1,             RegionNames"
    })
    void parameter_thatTheOperationDoesNotHave_refused(String operation, String parameter, String name) {
        AwsClient.Answer answer = payer(start(instances(1))).query("ec2", operation, parameter, "x");

        assertThat(codeAndStatus(answer)).isEqualTo("UnknownParameter 400");
        assertThat(answer.errorMessage()).isEqualTo("The parameter " + name + " is not recognized");
    }

    @Test
    void describeInstances_idsAndMaxResults_refused() {
        assertThat(payer(start(instances(1)))
                        .query("ec2", "DescribeInstances", "MaxResults", "5", "InstanceId.1", "i-0")
                        .errorCode())
                .isEqualTo("InvalidParameterCombination");
    }

    @Test
    void describeInstances_byId_givesThoseOrSaysWhichIsMissing() {
        AwsClient client = payer(start(instances(3)));

        assertThat(client.query("ec2", "DescribeInstances", "InstanceId.1", "i-2", "InstanceId.2", "i-0")
                        .xml("//instanceId"))
                .containsExactly("i-0", "i-2");
        AwsClient.Answer missing = client.query("ec2", "DescribeInstances", "InstanceId.1", "i-9");
        assertThat(missing.errorCode()).isEqualTo("InvalidInstanceID.NotFound");
        assertThat(missing.errorMessage()).contains("'i-9'");
    }

    @Test
    void token_ofAnotherOperationRegionAccountOrInvented_refused() {
        FakeAws aws = start(instances(12)
                .place(
                        MEMBER,
                        REGION,
                        IntStream.range(0, 9)
                                .mapToObj(i -> Instance.builder("i-m" + i).build())
                                .toArray(Instance[]::new)));
        AwsClient client = payer(aws);
        AwsClient member = AwsClient.of(aws, aws.accessKey(MEMBER), REGION);
        String token = client.query("ec2", "DescribeInstances", "MaxResults", "5")
                .xml("//nextToken")
                .get(0);

        assertThat(List.of(
                        client.query("ec2", "DescribeVolumes", "MaxResults", "5", "NextToken", token),
                        client.inRegion("us-east-1")
                                .query("ec2", "DescribeInstances", "MaxResults", "5", "NextToken", token),
                        member.query("ec2", "DescribeInstances", "MaxResults", "5", "NextToken", token),
                        client.query("ec2", "DescribeInstances", "MaxResults", "5", "NextToken", "x" + token),
                        client.query("ec2", "DescribeInstances", "MaxResults", "5", "NextToken", "guess")))
                .extracting(AwsClient.Answer::errorCode)
                .containsOnly("InvalidPaginationToken");
        assertThat(client.query("ec2", "DescribeInstances", "MaxResults", "6", "NextToken", token)
                        .xml("//instanceId"))
                .containsExactly("i-5", "i-6", "i-7", "i-8", "i-9", "i-10");
    }

    @Test
    void describeInstances_textOfAllKinds_survivesXml() {
        String odd = "<a> & \"b\" 'c' é 漢字 \uD83D\uDE00 a\tb";
        FakeAws aws = start(organization()
                .place(PAYER, REGION, Instance.builder("i-1").tag("Name", odd).build()));

        assertThat(payer(aws).query("ec2", "DescribeInstances").xml("//tagSet/item/value"))
                .containsExactly(odd);
    }

    @Test
    void describeInstances_managedByAService_hiddenUnlessAskedFor() {
        FakeAws aws = start(organization()
                .place(
                        PAYER,
                        REGION,
                        Instance.builder("i-own").build(),
                        Instance.builder("i-eks").managedBy("eks.amazonaws.com").build(),
                        Volume.builder("vol-eks").managedBy("eks.amazonaws.com").build()));
        AwsClient client = payer(aws);

        assertThat(client.query("ec2", "DescribeInstances").xml("//instanceId")).containsExactly("i-own");
        AwsClient.Answer all = client.query("ec2", "DescribeInstances", "IncludeManagedResources", "true");
        assertThat(all.xml("//instanceId")).containsExactly("i-own", "i-eks");
        assertThat(all.xml("//instancesSet/item[instanceId='i-eks']/operator/*"))
                .containsExactly("true", "eks.amazonaws.com", "true");
        assertThat(client.query("ec2", "DescribeVolumes").xml("//volumeId")).isEmpty();
        assertThat(client.query("ec2", "DescribeVolumes", "IncludeManagedResources", "true")
                        .xml("//volumeId"))
                .containsExactly("vol-eks");
    }

    @Test
    void describeInstances_comeAndGo_withTheClock() {
        Instant now = clock.now();
        FakeAws aws = start(organization()
                .place(
                        PAYER,
                        REGION,
                        Instance.builder("i-later")
                                .created(now.plus(Duration.ofDays(1)))
                                .build(),
                        Instance.builder("i-ends")
                                .ended(now.plus(Duration.ofDays(1)))
                                .build()));
        AwsClient client = payer(aws);
        assertThat(client.query("ec2", "DescribeInstances").xml("//instanceId")).containsExactly("i-ends");

        clock.advance(Duration.ofDays(1));
        AwsClient.Answer atEnd = client.query("ec2", "DescribeInstances");
        assertThat(atEnd.xml("//instanceId")).containsExactly("i-later", "i-ends");
        assertThat(atEnd.xml("//instanceState/name")).containsExactly("running", "terminated");

        clock.advance(Duration.ofHours(1));
        assertThat(client.query("ec2", "DescribeInstances").xml("//instanceId")).containsExactly("i-later");
    }

    @Test
    void describeInstances_filters_matchAlternativesOfAllFilters() {
        FakeAws aws = start(organization()
                .place(
                        PAYER,
                        REGION,
                        Instance.builder("i-1")
                                .type("m5.large")
                                .tag("team", "web")
                                .build(),
                        Instance.builder("i-2")
                                .type("t3.micro")
                                .tag("team", "web")
                                .build(),
                        Instance.builder("i-3")
                                .type("t3.nano")
                                .tag("team", "data")
                                .build()));
        AwsClient client = payer(aws);

        assertThat(client.query(
                                "ec2",
                                "DescribeInstances",
                                "Filter.1.Name",
                                "instance-type",
                                "Filter.1.Value.1",
                                "t3.*",
                                "Filter.1.Value.2",
                                "m5.large",
                                "Filter.2.Name",
                                "tag:team",
                                "Filter.2.Value.1",
                                "web")
                        .xml("//instanceId"))
                .containsExactly("i-1", "i-2");
        assertThat(client.query("ec2", "DescribeInstances", "Filter.1.Name", "colour", "Filter.1.Value.1", "red")
                        .errorMessage())
                .isEqualTo("The filter 'colour' is invalid");
    }

    @ParameterizedTest(name = "{0}: {1} cores of {2} threads")
    @CsvSource({
        "t3.micro,       x86_64, 1,  2",
        "m5.large,       x86_64, 1,  2",
        "m5.xlarge,      x86_64, 2,  2",
        "c6i.12xlarge,   x86_64, 24, 2",
        "m7g.medium,     arm64,  1,  1",
        "r7g.2xlarge,    arm64,  8,  1",
        "m7i.metal-24xl, x86_64, 48, 2",
        "i3.metal,       x86_64, 48, 2"
    })
    void describeInstances_processors_followTheSize(String type, String architecture, String cores, String threads) {
        FakeAws aws = start(organization()
                .place(
                        PAYER,
                        REGION,
                        Instance.builder("i-1")
                                .type(type)
                                .architecture(architecture)
                                .build()));

        AwsClient.Answer answer = payer(aws).query("ec2", "DescribeInstances");

        assertThat(answer.xml("//cpuOptions/coreCount")).containsExactly(cores);
        assertThat(answer.xml("//cpuOptions/threadsPerCore")).containsExactly(threads);
    }

    @Test
    void dryRun_saysWhetherItWouldBeAllowed() {
        FakeAws aws = start(instances(1));
        AwsClient client = payer(aws);

        AwsClient.Answer allowed = client.query("ec2", "DescribeInstances", "DryRun", "true");
        assertThat(allowed.errorCode() + " " + allowed.status()).isEqualTo("DryRunOperation 412");
        aws.deny("ec2:DescribeInstances");
        AwsClient.Answer denied = client.query("ec2", "DescribeInstances", "DryRun", "true");
        assertThat(denied.errorCode() + " " + denied.status()).isEqualTo("UnauthorizedOperation 403");
    }

    @Test
    void describeSnapshots_withoutOwner_showsStrangersToo() {
        FakeAws aws = start(organization()
                .place(PAYER, REGION, Snapshot.builder("snap-own").build())
                .publicSnapshot(
                        Snapshot.builder("snap-public").ownerId("999999999999").build()));
        AwsClient client = payer(aws);

        assertThat(client.query("ec2", "DescribeSnapshots").xml("//snapshotId"))
                .containsExactly("snap-own", "snap-public");
        assertThat(client.query("ec2", "DescribeSnapshots", "Owner.1", "self").xml("//snapshotId"))
                .containsExactly("snap-own");
        assertThat(client.query("ec2", "DescribeSnapshots", "Owner.1", "999999999999")
                        .xml("//snapshotId"))
                .containsExactly("snap-public");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"Owner.1,        amazon", "RestorableBy.1, 999999999999"})
    void describeSnapshots_whatTheFakeDoesNotSimulate_refused(String parameter, String value) {
        AwsClient.Answer answer = payer(start(organization())).query("ec2", "DescribeSnapshots", parameter, value);

        assertThat(answer.errorCode()).isEqualTo("InvalidParameterValue");
        assertThat(answer.errorMessage()).contains("does not simulate").contains(value);
    }

    @ParameterizedTest(name = "by {0}")
    @CsvSource({"self, snap-own", PAYER + ", snap-own", "all, snap-public"})
    void describeSnapshots_restorableBy_tellsOnesOwnFromPublicOnes(String by, String id) {
        FakeAws aws = start(organization()
                .place(PAYER, REGION, Snapshot.builder("snap-own").build())
                .publicSnapshot(
                        Snapshot.builder("snap-public").ownerId("999999999999").build()));

        assertThat(payer(aws)
                        .query("ec2", "DescribeSnapshots", "RestorableBy.1", by)
                        .xml("//snapshotId"))
                .containsExactly(id);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "volume-id,              vol-b",
        "volume-type,            io2",
        "status,                 in-use",
        "size,                   200",
        "encrypted,              true",
        "availability-zone,      eu-west-1b",
        "snapshot-id,            snap-1",
        "attachment.instance-id, i-1",
        "tag:team,               web",
        "tag-key,                team"
    })
    void describeVolumes_eachFilter_findsTheOneThatMatches(String filter, String value) {
        FakeAws aws = start(organization()
                .place(
                        PAYER,
                        REGION,
                        Volume.builder("vol-a").build(),
                        Volume.builder("vol-b")
                                .type("io2")
                                .sizeGib(200)
                                .encrypted()
                                .zone("b")
                                .snapshotId("snap-1")
                                .attachedTo("i-1")
                                .tag("team", "web")
                                .build()));

        assertThat(payer(aws)
                        .query("ec2", "DescribeVolumes", "Filter.1.Name", filter, "Filter.1.Value.1", value)
                        .xml("//volumeSet/item/volumeId"))
                .containsExactly("vol-b");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "snapshot-id,  snap-b",
        "volume-id,    vol-b",
        "status,       pending",
        "storage-tier, archive",
        "volume-size,  200",
        "encrypted,    true",
        "owner-id,     999999999999",
        "tag:team,     web"
    })
    void describeSnapshots_eachFilter_findsTheOneThatMatches(String filter, String value) {
        FakeAws aws = start(organization()
                .place(
                        PAYER,
                        REGION,
                        Snapshot.builder("snap-a").build(),
                        Snapshot.builder("snap-b")
                                .ownerId("999999999999")
                                .volumeId("vol-b")
                                .sizeGib(200)
                                .state("pending")
                                .storageTier("archive")
                                .encrypted()
                                .tag("team", "web")
                                .build()));

        assertThat(payer(aws)
                        .query("ec2", "DescribeSnapshots", "Filter.1.Name", filter, "Filter.1.Value.1", value)
                        .xml("//snapshotId"))
                .containsExactly("snap-b");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "opt-in-status, opted-in,                    me-south-1",
        "region-name,   eu-north-*,                  eu-north-1",
        "endpoint,      ec2.sa-east-1.amazonaws.com, sa-east-1",
        "opt-in-status, not-opted-in,                ''"
    })
    void describeRegions_eachFilter_findsTheOneThatMatches(String filter, String value, String region) {
        FakeAws aws = start(Estate.builder().account(Account.of(PAYER, "Payer").withOptedIn("me-south-1")));

        assertThat(payer(aws)
                        .query("ec2", "DescribeRegions", "Filter.1.Name", filter, "Filter.1.Value.1", value)
                        .xml("//regionName"))
                .isEqualTo(region.isEmpty() ? List.of() : List.of(region));
    }

    @Test
    void describeRegions_unknownFilter_refused() {
        assertThat(payer(start(organization()))
                        .query("ec2", "DescribeRegions", "Filter.1.Name", "tag:a", "Filter.1.Value.1", "b")
                        .errorMessage())
                .isEqualTo("The filter 'tag:a' is invalid");
    }

    @Test
    void describeRegions_byName_showsDisabledOnesToo() {
        AwsClient.Answer answer = payer(start(organization()))
                .query("ec2", "DescribeRegions", "RegionName.1", "af-south-1", "RegionName.2", "eu-west-1");

        assertThat(answer.xml("//regionName")).containsExactly("af-south-1", "eu-west-1");
        assertThat(answer.xml("//optInStatus")).containsExactly("not-opted-in", "opt-in-not-required");
    }

    @Test
    void describeRegions_enabledOnesUnlessAllAreWanted() {
        FakeAws aws = start(Estate.builder().account(Account.of(PAYER, "Payer").withOptedIn("me-south-1")));
        AwsClient client = payer(aws);

        assertThat(client.query("ec2", "DescribeRegions").xml("//regionName"))
                .hasSize(18)
                .contains("me-south-1")
                .doesNotContain("af-south-1");
        AwsClient.Answer all = client.query("ec2", "DescribeRegions", "AllRegions", "true");
        assertThat(all.xml("//item[regionName='me-south-1']/optInStatus")).containsExactly("opted-in");
        assertThat(all.xml("//item[regionName='af-south-1']/optInStatus")).containsExactly("not-opted-in");
        assertThat(all.xml("//item[regionName='eu-west-1']/optInStatus")).containsExactly("opt-in-not-required");
    }
}
