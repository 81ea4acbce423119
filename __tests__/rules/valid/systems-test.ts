import type { App } from "cdktf";
import { addModules } from "../../../src/modules";
import { ComputingStack } from "../../../src/stacks/computing/computing-stack";
import { EcsDemoStack } from "../../../src/stacks/ecs-demo/ecs-demo-stack";
import { CHAPTERS } from "../../../src/stacks/handson/chapters";
import { HandsonStack } from "../../../src/stacks/handson/handson-stack";
import { HelloWorldStack, type HelloWorldStyle } from "../../../src/stacks/hello-world/hello-world-stack";
import { PlacementStack } from "../../../src/stacks/placement/placement-stack";
import { RegistryStack } from "../../../src/stacks/registry/registry-stack";
import { RunTaskStack } from "../../../src/stacks/run-task/run-task-stack";
import { SampleClusterStack } from "../../../src/stacks/sample-cluster/sample-cluster-stack";
import { type InstanceScaling, SampleEcsStack } from "../../../src/stacks/sample-ecs/sample-ecs-stack";
import { addApplication } from "../../support/compose-application";
import { CONVERTED, ONE_TASK, sampleFiles } from "../../support/compose-samples";
import { stackWithProvider, warningsOfApp } from "../../support/synth";

const STYLES: readonly HelloWorldStyle[] = ["today", "slides"];
const SCALINGS: readonly InstanceScaling[] = ["capacity-provider", "same-alarms", "instances-first"];
const EITHER = [true, false];

/** What `main.ts` makes, by all of the variables that it reads. */
const STACKS: readonly (readonly [name: string, build: (app: App) => unknown])[] = [
  ...CHAPTERS.map(
    (_, i) =>
      [`handson to chapter ${i + 1}`, (app: App) => new HandsonStack(app, "handson", { chapter: i + 1 })] as const,
  ),
  ["placement", (app) => new PlacementStack(app, "placement")],
  ["registry", (app) => new RegistryStack(app, "blue-registry", { prefix: "blue-" })],
  ["run-task", (app) => new RunTaskStack(app, "blue-run-task", { prefix: "blue-" })],
  ["ecs-demo", (app) => new EcsDemoStack(app, "blue-ecs-demo", { prefix: "blue-" })],
  ...EITHER.map(
    (daemon) =>
      [`sample-cluster, daemon ${daemon}`, (app: App) => new SampleClusterStack(app, "cluster", { daemon })] as const,
  ),
  ...SCALINGS.map(
    (scaling) => [`sample-ecs, ${scaling}`, (app: App) => new SampleEcsStack(app, "sample-ecs", { scaling })] as const,
  ),
  ...STYLES.map(
    (style) => [`hello-world, ${style}`, (app: App) => new HelloWorldStack(app, "hello", { style })] as const,
  ),
  ...EITHER.flatMap((dedicated) =>
    EITHER.map((capacityReservation) => {
      const build = (app: App) => new ComputingStack(app, "computing", { dedicated, capacityReservation });
      return [`computing, dedicated ${dedicated}, reserved ${capacityReservation}`, build] as const;
    }),
  ),
];

describe("no rule complains about", () => {
  it.each(STACKS)("the stack %s", (_name, build) => {
    expect(warningsOfApp(build)).toEqual([]);
  });

  it("the modules, of which only their users know much", () => {
    expect(warningsOfApp(addModules)).toEqual([]);
  });

  /** Passwords in plain text, and databases that are published, stand so in the sample's file: a warning says it, and nothing else is wrong. */
  const butForTheFile = (build: (app: App) => void) =>
    warningsOfApp(build)
      .flatMap((text) => text.split("\n"))
      .filter((line) => !/^Warning: SEC(121|403) /.test(line));

  it.each(Object.entries(CONVERTED))("the sample %s of Compose", (name, files) => {
    const build = (app: App) => addApplication(stackWithProvider(app, "blue"), sampleFiles(name, ...files));
    expect(butForTheFile(build)).toEqual([]);
  });

  it.each(Object.entries(ONE_TASK))("the sample %s of Compose in one task", (name, files) => {
    const options = { layout: "one-task" } as const;
    const build = (app: App) => addApplication(stackWithProvider(app, "blue"), sampleFiles(name, ...files), options);
    expect(butForTheFile(build)).toEqual([]);
  });
});
