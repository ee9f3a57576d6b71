AWS_PAGER= aws sts assume-role \
  --role-arn arn:aws:iam::444455556666:role/XplorrReadOnly \
  --role-session-name xplorr-test \
  --external-id xplorr-ext-abcdefghijklmnopqrstuvwxyz234567 \
  --duration-seconds 900 \
  --query AssumedRoleUser.Arn \
  --output text
