import type { TmpfsMount } from "../../task-definition/linux-parameters";
import type { Service } from "../model/service";
import type {
  ContainerSettings,
  FilePlan,
  LinuxSettings,
  ListenerPlan,
  LoggingPlan,
  MountPlan,
  NetworkListenerPlan,
  PortPlan,
  VolumesFromPlan,
  WaitPlan,
} from "./plan";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A container that runs to its end before that of its service. */
export interface Hook {
  readonly image: string | undefined;
  readonly command: readonly string[] | undefined;
  readonly user: string | undefined;
  readonly workingDirectory: string | undefined;
  readonly environment: Readonly<Record<string, string>> | undefined;
}

/** A service while it is being translated: each key adds what it says. */
export class Draft {
  readonly image: string;
  cpuArchitecture: "X86_64" | "ARM64" | undefined;
  ephemeralStorageGiB: number | undefined;
  readonly container: Writable<Omit<ContainerSettings, "linux">> = {};
  readonly linux: Writable<LinuxSettings> = {};
  readonly tmpfs: TmpfsMount[] = [];
  readonly ports: PortPlan[] = [];
  readonly listeners: ListenerPlan[] = [];
  readonly networkListeners: NetworkListenerPlan[] = [];
  readonly names: string[];
  readonly networks: string[] = [];
  readonly mounts: MountPlan[] = [];
  readonly files: FilePlan[] = [];
  readonly after: string[] = [];
  readonly hooks: Hook[] = [];
  readonly waitsFor: WaitPlan[] = [];
  readonly volumesFrom: VolumesFromPlan[] = [];
  readonly secrets: Record<string, string> = {};
  repositoryCredentials: string | undefined;
  readonly tags: Record<string, string> = {};
  logging: LoggingPlan | undefined = {};

  constructor(
    readonly name: string,
    readonly service: Service,
  ) {
    this.image = service.image ?? "";
    this.names = [name.toLowerCase()];
  }

  /** Opens a port for the networks of the service. */
  open(port: number, protocol: "tcp" | "udp"): void {
    if (this.ports.some((known) => known.port === port && known.protocol === protocol)) return;
    this.ports.push({ port, protocol });
  }
}
