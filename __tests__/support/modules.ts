import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { writeModules } from "../../src/module/write-modules";
import { addModules } from "../../src/modules";
import { allRules } from "../../src/rules/all-rules";
import { check, message } from "../../src/rules/check";
import { modulesOf } from "../../src/rules/input/plan";
import { leftovers } from "./emulator/leftovers";
import { useEmulator } from "./emulator/use-emulator";
import type { PlanJson } from "./plan-json";
import { scratchDirectory } from "./scratch";
import { Terraform, TerraformError } from "./terraform";
import { describeWith } from "./toolchain";

/** Writes all modules, as `npm run modules` does, and returns their folders. */
export function writtenModules(directory: string): string[] {
  const app = new App({ outdir: scratchDirectory("modules") });
  addModules(app);
  return writeModules(app, directory);
}

/** Arguments of a provider that asks AWS nothing, for plans. */
export const WITHOUT_AWS = {
  region: "ap-northeast-1",
  access_key: "placeholder",
  secret_key: "placeholder",
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_requesting_account_id: true,
};

/** A root configuration that calls the module `name`, and can be planned without AWS. */
export class CallWithoutAws {
  readonly terraform: Terraform;

  constructor(
    private readonly name: string,
    inputs: object,
  ) {
    this.terraform = new Terraform(scratchDirectory(`call-${name}`));
    writtenModules(join(this.terraform.directory, "modules"));
    this.change(inputs);
  }

  /** Calls it with other inputs, which needs no second `init`. */
  change(inputs: object): void {
    const called = { source: `./modules/${this.name}`, ...inputs };
    const json = { provider: { aws: WITHOUT_AWS }, module: { called } };
    writeFileSync(join(this.terraform.directory, "main.tf.json"), JSON.stringify(json));
  }

  /** What a plan says that fails, without the frame around it and the ends of its lines. */
  async failure(): Promise<string> {
    const { stderr } = await this.terraform.plan().then(
      () => ({ stderr: "" }),
      (error: unknown) => (error instanceof TerraformError ? error.exit : Promise.reject(error)),
    );
    return stderr.replaceAll(/\s*\n[│╵╷\s]*/g, " ");
  }
}

/** What the rules say of a plan. */
function complaints(plan: PlanJson): string[] {
  return modulesOf({ ...plan })
    .flatMap((configuration) => check(configuration, allRules))
    .filter(({ rule }) => rule.id !== TAGS_OF_TASKS)
    .map(message);
}

/** Warns of the defaults of the modules for services, by which tasks have the tags of ECS alone. */
const TAGS_OF_TASKS = "SV088";

export interface CalledModule {
  /** How many resources the root configuration adds. */
  readonly adds: number;
  /** What is true of the outputs of the root configuration. */
  readonly outputs?: object;
  /** Values of its variables that change something in place. */
  readonly update: Readonly<Record<string, unknown>>;
}

/**
 * Proves a module on the emulator by the root configuration in `__tests__/e2e/modules/<name>`, in HCL, which calls it in every way that there is: by
 * itself, with `count`, with `for_each`, with `depends_on` and inside another module.
 */
export function describeCalls(name: string, { adds, outputs, update }: CalledModule): void {
  describeWith(["terraform", "emulator"], `the module ${name}, called from HCL`, () => {
    const emulator = useEmulator();
    let terraform: Terraform;

    beforeAll(() => {
      const root = scratchDirectory(`calls-${name}`);
      cpSync(join(__dirname, "..", "e2e", "modules", name), root, { recursive: true });
      writtenModules(join(root, "modules"));
      terraform = new Terraform(root, { env: emulator().env });
    });

    it("is valid, and applied", async () => {
      await terraform.init();
      await terraform.validate();
      const plan = await terraform.plan();
      expect(complaints(await plan.json())).toEqual([]);
      expect(await terraform.apply({ plan })).toEqual({ add: adds, change: 0, destroy: 0 });
    });

    it("changes nothing when it is planned again", async () => {
      expect((await terraform.plan()).noChanges).toBe(true);
    });

    if (outputs !== undefined) {
      it("gives its outputs", async () => {
        expect(await terraform.output()).toMatchObject(outputs);
      });
    }

    it("is updated without a replacement", async () => {
      const plan = await terraform.plan({ vars: update });
      expect(plan).toMatchObject({ noChanges: false, destroy: 0 });
      await terraform.apply({ plan });
      expect((await terraform.plan({ vars: update })).noChanges).toBe(true);
    });

    it("leaves nothing when it is destroyed", async () => {
      expect(await terraform.destroy({ vars: update })).toMatchObject({ add: 0, change: 0 });
      expect(await leftovers(emulator())).toEqual([]);
    });
  });
}
