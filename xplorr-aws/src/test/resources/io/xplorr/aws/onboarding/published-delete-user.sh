aws iam list-access-keys \
  --user-name XplorrReadOnly \
  --query 'AccessKeyMetadata[].AccessKeyId' \
  --output text
aws iam delete-access-key \
  --user-name XplorrReadOnly \
  --access-key-id '<each id listed>'
aws iam delete-user-policy \
  --user-name XplorrReadOnly \
  --policy-name XplorrReadOnly
aws iam delete-user \
  --user-name XplorrReadOnly
