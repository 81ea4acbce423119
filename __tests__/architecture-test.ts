import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { scratchFiles } from "./support/scratch";

const ROOT = path.resolve(__dirname, "..");

/** The folders of src, from the bottom to the top. Those on one step do not know each other. */
const STEPS: readonly (readonly string[])[] = [
  ["core"],
  ["rules"],
  ["network", "iam", "cloudwatch"],
  ["scaling"],
  ["compute", "load-balancer", "registry", "storage", "discovery"],
  ["cluster"],
  ["task-definition"],
  ["service"],
  ["monitoring"],
  ["compose", "module"],
  ["stacks"],
  ["modules"],
];
const FOLDERS = STEPS.flat();
/** The sources of the Terraform modules: others take these as they are written. */
const NOT_PUBLISHED = ["modules"];
const stepOf = (folder: string) => STEPS.findIndex((step) => step.includes(folder));

/** What Biome, configured as this project is, finds in a project of these files: the rules violated, by file. */
function lint(files: Readonly<Record<string, string>>): Record<string, string[]> {
  const config = ["biome.json", "package.json", ".gitignore"];
  const copies = Object.fromEntries(config.map((name) => [name, fs.readFileSync(path.join(ROOT, name), "utf8")]));
  const cwd = scratchFiles({ ...copies, ...files }, "architecture");
  const biome = path.join(ROOT, "node_modules/@biomejs/biome/bin/biome");
  const args = ["lint", "--reporter=github", "--max-diagnostics=none", "src"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, ...args], { cwd, encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(`Biome has not run: ${stderr}`);
  const found: Record<string, string[]> = Object.fromEntries(Object.keys(files).map((file) => [file, []]));
  for (const [, rule = "", file = ""] of stdout.matchAll(/^::error title=([^,]+),file=([^,]+),/gm)) {
    found[path.relative(cwd, file)]?.push(rule);
  }
  return found;
}

const RESTRICTED = "lint/style/noRestrictedImports";

describe("the imports of src", () => {
  const planted = FOLDERS.flatMap((from) =>
    FOLDERS.filter((to) => to !== from).map((to) => ({ from, to, file: `src/${from}/planted-${to}.ts` })),
  );
  const value = lint(
    Object.fromEntries(planted.map(({ file, to }) => [file, `import { x } from "../${to}/x";\nx();\n`])),
  );
  const type = lint(
    Object.fromEntries(
      planted.map(({ file, to }) => [file, `import type { X } from "../${to}/x";\nexport const x = (y: X) => y;\n`]),
    ),
  );

  it.each(FOLDERS)("of %s go to the folders below it only", (folder) => {
    for (const { to, file } of planted.filter(({ from }) => from === folder)) {
      const expected = stepOf(to) < stepOf(folder) ? [] : [RESTRICTED];
      expect([file, value[file]]).toEqual([file, expected]);
      expect([file, type[file]]).toEqual([file, expected]);
    }
  });

  it("are held for every folder that there is", () => {
    const entries = fs.readdirSync(path.join(ROOT, "src"), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.filter((name) => !FOLDERS.includes(name))).toEqual([]);
  });
});

describe("the index of a folder", () => {
  const src = path.join(ROOT, "src");
  const files = fs.readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const folders = files.flatMap((file) => (file.includes(path.sep) ? [file.slice(0, file.indexOf(path.sep))] : []));

  it("is there for every folder that is published, and the whole is their sum", () => {
    const published = [...new Set(folders)].filter((folder) => !NOT_PUBLISHED.includes(folder));
    const lines = published.sort().map((folder) => `export * from "./${folder}";\n`);
    expect(fs.readFileSync(path.join(src, "index.ts"), "utf8")).toBe(lines.join(""));
  });

  // Biome, which knows folders by what is below them, would not see `from "../network"`.
  it("is for users: nothing in a folder imports one", () => {
    const indexes = new Set(folders.map((folder) => path.join(src, folder)));
    const imports = files.flatMap((file) =>
      [...fs.readFileSync(path.join(src, file), "utf8").matchAll(/(?:from|import\() ?"(\.[^"]*)"/g)].map(
        ([, target = ""]) => ({ file, imported: path.join(src, file, "..", target).replace(/\/index$/, "") }),
      ),
    );
    expect(imports.length).toBeGreaterThan(1000);
    const wrong = imports.filter(({ file, imported }) => file !== "index.ts" && indexes.has(imported));
    expect(wrong).toEqual([]);
  });
});

describe("Biome", () => {
  const found = lint({
    "src/network/index-of-provider.ts": 'import { vpc } from "@cdktf/provider-aws";\nexport const x = vpc;\n',
    "src/stacks/index-of-provider.ts": 'import { vpc } from "@cdktf/provider-aws";\nexport const x = vpc;\n',
    "src/network/deep.ts": 'import { Vpc } from "@cdktf/provider-aws/lib/vpc";\nexport const x = Vpc;\n',
    "src/network/undeclared.ts": 'import { x } from "lodash";\nx();\n',
    "src/network/any.ts": "export const x = (y: any) => y;\n",
    "src/network/cycle-a.ts": 'import { b } from "./cycle-b";\nexport const a = () => b;\n',
    "src/network/cycle-b.ts": 'import { a } from "./cycle-a";\nexport const b = () => a;\n',
    "src/network/cycle-c.ts": 'import type { D } from "./cycle-d";\nexport type C = D | 1;\n',
    "src/network/cycle-d.ts": 'import type { C } from "./cycle-c";\nexport type D = C | 2;\n',
    "src/network/innocent.ts": 'import { a } from "./cycle-a";\nexport const x = a;\n',
  });

  it.each([
    ["the index of the AWS provider, which costs seconds", "src/network/index-of-provider.ts", RESTRICTED],
    ["it in every folder", "src/stacks/index-of-provider.ts", RESTRICTED],
    ["a package that is not declared", "src/network/undeclared.ts", "lint/correctness/noUndeclaredDependencies"],
    ["any", "src/network/any.ts", "lint/suspicious/noExplicitAny"],
    ["a cycle of imports", "src/network/cycle-a.ts", "lint/suspicious/noImportCycles"],
    ["the other end of it", "src/network/cycle-b.ts", "lint/suspicious/noImportCycles"],
    ["a cycle of types", "src/network/cycle-c.ts", "lint/suspicious/noImportCycles"],
  ])("refuses %s", (_what, file, rule) => {
    expect(found[file]).toEqual([rule]);
  });

  it.each(["src/network/deep.ts", "src/network/innocent.ts"])("has nothing against %s", (file) => {
    expect(found[file]).toEqual([]);
  });
});
