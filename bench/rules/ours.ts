export { build } from "../fargate/ours";
