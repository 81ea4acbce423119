import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { scripts } from "../package.json";
import { CHAPTERS } from "../src/stacks/handson/chapters";
import { codeBlocks, commands, ROOT } from "./support/markdown";

const DOCS = readdirSync(join(ROOT, "docs")).map((file) => `docs/${file}`);
const FILES = ["README.md", ...DOCS];
/** `prepack` is for npm to call. */
const WORDS = Object.keys(scripts).filter((word) => word !== "prepack");
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
  const [program = "", ...all] = withoutVariables(command).split(/\s+/);
  const args = all.filter((argument) => argument !== "--silent");
  if (program === "npm")
    return (
      ["ci", "test", "install", "pack"].includes(args[0] ?? "") || (args[0] === "run" && WORDS.includes(args[1] ?? ""))
    );
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
