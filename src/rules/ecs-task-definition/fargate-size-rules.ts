import { hclOf } from "../../core/hcl-of-json";
import { isKnown, type Resource } from "../configuration";
import { oneOf } from "../constraint";
import type { Condition, Rule } from "../rule";
import { where } from "../where";
import { FARGATE_CPU, FARGATE_CPU_ON_WINDOWS, fargateMemory, fargateMemoryOnWindows } from "./fargate-size";
import { isWindows } from "./network-mode";
import { isFargate } from "./task-definition";
import { fargateTaskOf, WINDOWS } from "./task-example";
import { cpuUnitsOf, sizeOf } from "./task-size";

const CPU_SIZES = `${FARGATE_CPU.join(", ")} (CPU units)`;
const SIZES =
  "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size";

/** The rule about the memory with each CPU size. */
const MEMORY_RULES = { TD010: 256, TD011: 512, TD012: 1024, TD013: 2048, TD014: 4096, TD015: 8192, TD016: 16384 };

/** A number written without a unit; what has one is for the rules that read it. */
const PLAIN = "^-?[0-9]+$";

function isPlain(expression: string): string {
  return `can(regex("${PLAIN}", ${expression}))`;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** Also where only Terraform knows the operating system: Windows has none of the sizes that Linux does not have. */
function mayBeLinuxOnFargate(resource: Resource): boolean {
  return isFargate(resource) && isWindows(resource) !== true;
}

/** What AWS refuses in the size of a task on Fargate. */
export const fargateSizeRules: readonly Rule[] = where(isFargate, [
  {
    id: "TD008",
    resourceType: "aws_ecs_task_definition",
    title: "a task on Fargate has CPU and memory",
    explanation: `ECS answers "Fargate requires that 'cpu' be defined at the task level." at the apply: what a task costs there is its size.`,
    fix: "Give the task cpu and memory.",
    source: SIZES,
    check: ({ attributes }) =>
      ["cpu", "memory"]
        .filter((property) => isMissing(attributes[property]))
        .map((property) => ({ property, got: undefined, allowed: "a size that Fargate has" })),
    examples: { failing: fargateTaskOf({ cpu: undefined }), passing: fargateTaskOf({}) },
  },
  {
    id: "TD009",
    resourceType: "aws_ecs_task_definition",
    title: "Fargate has the CPU size",
    explanation: `ECS answers "Invalid 'cpu' setting for task." at the apply; it rounds no size up.`,
    fix: "Take one of these sizes; 1024 units are one vCPU.",
    source: SIZES,
    check(resource) {
      const { cpu: got } = sizeOf(resource);
      if (got === undefined || FARGATE_CPU.includes(got) || isWindows(resource) === true) return [];
      return [{ property: "cpu", got, allowed: CPU_SIZES }];
    },
    *conditions(resource) {
      const { cpu } = resource.attributes;
      if (!mayBeLinuxOnFargate(resource) || isKnown(cpu)) return;
      const { condition } = oneOf(...FARGATE_CPU);
      const holds = (expression: string) => `!${isPlain(expression)} || ${condition(expression)}`;
      yield { property: "cpu", value: cpu, allowed: CPU_SIZES, holds };
    },
    examples: { failing: fargateTaskOf({ cpu: "300" }), passing: fargateTaskOf({ cpu: ".5 vCPU" }) },
  },
  ...Object.entries(MEMORY_RULES).map(([id, cpu]) => memoryRule(id, cpu)),
  {
    id: "TD017",
    resourceType: "aws_ecs_task_definition",
    title: "Fargate has the CPU and memory size on Windows",
    explanation:
      "A task with Windows on Fargate has one vCPU at least; ECS refuses other sizes when the task definition is registered.",
    fix: "Take one of these sizes; 1024 units are one vCPU.",
    source: SIZES,
    check(resource) {
      const { cpu, memory } = sizeOf(resource);
      if (cpu === undefined || isWindows(resource) !== true) return [];
      const sizes = fargateMemoryOnWindows(cpu);
      if (sizes.length === 0) {
        const allowed = `${FARGATE_CPU_ON_WINDOWS.join(", ")} (CPU units) on Windows`;
        return [{ property: "cpu", got: cpu, allowed }];
      }
      if (memory === undefined || sizes.includes(memory)) return [];
      return [{ property: "memory", got: memory, allowed: `${sizes.join(", ")} (MiB) with cpu ${cpu} on Windows` }];
    },
    examples: {
      failing: fargateTaskOf({ ...WINDOWS, cpu: "512", memory: "2048" }),
      passing: fargateTaskOf({ ...WINDOWS, cpu: "1024", memory: "2048" }),
    },
  },
]);

/** The rule about the memory of Linux tasks with one CPU size. */
function memoryRule(id: string, cpu: number): Rule {
  const sizes = fargateMemory(cpu);
  const allowed = `${sizes.join(", ")} (MiB) with cpu ${cpu}`;
  return {
    id,
    resourceType: "aws_ecs_task_definition",
    title: `Fargate has the memory size with ${cpu} CPU units`,
    explanation: 'ECS answers "No Fargate configuration exists for given values." at the apply; it rounds no size up.',
    fix: "Change memory, or cpu: more memory needs more CPU units.",
    source: SIZES,
    check(resource) {
      const { cpu: units, memory: got } = sizeOf(resource);
      if (units !== cpu || got === undefined || sizes.includes(got) || isWindows(resource) === true) return [];
      return [{ property: "memory", got, allowed }];
    },
    *conditions(resource) {
      const { cpu: units, memory } = resource.attributes;
      if (!mayBeLinuxOnFargate(resource) || isKnown(memory)) return;
      if (isKnown(units)) {
        if (cpuUnitsOf(units) !== cpu) return;
        const holds = (expression: string) => `!${isPlain(expression)} || ${isOneOf(sizes, expression)}`;
        yield { property: "memory", value: memory, allowed, holds };
      } else if (cpu === FARGATE_CPU[0]) {
        // One condition for all CPU sizes: Terraform finds the right one.
        yield conditionWith(units, memory);
      }
    },
    examples: {
      failing: fargateTaskOf({ cpu: `${cpu}`, memory: `${Math.min(...sizes) + 1}` }),
      passing: fargateTaskOf({ cpu: `${cpu}`, memory: `${Math.max(...sizes) / 1024} GB` }),
    },
  };
}

function isOneOf(sizes: readonly number[], expression: string): string {
  return `contains([${sizes.join(", ")}], tonumber(${expression}))`;
}

/** What memory has to be where Terraform alone knows the CPU size. */
function conditionWith(cpu: unknown, memory: unknown): Condition {
  const sizes = Object.fromEntries(FARGATE_CPU.map((units) => [units, fargateMemory(units)]));
  // What is wrong with the CPU size is for TD009 to say.
  const withCpu = (otherwise: string) => `lookup(${hclOf(sizes)}, tostring(${hclOf(cpu)}), ${otherwise})`;
  return {
    property: "memory",
    value: memory,
    allowed: `\${join(", ", ${withCpu("[]")})} (MiB) with cpu \${${hclOf(cpu)}}`,
    holds: (expression) => {
      const number = `tonumber(${expression})`;
      return `!${isPlain(expression)} || contains(${withCpu(`[${number}]`)}, ${number})`;
    },
  };
}
