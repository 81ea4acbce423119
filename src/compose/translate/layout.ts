import type { Network } from "../model/network";
import type { Service } from "../model/service";
import type { Account, Handlers } from "./account";
import type { Draft } from "./draft";
import type { ServicePlan } from "./plan";

/** How the services of the files become services of ECS: each by itself, or all as containers of one task. */
export type LayoutName = "services" | "one-task";

/** What becomes of these keys depends on whether the other services run in the same task. */
export type LayoutKey =
  | "container_name"
  | "cpu_period"
  | "cpu_quota"
  | "cpu_shares"
  | "cpus"
  | "depends_on"
  | "deploy"
  | "env_file"
  | "environment"
  | "expose"
  | "hostname"
  | "links"
  | "mem_limit"
  | "mem_reservation"
  | "network_mode"
  | "networks"
  | "pid"
  | "platform"
  | "ports"
  | "restart"
  | "scale"
  | "storage_opt"
  | "sysctls"
  | "volumes_from";

export type LayoutHandlers = Handlers<Pick<Service, LayoutKey>>;

/** All in which one layout differs from another. */
export interface Layout {
  handlers(draft: Draft): LayoutHandlers;
  /** What becomes of a network of the application. */
  network(network: Network, account: Account, used: boolean): void;
  /** Accounts for an image whose name is well. */
  image(draft: Draft, account: Account): void;
  /** Looks at a service whose keys have been accounted for. */
  finish(draft: Draft, account: Account): void;
  /** The services of ECS, of all that has been translated. */
  plan(): readonly ServicePlan[];
}
