import type { EcsParams } from "../../model/ecs-params";
import { type Account, eachKey, mapped } from "../account";
import { translateRun } from "./run";
import type { ParamsTask } from "./task";
import { translateTaskDefinition } from "./task-definition";

/** An `ecs-params.yml`, and where it is accounted for. */
export interface Params {
  readonly model: EcsParams;
  readonly account: Account;
}

/** What becomes of an `ecs-params.yml`: the task gets what it says. */
export function translateParams({ model, account }: Params, task: ParamsTask): void {
  eachKey(model, account, {
    version: mapped("The version that there is."),
    task_definition: (definition, own) => translateTaskDefinition(definition, own, task),
    run_params: (run, own) => translateRun(run, own, task),
  });
}
