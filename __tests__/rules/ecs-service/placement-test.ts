import { Configuration } from "../../../src/rules/configuration";
import { placementRules } from "../../../src/rules/ecs-service/placement";
import { serviceOf } from "../../../src/rules/ecs-service/service-example";
import { messages, violated } from "../../support/rules";

const spread = (...ordered_placement_strategy: unknown[]) =>
  violated(serviceOf({ launch_type: "EC2", ordered_placement_strategy }));
const constrained = (...placement_constraints: unknown[]) =>
  violated(serviceOf({ launch_type: "EC2", placement_constraints }));

describe("placement strategies", () => {
  it("are at most 5", () => {
    const host = { type: "spread", field: "host" };
    expect([5, 6].map((count) => spread(...Array(count).fill(host)))).toEqual([[], ["SV041"]]);
  });

  it.each<[unknown, unknown, string[]]>([
    ["spread", "instanceId", []],
    ["spread", "attribute:ecs.availability-zone", []],
    ["spread", undefined, ["SV045"]],
    ["spread", "", ["SV045"]],
    ["spread", "${var.field}", []],
    ["binpack", "cpu", []],
    ["binpack", "memory", []],
    ["binpack", "disk", ["SV044"]],
    ["random", undefined, []],
    ["random", "", []],
    ["random", "cpu", ["SV046"]],
    ["random", "${var.field}", []],
    ["pack", "cpu", ["SV043"]],
    ["${var.type}", "cpu", []],
  ])("of type %j by field %j violate %j", (type, field, expected) => {
    expect(spread({ type, field })).toEqual(expected);
  });
});

describe("placement constraints", () => {
  it("are at most 10", () => {
    const linux = { type: "memberOf", expression: "attribute:ecs.os-type == linux" };
    expect([10, 11].map((count) => constrained(...Array(count).fill(linux)))).toEqual([[], ["SV042"]]);
  });

  it.each<[unknown, unknown, string[]]>([
    ["memberOf", "a".repeat(2000), []],
    ["memberOf", "a".repeat(2001), ["SV048"]],
    ["memberOf", "", ["SV048"]],
    ["memberOf", undefined, ["SV048"]],
    ["memberOf", "${var.expression}", []],
    ["distinctInstance", undefined, []],
    ["distinctInstance", "", []],
    ["distinctInstance", "task:group == web", ["SV048"]],
    ["distinctInstance", "${var.expression}", []],
    ["distinct", undefined, ["SV047"]],
    ["${var.type}", undefined, []],
  ])("of type %j with expression %j violate %j", (type, expression, expected) => {
    expect(constrained({ type, expression })).toEqual(expected);
  });
});

describe("what is said of the placement of tasks", () => {
  const said = (attributes: Record<string, unknown>) => messages(serviceOf({ launch_type: "EC2", ...attributes }));
  const spread = (strategy: object) => said({ ordered_placement_strategy: [{ type: "random" }, strategy] });
  const constrained = (constraint: object) =>
    said({ placement_constraints: [{ type: "distinctInstance" }, constraint] });

  it.each<[string[], string]>([
    [
      spread({ type: "spread", field: null }),
      "ordered_placement_strategy[1].field is null; allowed: instanceId, host or an attribute.",
    ],
    [
      spread({ type: "random", field: "cpu" }),
      'ordered_placement_strategy[1].field is "cpu"; allowed: none at random.',
    ],
    [
      spread({ type: "binpack", field: "disk" }),
      'ordered_placement_strategy[1].field is "disk"; allowed: cpu or memory.',
    ],
    [
      constrained({ type: "memberOf", expression: "" }),
      'placement_constraints[1].expression is ""; allowed: an expression of 1 to 2000 characters.',
    ],
    [
      constrained({ type: "distinctInstance", expression: "a" }),
      'placement_constraints[1].expression is "a"; allowed: none for distinctInstance.',
    ],
  ])("%j", (lines, expected) => {
    expect(lines).toEqual([expect.stringContaining(expected)]);
  });

  it("is asked of Terraform where that alone knows an expression", () => {
    const conditions = (...placement_constraints: object[]) =>
      placementRules.flatMap(({ id, conditions }) =>
        id === "SV048"
          ? [
              ...(conditions?.(
                { type: "aws_ecs_service", name: "web", attributes: { placement_constraints } },
                new Configuration({}),
              ) ?? []),
            ].map(({ property, value }) => `${property}: ${value}`)
          : [],
      );
    const expression = "${var.expression}";
    expect(conditions({ type: "memberOf", expression: "a" }, { type: "memberOf", expression })).toEqual([
      `placement_constraints[1].expression: ${expression}`,
    ]);
    expect(conditions({ type: "distinctInstance", expression })).toEqual([]);
  });
});
