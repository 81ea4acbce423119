import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { devDependencies, exports as entries } from "../../package.json";
import { terraformEnvironment } from "../../scripts/provider-mirror";
import { initProject, templatePackages } from "../support/init-project";
import { codeBlocks, ROOT } from "../support/markdown";
import { withoutCredentials } from "../support/placeholders";
import { pack } from "../support/tarball";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

/** What the template asks for without a version, at its newest; ts-node and ts-jest know no TypeScript 7. */
const VERSIONS: Readonly<Record<string, string>> = {
  ...devDependencies,
  constructs: "10.8.1",
  "ts-jest": "29.4.15",
  "ts-node": "10.9.2",
  typescript: "5.9.3",
};
const WHOLLY = ["--incremental", "false", "--skipLibCheck", "false"];
const CDKTF = join(ROOT, "node_modules/.bin/cdktf");

describeWith(["terraform", "registry"], "the package in a project that cdktf init made", () => {
  const directory = initProject();
  const [example = ""] = codeBlocks("README.md", "ts");

  it("is installed beside what the template installs, without a word about peers", async () => {
    const packages = ["cdktf", "constructs", "@cdktf/provider-aws", ...templatePackages()];
    expect(packages).toEqual(expect.arrayContaining(["typescript", "ts-node", "jest", "ts-jest"]));
    const versions = packages.map((name) => `${name}@${VERSIONS[name]}`);
    const options = ["--prefer-offline", "--no-audit", "--no-fund"];
    const output = await run("npm", "install", ...options, pack().file, ...versions);
    expect(output).toMatch(/added \d+ packages/);
    expect(output).not.toMatch(/peer dep|ERESOLVE/i);
    // Fails if a version is not one that somebody asks for.
    expect(await run("npm", "ls")).toContain("cdktf-ecs@");
  });

  it("synthesises the README's example as it is written, by ts-node, which Terraform validates and plans", async () => {
    writeFileSync(join(directory, "main.ts"), example);
    expect(await run(CDKTF, "synth")).toContain("Generated Terraform code for the stacks: shop");
    const stack = join(directory, "cdktf.out/stacks/shop");
    withoutCredentials(stack);
    const terraform = new Terraform(stack);
    await terraform.init();
    await terraform.validate();
    expect(await terraform.plan()).toMatchObject({ add: 35, change: 0, destroy: 0 });
  });

  it("is what the template's Jest tests, by an entry for each folder", async () => {
    writeFileSync(join(directory, "__tests__/service-test.ts"), TEST);
    expect(await run("npm", "test")).toMatch(/Tests: +1 todo, 2 passed, 3 total/);
  });

  // The template's module resolution reads `typesVersions`; newer ones read `exports`.
  it.each([
    ["the template's module resolution", []],
    ["the newest", ["--module", "nodenext", "--moduleResolution", "nodenext"]],
  ])("has types for each entry that compile with its libraries checked, by %s", async (_which, options) => {
    const imports = Object.keys(entries).filter((entry) => entry !== "./package.json");
    const lines = imports.map((entry, index) => `export * as e${index} from "cdktf-ecs${entry.slice(1)}";\n`);
    writeFileSync(join(directory, "entries.ts"), lines.join(""));
    const compiled = await run("npx", "tsc", "--noEmit", ...WHOLLY, "--listFiles", ...options);
    expect(compiled.match(/cdktf-ecs\/dist\/lib\/(?:[a-z-]+\/)?index\.d\.ts$/gm)).toHaveLength(lines.length);
  });

  async function run(command: string, ...args: string[]): Promise<string> {
    const env = { ...terraformEnvironment(), CI: "true" };
    const { stdout, stderr } = await promisify(execFile)(command, args, { cwd: directory, env, maxBuffer: 2 ** 26 });
    return `${stdout}${stderr}`;
  }
});

const TEST = `
  import "cdktf/lib/testing/adapters/jest";
  import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
  import { Testing } from "cdktf";
  import { Cluster } from "cdktf-ecs/cluster";
  import { Network } from "cdktf-ecs/network";
  import { FargateService } from "cdktf-ecs/service";
  import { FargateTaskDefinition } from "cdktf-ecs/task-definition";

  function synthesise(): string {
    return Testing.synthScope((scope) => {
      const network = new Network(scope, "network", { availabilityZones: ["ap-northeast-1a"] });
      const cluster = new Cluster(scope, "cluster");
      const taskDefinition = new FargateTaskDefinition(scope, "web", { cpu: 256, memoryLimitMiB: 512 });
      taskDefinition.addContainer("nginx", { image: "nginx:1.27" });
      new FargateService(scope, "service", { cluster, taskDefinition, network, desiredCount: 2 });
    });
  }

  describe("my service", () => {
    it("has two tasks", () => {
      expect(synthesise()).toHaveResourceWithProperties(EcsService, { desired_count: 2 });
    });

    it("has no third", () => {
      expect(synthesise()).not.toHaveResourceWithProperties(EcsService, { desired_count: 3 });
    });
  });
`;
