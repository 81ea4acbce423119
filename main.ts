import { App } from "cdktf";
import { context } from "./cdktf.json";
import { program } from "./src/core/program";
import { ComputingStack } from "./src/stacks/computing/computing-stack";
import { EcsDemoStack } from "./src/stacks/ecs-demo/ecs-demo-stack";
import { HandsonStack } from "./src/stacks/handson/handson-stack";
import { HelloWorldStack, type HelloWorldStyle } from "./src/stacks/hello-world/hello-world-stack";
import { PlacementStack } from "./src/stacks/placement/placement-stack";
import { RegistryStack } from "./src/stacks/registry/registry-stack";
import { RunTaskStack } from "./src/stacks/run-task/run-task-stack";
import { SampleClusterStack } from "./src/stacks/sample-cluster/sample-cluster-stack";
import { type InstanceScaling, SampleEcsStack } from "./src/stacks/sample-ecs/sample-ecs-stack";

program(() => {
  const app = new App({ context });
  const { HANDSON_CHAPTER, STACK_PREFIX: prefix = "", SAMPLE_CLUSTER_DAEMON, SAMPLE_ECS_SCALING } = process.env;
  const { COMPUTING_DEDICATED, COMPUTING_CAPACITY_RESERVATION, HELLO_WORLD_STYLE } = process.env;
  const state = app.node.tryGetContext("state");
  new HandsonStack(app, "handson", {
    chapter: HANDSON_CHAPTER ? Number(HANDSON_CHAPTER) : undefined,
    state,
  });
  new PlacementStack(app, "placement", { state });
  new SampleClusterStack(app, `${prefix}sample-cluster`, { prefix, daemon: SAMPLE_CLUSTER_DAEMON === "1", state });
  new SampleEcsStack(app, `${prefix}sample-ecs`, {
    prefix,
    scaling: (SAMPLE_ECS_SCALING || undefined) as InstanceScaling | undefined,
    state,
  });
  new ComputingStack(app, `${prefix}computing`, {
    prefix,
    dedicated: COMPUTING_DEDICATED !== "0",
    capacityReservation: COMPUTING_CAPACITY_RESERVATION === "1",
    state,
  });
  new RunTaskStack(app, `${prefix}run-task`, { prefix, state });
  new RegistryStack(app, `${prefix}registry`, { prefix, state });
  new HelloWorldStack(app, `${prefix}hello-world`, {
    prefix,
    style: (HELLO_WORLD_STYLE || undefined) as HelloWorldStyle | undefined,
    state,
  });
  new EcsDemoStack(app, `${prefix}ecs-demo`, { prefix, state });
  app.synth();
});
