// Calls every operation of a FakeAwsServer (estate: enterprise) with the AWS SDK for JavaScript, and checks each answer.
// Prints one line for each check that passed, and ends with status 1 at the first that did not. The last line counts
// operations, pages (answers that were parsed) and negative cases (errors that were).
// Usage: referee.mjs ENDPOINT PAYER

import assert from "node:assert/strict";
import { CloudWatchClient, GetMetricDataCommand, paginateGetMetricData } from "@aws-sdk/client-cloudwatch";
import * as ce from "@aws-sdk/client-cost-explorer";
import * as ec2 from "@aws-sdk/client-ec2";
import * as elb from "@aws-sdk/client-elastic-load-balancing";
import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import * as organizations from "@aws-sdk/client-organizations";
import * as rds from "@aws-sdk/client-rds";
import * as sts from "@aws-sdk/client-sts";

const [endpoint, payer] = process.argv.slice(2);
const vendorKey = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const payerKey = {
  accessKeyId: "AKIAI44QH8DHBEXAMPLE",
  secretAccessKey: "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
};
const operations = new Set();
let passed = 0;
let pages = 0;
let errors = 0;

function client(Client, credentials, region = "us-east-1", maxAttempts = 1) {
  const made = new Client({ endpoint, region, credentials, maxAttempts });
  const count = (next, context) => async (args) => {
    try {
      const result = await next(args);
      operations.add(`${context.clientName} ${context.commandName}`);
      pages++;
      return result;
    } catch (error) {
      errors++;
      throw error;
    }
  };
  made.middlewareStack.add(count, { step: "initialize" });
  return made;
}

function check(name, actual, expected) {
  assert.deepEqual(actual, expected, name);
  passed++;
  console.log(`ok ${name}`);
}

async function all(paginator, items) {
  const found = [];
  for await (const page of paginator) {
    found.push(...(items(page) ?? []));
  }
  return found;
}

/** Follows the tokens of an operation for which the SDK has no paginator. */
async function every(api, Command, input, items, token = "NextPageToken") {
  const found = [];
  let next = {};
  do {
    const page = await api.send(new Command({ ...input, ...next }));
    found.push(...items(page));
    next = { [token]: page[token] };
  } while (next[token]);
  return found;
}

async function code(call) {
  try {
    await call();
    return "none 200";
  } catch (error) {
    return `${error.name} ${error.$metadata?.httpStatusCode}`;
  }
}

async function arm(fault) {
  const answer = await fetch(`${endpoint}/_xplorr/faults`, { method: "POST", body: JSON.stringify(fault) });
  assert.equal(answer.status, 200, await answer.text());
}

const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

async function assume(account, externalId = "xplorr-ext-example") {
  const role = `arn:aws:iam::${account}:role/XplorrReadOnly`;
  const { Credentials: made } = await client(sts.STSClient, vendorKey).send(
    new sts.AssumeRoleCommand({ RoleArn: role, RoleSessionName: "referee", ExternalId: externalId }),
  );
  return { accessKeyId: made.AccessKeyId, secretAccessKey: made.SecretAccessKey, sessionToken: made.SessionToken };
}

async function identityAndOrganization() {
  const identity = await client(sts.STSClient, vendorKey).send(new sts.GetCallerIdentityCommand({}));
  check("sts GetCallerIdentity", identity.Account, "891377174505");
  check("sts AssumeRole, wrong external ID", await code(() => assume(payer, "wrong")), "AccessDenied 403");
  const api = client(organizations.OrganizationsClient, payerKey);
  const accounts = await all(
    organizations.paginateListAccounts({ client: api, pageSize: 7 }, {}), (page) => page.Accounts);
  check("organizations ListAccounts", new Set(accounts.map((it) => it.Id)).size, 40);
  const { Organization: organization } = await api.send(new organizations.DescribeOrganizationCommand({}));
  check("organizations DescribeOrganization", organization.MasterAccountId, payer);
  const session = await assume(accounts[6].Id);
  const member = await client(sts.STSClient, session).send(new sts.GetCallerIdentityCommand({}));
  check("sts AssumeRole", member.Account, accounts[6].Id);
  check("organizations ListAccounts as a member",
    await code(() => client(organizations.OrganizationsClient, session).send(new organizations.ListAccountsCommand({}))),
    "AccessDeniedException 400");
  return session;
}

async function inventory(session, region) {
  const api = client(ec2.EC2Client, session, region);
  const enabled = await api.send(new ec2.DescribeRegionsCommand({}));
  const known = await api.send(new ec2.DescribeRegionsCommand({ AllRegions: true }));
  check("ec2 DescribeRegions", [enabled.Regions.length, known.Regions.length], [18, 34]);
  const instances = (page) => page.Reservations.flatMap((it) => it.Instances);
  const balancers = client(elbv2.ElasticLoadBalancingV2Client, session, region);
  const classic = client(elb.ElasticLoadBalancingClient, session, region);
  const databases = client(rds.RDSClient, session, region);
  for (const [name, of, Command, paginate, pageSize, input, items, some] of [
    ["ec2 DescribeInstances", api, ec2.DescribeInstancesCommand, ec2.paginateDescribeInstances, 5, {}, instances, true],
    ["ec2 DescribeVolumes", api, ec2.DescribeVolumesCommand, ec2.paginateDescribeVolumes, 5, {},
      (page) => page.Volumes, true],
    ["ec2 DescribeSnapshots", api, ec2.DescribeSnapshotsCommand, ec2.paginateDescribeSnapshots, 5,
      { OwnerIds: ["self"] }, (page) => page.Snapshots, true],
    ["elbv2 DescribeLoadBalancers", balancers, elbv2.DescribeLoadBalancersCommand,
      elbv2.paginateDescribeLoadBalancers, 1, {}, (page) => page.LoadBalancers, true],
    ["elb DescribeLoadBalancers", classic, elb.DescribeLoadBalancersCommand, elb.paginateDescribeLoadBalancers, 1, {},
      (page) => page.LoadBalancerDescriptions ?? [], false],
    ["rds DescribeDBInstances", databases, rds.DescribeDBInstancesCommand, rds.paginateDescribeDBInstances, 20, {},
      (page) => page.DBInstances, true],
  ]) {
    const whole = items(await of.send(new Command(input)));
    check(`${name}, paged and whole`, await all(paginate({ client: of, pageSize }, input), items), whole);
    check(`${name}, some`, whole.length > 0, some);
  }
  const strangers = await client(ec2.EC2Client, session, "us-west-1").send(new ec2.DescribeSnapshotsCommand({}));
  check("ec2 DescribeSnapshots of strangers", strangers.Snapshots.length, 30);
  return instances(await api.send(new ec2.DescribeInstancesCommand({})))[0].InstanceId;
}

function metricQuery(instance) {
  const end = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  return {
    StartTime: new Date(end - 5 * 3_600_000),
    EndTime: new Date(end),
    MetricDataQueries: [{
      Id: "m0",
      MetricStat: {
        Metric: {
          Namespace: "AWS/EC2",
          MetricName: "CPUUtilization",
          Dimensions: [{ Name: "InstanceId", Value: instance }],
        },
        Period: 3600,
        Stat: "Average",
      },
    }],
  };
}

async function metrics(session, region, instance) {
  const api = client(CloudWatchClient, session, region);
  const query = metricQuery(instance);
  const [whole] = (await api.send(new GetMetricDataCommand(query))).MetricDataResults;
  check("cloudwatch GetMetricData", whole.Values.length, 5);
  check("cloudwatch newest first", whole.Timestamps, whole.Timestamps.toSorted((a, b) => b - a));
  const paged = await all(paginateGetMetricData({ client: api }, { ...query, MaxDatapoints: 2 }),
    (page) => page.MetricDataResults.flatMap((it) => it.Values));
  check("cloudwatch pages", paged, whole.Values);
}

async function cost() {
  const api = client(ce.CostExplorerClient, payerKey);
  const TimePeriod = { Start: day(14), End: day(10) };
  const Metrics = ["UnblendedCost", "UsageQuantity"];
  const dimension = (Key) => ({ Type: "DIMENSION", Key });
  const groups = await every(api, ce.GetCostAndUsageCommand,
    { TimePeriod, Metrics, Granularity: "DAILY", GroupBy: [dimension("LINKED_ACCOUNT"), dimension("SERVICE")] },
    (page) => page.ResultsByTime.flatMap((it) => it.Groups.map((g) => [it.TimePeriod.Start, ...g.Keys].join())));
  check("ce GetCostAndUsage, each group once", new Set(groups).size, groups.length);
  const resources = await every(api, ce.GetCostAndUsageWithResourcesCommand, {
    TimePeriod: { Start: day(3), End: day(1) }, Metrics, Granularity: "DAILY", GroupBy: [dimension("RESOURCE_ID")],
    Filter: { Dimensions: { Key: "SERVICE", Values: ["Amazon Elastic Compute Cloud - Compute"] } },
  }, (page) => page.ResultsByTime.flatMap((it) => it.Groups));
  check("ce GetCostAndUsageWithResources", resources.length > 50, true);
  const forecast = await api.send(new ce.GetCostForecastCommand({
    TimePeriod: { Start: day(0), End: day(-7) }, Metric: "UNBLENDED_COST", Granularity: "DAILY",
    PredictionIntervalLevel: 80,
  }));
  check("ce GetCostForecast", forecast.ForecastResultsByTime.length, 7);
  const reserved = await api.send(new ce.GetReservationUtilizationCommand({ TimePeriod }));
  check("ce GetReservationUtilization", reserved.Total.UtilizationPercentage, "90");
  const covered = await every(api, ce.GetReservationCoverageCommand,
    { TimePeriod, GroupBy: [dimension("INSTANCE_TYPE")], MaxResults: 3 },
    (page) => page.CoveragesByTime.flatMap((it) => it.Groups));
  check("ce GetReservationCoverage", covered.length > 3, true);
  const plans = await api.send(new ce.GetSavingsPlansUtilizationCommand({ TimePeriod, Granularity: "DAILY" }));
  check("ce GetSavingsPlansUtilization", plans.Total.Utilization.TotalCommitment, "480");
  const savings = await all(
    ce.paginateGetSavingsPlansCoverage({ client: api, pageSize: 3 }, { TimePeriod, Granularity: "DAILY" }),
    (page) => page.SavingsPlansCoverages);
  check("ce GetSavingsPlansCoverage", savings.length, 4);
  const types = await every(api, ce.GetDimensionValuesCommand, { TimePeriod, Dimension: "USAGE_TYPE" },
    (page) => page.DimensionValues.map((it) => it.Value));
  check("ce GetDimensionValues", new Set(types).size, types.length);
  check("ce GetTags", await every(api, ce.GetTagsCommand, { TimePeriod }, (page) => page.Tags), ["Name", "team"]);
  const [category] = await all(
    ce.paginateListCostCategoryDefinitions({ client: api, pageSize: 1 }, {}), (page) => page.CostCategoryReferences);
  check("ce ListCostCategoryDefinitions", category.Name, "Environment");
  const { CostCategory: definition } = await api.send(
    new ce.DescribeCostCategoryDefinitionCommand({ CostCategoryArn: category.CostCategoryArn }));
  check("ce DescribeCostCategoryDefinition", definition.Rules.length, category.NumberOfRules);
  const tags = await all(
    ce.paginateListCostAllocationTags({ client: api, pageSize: 1 }, {}), (page) => page.CostAllocationTags);
  check("ce ListCostAllocationTags", tags.map((it) => it.TagKey), ["Name", "team"]);
}

async function refusals(session, region) {
  const TimePeriod = { Start: day(14), End: day(10) };
  const metric = metricQuery("i-1");
  for (const [action, api, Command, input, wrong, expected] of [
    ["ec2:*", client(ec2.EC2Client, session, region), ec2.DescribeVolumesCommand, {},
      [{ MaxResults: 1 }, { MaxResults: 5, NextToken: "x" }],
      ["UnauthorizedOperation 403", "RequestLimitExceeded 503", "InvalidParameterValue 400",
        "InvalidPaginationToken 400"]],
    ["elasticloadbalancing:*", client(elbv2.ElasticLoadBalancingV2Client, session, region),
      elbv2.DescribeLoadBalancersCommand, {}, [{ Marker: "x" }, { Names: ["nobody"] }],
      ["AccessDenied 403", "ThrottlingException 400", "ValidationError 400", "LoadBalancerNotFoundException 400"]],
    ["elasticloadbalancing:*", client(elb.ElasticLoadBalancingClient, session, region),
      elb.DescribeLoadBalancersCommand, {}, [{ Marker: "x" }, { LoadBalancerNames: ["nobody"] }],
      ["AccessDenied 403", "ThrottlingException 400", "ValidationError 400", "AccessPointNotFoundException 400"]],
    ["rds:*", client(rds.RDSClient, session, region), rds.DescribeDBInstancesCommand, {},
      [{ MaxRecords: 101 }, { DBInstanceIdentifier: "nobody" }],
      ["AccessDenied 403", "Throttling 400", "InvalidParameterValue 400", "DBInstanceNotFoundFault 404"]],
    ["cloudwatch:*", client(CloudWatchClient, session, region), GetMetricDataCommand, metric,
      [{ EndTime: metric.StartTime }, { NextToken: "x" }],
      ["AccessDenied 403", "Throttling 400", "ValidationException 400", "InvalidNextToken 400"]],
    ["organizations:*", client(organizations.OrganizationsClient, payerKey), organizations.ListAccountsCommand, {},
      [{ NextToken: "x" }],
      ["AccessDeniedException 400", "TooManyRequestsException 400", "InvalidInputException 400"]],
    ["ce:*", client(ce.CostExplorerClient, payerKey), ce.GetTagsCommand, { TimePeriod },
      [{ TimePeriod: { Start: day(10), End: day(10) } }, { NextPageToken: "x" }],
      ["AccessDeniedException 400", "LimitExceededException 400", "ValidationException 400",
        "InvalidNextTokenException 400"]],
    ["sts:*", client(sts.STSClient, vendorKey), sts.AssumeRoleCommand,
      { RoleArn: `arn:aws:iam::${payer}:role/Nobody`, RoleSessionName: "referee" }, [{ DurationSeconds: 43_201 }],
      ["AccessDenied 403", "Throttling 400", "ValidationError 400"]],
  ]) {
    const seen = [];
    for (const fault of ["deny", "throttle"]) {
      await arm({ fault, action, first: 1 });
      seen.push(await code(() => api.send(new Command(input))));
    }
    for (const change of wrong) {
      seen.push(await code(() => api.send(new Command({ ...input, ...change }))));
    }
    check(`${action} refusals`, seen, expected);
  }
  check("ec2 region not enabled",
    await code(() => client(ec2.EC2Client, session, "af-south-1").send(new ec2.DescribeVolumesCommand({}))),
    "AuthFailure 401");
}

/** What the SDK gets over by itself. */
async function recoveries() {
  const api = client(sts.STSClient, vendorKey, "us-east-1", 3);
  for (const [fault, first] of [["throttle", 1], ["unavailable", 2], ["reset", 1], ["skewClock", 2]]) {
    await arm({ fault, ...(fault === "skewClock" ? { seconds: 7200 } : {}), action: "sts:GetCallerIdentity", first });
    const identity = await api.send(new sts.GetCallerIdentityCommand({}));
    check(`sts GetCallerIdentity after ${fault}`, identity.Account, "891377174505");
  }
}

const region = "ap-southeast-1";
const session = await identityAndOrganization();
await metrics(session, region, await inventory(session, region));
await cost();
await refusals(session, region);
await recoveries();
console.log(`passed ${passed}: ${operations.size} operations, ${pages} pages, ${errors} negative cases`);
