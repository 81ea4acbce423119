export {
  ComposeApplication,
  type ComposeApplicationProps,
  type ComposeFiles,
} from "./application/compose-application";
export { TranslationError } from "./application/translation-error";
export * from "./errors";
export type { PresentKey } from "./loader/keys";
export { type ComposeOptions, type InactiveService, type LoadedCompose, loadCompose } from "./loader/load";
export { formatLocation, type Location } from "./location";
export type { AiModel } from "./model/ai-model";
export type { BlkioConfig, BlkioLimit, BlkioWeight } from "./model/blkio";
export type { Build } from "./model/build";
export type { Config } from "./model/config";
export type { CredentialSpec } from "./model/credential-spec";
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
export type { Develop, Watch } from "./model/develop";
export type { Device } from "./model/device";
export type { EnvFile } from "./model/env-file";
export type { FileReference } from "./model/file-reference";
export type { Healthcheck } from "./model/healthcheck";
export type { PreStartHook, ServiceHook } from "./model/hook";
export type { Logging } from "./model/logging";
export type { ModelBinding } from "./model/model-binding";
export type { Ipam, IpamPool, Network } from "./model/network";
export type { NetworkAttachment } from "./model/network-attachment";
export type { Port } from "./model/port";
export type { ComposeProject } from "./model/project";
export type { Provider } from "./model/provider";
export type { Secret } from "./model/secret";
export type { Service } from "./model/service";
export type { Ulimit } from "./model/ulimit";
export type { Volume } from "./model/volume";
export type { BindOptions, ImageOptions, TmpfsOptions, VolumeMount, VolumeOptions } from "./model/volume-mount";
export { formatPath, type Path } from "./path";
export type { ComposeWarning } from "./problems";
export type { Extensible } from "./schema/object";
export type { PortRange } from "./syntax/ports";
export { type ComposeReport, countOutcomes, formatReport, type Outcome, type ReportEntry } from "./translate/report";
export type { Environment } from "./yaml/node";
