"""Fills a moto server, and prints what boto3 itself then sees in it, as one JSON object.

Usage: seed_moto.py ENDPOINT FIRST_MONTH LAST_DAY
"""

import datetime
import decimal
import json
import sys
import urllib.request

import boto3

endpoint, first_month, last_day = sys.argv[1:]
HOME = "us-east-1"
SEEDED = {"us-east-1": 5, "eu-west-1": 3, "ap-southeast-2": 2}


def client(service, region=HOME):
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=endpoint,
        aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
        aws_secret_access_key="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    )


def pages(api, operation, member, **arguments):
    for page in api.get_paginator(operation).paginate(**arguments):
        yield from page[member]


def seed(region, count):
    ec2 = client("ec2", region)
    image = ec2.register_image(Name=f"image-{region}", RootDeviceName="/dev/xvda")["ImageId"]
    instances = ec2.run_instances(ImageId=image, MinCount=count, MaxCount=count, InstanceType="m5.large")["Instances"]
    ec2.terminate_instances(InstanceIds=[instances[0]["InstanceId"]])
    for i in range(count):
        volume = ec2.create_volume(AvailabilityZone=region + "a", Size=10 + i)["VolumeId"]
        ec2.create_snapshot(VolumeId=volume)
    subnets = [subnet["SubnetId"] for subnet in ec2.describe_subnets()["Subnets"]][:2]
    for i in range(count):
        client("elbv2", region).create_load_balancer(
            Name=f"new-{i}", Subnets=subnets, Type="application" if i % 2 else "network"
        )
        client("elb", region).create_load_balancer(
            LoadBalancerName=f"classic-{i}",
            Listeners=[{"Protocol": "http", "LoadBalancerPort": 80, "InstancePort": 80}],
            AvailabilityZones=[region + "a"],
        )
        client("rds", region).create_db_instance(
            DBInstanceIdentifier=f"db-{i}",
            DBInstanceClass="db.m5.large",
            Engine="postgres",
            AllocatedStorage=20,
            MasterUsername="someone",
            MasterUserPassword="not-a-secret",
        )


def told_by_boto3(region):
    ec2 = client("ec2", region)
    return {
        "inventory.instances": [
            instance["InstanceId"]
            for reservation in pages(ec2, "describe_instances", "Reservations")
            for instance in reservation["Instances"]
        ],
        "inventory.volumes": [it["VolumeId"] for it in pages(ec2, "describe_volumes", "Volumes")],
        "inventory.snapshots": [
            it["SnapshotId"] for it in pages(ec2, "describe_snapshots", "Snapshots", OwnerIds=["self"])
        ],
        "inventory.load-balancers": [
            it["LoadBalancerArn"]
            for it in pages(client("elbv2", region), "describe_load_balancers", "LoadBalancers")
        ]
        + [
            it["LoadBalancerName"]
            for it in pages(client("elb", region), "describe_load_balancers", "LoadBalancerDescriptions")
        ],
        "inventory.databases": [
            it["DBInstanceIdentifier"] for it in pages(client("rds", region), "describe_db_instances", "DBInstances")
        ],
    }


def organization():
    organizations = client("organizations")
    organizations.create_organization(FeatureSet="ALL")
    for name in ("production", "staging", "data"):
        organizations.create_account(AccountName=name, Email=f"{name}@example.com")
    return [account["Id"] for account in pages(organizations, "list_accounts", "Accounts")]


def cost(account):
    """Queues one answer with amounts that a float would spoil; returns their sums by month and basis."""
    bases = {
        "UnblendedCost": "UNBLENDED",
        "NetUnblendedCost": "NET_UNBLENDED",
        "AmortizedCost": "AMORTIZED",
        "NetAmortizedCost": "NET_AMORTIZED",
        "BlendedCost": "BLENDED",
    }
    amounts = ["0.0000000001", "123456789012.3456789012345678", "-0.1", "3E-7", "0", "19.99"]
    decimal.getcontext().prec = 60
    sums, results, n = {}, [], 0
    day = datetime.date.fromisoformat(first_month)
    while day <= datetime.date.fromisoformat(last_day):
        groups = []
        for service in ("Amazon Elastic Compute Cloud - Compute", "AWS Lambda"):
            metrics = {}
            for metric, basis in bases.items():
                amount = amounts[n % len(amounts)]
                n += 1
                metrics[metric] = {"Amount": amount, "Unit": "USD"}
                month = sums.setdefault(str(day)[:7], {})
                month[basis] = month.get(basis, decimal.Decimal(0)) + decimal.Decimal(amount)
            groups.append({"Keys": [account, service], "Metrics": metrics})
            n += 1
        following = day + datetime.timedelta(days=1)
        results.append(
            {
                "TimePeriod": {"Start": str(day), "End": str(following)},
                "Total": {},
                "Groups": groups,
                "Estimated": False,
            }
        )
        day = following
    body = {"results": [{"ResultsByTime": results, "DimensionValueAttributes": []}]}
    urllib.request.urlopen(
        urllib.request.Request(
            endpoint + "/moto-api/static/ce/cost-and-usage-results",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
            method="POST",
        )
    ).close()
    return {month: {basis: format(amount, "f") for basis, amount in by.items()} for month, by in sums.items()}


account = client("sts").get_caller_identity()["Account"]
iam = client("iam")
role = iam.create_role(
    RoleName="XplorrReadOnly",
    AssumeRolePolicyDocument=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": account},
                    "Action": "sts:AssumeRole",
                    "Condition": {"StringEquals": {"sts:ExternalId": "xplorr-moto-external-id"}},
                }
            ],
        }
    ),
)["Role"]["Arn"]
iam.create_user(UserName="reader")
key = iam.create_access_key(UserName="reader")["AccessKey"]
for region, count in SEEDED.items():
    seed(region, count)
accounts = organization()
regions = [  # moto lists regions that the account has not opted in to, too
    region["RegionName"]
    for region in client("ec2").describe_regions()["Regions"]
    if region["OptInStatus"] != "not-opted-in"
]
print(
    json.dumps(
        {
            "roleArn": role,
            "accessKeyId": key["AccessKeyId"],
            "secretAccessKey": key["SecretAccessKey"],
            "accounts": accounts,
            "regions": {region: told_by_boto3(region) for region in regions},
            "cost": cost(account),
        }
    )
)
