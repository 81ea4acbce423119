export * from "./step-scalable";
export * from "./step-scaling";
export type { ScaleInAtMostStep, ScaleInStep, ScaleInSteps, ScaleOutStep } from "./steps";
