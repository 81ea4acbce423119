import type { Synthesised } from "./synth";

/** A variable of a stack, in full. */
export interface ExpectedVariable {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
  readonly description: string;
  readonly condition: string;
  readonly message: string;
}

const REGIONS = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-southeast-1",
  "eu-central-1",
  "eu-west-1",
  "us-east-1",
  "us-west-2",
];

/** The region of a stack whose subnets stand in the zones a and c. */
export const REGION_WITH_A_AND_C: ExpectedVariable = {
  name: "region",
  type: "string",
  value: "ap-northeast-1",
  description: "The region; the subnets stand in its zones a and c.",
  condition: `\${contains(${JSON.stringify(REGIONS)}, var.region)}`,
  message: `region must have the zones a and c: ${REGIONS.join(", ")}.`,
};

/** Expects a variable to be this, and to say nothing else. */
export function expectVariable(stack: Synthesised, expected: ExpectedVariable): void {
  const { name, type, value, description, condition, message } = expected;
  expect(stack.variable(name)).toEqual({
    type,
    default: value,
    nullable: false,
    description,
    validation: [{ condition, error_message: message }],
  });
}
