import { RunTaskStack } from "../../../src/stacks/run-task/run-task-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new RunTaskStack(app, "run-task")).stack("run-task");
const REGIONS = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-southeast-1",
  "eu-central-1",
  "eu-west-1",
  "us-east-1",
  "us-west-2",
];

describe("the variables of the stack run-task", () => {
  it.each([
    {
      name: "region",
      value: "ap-northeast-1",
      description: "The region; the subnets stand in its zones a and c.",
      condition: `\${contains(${JSON.stringify(REGIONS)}, var.region)}`,
      message: `region must have the zones a and c: ${REGIONS.join(", ")}.`,
    },
    {
      name: "image",
      value: "public.ecr.aws/docker/library/busybox:1.37",
      description: "The image of the batch; it must have a shell.",
      condition: '${can(regex("^[^[:space:]]+$", var.image))}',
      message: "image must be the name of an image, without spaces: nginx:1.27.",
    },
  ])("$name says what it takes", ({ name, value, description, condition, message }) => {
    expect(stack.variable(name)).toEqual({
      type: "string",
      default: value,
      nullable: false,
      description,
      validation: [{ condition, error_message: message }],
    });
  });

  it("schedules_enabled is yes or no", () => {
    expect(stack.variable("schedules_enabled")).toEqual({
      type: "bool",
      default: true,
      nullable: false,
      description: "Whether the schedules start tasks; the command does in any case.",
    });
  });

  it("are these three", () => {
    expect(Object.keys(stack.json.variable ?? {}).sort()).toEqual(["image", "region", "schedules_enabled"]);
  });
});
