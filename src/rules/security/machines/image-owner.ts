import { isKnown, knownBlocks, knownList } from "../../configuration";
import type { SecurityRule } from "../security-rule";

/** Whose image instances start from. */
export const imageOwnerRules: readonly SecurityRule[] = [
  {
    id: "SEC316",
    severity: "warning",
    level: "baseline",
    resourceType: "data.aws_ami",
    checks: ["AWS-0344"],
    title: "an image that is looked up by its name is of somebody who is trusted",
    explanation: "Everybody may publish an image by the name that is looked for, and the newest of all is taken.",
    fix: 'Set owners, for example to "amazon" or "self", or use MachineImage, which names the parameters of AWS.',
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/usingsharedamis-finding.html",
    check({ attributes }) {
      const { owners, image_ids: ids } = attributes;
      const filters = knownBlocks(attributes, "filter");
      if (ids !== undefined || !isKnown(owners) || (knownList(owners) ?? []).length > 0) return [];
      if (filters === undefined || filters.some(({ name }) => name === "owner-id" || name === "owner-alias")) return [];
      return [{ property: "owners", got: owners ?? undefined, allowed: "who owns the image" }];
    },
    examples: {
      failing: { "data.aws_ami": { web: { most_recent: true, filter: { name: "name", values: ["al2023-ami-*"] } } } },
      passing: { "data.aws_ami": { web: { most_recent: true, owners: ["amazon"] } } },
    },
  },
];
