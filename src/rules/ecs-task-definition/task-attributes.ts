import { attributeRule } from "../attribute-rule";
import { attributesRule } from "../attributes-rule";
import { characters, each, matching, oneOf, wholeNumber } from "../constraint";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { fargateTaskOf, taskOf } from "./task-example";
import { CPU, MEMORY } from "./task-size";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const TASK = `${API}/API_RegisterTaskDefinition.html`;
const PLATFORM = `${API}/API_RuntimePlatform.html`;
const resourceType = "aws_ecs_task_definition";

const LONGEST_NAME = 255;
/** Paths of roles have any printable character. Empty is what Terraform takes for not set. */
const ROLE = matching(
  /|arn:aws[a-z-]*:iam::[0-9]{12}:role\/[!-~]+/,
  "the ARN of an IAM role: arn:aws:iam::123456789012:role/name",
);

function platform(attributes: Record<string, unknown>) {
  return taskOf({ runtime_platform: attributes });
}

function docker(scope: string) {
  return taskOf({ volume: [{ name: "data", docker_volume_configuration: [{ scope }] }] });
}

/** What AWS refuses in single attributes of a task definition. */
export const taskAttributeRules: readonly Rule[] = [
  attributeRule({
    id: "TD001",
    resourceType,
    title: `a family is 1 to ${LONGEST_NAME} characters long`,
    explanation: "The provider refuses another length before anything is planned: ECS has room for 255 characters.",
    fix: "Take a shorter name, or leave it out.",
    source: TASK,
    attribute: "family",
    constraint: characters(1, LONGEST_NAME),
    examples: { failing: taskOf({ family: "a".repeat(256) }), passing: taskOf({ family: "a".repeat(255) }) },
  }),
  attributeRule({
    id: "TD002",
    resourceType,
    title: "a family is of letters, digits, - and _",
    explanation:
      "The family is a part of the ARN of each revision. The provider refuses other characters before anything is planned.",
    fix: "Take another name.",
    source: TASK,
    attribute: "family",
    constraint: matching(/[A-Za-z0-9_-]*/, "letters, digits, - and _"),
    examples: { failing: taskOf({ family: "shop.web" }), passing: taskOf({ family: "shop-web_1" }) },
  }),
  attributeRule({
    id: "TD006",
    resourceType,
    title: "a network mode is one that ECS has",
    explanation: "ECS knows no other mode, and the provider refuses one before anything is planned.",
    fix: "Take one of these; on Windows, leave it out for Docker's own network.",
    source: TASK,
    attribute: "network_mode",
    constraint: oneOf("bridge", "host", "awsvpc", "none"),
    examples: { failing: taskOf({ network_mode: "vpc" }), passing: taskOf({ network_mode: "none" }) },
  }),
  attributesRule({
    id: "TD018",
    resourceType,
    title: "CPU and memory of a task are whole numbers, or have the unit vCPU and GB",
    explanation: "The provider takes any text, and ECS refuses what it cannot read, in the middle of the apply.",
    fix: "Write CPU units and MiB: 1024 and 2048.",
    source: TASK,
    attributes: { cpu: CPU, memory: MEMORY },
    examples: { failing: taskOf({ memory: "2GiB" }), passing: taskOf({ cpu: "1 vCPU", memory: "2GB" }) },
  }),
  attributeRule({
    id: "TD024",
    resourceType,
    title: "a task has 21 to 200 GiB of ephemeral storage",
    explanation: "The provider refuses another size before anything is planned: ECS gives a task no more than 200 GiB.",
    fix: "Take a size in that range; 20 GiB are there without.",
    source: `${API}/API_EphemeralStorage.html`,
    attribute: "ephemeral_storage.size_in_gib",
    constraint: wholeNumber(21, 200, "GiB"),
    examples: {
      failing: fargateTaskOf({ ephemeral_storage: { size_in_gib: 20 } }),
      passing: fargateTaskOf({ ephemeral_storage: { size_in_gib: 21 } }),
    },
  }),
  ...where(withAttribute("ipc_mode", "pid_mode"), [
    attributesRule({
      id: "TD029",
      resourceType,
      title: "IPC and PID modes are ones that ECS has",
      explanation:
        "ECS passes these modes on to Docker, and knows no others. The provider refuses them before anything is planned.",
      fix: "Take one of these, or leave it out.",
      source: TASK,
      attributes: { ipc_mode: oneOf("host", "task", "none"), pid_mode: oneOf("host", "task") },
      examples: { failing: taskOf({ pid_mode: "none" }), passing: taskOf({ pid_mode: "host", ipc_mode: "none" }) },
    }),
  ]),
  attributeRule({
    id: "TD030",
    resourceType,
    title: "a task is for launch types that ECS and its provider have",
    explanation:
      "ECS checks when it registers a task definition whether it can run on each of these. The provider refuses other names before anything is planned.",
    fix: "Name launch types. MANAGED_INSTANCES, which ECS has too, the provider does not take.",
    source: TASK,
    attribute: "requires_compatibilities",
    constraint: each(oneOf("EC2", "FARGATE", "EXTERNAL")),
    examples: {
      failing: taskOf({ requires_compatibilities: ["MANAGED_INSTANCES"] }),
      passing: taskOf({ requires_compatibilities: ["EC2", "EXTERNAL"] }),
    },
  }),
  attributeRule({
    id: "TD032",
    resourceType,
    title: "a CPU architecture is one that ECS has",
    explanation:
      "ECS starts the task on a processor of this kind. The provider refuses another name before anything is planned.",
    fix: "Take one of these.",
    source: PLATFORM,
    attribute: "runtime_platform.cpu_architecture",
    constraint: oneOf("X86_64", "ARM64"),
    examples: { failing: platform({ cpu_architecture: "x86_64" }), passing: platform({ cpu_architecture: "ARM64" }) },
  }),
  attributeRule({
    id: "TD033",
    resourceType,
    title: "an operating system is one that ECS and its provider have",
    explanation:
      "ECS starts the task on machines with this system. The provider refuses another name before anything is planned.",
    fix: "Take one of these. Windows Server 2025, which ECS has too, the provider does not take.",
    source: PLATFORM,
    attribute: "runtime_platform.operating_system_family",
    constraint: oneOf(
      "LINUX",
      "WINDOWS_SERVER_2016_FULL",
      "WINDOWS_SERVER_2019_FULL",
      "WINDOWS_SERVER_2019_CORE",
      "WINDOWS_SERVER_2004_CORE",
      "WINDOWS_SERVER_20H2_CORE",
      "WINDOWS_SERVER_2022_FULL",
      "WINDOWS_SERVER_2022_CORE",
    ),
    examples: {
      failing: platform({ operating_system_family: "WINDOWS_SERVER_2025_CORE" }),
      passing: platform({ operating_system_family: "WINDOWS_SERVER_2022_CORE" }),
    },
  }),
  attributesRule({
    id: "TD040",
    resourceType,
    title: "roles of a task are ARNs of roles",
    explanation:
      "The provider refuses a name before anything is planned, although the API takes one for the role of the task.",
    fix: "Give the ARN of the role, not its name.",
    source: TASK,
    attributes: { execution_role_arn: ROLE, task_role_arn: ROLE },
    examples: {
      failing: taskOf({ task_role_arn: "shop" }),
      passing: taskOf({ task_role_arn: "arn:aws:iam::123456789012:role/shop/web" }),
    },
  }),
  attributeRule({
    id: "TD045",
    resourceType,
    title: `a volume's name is 1 to ${LONGEST_NAME} letters, digits, - and _`,
    explanation: "The plan takes any name; ECS refuses it when the task definition is registered.",
    fix: "Take another name.",
    source: `${API}/API_Volume.html`,
    attribute: "volume.name",
    constraint: matching(/[A-Za-z0-9_-]{1,255}/, `1 to ${LONGEST_NAME} letters, digits, - and _`),
    examples: {
      failing: taskOf({ volume: [{ name: "shop.data" }] }),
      passing: taskOf({ volume: [{ name: "shop-data_1" }] }),
    },
  }),
  ...where(withAttribute("volume", "proxy_configuration"), [
    attributesRule({
      id: "TD065",
      resourceType,
      title: "the scope of a Docker volume, IAM with EFS and the type of a proxy are ones that ECS has",
      explanation: "The provider refuses another value before anything is planned.",
      fix: "Take one of these.",
      source: TASK,
      attributes: {
        "volume.docker_volume_configuration.scope": oneOf("task", "shared"),
        "volume.efs_volume_configuration.authorization_config.iam": oneOf("ENABLED", "DISABLED"),
        "proxy_configuration.type": oneOf("APPMESH"),
      },
      examples: { failing: docker("host"), passing: docker("shared") },
    }),
  ]),
];
