aws iam update-assume-role-policy \
  --role-name XplorrReadOnly \
  --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"XplorrWithExternalId","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::891377174505:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":["xplorr-ext-abcdefghijklmnopqrstuvwxyz234567","xplorr-ext-765432zyxwvutsrqponmlkjihgfedcba"]}}}]}'
