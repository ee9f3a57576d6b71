aws iam update-assume-role-policy \
  --role-name Finance+Reader \
  --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"XplorrWithExternalId","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"imported:id/1=2"},"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/vendor/reader"}}}]}'
