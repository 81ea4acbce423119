import type { PolicyStatement } from "../iam/policy-statement";

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/security_iam_id-based-policy-examples.html */
export const PULL_ACTIONS: readonly string[] = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:GetDownloadUrlForLayer",
  "ecr:BatchGetImage",
];

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
export const PUSH_ACTIONS: readonly string[] = [
  "ecr:InitiateLayerUpload",
  "ecr:UploadLayerPart",
  "ecr:CompleteLayerUpload",
  "ecr:BatchCheckLayerAvailability",
  "ecr:PutImage",
  "ecr:BatchGetImage",
];

/** The token to log in with is the registry's, so it knows no repository. */
const LOGIN: PolicyStatement = { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] };

/** What a role must be allowed in order to pull from a repository. */
export function pullStatements(repositoryArn: string): PolicyStatement[] {
  return [LOGIN, { actions: PULL_ACTIONS, resources: [repositoryArn] }];
}

/** What a role must be allowed in order to push to a repository. */
export function pushStatements(repositoryArn: string): PolicyStatement[] {
  return [LOGIN, { actions: PUSH_ACTIONS, resources: [repositoryArn] }];
}
