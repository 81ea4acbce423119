import { addPreconditions } from "../../src/module/preconditions";
import { allRules } from "../../src/rules/all-rules";

type Json = Parameters<typeof addPreconditions>[0];

function preconditions(type: string, attributes: Record<string, unknown>): unknown {
  const json: Json = { resource: { [type]: { main: attributes } } };
  addPreconditions(json);
  return (json.resource?.[type]?.main?.lifecycle as { precondition?: unknown } | undefined)?.precondition;
}

describe("the preconditions of a module", () => {
  it("have the ids and words of the rules", () => {
    const rule = allRules.find(({ id }) => id === "SV008");
    expect(preconditions("aws_ecs_service", { network_configuration: { subnets: "${var.subnet_ids}" } })).toEqual([
      {
        condition: "${var.subnet_ids == null ? true : length(var.subnet_ids) >= 1 && length(var.subnet_ids) <= 16}",
        error_message:
          'SV008 network_configuration[0].subnets is ${issensitive(jsonencode(var.subnet_ids)) ? "sensitive" : nonsensitive(jsonencode(var.subnet_ids))}; allowed: 1 to 16 subnets. ' +
          rule?.fix,
      },
    ]);
  });

  it("ask of an expression as a whole", () => {
    const [, family] = preconditions("aws_ecs_task_definition", { family: "${var.own ? var.a : var.b}" }) as [
      unknown,
      { condition: string },
    ];
    expect(family.condition).toBe(
      '${(var.own ? var.a : var.b) == null ? true : can(regex("^(?:[A-Za-z0-9_-]*)$", (var.own ? var.a : var.b)))}',
    );
  });

  it("ask of values inside of container definitions", () => {
    const container_definitions = '[{"name":"web","image":"web:1","stopTimeout":${jsonencode(var.timeout)}}]';
    const requires_compatibilities = ["FARGATE"];
    expect(preconditions("aws_ecs_task_definition", { requires_compatibilities, container_definitions })).toEqual([
      {
        condition: expect.stringMatching(/^\$\{var\.timeout == null \? true : .*tonumber\(var\.timeout\) <= 120/),
        error_message: expect.stringMatching(/^CD060 container_definitions\[0\]\.stopTimeout is .* from 0 to 120 s\. /),
      },
    ]);
  });

  it("come after those that are there, and leave the rest of the lifecycle", () => {
    const json: Json = {
      resource: {
        aws_lb_target_group: {
          main: { port: "${each.value.port}", lifecycle: { precondition: ["own"], ignore_changes: [] } },
        },
      },
    };
    addPreconditions(json);
    expect(json.resource?.aws_lb_target_group?.main?.lifecycle).toEqual({
      precondition: ["own", { condition: expect.any(String), error_message: expect.stringMatching(/^TG005 port is /) }],
      ignore_changes: [],
    });
  });

  it("are not there where a rule is suppressed", () => {
    const suppressed = { "//": { suppressed_rules: { TG005: "It is a range." } } };
    expect(preconditions("aws_lb_target_group", { port: "${var.port}", ...suppressed })).toBeUndefined();
  });

  it.each([80, "${aws_x.main.port}", '${upper("var.port")}', undefined])(
    "are not there for what no variable decides: %j",
    (port) => {
      expect(preconditions("aws_lb_target_group", { port })).toBeUndefined();
    },
  );

  it.each(["${var.port}", "${local.port}", "${each.value}", '${tonumber("${var.port}")}'])(
    "are there for %s",
    (port) => {
      expect(preconditions("aws_lb_target_group", { port })).toHaveLength(1);
    },
  );
});
