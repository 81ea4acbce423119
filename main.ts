import { App } from "cdktf";
import { context } from "./cdktf.json";
import { program } from "./src/core/program";
import { HandsonStack } from "./src/stacks/handson/handson-stack";
import { PlacementStack } from "./src/stacks/placement/placement-stack";

program(() => {
  const app = new App({ context });
  const { HANDSON_CHAPTER } = process.env;
  const state = app.node.tryGetContext("state");
  new HandsonStack(app, "handson", {
    chapter: HANDSON_CHAPTER ? Number(HANDSON_CHAPTER) : undefined,
    state,
  });
  new PlacementStack(app, "placement", { state });
  app.synth();
});
