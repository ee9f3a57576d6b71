aws iam create-user \
  --user-name Finance+Reader \
  --path /finops/read/ \
  --tags Key=xplorr:template-version,Value=2 \
  > /dev/null &&
aws iam put-user-policy \
  --user-name Finance+Reader \
  --policy-name XplorrReadOnly \
  --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"Cost","Effect":"Allow","Action":["ce:GetCostAndUsage"],"Resource":"*"},{"Sid":"Organization","Effect":"Allow","Action":["organizations:DescribeOrganization"],"Resource":"*"},{"Sid":"Resources","Effect":"Allow","Action":["ec2:DescribeRegions","ec2:DescribeVolumes"],"Resource":"*"}]}' &&
AWS_PAGER= aws iam create-access-key \
  --user-name Finance+Reader \
  --query 'AccessKey.[AccessKeyId,SecretAccessKey]' \
  --output text
