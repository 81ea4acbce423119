import type { ResourceMap } from "../../../src/rules/configuration";
import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

const ROLE = "arn:aws:iam::123456789012:role/execution";
const SECRETS = [{ name: "PASSWORD", valueFrom: "/shop/password" }];
const LOGS = {
  logDriver: "awslogs",
  options: {
    "awslogs-group": "${aws_cloudwatch_log_group.web.name}",
    "awslogs-region": "eu-central-1",
    "awslogs-stream-prefix": "web",
  },
};

/** What is found without a role, on Fargate and on instances; with one, or with one that only Terraform knows, nothing is. */
function found(container: object) {
  for (const execution_role_arn of [ROLE, "${aws_iam_role.execution.arn}"]) {
    expect(violated(fargateTaskOf({ execution_role_arn }, container))).toEqual([]);
  }
  expect(violated(fargateTaskOf({ execution_role_arn: "" }, container))).toEqual(
    violated(fargateTaskOf({}, container)),
  );
  return { fargate: violated(fargateTaskOf({}, container)), instances: violated(taskOf({}, container)) };
}

describe("an execution role", () => {
  it.each<[string, string[]]>([
    ["123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/web:1", ["TD037"]],
    ["123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/web", ["TD037"]],
    ["123456789012.dkr-ecr.eu-central-1.on.aws/web:1", ["TD037"]],
    ["${aws_ecr_repository.web.repository_url}:1", ["TD037"]],
    ["public.ecr.aws/nginx/nginx:1.27", []],
    ["nginx:1.27", []],
    ["${var.image}", []],
  ])("pulls %s on Fargate: %j", (image, fargate) => {
    const aws_ecr_repository = { web: { name: "web" } };
    const of = (task: object) => violated({ ...task, aws_ecr_repository });
    expect(of(fargateTaskOf({}, { image }))).toEqual(fargate);
    expect(of(fargateTaskOf({ execution_role_arn: ROLE }, { image }))).toEqual([]);
    expect(of(taskOf({}, { image }))).toEqual([]);
  });

  it("writes logs on Fargate", () => {
    expect(found({ logConfiguration: LOGS })).toEqual({ fargate: ["TD038"], instances: [] });
  });

  it("reads secrets anywhere", () => {
    const both = { fargate: ["TD039"], instances: ["TD039"] };
    expect(found({ secrets: SECRETS })).toEqual(both);
    expect(found({ repositoryCredentials: { credentialsParameter: "registry" } })).toEqual(both);
    const logConfiguration = {
      logDriver: "splunk",
      options: { "splunk-url": "https://splunk.example" },
      secretOptions: [{ name: "splunk-token", valueFrom: "/splunk" }],
    };
    expect(found({ logConfiguration })).toEqual(both);
    for (const secrets of [[], "${var.secrets}", null]) {
      expect(found({ secrets })).toEqual({ fargate: [], instances: [] });
    }
  });

  it("is missed with what it is for", () => {
    expect(messages(taskOf({}, {}, { secrets: SECRETS }))).toEqual([
      "TD039 [aws_ecs_task_definition.web] execution_role_arn is not set; allowed: a role that reads " +
        "container_definitions[1].secrets. Give the task definition an execution role that may do it.",
    ]);
  });
});

describe("what an execution role is missed for", () => {
  const missed = (task: ResourceMap) =>
    messages(task).map((each) => /^(\w+) .* execution_role_arn is not set; allowed: (.*?)\. Give/.exec(each)?.slice(1));
  const ECR = { image: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1" };

  it("is the first container that needs it", () => {
    expect(missed(fargateTaskOf({}, {}, ECR, ECR))).toEqual([
      ["TD037", "a role that pulls container_definitions[1].image"],
    ]);
    expect(missed(fargateTaskOf({}, {}, { logConfiguration: LOGS }, { logConfiguration: LOGS }))).toEqual([
      ["TD038", "a role that writes the logs of container_definitions[1]"],
    ]);
    expect(missed(taskOf({}, {}, { repositoryCredentials: { credentialsParameter: "registry" } }))).toEqual([
      ["TD039", "a role that reads container_definitions[1].repositoryCredentials"],
    ]);
    const logConfiguration = { logDriver: "json-file", secretOptions: [{ name: "a", valueFrom: "/a" }] };
    expect(missed(taskOf({}, { logConfiguration }))).toEqual([
      ["TD039", "a role that reads container_definitions[0].logConfiguration.secretOptions"],
    ]);
    expect(missed(taskOf({}, { logConfiguration, secrets: SECRETS }))).toEqual([
      ["TD039", "a role that reads container_definitions[0].secrets"],
    ]);
  });

  it("is nothing where there is nothing to read", () => {
    expect(
      missed(
        fargateTaskOf(
          {},
          { logConfiguration: { logDriver: "splunk", options: { "splunk-url": "a", "splunk-token": "b" } } },
        ),
      ),
    ).toEqual([]);
    expect(missed(taskOf({}, { logConfiguration: { logDriver: "json-file", secretOptions: [] } }))).toEqual([]);
    expect(missed(fargateTaskOf({ execution_role_arn: null }, ECR))).toHaveLength(1);
  });

  it("is no image that refers to something else than a repository", () => {
    const aws_ssm_parameter = { image: { name: "image" } };
    const image = "${aws_ssm_parameter.image.value}";
    expect(missed({ ...fargateTaskOf({}, { image }), aws_ssm_parameter })).toEqual([]);
    expect(missed(fargateTaskOf({}, { image: "registry.example/dkrxecr.web" }))).toEqual([]);
    expect(missed(fargateTaskOf({}, { image: "registry.example/a.dkr.ecrx" }))).toEqual([]);
  });
});
