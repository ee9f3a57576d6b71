"""Calls every operation of a FakeAwsServer (estate: enterprise) with boto3, and checks each answer by value.

Prints one line for each check that passed, and ends with status 1 at the first that did not. The last line counts
operations, pages (answers that were parsed) and negative cases (errors that were).
Usage: referee.py ENDPOINT PAYER
"""

import datetime
import json
import sys
import urllib.request
from decimal import Decimal

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT, PAYER = sys.argv[1:3]
VENDOR_KEY = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", None)
PAYER_KEY = ("AKIAI44QH8DHBEXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", None)
CONFIG = Config(retries={"total_max_attempts": 1}, read_timeout=30)
TODAY = datetime.datetime.now(datetime.timezone.utc).date()
MEMBER_INDEX = 6
passed = 0
answers = {}
errors = 0


def count(http_response, parsed, model, **_):
    global errors
    operation = f"{model.service_model.service_name}:{model.name}"
    if http_response.status_code == 200:
        answers[operation] = answers.get(operation, 0) + 1
    else:
        errors += 1


SESSION = boto3.Session()
SESSION.events.register("after-call.*.*", count)


def client(service, key, region="us-east-1"):
    return SESSION.client(
        service,
        endpoint_url=ENDPOINT,
        region_name=region,
        aws_access_key_id=key[0],
        aws_secret_access_key=key[1],
        aws_session_token=key[2],
        config=CONFIG,
    )


def check(name, actual, expected):
    global passed
    if actual != expected:
        print(f"FAILED {name}: expected {expected!r}, was {actual!r}")
        sys.exit(1)
    passed += 1
    print(f"ok {name}")


def code(call):
    try:
        call()
    except ClientError as e:
        return e.response["Error"]["Code"], e.response["ResponseMetadata"]["HTTPStatusCode"]
    return "none", 200


def every(call, token, answer_token=None, **kwargs):
    """Follows the tokens of an operation for which boto3 has no paginator."""
    page = call(**kwargs)
    while True:
        yield page
        if not page.get(answer_token or token):
            return
        page = call(**kwargs, **{token: page[answer_token or token]})


def arm(**fault):
    request = urllib.request.Request(f"{ENDPOINT}/_xplorr/faults", data=json.dumps(fault).encode(), method="POST")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["faults"][0]["id"]


def days(n):
    return (TODAY - datetime.timedelta(days=n)).isoformat()


def assume(account):
    c = client("sts", VENDOR_KEY).assume_role(
        RoleArn=f"arn:aws:iam::{account}:role/XplorrReadOnly",
        RoleSessionName="referee",
        ExternalId="xplorr-ext-example",
    )["Credentials"]
    return c["AccessKeyId"], c["SecretAccessKey"], c["SessionToken"]


def identity_and_organization():
    sts = client("sts", VENDOR_KEY)
    check("sts GetCallerIdentity", sts.get_caller_identity()["Account"], "891377174505")
    arn = f"arn:aws:iam::{PAYER}:role/XplorrReadOnly"
    check(
        "sts AssumeRole with the wrong ID",
        code(lambda: sts.assume_role(RoleArn=arn, RoleSessionName="referee", ExternalId="wrong")),
        ("AccessDenied", 403),
    )
    organizations = client("organizations", PAYER_KEY)
    accounts = [
        a for page in organizations.get_paginator("list_accounts").paginate() for a in page["Accounts"]
    ]
    check("organizations ListAccounts", len({a["Id"] for a in accounts}), 40)
    check("organizations ListAccounts, State", {a["State"] for a in accounts}, {"ACTIVE"})
    organization = organizations.describe_organization()["Organization"]
    check("organizations DescribeOrganization", organization["MasterAccountId"], PAYER)
    member = accounts[MEMBER_INDEX]["Id"]
    session = assume(member)
    check("sts AssumeRole", client("sts", session).get_caller_identity()["Account"], member)
    check(
        "organizations ListAccounts as a member",
        code(client("organizations", session).list_accounts),
        ("AccessDeniedException", 400),
    )
    return member, session


def inventory(session):
    """Pages of the smallest size and one large page must hold the same."""
    ec2 = client("ec2", session)
    regions = [r["RegionName"] for r in ec2.describe_regions()["Regions"]]
    check("ec2 DescribeRegions", len(regions), 18)
    check("ec2 DescribeRegions, all", len(ec2.describe_regions(AllRegions=True)["Regions"]), 34)
    found = {}
    for region in regions:
        ec2, elb, elbv2, rds = (client(s, session, region) for s in ("ec2", "elb", "elbv2", "rds"))
        for name, api, operation, token, size, kwargs, items in (
            ("instances", ec2, "describe_instances", "NextToken", 5, {"IncludeManagedResources": True},
             lambda p: [i["InstanceId"] for r in p["Reservations"] for i in r["Instances"]]),
            ("volumes", ec2, "describe_volumes", "NextToken", 5, {"IncludeManagedResources": True},
             lambda p: [v["VolumeId"] for v in p["Volumes"]]),
            ("snapshots", ec2, "describe_snapshots", "NextToken", 5, {"OwnerIds": ["self"]},
             lambda p: [s["SnapshotId"] for s in p["Snapshots"]]),
            ("load balancers", elbv2, "describe_load_balancers", "NextMarker", 1, {},
             lambda p: [b["LoadBalancerArn"] for b in p["LoadBalancers"]]),
            ("classic load balancers", elb, "describe_load_balancers", "NextMarker", 1, {},
             lambda p: [b["LoadBalancerName"] for b in p["LoadBalancerDescriptions"]]),
            ("databases", rds, "describe_db_instances", "Marker", 20, {},
             lambda p: [d["DBInstanceIdentifier"] for d in p["DBInstances"]]),
        ):
            whole = items(getattr(api, operation)(**kwargs))
            pages = api.get_paginator(operation).paginate(**kwargs, PaginationConfig={"PageSize": size})
            paged = [i for p in pages for i in items(p)]
            if paged != whole or len(set(whole)) != len(whole):
                check(f"{name} in {region}", paged, whole)
            found.setdefault(name, []).extend((region, i) for i in whole)
    for name, all_of_kind in found.items():
        check(f"{name} of all regions, paged and whole", bool(all_of_kind), name != "classic load balancers")
    region, instance = found["instances"][0]
    ec2 = client("ec2", session, region)
    check("ec2 DryRun", code(lambda: ec2.describe_instances(DryRun=True)), ("DryRunOperation", 412))
    check(
        "ec2 bad token",
        code(lambda: ec2.describe_instances(MaxResults=5, NextToken="x")),
        ("InvalidPaginationToken", 400),
    )
    check(
        "ec2 region not enabled",
        code(client("ec2", session, "af-south-1").describe_volumes),
        ("AuthFailure", 401),
    )
    check(
        "rds unknown instance",
        code(lambda: client("rds", session).describe_db_instances(DBInstanceIdentifier="nobody")),
        ("DBInstanceNotFound", 404),
    )
    check("ec2 snapshots of strangers", len(client("ec2", session, "us-west-1").describe_snapshots()["Snapshots"]), 30)
    return region, instance


def metrics(session, region, instance):
    cloudwatch = client("cloudwatch", session, region)
    end = datetime.datetime.now(datetime.timezone.utc).replace(minute=0, second=0, microsecond=0)
    query = {
        "MetricDataQueries": [{
            "Id": "m0",
            "MetricStat": {
                "Metric": {
                    "Namespace": "AWS/EC2",
                    "MetricName": "CPUUtilization",
                    "Dimensions": [{"Name": "InstanceId", "Value": instance}],
                },
                "Period": 3600,
                "Stat": "Average",
            },
        }],
        "StartTime": end - datetime.timedelta(hours=5),
        "EndTime": end,
    }
    whole = cloudwatch.get_metric_data(**query)["MetricDataResults"][0]
    check("cloudwatch GetMetricData", len(whole["Values"]), 5)
    check("cloudwatch newest first", whole["Timestamps"], sorted(whole["Timestamps"], reverse=True))
    pages = cloudwatch.get_paginator("get_metric_data").paginate(**query, MaxDatapoints=2)
    check(
        "cloudwatch pages",
        [v for p in pages for v in p["MetricDataResults"][0]["Values"]],
        whole["Values"],
    )
    check(
        "cloudwatch bad token",
        code(lambda: cloudwatch.get_metric_data(**query, NextToken="x")),
        ("InvalidNextToken", 400),
    )


def cost():
    ce = client("ce", PAYER_KEY)
    metrics = ["UnblendedCost", "BlendedCost", "AmortizedCost", "NetUnblendedCost", "NetAmortizedCost",
               "UsageQuantity", "NormalizedUsageAmount"]
    # Settled days, so that nothing changes while we look.
    period = {"Start": days(24), "End": days(10)}

    def sums(granularity, *groups, **more):
        total, token, pages = {m: Decimal(0) for m in metrics}, {}, 0
        while True:
            page = ce.get_cost_and_usage(
                TimePeriod=period, Granularity=granularity, Metrics=metrics, **more, **token,
                **({"GroupBy": [dict(zip(("Type", "Key"), g)) for g in groups]} if groups else {}))
            pages += 1
            for result in page["ResultsByTime"]:
                for amounts in [g["Metrics"] for g in result["Groups"]] or [result["Total"]]:
                    for m in metrics:
                        total[m] += Decimal(amounts[m]["Amount"])
            if "NextPageToken" not in page:
                return total, pages
            token = {"NextPageToken": page["NextPageToken"]}

    whole, _ = sums("MONTHLY")
    for granularity, groups in (
        ("DAILY", ()),
        ("DAILY", (("DIMENSION", "LINKED_ACCOUNT"), ("DIMENSION", "SERVICE"))),
        ("MONTHLY", (("DIMENSION", "REGION"), ("DIMENSION", "RECORD_TYPE"))),
        ("DAILY", (("TAG", "team"), ("COST_CATEGORY", "Environment"))),
    ):
        total, pages = sums(granularity, *groups)
        check(f"ce GetCostAndUsage {granularity} by {groups}, {pages} pages", total, whole)
    tax = {"Dimensions": {"Key": "RECORD_TYPE", "Values": ["Tax"]}}
    with_tax, _ = sums("MONTHLY", Filter=tax)
    without, _ = sums("MONTHLY", Filter={"Not": tax})
    check("ce filter and its opposite", {m: with_tax[m] + without[m] for m in metrics}, whole)

    recent = {"Start": days(3), "End": days(1)}
    ec2 = {"Dimensions": {"Key": "SERVICE", "Values": ["Amazon Elastic Compute Cloud - Compute"]}}
    by_resource, token = Decimal(0), {}
    while True:
        page = ce.get_cost_and_usage_with_resources(
            TimePeriod=recent, Granularity="DAILY", Metrics=["UnblendedCost"], Filter=ec2,
            GroupBy=[{"Type": "DIMENSION", "Key": "RESOURCE_ID"}], **token)
        by_resource += sum(
            Decimal(g["Metrics"]["UnblendedCost"]["Amount"]) for r in page["ResultsByTime"] for g in r["Groups"])
        if "NextPageToken" not in page:
            break
        token = {"NextPageToken": page["NextPageToken"]}
    plain = ce.get_cost_and_usage(TimePeriod=recent, Granularity="DAILY", Metrics=["UnblendedCost"], Filter=ec2)
    check(
        "ce GetCostAndUsageWithResources",
        by_resource,
        sum(Decimal(r["Total"]["UnblendedCost"]["Amount"]) for r in plain["ResultsByTime"]),
    )
    for name, call, expected in (
        ("too old", lambda: ce.get_cost_and_usage(
            TimePeriod={"Start": days(1200), "End": days(1100)}, Granularity="DAILY", Metrics=metrics),
         "ValidationException"),
        ("bad token", lambda: ce.get_cost_and_usage(
            TimePeriod=period, Granularity="DAILY", Metrics=metrics, NextPageToken="x"),
         "InvalidNextTokenException"),
        ("resource without resources", lambda: ce.get_cost_and_usage(
            TimePeriod=period, Granularity="DAILY", Metrics=metrics,
            GroupBy=[{"Type": "DIMENSION", "Key": "RESOURCE_ID"}]),
         "ValidationException"),
    ):
        check(f"ce {name}", code(call), (expected, 400))
    return ce


def rest_of_cost_explorer(ce):
    period = {"Start": days(20), "End": days(10)}
    forecast = ce.get_cost_forecast(
        TimePeriod={"Start": TODAY.isoformat(), "End": days(-30)}, Metric="UNBLENDED_COST", Granularity="DAILY",
        PredictionIntervalLevel=80)
    check(
        "ce GetCostForecast",
        sum(Decimal(r["MeanValue"]) for r in forecast["ForecastResultsByTime"]),
        Decimal(forecast["Total"]["Amount"]),
    )
    total = ce.get_reservation_utilization(TimePeriod=period)["Total"]
    check("ce GetReservationUtilization", (total["PurchasedHours"], total["UtilizationPercentage"]), ("2400", "90"))
    hours = ce.get_reservation_coverage(TimePeriod=period, Granularity="MONTHLY")["Total"]["CoverageHours"]
    check("ce GetReservationCoverage", hours["ReservedHours"], "2160")
    plans = ce.get_savings_plans_utilization(TimePeriod=period, Granularity="DAILY")["Total"]["Utilization"]
    check("ce GetSavingsPlansUtilization", (plans["TotalCommitment"], plans["UsedCommitment"]), ("1200", "1080"))
    coverage = ce.get_savings_plans_coverage(TimePeriod=period, Granularity="DAILY")["SavingsPlansCoverages"]
    check(
        "ce GetSavingsPlansCoverage",
        {c["Coverage"]["SpendCoveredBySavingsPlans"] for c in coverage},
        {"150"},
    )
    for name, operation, values, kwargs in (
        ("usage types", ce.get_dimension_values, "DimensionValues", {"Dimension": "USAGE_TYPE"}),
        ("names", ce.get_tags, "Tags", {"TagKey": "Name"}),
    ):
        found = list(every(operation, "NextPageToken", TimePeriod=period, **kwargs))
        words = [str(w) for page in found for w in page[values]]
        check(f"ce {name}, {len(found)} pages", (len(words), len(set(words))), (found[0]["TotalSize"],) * 2)
    check("ce GetTags", ce.get_tags(TimePeriod=period)["Tags"], ["Name", "team"])
    for operation, key, by in (
        (ce.get_reservation_utilization, "UtilizationsByTime", "SUBSCRIPTION_ID"),
        (ce.get_reservation_coverage, "CoveragesByTime", "INSTANCE_TYPE"),
    ):
        grouped = {"TimePeriod": period, "GroupBy": [{"Type": "DIMENSION", "Key": by}]}
        whole = [g for r in operation(**grouped)[key] for g in r["Groups"]]
        paged = [g for page in every(operation, "NextPageToken", MaxResults=1, **grouped)
                 for r in page[key] for g in r["Groups"]]
        check(f"ce {key} by {by}, {len(paged)} groups", paged, whole)
    whole = ce.get_savings_plans_coverage(TimePeriod=period, Granularity="DAILY", MaxResults=1000)
    paged = every(ce.get_savings_plans_coverage, "NextToken", TimePeriod=period, Granularity="DAILY", MaxResults=3)
    check("ce savings plans coverage, pages", [c for page in paged for c in page["SavingsPlansCoverages"]],
          whole["SavingsPlansCoverages"])
    categories = ce.list_cost_category_definitions()["CostCategoryReferences"]
    check("ce ListCostCategoryDefinitions", [c["Name"] for c in categories], ["Environment"])
    category = ce.describe_cost_category_definition(CostCategoryArn=categories[0]["CostCategoryArn"])["CostCategory"]
    check("ce DescribeCostCategoryDefinition", len(category["Rules"]), categories[0]["NumberOfRules"])
    paged = [t for page in every(ce.list_cost_allocation_tags, "NextToken", MaxResults=1)
             for t in page["CostAllocationTags"]]
    check("ce ListCostAllocationTags, pages", [t["TagKey"] for t in paged], ["Name", "team"])
    tags = ce.list_cost_allocation_tags()["CostAllocationTags"]
    check("ce ListCostAllocationTags", [t["TagKey"] for t in tags], ["Name", "team"])


def refusals(session):
    """What goes wrong, as each service says it and boto3 reads it."""
    period = {"Start": days(20), "End": days(10)}
    metric = {
        "MetricDataQueries": [{"Id": "m0", "MetricStat": {
            "Metric": {"Namespace": "AWS/EC2", "MetricName": "CPUUtilization"}, "Period": 60, "Stat": "Sum"}}],
        "StartTime": datetime.datetime(2026, 1, 2), "EndTime": datetime.datetime(2026, 1, 3)}
    for action, api, call, right, wrong, codes in (
        ("ec2:DescribeVolumes", client("ec2", session), "describe_volumes", {},
         [{"MaxResults": 1}, {"MaxResults": 5, "NextToken": "x"}],
         [("UnauthorizedOperation", 403), ("RequestLimitExceeded", 503), ("InvalidParameterValue", 400),
          ("InvalidPaginationToken", 400)]),
        ("elasticloadbalancing:*", client("elbv2", session), "describe_load_balancers", {},
         [{"PageSize": 400, "Marker": "x"}, {"Names": ["nobody"]}],
         [("AccessDenied", 403), ("ThrottlingException", 400), ("ValidationError", 400), ("LoadBalancerNotFound", 400)]),
        ("elasticloadbalancing:*", client("elb", session), "describe_load_balancers", {},
         [{"Marker": "x"}, {"LoadBalancerNames": ["nobody"]}],
         [("AccessDenied", 403), ("ThrottlingException", 400), ("ValidationError", 400), ("LoadBalancerNotFound", 400)]),
        ("rds:*", client("rds", session), "describe_db_instances", {},
         [{"MaxRecords": 101}, {"Marker": "x"}],
         [("AccessDenied", 403), ("Throttling", 400), ("InvalidParameterValue", 400), ("InvalidParameterValue", 400)]),
        ("cloudwatch:*", client("cloudwatch", session), "get_metric_data", metric,
         [{"EndTime": datetime.datetime(2026, 1, 1)}, {"NextToken": "x"}],
         [("AccessDenied", 403), ("Throttling", 400), ("ValidationError", 400), ("InvalidNextToken", 400)]),
        ("organizations:*", client("organizations", PAYER_KEY), "list_accounts", {},
         [{"MaxResults": 20, "NextToken": "x"}],
         [("AccessDeniedException", 400), ("TooManyRequestsException", 400), ("InvalidInputException", 400)]),
        ("ce:*", client("ce", PAYER_KEY), "get_tags", {"TimePeriod": period},
         [{"TimePeriod": {"Start": days(10), "End": days(10)}}, {"NextPageToken": "x"}],
         [("AccessDeniedException", 400), ("LimitExceededException", 400), ("ValidationException", 400),
          ("InvalidNextTokenException", 400)]),
        ("sts:*", client("sts", VENDOR_KEY), "assume_role",
         {"RoleArn": f"arn:aws:iam::{PAYER}:role/Nobody", "RoleSessionName": "referee"},
         [{"DurationSeconds": 43201}],
         [("AccessDenied", 403), ("Throttling", 400), ("ValidationError", 400)]),
    ):
        seen = []
        for fault in ("deny", "throttle"):
            arm(fault=fault, action=action, first=1)
            seen.append(code(lambda: getattr(api, call)(**right)))
        seen += [code(lambda: getattr(api, call)(**{**right, **w})) for w in wrong]
        check(f"{api.meta.service_model.service_name} refusals", seen, codes)


_, member_session = identity_and_organization()
where, which = inventory(member_session)
metrics(member_session, where, which)
rest_of_cost_explorer(cost())
refusals(member_session)
print(f"passed {passed}: {len(answers)} operations, {sum(answers.values())} pages, {errors} negative cases")
