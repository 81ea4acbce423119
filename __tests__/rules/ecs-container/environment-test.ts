import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

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

describe("a wrong variable", () => {
  const second = (container: object) => taskOf(ROLE, {}, container);

  it("is told by its place, with what is right", () => {
    expect(places(second({ secrets: secrets("A", "B", "A") }))).toEqual([
      "CD055 container_definitions[1].secrets[2].name",
    ]);
    expect(places(second({ secrets: secrets("A", "B"), environment: variables("B") }))).toEqual([
      "CD055 container_definitions[1].secrets[1].name",
    ]);
    expect(places(second({ environment: variables("A", "A", "A") }))).toEqual([
      "CD056 container_definitions[1].environment[1].name",
      "CD056 container_definitions[1].environment[2].name",
    ]);
    expect(places(second({ secrets: [...secrets("A"), { name: "", valueFrom: "" }] }))).toEqual([
      "CD054 container_definitions[1].secrets[1].name",
      "CD054 container_definitions[1].secrets[1].valueFrom",
    ]);
    const allowed = (task: ReturnType<typeof second>) =>
      messages(task).map((each) => /allowed: (.*?)\. /.exec(each)?.[1]);
    expect(allowed(second({ secrets: [{ name: "", valueFrom: "" }] }))).toEqual([
      "a name",
      "an ARN of Secrets Manager or Parameter Store, or the name of a parameter",
    ]);
    expect(allowed(second({ secrets: secrets("A", "A") }))).toEqual(["a name of its own"]);
    expect(allowed(second({ environment: variables("A", "A") }))).toEqual(["a name of its own"]);
  });

  it("is not told where a list is known to Terraform only", () => {
    expect(of({ secrets: "${var.secrets}", environment: variables("A") })).toEqual([]);
    expect(of({ secrets: secrets("A"), environment: "${var.environment}" })).toEqual([]);
    expect(places(second({ environment: ["${var.variable}", ...variables("A", "A")] }))).toEqual([
      "CD056 container_definitions[1].environment[2].name",
    ]);
  });

  it.each<[string, string[]]>([
    ["/shop/password:3", []],
    ["/shop/password:", []],
    ["a:b:c", ["CD054"]],
    [":3", ["CD054"]],
    ["arn:aws:secretsmanager:", ["CD054"]],
    ["arn:aws:ssm:a", []],
    ["arn:aws:sns:eu-central-1:123456789012:shop", ["CD054"]],
    ["arn:aws-cn:ssm:cn-north-1:123456789012:parameter/shop", []],
    ["arn:AWS:ssm:eu-central-1:123456789012:parameter/shop", ["CD054"]],
  ])("is a secret that comes from %s: %j", (valueFrom, expected) => {
    expect(of({ secrets: [{ name: "A", valueFrom }] })).toEqual(expected);
  });
});
