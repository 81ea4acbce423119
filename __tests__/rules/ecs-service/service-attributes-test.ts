import { serviceOf } from "../../../src/rules/ecs-service/service-example";
import { messages, violated } from "../../support/rules";

describe("the name of a service", () => {
  it.each<[unknown, string[]]>([
    ["a", []],
    ["Web_1-a", []],
    ["a".repeat(255), []],
    ["a".repeat(256), ["SV001"]],
    ["", ["SV001"]],
    ["web.1", ["SV001"]],
    ["wéb", ["SV001"]],
    ["${var.name}-web", []],
  ])("%j violates %j", (name, expected) => {
    expect(violated(serviceOf({ name, task_definition: "web:1" }))).toEqual(expected);
  });
});

describe("the security groups of tasks", () => {
  const inGroups = (security_groups: unknown) =>
    violated(serviceOf({ network_configuration: { subnets: ["subnet-1"], security_groups } }));

  it("are at most 5", () => {
    expect([0, 5, 6].map((count) => inGroups(Array(count).fill("sg-1")))).toEqual([[], [], ["SV009"]]);
    expect(inGroups("${var.groups}")).toEqual([]);
    expect(inGroups(undefined)).toEqual([]);
  });
});

describe("the tags of tasks", () => {
  it.each<[unknown, string[]]>([
    ["SERVICE", []],
    ["TASK_DEFINITION", []],
    ["NONE", []],
    ["TASK", ["SV089"]],
    ["${var.from}", []],
  ])("come from where AWS takes them: %j violates %j", (propagate_tags, expected) => {
    expect(violated(serviceOf({ propagate_tags }))).toEqual(expected);
  });

  it("of ECS are not alone", () => {
    const managed = (propagate_tags: unknown, enable_ecs_managed_tags: unknown = true) =>
      violated(serviceOf({ enable_ecs_managed_tags, propagate_tags }));
    expect([undefined, null, "NONE"].map((from) => managed(from))).toEqual([["SV088"], ["SV088"], ["SV088"]]);
    expect(["SERVICE", "TASK_DEFINITION", "${var.from}"].map((from) => managed(from))).toEqual([[], [], []]);
    expect([managed(undefined, false), managed(undefined, "${var.managed}")]).toEqual([[], []]);
    expect(messages(serviceOf({ enable_ecs_managed_tags: true }))[0]).toMatch(
      /^Warning: SV088 .* propagate_tags is not set/,
    );
  });
});
