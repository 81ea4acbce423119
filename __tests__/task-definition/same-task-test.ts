import { Testing } from "cdktf";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { stackWithProvider } from "../support/synth";

describe("a container that would wait for one of another task, or take its volumes", () => {
  it.each(["dependsOn", "volumesFrom"])("is refused, even if this task has one of the same name: %s", (property) => {
    const stack = stackWithProvider(Testing.app(), "stack");
    const container = new FargateTaskDefinition(stack, "other").addContainer("db", { image: "db:1" });
    const web = new FargateTaskDefinition(stack, "web");
    web.addContainer("db", { image: "db:1" });
    const add = () => web.addContainer("app", { image: "app:1", [property]: [{ container }] });
    expect(add).toThrow(
      `[stack/web/app] ${property} is "stack/other/db"; allowed: containers of the same task definition. `,
    );
  });
});
