aws iam create-role \
  --role-name Finance+Reader \
  --path /finops/read/ \
  --description 'Lets xplorr read this account' \
  --max-session-duration 3600 \
  --tags Key=xplorr:template-version,Value=2 \
  --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"XplorrWithExternalId","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"imported:id/1=2"},"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/vendor/reader"}}}]}' \
  > /dev/null &&
aws iam put-role-policy \
  --role-name Finance+Reader \
  --policy-name XplorrReadOnly \
  --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"Cost","Effect":"Allow","Action":["ce:GetCostAndUsage"],"Resource":"*"},{"Sid":"Organization","Effect":"Allow","Action":["organizations:DescribeOrganization"],"Resource":"*"},{"Sid":"Resources","Effect":"Allow","Action":["ec2:DescribeRegions","ec2:DescribeVolumes"],"Resource":"*"}]}' &&
AWS_PAGER= aws iam get-role \
  --role-name Finance+Reader \
  --query Role.Arn \
  --output text
