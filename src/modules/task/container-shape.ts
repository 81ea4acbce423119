import {
  bool,
  list,
  map,
  number,
  type ObjectShape,
  object,
  required,
  string,
  withDefault,
} from "../../module/shape/shape";

const NAME_AND_VALUE = list(object({ name: required(string), value: required(string) }));
const NAME_AND_SOURCE = list(object({ name: required(string), valueFrom: required(string) }));

/**
 * A container as the ECS API has it, as far as it means something on Fargate.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export const CONTAINER = object({
  name: string,
  image: required(string),
  repositoryCredentials: object({ credentialsParameter: required(string) }),
  essential: bool,
  cpu: number,
  memory: number,
  memoryReservation: number,
  portMappings: list(
    object({
      containerPort: number,
      containerPortRange: string,
      hostPort: number,
      protocol: string,
      name: string,
      appProtocol: string,
    }),
  ),
  environment: NAME_AND_VALUE,
  environmentFiles: list(object({ value: required(string), type: withDefault(string, "s3") })),
  secrets: NAME_AND_SOURCE,
  command: list(string),
  entrypoint: list(string),
  workingDirectory: string,
  user: string,
  interactive: bool,
  pseudoTerminal: bool,
  readonlyRootFilesystem: bool,
  linuxParameters: object({
    capabilities: object({ add: list(string), drop: list(string) }),
    initProcessEnabled: bool,
  }),
  ulimits: list(object({ name: required(string), softLimit: required(number), hardLimit: required(number) })),
  systemControls: list(object({ namespace: required(string), value: required(string) })),
  healthCheck: object({
    command: required(list(string)),
    interval: number,
    timeout: number,
    retries: number,
    startPeriod: number,
  }),
  restartPolicy: object({
    enabled: withDefault(bool, true),
    ignoredExitCodes: list(number),
    restartAttemptPeriod: number,
  }),
  dependsOn: list(object({ containerName: required(string), condition: required(string) })),
  startTimeout: number,
  stopTimeout: number,
  mountPoints: list(object({ sourceVolume: required(string), containerPath: required(string), readOnly: bool })),
  volumesFrom: list(object({ sourceContainer: required(string), readOnly: bool })),
  logConfiguration: object({
    logDriver: required(string),
    options: map(string),
    secretOptions: NAME_AND_SOURCE,
  }),
  firelensConfiguration: object({ type: required(string), options: map(string) }),
  dockerLabels: map(string),
  versionConsistency: string,
});

/** What an input says of a container, which is more than the API: where its output goes. */
export function containerInput(container: ObjectShape): ObjectShape {
  return object({ ...container.members, ...OUTPUT });
}

const OUTPUT = {
  enable_cloudwatch_logging: withDefault(bool, true),
  create_cloudwatch_log_group: withDefault(bool, true),
  cloudwatch_log_group_name: string,
  cloudwatch_log_group_class: string,
  cloudwatch_log_group_retention_in_days: withDefault(number, 365),
  cloudwatch_log_group_kms_key_id: string,
};
