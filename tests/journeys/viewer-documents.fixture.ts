/** One document of every kind the viewer shows, and those that are broken or mean harm. */
import { crc32, deflateSync } from 'node:zlib';
import { asciiStl, binaryStl, dxf, glb, gltf, obj } from './cad.fixture.ts';
import { box, faxScan, pdf, textLine } from './pdf.fixture.ts';

/** An address outside that nothing a document says may ever lead a browser to by itself. */
export const STRANGER = 'http://stranger.invalid';

/** A PNG of plain colour with a square in another. */
export function png(width: number, height: number, square?: { x: number; y: number; size: number }): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const inside =
        square && x >= square.x && x < square.x + square.size && y >= square.y && y < square.y + square.size;
      rows.set(inside ? [30, 60, 200] : [236, 240, 228], y * (width * 3 + 1) + 1 + x * 3);
    }
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const harm = "document.title='harmed';fetch('/harmed')";

const hostileSvg = `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="300" height="200" onload="${harm}">
  <script>${harm}</script>
  <image href="${STRANGER}/seen.png" width="10" height="10"/>
  <foreignObject width="300" height="50"><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="${harm}"/></foreignObject>
  <rect x="20" y="60" width="200" height="100" fill="#0b6477"/>
</svg>`;

const hostileMarkdown = `# 装配说明 Assembly

Ordinary **text**, a [safe link](https://example.com/manual) and a [script](javascript:alert(1)).

<script>${harm}</script>
<img src=x onerror="${harm}">
<iframe src="${STRANGER}/frame"></iframe>

![picture from elsewhere](${STRANGER}/seen.png)
![relative](../secret.png)

[ref]: javascript:alert(2)
[by reference][ref] and <javascript:alert(3)> and [data](data:text/html,<script>${harm}</script>)

| 序号 | 零件 | 数量 |
| --- | --- | --- |
| 1 | 电机 | 2 |

\`\`\`html
<b onclick="${harm}">code stays code</b>
\`\`\`
`;

const csv = [
  '序号,名称,"备注, 说明"',
  ...Array.from({ length: 5200 }, (_, at) => `${at + 1},零件 ${at + 1},"a ""quoted"" one"`),
].join('\n');

// What Windows writes in Chinese, byte by byte: 合同 项目 (GB18030), for which Node has no encoder.
const gb18030 = Buffer.from([
  0xba, 0xcf, 0xcd, 0xac, 0x20, 0xcf, 0xee, 0xc4, 0xbf, 0x0d, 0x0a, 0x73, 0x65, 0x63, 0x6f, 0x6e, 0x64,
]);

const manyPages = Array.from({ length: 40 }, (_, at) => ({
  draw: [
    textLine(`Page ${at + 1}`, 60, 760, 24),
    textLine(at === 29 ? 'needle here' : 'hay', 60, 700),
    box(60, 100, 200, 300, '0.2 0.5 0.6'),
  ].join('\n'),
}));

const sheet = (number: number, ...more: string[]) => ({
  draw: [
    textLine(`Sheet ${number} of the packing line`, 60, 770, 18),
    box(60, 420, 160, 200, '0.4 0.4 0.4'),
    ...more,
  ].join('\n'),
});

/** File name to bytes, as the test server delivers them. */
export const documents: Readonly<Record<string, Buffer>> = {
  'drawing.pdf': pdf([
    {
      draw: [
        textLine('Packing line, general arrangement', 60, 770, 20),
        textLine('包装线总装图 第一页', 60, 730, 20),
        box(60, 300, 300, 300, '0.1 0.4 0.5'),
      ].join('\n'),
      links: [
        { rect: [60, 760, 400, 790], uri: 'https://example.com/manual' },
        { rect: [60, 600, 400, 640], uri: 'javascript:alert(1)' },
      ],
    },
    { draw: [textLine('Second page', 60, 400, 20), box(300, 60, 200, 200)].join('\n'), size: [842, 595] },
    { draw: textLine('Third page, turned', 60, 700, 20), rotate: 90 },
  ]),
  'long.pdf': pdf(manyPages),
  'scan.pdf': faxScan(),
  'script.pdf': pdf([{ draw: textLine('This one wants to run a script', 60, 700) }], {
    script: `app.alert('harmed'); ${harm}`,
  }),
  'before.pdf': pdf([
    sheet(1),
    sheet(2, box(300, 420, 160, 200, '0.1 0.3 0.7')),
    sheet(3, textLine('Speed 1200 rpm', 60, 200)),
  ]),
  'after.pdf': pdf([
    sheet(1),
    sheet(2, box(300, 150, 160, 200, '0.1 0.3 0.7')),
    sheet(3, textLine('Speed 1800 rpm', 60, 200)),
    { ...sheet(4), size: [842, 595] },
  ]),
  'damaged.pdf': Buffer.from('%PDF-1.7\nthis is not one\n'),
  'empty.pdf': Buffer.alloc(0),
  'photo.png': png(1600, 1200, { x: 300, y: 200, size: 500 }),
  'small.png': png(40, 30, { x: 5, y: 5, size: 10 }),
  'moved.png': png(1600, 1300, { x: 700, y: 200, size: 500 }),
  'damaged.png': Buffer.from('\x89PNG\r\n\x1a\nand then something else', 'latin1'),
  'hostile.svg': Buffer.from(hostileSvg),
  'hostile.md': Buffer.from(hostileMarkdown),
  'plain.md': Buffer.from('# Manual\n\nSome *words* and a [link](https://example.com).\n\n- one\n- two\n'),
  'gb18030.txt': gb18030,
  'utf16.txt': Buffer.from('\ufeff合同\r\nsecond', 'utf16le'),
  'large.txt': Buffer.from('0123456789 一行文字 a line of text\n'.repeat(80_000)),
  'binary.txt': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3, 4, 0, 0, 9, 200, 201, 202]),
  'parts.csv': Buffer.from(csv),
  'parts.tsv': Buffer.from('no\tname\n1\tmotor\n2\t电机\n'),
  'old.txt': Buffer.from(Array.from({ length: 60 }, (_, at) => `line ${at + 1} 行`).join('\n')),
  'new.txt': Buffer.from(
    Array.from({ length: 60 }, (_, at) => (at === 29 ? 'line thirty, changed' : `line ${at + 1} 行`))
      .concat('one more')
      .join('\n'),
  ),
  'main.py': Buffer.from(
    '# 控制\ndef run(speed: int) -> str:\n    """many\n    lines"""\n    return f"{speed} rpm"\n',
  ),
  'program.nc': Buffer.from('%\nO1000 (DRILL)\nG21 G90\nG0 X10. Y20.\nM30\n%\n'),
  'logic.st': Buffer.from(
    'PROGRAM main\nVAR\n  start : BOOL;\nEND_VAR\nIF start THEN\n  start := FALSE;\nEND_IF\n',
  ),
  'box.stl': asciiStl(),
  'binary.stl': binaryStl(),
  'damaged.stl': binaryStl().subarray(0, 200),
  'box.obj': obj(),
  'box.gltf': gltf(),
  'textured.gltf': gltf({ image: `data:image/png;base64,${png(8, 8).toString('base64')}` }),
  'outside.gltf': gltf({ uri: `${STRANGER}/box.bin` }),
  'packed.gltf': gltf({ required: ['KHR_draco_mesh_compression'] }),
  'box.glb': glb(),
  'layout.dxf': dxf(),
  'damaged.dxf': Buffer.from('0\nSECTION\n2\nENTITIES\nnot a group code\n'),
  'wrong.dxf': Buffer.from('this is a letter, not a drawing'),
};
