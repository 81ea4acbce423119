import { PULL_ACTIONS } from "../../registry/permissions";
import { CLUSTER_ARN } from "./cluster";
import { LOG_GROUPS } from "./containers";
import { allow, allowOnAll, type Statements } from "./statements";

/** What stands in front of the names of resources in the region and account of the cluster: `arn:aws:ssm:ap-northeast-1:123456789012`. */
export function arnPrefix(service: string): string {
  const part = (index: number) => `\${split(":", ${CLUSTER_ARN})[${index}]}`;
  return `arn:${part(1)}:${service}:${part(3)}:${part(4)}`;
}

/** What the execution role must be allowed in order to start the containers of `var.container_definitions`. */
export function startPermissions(): Statements[] {
  return [
    // The token to log in with is the registry's, so it knows no repository.
    allow({ actions: ["ecr:GetAuthorizationToken"], resources: ["*"] }),
    allowOnAll(PULL_ACTIONS, REPOSITORIES),
    allowOnAll(
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      `[for name in ${LOG_GROUPS} : "${arnPrefix("logs")}:log-group:\${name}:*"]`,
    ),
    allowOnAll(["secretsmanager:GetSecretValue"], `concat(${SECRETS}, var.task_exec_secret_arns)`),
    allowOnAll(["ssm:GetParameters"], `concat(${PARAMETERS}, var.task_exec_ssm_param_arns)`),
    allowOnAll(["s3:GetObject"], ENVIRONMENT_FILES),
    allowOnAll(["s3:GetBucketLocation"], `[for arn in ${ENVIRONMENT_FILES} : split("/", arn)[0]]`),
  ];
}

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html */
const ECR_IMAGE = '"^([0-9]{12})\\\\.dkr[.-]ecr\\\\.([a-z0-9-]+)\\\\.[a-z.]+/([^:@]+)"';

const REPOSITORIES = `[for image in [for container in var.container_definitions : regexall(${ECR_IMAGE}, container.image)] : "arn:\${split(":", ${CLUSTER_ARN})[1]}:ecr:\${image[0][1]}:\${image[0][0]}:repository/\${image[0][2]}" if length(image) > 0]`;

/** What the containers read from elsewhere, by ARNs or names of parameters. */
const SOURCES = `flatten([for container in var.container_definitions : [${[
  "container.secrets == null ? [] : [for secret in container.secrets : secret.valueFrom]",
  "container.logConfiguration == null ? [] : [for secret in (container.logConfiguration.secretOptions == null ? [] : container.logConfiguration.secretOptions) : secret.valueFrom]",
  "container.repositoryCredentials == null ? [] : [container.repositoryCredentials.credentialsParameter]",
].join(", ")}]])`;

/** In Secrets Manager; behind the seventh part stands which field of the secret. */
const SECRETS = `[for source in ${SOURCES} : join(":", slice(split(":", source), 0, 7)) if can(regex("^arn:[^:]+:secretsmanager:", source))]`;

/** In the Parameter Store, where a name means one in the same region. */
const PARAMETERS = `[for source in ${SOURCES} : startswith(source, "arn:") ? source : "${arnPrefix("ssm")}:parameter/\${trimprefix(source, "/")}" if !can(regex("^arn:[^:]+:secretsmanager:", source))]`;

const ENVIRONMENT_FILES =
  "flatten([for container in var.container_definitions : container.environmentFiles == null ? [] : [for file in container.environmentFiles : file.value]])";
