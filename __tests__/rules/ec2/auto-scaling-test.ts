import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const group = (attributes: Record<string, unknown>): ResourceMap => ({ aws_autoscaling_group: { web: attributes } });
const sized = (min_size: unknown, desired_capacity: unknown, max_size: unknown) =>
  violated(group({ min_size, desired_capacity, max_size }));

describe("the sizes of an Auto Scaling group", () => {
  it("are in order", () => {
    expect(sized(0, 0, 0)).toEqual([]);
    expect(sized(1, undefined, 4)).toEqual([]);
    expect(sized(5, undefined, 4)).toEqual(["AS001"]);
    expect(sized(4, undefined, 4)).toEqual([]);
    expect(sized(5, 6, 4)).toEqual(["AS001"]);
    expect(sized(1, 0, 4)).toEqual(["AS002"]);
    expect(sized(1, 5, 4)).toEqual(["AS002"]);
  });

  it("are not negative, which is reported once", () => {
    expect(sized(-1, undefined, 4)).toEqual(["AS003"]);
    expect(sized(0, -1, 4)).toEqual(["AS003"]);
    expect(sized(0, undefined, -1)).toEqual(["AS003"]);
  });

  it("are told with the one that they do not fit", () => {
    expect(messages(group({ min_size: 5, max_size: 4 }))).toEqual([
      "AS001 [aws_autoscaling_group.web] min_size is 5; allowed: at most max_size, which is 4. Change minCapacity or maxCapacity.",
    ]);
    const fix = "Change one of minCapacity, desiredCapacity and maxCapacity.";
    expect(messages(group({ min_size: 1, desired_capacity: 0, max_size: 4 }))).toEqual([
      `AS002 [aws_autoscaling_group.web] desired_capacity is 0; allowed: at least min_size, which is 1. ${fix}`,
    ]);
    expect(messages(group({ min_size: 1, desired_capacity: 5, max_size: 4 }))).toEqual([
      `AS002 [aws_autoscaling_group.web] desired_capacity is 5; allowed: at most max_size, which is 4. ${fix}`,
    ]);
    expect(messages(group({ min_size: -1 }))).toEqual([
      "AS003 [aws_autoscaling_group.web] min_size is -1; allowed: a whole number, 0 or more. Use 0 or more.",
    ]);
    expect(messages(group({ tag: [{ key: "a" }, { key: "b" }, { key: "a" }] }))).toEqual([
      'AS016 [aws_autoscaling_group.web] tag[2].key is "a"; allowed: a key that no other tag has. Leave one of them out.',
    ]);
  });

  it("may be known to Terraform only", () => {
    expect(sized(2, 1, "${var.max}")).toEqual(["AS002"]);
    expect(sized("${var.min}", 5, 4)).toEqual(["AS002"]);
    expect(sized(1, "${var.desired}", 4)).toEqual([]);
    expect(sized(5, "${var.desired}", "${var.max}")).toEqual([]);
    expect(sized("${var.min}", 5, "${var.max}")).toEqual([]);
  });
});

describe("the tags of an Auto Scaling group", () => {
  const tagged = (...keys: unknown[]) => violated(group({ tag: keys.map((key) => ({ key, value: "x" })) }));

  it("have keys of their own, in which case counts", () => {
    expect(tagged("Name", "Stack", "name")).toEqual([]);
    expect(tagged("Name", "Stack", "Name", "Name")).toEqual(["AS016", "AS016"]);
  });

  it("may be known to Terraform only", () => {
    expect(tagged("${var.key}", "${var.key}")).toEqual([]);
    expect(violated(group({ tag: "${var.tags}" }))).toEqual([]);
  });
});
