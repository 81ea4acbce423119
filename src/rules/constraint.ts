import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { formatCidr, parseCidr } from "../core/cidr";
import { literal } from "../core/template-code";
import { isKnown, knownNumber } from "./configuration";

/** What a value has to be: decided here where it is known, and by Terraform where only that knows it. */
export interface Constraint {
  /** In words, for messages. */
  readonly allowed: string;
  /** Whether a value that is known is right. */
  holds(value: unknown): boolean;
  /** The same of an expression that is not null, in HCL. */
  condition(expression: string): string;
}

/** A whole number from `least` to `most`; without `most`, of any size. */
export function wholeNumber(least: number, most?: number, unit?: string): Constraint {
  const range = most === undefined ? `${least} or more` : `from ${least} to ${most}`;
  return {
    allowed: `a whole number${most === undefined ? "," : ""} ${range}${unit === undefined ? "" : ` ${unit}`}`,
    holds: (value) => {
      const number = knownNumber(value) ?? Number.NaN;
      return Number.isInteger(number) && number >= least && number <= (most ?? Number.POSITIVE_INFINITY);
    },
    condition: (expression) => {
      const number = `tonumber(${expression})`;
      const bounds = [`${number} >= ${least}`, ...(most === undefined ? [] : [`${number} <= ${most}`])];
      return `try(${[`${number} == floor(${number})`, ...bounds].join(" && ")}, false)`;
    },
  };
}

/** A block of IPv4 addresses, written as its first address and a length from `largest` to `smallest`. */
export function ipv4Network(largest: number, smallest: number): Constraint {
  return {
    allowed: `an IPv4 network of /${largest} to /${smallest}`,
    holds: (value) => {
      const cidr = parseCidr(String(value));
      return cidr !== undefined && formatCidr(cidr) === value && cidr.length >= largest && cidr.length <= smallest;
    },
    condition: (expression) => {
      const length = `tonumber(split("/", ${expression})[1])`;
      const isNetwork = `cidrsubnet(${expression}, 0, 0) == ${expression} && !strcontains(${expression}, ":")`;
      return `try(${isNetwork} && ${length} >= ${largest} && ${length} <= ${smallest}, false)`;
    },
  };
}

/** A block of IPv6 addresses, written as its first address and a length. */
export const ipv6Network: Constraint = {
  allowed: "an IPv6 network, by its first address",
  holds: (value) => {
    if (!network.holds(value) || !String(value).includes(":")) return false;
    const [address] = ipaddr.IPv6.parseCIDR(String(value));
    return address.toString() === ipaddr.IPv6.networkAddressFromCIDR(String(value)).toString();
  },
  condition: (expression) => {
    const isFirst = `cidrhost(${expression}, 0) == cidrhost("\${split("/", ${expression})[0]}/128", 0)`;
    return `try(strcontains(${expression}, ":") && ${isFirst}, false)`;
  },
};

/** One of some values, of which numbers may be written as texts. */
export function oneOf(...values: readonly (string | number)[]): Constraint {
  const texts = values.map(String);
  return {
    allowed: texts.join(", "),
    holds: (value) => texts.includes(String(value)),
    condition: (expression) => `contains(${listOf(texts)}, tostring(${expression}))`,
  };
}

/** A text of `least` to `most` characters, as Unicode counts them after Terraform has put accents and letters together. */
export function characters(least: number, most: number): Constraint {
  return {
    allowed: `${least} to ${most} characters`,
    holds: (value) => {
      const length = charactersIn(String(value));
      return length >= least && length <= most;
    },
    condition: (expression) => {
      // By itself, length() counts what people see as one: an emoji of a family is five characters to AWS.
      const length = `length(regexall("(?s).", ${expression}))`;
      return `${length} >= ${least} && ${length} <= ${most}`;
    },
  };
}

/** Plain letters need no counting by Unicode. */
function charactersIn(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : [...text.normalize("NFC")].length;
}

/** A list of `least` to `most` items; without `most`, of any length. */
export function items(least: number, most: number | undefined, what: string): Constraint {
  return {
    allowed: most === undefined ? `${least} or more ${what}` : `${least} to ${most} ${what}`,
    holds: (value) => Array.isArray(value) && value.length >= least && value.length <= (most ?? value.length),
    condition: (expression) => {
      const upper = most === undefined ? "" : ` && length(${expression}) <= ${most}`;
      return `length(${expression}) >= ${least}${upper}`;
    },
  };
}

/** A text that a pattern fits as a whole. Only what Go's expressions know as well: https://github.com/google/re2/wiki/Syntax */
export function matching(pattern: RegExp, allowed: string): Constraint {
  const whole = new RegExp(`^(?:${pattern.source})$`);
  return {
    allowed,
    holds: (value) => whole.test(String(value)),
    condition: (expression) => `can(regex(${quoted(whole.source)}, ${expression}))`,
  };
}

/** A text that does not begin with another one. */
export function notBeginning(prefix: string): Constraint {
  return {
    allowed: `a text that does not begin with ${prefix}`,
    holds: (value) => !String(value).startsWith(prefix),
    condition: (expression) => `!startswith(${expression}, ${quoted(prefix)})`,
  };
}

/** What a constraint asks of a text, whatever the case of its letters. */
export function inAnyCase({ allowed, holds, condition }: Constraint): Constraint {
  return {
    allowed,
    holds: (value) => holds(String(value).toLowerCase()),
    condition: (expression) => condition(`lower(${expression})`),
  };
}

/** A text that is not another one. */
export function otherThan(text: string): Constraint {
  return {
    allowed: `another one than ${text}`,
    holds: (value) => String(value) !== text,
    condition: (expression) => `tostring(${expression}) != ${quoted(text)}`,
  };
}

/** A block of IPv4 or IPv6 addresses in CIDR notation. */
export const network: Constraint = {
  allowed: "a block of addresses in CIDR notation",
  holds: (value) => {
    const [, address = "", length] = /^([^/]+)\/(\d{1,3})$/.exec(String(value)) ?? [];
    const version = isIP(address);
    return version !== 0 && Number(length) <= (version === 4 ? 32 : 128);
  },
  condition: (expression) => `can(cidrhost(${expression}, 0))`,
};

/** A list in which each item is right. Those that only Terraform knows are not asked. */
export function each(constraint: Constraint): Constraint {
  return {
    allowed: constraint.allowed,
    holds: (value) => Array.isArray(value) && value.every((item) => !isKnown(item) || constraint.holds(item)),
    condition: (expression) => `alltrue([for item in ${expression} : ${constraint.condition("item")}])`,
  };
}

/** What several constraints ask together. */
export function allOf(allowed: string, ...constraints: readonly Constraint[]): Constraint {
  return {
    allowed,
    holds: (value) => constraints.every((constraint) => constraint.holds(value)),
    condition: (expression) => constraints.map((constraint) => `(${constraint.condition(expression)})`).join(" && "),
  };
}

/** What one of several constraints takes. */
export function either(...constraints: readonly Constraint[]): Constraint {
  return {
    allowed: constraints.map(({ allowed }) => allowed).join(", or "),
    holds: (value) => constraints.some((each) => each.holds(value)),
    condition: (expression) => constraints.map((each) => `(${each.condition(expression)})`).join(" || "),
  };
}

/** A text as a string in HCL. */
function quoted(text: string): string {
  return literal(JSON.stringify(text));
}

function listOf(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(", ")}]`;
}
