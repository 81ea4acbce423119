import type { Draft } from "./draft";
import type { ContainerPlan } from "./plan";

/** The container of a service that has been translated. */
export function containerPlan(draft: Draft): ContainerPlan {
  return {
    service: draft.name,
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
