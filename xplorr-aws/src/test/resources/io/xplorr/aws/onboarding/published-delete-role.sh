aws iam delete-role-policy \
  --role-name XplorrReadOnly \
  --policy-name XplorrReadOnly
aws iam delete-role \
  --role-name XplorrReadOnly
