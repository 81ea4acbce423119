import type { PreStartHook } from "../model/hook";
import { type Account, approximated, eachItem, eachKey, mapped } from "./account";
import type { Draft } from "./draft";
import { variablesOf } from "./environment";
import { isImage, NO_IMAGE_NAME } from "./image";
import { EC2 } from "./instead";
import { wordsOf } from "./words";

const FIRST = "ECS runs it to its end before the container of the service starts";

/** What runs to its end before the container of a service: containers of the same task, one after the other. */
export function translatePreStart(draft: Draft, hooks: readonly PreStartHook[], account: Account): void {
  eachItem(hooks, account, (hook, own) => {
    const each = mapped(`${FIRST}, in each task.`);
    const ran = hook.per_replica ? each : approximated(`${FIRST}: in each task, also when several start at a time.`);
    let command: readonly string[] | undefined;
    let environment: Readonly<Record<string, string>> | undefined;
    if (hook.command === undefined && hook.image === undefined) ran(hook, own);
    eachKey(hook, own, {
      command: (words, key) =>
        wordsOf(words, key, () => {
          command = words;
          ran(words, key);
        }),
      image(image, key) {
        if (isImage(image)) ran(image, key);
        else key.refused(...NO_IMAGE_NAME);
      },
      per_replica: ran,
      privileged(privileged, key) {
        if (privileged) key.refused("On Fargate, no container has the rights of the machine.", EC2);
        else key.mapped("A container without the rights of the machine.");
      },
      user: mapped("The user of its container."),
      working_dir: mapped("The working directory of its container."),
      environment: (variables, key) => {
        environment = variablesOf(variables, key);
      },
    });
    draft.hooks.push({
      image: hook.image,
      command,
      user: hook.user || undefined,
      workingDirectory: hook.working_dir || undefined,
      environment,
    });
  });
}
