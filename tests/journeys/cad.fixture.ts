/** Models and drawings written by hand. */

type Corner = readonly [x: number, y: number, z: number];

/** The twelve triangles of a box that stands at the origin. */
function boxTriangles(width: number, depth: number, height: number): Corner[][] {
  const corner = (at: number): Corner => [at & 1 ? width : 0, at & 2 ? depth : 0, at & 4 ? height : 0];
  const sides = [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ];
  return sides.flatMap(([a, b, c, d]) => [
    [corner(a!), corner(b!), corner(c!)],
    [corner(a!), corner(c!), corner(d!)],
  ]);
}

const SIZE = [120, 80, 40] as const;

export function asciiStl(): Buffer {
  const facets = boxTriangles(...SIZE).map(
    (corners) =>
      `facet normal 0 0 0\nouter loop\n${corners.map((at) => `vertex ${at.join(' ')}`).join('\n')}\nendloop\nendfacet`,
  );
  return Buffer.from(`solid box\n${facets.join('\n')}\nendsolid box\n`);
}

export function binaryStl(): Buffer {
  const triangles = boxTriangles(...SIZE);
  const file = Buffer.alloc(84 + triangles.length * 50);
  file.writeUInt32LE(triangles.length, 80);
  for (const [at, corners] of triangles.entries())
    for (const [index, value] of corners.flat().entries())
      file.writeFloatLE(value, 84 + at * 50 + 12 + index * 4);
  return file;
}

export function obj(): Buffer {
  const corners = boxTriangles(...SIZE).flat();
  const faces = Array.from(
    { length: corners.length / 3 },
    (_, at) => `f ${at * 3 + 1} ${at * 3 + 2} ${at * 3 + 3}`,
  );
  return Buffer.from(
    `mtllib ../outside.mtl\n${corners.map((at) => `v ${at.join(' ')}`).join('\n')}\n${faces.join('\n')}\n`,
  );
}

/** A glTF of one box. Its bytes stand in a `data:` address, or wherever `uri` says. */
export function gltf(settings: { uri?: string; image?: string; required?: string[] } = {}): Buffer {
  const positions = Float32Array.from(boxTriangles(1.2, 0.8, 0.4).flat(2));
  const bytes = Buffer.from(positions.buffer);
  return Buffer.from(
    JSON.stringify({
      asset: { version: '2.0' },
      scene: 0,
      scenes: [{ nodes: [0] }],
      nodes: [{ mesh: 0 }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 }, material: 0 }] }],
      materials: [
        settings.image
          ? { pbrMetallicRoughness: { baseColorTexture: { index: 0 } } }
          : { pbrMetallicRoughness: { baseColorFactor: [0.1, 0.5, 0.6, 1] }, doubleSided: true },
      ],
      ...(settings.image ? { images: [{ uri: settings.image }], textures: [{ source: 0 }] } : {}),
      accessors: [
        {
          bufferView: 0,
          componentType: 5126,
          count: positions.length / 3,
          type: 'VEC3',
          min: [0, 0, 0],
          max: [1.2, 0.8, 0.4],
        },
      ],
      bufferViews: [{ buffer: 0, byteLength: bytes.length }],
      buffers: [
        {
          byteLength: bytes.length,
          uri: settings.uri ?? `data:application/octet-stream;base64,${bytes.toString('base64')}`,
        },
      ],
      ...(settings.required
        ? { extensionsRequired: settings.required, extensionsUsed: settings.required }
        : {}),
    }),
  );
}

/** The same as one binary file. */
export function glb(): Buffer {
  const parts = JSON.parse(gltf().toString()) as { buffers: { uri?: string; byteLength: number }[] };
  const bytes = Buffer.from(parts.buffers[0]!.uri!.split(',')[1]!, 'base64');
  delete parts.buffers[0]!.uri;
  const text = JSON.stringify(parts);
  const json = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4));
  const head = (length: number, type: string) => {
    const frame = Buffer.alloc(8);
    frame.writeUInt32LE(length, 0);
    frame.write(type, 4, 'latin1');
    return frame;
  };
  const start = Buffer.alloc(12);
  start.write('glTF', 0, 'latin1');
  start.writeUInt32LE(2, 4);
  start.writeUInt32LE(12 + 8 + json.length + 8 + bytes.length, 8);
  return Buffer.concat([start, head(json.length, 'JSON'), json, head(bytes.length, 'BIN\0'), bytes]);
}

/** Group codes and their values, a line each. */
const pairs = (...values: (string | number)[]) => values.map((value) => `${value}\n`).join('');

/** A drawing with two layers, a circle, an arc, a polyline, a dimensioned block and texts in two languages. */
export function dxf(): Buffer {
  const layer = (name: string, colour: number) =>
    pairs(0, 'LAYER', 2, name, 70, 0, 62, colour, 6, 'CONTINUOUS');
  const line = (name: string, x1: number, y1: number, x2: number, y2: number) =>
    pairs(0, 'LINE', 8, name, 10, x1, 20, y1, 30, 0, 11, x2, 21, y2, 31, 0);
  const text = (name: string, x: number, y: number, height: number, value: string) =>
    pairs(0, 'TEXT', 8, name, 10, x, 20, y, 30, 0, 40, height, 1, value);
  const entities = [
    line('轮廓', 0, 0, 400, 0),
    line('轮廓', 400, 0, 400, 250),
    line('轮廓', 400, 250, 0, 250),
    line('轮廓', 0, 250, 0, 0),
    pairs(0, 'CIRCLE', 8, '轮廓', 10, 120, 20, 125, 30, 0, 40, 60),
    pairs(0, 'ARC', 8, '轮廓', 10, 280, 20, 125, 30, 0, 40, 60, 50, 0, 51, 200),
    text('标注', 20, 20, 14, '包装线总装图 Scale 1:10'),
    text('标注', 20, 215, 14, '%%c120 φ ≥ 锨'),
    pairs(0, 'INSERT', 8, '标注', 2, 'MARK', 10, 340, 20, 60, 30, 0),
  ];
  const block =
    pairs(0, 'BLOCK', 8, '0', 2, 'MARK', 70, 0, 10, 0, 20, 0, 30, 0, 3, 'MARK', 1, '') +
    pairs(0, 'CIRCLE', 8, '0', 10, 0, 20, 0, 30, 0, 40, 20) +
    pairs(0, 'ENDBLK', 8, '0');
  return Buffer.from(
    pairs(0, 'SECTION', 2, 'HEADER', 9, '$ACADVER', 1, 'AC1027', 0, 'ENDSEC') +
      pairs(0, 'SECTION', 2, 'TABLES', 0, 'TABLE', 2, 'LAYER', 70, 2) +
      layer('轮廓', 7) +
      layer('标注', 2) +
      pairs(0, 'ENDTAB', 0, 'ENDSEC') +
      pairs(0, 'SECTION', 2, 'BLOCKS') +
      block +
      pairs(0, 'ENDSEC', 0, 'SECTION', 2, 'ENTITIES') +
      entities.join('') +
      pairs(0, 'ENDSEC', 0, 'EOF').trimEnd() +
      '\n',
  );
}
