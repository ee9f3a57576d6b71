aws iam delete-role-policy \
  --role-name Finance+Reader \
  --policy-name XplorrReadOnly
aws iam delete-role \
  --role-name Finance+Reader
