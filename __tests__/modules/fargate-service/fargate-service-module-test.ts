import { FargateServiceModule } from "../../../src/modules/fargate-service/fargate-service-module";
import { synthesiseApp } from "../../support/synth";

const made = synthesiseApp((app) => new FargateServiceModule(app)).stack("fargate-service");
const service = (form: string) => made.resource("aws_ecs_service", form);

describe("the module fargate-service", () => {
  it("asks for a name, a cluster, subnets and containers alone", () => {
    const required = Object.entries(made.json.variable ?? {}).flatMap(([name, input]) =>
      "default" in input ? [] : [name],
    );
    expect(required.sort()).toEqual(["cluster_arn", "container_definitions", "name", "subnet_ids"]);
  });

  it("leaves the number of tasks alone in the one form of the service, and sets it in the other", () => {
    expect(service("main")).toMatchObject({ lifecycle: { ignore_changes: ["desired_count"] } });
    expect(service("main_unscaled")).toMatchObject({ desired_count: "${var.desired_count}" });
    expect(service("main_unscaled").lifecycle).not.toHaveProperty("ignore_changes");
  });

  it("has the two forms of the service differ in nothing else", () => {
    const rest = ({ count, lifecycle, desired_count, ...same }: Readonly<Record<string, unknown>>) => same;
    expect(rest(service("main_unscaled"))).toEqual(rest(service("main")));
  });

  it("scales the form that is there, by names", () => {
    expect(made.resource("aws_appautoscaling_target", "main").resource_id).toBe(
      'service/${split("/", local.cluster_arn)[1]}/${one(concat(aws_ecs_service.main[*].name, aws_ecs_service.main_unscaled[*].name))}',
    );
  });

  it("gives the tasks the group that is made, if one is made, and those that are given", () => {
    expect(service("main").network_configuration).toMatchObject({
      security_groups: "${compact(concat([one(aws_security_group.main[*].id)], var.security_group_ids))}",
    });
  });

  it("starts no task before it may read its secrets, mount its volumes and connect to anything", () => {
    expect(made.resource("aws_ecs_task_definition", "main").depends_on).toEqual([
      "aws_iam_role_policy.execution_role",
      "aws_iam_role_policy_attachment.execution_role",
      "aws_iam_role_policy.task_role",
      "aws_iam_role_policy_attachment.task_role",
    ]);
    expect(service("main").depends_on).toContain("aws_vpc_security_group_egress_rule.main");
  });

  it.each([
    ["TD009", "aws_ecs_task_definition", "main"],
    ["TD010", "aws_ecs_task_definition", "main"],
    ["SV008", "aws_ecs_service", "main"],
    ["SV008", "aws_ecs_service", "main_unscaled"],
  ])("has Terraform check %s in %s.%s", (id, type, name) => {
    const { precondition } = made.resource(type, name).lifecycle as { precondition: { error_message: string }[] };
    expect(precondition.some(({ error_message: message }) => message.startsWith(`${id} `))).toBe(true);
  });
});
