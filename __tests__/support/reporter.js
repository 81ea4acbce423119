// Jest loads reporters without transforming them: plain CommonJS.
const { randomUUID } = require("node:crypto");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

/** Says at the end what this machine could not run, then the tally in one line. */
class Reporter {
  constructor(globalConfig) {
    this.watching = globalConfig.watch || globalConfig.watchAll;
    this.notRunFile = path.join(os.tmpdir(), `cdktf-ecs-not-run-${randomUUID()}`);
    // Read by describeWith; workers are forked later and inherit it.
    process.env.CDKTF_ECS_NOT_RUN_FILE = this.notRunFile;
    /** @type {Map<string, string>} */
    this.projects = new Map();
  }

  onTestResult(test) {
    this.projects.set(test.path, test.context.config.displayName?.name ?? test.path);
  }

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const verdict = `\n${this.notRun()}\n${results.numPassedTests} passed, ${failed} failed`;
    // Jest's own summary comes after the reporters: the last lines of the run are to be these.
    if (this.watching) console.log(verdict);
    else process.once("exit", () => console.log(verdict));
    const tally = process.env.JEST_TALLY_FILE;
    if (tally) fs.appendFileSync(tally, `${results.numPassedTests} ${failed} ${skipped}\n`);
    fs.rmSync(this.notRunFile, { force: true });
  }

  notRun() {
    if (!fs.existsSync(this.notRunFile)) return "Everything ran on this machine.";
    const projects = new Map();
    for (const line of fs.readFileSync(this.notRunFile, "utf8").trim().split("\n")) {
      const { testPath, reason } = JSON.parse(line);
      const named = projects.get(reason) ?? new Set();
      projects.set(reason, named.add(this.projects.get(testPath) ?? testPath));
    }
    const parts = [...projects].map(([reason, named]) => `${[...named].sort().join(", ")} (${reason})`);
    return `Not run on this machine: ${parts.join("; ")}`;
  }
}

module.exports = Reporter;
