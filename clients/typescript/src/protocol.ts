/**
 * The protocol of `zgspec check-client`: one case per line on standard input, one outcome per line on standard output.
 *
 * This half knows nothing of any SDK and can be copied as it is. A field that a handler does not expect, or that has
 * another shape, ends the run: a client must not pass by ignoring what it does not understand.
 */
import { createInterface } from "node:readline";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Decoder<T> = (value: Json) => T;
type Decoders<Input> = { [Field in keyof Input]: Decoder<Input[Field]> };
type Handler = (input: Json) => unknown;
type Table<T> = { [name: string]: T };

/** What the client says to a case that its SDK cannot take, with why. */
export class Skip extends Error {}

/** What the client says to an input that its SDK refuses, with the reason. */
export class Reject extends Error {}

function fail(expected: string, value: Json): never {
  throw new TypeError(`expected ${expected}, got ${JSON.stringify(value)?.slice(0, 80)}`);
}

/** Read an object with exactly these fields. */
export function object<Input extends object>(decoders: Decoders<Input>): Decoder<Input> {
  const names = Object.keys(decoders) as (keyof Input & string)[];
  return (value) => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) fail("an object", value);
    const strange = Object.keys(value).filter((name) => !(name in decoders));
    const missing = names.filter((name) => !(name in value));
    if (strange.length + missing.length > 0) {
      throw new TypeError(`unknown fields [${strange.join()}], missing fields [${missing.join()}]`);
    }
    const decoded = names.map((name) => [name, decoders[name](value[name] as Json)]);
    return Object.fromEntries(decoded) as Input;
  };
}

/** Read an array. */
export function list<T>(decode: Decoder<T>): Decoder<T[]> {
  return (value) => (Array.isArray(value) ? value.map(decode) : fail("an array", value));
}

/** Read null. */
export const nothing: Decoder<null> = (value) => (value === null ? value : fail("null", value));

/** Read a string or something else. */
export const choice =
  <T, U>(decodeString: Decoder<T>, decodeOther: Decoder<U>): Decoder<T | U> =>
  (value) => (typeof value === "string" ? decodeString : decodeOther)(value);

/** Read an integer that travels as a decimal string. */
export const integer: Decoder<bigint> = (value) =>
  typeof value === "string" && /^(0|[1-9][0-9]*)$/.test(value) ? BigInt(value) : fail("a decimal string", value);

/** Read an integer that the SDK holds in a double, or skip the case. */
export const safeInteger: Decoder<number> = (value) => {
  const result = Number(integer(value));
  if (!Number.isSafeInteger(result)) throw new Skip("this SDK counts in doubles, which are exact up to 2^53");
  return result;
};

/** Read a truth value. */
export const truth: Decoder<boolean> = (value) => (typeof value === "boolean" ? value : fail("true or false", value));

/** Read bytes and keep them in hex, as ethers takes them. */
export const hex: Decoder<string> = (value) =>
  typeof value === "string" && /^0x([0-9a-f]{2})*$/.test(value) ? value : fail("0x and lower-case hex", value);

/** Read a string. */
export const text: Decoder<string> = (value) => (typeof value === "string" ? value : fail("a string", value));

/** Read bytes. */
export const bytes: Decoder<Uint8Array> = (value) => new Uint8Array(Buffer.from(hex(value).slice(2), "hex"));

/** Join the decoders of a case's input to the function that gives its result. */
export function handler<Input extends object>(decoders: Decoders<Input>, run: (input: Input) => unknown): Handler {
  const decode = object(decoders);
  return (input) => run(decode(input));
}

/** Return a result as it travels: integers as decimal strings, bytes as hex. */
function encode(value: unknown): unknown {
  if (typeof value === "bigint" || typeof value === "number") return String(value);
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString("hex")}`;
  if (Array.isArray(value)) return value.map(encode);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, encode(item)]));
}

/** Return what an error says. The beginning of its text stands for a reason; a type error ends the run. */
function judge(error: unknown, reasons: Table<string>): { skipped: string } | { rejects: string } {
  if (error instanceof Skip) return { skipped: error.message };
  if (error instanceof Reject) return { rejects: error.message };
  if (error instanceof TypeError || !(error instanceof Error)) throw error;
  return { rejects: reasons[error.message.split(":")[0] ?? ""] ?? "NO_REASON" };
}

/** Answer every line of standard input. A handler is named by its document and its function: storage.md#compute_x. */
export async function serve(document: string, handlers: Table<Handler>, reasons: Table<string>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const { id, handler: name, input } = JSON.parse(line) as { id: Json; handler: string; input: Json };
    const [place, functionName = ""] = name.split("#");
    const run = place === document ? handlers[functionName] : undefined;
    let outcome: object;
    try {
      outcome = run === undefined ? { unknown: name } : { returns: encode(await run(input)) };
    } catch (error) {
      outcome = judge(error, reasons);
    }
    process.stdout.write(`${JSON.stringify({ id, ...outcome })}\n`);
  }
}
