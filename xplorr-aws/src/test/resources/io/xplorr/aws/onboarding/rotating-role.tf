# Lets xplorr read the cost, inventory, utilisation and organisation of this account.
# It makes one role that can only read, and nothing else.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "external_id" {
  type        = string
  description = "The ID of your connection; leave it as it is, and use it nowhere else"
  default     = "xplorr-ext-abcdefghijklmnopqrstuvwxyz234567"
}

variable "next_external_id" {
  type        = string
  description = "While external_id is being replaced: the ID that follows it, which the role accepts besides; else null"
  default     = "xplorr-ext-765432zyxwvutsrqponmlkjihgfedcba"
}

variable "role_name" {
  type        = string
  description = "The name of the role"
  default     = "XplorrReadOnly"
}

variable "permissions_boundary_arn" {
  type        = string
  description = "The ARN of a policy that bounds what the role may do; null for none"
  default     = null
}

data "aws_iam_policy_document" "xplorr_trust" {
  statement {
    sid     = "XplorrWithExternalId"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::891377174505:root"]
    }

    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = compact([var.external_id, var.next_external_id])
    }
  }
}

data "aws_iam_policy_document" "xplorr_read_only" {
  statement {
    sid = "Cost"
    actions = [
      "ce:DescribeCostCategoryDefinition",
      "ce:GetCostAndUsage",
      "ce:GetCostAndUsageWithResources",
      "ce:GetCostForecast",
      "ce:GetDimensionValues",
      "ce:GetReservationCoverage",
      "ce:GetReservationUtilization",
      "ce:GetSavingsPlansCoverage",
      "ce:GetSavingsPlansUtilization",
      "ce:GetTags",
      "ce:ListCostAllocationTags",
      "ce:ListCostCategoryDefinitions",
    ]
    resources = ["*"]
  }

  statement {
    sid = "Organization"
    actions = [
      "organizations:DescribeOrganization",
      "organizations:ListAccounts",
    ]
    resources = ["*"]
  }

  statement {
    sid = "Resources"
    actions = [
      "cloudwatch:GetMetricData",
      "ec2:DescribeInstances",
      "ec2:DescribeRegions",
      "ec2:DescribeSnapshots",
      "ec2:DescribeVolumes",
      "elasticloadbalancing:DescribeLoadBalancers",
      "rds:DescribeDBInstances",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role" "xplorr" {
  name                 = var.role_name
  path                 = "/"
  description          = "Lets xplorr read this account"
  max_session_duration = 3600
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy   = data.aws_iam_policy_document.xplorr_trust.json

  tags = {
    "xplorr:template-version" = "2"
  }
}

resource "aws_iam_role_policy" "xplorr_read_only" {
  name   = "XplorrReadOnly"
  role   = aws_iam_role.xplorr.id
  policy = data.aws_iam_policy_document.xplorr_read_only.json
}

output "role_arn" {
  description = "The ARN to enter where the connection was begun"
  value       = aws_iam_role.xplorr.arn
}
