import type { Draft } from "./draft";
import type { Jobs } from "./jobs";
import { demandOf, fargateSize, type TaskSize } from "./resources";

/** The smallest size of Fargate that fits a service, and each of its jobs before it; `undefined` if none does. */
export function sizeOfTask(draft: Draft, jobs: Jobs): TaskSize | undefined {
  const demands = [draft, ...jobs.of(draft)].map(({ service }) => demandOf(service));
  return fargateSize(
    Math.max(...demands.map(({ cpu }) => cpu)),
    Math.max(...demands.map(({ memoryLimitMiB }) => memoryLimitMiB)),
  );
}
