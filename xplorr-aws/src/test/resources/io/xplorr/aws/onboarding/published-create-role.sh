aws iam create-role \
  --role-name XplorrReadOnly \
  --path / \
  --description 'Lets xplorr read this account' \
  --max-session-duration 3600 \
  --tags Key=xplorr:template-version,Value=2 \
  --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"XplorrWithExternalId","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::891377174505:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"xplorr-ext-abcdefghijklmnopqrstuvwxyz234567"}}}]}' \
  > /dev/null &&
aws iam put-role-policy \
  --role-name XplorrReadOnly \
  --policy-name XplorrReadOnly \
  --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"Cost","Effect":"Allow","Action":["ce:DescribeCostCategoryDefinition","ce:GetCostAndUsage","ce:GetCostAndUsageWithResources","ce:GetCostForecast","ce:GetDimensionValues","ce:GetReservationCoverage","ce:GetReservationUtilization","ce:GetSavingsPlansCoverage","ce:GetSavingsPlansUtilization","ce:GetTags","ce:ListCostAllocationTags","ce:ListCostCategoryDefinitions"],"Resource":"*"},{"Sid":"Organization","Effect":"Allow","Action":["organizations:DescribeOrganization","organizations:ListAccounts"],"Resource":"*"},{"Sid":"Resources","Effect":"Allow","Action":["cloudwatch:GetMetricData","ec2:DescribeInstances","ec2:DescribeRegions","ec2:DescribeSnapshots","ec2:DescribeVolumes","elasticloadbalancing:DescribeLoadBalancers","rds:DescribeDBInstances"],"Resource":"*"}]}' &&
AWS_PAGER= aws iam get-role \
  --role-name XplorrReadOnly \
  --query Role.Arn \
  --output text
