import { sharedService } from "../syntax/namespaces";
import { type Handler, refused } from "./account";
import { EC2, NO_HOST, ONE_TASK } from "./instead";

/** Processes that a service shares with another one, or with its host. */
export const processes: Handler<string> = (pid, account) => {
  if (sharedService(pid) === undefined) account.refused(NO_HOST, EC2);
  else account.refused("Tasks share no processes.", ONE_TASK);
};

/** Volumes that a service has because another one has them. */
export const volumesFrom = refused(
  "Tasks have no volumes of others.",
  "Mount the same named volumes, or put both into one task: layout one-task.",
);
