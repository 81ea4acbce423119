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
