/**
 * The protocol of `zgspec check-client`: one case per line on standard input, one outcome per line on standard output.
 *
 * This half knows nothing of any SDK and can be copied as it is. A field that a handler does not expect, or that has
 * another shape, ends the run: a client must not pass by ignoring what it does not understand.
 */
import { createInterface } from "node:readline";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
export type Outcome = { returns: Json } | { rejects: string } | { skipped: string };

type Decoder<T> = (value: Json) => T;
type Decoders<Input> = { [Field in keyof Input]: Decoder<Input[Field]> };
type Handler = (input: JsonObject) => Outcome | Promise<Outcome>;

/** What the client says to a case that its SDK cannot take, with the reason. */
export class Skip extends Error {}

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

/** Read a value or null. */
export function optional<T>(decode: Decoder<T>): Decoder<T | null> {
  return (value) => (value === null ? null : decode(value));
}

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

const small: Decoder<number> = (value) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : fail("a count", value);

/** Read a string. */
export const text: Decoder<string> = (value) => (typeof value === "string" ? value : fail("a string", value));

/** Read an object whose field `recipe` names how its other fields are read. */
export function recipe<T>(recipes: { [name: string]: Decoder<T> }): Decoder<T> {
  return (value) => {
    const name = text((value as JsonObject)["recipe"] ?? null);
    return (recipes[name] ?? fail("a known recipe", value))(value);
  };
}

function words(seed: number, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(Math.ceil(length / 4) * 4));
  for (let word = 0; 4 * word < length; word++) {
    view.setUint32(4 * word, Math.imul(word + 1 + seed, 2654435761), true);
  }
  return new Uint8Array(view.buffer, 0, length);
}

const wordsRecipe = object({ recipe: text, seed: small, length: small });
const fillRecipe = object({ recipe: text, length: small });
const byRecipe = recipe<Uint8Array>({
  words: (value) => words(wordsRecipe(value).seed, wordsRecipe(value).length),
  zeros: (value) => new Uint8Array(fillRecipe(value).length),
  ones: (value) => new Uint8Array(fillRecipe(value).length).fill(0xff),
});

/** Read bytes, which are hex or a recipe. */
export const bytes: Decoder<Uint8Array> = (value) =>
  typeof value === "string" ? new Uint8Array(Buffer.from(hex(value).slice(2), "hex")) : byRecipe(value);

const fileRecipe = object({ recipe: text, path: text });

/** Return the path of a file of this machine, or nothing. Vectors never hold one; tests on real files do. */
export function filePath(value: Json): string | undefined {
  const isFile = value !== null && typeof value === "object" && !Array.isArray(value) && value["recipe"] === "file";
  return isFile ? fileRecipe(value).path : undefined;
}

/** Join the decoders of a case's input to the function that gives its outcome. */
export function handler<Input extends object>(
  decoders: Decoders<Input>,
  run: (input: Input) => Outcome | Promise<Outcome>,
): Handler {
  const decode = object(decoders);
  return (input) => run(decode(input));
}

/** Answer every line of standard input. A handler is named by its document and its function: storage.md#compute_x. */
export async function serve(document: string, handlers: { [name: string]: Handler }): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const { id, handler: name, input } = JSON.parse(line) as { id: Json; handler: string; input: JsonObject };
    const [place, functionName] = name.split("#");
    const run = place === document ? handlers[functionName ?? ""] : undefined;
    let outcome: Outcome | { unknown: string };
    try {
      outcome = run === undefined ? { unknown: name } : await run(input);
    } catch (error) {
      if (!(error instanceof Skip)) throw error;
      outcome = { skipped: error.message };
    }
    process.stdout.write(`${JSON.stringify({ id, ...outcome })}\n`);
  }
}
