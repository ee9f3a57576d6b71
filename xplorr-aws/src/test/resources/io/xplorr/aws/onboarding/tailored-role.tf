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
  default     = "imported:id/1=2"
}

variable "next_external_id" {
  type        = string
  description = "While external_id is being replaced: the ID that follows it, which the role accepts besides; else null"
  default     = null
}

variable "role_name" {
  type        = string
  description = "The name of the role"
  default     = "Finance+Reader"
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
      identifiers = ["arn:aws:iam::111122223333:root"]
    }

    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = compact([var.external_id, var.next_external_id])
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:PrincipalArn"
      values   = ["arn:aws:iam::111122223333:role/vendor/reader"]
    }
  }
}

data "aws_iam_policy_document" "xplorr_read_only" {
  statement {
    sid = "Cost"
    actions = [
      "ce:GetCostAndUsage",
    ]
    resources = ["*"]
  }

  statement {
    sid = "Organization"
    actions = [
      "organizations:DescribeOrganization",
    ]
    resources = ["*"]
  }

  statement {
    sid = "Resources"
    actions = [
      "ec2:DescribeRegions",
      "ec2:DescribeVolumes",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role" "xplorr" {
  name                 = var.role_name
  path                 = "/finops/read/"
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
