import { blocks, type Configuration, isKnown, knownList, knownString, type Resource } from "../configuration";
import { oneOf } from "../constraint";
import { isFargate } from "../ecs-task-definition/task-definition";
import { fargateTaskOf, taskOf } from "../ecs-task-definition/task-example";
import { remembered } from "../remembered";
import type { Rule } from "../rule";
import { where } from "../where";
import { type ContainerDocument, containerDocumentOf, knownContainersOf, withMember } from "./container-document";
import { containerRule } from "./container-rule";

const SOURCE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html";
const GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";
const resourceType = "aws_ecs_task_definition";
const ON_FARGATE = ["awslogs", "splunk", "awsfirelens"];
const ON_INSTANCES = ["json-file", "syslog", "journald", "gelf", "fluentd"];
const ROLE = "arn:aws:iam::123456789012:role/execution";
const NEEDED = ["awslogs-group", "awslogs-region"];
const PREFIX = "awslogs-stream-prefix";
const AWSLOGS_OPTIONS = [
  ...NEEDED,
  PREFIX,
  "awslogs-create-group",
  "awslogs-datetime-format",
  "awslogs-multiline-pattern",
  "max-buffer-size",
  "mode",
];

interface Logs {
  readonly driver: unknown;
  readonly property: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly secretOptions: readonly unknown[];
}

/** The containers that log by `driver`, with options that are known to be there. */
function logsBy(driver: string, resource: Resource): readonly Logs[] {
  return logsOf(containerDocumentOf(resource)).filter((logs) => logs.driver === driver);
}

const logsOf = remembered(({ known }: ContainerDocument): readonly Logs[] =>
  known.flatMap(({ property, container }) => {
    const { logDriver: driver, options, secretOptions = [] } = blocks(container.logConfiguration)[0] ?? {};
    if (!isKnown(options) || !isKnown(secretOptions)) return [];
    const place = `${property}.logConfiguration.options`;
    const known = { options: blocks(options)[0] ?? {}, secretOptions: knownList(secretOptions) ?? [] };
    return [{ driver, property: place, ...known }];
  }),
);

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

const OPTIONS = { "awslogs-group": "${aws_cloudwatch_log_group.web.name}", "awslogs-region": "eu-central-1" };

function logged(logDriver: string, options: object = {}, secretOptions?: readonly object[]) {
  return { logConfiguration: { logDriver, options, secretOptions } };
}

/** What AWS refuses in where the output of containers goes. */
export const logDriverRules: readonly Rule[] = where(withMember("logConfiguration"), [
  containerRule({
    id: "CD030",
    title: "a log driver is one that ECS has",
    explanation:
      "ECS passes on to Docker a part of the drivers that it has, and refuses the others when the task definition is registered.",
    fix: "Take one of these.",
    source: SOURCE,
    properties: { "logConfiguration.logDriver": oneOf(...ON_INSTANCES, ...ON_FARGATE) },
    required: true,
    examples: { failing: taskOf({}, logged("local")), passing: taskOf({}, logged("json-file")) },
  }),
  {
    id: "CD031",
    resourceType,
    title: "on Fargate, a log driver is one that Fargate has",
    explanation: "Fargate has three of the drivers; ECS refuses the others when the task definition is registered.",
    fix: "Take one of these, or run the task on EC2.",
    source: SOURCE,
    *check(resource) {
      if (!isFargate(resource)) return;
      for (const { property, container } of knownContainersOf(resource)) {
        const got = knownString(blocks(container.logConfiguration)[0]?.logDriver);
        if (got === undefined || !ON_INSTANCES.includes(got)) continue;
        const allowed = `${ON_FARGATE.join(", ")} on Fargate`;
        yield { property: `${property}.logConfiguration.logDriver`, got, allowed };
      }
    },
    examples: {
      failing: fargateTaskOf({}, logged("json-file")),
      passing: fargateTaskOf({}, logged("splunk", { "splunk-url": "https://splunk", "splunk-token": "1" })),
    },
  },
  {
    id: "CD032",
    resourceType,
    title: "the driver awslogs has a group and a region",
    explanation:
      "Without them the driver does not know where to write; the plan takes the task definition all the same.",
    fix: `Set ${NEEDED.join(" and ")}.`,
    source: SOURCE,
    *check(resource) {
      for (const { property, options } of logsBy("awslogs", resource)) {
        for (const name of NEEDED.filter((each) => isMissing(options[each]))) {
          yield { property: `${property}.${name}`, got: undefined, allowed: "a text" };
        }
      }
    },
    examples: {
      failing: taskOf({}, logged("awslogs", { ...OPTIONS, "awslogs-region": undefined })),
      passing: taskOf({}, logged("awslogs", OPTIONS)),
    },
  },
  {
    id: "CD033",
    resourceType,
    title: "on Fargate, the driver awslogs has a prefix for its streams",
    explanation:
      'ECS answers "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs." at the apply.',
    fix: `Set ${PREFIX}.`,
    source: SOURCE,
    *check(resource) {
      if (!isFargate(resource)) return;
      for (const { property, options } of logsBy("awslogs", resource)) {
        if (!isMissing(options[PREFIX])) continue;
        yield { property: `${property}.${PREFIX}`, got: undefined, allowed: "a text on Fargate" };
      }
    },
    examples: {
      failing: fargateTaskOf({ execution_role_arn: ROLE }, logged("awslogs", OPTIONS)),
      passing: fargateTaskOf({ execution_role_arn: ROLE }, logged("awslogs", { ...OPTIONS, [PREFIX]: "web" })),
    },
  },
  {
    id: "CD034",
    resourceType,
    title: "the driver awslogs has the options that ECS passes on",
    explanation: 'ECS answers "Log driver awslogs disallows options", with those that it does not pass on.',
    fix: "Leave the option out.",
    source: SOURCE,
    *check(resource) {
      for (const { property, options } of logsBy("awslogs", resource)) {
        for (const got of Object.keys(options)) {
          if (!isKnown(got) || AWSLOGS_OPTIONS.includes(got)) continue;
          yield { property: `${property}.${got}`, got, allowed: AWSLOGS_OPTIONS.join(", ") };
        }
      }
    },
    examples: {
      failing: taskOf({}, logged("awslogs", { ...OPTIONS, tag: "web" })),
      passing: taskOf({}, logged("awslogs", { ...OPTIONS, "awslogs-multiline-pattern": "^\\d" })),
    },
  },
  {
    id: "CD035",
    resourceType,
    title: "the driver awslogs has a buffer where the program does not wait for it",
    explanation:
      "In blocking mode a program waits until its line is taken, so there is no buffer that could have a size.",
    fix: 'Set mode to "non-blocking", or leave max-buffer-size out.',
    source: SOURCE,
    *check(resource) {
      for (const { property, options } of logsBy("awslogs", resource)) {
        const got = options["max-buffer-size"];
        if (isMissing(got) || !isKnown(got) || options.mode !== "blocking") continue;
        yield { property: `${property}.max-buffer-size`, got, allowed: "none, as mode is blocking" };
      }
    },
    examples: {
      failing: taskOf({}, logged("awslogs", { ...OPTIONS, "max-buffer-size": "4m", mode: "blocking" })),
      passing: taskOf({}, logged("awslogs", { ...OPTIONS, "max-buffer-size": "4m" })),
    },
  },
  {
    id: "CD036",
    severity: "warning",
    resourceType,
    title: "the log group of a container is in the configuration, or made by ECS",
    explanation:
      'The container does not start: "failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist."',
    fix: "Refer to an aws_cloudwatch_log_group, or set awslogs-create-group and allow logs:CreateLogGroup; if the group is there, suppress this.",
    source: `${GUIDE}/using_awslogs.html`,
    *check(resource, configuration) {
      for (const { property, options } of logsBy("awslogs", resource)) {
        const got = knownString(options["awslogs-group"]);
        const create = options["awslogs-create-group"] ?? "false";
        if (got === undefined || got === "" || create !== "false" || mayHaveGroup(got, configuration)) continue;
        yield { property: `${property}.awslogs-group`, got, allowed: "the name of an aws_cloudwatch_log_group" };
      }
    },
    examples: {
      failing: taskOf({}, logged("awslogs", { ...OPTIONS, "awslogs-group": "/ecs/shop" })),
      passing: {
        ...taskOf({}, logged("awslogs", { ...OPTIONS, "awslogs-group": "/ecs/shop" })),
        aws_cloudwatch_log_group: { web: { name: "/ecs/shop" } },
      },
    },
  },
  {
    id: "CD037",
    resourceType,
    title: "the driver splunk has a URL and a token",
    explanation:
      "The driver writes to Splunk's HTTP Event Collector, which has an address and asks for a token; Docker does not start it without.",
    fix: "Set splunk-url, and splunk-token best as one of secretOptions.",
    source: SOURCE,
    *check(resource) {
      for (const { property, options, secretOptions } of logsBy("splunk", resource)) {
        const secrets = secretOptions.map((secret) => blocks(secret)[0]?.name);
        for (const name of ["splunk-url", "splunk-token"]) {
          const isSecret = secrets.includes(name) || !secrets.every(isKnown);
          if (isMissing(options[name]) && !isSecret) {
            yield { property: `${property}.${name}`, got: undefined, allowed: "a text" };
          }
        }
      }
    },
    examples: {
      failing: taskOf({}, logged("splunk", { "splunk-url": "https://splunk:8088" })),
      passing: taskOf(
        { execution_role_arn: ROLE },
        logged("splunk", { "splunk-url": "https://splunk:8088" }, [{ name: "splunk-token", valueFrom: "/splunk" }]),
      ),
    },
  },
]);

/** Whether a log group of the configuration has this name, or one that is not known. */
function mayHaveGroup(name: string, configuration: Configuration): boolean {
  const names = groupNamesIn(configuration);
  return names.has(name) || names.has(undefined);
}

const groupNamesIn = remembered((configuration: Configuration): ReadonlySet<string | undefined> => {
  const groups = configuration.resources("aws_cloudwatch_log_group");
  return new Set(groups.map(({ attributes }) => knownString(attributes.name)));
});
