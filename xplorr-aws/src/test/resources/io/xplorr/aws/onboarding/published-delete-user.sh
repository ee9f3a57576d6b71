for key in $(aws iam list-access-keys \
  --user-name XplorrReadOnly \
  --query 'AccessKeyMetadata[].AccessKeyId' \
  --output text); do
  aws iam delete-access-key \
    --user-name XplorrReadOnly \
    --access-key-id "$key"
done
aws iam delete-user-policy \
  --user-name XplorrReadOnly \
  --policy-name XplorrReadOnly
aws iam delete-user \
  --user-name XplorrReadOnly
