// Three projects: `unit` needs Node alone, `offline` needs Terraform and the provider, `e2e` needs
// the AWS emulator as well. The last two say at the end of a run what this machine did not let them run.
const common = {
  transform: { "\\.ts$": "@swc/jest" },
  testEnvironment: "node",
  setupFilesAfterEnv: ["<rootDir>/__tests__/support/setup.ts"],
};
const projects = [
  {
    displayName: "unit",
    testMatch: ["<rootDir>/__tests__/**/*-test.ts"],
    testPathIgnorePatterns: ["/__tests__/(offline|e2e)/"],
  },
  { displayName: "offline", testMatch: ["<rootDir>/__tests__/offline/**/*-test.ts"] },
  { displayName: "e2e", testMatch: ["<rootDir>/__tests__/e2e/**/*-test.ts"] },
];
// Terraform waits for AWS: a load balancer takes a minute. Jest knows no limit for a single project.
module.exports = {
  testTimeout: 300_000,
  reporters: ["default", "<rootDir>/__tests__/support/reporter.js"],
  projects: projects.map((project) => ({ ...common, ...project })),
};
