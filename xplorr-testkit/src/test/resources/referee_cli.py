"""Calls every operation of a FakeAwsServer (estate: enterprise) with the AWS CLI, and checks its JSON.

The CLI runs in this process, command after command, since it takes a second to start. Prints one line for each check
that passed, and ends with status 1 at the first that did not. The last line counts operations, pages and negative cases.
Usage: referee_cli.py ENDPOINT PAYER
"""

import contextlib
import datetime
import io
import json
import os
import sys
import urllib.request

from awscli.clidriver import create_clidriver

ENDPOINT, PAYER = sys.argv[1:3]
PAYER_KEY = ("AKIAI44QH8DHBEXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY")
VENDOR_KEY = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
TODAY = datetime.datetime.now(datetime.timezone.utc).date()
passed = 0
operations = set()
errors = 0
driver = None

os.environ.update(
    AWS_MAX_ATTEMPTS="1", AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull,
    HTTPS_PROXY="http://127.0.0.1:9", NO_PROXY="127.0.0.1")  # nothing leaves this machine, come what may


def become(key, region="us-east-1"):
    """Starts the CLI anew with other credentials."""
    global driver
    os.environ.pop("AWS_SESSION_TOKEN", None)
    os.environ.update(zip(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"), key))
    os.environ["AWS_DEFAULT_REGION"] = region
    driver = create_clidriver()


def assume(account):
    session = aws(f"sts assume-role --role-arn arn:aws:iam::{account}:role/XplorrReadOnly "
                  "--role-session-name referee --external-id xplorr-ext-example")["Credentials"]
    return session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"]


def run(line, *values):
    """Runs a command; the values, which may hold blanks, stand for its question marks."""
    rest = iter(values)
    words = [next(rest) if word == "?" else word for word in line.split()]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = driver.main([*words, "--endpoint-url", ENDPOINT])
    return status, out.getvalue(), err.getvalue()


def aws(line, *values):
    status, out, err = run(line, *values)
    if status != 0:
        print(f"FAILED aws {line}: {err}")
        sys.exit(1)
    operations.add(" ".join(line.split()[:2]))
    return json.loads(out)


def check(name, actual, expected):
    global passed
    if actual != expected:
        print(f"FAILED {name}: expected {expected!r}, was {actual!r}")
        sys.exit(1)
    passed += 1
    print(f"ok {name}")


def refused(code, line, *values):
    global errors
    status, _, err = run(line, *values)
    if status == 0 or f"({code})" not in err:
        print(f"FAILED aws {line}: expected {code}, was {status} {err}")
        sys.exit(1)
    errors += 1
    print(f"ok {line}: {code}")


def request(method, path, **body):
    data = json.dumps(body).encode() if body else None
    with urllib.request.urlopen(urllib.request.Request(f"{ENDPOINT}/_xplorr/{path}", data, method=method)) as answer:
        return json.load(answer)


def arm(fault, action):
    request("POST", "faults", fault=fault, action=action, first=1)


def days(n):
    return (TODAY - datetime.timedelta(days=n)).isoformat()


def every(line, key, token="--next-page-token", answer_token="NextPageToken"):
    """Follows the tokens of an operation for which the CLI has no pages of its own."""
    page, items = aws(line), []
    while True:
        items += page[key]
        if not page.get(answer_token):
            return items
        page = aws(f"{line} {token} ?", page[answer_token])


def identity_and_organization():
    become(VENDOR_KEY)
    check("sts get-caller-identity", aws("sts get-caller-identity")["Account"], "891377174505")
    role = f"--role-arn arn:aws:iam::{PAYER}:role/XplorrReadOnly --role-session-name referee"
    refused("AccessDenied", f"sts assume-role {role} --external-id wrong")
    refused("AccessDenied", f"sts assume-role {role}")
    refused("ValidationError", f"sts assume-role {role} --duration-seconds 43201")
    become(assume(PAYER))
    arn = aws("sts get-caller-identity")["Arn"]
    check("sts assume-role", arn, f"arn:aws:sts::{PAYER}:assumed-role/XplorrReadOnly/referee")
    accounts = aws("organizations list-accounts --page-size 7")["Accounts"]
    check("organizations list-accounts", len({a["Id"] for a in accounts}), 40)
    organization = aws("organizations describe-organization")["Organization"]
    check("organizations describe-organization", organization["MasterAccountId"], PAYER)
    return accounts[6]["Id"]


def inventory(account):
    become(VENDOR_KEY)
    become(assume(account), "ap-southeast-1")
    check("ec2 describe-regions", len(aws("ec2 describe-regions --all-regions")["Regions"]), 34)
    check("ec2 describe-regions, enabled ones", len(aws("ec2 describe-regions")["Regions"]), 18)
    for line, size, key in (
        ("ec2 describe-instances", 5, "Reservations"),
        ("ec2 describe-volumes", 5, "Volumes"),
        ("ec2 describe-snapshots --owner-ids self", 5, "Snapshots"),
        ("elbv2 describe-load-balancers", 1, "LoadBalancers"),
        ("elb describe-load-balancers", 1, "LoadBalancerDescriptions"),
        ("rds describe-db-instances", 20, "DBInstances"),
    ):
        whole = aws(f"{line} --no-paginate")[key]
        paged = aws(f"{line} --page-size {size}")[key]
        check(f"{line}, {len(whole)} found, paged and whole", by_instance(key, paged), by_instance(key, whole))
    return aws("ec2 describe-instances")["Reservations"][0]["Instances"][0]["InstanceId"]


def by_instance(key, items):
    """A reservation may be cut in two by a page."""
    return [i["InstanceId"] for r in items for i in r["Instances"]] if key == "Reservations" else items


def metrics(instance):
    end = datetime.datetime.now(datetime.timezone.utc).replace(minute=0, second=0, microsecond=0)
    query = json.dumps([{"Id": "m0", "MetricStat": {
        "Metric": {"Namespace": "AWS/EC2", "MetricName": "CPUUtilization",
                   "Dimensions": [{"Name": "InstanceId", "Value": instance}]}, "Period": 3600, "Stat": "Average"}}])
    line = (f"cloudwatch get-metric-data --metric-data-queries ? "
            f"--start-time {(end - datetime.timedelta(hours=5)).isoformat()} --end-time {end.isoformat()}")
    values = [v for r in aws(line, query)["MetricDataResults"] for v in r["Values"]]
    check("cloudwatch get-metric-data", len(values), 5)
    paged = aws(f"{line} --page-size 2", query)["MetricDataResults"]
    check("cloudwatch get-metric-data, pages", [v for r in paged for v in r["Values"]], values)
    return line, query


def cost():
    become(PAYER_KEY)
    period = f"--time-period Start={days(14)},End={days(10)}"
    by_account = "--group-by Type=DIMENSION,Key=LINKED_ACCOUNT Type=DIMENSION,Key=SERVICE"
    groups = [g for r in every(f"ce get-cost-and-usage {period} --granularity DAILY --metrics UnblendedCost {by_account}",
                               "ResultsByTime") for g in r["Groups"]]
    check("ce get-cost-and-usage, groups are told once", len(groups) > 100, True)
    ec2 = json.dumps({"Dimensions": {"Key": "SERVICE", "Values": ["Amazon Elastic Compute Cloud - Compute"]}})
    resources = aws(f"ce get-cost-and-usage-with-resources {period} --granularity MONTHLY --metrics UnblendedCost "
                    f"--group-by Type=DIMENSION,Key=RESOURCE_ID --filter ?", ec2)
    check("ce get-cost-and-usage-with-resources", bool(resources["ResultsByTime"][0]["Groups"]), True)
    forecast = aws(f"ce get-cost-forecast --time-period Start={TODAY},End={days(-7)} --metric UNBLENDED_COST "
                   "--granularity DAILY")
    check("ce get-cost-forecast", len(forecast["ForecastResultsByTime"]), 7)
    check("ce get-reservation-utilization",
          aws(f"ce get-reservation-utilization {period}")["Total"]["UtilizationPercentage"], "90")
    coverage = f"ce get-reservation-coverage {period} --group-by Type=DIMENSION,Key=INSTANCE_TYPE --max-results 3"
    check("ce get-reservation-coverage", sum(len(r["Groups"]) for r in every(coverage, "CoveragesByTime")) > 3, True)
    plans = aws(f"ce get-savings-plans-utilization {period} --granularity DAILY")["Total"]["Utilization"]
    check("ce get-savings-plans-utilization", plans["TotalCommitment"], "480")
    line = f"ce get-savings-plans-coverage {period} --granularity DAILY --max-results 3"
    check("ce get-savings-plans-coverage",
          len(every(line, "SavingsPlansCoverages", "--next-token", "NextToken")), 4)
    usage_types = every(f"ce get-dimension-values {period} --dimension USAGE_TYPE", "DimensionValues")
    check("ce get-dimension-values", len({u["Value"] for u in usage_types}), len(usage_types))
    check("ce get-tags", every(f"ce get-tags {period}", "Tags"), ["Name", "team"])
    categories = aws("ce list-cost-category-definitions")["CostCategoryReferences"]
    arn = categories[0]["CostCategoryArn"]
    category = aws(f"ce describe-cost-category-definition --cost-category-arn {arn}")["CostCategory"]
    check("ce describe-cost-category-definition", category["Name"], "Environment")
    tags = every("ce list-cost-allocation-tags --max-results 1", "CostAllocationTags", "--next-token", "NextToken")
    check("ce list-cost-allocation-tags", [t["TagKey"] for t in tags], ["Name", "team"])
    return period


def refusals(period, metric):
    for line, action, denied, throttled, bad_token in (
        ("ec2 describe-volumes", "ec2:*", "UnauthorizedOperation", "RequestLimitExceeded",
         ("InvalidPaginationToken", "--max-results 5 --next-token x")),
        ("elbv2 describe-load-balancers", "elasticloadbalancing:*", "AccessDenied", "ThrottlingException",
         ("ValidationError", "--marker x")),
        ("elb describe-load-balancers", "elasticloadbalancing:*", "AccessDenied", "ThrottlingException",
         ("ValidationError", "--marker x")),
        ("rds describe-db-instances", "rds:*", "AccessDenied", "Throttling", ("InvalidParameterValue", "--marker x")),
        ("organizations list-accounts", "organizations:*", "AccessDeniedException", "TooManyRequestsException",
         ("InvalidInputException", "--next-token x")),
        (f"ce get-tags {period}", "ce:*", "AccessDeniedException", "LimitExceededException",
         ("InvalidNextTokenException", "--next-page-token x")),
    ):
        arm("deny", action)
        refused(denied, line)
        arm("throttle", action)
        refused(throttled, line)
        refused(bad_token[0], f"{line} {bad_token[1]}")
    line, query = metric
    refused("InvalidNextToken", f"{line} --next-token x", query)
    arm("throttle", "cloudwatch:*")
    refused("Throttling", line, query)
    refused("ValidationException", f"ce get-tags --time-period Start={days(1)},End={days(1)}")
    refused("ValidationException", f"ce get-tags --time-period Start={days(1900)},End={days(1800)}")
    refused("DBInstanceNotFound", "rds describe-db-instances --db-instance-identifier nobody")
    refused("AuthFailure", "ec2 describe-volumes --region me-south-1")  # last: the driver stays in that region


request("DELETE", "calls")
request("DELETE", "faults")
metric = metrics(inventory(identity_and_organization()))
refusals(cost(), metric)
answered = sum(call["status"] == 200 for call in request("GET", "calls")["calls"])
print(f"passed {passed}: {len(operations)} operations, {answered} pages, {errors} negative cases")
