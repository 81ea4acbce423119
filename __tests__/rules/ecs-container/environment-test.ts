import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

const ROLE = { execution_role_arn: "arn:aws:iam::123456789012:role/execution" };
const variables = (...names: unknown[]) => names.map((name) => ({ name, value: "1" }));
const secrets = (...names: unknown[]) => names.map((name) => ({ name, valueFrom: "/shop/secret" }));
const of = (container: object) => violated(taskOf(ROLE, container));

describe("a secret", () => {
  it.each<[unknown, string[]]>([
    ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-a1b2c3", []],
    ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-a1b2c3:user::", []],
    ["arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/shop", []],
    ["/shop/password", []],
    ["arnica", []],
    ["${var.secret}", []],
    ["arn:aws:s3:::shop/password", ["CD054"]],
    ["", ["CD054"]],
    [undefined, ["CD054"]],
    [null, ["CD054"]],
  ])("comes from %j: %j", (valueFrom, expected) => {
    expect(of({ secrets: [{ name: "PASSWORD", valueFrom }] })).toEqual(expected);
  });

  it("has a name", () => {
    for (const name of ["", undefined, null]) expect(of({ secrets: secrets(name) })).toEqual(["CD054"]);
    expect(of({ secrets: secrets("${var.name}") })).toEqual([]);
  });

  it("has a name that no other variable of its container has", () => {
    expect(of({ secrets: secrets("A"), environment: variables("A") })).toEqual(["CD055"]);
    expect(of({ secrets: secrets("A", "A") })).toEqual(["CD055"]);
    expect(of({ secrets: secrets("A", "a"), environment: variables("B") })).toEqual([]);
    expect(of({ secrets: secrets("${var.name}"), environment: variables("${var.name}") })).toEqual([]);
    expect(violated(taskOf(ROLE, { secrets: secrets("A") }, { environment: variables("A") }))).toEqual([]);
  });
});

describe("a variable", () => {
  it("should have one value", () => {
    expect(of({ environment: variables("A", "B", "A") })).toEqual(["CD056"]);
    expect(of({ environment: variables("A", "a", undefined, undefined) })).toEqual([]);
    expect(of({ environment: "${var.environment}" })).toEqual([]);
  });
});
