import type { ContainerDependencyParams, ContainerParams, SecretParams } from "../../model/ecs-params-container";
import { type Account, eachItem, eachKey, type Handler, refused } from "../account";
import type { Draft } from "../draft";
import { EC2 } from "../instead";
import { waitFor } from "../one-task/dependencies";
import { needs } from "../one-task/order";
import type { ParamsTask } from "./task";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html */
const SECRET = /^arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:[\w/+=.@-]+(:[^:]*::)?$/;
const PARAMETER = /^arn:[\w-]+:ssm:[\w-]+:\d{12}:parameter\/[\w./-]+$/;
/** What Compose files have as well: it has been merged over them, and is accounted for there. */
const MERGED: Handler<unknown> = () => {};

/** What an `ecs-params.yml` says of the container of a service. */
export function translateContainer(draft: Draft, container: ContainerParams, account: Account, task: ParamsTask): void {
  eachKey(container, account, {
    essential: (essential, own) => task.endings.say(draft.name, essential, own),
    depends_on: (dependencies, own) =>
      eachItem(dependencies, own, (dependency, item) => depend(draft, dependency, item, task)),
    repository_credentials: (credentials, own) =>
      eachKey(credentials, own, {
        credentials_parameter(secret, key) {
          if (!SECRET.test(secret)) return key.refused("It is no ARN of a secret.", WRITE_ARN);
          draft.repositoryCredentials = secret;
          key.mapped("The secret by which ECS pulls the image.");
        },
      }),
    cpu_shares: MERGED,
    mem_limit: MERGED,
    mem_reservation: MERGED,
    gpu: refused("Fargate has no GPUs.", EC2),
    init_process_enabled: MERGED,
    healthcheck: MERGED,
    firelens_configuration: refused("The output goes to CloudWatch Logs, by no router.", "Take it away."),
    logging: (logging, own) =>
      eachKey(logging, own, {
        secret_options: (options, key) =>
          eachItem(options, key, refused("CloudWatch Logs takes no secrets.", "Take it away.")),
      }),
    secrets: (secrets, own) => eachItem(secrets, own, (secret, item) => addSecret(draft, secret, item)),
  });
}

const WRITE_ARN =
  "Write its ARN: arn:aws:ssm:<region>:<account>:parameter/<name>, or arn:aws:secretsmanager:<region>:<account>:secret:<name>.";

function addSecret(draft: Draft, { name, value_from }: SecretParams, account: Account): undefined {
  if (!SECRET.test(value_from) && !PARAMETER.test(value_from)) {
    return account.refused("The role that ECS starts the task with is allowed to read by ARN.", WRITE_ARN);
  }
  const taken = { ...draft.container.environment, ...draft.secrets };
  if (Object.hasOwn(taken, name)) {
    return account.refused(`The container has a variable ${name}.`, "Take one of the two away.");
  }
  draft.secrets[name] = value_from;
  account.mapped("A variable of the container, whose value ECS reads at the start.");
}

function depend(
  draft: Draft,
  { container_name: service, condition }: ContainerDependencyParams,
  account: Account,
  { drafts }: ParamsTask,
): undefined {
  const other = drafts.get(service);
  if (other === undefined) return account.dropped(`A profile keeps ${service} out.`);
  if (needs(other, draft, drafts)) {
    return account.refused(`${service} waits for ${draft.name}, or is the same.`, "Take one of the two away.");
  }
  if (draft.waitsFor.some((wait) => wait.service === service)) {
    return account.refused(`The container waits for ${service} already.`, "Name it once.");
  }
  waitFor(draft, { service, condition }, other.service, account);
}
