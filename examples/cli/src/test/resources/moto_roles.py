"""Makes two roles in a moto server that trust one user exactly: one with a policy, one with the policy less an action.

From then on moto enforces IAM. Prints the key of the user and the ARNs of the roles as one JSON object.

Usage: moto_roles.py ENDPOINT POLICY ACTION
"""

import json
import sys
import urllib.request

import boto3

endpoint, policy, taken_out = sys.argv[1:]


def client(service):
    return boto3.client(
        service,
        region_name="us-east-1",
        endpoint_url=endpoint,
        aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
        aws_secret_access_key="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    )


def role(name, document):
    arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    iam.put_role_policy(RoleName=name, PolicyName="XplorrReadOnly", PolicyDocument=json.dumps(document))
    return arn


iam = client("iam")
ec2 = client("ec2")
image = ec2.register_image(Name="image", RootDeviceName="/dev/xvda")["ImageId"]
ec2.run_instances(ImageId=image, MinCount=3, MaxCount=3, InstanceType="m5.large")

user = iam.create_user(UserName="vendor")["User"]["Arn"]
key = iam.create_access_key(UserName="vendor")["AccessKey"]
trust = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"AWS": user},
            "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"sts:ExternalId": "xplorr-moto-external-id"}},
        }
    ],
}
less = json.loads(policy)
for statement in less["Statement"]:
    statement["Action"] = [action for action in statement["Action"] if action != taken_out]
whole_role, lesser_role = role("Whole", json.loads(policy)), role("Lesser", less)
iam.put_user_policy(
    UserName="vendor",
    PolicyName="Assume",
    PolicyDocument=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": [whole_role, lesser_role]}],
        }
    ),
)
stranger = iam.create_user(UserName="stranger")
stranger_key = iam.create_access_key(UserName="stranger")["AccessKey"]

urllib.request.urlopen(
    urllib.request.Request(
        endpoint + "/moto-api/reset-auth", data=b"0", headers={"Content-Type": "text/plain"}, method="POST"
    )
).close()
print(
    json.dumps(
        {
            "whole": whole_role,
            "lesser": lesser_role,
            "accessKeyId": key["AccessKeyId"],
            "secretAccessKey": key["SecretAccessKey"],
            "strangersKeyId": stranger_key["AccessKeyId"],
            "strangersSecret": stranger_key["SecretAccessKey"],
        }
    )
)
