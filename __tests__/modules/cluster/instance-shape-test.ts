import { typeConstraint } from "../../../src/module/shape/type-constraint";
import { INSTANCE_CAPACITY } from "../../../src/modules/cluster/instance-shape";

describe("the type of instance_capacity", () => {
  const type = typeConstraint(INSTANCE_CAPACITY);

  it("asks for a type of instances and the most of them alone", () => {
    const members = type.split("\n").filter((line) => /^ {2}\w/.test(line));
    const required = members.filter((line) => !line.includes("optional("));
    expect(required.map((line) => line.trim())).toEqual(["instance_type = string", "max_size = number"]);
  });

  it("begins with no instance, and has ECS start, fill and protect them", () => {
    expect(type).toContain("min_size = optional(number, 0)");
    expect(type).toContain("target_capacity = optional(number, 100)");
    expect(type).toContain('managed_termination_protection = optional(string, "ENABLED")');
  });
});
