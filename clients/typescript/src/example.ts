/** A whole client of two functions: copy it, and put your own code in place of the SDK. */
import { createInterface } from "node:readline";
import { MemData, MerkleTree } from "@0gfoundation/0g-ts-sdk";

type Input = { data: string; index: string };
type Outcome = { returns: unknown } | { rejects: string } | { unknown: string };

async function withTree(data: string, ask: (tree: MerkleTree) => unknown): Promise<Outcome> {
  const bytes = Buffer.from(data.slice(2), "hex");
  const [tree] = await new MemData(bytes, 0, bytes.length).merkleTree();
  return tree === null ? { rejects: "EMPTY_FILE" } : { returns: ask(tree) };
}

const handlers: { [name: string]: (input: Input) => Promise<Outcome> } = {
  "storage.md#compute_data_root": ({ data }) => withTree(data, (tree) => tree.rootHash()),
  "storage.md#compute_segment_proof": ({ data, index }) => withTree(data, (tree) => tree.proofAt(Number(index))),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { id, handler, input } = JSON.parse(line) as { id: string; handler: string; input: Input };
  const outcome = (await handlers[handler]?.(input)) ?? { unknown: handler };
  console.log(JSON.stringify({ id, ...outcome }));
}
