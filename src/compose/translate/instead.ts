/** What several keys have in common that ECS does not do. */
export const EC2 = "Take it away, or run the service on EC2 by the constructs.";
export const NO_HOST = "Fargate shares nothing of a host with a task.";
export const ONE_TASK = "Put both into one task: layout one-task.";
export const ALONE = "The task has a machine of its own, which it shares with no other.";
