import { DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { GetRolePolicyCommand } from "@aws-sdk/client-iam";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, TerraformVariable, Token } from "cdktf";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const STRINGS: Record<string, string> = {
  QUOTES: `say "hello", it's 'fine'`,
  BACKSLASHES: "C:\\temp\\new \\\\server\\share \\u0041 \\",
  INTERPOLATION: "${aws_vpc.main.id} $${escaped} $$${both} $ {no}",
  DIRECTIVE: "%{ if true }yes%{ endif } %%{escaped} 100 %",
  LINES: "one\ntwo\r\n\tthree\n",
  JAPANESE: "日本語のコンテナ「テスト」",
  EMOJI: "🐳👩‍🚀",
  JSON: '{"a":["b",{"c":"\\"${d}\\""}]}',
  HTML: "<a href='x'>&amp;</a>",
  CONTROL: "bell\u0007 escape\u001b[0m delete\u007f separator\u2028",
  EMPTY: "",
  SHELL: 'echo "$HOME" $(date) `ls` ${PATH:-none} $? $$',
};

describeWith(["terraform", "emulator"], "strings in a container definition", () => {
  const emulator = useEmulator();

  it("arrive at AWS as they were written, beside tokens and inside of them", async () => {
    const directory = deployable(scratchDirectory("strings"), "strings", (app) => {
      const stack = new TerraformStack(app, "strings");
      new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
      const text = new TerraformVariable(stack, "text", { type: "string" });
      const count = new TerraformVariable(stack, "count_of", { type: "number", default: 7 });
      const list = new TerraformVariable(stack, "list", { type: "list(string)" });
      const map = new TerraformVariable(stack, "map", { type: "map(string)" });
      const literal = new FargateTaskDefinition(stack, "literal", { family: "literal" });
      literal.addContainer("web", { image: "nginx", environment: STRINGS, command: Object.values(STRINGS) });
      const token = new FargateTaskDefinition(stack, "token", { family: "token" });
      token.addContainer("web", {
        image: "nginx",
        command: list.listValue,
        portMappings: [{ containerPort: count.numberValue }],
        environment: {
          ALONE: text.stringValue,
          NUMBER: `${count.numberValue} of them`,
          PRINTED: `${count.numberValue}`,
          ...Object.fromEntries(
            Object.entries(STRINGS).map(([name, value]) => [name, `${value}${text.stringValue}${value}`]),
          ),
        },
      });
      const all = new FargateTaskDefinition(stack, "map_token", { family: "map" });
      all.addContainer("web", { image: "nginx", environment: Token.asStringMap(map.value) });
      literal.addToTaskRolePolicy({ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::home/${aws:username}/*"] });
    });
    const terraform = new Terraform(directory, { env: emulator().env });
    await terraform.init();
    await terraform.validate();
    const text = Object.values(STRINGS).join("");
    const vars = { text, list: Object.values(STRINGS), map: STRINGS };
    await terraform.apply({ vars });

    const literal = await container("literal");
    expect(literal.environment).toEqual(STRINGS);
    expect(literal.command).toEqual(Object.values(STRINGS));

    const token = await container("token");
    expect(token.command).toEqual(Object.values(STRINGS));
    expect(token.ports).toEqual([7]);
    expect(token.environment).toEqual({
      ALONE: text,
      NUMBER: "7 of them",
      PRINTED: "7",
      ...Object.fromEntries(Object.entries(STRINGS).map(([name, value]) => [name, value + text + value])),
    });
    expect((await container("map")).environment).toEqual(STRINGS);

    const { iam } = awsApi(emulator());
    const role = "strings-literal-task-role";
    const policyName = (await terraform.run(["state", "show", "aws_iam_role_policy.literal_task_role"])).stdout.match(
      /^\s+name\s+= "(.*)"$/m,
    )?.[1];
    const { PolicyDocument = "" } = await iam.send(
      new GetRolePolicyCommand({ RoleName: role, PolicyName: policyName }),
    );
    expect(JSON.parse(decodeURIComponent(PolicyDocument)).Statement[0].Resource).toEqual([
      "arn:aws:s3:::home/${aws:username}/*",
    ]);

    expect((await terraform.plan({ vars })).noChanges).toBe(true);
    await terraform.destroy({ vars });
  });

  async function container(family: string) {
    const { ecs } = awsApi(emulator());
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: family }));
    const [definition] = taskDefinition?.containerDefinitions ?? [];
    return {
      command: definition?.command,
      ports: definition?.portMappings?.map(({ containerPort }) => containerPort),
      environment: Object.fromEntries((definition?.environment ?? []).map(({ name, value }) => [name, value])),
    };
  }
});
