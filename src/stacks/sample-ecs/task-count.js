// Runs in AWS Lambda, whose Node.js brings the SDK with it.
const { AutoScalingClient, DescribeAutoScalingGroupsCommand } = require("@aws-sdk/client-auto-scaling");
const { ECSClient, UpdateServiceCommand } = require("@aws-sdk/client-ecs");

const autoScaling = new AutoScalingClient();
const ecs = new ECSClient();

/**
 * Called when an instance of the group was started or ended: one task for each instance, within the limits. It counts the instances itself,
 * so events that come late or twice do no harm; and once more at the end, as another call may have set what it counted before.
 */
exports.handler = async () => {
  const { CLUSTER, SERVICE, MIN_TASKS, MAX_TASKS } = process.env;
  let instances;
  let desiredCount;
  do {
    instances = await countInstances();
    desiredCount = Math.min(Math.max(instances, Number(MIN_TASKS)), Number(MAX_TASKS));
    await ecs.send(new UpdateServiceCommand({ cluster: CLUSTER, service: SERVICE, desiredCount }));
  } while ((await countInstances()) !== instances);
  return { instances, desiredCount };
};

async function countInstances() {
  const { AUTO_SCALING_GROUP } = process.env;
  const { AutoScalingGroups: [group] = [] } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [AUTO_SCALING_GROUP] }),
  );
  if (group === undefined) throw new Error(`There is no Auto Scaling group ${AUTO_SCALING_GROUP}.`);
  return group.Instances.filter(({ LifecycleState }) => LifecycleState === "InService").length;
}
