package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.aws.AwsClient.Answer;
import io.xplorr.testkit.aws.estate.Estate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that were sound once and have been damaged are answered or refused as AWS does: nothing fails in the fake. */
class FakeAwsGarbageTest {
    private static final int REQUESTS = Boolean.getBoolean("xplorr.long") ? 5_000 : 100;
    private static final long SEED = Long.getLong("xplorr.seed", 1);
    private static final Pattern JSON_VALUE = Pattern.compile("'[^']*'|[0-9.]+|\\{[^{}]*}|\\[[^\\[\\]]*]");
    private static final List<String> WORDS = List.of(
            "null",
            "''",
            "0",
            "-1",
            "1e400",
            "[]",
            "{}",
            "true",
            "'x'",
            "'2026-13-45'",
            "99999999999999999999",
            "[null]",
            "'\\u0000'",
            "'%zz'");

    private static FakeAws aws;
    private static AwsClient client;

    @BeforeAll
    static void start() {
        ManualClock clock = ManualClock.startingAt("2026-11-23T10:00:00Z");
        aws = FakeAws.builder(Estate.company()).clock(clock.asClock()).start();
        String payer = aws.estate().organization().orElseThrow().managementAccountId();
        client = AwsClient.of(aws, aws.accessKey(payer), "eu-west-1");
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ce | GetCostAndUsage | {'TimePeriod':{'Start':'2026-10-01','End':'2026-11-01'},'Granularity':'DAILY','Metrics':['UnblendedCost'],'GroupBy':[{'Type':'DIMENSION','Key':'SERVICE'}],'Filter':{'And':[{'Dimensions':{'Key':'SERVICE','Values':['a']}},{'Not':{'Tags':{'Key':'t','Values':['x'],'MatchOptions':['EQUALS']}}}]},'NextPageToken':'x'}
            ce | GetCostAndUsageWithResources | {'TimePeriod':{'Start':'2026-11-10','End':'2026-11-12'},'Granularity':'DAILY','Metrics':['UnblendedCost'],'GroupBy':[{'Type':'DIMENSION','Key':'RESOURCE_ID'}],'Filter':{'Dimensions':{'Key':'SERVICE','Values':['a']}}}
            ce | GetCostForecast | {'TimePeriod':{'Start':'2026-12-01','End':'2027-01-01'},'Granularity':'MONTHLY','Metric':'UNBLENDED_COST','PredictionIntervalLevel':80}
            ce | GetDimensionValues | {'TimePeriod':{'Start':'2026-10-01','End':'2026-11-01'},'Dimension':'SERVICE','Context':'COST_AND_USAGE','MaxResults':10,'SortBy':[{'Key':'BlendedCost','SortOrder':'DESCENDING'}]}
            ce | GetTags | {'TimePeriod':{'Start':'2026-10-01','End':'2026-11-01'},'TagKey':'team','MaxResults':10}
            ce | GetReservationUtilization | {'TimePeriod':{'Start':'2026-10-01','End':'2026-11-01'},'Granularity':'DAILY','Filter':{'Dimensions':{'Key':'SERVICE','Values':['a']}}}
            ce | GetReservationCoverage | {'TimePeriod':{'Start':'2026-10-01','End':'2026-11-01'},'Granularity':'DAILY','Metrics':['Hour']}
            ce | GetSavingsPlansUtilization | {'TimePeriod':{'Start':'2026-10-01','End':'2026-11-01'},'Granularity':'DAILY'}
            ce | GetSavingsPlansCoverage | {'TimePeriod':{'Start':'2026-10-01','End':'2026-11-01'},'Granularity':'DAILY','MaxResults':5}
            ce | ListCostAllocationTags | {'Status':'Active','MaxResults':10,'TagKeys':['a'],'Type':'UserDefined'}
            ce | ListCostCategoryDefinitions | {'EffectiveOn':'2026-11-01T00:00:00Z','MaxResults':10}
            ce | DescribeCostCategoryDefinition | {'CostCategoryArn':'arn:aws:ce::111122223333:costcategory/a','EffectiveOn':'2026-11-01T00:00:00Z'}
            organizations | ListAccounts | {'MaxResults':2,'NextToken':'t'}
            organizations | DescribeOrganization | {}
            monitoring | GetMetricData | {'StartTime':1.7e9,'EndTime':1.7e9,'MetricDataQueries':[{'Id':'a','MetricStat':{'Metric':{'Namespace':'AWS/EC2','MetricName':'CPUUtilization','Dimensions':[{'Name':'InstanceId','Value':'i-1'}]},'Period':300,'Stat':'Average'}}],'MaxDatapoints':100}
            """)
    void json_damaged_isAnsweredOrRefused(String service, String operation, String sound) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < REQUESTS; i++) {
            String body = damaged(sound, random).replace('\'', '"');
            assertNoFailure(client.json(service, operation, body), body);
        }
        assertNoFailure(client.json(service, operation, "null"), "null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ec2 | DescribeInstances | MaxResults=5&Filter.1.Name=instance-state-name&Filter.1.Value.1=running&DryRun=false&NextToken=x
            ec2 | DescribeVolumes | MaxResults=5&VolumeId.1=vol-1
            ec2 | DescribeSnapshots | MaxResults=5&Owner.1=self&SnapshotId.1=snap-1
            ec2 | DescribeRegions | AllRegions=false&RegionName.1=eu-central-1
            rds | DescribeDBInstances | MaxRecords=20&Filters.Filter.1.Name=engine&Filters.Filter.1.Values.Value.1=mysql&Marker=x
            elbv2 | DescribeLoadBalancers | PageSize=5&Names.member.1=a&Marker=x
            elb | DescribeLoadBalancers | PageSize=5&LoadBalancerNames.member.1=a&Marker=x
            sts | AssumeRole | RoleArn=arn:aws:iam::111122223333:role/a&RoleSessionName=s&ExternalId=xx&DurationSeconds=900&Policy={}
            sts | GetCallerIdentity | X=1
            monitoring | GetMetricData | StartTime=2026-11-01T00:00:00Z&EndTime=2026-11-02T00:00:00Z&MetricDataQueries.member.1.Id=a&MetricDataQueries.member.1.MetricStat.Period=300&MetricDataQueries.member.1.MetricStat.Stat=Average&MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS/EC2&MetricDataQueries.member.1.MetricStat.Metric.MetricName=CPUUtilization
            """)
    void form_damaged_isAnsweredOrRefused(String service, String action, String sound) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < REQUESTS; i++) {
            List<String> parameters = new ArrayList<>(List.of(sound.split("[&=]", -1)));
            for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
                int at = random.nextInt(parameters.size());
                String before = parameters.get(at);
                parameters.set(at, random.nextBoolean() ? one(WORDS, random) : before + "." + one(WORDS, random));
            }
            // Names reach the form as they are, so that no sign may be left that would end them.
            for (int at = 0; at < parameters.size(); at += 2) {
                parameters.set(at, parameters.get(at).replaceAll("[^\\w.%-]", ""));
            }
            assertNoFailure(client.query(service, action, parameters.toArray(String[]::new)), parameters.toString());
        }
    }

    private static void assertNoFailure(Answer answer, String request) {
        assertThat(answer.status())
                .as("seed %d: %s got %s", SEED, request, answer.text())
                .isIn(200, 400, 403, 404, 412);
    }

    private static String damaged(String sound, SplittableRandom random) {
        String text = sound;
        for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
            List<MatchResult> values = JSON_VALUE.matcher(text).results().toList();
            MatchResult value = one(values, random);
            text = text.substring(0, value.start()) + one(WORDS, random) + text.substring(value.end());
            if (!JSON_VALUE.matcher(text).find()) {
                return text;
            }
        }
        return text;
    }

    private static <T> T one(List<T> choice, SplittableRandom random) {
        return choice.get(random.nextInt(choice.size()));
    }
}
