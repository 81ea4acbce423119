import { knownNumber, type ResourceMap } from "./configuration";
import type { Rule } from "./rule";

const GROUP = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html";

function group(min_size: number, desired_capacity: number | undefined, max_size: number): ResourceMap {
  return { aws_autoscaling_group: { main: { min_size, desired_capacity, max_size } } };
}

/** What AWS refuses in an Auto Scaling group. */
export const autoScalingRules: readonly Rule[] = [
  {
    id: "AS002",
    resourceType: "aws_autoscaling_group",
    title: "the desired number of instances lies between the least and the most",
    fix: "Change one of minCapacity, desiredCapacity and maxCapacity.",
    source: GROUP,
    *check({ attributes }) {
      const least = knownNumber(attributes.min_size);
      const most = knownNumber(attributes.max_size);
      const desired = knownNumber(attributes.desired_capacity);
      if (least !== undefined && most !== undefined && least > most) {
        yield { property: "min_size", got: least, allowed: `at most max_size, which is ${most}` };
      } else if (desired !== undefined && least !== undefined && desired < least) {
        yield { property: "desired_capacity", got: desired, allowed: `at least min_size, which is ${least}` };
      } else if (desired !== undefined && most !== undefined && desired > most) {
        yield { property: "desired_capacity", got: desired, allowed: `at most max_size, which is ${most}` };
      }
    },
    examples: { failing: group(2, 5, 4), passing: group(2, 4, 4) },
  },
];
