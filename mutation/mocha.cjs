// What the tests of the rules need from Jest, for Mocha: Stryker runs Mocha without leaving the process, so that a change to a function is
// tried in milliseconds.
require("tsx/cjs");
const { expect } = require("expect");
const { bind } = require("jest-each");
const { ModuleMocker } = require("jest-mock");
const { interfaces } = require("mocha");

Object.assign(globalThis, { expect, jest: new ModuleMocker(globalThis) });

const { bdd } = interfaces;
interfaces.bdd = (suite) => {
  bdd(suite);
  suite.on("pre-require", (context) => {
    for (const name of ["describe", "it"]) context[name].each = bind(context[name]);
  });
};
