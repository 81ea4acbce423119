import { check } from "../../../../src/rules/check";
import type { ResourceMap, TerraformJson } from "../../../../src/rules/configuration";
import { unusedGroupRules } from "../../../../src/rules/security/vpc/unused-group";

const ID = "${aws_security_group.web.id}";

function unused(others: ResourceMap, outside: Partial<TerraformJson> = {}): string[] {
  const resource = {
    aws_security_group: { web: {}, db: {} },
    aws_lb: { a: { security_groups: ["${aws_security_group.db.id}"] } },
  };
  return check({ resource: { ...resource, ...others }, ...outside }, unusedGroupRules).map(
    ({ resource: { name }, property }) => `${name}.${property}`,
  );
}

describe("a group that nothing has", () => {
  it.each<[string, ResourceMap]>([
    ["nothing", {}],
    ["a rule of its own", { aws_vpc_security_group_ingress_rule: { web: { security_group_id: ID } } }],
    ["a rule of another", { aws_vpc_security_group_egress_rule: { web: { referenced_security_group_id: ID } } }],
    ["a classic rule", { aws_security_group_rule: { web: { security_group_id: ID, source_security_group_id: ID } } }],
    ["a default group", { aws_default_security_group: { main: { ingress: [{ security_groups: [ID] }] } } }],
    ["what waits for it", { aws_network_interface: { web: { depends_on: ["aws_security_group.web"] } } }],
  ])("is found beside %s", (_name, others) => expect(unused(others)).toEqual(["web.id"]));

  it("is found among the rules of another group", () => {
    const aws_security_group = { web: {}, db: { ingress: [{ security_groups: [ID] }] } };
    expect(unused({ aws_security_group })).toEqual(["web.id"]);
  });

  it.each<[string, ResourceMap]>([
    ["a service", { aws_ecs_service: { web: { network_configuration: { security_groups: [ID] } } } }],
    [
      "a load balancer",
      { aws_lb: { a: { security_groups: ["${aws_security_group.db.id}"] }, b: { security_groups: [ID] } } },
    ],
    ["a template", { aws_launch_template: { web: { vpc_security_group_ids: [ID] } } }],
    [
      "an interface of a template",
      { aws_launch_template: { web: { network_interfaces: [{ security_groups: [ID] }] } } },
    ],
    ["an instance", { aws_instance: { web: { vpc_security_group_ids: [ID] } } }],
    ["a mount target", { aws_efs_mount_target: { web: { security_groups: [ID] } } }],
    ["a function", { aws_lambda_function: { web: { vpc_config: { security_group_ids: [ID] } } } }],
    [
      "a database, by an expression",
      { aws_db_instance: { web: { vpc_security_group_ids: "${[aws_security_group.web.id]}" } } },
    ],
    ["one of several", { aws_db_instance: { web: { vpc_security_group_ids: ["${aws_security_group.web[0].id}"] } } }],
    [
      "a schedule",
      {
        aws_scheduler_schedule: {
          web: { target: { ecs_parameters: { network_configuration: { security_groups: [ID] } } } },
        },
      },
    ],
  ])("is not one of %s", (_name, others) => expect(unused(others)).toEqual([]));

  it.each<[string, Partial<TerraformJson>]>([
    ["an output", { output: { web: { value: ID } } }],
    ["a module", { module: { web: { groups: [ID] } } }],
    ["a local value", { locals: { web: ID } }],
    ["a data source", { data: { aws_network_interfaces: { web: { filter: { values: [ID] } } } } }],
  ])("is not one of %s", (_name, outside) => expect(unused({}, outside)).toEqual([]));
});
