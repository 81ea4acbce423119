import { App } from "cdktf";
import { context } from "./cdktf.json";
import { program } from "./src/core/program";
import { HandsonStack } from "./src/stacks/handson/handson-stack";

program(() => {
  const app = new App({ context });
  const { HANDSON_CHAPTER } = process.env;
  new HandsonStack(app, "handson", {
    chapter: HANDSON_CHAPTER ? Number(HANDSON_CHAPTER) : undefined,
    state: app.node.tryGetContext("state"),
  });
  app.synth();
});
