aws iam create-user \
  --user-name XplorrReadOnly \
  --path / \
  --tags Key=xplorr:template-version,Value=2 \
  > /dev/null &&
aws iam put-user-policy \
  --user-name XplorrReadOnly \
  --policy-name XplorrReadOnly \
  --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"Cost","Effect":"Allow","Action":["ce:DescribeCostCategoryDefinition","ce:GetCostAndUsage","ce:GetCostAndUsageWithResources","ce:GetCostForecast","ce:GetDimensionValues","ce:GetReservationCoverage","ce:GetReservationUtilization","ce:GetSavingsPlansCoverage","ce:GetSavingsPlansUtilization","ce:GetTags","ce:ListCostAllocationTags","ce:ListCostCategoryDefinitions"],"Resource":"*"},{"Sid":"Organization","Effect":"Allow","Action":["organizations:DescribeOrganization","organizations:ListAccounts"],"Resource":"*"},{"Sid":"Resources","Effect":"Allow","Action":["cloudwatch:GetMetricData","ec2:DescribeInstances","ec2:DescribeRegions","ec2:DescribeSnapshots","ec2:DescribeVolumes","elasticloadbalancing:DescribeLoadBalancers","rds:DescribeDBInstances"],"Resource":"*"}]}' &&
AWS_PAGER= aws iam create-access-key \
  --user-name XplorrReadOnly \
  --query 'AccessKey.[AccessKeyId,SecretAccessKey]' \
  --output text
