import * as fc from "fast-check";
import { list } from "../edge";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size, in MiB. */
const FARGATE_SIZES: readonly (readonly [cpu: number, memory: readonly number[]])[] = [
  [256, [512, 1024, 2048]],
  [512, list(4, (i) => 1024 * (i + 1))],
  [1024, list(7, (i) => 1024 * (i + 2))],
  [2048, list(13, (i) => 1024 * (i + 4))],
  [4096, list(23, (i) => 1024 * (i + 8))],
  [8192, list(12, (i) => 4096 * (i + 4))],
  [16384, list(12, (i) => 8192 * (i + 4))],
];

export const fargateSize = fc
  .constantFrom(...FARGATE_SIZES)
  .chain(([cpu, memory]) => fc.record({ cpu: fc.constant(cpu), memory: fc.constantFrom(...memory) }));

export const port = fc.integer({ min: 1, max: 65535 });

/** Any text in which Terraform finds nothing to fill in. */
export const text = fc.string({ maxLength: 40 }).map((each) => each.replace(/[$%]/g, "_"));

const letters = (characters: string, min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: min, maxLength: max });

/** What most names of AWS may be of. */
export const name = letters("abcxyzABZ019-_", 1, 20).map((each) => `n${each}`);

/** The names of load balancers and target groups. */
export const shortName = letters("abcXYZ019-", 0, 10).map((each) => `n${each}n`);

/** At most 20 tags, none of AWS's. */
export const tags = fc.dictionary(
  letters("aBcdé 1:/=+-@_.", 1, 128).map((key) => `k${key}`.slice(0, 128)),
  fc.string({ maxLength: 256 }).map((each) => each.replace(/[$%]/g, "_")),
  {
    maxKeys: 20,
  },
);

/** An object that has some of the members. */
export function some<T extends object>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

export const between = (min: number, max: number) => fc.integer({ min, max });
export const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
