export * from "./errors";
export type { PresentKey } from "./loader/keys";
export { type ComposeOptions, type InactiveService, type LoadedCompose, loadCompose } from "./loader/load";
export { formatLocation, type Location } from "./location";
export type { Build } from "./model/build";
export type { Dependency } from "./model/dependency";
export type {
  Deploy,
  DeviceRequest,
  DiscreteResource,
  GenericResource,
  Limits,
  Placement,
  PlacementPreference,
  Reservations,
  Resources,
  RestartPolicy,
  UpdateConfig,
} from "./model/deploy";
export type { EnvFile } from "./model/env-file";
export type { FileReference } from "./model/file-reference";
export type { Healthcheck } from "./model/healthcheck";
export type { NetworkAttachment } from "./model/network-attachment";
export type { Port } from "./model/port";
export type { ComposeProject } from "./model/project";
export type { AiModel, Config, Ipam, IpamPool, Network, Secret, Volume } from "./model/resources";
export type { Service } from "./model/service";
export type {
  BlkioConfig,
  BlkioLimit,
  BlkioWeight,
  CredentialSpec,
  Develop,
  Device,
  Logging,
  ModelBinding,
  PreStartHook,
  Provider,
  ServiceHook,
  Watch,
} from "./model/service-parts";
export type { Ulimit } from "./model/ulimit";
export type { BindOptions, ImageOptions, TmpfsOptions, VolumeMount, VolumeOptions } from "./model/volume-mount";
export { formatPath, type Path } from "./path";
export type { ComposeWarning } from "./problems";
export type { Extensible } from "./schema/object";
export type { PortRange } from "./syntax/ports";
export type { Environment } from "./yaml/node";
