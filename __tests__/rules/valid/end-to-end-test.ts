import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import { scratchDirectory } from "../../support/scratch";

const FILES = join(__dirname, "../../e2e");
/** Comes to its stack only behind Terraform. It is that of handson-test.ts. */
const LEFT_OUT = "handson-switch-test.ts";

type Step = () => unknown;
type Deployable = (outdir: string, stack: string, compose: (app: App) => void) => string;

/** What stands in the end-to-end test that is read: its groups of tests, and which apps it deploys. */
let mockGroups: Step[] = [];
let mockApps: ((app: App) => void)[] = [];

jest.mock("../../support/toolchain", () => ({
  describeWith: (_requirements: unknown, _name: unknown, group: Step) => mockGroups.push(group),
}));
jest.mock("../../support/deployable", () => ({
  deployable: (outdir: string, _stack: string, compose: (app: App) => void) => {
    mockApps.push(compose);
    return outdir;
  },
}));
jest.mock("../../support/emulator/use-emulator", () => ({ useEmulator: () => () => ({ env: {} }) }));
jest.mock("../../support/emulator/api", () => ({
  awsApi: () => new Proxy({}, { get: () => ({ send: async () => ({}) }) }),
}));
jest.mock("../../support/terraform", () => ({ Terraform: class {} }));

/** The hooks and the tests of a file, which are not run by Jest. */
function stepsOf(file: string): Step[] {
  mockGroups = [];
  require(join(FILES, file));
  const steps: Step[] = [];
  const add = (step: Step) => steps.push(step);
  const test = (_name: string, step: Step) => steps.push(step);
  const each = (rows: readonly unknown[]) => (_name: string, step: (...row: unknown[]) => unknown) => {
    for (const row of rows) steps.push(() => step(...[row].flat()));
  };
  const { it, beforeAll, beforeEach, afterAll } = globalThis;
  const nothing = () => {};
  Object.assign(globalThis, {
    it: Object.assign(test, { each }),
    beforeAll: add,
    beforeEach: nothing,
    afterAll: nothing,
  });
  for (const group of mockGroups) group();
  Object.assign(globalThis, { it, beforeAll, beforeEach, afterAll });
  return steps;
}

/** The apps that a file deploys, as far as it comes without Terraform and AWS. */
async function appsOf(steps: readonly Step[]): Promise<((app: App) => void)[]> {
  mockApps = [];
  for (const step of steps)
    await Promise.resolve()
      .then(step)
      .catch(() => {});
  return mockApps;
}

const deploying = readdirSync(FILES)
  .filter(
    (file) =>
      file.endsWith("-test.ts") &&
      file !== LEFT_OUT &&
      readFileSync(join(FILES, file), "utf8").includes("support/deployable"),
  )
  .map((file) => [file, stepsOf(file)] as const);

describe("no rule complains about what the end-to-end tests deploy", () => {
  it.each(deploying)("%s", async (_file, steps) => {
    const apps = await appsOf(steps);
    expect(apps.length).toBeGreaterThan(0);
    const { deployable } = jest.requireActual<{ deployable: Deployable }>("../../support/deployable");
    for (const app of apps) {
      const outdir = scratchDirectory("valid");
      expect(() => deployable(outdir, "", app)).not.toThrow();
    }
  });
});
