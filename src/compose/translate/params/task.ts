import type { INetwork } from "../../../network/network";
import type { Draft } from "../draft";
import type { Endings } from "../one-task/endings";
import type { DiscoveryPlan, FileSystemPlan, PlacementPlan } from "../plan";
import type { TaskSize } from "../resources";

/** Where tasks can stand. */
export type Subnets = Pick<INetwork, "privateSubnetIds" | "publicSubnetIds">;

/** The task of an application while its parameters are translated: each adds what it says. */
export class ParamsTask {
  sharesProcesses = false;
  taskRole: string | undefined;
  executionRole: string | undefined;
  placement: PlacementPlan | undefined;
  discovery: DiscoveryPlan | undefined;
  readonly fileSystems: Record<string, FileSystemPlan> = {};

  constructor(
    /** The services that no profile keeps out. */
    readonly drafts: ReadonlyMap<string, Draft>,
    readonly endings: Endings,
    readonly subnets: Subnets,
    /** What the containers ask for together. */
    readonly demand: TaskSize,
    /** `undefined` if Fargate has no such size. */
    readonly size: TaskSize | undefined,
  ) {}
}
