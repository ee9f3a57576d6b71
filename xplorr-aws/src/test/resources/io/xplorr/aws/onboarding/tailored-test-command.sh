AWS_PAGER= aws sts assume-role \
  --role-arn arn:aws:iam::444455556666:role/finops/read/Finance+Reader \
  --role-session-name xplorr-test \
  --external-id imported:id/1=2 \
  --duration-seconds 900 \
  --query AssumedRoleUser.Arn \
  --output text
