declare module 'heic-decode' {
  interface Decoded {
    width: number;
    height: number;
    /** RGBA. */
    data: ArrayBuffer | Uint8ClampedArray;
  }
  export default function decode(source: { buffer: Uint8Array }): Promise<Decoded>;
}

declare module 'occt-import-js' {
  export interface OcctMesh {
    name: string;
    color?: [number, number, number];
    attributes: { position: { array: number[] }; normal?: { array: number[] } };
    index: { array: number[] };
  }
  export interface OcctNode {
    name: string;
    meshes: number[];
    children: OcctNode[];
  }
  interface Read {
    success: boolean;
    root: OcctNode;
    meshes: OcctMesh[];
  }
  type Reader = (content: Uint8Array, options: Record<string, unknown>) => Read;
  interface Occt {
    ReadStepFile: Reader;
    ReadIgesFile: Reader;
    ReadBrepFile: Reader;
  }
  export default function occtImport(): Promise<Occt>;
}
