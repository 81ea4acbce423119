import type { AwsvpcParams, RunParams } from "../../model/ecs-params-run";
import { type Account, eachItem, eachKey, refused } from "../account";
import { EC2 } from "../instead";
import { translateDiscovery } from "./discovery";
import type { ParamsTask } from "./task";
import { NO_INSTANCES } from "./task-definition";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html: five, and one is the service's own. */
const MOST_GROUPS = 4;
const MOST_SUBNETS = 16;
const GROUP = /^sg-[0-9a-f]+$/;

export function translateRun(run: RunParams, account: Account, task: ParamsTask): void {
  eachKey(run, account, {
    network_configuration: (configuration, own) =>
      eachKey(configuration, own, {
        awsvpc_configuration: (awsvpc, key) => translateNetwork(awsvpc, key, task),
      }),
    task_placement: (placement, own) =>
      eachKey(placement, own, {
        strategy: (strategies, key) => eachItem(strategies, key, refused(NO_INSTANCES, EC2)),
        constraints: (constraints, key) => eachItem(constraints, key, refused(NO_INSTANCES, EC2)),
      }),
    service_discovery: (discovery, own) => {
      task.discovery = translateDiscovery(discovery, own);
    },
  });
}

/** Where the tasks stand, the network of the application says: what is not in it would be of another VPC. */
function translateNetwork(awsvpc: AwsvpcParams, account: Account, task: ParamsTask): void {
  const { subnets = [], security_groups: groups = [], assign_public_ip } = awsvpc;
  const { publicSubnetIds, privateSubnetIds } = task.subnets;
  const isPublic = subnets.length > 0 && subnets.every((id) => publicSubnetIds.includes(id));
  const isKnown = isPublic || (subnets.length > 0 && subnets.every((id) => privateSubnetIds.includes(id)));
  const getsPublicIp = isPublic && assign_public_ip === "ENABLED";
  eachKey(awsvpc, account, {
    subnets: (ids, own) =>
      eachItem(ids, own, (_, item) => {
        if (ids.length > MOST_SUBNETS) item.refused(`ECS takes ${MOST_SUBNETS} subnets.`, "Name fewer.");
        else if (isKnown) item.mapped("A subnet that tasks start in.");
        else item.approximated(`Tasks start in the private subnets of the application's network. ${PASS_NETWORK}`);
      }),
    security_groups: (ids, own) =>
      eachItem(ids, own, (id, item) => {
        if (!GROUP.test(id)) item.refused("It is no id of a security group.", "Write it like sg-0123456789abcdef0.");
        else if (!isKnown)
          item.approximated(`Tasks have a group of their own, which the load balancer reaches. ${PASS_NETWORK}`);
        else if (ids.length > MOST_GROUPS)
          item.refused(`A task has ${MOST_GROUPS} groups beside its own.`, "Name fewer.");
        else item.mapped("A group that tasks carry, beside their own.");
      }),
    assign_public_ip(value, own) {
      if (value === "DISABLED") own.mapped("Tasks have no public addresses.");
      else if (getsPublicIp) own.mapped("Tasks have public addresses.");
      else own.approximated("Tasks stand in private subnets, and reach the internet by NAT gateways.");
    },
  });
  if (!isKnown) return;
  const once = (ids: readonly string[]) => [...new Set(ids)];
  task.placement = { subnetIds: once(subnets), securityGroupIds: once(groups), assignPublicIp: getsPublicIp };
}

const PASS_NETWORK = "To use it, pass the network that exists, by Network.fromNetworkAttributes, with these subnets.";
