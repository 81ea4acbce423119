import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { scripts } from "../package.json";
import { Schedule } from "../src/service/schedule";
import { ComputingStack } from "../src/stacks/computing/computing-stack";
import { EcsDemoStack } from "../src/stacks/ecs-demo/ecs-demo-stack";
import { CHAPTERS } from "../src/stacks/handson/chapters";
import { HelloWorldStack } from "../src/stacks/hello-world/hello-world-stack";
import { PlacementStack } from "../src/stacks/placement/placement-stack";
import { RegistryStack } from "../src/stacks/registry/registry-stack";
import { RunTaskStack } from "../src/stacks/run-task/run-task-stack";
import { SampleClusterStack } from "../src/stacks/sample-cluster/sample-cluster-stack";
import { type InstanceScaling, SampleEcsStack } from "../src/stacks/sample-ecs/sample-ecs-stack";
import { codeBlocks, commands, ROOT } from "./support/markdown";
import { type Attributes, synthesiseApp } from "./support/synth";

const DOCS = readdirSync(join(ROOT, "docs")).map((file) => `docs/${file}`);
const FILES = ["README.md", ...DOCS];
const WORDS = Object.keys(scripts);
/** Commands of programs that are not ours; which of them there are is for their own tests to say. */
const PROGRAMS = [
  "terraform",
  "aws",
  "bash",
  "cp",
  "node",
  "curl",
  "export",
  "unset",
  "cd",
  "chmod",
  "ssh",
  "eval",
  "docker",
];
const CDKTF = ["synth", "diff", "deploy", "destroy"];

/** `HANDSON_CHAPTER=3 npm run plan -- handson` without its variables. */
function withoutVariables(command: string): string {
  return command.replace(/^(?:[A-Z_]+=\S+\s+)+/, "");
}

function trimmedLines(text: string): string[] {
  return text.split("\n").map((line) => line.trim());
}

function isKnown(command: string): boolean {
  const [program = "", ...args] = withoutVariables(command).split(/\s+/);
  if (program === "npm")
    return args[0] === "ci" || args[0] === "test" || (args[0] === "run" && WORDS.includes(args[1] ?? ""));
  if (program === "npx" && args[0] === "cdktf") return CDKTF.includes(args[1] ?? "");
  if (program === "npx") return existsSync(join(ROOT, "node_modules/.bin", args[0] ?? ""));
  if (program === "cat") return existsSync(join(ROOT, args[0] ?? ""));
  return PROGRAMS.includes(program);
}

describe("the commands in the documentation", () => {
  it.each(FILES)("%s: all exist", (file) => {
    expect(commands(file).filter((command) => !isKnown(command))).toEqual([]);
  });

  it("README: there are some, so that this test can fail", () => {
    expect(commands("README.md").length).toBeGreaterThan(15);
    expect(isKnown("npm run nonsense")).toBe(false);
  });

  it("help: all exist, and every script is listed", () => {
    const lines = readFileSync(join(ROOT, "help"), "utf8").split("\n");
    const listed = lines.flatMap((line) => /^ +((?:npm|npx|cat) .*?)(?: {2,}|$)/.exec(line)?.[1] ?? []);
    expect(listed.filter((command) => !isKnown(command))).toEqual([]);
    const scriptsListed = listed.map((command) => command.replace(/^npm (?:run )?/, "").split(" ")[0]);
    expect(WORDS.filter((word) => !scriptsListed.includes(word))).toEqual([]);
  });
});

describe("the links in the documentation", () => {
  it.each(FILES)("%s: lead to a file", (file) => {
    const text = readFileSync(join(ROOT, file), "utf8");
    const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link = ""]) => link);
    const here = links.filter((link) => !link.startsWith("http"));
    expect(here.filter((link) => !existsSync(join(ROOT, dirname(file), link)))).toEqual([]);
  });
});

describe("the Japanese guide", () => {
  it("states the plan line of each chapter, in order", () => {
    const guide = readFileSync(join(ROOT, "docs/handson.ja.md"), "utf8");
    const chapters = guide.split(/^## /m).filter((section) => /^第 ?\d+ ?章/.test(section));
    expect(chapters).toHaveLength(CHAPTERS.length);
    for (const [i, chapter] of chapters.entries()) {
      expect(chapter).toContain(`Plan: ${CHAPTERS[i]?.adds} to add, 0 to change, 0 to destroy.`);
    }
  });
});

describe.each([
  { guide: "handson", atLeast: 50 },
  { guide: "sample-ecs", atLeast: 6 },
  { guide: "ecs-demo", atLeast: 2 },
])("the code in the Japanese guide to $guide", ({ guide, atLeast }) => {
  const folder = join(ROOT, "src/stacks", guide);
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const known = new Set(sources.flatMap(trimmedLines));

  it("is the code of the stack", () => {
    const lines = codeBlocks(`docs/${guide}.ja.md`, "ts").flatMap(trimmedLines);
    expect(lines.length).toBeGreaterThan(atLeast);
    expect(lines.filter((line) => line !== "" && !known.has(line))).toEqual([]);
  });
});

describe("the Japanese chapter on placement", () => {
  const chapter = readFileSync(join(ROOT, "docs/placement.ja.md"), "utf8");
  const stack = synthesiseApp((app) => new PlacementStack(app, "placement")).stack("placement");

  it("states the plan line", () => {
    const count = stack.addresses().length;
    expect(chapter).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(chapter).toContain(`Resources: ${count} destroyed.`);
  });

  it("names every service, and asks AWS for none that is not there", () => {
    const services = Object.entries(stack.resources("aws_ecs_service"));
    expect(services.filter(([address]) => !chapter.includes(`\`${address}\``))).toEqual([]);
    const names = services.map(([, { name }]) => name);
    const asked = [...chapter.matchAll(/\bplacement-(?!cluster\b|stack\b)[a-z-]+/g)].map(([name]) => name);
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe("the Japanese chapter on sample-cluster", () => {
  const chapter = readFileSync(join(ROOT, "docs/sample-cluster.ja.md"), "utf8");
  const stack = synthesiseApp((app) => new SampleClusterStack(app, "sample-cluster")).stack("sample-cluster");
  /** What the variable of SSH adds is not there before somebody sets it. */
  const count = stack.addresses().length - 1;

  it("states the plan line", () => {
    expect(chapter).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(chapter).toContain(`Resources: ${count} destroyed.`);
    expect(readFileSync(join(ROOT, "README.md"), "utf8")).toMatch(
      new RegExp(`npm run plan -- sample-cluster +# ${count} to add`),
    );
  });

  it("names every service, target group, role, policy and variable", () => {
    const types = ["aws_ecs_service", "aws_lb_target_group", "aws_iam_role", "aws_iam_policy"];
    const names = types.flatMap((type) => Object.values(stack.resources(type)).map(({ name }) => name));
    const all = [...names, ...Object.keys(stack.json.variable ?? {})];
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((name) => !chapter.includes(`\`${name}\``))).toEqual([]);
  });
});

describe("the Japanese chapter on sample-ecs", () => {
  const chapter = readFileSync(join(ROOT, "docs/sample-ecs.ja.md"), "utf8");
  const WAYS: readonly InstanceScaling[] = ["capacity-provider", "same-alarms", "instances-first"];
  const stacks = WAYS.map((scaling) =>
    synthesiseApp((app) => new SampleEcsStack(app, "sample-ecs", { scaling })).stack("sample-ecs"),
  );
  const [stack] = stacks;
  const totals = stacks.map((each) => each.addresses().length);
  const nameOf = ({ name, alarm_name, function_name }: Attributes) => name ?? alarm_name ?? function_name;

  it("states the plan line of each way", () => {
    const rows = WAYS.map((scaling) => chapter.split("\n").find((line) => line.startsWith(`| \`${scaling}\``)));
    const lines = rows.map((row) => /Plan: .*?\./.exec(row ?? "")?.[0]);
    expect(lines).toEqual(totals.map((count) => `Plan: ${count} to add, 0 to change, 0 to destroy.`));
  });

  it("counts what the ways have in common, and what each adds, to those numbers", () => {
    const [, parts = "", additions = ""] = /\n## 作られるもの\n(.*?)\n残りが(.*?)\n### /s.exec(chapter) ?? [];
    const counts = (text: string) => [...text.matchAll(/ (\d+) \|$/gm)].map(([, count]) => Number(count));
    const common = counts(parts).reduce((sum, count) => sum + count, 0);
    expect(counts(additions).map((count) => common + count)).toEqual(totals);
    expect(chapter).toContain(`Resources: ${totals[0]} destroyed.`);
  });

  it("tells the twelve names, and where they are", () => {
    const rows = [...chapter.matchAll(/ `(\S+)` \| `(aws_\w+)\.(\w+)` \|$/gm)];
    expect(rows).toHaveLength(12);
    for (const [, name, type = "", address = ""] of rows) {
      expect(nameOf(stack?.resource(type, address) ?? {})).toBe(name);
    }
  });

  it("tells the variables with their defaults", () => {
    const variables = Object.entries(stack?.json.variable ?? {});
    expect(
      variables.filter(([name, { default: value }]) => !chapter.includes(`| \`${name}\` | \`${value}\` |`)),
    ).toEqual([]);
  });

  it("asks AWS for nothing that is not there", () => {
    const resources = stacks.flatMap(({ json }) => Object.values(json.resource ?? {}));
    const names = resources.flatMap((named) => Object.values(named).map(nameOf));
    const asked = commands("docs/sample-ecs.ja.md")
      .filter((command) => command.startsWith("aws "))
      .flatMap((command) => command.match(/sample-[a-z-]+|Ecs\w+Alarm/g) ?? []);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe("the Japanese chapter on computing", () => {
  const chapter = readFileSync(join(ROOT, "docs/computing.ja.md"), "utf8");
  const stack = synthesiseApp((app) => new ComputingStack(app, "computing")).stack("computing");

  it("states the plan line: nobody may log in by SSH, so that rule is none", () => {
    const count = stack.addresses().length - 1;
    expect(chapter).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(chapter).toContain(`Resources: ${count} destroyed.`);
  });

  it("names every instance, volume type and variable, and no resource or output that is not there", () => {
    const types = ["aws_instance", "aws_ebs_volume", "aws_ec2_host"];
    const shown = types.flatMap((type) => Object.keys(stack.resources(type)));
    const variables = Object.keys(stack.json.variable ?? {}).filter((name) => name !== "region");
    const missing = [...shown, ...variables].filter(
      (name) => !chapter.includes(`\`${name}`) && !chapter.includes(`${name}=`),
    );
    expect(missing).toEqual([]);
    const resources = [...chapter.matchAll(/\baws_\w+\.\w+/g)].map(([address]) => address);
    expect(resources.filter((address) => !stack.addresses().includes(address))).toEqual([]);
    const outputs = [...chapter.matchAll(/ output (?:-raw )?(\w+)/g)].map(([, name = ""]) => name);
    expect(outputs.length).toBeGreaterThan(3);
    expect(outputs.filter((name) => stack.json.output?.[name] === undefined)).toEqual([]);
  });
});

describe("the Japanese chapter on run-task", () => {
  const chapter = readFileSync(join(ROOT, "docs/run-task.ja.md"), "utf8");
  const stack = synthesiseApp((app) => new RunTaskStack(app, "run-task")).stack("run-task");

  it("states the plan line, as the README does", () => {
    const count = stack.addresses().length;
    expect(chapter).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(chapter).toContain(`Resources: ${count} destroyed.`);
    expect(readFileSync(join(ROOT, "README.md"), "utf8")).toMatch(
      new RegExp(`npm run plan -- run-task +# ${count} to add`),
    );
  });

  it("names the schedules with their expressions, the queues, alarms, the log group, the command and variables", () => {
    const all = (type: string, attribute: string) => Object.values(stack.resources(type)).map((one) => one[attribute]);
    const names = [
      ...["name", "schedule_expression"].flatMap((attribute) => all("aws_scheduler_schedule", attribute)),
      ...all("aws_sqs_queue", "name"),
      ...all("aws_cloudwatch_metric_alarm", "alarm_name"),
      ...all("aws_cloudwatch_log_group", "name"),
      "run_command",
      ...Object.keys(stack.json.variable ?? {}).filter((name) => name !== "region"),
    ];
    expect(names).toHaveLength(12);
    expect(names.filter((name) => !chapter.includes(String(name)))).toEqual([]);
  });

  it("shows what Schedule writes", () => {
    const lines = codeBlocks("docs/run-task.ja.md", "ts").flatMap((block) => block.trimEnd().split("\n"));
    expect(lines.map((line) => /^(Schedule.+\)) +\/\/ (\w+\(.+\)) /.exec(line)?.slice(1))).toEqual([
      ['Schedule.cron({ minute: "0", hour: "3" })', Schedule.cron({ minute: "0", hour: "3" })],
      [
        'Schedule.cron({ minute: "30", hour: "9", weekDay: "MON-FRI" })',
        Schedule.cron({ minute: "30", hour: "9", weekDay: "MON-FRI" }),
      ],
      ['Schedule.rate(1, "hours")', Schedule.rate(1, "hours")],
    ]);
  });
});

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

describe("the Japanese chapter on hello-world", () => {
  const chapter = readFileSync(join(ROOT, "docs/hello-world.ja.md"), "utf8");
  const app = synthesiseApp((app) => {
    new HelloWorldStack(app, "hello-world");
    new HelloWorldStack(app, "old-hello-world", { prefix: "old-", style: "slides" });
  });
  const [today, slides] = [app.stack("hello-world"), app.stack("old-hello-world")];

  it("states the plan lines", () => {
    for (const stack of [today, slides]) {
      expect(chapter).toContain(`Plan: ${stack.addresses().length} to add, 0 to change, 0 to destroy.`);
    }
    expect(chapter).toContain(`Resources: ${today.addresses().length} destroyed.`);
  });

  it("states every variable with its default", () => {
    for (const [name, variable] of Object.entries({ ...today.json.variable, ...slides.json.variable })) {
      const value = typeof variable.default === "string" ? variable.default : JSON.stringify(variable.default);
      expect(chapter).toContain(`| \`${name}\` | \`${value}\` |`);
    }
  });

  it("asks for a secret that is there", () => {
    const names = Object.values(today.resources("aws_secretsmanager_secret")).map(({ name }) => name);
    const [, asked] = /--secret-id (\S+)/.exec(chapter) ?? [];
    expect(names).toContain(asked);
  });
});

describe("the Japanese chapter on ecs-demo", () => {
  const chapter = readFileSync(join(ROOT, "docs/ecs-demo.ja.md"), "utf8");
  const stack = synthesiseApp((app) => new EcsDemoStack(app, "ecs-demo")).stack("ecs-demo");

  it("states the plan line", () => {
    const count = stack.addresses().length;
    expect(chapter).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(chapter).toContain(`Resources: ${count} destroyed.`);
  });

  it("names each alarm of a service, and asks AWS for none that is not there", () => {
    const names = Object.values(stack.resources("aws_cloudwatch_metric_alarm")).map(({ alarm_name }) => alarm_name);
    const asked = [...chapter.matchAll(/--alarm-name (\S+)/g)].map(([, name]) => name);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
    const short = names.map((name) => String(name).replace("ecs-demo-app-alarms-", ""));
    expect(short.filter((name) => !chapter.includes(`\`${name}\``))).toEqual([]);
  });

  it("runs each demo by the script that there is", () => {
    const demos = commands("docs/ecs-demo.ja.md").filter((command) => command.startsWith("bash "));
    expect(demos.map((command) => command.split(" ").slice(0, 3).join(" "))).toEqual([
      "bash scripts/ecs-demo.sh self-heal",
      "bash scripts/ecs-demo.sh scale",
      "bash scripts/ecs-demo.sh swap",
    ]);
    expect(existsSync(join(ROOT, "scripts/ecs-demo.sh"))).toBe(true);
  });
});
