import { hookName } from "./container-names";
import type { Draft, Hook } from "./draft";
import type { ContainerPlan, WaitPlan } from "./plan";

/** The containers of a service that has been translated: those of its hooks, of which each waits for the one before, and its own. */
export function containerPlans(draft: Draft): ContainerPlan[] {
  const own = ownPlan(draft);
  const plans: ContainerPlan[] = [];
  let last: readonly WaitPlan[] = [];
  for (const [index, hook] of draft.hooks.entries()) {
    const service = hookName(draft.name, index);
    plans.push({ ...hookPlan(own, hook), service, waitsFor: index === 0 ? own.waitsFor : last });
    last = [{ service, condition: "SUCCESS" }];
  }
  return [...plans, { ...own, waitsFor: [...own.waitsFor, ...last] }];
}

function ownPlan(draft: Draft): ContainerPlan {
  return {
    service: draft.name,
    owner: draft.name,
    image: draft.image,
    container: { ...draft.container, linux: draft.linux },
    tmpfs: draft.tmpfs,
    ports: draft.ports,
    mounts: draft.mounts,
    files: draft.files,
    logging: draft.logging,
    waitsFor: draft.waitsFor,
    volumesFrom: draft.volumesFrom,
    secrets: draft.secrets,
    repositoryCredentials: draft.repositoryCredentials,
  };
}

/** What a hook does not say is as in the container of the service. */
function hookPlan(own: ContainerPlan, { image, command, user, workingDirectory, environment }: Hook): ContainerPlan {
  const { container } = own;
  const variables = { ...container.environment, ...environment };
  return {
    ...own,
    image: image ?? own.image,
    repositoryCredentials: image === undefined ? own.repositoryCredentials : undefined,
    container: {
      essential: false,
      command,
      user: user ?? container.user,
      workingDirectory: workingDirectory ?? container.workingDirectory,
      environment: Object.keys(variables).length > 0 ? variables : undefined,
      linux: {},
    },
    tmpfs: [],
    ports: [],
  };
}
