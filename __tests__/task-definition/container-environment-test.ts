import { Lazy, TerraformVariable, Token } from "cdktf";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { synthesiseFully } from "../support/synth";

type Environment = Readonly<Record<string, string>>;

function textOf(environment: (variable: TerraformVariable) => Environment): string {
  const stack = synthesiseFully((scope) => {
    const variable = new TerraformVariable(scope, "environment", { type: "map(string)" });
    const web = new FargateTaskDefinition(scope, "web");
    web.addContainer("app", { image: "app:1", environment: environment(variable) });
  });
  return String(stack.resource("aws_ecs_task_definition", "web").container_definitions);
}

const entries = (environment: Environment) => Object.entries(environment).map(([name, value]) => ({ name, value }));

describe("environment variables", () => {
  it.each([
    ["nothing", ""],
    ["quotes", `{"a":"it's"}`],
    ["backslashes", "C:\\temp\\\\x"],
    ["lines", "one\ntwo\r\nthree\tfour"],
    ["a template of Terraform's", "${aws_vpc.main.id} and ${"],
    ["a directive of Terraform's", "%{ if true }x%{ endif }"],
    ["an escaped template", "$${x} %%{x} $$${x}"],
    ["signs alone", "100% $5 $ % {}"],
    ["other languages", "日本語 ✓ é"],
    ["control characters", "\u0000\u001b[0m\u2028\u2029"],
    ["a command for the shell", 'sh -c "echo $HOME ${PATH:-/bin}" && true'],
  ])("arrive as they are: %s", (_, value) => {
    const text = textOf(() => ({ VALUE: value }));
    expect(text).not.toMatch(/[$%]\{/); // nothing that Terraform would fill in
    expect(JSON.parse(text)[0].environment).toEqual([{ name: "VALUE", value }]);
  });

  it("arrive as they are in their names, too", () => {
    const environment = { 'A "B"': "1", "${C}": "2" };
    expect(JSON.parse(textOf(() => environment))[0].environment).toEqual(entries(environment));
  });

  it.each<[string, (variable: TerraformVariable) => Environment]>([
    ["as a map", (variable) => Token.asStringMap(variable.value)],
    ["as it is", (variable) => variable.value],
  ])("may be a map that only Terraform knows, given %s", (_, environment) => {
    expect(textOf(environment)).toBe(
      '[{"name":"app","image":"app:1","environment":' +
        "${jsonencode([for name, value in var.environment : { name = name, value = value }])}}]",
    );
  });

  it("may be a map that is complete only when the stack is written", () => {
    const environment = { A: "1" };
    const lazy = Lazy.anyValue({ produce: () => environment }) as unknown as Environment;
    Object.assign(environment, { B: "2" });
    expect(textOf(() => lazy)).toContain(`"environment":${JSON.stringify(entries({ A: "1", B: "2" }))}`);
  });

  it("may have single values that only Terraform knows", () => {
    const text = textOf((variable) => ({ LITERAL: "x", VALUE: variable.stringValue }));
    expect(text).toContain(
      '"environment":[{"name":"LITERAL","value":"x"},{"name":"VALUE","value":${jsonencode(var.environment)}}]',
    );
  });

  it("may have a dollar sign in front of what only Terraform knows", () => {
    const text = textOf((variable) => ({ PRICE: `$${variable.stringValue}` }));
    // "$${" would be a literal "${" to Terraform.
    expect(text).toContain('"value":${jsonencode("\\u0024${var.environment}")}');
  });
});

describe("environment files", () => {
  const bucketArn = "arn:aws:s3:::settings";

  it("are objects in S3, which the execution role may read, beside where the bucket lies", () => {
    const stack = synthesiseFully((scope) => {
      const environmentFiles = [{ bucketArn, key: "shop/web.env" }];
      new FargateTaskDefinition(scope, "web").addContainer("app", { image: "app:1", environmentFiles });
    });
    const { container_definitions } = stack.resource("aws_ecs_task_definition", "web");
    expect(JSON.parse(String(container_definitions))[0].environmentFiles).toEqual([
      { type: "s3", value: `${bucketArn}/shop/web.env` },
    ]);
    const { policy } = stack.resource("aws_iam_role_policy", "web_execution_role");
    expect(JSON.parse(String(policy)).Statement).toEqual([
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: [`${bucketArn}/shop/web.env`] },
      { Effect: "Allow", Action: ["s3:GetBucketLocation"], Resource: [bucketArn] },
    ]);
  });
});
