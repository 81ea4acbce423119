// npm run mutate: would the tests of the rules notice a change to them?
/** Tests of the synthesizer, which need Jest itself. */
const NEEDS_CDKTF = ["__tests__/rules/checked-*-test.ts", "__tests__/rules/moved-resources-test.ts"];

export default {
  mutate: ["src/rules/**/*.ts", "!src/rules/**/*-example.ts", "!src/rules/checked-*.ts"],
  // Texts are names of attributes, which a wrong one of makes every example fail, or words for people.
  mutator: { excludedMutations: ["StringLiteral"] },
  plugins: ["@stryker-mutator/mocha-runner", "./mutation/words.mjs"],
  ignorers: ["words"],
  testRunner: "mocha",
  mochaOptions: {
    // The examples find most changes, and at once.
    spec: ["__tests__/rules/examples-test.ts", "__tests__/rules/**/*-test.ts"],
    // The first asks every rule about every example and odd value, the second whole systems: nothing that a change to one rule needs.
    ignore: ["__tests__/rules/all-rules-test.ts", "__tests__/rules/valid/**", ...NEEDS_CDKTF],
    require: ["./mutation/mocha.cjs"],
    "no-config": true,
  },
  coverageAnalysis: "perTest",
  // Stryker rewrites a tsconfig by way of an interface that TypeScript 7 does not have; nothing here needs one.
  tsconfigFile: "none",
  ignorePatterns: ["dist", "cdktf.out", "reports"],
  concurrency: 2,
  reporters: ["clear-text", "json", "progress-append-only"],
  jsonReporter: { fileName: "reports/mutation/mutation.json" },
  incremental: true,
  incrementalFile: "reports/mutation/incremental.json",
  thresholds: { high: 90, low: 85, break: 85 },
};
