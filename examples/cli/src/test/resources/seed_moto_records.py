"""Fills a moto server in two regions, and prints boto3's answers about it in full, as one JSON object.

Usage: seed_moto_records.py ENDPOINT
"""

import datetime
import json
import sys
import urllib.request

import boto3

endpoint = sys.argv[1]
HOME = "us-east-1"
REGIONS = ("us-east-1", "eu-west-1")
ACCESS_KEY_ID, SECRET_ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
IMAGE = "ami-0123456789abcdef0"  # not registered: moto forgets the architecture of those that are
TODAY = datetime.datetime.now(datetime.timezone.utc).date()


def client(service, region=HOME):
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=endpoint,
        aws_access_key_id=ACCESS_KEY_ID,
        aws_secret_access_key=SECRET_ACCESS_KEY,
    )


def pages(api, operation, member, **arguments):
    return [it for page in api.get_paginator(operation).paginate(**arguments) for it in page[member]]


def seed_compute(region):
    ec2 = client("ec2", region)
    running, stopped, terminated = [
        it["InstanceId"]
        for it in ec2.run_instances(
            ImageId=IMAGE,
            MinCount=3,
            MaxCount=3,
            InstanceType="m5.large",
            TagSpecifications=[
                {
                    "ResourceType": "instance",
                    "Tags": [{"Key": "Name", "Value": "web"}, {"Key": "team", "Value": "search & find"}],
                }
            ],
        )["Instances"]
    ]
    ec2.stop_instances(InstanceIds=[stopped])
    ec2.terminate_instances(InstanceIds=[terminated])
    attached = ec2.create_volume(AvailabilityZone=region + "a", Size=100, VolumeType="io2", Iops=500, Encrypted=True)
    ec2.attach_volume(VolumeId=attached["VolumeId"], InstanceId=running, Device="/dev/sdf")
    snapshot = ec2.create_snapshot(
        VolumeId=attached["VolumeId"],
        Description="nightly",
        TagSpecifications=[{"ResourceType": "snapshot", "Tags": [{"Key": "team", "Value": "data"}]}],
    )
    ec2.create_volume(AvailabilityZone=region + "b", Size=10, VolumeType="gp2")
    ec2.create_volume(
        AvailabilityZone=region + "a",
        SnapshotId=snapshot["SnapshotId"],
        VolumeType="gp3",
        Throughput=250,
        TagSpecifications=[{"ResourceType": "volume", "Tags": [{"Key": "Name", "Value": "restored"}]}],
    )
    return running, attached["VolumeId"]


def seed_load_balancers(region, instance):
    subnets = [subnet["SubnetId"] for subnet in client("ec2", region).describe_subnets()["Subnets"]][:2]
    balancers = client("elbv2", region)
    application = balancers.create_load_balancer(
        Name="shop", Subnets=subnets, Type="application", Scheme="internet-facing"
    )["LoadBalancers"][0]
    balancers.create_load_balancer(Name="ledger", Subnets=subnets, Type="network", Scheme="internal")
    classic = client("elb", region)
    classic.create_load_balancer(
        LoadBalancerName="legacy",
        Listeners=[{"Protocol": "http", "LoadBalancerPort": 80, "InstancePort": 80}],
        AvailabilityZones=[region + "a"],
    )
    classic.register_instances_with_load_balancer(LoadBalancerName="legacy", Instances=[{"InstanceId": instance}])
    return application["LoadBalancerArn"].split(":loadbalancer/")[1]


def seed_databases(region):
    def create(name, **options):
        client("rds", region).create_db_instance(
            DBInstanceIdentifier=name, MasterUsername="someone", MasterUserPassword="not-a-secret", **options
        )

    create(
        "orders",
        DBInstanceClass="db.m5.large",
        Engine="postgres",
        AllocatedStorage=100,
        StorageType="io1",
        Iops=3000,
        MultiAZ=True,
        StorageEncrypted=True,
        PubliclyAccessible=False,
        Tags=[{"Key": "team", "Value": "data"}],
    )
    create(
        "blog",
        DBInstanceClass="db.t3.medium",
        Engine="mysql",
        AllocatedStorage=20,
        StorageType="gp2",
        LicenseModel="general-public-license",
        PubliclyAccessible=True,
    )
    return "orders"


def measure(region, *metrics):
    """Puts values of yesterday, and returns what GetMetricData makes of them, by what it was asked."""
    cloudwatch = client("cloudwatch", region)
    yesterday = datetime.datetime.combine(
        TODAY - datetime.timedelta(days=1), datetime.time(), tzinfo=datetime.timezone.utc
    )
    told = []
    for namespace, name, statistics, dimension, value in metrics:
        stated = {"Namespace": namespace, "MetricName": name, "Dimensions": [{"Name": dimension, "Value": value}]}
        cloudwatch.put_metric_data(
            Namespace=namespace,
            MetricData=[
                {
                    "MetricName": name,
                    "Dimensions": stated["Dimensions"],
                    "Timestamp": yesterday + datetime.timedelta(minutes=minutes),
                    "Value": measured,
                }
                for minutes, measured in ((5, 12.25), (20, 0.1), (90, 1e-7), (1439, 123456789.5))
            ],
        )
        for statistic in statistics:
            result = cloudwatch.get_metric_data(
                StartTime=yesterday,
                EndTime=yesterday + datetime.timedelta(days=1),
                MetricDataQueries=[
                    {"Id": "m0", "MetricStat": {"Metric": stated, "Period": 3600, "Stat": statistic}}
                ],
            )["MetricDataResults"][0]
            told.append({"region": region, "stat": statistic, **stated, **result})
    return told


def told_by_boto3(region):
    ec2 = client("ec2", region)
    return {
        "instances": [
            instance
            for reservation in pages(ec2, "describe_instances", "Reservations")
            for instance in reservation["Instances"]
        ],
        "volumes": pages(ec2, "describe_volumes", "Volumes"),
        "snapshots": pages(ec2, "describe_snapshots", "Snapshots", OwnerIds=["self"]),
        "loadBalancers": pages(client("elbv2", region), "describe_load_balancers", "LoadBalancers"),
        "classicLoadBalancers": pages(client("elb", region), "describe_load_balancers", "LoadBalancerDescriptions"),
        "databases": pages(client("rds", region), "describe_db_instances", "DBInstances"),
    }


def seed_cost(accounts):
    """Queues one answer, from last month's first day to yesterday, with amounts that a float would spoil."""
    metrics = ("UnblendedCost", "NetUnblendedCost", "AmortizedCost", "NetAmortizedCost", "BlendedCost")
    amounts = ("0.0000000001", "123456789012.3456789012345678", "-0.1", "3E-7", "0", "19.99", "7")
    this_month = TODAY.replace(day=1)
    last_month = (this_month - datetime.timedelta(days=1)).replace(day=1)
    settled = this_month if TODAY.day > 6 else last_month  # AWS gives no day; this is FakeAws's
    results, n, day = [], 0, last_month
    while day < TODAY:
        following = day + datetime.timedelta(days=1)
        groups = []
        for account in accounts:
            for service in ("Amazon Elastic Compute Cloud - Compute", "AWS Lambda"):
                values = {
                    metric: {"Amount": amounts[(n + i) % len(amounts)], "Unit": "USD"}
                    for i, metric in enumerate(metrics)
                }
                n += 1
                groups.append({"Keys": [account["Id"], service], "Metrics": values})
        results.append(
            {
                "TimePeriod": {"Start": str(day), "End": str(following)},
                "Total": {},
                "Groups": groups,
                "Estimated": following > settled,
            }
        )
        day = following
    names = [{"Value": account["Id"], "Attributes": {"description": account["Name"]}} for account in accounts]
    body = {"results": [{"ResultsByTime": results, "DimensionValueAttributes": names}]}
    urllib.request.urlopen(
        urllib.request.Request(
            endpoint + "/moto-api/static/ce/cost-and-usage-results",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
            method="POST",
        )
    ).close()
    return results


organizations = client("organizations")
organizations.create_organization(FeatureSet="ALL")
for name in ("production", "staging"):
    organizations.create_account(AccountName=name, Email=f"{name}@example.com")
measured = []
for region in REGIONS:
    instance, volume = seed_compute(region)
    balancer = seed_load_balancers(region, instance)
    database = seed_databases(region)
    measured += measure(
        region,
        ("AWS/EC2", "CPUUtilization", ("Average", "Maximum"), "InstanceId", instance),
        ("AWS/EBS", "VolumeReadOps", ("Sum",), "VolumeId", volume),
        ("AWS/RDS", "FreeStorageSpace", ("Minimum",), "DBInstanceIdentifier", database),
        ("AWS/ApplicationELB", "RequestCount", ("Sum",), "LoadBalancer", balancer),
        ("AWS/ELB", "RequestCount", ("Sum",), "LoadBalancerName", "legacy"),
    )
accounts = pages(organizations, "list_accounts", "Accounts")
print(
    json.dumps(
        {
            "accessKeyId": ACCESS_KEY_ID,
            "secretAccessKey": SECRET_ACCESS_KEY,
            "organization": organizations.describe_organization()["Organization"],
            "accounts": accounts,
            "enabledRegions": [
                it["RegionName"]
                for it in client("ec2").describe_regions()["Regions"]
                if it["OptInStatus"] != "not-opted-in"
            ],
            "regions": {region: told_by_boto3(region) for region in REGIONS},
            "metrics": measured,
            "cost": seed_cost(accounts),
            "now": datetime.datetime.now(datetime.timezone.utc),
        },
        default=lambda time: time.isoformat(),
    )
)
