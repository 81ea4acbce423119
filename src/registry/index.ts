export type { ImageReference } from "./image-reference";
export * from "./pull-through-cache-rule";
export * from "./repository";
export type { IRepository } from "./repository-base";
export type { RepositoryLifecycle } from "./repository-lifecycle";
export * from "./upstream-registry";
