for key in $(aws iam list-access-keys \
  --user-name Finance+Reader \
  --query 'AccessKeyMetadata[].AccessKeyId' \
  --output text); do
  aws iam delete-access-key \
    --user-name Finance+Reader \
    --access-key-id "$key"
done
aws iam delete-user-policy \
  --user-name Finance+Reader \
  --policy-name XplorrReadOnly
aws iam delete-user \
  --user-name Finance+Reader
