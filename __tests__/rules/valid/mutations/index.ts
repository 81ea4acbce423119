import { balancingMutations } from "./balancing";
import { containerMutations } from "./container";
import { machineMutations } from "./machines";
import type { Mutation } from "./mutation";
import { otherMutations } from "./others";
import { serviceMutations } from "./service";
import { sharedMutations } from "./shared";
import { taskMutations } from "./task";

/** Mistakes that AWS refuses, or that hardly anybody wants. */
export const mutations: readonly Mutation[] = [
  ...taskMutations,
  ...containerMutations,
  ...serviceMutations,
  ...balancingMutations,
  ...machineMutations,
  ...sharedMutations,
  ...otherMutations,
];
