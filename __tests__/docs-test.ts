import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { scripts } from "../package.json";
import { CHAPTERS } from "../src/stacks/handson/chapters";
import { PlacementStack } from "../src/stacks/placement/placement-stack";
import { SampleClusterStack } from "../src/stacks/sample-cluster/sample-cluster-stack";
import { codeBlocks, commands, ROOT } from "./support/markdown";
import { synthesiseApp } from "./support/synth";

const DOCS = readdirSync(join(ROOT, "docs")).map((file) => `docs/${file}`);
const FILES = ["README.md", ...DOCS];
const WORDS = Object.keys(scripts);
/** Commands of programs that are not ours; which of them there are is for their own tests to say. */
const PROGRAMS = ["terraform", "aws", "cp", "node", "curl", "export", "unset", "cd", "chmod", "ssh"];
const CDKTF = ["synth", "diff", "deploy", "destroy"];

/** `HANDSON_CHAPTER=3 npm run plan -- handson` without its variables. */
function withoutVariables(command: string): string {
  return command.replace(/^(?:[A-Z_]+=\S+\s+)+/, "");
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

describe("the code in the Japanese guide", () => {
  const sources = ["handson-stack.ts", "variables.ts", "chapters.ts"].map((file) =>
    readFileSync(join(ROOT, "src/stacks/handson", file), "utf8"),
  );
  const known = new Set(sources.flatMap((source) => source.split("\n").map((line) => line.trim())));

  it("is the code of the stack", () => {
    const lines = codeBlocks("docs/handson.ja.md", "ts").flatMap((block) =>
      block.split("\n").map((line) => line.trim()),
    );
    expect(lines.length).toBeGreaterThan(50);
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
