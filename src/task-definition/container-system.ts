import { type LinuxParameters, linuxParametersJson } from "./linux-parameters";
import { mapEntries } from "./map-entries";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html */
export type UlimitName =
  | "core"
  | "cpu"
  | "data"
  | "fsize"
  | "locks"
  | "memlock"
  | "msgqueue"
  | "nice"
  | "nofile"
  | "nproc"
  | "rss"
  | "rtprio"
  | "rttime"
  | "sigpending"
  | "stack";

/** How much of something a process may use. */
export interface Ulimit {
  readonly name: UlimitName;
  /** Where a process without privileges is stopped. */
  readonly softLimit: number;
  /** How far such a process may raise the limit itself, at least `softLimit`. */
  readonly hardLimit: number;
}

/** How a container stands in its operating system. */
export interface ContainerSystemOptions {
  /**
   * A user by name or number, with or without a group: `1000:1000`.
   * @default the image's
   */
  readonly user?: string;
  /**
   * Whether the container may do nearly all that its instance may, not on Fargate.
   * @default false, from AWS
   */
  readonly privileged?: boolean;
  /**
   * Whether the container cannot write to its own file system.
   * @default false, from AWS
   */
  readonly readonlyRootFilesystem?: boolean;
  /** @default those of Docker on the instance; on Fargate those of the operating system, and 65535 for `nofile` */
  readonly ulimits?: readonly Ulimit[];
  /**
   * Kernel parameters: `{ "net.core.somaxconn": "1024" }`.
   * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html
   * @default none
   */
  readonly systemControls?: Readonly<Record<string, string>>;
  /** @default none */
  readonly linuxParameters?: LinuxParameters;
  /**
   * Whether the program's standard input stays open, as by `docker run --interactive`.
   * @default false, from AWS
   */
  readonly interactive?: boolean;
  /**
   * Whether the program has a terminal, as by `docker run --tty`.
   * @default false, from AWS
   */
  readonly pseudoTerminal?: boolean;
}

/** The members of the ECS API that say how a container stands in its operating system. */
export function systemJson(options: ContainerSystemOptions) {
  const { systemControls, linuxParameters } = options;
  return {
    user: options.user,
    privileged: options.privileged,
    readonlyRootFilesystem: options.readonlyRootFilesystem,
    ulimits: options.ulimits,
    systemControls: systemControls && mapEntries(systemControls, "namespace"),
    linuxParameters: linuxParameters && linuxParametersJson(linuxParameters),
    interactive: options.interactive,
    pseudoTerminal: options.pseudoTerminal,
  };
}
