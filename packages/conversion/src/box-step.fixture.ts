/** A box of the given edges in millimetres, as a CAD system would export it: STEP AP214 (ISO 10303-21), one solid of six faces. */
export function boxStep(x: number, y: number, z: number): string {
  const lines: string[] = [];
  const add = (text: string) => {
    lines.push(`#${lines.length + 1}=${text};`);
    return `#${lines.length}`;
  };
  const real = (value: number) => (Number.isInteger(value) ? `${value}.` : String(value));
  const triple = (name: string, values: readonly number[]) =>
    add(`${name}('',(${values.map(real).join(',')}))`);
  const point = (values: readonly number[]) => triple('CARTESIAN_POINT', values);
  const direction = (values: readonly number[]) => triple('DIRECTION', values);
  const axes = (at: readonly number[], axis: readonly number[], across: readonly number[]) =>
    add(`AXIS2_PLACEMENT_3D('',${point(at)},${direction(axis)},${direction(across)})`);
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [i & 1 ? x : 0, i & 2 ? y : 0, i & 4 ? z : 0] as const);
  const vertices = corners.map((corner) => add(`VERTEX_POINT('',${point(corner)})`));
  const edges = new Map<string, string>();
  const edge = (from: number, to: number): string => {
    const [a, b] = [Math.min(from, to), Math.max(from, to)];
    const key = `${a}-${b}`;
    if (!edges.has(key)) {
      const along = corners[b]!.map((value, i) => Math.sign(value - corners[a]![i]!));
      const vector = add(`VECTOR('',${direction(along)},1.)`);
      const line = add(`LINE('',${point(corners[a]!)},${vector})`);
      edges.set(key, add(`EDGE_CURVE('',${vertices[a]},${vertices[b]},${line},.T.)`));
    }
    return add(`ORIENTED_EDGE('',*,*,${edges.get(key)},${from === a ? '.T.' : '.F.'})`);
  };
  // Corners of each face, counter-clockwise as seen from outside, with its outward normal.
  const faces: [number[], number[], number[]][] = [
    [
      [0, 2, 3, 1],
      [0, 0, -1],
      [1, 0, 0],
    ],
    [
      [4, 5, 7, 6],
      [0, 0, 1],
      [1, 0, 0],
    ],
    [
      [0, 1, 5, 4],
      [0, -1, 0],
      [1, 0, 0],
    ],
    [
      [2, 6, 7, 3],
      [0, 1, 0],
      [1, 0, 0],
    ],
    [
      [0, 4, 6, 2],
      [-1, 0, 0],
      [0, 1, 0],
    ],
    [
      [1, 3, 7, 5],
      [1, 0, 0],
      [0, 1, 0],
    ],
  ];
  const shell = faces.map(([around, normal, across]) => {
    const loop = add(
      `EDGE_LOOP('',(${around.map((from, i) => edge(from, around[(i + 1) % 4]!)).join(',')}))`,
    );
    const bound = add(`FACE_OUTER_BOUND('',${loop},.T.)`);
    const plane = add(`PLANE('',${axes(corners[around[0]!]!, normal, across)})`);
    return add(`ADVANCED_FACE('',(${bound}),${plane},.T.)`);
  });
  const solid = add(`MANIFOLD_SOLID_BREP('box',${add(`CLOSED_SHELL('',(${shell.join(',')}))`)})`);
  const length = add('(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT(.MILLI.,.METRE.))');
  const angle = add('(NAMED_UNIT(*)PLANE_ANGLE_UNIT()SI_UNIT($,.RADIAN.))');
  const solidAngle = add('(NAMED_UNIT(*)SI_UNIT($,.STERADIAN.)SOLID_ANGLE_UNIT())');
  const accuracy = add(`UNCERTAINTY_MEASURE_WITH_UNIT(LENGTH_MEASURE(1.E-6),${length},'','')`);
  const context = add(
    `(GEOMETRIC_REPRESENTATION_CONTEXT(3)GLOBAL_UNCERTAINTY_ASSIGNED_CONTEXT((${accuracy}))GLOBAL_UNIT_ASSIGNED_CONTEXT((${length},${angle},${solidAngle}))REPRESENTATION_CONTEXT('',''))`,
  );
  const shape = add(
    `ADVANCED_BREP_SHAPE_REPRESENTATION('',(${axes([0, 0, 0], [0, 0, 1], [1, 0, 0])},${solid}),${context})`,
  );
  const application = add(`APPLICATION_CONTEXT('automotive design')`);
  add(`APPLICATION_PROTOCOL_DEFINITION('','automotive_design',2000,${application})`);
  const product = add(`PRODUCT('box','box','',(${add(`PRODUCT_CONTEXT('',${application},'mechanical')`)}))`);
  const formation = add(`PRODUCT_DEFINITION_FORMATION('','',${product})`);
  const definition = add(
    `PRODUCT_DEFINITION('','',${formation},${add(`PRODUCT_DEFINITION_CONTEXT('part definition',${application},'design')`)})`,
  );
  add(`SHAPE_DEFINITION_REPRESENTATION(${add(`PRODUCT_DEFINITION_SHAPE('','',${definition})`)},${shape})`);
  return `ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('box.step','2026-01-01T00:00:00',(''),(''),'','','');\nFILE_SCHEMA(('AUTOMOTIVE_DESIGN { 1 0 10303 214 1 1 1 1 }'));\nENDSEC;\nDATA;\n${lines.join('\n')}\nENDSEC;\nEND-ISO-10303-21;\n`;
}
