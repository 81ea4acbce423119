import { readdirSync } from "node:fs";
import { join } from "node:path";
import { addApplication, refusedKeysOf, rulesAgainst } from "../../support/compose-application";
import { ONE_TASK, sampleFiles } from "../../support/compose-samples";
import { ROOT } from "../../support/markdown";
import { emptyStack } from "../../support/synth";

const layout = "one-task";

/** Why the others cannot be one task: a key, and what is wrong with it. */
const REFUSED: Readonly<Record<string, { file?: string; key: string; why: string }>> = {
  "flask-worker": { key: "services.queue.scale", why: "It is one for all containers of a task, and web has 1." },
  gpu: { key: "services.chat.gpus[0].count", why: "Fargate has no GPUs." },
  monitoring: { key: "services.node-exporter.pid", why: "Fargate shares nothing of a host" },
  "node-redis": { file: "compose.ecs.yaml", key: "services.web2.expose[0]", why: "listens on port 3000" },
  voting: { file: "compose.ecs.yaml", key: "services.worker.deploy.replicas", why: "and vote has 1" },
};

describe("the samples in one task", () => {
  it("become one, or are refused for reasons", () => {
    const names = readdirSync(join(ROOT, "__tests__/compose/samples")).sort();
    expect([...Object.keys(REFUSED), ...Object.keys(ONE_TASK)].sort()).toEqual(names);
  });

  it.each(Object.entries(ONE_TASK))("%s becomes one task that passes all rules", (name, files) => {
    expect(rulesAgainst(sampleFiles(name, ...files), { layout })).toEqual([]);
  });

  it.each(Object.entries(REFUSED))("%s is refused", (name, { file, key, why }) => {
    const files = sampleFiles(name, ...(file === undefined ? [] : [file]));
    const refused = refusedKeysOf(() => addApplication(emptyStack(), files, { layout }));
    expect(refused.get(key)).toContain(why);
  });
});
