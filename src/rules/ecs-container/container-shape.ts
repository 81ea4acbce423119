import { isKnown } from "../configuration";

/** What a value in a container is to the API of ECS: a text, a map of texts, a list of one shape, or an object with members. */
export type Shape =
  | "string"
  | "integer"
  | "boolean"
  | "texts"
  | readonly [Shape]
  | { readonly [member: string]: Shape };

const TEXTS = ["string"] as const;
const NAMED = [{ name: "string", value: "string" }] as const;
const SECRETS = [{ name: "string", valueFrom: "string" }] as const;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
export const CONTAINER = {
  name: "string",
  image: "string",
  repositoryCredentials: { credentialsParameter: "string" },
  cpu: "integer",
  memory: "integer",
  memoryReservation: "integer",
  links: TEXTS,
  portMappings: [
    {
      containerPort: "integer",
      hostPort: "integer",
      protocol: "string",
      name: "string",
      appProtocol: "string",
      containerPortRange: "string",
    },
  ],
  essential: "boolean",
  restartPolicy: { enabled: "boolean", ignoredExitCodes: ["integer"], restartAttemptPeriod: "integer" },
  entryPoint: TEXTS,
  command: TEXTS,
  environment: NAMED,
  environmentFiles: [{ value: "string", type: "string" }],
  mountPoints: [{ sourceVolume: "string", containerPath: "string", readOnly: "boolean" }],
  volumesFrom: [{ sourceContainer: "string", readOnly: "boolean" }],
  linuxParameters: {
    capabilities: { add: TEXTS, drop: TEXTS },
    devices: [{ hostPath: "string", containerPath: "string", permissions: TEXTS }],
    initProcessEnabled: "boolean",
    sharedMemorySize: "integer",
    tmpfs: [{ containerPath: "string", size: "integer", mountOptions: TEXTS }],
    maxSwap: "integer",
    swappiness: "integer",
  },
  secrets: SECRETS,
  dependsOn: [{ containerName: "string", condition: "string" }],
  startTimeout: "integer",
  stopTimeout: "integer",
  versionConsistency: "string",
  hostname: "string",
  user: "string",
  workingDirectory: "string",
  disableNetworking: "boolean",
  privileged: "boolean",
  readonlyRootFilesystem: "boolean",
  dnsServers: TEXTS,
  dnsSearchDomains: TEXTS,
  extraHosts: [{ hostname: "string", ipAddress: "string" }],
  dockerSecurityOptions: TEXTS,
  interactive: "boolean",
  pseudoTerminal: "boolean",
  dockerLabels: "texts",
  ulimits: [{ name: "string", softLimit: "integer", hardLimit: "integer" }],
  logConfiguration: { logDriver: "string", options: "texts", secretOptions: SECRETS },
  healthCheck: {
    command: TEXTS,
    interval: "integer",
    timeout: "integer",
    retries: "integer",
    startPeriod: "integer",
  },
  systemControls: [{ namespace: "string", value: "string" }],
  resourceRequirements: [{ value: "string", type: "string" }],
  firelensConfiguration: { type: "string", options: "texts" },
  credentialSpecs: TEXTS,
} as const satisfies Shape;

/** The member of `shape` that `key` names. The provider does not look at the case of letters: https://pkg.go.dev/encoding/json#Unmarshal */
export function memberOf(shape: Readonly<Record<string, Shape>>, key: string): string | undefined {
  if (Object.hasOwn(shape, key)) return key;
  const small = key.toLowerCase();
  return Object.keys(shape).find((member) => member.toLowerCase() === small);
}

/** What the provider reads whole numbers into. */
export const MOST = 2 ** 31;

/** Whether `value` has the types and just the keys of the API, written as there: true of nearly all, and sooner known than what is wrong. */
export function isExact(value: unknown, shape: Shape): boolean {
  if (value === null || (typeof value === "string" && (shape === "string" || !isKnown(value)))) return true;
  if (shape === "integer") return Number.isInteger(value) && Math.abs(Number(value)) < MOST;
  if (shape === "boolean") return typeof value === "boolean";
  if (typeof value !== "object" || shape === "string") return false;
  if (Array.isArray(value)) return isList(shape) && value.every((item) => isExact(item, shape[0]));
  if (isList(shape)) return false;
  return Object.entries(value).every(([key, member]) => {
    const inside = shape === "texts" ? "string" : shape[key];
    return inside !== undefined && (shape === "texts" || Object.hasOwn(shape, key)) && isExact(member, inside);
  });
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}
