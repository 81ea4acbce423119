export { type Alternative, alternativeOf } from "./alternative";
export { type Expression, hcl } from "./hcl";
export * from "./module-stack";
export { forEach, onlyIf } from "./repetition";
export { writeModules } from "./write-modules";
