import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RegistryStack } from "../../src/stacks/registry/registry-stack";
import { ROOT } from "../support/markdown";
import { synthesiseApp } from "../support/synth";

describe("the Japanese chapter on the registry", () => {
  const chapter = readFileSync(join(ROOT, "docs/registry.ja.md"), "utf8");
  const stack = synthesiseApp((app) => new RegistryStack(app, "registry")).stack("registry");
  /** The policy for other accounts is not there before one is named. */
  const count = stack.addresses().length - 1;

  it("states the plan line", () => {
    expect(chapter).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(chapter).toContain(`Resources: ${count} destroyed.`);
    expect(readFileSync(join(ROOT, "README.md"), "utf8")).toMatch(
      new RegExp(`npm run plan -- registry +# ${count} to add`),
    );
  });

  it("names the repository, the cache, the tasks, the roles and the variables with their defaults", () => {
    const repository = stack.resource("aws_ecr_repository", "ecs_app").name;
    const { ecr_repository_prefix: prefix } = stack.resource("aws_ecr_pull_through_cache_rule", "ecr_public");
    const tasks = Object.values(stack.resources("aws_ecs_task_definition")).map(({ family }) => family);
    const roles = ["puller", "pusher"].map((role) => stack.resource("aws_iam_role", role).name);
    const rows = [repository, prefix, ...tasks, ...roles].map((name) => `| \`${name}\` |`);
    expect(rows.filter((row) => !chapter.includes(row))).toEqual([]);
    const variables = Object.entries(stack.json.variable ?? {}).map(
      ([name, { default: value }]) => `| \`${name}\` | ${value === "" ? "空" : `\`${value}\``} |`,
    );
    expect(variables).toHaveLength(4);
    expect(variables.filter((row) => !chapter.includes(row))).toEqual([]);
  });

  it("asks Terraform for no output, and AWS for no repository, that is not there", () => {
    const outputs = [...chapter.matchAll(/ output (?:-raw )?(\w+)/g)].map(([, name = ""]) => name);
    expect(new Set(outputs)).toEqual(new Set(Object.keys(stack.json.output ?? {})));
    const asked = [...chapter.matchAll(/--repository-names? (\S+)/g)].map(([, name]) => name);
    expect(new Set(asked)).toEqual(new Set(["ecs-app", "registry-ecr-public/nginx/nginx"]));
  });

  it("shows the login command as the output has it", () => {
    const [, ending = ""] = / \| (docker login .*)\$\{/.exec(String(stack.output("login_command").value)) ?? [];
    expect(ending).not.toBe("");
    expect(chapter).toContain(`aws ecr get-login-password --region ap-northeast-1 | ${ending}`);
  });
});
