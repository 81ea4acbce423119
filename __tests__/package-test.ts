import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { dependencies, devDependencies, exports as entries, peerDependencies } from "../package.json";
import { ROOT } from "./support/markdown";
import { scratchFiles } from "./support/scratch";
import { pack } from "./support/tarball";

// Packing compiles the project, and each check of types another program.
jest.setTimeout(120_000);

const FOLDERS = [...readFileSync(join(ROOT, "src/index.ts"), "utf8").matchAll(/"\.\/(.*)"/g)].map(
  ([, name = ""]) => name,
);
/** The code of a Lambda function, which one of the stacks reads. AWS has its SDK there. */
const DATA = "dist/lib/stacks/sample-ecs/task-count";
const ENTRIES = ["cdktf-ecs", ...FOLDERS.map((folder) => `cdktf-ecs/${folder}`)];

describe("the package", () => {
  const tarball = pack();
  const compiled = tarball.files.filter((file) => file.endsWith(".js"));
  const consumer = install(tarball.file);
  const installed = join(consumer, "node_modules/cdktf-ecs");

  it("holds files of the published folders compiled, with types and source maps, and what these read; nothing else", () => {
    const modules = compiled.map((file) => file.replace(/\.js$/, "")).filter((module) => module !== DATA);
    const products = modules.flatMap((module) => [`${module}.js`, `${module}.js.map`, `${module}.d.ts`]);
    expect([...tarball.files].sort()).toEqual(
      ["LICENSE", "README.md", "package.json", ...products, `${DATA}.js`].sort(),
    );
    const published = new RegExp(`^dist/lib/(?:index|(?:${FOLDERS.join("|")})/.*)$`);
    expect(modules.filter((module) => !published.test(module))).toEqual([]);
    expect(modules).toContain("dist/lib/service/fargate-service");
  });

  it("has the sources in their maps, as they are not in the package", () => {
    const maps = tarball.files.filter((file) => file.endsWith(".map"));
    for (const file of maps) {
      const { sourcesContent } = JSON.parse(readFileSync(join(installed, file), "utf8"));
      const source = file.replace("dist/lib", "src").replace(/\.js\.map$/, ".ts");
      expect(sourcesContent).toEqual([readFileSync(join(ROOT, source), "utf8")]);
    }
    expect(maps.length).toBeGreaterThan(100);
  });

  it("has an entry for each folder, beside the whole", () => {
    const folders = FOLDERS.map((folder) => [`./${folder}`, `./dist/lib/${folder}/index.js`]);
    expect(entries).toEqual({
      ".": "./dist/lib/index.js",
      ...Object.fromEntries(folders),
      "./package.json": "./package.json",
    });
  });

  it("loads each entry without the others, and the whole is their sum", () => {
    const names = new Map(ENTRIES.map((entry) => [entry, namesIn(consumer, entry)]));
    const { "cdktf-ecs": whole, ...parts } = Object.fromEntries(names);
    const sum = Object.values(parts).flat();
    expect(whole).toContain("FargateService");
    expect(sum.sort()).toEqual(whole);
  });

  it("imports no package but those that it declares, and declares none that it does not import", () => {
    const imported = compiled
      .filter((file) => file !== `${DATA}.js`)
      .flatMap((file) => [...readFileSync(join(installed, file), "utf8").matchAll(/require\("([^."][^"]*)"\)/g)])
      .map(([, name = ""]) => name)
      .filter((name) => !isBuiltin(name))
      .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0]);
    const declared = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
    expect([...new Set(imported)].sort()).toEqual(declared.sort());
  });

  it("takes cdktf, constructs and the provider from its user, from the versions on that are tested here", () => {
    const tested: Readonly<Record<string, string>> = devDependencies;
    expect(Object.keys(peerDependencies)).toEqual(["@cdktf/provider-aws", "cdktf", "constructs"]);
    for (const [name, range] of Object.entries(peerDependencies))
      expect([name, range]).toEqual([name, `^${tested[name]}`]);
  });

  it.each([
    ["commonjs", "bundler"],
    ["node16", "node16"],
    ["nodenext", "nodenext"],
  ])("has types without errors, for module %s and moduleResolution %s", (module, moduleResolution) => {
    const strict = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--target", "ES2018"];
    const options = ["--module", module, "--moduleResolution", moduleResolution, "--types", "node", ...strict];
    const { stdout, status } = node(consumer, [
      join(ROOT, "node_modules/typescript/bin/tsc"),
      "--noEmit",
      ...options,
      "main.ts",
    ]);
    expect([stdout, status]).toEqual(["", 0]);
  });
});

describe("the lock file", () => {
  interface Entry {
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }

  it("knows the native parts of every package, those for other systems too: `npm ci` fails otherwise", () => {
    const packages: Readonly<Record<string, Entry>> = JSON.parse(
      readFileSync(join(ROOT, "package-lock.json"), "utf8"),
    ).packages;
    const known = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
    const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(wanted.length).toBeGreaterThan(50);
    expect(wanted.filter((name) => !known.has(name))).toEqual([]);
  });
});

/** A project that has the package, and what this asks for, but nothing else; without a registry. */
function install(tarball: string): string {
  const imports = ENTRIES.map((entry, index) => `export * as e${index} from "${entry}";\n`).join("");
  const directory = scratchFiles({ "package.json": "{}", "main.ts": imports }, "consumer");
  const modules = join(directory, "node_modules");
  const packages = [...Object.keys(dependencies), ...Object.keys(peerDependencies), "@types/node", "undici-types"];
  for (const name of packages) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  }
  const unpacked = spawnSync("tar", ["-xzf", tarball, "-C", modules], { encoding: "utf8" });
  if (unpacked.status !== 0) throw new Error(unpacked.stderr);
  renameSync(join(modules, "package"), join(modules, "cdktf-ecs"));
  return directory;
}

/** What an entry of the package exports, when nothing else is loaded. */
function namesIn(directory: string, entry: string): string[] {
  const { stdout, stderr } = node(directory, ["--print", `JSON.stringify(Object.keys(require("${entry}")))`]);
  if (stderr !== "") throw new Error(stderr);
  return (JSON.parse(stdout) as string[]).sort();
}

function node(cwd: string, args: readonly string[]) {
  return spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
}
