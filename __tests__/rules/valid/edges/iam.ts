import { type Edges, list, long } from "../edge";
import { TAGS } from "./tags";

const trust = (Principal: unknown, more: object = {}) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole", ...more }],
});
const tasks = { Service: "ecs-tasks.amazonaws.com" };
const NAMES = (length: number) => ["a", long(length), "aZ9_+=,.@-"];
const PATHS = ["/", "/a/", "/a/b-c.d/", `/${long(510)}/`];
const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const POLICIES: readonly string[] = [
  document(allow),
  document({ ...allow, Sid: "aZ09" }),
  document({
    ...allow,
    Action: ["s3:*", "ecs:Describe*", "*"],
    Resource: ["arn:aws:s3:::bucket/*", "arn:aws:ecs:*:*:*"],
  }),
  document({ Effect: "Deny", NotAction: "iam:*", NotResource: "arn:aws:s3:::bucket" }),
  document({
    ...allow,
    Condition: { StringEquals: { "aws:SourceVpc": ["vpc-1"] }, Bool: { "aws:SecureTransport": "true" } },
  }),
  document({ ...allow, Condition: { "ForAllValues:StringLike": { "aws:TagKeys": ["a*"] } } }),
  document(allow, { ...allow, Effect: "Deny" }),
  JSON.stringify({ Version: "2008-10-17", Id: "a", Statement: allow }),
  JSON.stringify({ Statement: [allow] }, null, 2),
];

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const roles: Edges = {
  title: "a role",
  type: "aws_iam_role",
  base: { assume_role_policy: JSON.stringify(trust(tasks)) },
  values: {
    name: NAMES(64),
    name_prefix: NAMES(38),
    path: PATHS,
    description: ["", long(1000), "aZ09 ~!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}\t\n\r¡ÿé"],
    max_session_duration: [3600, 43200],
    permissions_boundary: ["arn:aws:iam::123456789012:policy/boundary"],
    managed_policy_arns: [["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"]],
    force_detach_policies: [true, false],
    inline_policy: [{ name: "a", policy: POLICIES[0] }],
    assume_role_policy: [
      trust({ Service: ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"] }),
      trust({ Service: "ec2.amazonaws.com.cn" }),
      trust({ AWS: "arn:aws:iam::123456789012:root" }),
      trust({ AWS: "123456789012" }),
      trust({ AWS: "*" }, { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } } }),
      trust("*", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } } }),
      trust(
        { Federated: "arn:aws:iam::123456789012:oidc-provider/example.com" },
        { Action: "sts:AssumeRoleWithWebIdentity" },
      ),
      trust({ Federated: "arn:aws:iam::123456789012:saml-provider/a" }, { Action: "sts:AssumeRoleWithSAML" }),
      trust(tasks, { Action: ["sts:AssumeRole", "sts:TagSession"] }),
      trust(tasks, {
        Sid: "Tasks",
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:ecs:ap-northeast-1:123456789012:*" } },
      }),
      { Version: "2008-10-17", Statement: { Effect: "Allow", Principal: tasks, Action: "sts:AssumeRole" } },
      { Statement: [{ Sid: "", Effect: "Allow", Principal: tasks, Action: "sts:AssumeRole" }] },
    ].map((policy) => JSON.stringify(policy)),
    tags: TAGS,
  },
};

const policies: Edges = {
  title: "a policy",
  type: "aws_iam_policy",
  base: { policy: POLICIES[0] },
  values: {
    name: NAMES(128),
    name_prefix: NAMES(102),
    path: PATHS,
    description: ["", long(1000)],
    policy: [
      ...POLICIES,
      document({
        ...allow,
        Resource: [`arn:aws:s3:::${long(6144 - document({ ...allow, Resource: ["arn:aws:s3:::"] }).length)}`],
      }),
    ],
    tags: TAGS,
  },
};

const inline: Edges = {
  title: "a policy of a role",
  type: "aws_iam_role_policy",
  base: { role: "web", policy: POLICIES[0] },
  values: {
    name: NAMES(128),
    name_prefix: NAMES(102),
    policy: [
      ...POLICIES,
      document(...list(60, (i) => ({ ...allow, Sid: `s${i}`, Resource: `arn:aws:s3:::bucket/${i}` }))),
    ],
  },
};

const attachments: Edges = {
  title: "a policy that is attached to a role",
  type: "aws_iam_role_policy_attachment",
  base: { role: "web", policy_arn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" },
  values: {
    policy_arn: [
      "arn:aws:iam::123456789012:policy/a",
      "arn:aws-cn:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
      "arn:aws-us-gov:iam::123456789012:policy/a/b",
    ],
    role: NAMES(64),
  },
};

const profiles: Edges = {
  title: "an instance profile",
  type: "aws_iam_instance_profile",
  base: { role: "web" },
  values: { name: NAMES(128), name_prefix: NAMES(102), path: PATHS, tags: TAGS },
};

export const iamEdges: readonly Edges[] = [roles, policies, inline, attachments, profiles];
