import { TextDecoder } from 'node:util';
import sax, { type QualifiedTag, type SAXOptions, type Tag } from 'sax';
import { damaged } from './spreadsheet-error.ts';

const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 500;
// The parser bounds its buffers only while it tracks its position; without that one endless attribute fills the memory.
// strictEntities is missing from the published types.
const saxOptions: SAXOptions & { strictEntities: boolean } = { position: true, strictEntities: true };

export interface XmlHandler {
  /** `name` and attribute names come without namespace prefix, except `r:…` attributes, which keep the `r:`. */
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  /** Text may come in several pieces. */
  text?(text: string): void;
}

/**
 * Streams one XML part to a handler. A document type is refused outright: no part of a workbook has one, and it is
 * how entity bombs and outside references get in.
 */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  root: string,
  handler: XmlHandler,
): Promise<void> {
  const parser = sax.parser(true, saxOptions);
  let depth = 0;
  let attributes = 0;

  parser.onerror = () => {
    throw damaged('xml', part);
  };
  parser.ondoctype = () => {
    throw damaged('doctype', part);
  };
  parser.onopentagstart = () => {
    attributes = 0;
  };
  parser.onattribute = () => {
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES) throw damaged('xml_attributes', part);
  };
  parser.onopentag = (tag: Tag | QualifiedTag) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw damaged('xml_depth', part);
    const name = localName(tag.name);
    if (depth === 1 && name !== root) throw damaged('xml_root', part);
    handler.open?.(name, localAttributes((tag as Tag).attributes));
  };
  parser.onclosetag = (name: string) => {
    depth -= 1;
    handler.close?.(localName(name));
  };
  parser.ontext = (text: string) => handler.text?.(text);
  parser.oncdata = (text: string) => handler.text?.(text);

  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk);
    parser.write(decode(decoder, chunk, part));
  }
  if (!decoder) throw damaged('xml', part);
  parser.write(decode(decoder, undefined, part));
  parser.close();
}

function decoderFor(firstChunk: Uint8Array): TextDecoder {
  const [first, second] = firstChunk;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, part: string): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw damaged('xml', part);
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function localAttributes(attributes: Record<string, string>): Record<string, string> {
  let local: Record<string, string> | undefined;
  for (const name in attributes) {
    // The relationship id is the one attribute whose prefix tells it from another of the same name.
    if (!name.includes(':') || name.startsWith('xmlns')) continue;
    local ??= { ...attributes };
    local[localName(name) === 'id' ? 'r:id' : localName(name)] = attributes[name] ?? '';
  }
  return local ?? attributes;
}
